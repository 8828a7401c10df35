"""Stands around every request: hosts, sizes and the headers that keep a page to itself."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 2_000_000
"""The largest form; uploads have ``MOST_UPLOADED``."""
MOST_UPLOADED = 15_000_000

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)

_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}


CLOSING = "musnad.closing"
"""Under this name each request's scope says whether the desk is being closed."""


class TooLargeError(Exception):
    """A body that goes on beyond its limit."""


class Shell:
    """Refuses strange hosts and large bodies, and sets the headers of every answer.

    ``hosts`` gives the names (without ports) that browsers may call the desk; asked each time.
    A page of another host's name would otherwise speak to a desk on this machine (DNS
    rebinding). ``uploads`` are the starts of paths that take files.
    """

    def __init__(
        self, app: ASGIApp, *, hosts: Callable[[], frozenset[str]], uploads: tuple[str, ...] = ()
    ) -> None:
        self._app = app
        self._hosts = hosts
        self._uploads = uploads
        self._closing = False

    def close(self) -> None:
        """Have answers that go on for long come to their end."""
        self._closing = True

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope[CLOSING] = lambda: self._closing
        headers = Headers(scope=scope)
        if not _welcome(headers.getlist("host"), self._hosts()):
            await PlainTextResponse("unknown host", 421)(scope, receive, send)
            return
        upload = scope["path"].startswith(self._uploads) if self._uploads else False
        most = MOST_UPLOADED if upload else MOST_BYTES
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or int(length[:20]) > most:
            await PlainTextResponse("too large", 413)(scope, receive, send)
            return
        await self._app(scope, _limited(receive, most), _with_headers(send))


def _welcome(named: list[str], hosts: frozenset[str]) -> bool:
    """Whether browsers may call the desk so.

    Where it listens to every address of the machine, any address may: what a foreign page has
    its own name lead to here is still asked for by that name.
    """
    if len(named) != 1:
        return False
    try:
        host = urlsplit(f"//{named[0]}").hostname or ""
    except ValueError:
        return False
    if host in hosts:
        return True
    if not hosts & {"0.0.0.0", "::"}:  # noqa: S104
        return False
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _limited(receive: Receive, most: int) -> Receive:
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        if message["type"] == "http.request":
            taken += len(message.get("body", b""))
            if taken > most:
                raise TooLargeError
        return message

    return limited


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sending
