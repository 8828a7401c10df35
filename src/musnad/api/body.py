"""What stands before the API: bodies within limits and sound, and headers on every answer."""

from __future__ import annotations

import asyncio
import json
import re
from typing import NoReturn

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from musnad.api.problems import problem
from musnad.core.errors import MusnadError, RefusedError

MOST_BYTES = 2_000_000
MOST_UPLOAD_BYTES = 14_000_000
"""A form with a file; what stands around the desk lets 15 MB pass, so that it is refused here."""
READ_SECONDS = 30.0

_ESCAPED = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
_MOST_DEEP = 32
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Gate:
    """An ASGI application around the API.

    Reads each body whole: at most ``most_bytes``, or ``most_upload_bytes`` of a form, within
    ``seconds``. JSON that is too deep, has numbers that are none, or text that is none, is
    answered here with a problem.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        most_bytes: int = MOST_BYTES,
        most_upload_bytes: int = MOST_UPLOAD_BYTES,
        seconds: float = READ_SECONDS,
    ) -> None:
        self._app = app
        self._most = most_bytes
        self._most_upload = most_upload_bytes
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or refuse its body."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            body = await self._body(Headers(scope=scope), receive)
        except MusnadError as error:
            # What is left of the body is not waited for: the connection has to go.
            answer = problem(error, headers={"Connection": "close"})
            await answer(scope, receive, told)
            return
        if body is None:
            return
        await self._app(scope, _again(body, receive), told)

    async def _body(self, headers: Headers, receive: Receive) -> bytes | None:
        """The whole body; None where the other side has gone."""
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        most = self._most_upload if kind == "multipart/form-data" else self._most
        length = headers.get("content-length", "")
        if length.isdigit() and (len(length) > 12 or int(length) > most):
            raise RefusedError("api.too_large", megabytes=f"{most / 1e6:g}")
        parts: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(self._seconds):
                while True:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        return None
                    part = message.get("body", b"")
                    size += len(part)
                    if size > most:
                        raise RefusedError("api.too_large", megabytes=f"{most / 1e6:g}")
                    parts.append(part)
                    if not message.get("more_body", False):
                        break
        except TimeoutError as error:
            raise RefusedError("api.late", seconds=f"{self._seconds:g}") from error
        body = b"".join(parts)
        if body and (kind == "application/json" or kind.endswith("+json")):
            check_json(body)
        return body


def check_json(body: bytes) -> None:
    """Raises RefusedError ``api.json`` for what is no sound JSON, ``api.text`` for letters in it
    that no text may have (NUL, half a pair of surrogates).

    Source: RFC 8259; RFC 7493 (I-JSON) for surrogates and numbers.
    """
    try:
        value = json.loads(body.decode("utf-8"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise RefusedError("api.json", what="not UTF-8") from error
    except RecursionError as error:
        raise RefusedError("api.json", what="nested too deep") from error
    except ValueError as error:
        raise RefusedError("api.json", what=str(error)[:100]) from error
    _check_depth(value)
    if _ESCAPED.search(body):
        _check_text(value)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number in JSON")


def _check_depth(value: object) -> None:
    layer: list[object] = [value]
    for _ in range(_MOST_DEEP):
        layer = [part for one in layer for part in _parts(one) if isinstance(part, list | dict)]
        if not layer:
            return
    raise RefusedError("api.json", what="nested too deep")


def _check_text(value: object) -> None:
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            _check_letters(one)
        elif isinstance(one, dict):
            for name in one:
                _check_letters(name)
        waiting.extend(_parts(one))


def _check_letters(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise RefusedError("api.text") from error
    if "\0" in text:
        raise RefusedError("api.text")


def _parts(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return list(value) if isinstance(value, list) else []


def _again(body: bytes, receive: Receive) -> Receive:
    """A way to read the body that was read already."""
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
