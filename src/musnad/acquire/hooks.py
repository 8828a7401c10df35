"""Carries the calls of webhooks: signed, to checked addresses, in time, and never elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path

import httpx2

from musnad.acquire.answers import refusal
from musnad.acquire.fetcher import address
from musnad.acquire.guard import public
from musnad.acquire.transport import (
    Deadline,
    GuardedTransport,
    Monotonic,
    Resolve,
    resolve,
)
from musnad.core.errors import RefusedError
from musnad.core.people import Hook, HookCall
from musnad.flow.signed import signature

SECONDS = 10.0

_PORTS = {"http": 80, "https": 443}


class HookSender:
    """Sends calls over HTTP and HTTPS; may be used from several threads.

    ``allow_private`` lists ``host:port`` pairs that may be reached though they are not on the
    public internet; ``certificates`` is a PEM file of authorities beside the usual ones. A call
    must be answered within ``seconds``; the answer's body is not read and redirects are not
    followed.
    """

    def __init__(
        self,
        user_agent: str,
        *,
        allow_private: Iterable[str] = (),
        certificates: Path | None = None,
        seconds: float = SECONDS,
        monotonic: Monotonic = time.monotonic,
        resolve_host: Resolve = resolve,
    ) -> None:
        self._user_agent = user_agent
        self._allowed = frozenset(one.lower() for one in allow_private)
        self._seconds = seconds
        self._monotonic = monotonic
        self._transport = GuardedTransport(
            allow_private=self._allowed, resolve_host=resolve_host, certificates=certificates
        )

    def close(self) -> None:
        """Close every connection."""
        self._transport.close()

    def permit(self, url: str) -> None:
        """Refuse what can be seen to be no public address before any name is resolved.

        Raises RefusedError ``fetch.bad_address``, ``fetch.scheme``, ``fetch.credentials`` or
        ``fetch.private_address``.
        """
        wanted = address(url)
        host = wanted.host
        place = f"{wanted.netloc.decode('ascii').rpartition('@')[2]}".lower()
        if wanted.port is None:
            place = f"{place}:{_PORTS[wanted.scheme]}"
        if place in self._allowed:
            return
        name = host.rstrip(".").lower()
        if name == "localhost" or name.endswith(".localhost"):
            raise RefusedError("fetch.private_address", host=host, address="localhost")
        if _numeric(host) and not public(host):
            raise RefusedError("fetch.private_address", host=host, address=host)

    def send(self, hook: Hook, call: HookCall, *, at: datetime) -> None:
        """Send it once; any answer of 2xx says that it arrived.

        Raises TransientError ``fetch.timeout``, ``fetch.unresolved``, ``fetch.unreachable``,
        ``fetch.tls``, ``fetch.broken_off``, ``fetch.server_error``,
        ``fetch.too_many_requests``; RefusedError ``hook.redirect``, ``fetch.bad_address``,
        ``fetch.scheme``, ``fetch.credentials``, ``fetch.private_address``,
        ``fetch.certificate``, ``fetch.not_found``, ``fetch.forbidden``, ``fetch.status``.
        """
        body = call.body.encode()
        request = httpx2.Request(
            "POST",
            address(hook.url),
            headers={
                "Content-Type": "application/json",
                "User-Agent": self._user_agent,
                "X-Musnad-Delivery": call.id,
                "X-Musnad-Signature": signature(hook.secret, at, body),
            },
            content=body,
            extensions={"deadline": Deadline(self._seconds, self._monotonic)},
        )
        response = self._transport.handle_request(request)
        response.request = request
        try:
            if 300 <= response.status_code < 400:
                raise RefusedError("hook.redirect", status=response.status_code)
            if response.status_code == 206:
                return
            error = refusal(response, at)
            if error is not None:
                raise error
        finally:
            response.close()


def _numeric(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
