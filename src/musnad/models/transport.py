"""The way to a model: one request sent once, its answer read whole and judged before any client.

The clients of the providers word, repeat and hide faults each in its own way; here they see
either JSON with status 200 or a broken connection, and what really happened is kept beside.
"""

from __future__ import annotations

import asyncio
import functools
import ssl
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import httpx2

import musnad
from musnad.core.errors import MusnadError, RefusedError, TransientError
from musnad.core.ports import Clock
from musnad.models.faults import Asked, fault

T = TypeVar("T")

MOST_BYTES = 4_000_000
"""The largest answer that is read: twenty times the longest article."""

_CONNECT_SECONDS = 10.0
# What a client tells of this machine, or adds from the environment, is nobody's business.
_UNSENT = ("openai-organization", "openai-project", "x-goog-api-client", "x-server-timeout")
_UNSENT_PREFIX = "x-stainless-"


@functools.cache
def trusted() -> ssl.SSLContext:
    """The system's certificates; reading them takes long, so it is done once.

    Environment variables must not change whom the newsroom trusts.
    """
    return httpx2.create_ssl_context(trust_env=False)


class OneTry(httpx2.AsyncBaseTransport):
    """Sends one request to one origin, within ``seconds``; keeps the fault if there was one.

    A second request is refused: a client that tries again by itself would pass the limits by.
    Redirects are not followed, compression is not accepted, proxies of the environment are
    not used, and an answer above ``most_bytes`` is not read to its end.
    """

    def __init__(
        self,
        base_url: str,
        asked: Asked,
        *,
        key: str,
        seconds: float,
        clock: Clock,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._base_url = httpx2.URL(base_url)
        self._asked = asked
        self._key = key
        self._seconds = seconds
        self._clock = clock
        self._most_bytes = most_bytes
        self._timeout = httpx2.Timeout(seconds, connect=min(_CONNECT_SECONDS, seconds))
        self._sent = False
        self.fault: MusnadError | None = None
        self._wire = httpx2.AsyncHTTPTransport(verify=trusted(), trust_env=False)

    def client(self) -> httpx2.AsyncClient:
        """A client that sends by this transport alone."""
        return httpx2.AsyncClient(
            transport=self,
            timeout=self._timeout,
            trust_env=False,
            follow_redirects=False,
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer as JSON with status 200; anything else is kept and breaks the connection."""
        try:
            async with asyncio.timeout(self._seconds):
                return await self._exchange(request)
        except httpx2.ConnectTimeout:
            error: MusnadError = self._passing("model.unreachable", why="connect")
        except (TimeoutError, httpx2.TimeoutException):
            error = self._passing("model.timeout", seconds=f"{self._seconds:g}")
        except httpx2.ConnectError as broken:
            error = self._no_connection(broken)
        except (httpx2.TransportError, OSError) as broken:
            why = str(broken) or type(broken).__name__
            error = self._passing("model.broken_off", why=why)
        except MusnadError as told:
            error = told
        self.fault = self.fault or error
        raise httpx2.ReadError(error.code, request=request)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._wire.aclose()

    async def _exchange(self, request: httpx2.Request) -> httpx2.Response:
        if self._sent or not _same_origin(request.url, self._base_url):
            raise RefusedError("model.strayed", **self._asked.facts())
        self._sent = True
        _tidy(request.headers)
        # The clients have ideas of their own about waiting, none among them.
        request.extensions = {**request.extensions, "timeout": self._timeout.as_dict()}
        answer = await self._wire.handle_async_request(request)
        try:
            body = await self._body(answer)
        finally:
            await answer.aclose()
        headers = {name.lower(): value for name, value in answer.headers.items()}
        error = fault(
            answer.status_code, headers, body, self._asked, key=self._key, now=self._clock()
        )
        if error is not None:
            raise error
        return httpx2.Response(200, headers={"content-type": "application/json"}, content=body)

    async def _body(self, answer: httpx2.Response) -> bytes:
        about = self._asked.facts()
        coding = answer.headers.get("content-encoding", "identity").strip().lower()
        if coding not in ("", "identity"):
            raise RefusedError("model.content_type", **about, status="", kind=coding[:60])
        parts, size = [], 0
        async for part in answer.aiter_raw():
            size += len(part)
            if size > self._most_bytes:
                raise RefusedError("model.too_large", **about, limit=self._most_bytes)
            parts.append(part)
        return b"".join(parts)

    def _no_connection(self, broken: httpx2.ConnectError) -> MusnadError:
        about = {**self._asked.facts(), "why": str(broken) or "connect"}
        if "CERTIFICATE" in about["why"].upper():
            return RefusedError("model.certificate", **about)
        return self._passing("model.unreachable", why=about["why"])

    def _passing(self, code: str, **facts: str) -> TransientError:
        return TransientError(code, retry_after_seconds=None, **self._asked.facts(), **facts)


def wait_for(answer: Coroutine[Any, Any, T]) -> T:
    """Run to its end what a client does asynchronously; also where a loop runs already."""
    if not _inside_a_loop():
        return asyncio.run(answer)
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, answer).result()


def _inside_a_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def _same_origin(url: httpx2.URL, base: httpx2.URL) -> bool:
    return (url.scheme, url.host, url.port) == (base.scheme, base.host, base.port)


def _tidy(headers: httpx2.Headers) -> None:
    for name in list(headers):
        if name.lower() in _UNSENT or name.lower().startswith(_UNSENT_PREFIX):
            del headers[name]
    headers["user-agent"] = f"musnad/{musnad.__version__}"
    headers["accept-encoding"] = "identity"
