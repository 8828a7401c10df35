"""Carries messages to the services of channels: each once, in time, and nothing told of secrets."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

import httpx2

from musnad.acquire.transport import (
    Deadline,
    GuardedTransport,
    Monotonic,
    Resolve,
    resolve,
)
from musnad.core.courier import Parcel, Reply
from musnad.core.errors import MusnadError, RefusedError, TransientError

SECONDS = 15.0
MOST_BYTES = 1_000_000
"""An answer is read to this length; all that is of use stands at its beginning."""

_PORTS = {"http": 80, "https": 443}


class HttpCourier:
    """The port ``Courier`` over HTTPS; may be used from several threads.

    Plain HTTP goes only to the ``host:port`` pairs of ``allow_private``, which may be reached
    wherever they are. Every request has a connection of its own, so that one that breaks off
    before anything was written is told from one whose end nobody knows. An answer must have come
    whole within ``seconds``.
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
        self._certificates = certificates
        self._seconds = seconds
        self._monotonic = monotonic
        self._resolve = resolve_host

    def carry(self, parcel: Parcel, *, seconds: float | None = None) -> Reply:
        """The answer to a request that is sent once; raises as the port says."""
        url = self._address(parcel.url)
        limit = self._seconds if seconds is None else min(seconds, self._seconds)
        written = False

        def trace(step: str, _: dict[str, object]) -> None:
            nonlocal written
            written = written or step.endswith("send_request_headers.started")

        headers = {"User-Agent": self._user_agent, "Accept-Encoding": "identity"}
        request = httpx2.Request(
            parcel.method,
            url,
            headers={**headers, **dict(parcel.headers)},
            content=parcel.body,
            extensions={"deadline": Deadline(limit, self._monotonic), "trace": trace},
        )
        transport = GuardedTransport(
            allow_private=self._allowed,
            resolve_host=self._resolve,
            certificates=self._certificates,
        )
        try:
            return _read(transport.handle_request(request))
        except RefusedError as error:
            if error.code == "fetch.certificate":
                raise RefusedError("channel.certificate", host=url.host) from None
            raise RefusedError("channel.address", host=url.host) from None
        except MusnadError as error:
            # Neither the error nor its cause goes on: their words may hold the address.
            code, why = error.code, error.code.partition(".")[2]
        finally:
            transport.close()
        if written:
            raise TransientError("channel.no_answer", host=url.host, why=why)
        raise TransientError("channel.unreachable", host=url.host, why=why or code)

    def _address(self, text: str) -> httpx2.URL:
        try:
            url = httpx2.URL(text)
            host = url.raw_host.decode("ascii")
        except (httpx2.InvalidURL, ValueError, TypeError):
            raise RefusedError("channel.address", host="?") from None
        port = url.port or _PORTS.get(url.scheme, 0)
        shown = f"[{host}]" if ":" in host else host
        safe = url.scheme == "https" or f"{shown}:{port}".lower() in self._allowed
        if not host or url.userinfo or url.scheme not in _PORTS or not safe:
            raise RefusedError("channel.address", host=host or "?")
        return url


def _read(response: httpx2.Response) -> Reply:
    body = bytearray()
    try:
        for part in response.iter_raw():
            body += part
            if len(body) >= MOST_BYTES:
                break
    finally:
        response.close()
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Reply(status=response.status_code, headers=headers, body=bytes(body[:MOST_BYTES]))
