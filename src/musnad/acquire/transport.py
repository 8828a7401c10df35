"""The way to the network: every connection goes to an address that was checked, and in time.

A name is resolved once, its addresses are checked, and the connection is made to a checked
address itself; so a name that answers differently the second time gains nothing.
"""

from __future__ import annotations

import functools
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, cast

import httpcore2
import httpx2
from h2.exceptions import H2Error

from musnad.acquire.guard import public
from musnad.core.errors import MusnadError, RefusedError, TransientError

Resolve = Callable[[str, int], Sequence[str]]
"""The numeric addresses of a host; raises OSError when there are none."""

Monotonic = Callable[[], float]
"""Seconds that never run backwards."""

_CONNECT_SECONDS = 10.0
_IDLE_CONNECTIONS = 16
_IDLE_SECONDS = 15.0


class Deadline:
    """The moment at which one fetch must be over, however busy the other side keeps it."""

    def __init__(self, seconds: float, monotonic: Monotonic) -> None:
        self.seconds = seconds
        self._monotonic = monotonic
        self._ends = monotonic() + seconds

    def left(self) -> float:
        """Seconds left; zero or less when it is over."""
        return self._ends - self._monotonic()

    def extend(self, seconds: float) -> None:
        """Put it off by the time that was spent waiting out of politeness."""
        self._ends += seconds


def resolve(host: str, port: int) -> Sequence[str]:
    """The host's addresses in the system's order, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


class GuardedTransport(httpx2.BaseTransport):
    """Sends requests over checked connections, within ``extensions["deadline"]``.

    ``allow_private`` names ``host:port`` pairs, as they stand in an address, that may be
    reached wherever they are; ``certificates`` is a PEM file of authorities beside the usual
    ones. HTTP/2 is spoken where the other side offers it. ``extensions["trace"]`` is told of each
    step, as httpcore2 names them. Raises TransientError ``fetch.timeout``,
    ``fetch.unresolved``, ``fetch.unreachable``, ``fetch.tls``, ``fetch.broken_off`` or
    RefusedError ``fetch.private_address``, ``fetch.certificate``.
    """

    def __init__(
        self,
        *,
        allow_private: Iterable[str] = (),
        resolve_host: Resolve = resolve,
        certificates: Path | None = None,
    ) -> None:
        self._running = _Running()
        allowed = frozenset(one.lower() for one in allow_private)
        self._pool = httpcore2.ConnectionPool(
            ssl_context=_trusted(certificates),
            network_backend=_Backend(allowed, resolve_host, self._running),
            http2=True,
            # The threads that ask are few; to wait for a connection would use up their time.
            max_connections=None,
            max_keepalive_connections=_IDLE_CONNECTIONS,
            keepalive_expiry=_IDLE_SECONDS,
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send it and return the answer's head; its body comes as the stream is read."""
        deadline = cast("Deadline", request.extensions["deadline"])
        url = request.url
        sent = httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(
                scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
            ),
            headers=request.headers.raw,
            content=cast("httpx2.SyncByteStream", request.stream),
            extensions={"timeout": _timeouts(deadline)} | _traced(request),
        )
        with self._running.within(deadline), translated(url, deadline):
            answer = self._answered(sent)
        stream = _Body(answer, url, deadline, self._running)
        return httpx2.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=stream,
            extensions={"http_version": answer.extensions.get("http_version", b"")},
        )

    def _answered(self, sent: httpcore2.Request) -> httpcore2.Response:
        """The answer; asked for once more where the other side had just hung up on us.

        A connection that is kept for the next request may be closed over there while that is
        on its way: nothing of it was read then, and nothing is wrong with the host.
        """
        origin = sent.url.origin
        kept = any(
            one.can_handle_request(origin) and one.is_idle() for one in self._pool.connections
        )
        try:
            return self._pool.handle_request(sent)
        except (httpcore2.ReadError, httpcore2.WriteError, httpcore2.RemoteProtocolError):
            if not kept or sent.method != b"GET":
                raise
        return self._pool.handle_request(sent)

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


@functools.cache
def _trusted(certificates: Path | None) -> ssl.SSLContext:
    """The usual certificates and those of the file; reading them takes long: it is done once.

    Environment variables must not change whom the newsroom trusts.
    """
    context = httpx2.create_ssl_context(trust_env=False)
    if certificates is not None:
        try:
            context.load_verify_locations(certificates)
        except OSError as error:
            raise RefusedError("fetch.certificates", path=certificates, why=error) from error
    return context


def _traced(request: httpx2.Request) -> dict[str, Any]:
    trace = request.extensions.get("trace")
    return {} if trace is None else {"trace": trace}


def _timeouts(deadline: Deadline) -> dict[str, float]:
    left = max(deadline.left(), 0.001)
    return {"connect": min(_CONNECT_SECONDS, left), "read": left, "write": left, "pool": left}


@contextmanager
def translated(url: httpx2.URL, deadline: Deadline) -> Iterator[None]:
    """Turn the network's faults into musnad's own errors."""
    try:
        yield
    except MusnadError:
        raise
    except httpcore2.TimeoutException as error:
        raise TransientError("fetch.timeout", url=url, seconds=f"{deadline.seconds:g}") from error
    except httpcore2.ConnectError as error:
        raise TransientError("fetch.unreachable", host=url.host, why=error) from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError, H2Error) as error:
        # In the middle of a body, faults of HTTP/2 come as they are.
        raise TransientError("fetch.broken_off", url=url, why=error) from error


class _Running(threading.local):
    """The deadline of what this thread is fetching: connections outlive single requests."""

    deadline: Deadline | None = None

    @contextmanager
    def within(self, deadline: Deadline) -> Iterator[None]:
        before, self.deadline = self.deadline, deadline
        try:
            yield
        finally:
            self.deadline = before

    def capped(self, seconds: float | None) -> float | None:
        """A waiting time cut to what is left; raises httpcore2's ReadTimeout at the end."""
        if self.deadline is None:
            return seconds
        left = self.deadline.left()
        if left <= 0:
            raise httpcore2.ReadTimeout("deadline")
        return left if seconds is None else min(seconds, left)


class _Body(httpx2.SyncByteStream):
    """An answer's body, read under the deadline."""

    def __init__(
        self, answer: httpcore2.Response, url: httpx2.URL, deadline: Deadline, running: _Running
    ) -> None:
        self._answer = answer
        self._url = url
        self._deadline = deadline
        self._running = running

    def __iter__(self) -> Iterator[bytes]:
        parts = self._answer.iter_stream()
        while True:
            with self._running.within(self._deadline), translated(self._url, self._deadline):
                part = next(parts, None)
            if part is None:
                return
            yield part

    def close(self) -> None:
        self._answer.close()


class _Backend(httpcore2.NetworkBackend):
    """Connects to checked addresses alone."""

    def __init__(
        self, allow_private: frozenset[str], resolve_host: Resolve, running: _Running
    ) -> None:
        self._allow_private = allow_private
        self._resolve = resolve_host
        self._running = running
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        refusal: Exception = TransientError("fetch.unresolved", host=host)
        for address in self._addresses(host, port):
            try:
                stream = self._sockets.connect_tcp(
                    address, port, self._running.capped(timeout), local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                refusal = error
            else:
                return _Stream(stream, self._running)
        raise refusal

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        try:
            found = self._resolved(host, port)
        except (OSError, UnicodeError) as error:
            raise TransientError("fetch.unresolved", host=host) from error
        shown = f"[{host}]" if ":" in host else host
        if f"{shown}:{port}" in self._allow_private:
            return found
        allowed = tuple(address for address in found if public(address))
        if found and not allowed:
            raise RefusedError("fetch.private_address", host=host, address=found[0])
        return allowed

    def _resolved(self, host: str, port: int) -> Sequence[str]:
        """The host's addresses, unless the deadline comes first.

        The system's resolver knows no deadline, so it is asked in a thread of its own, which
        is left to end when the resolver gives up.
        """
        told: SimpleQueue[Sequence[str] | Exception] = SimpleQueue()

        def ask() -> None:
            try:
                told.put(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                told.put(error)

        threading.Thread(target=ask, name=f"resolve {host}", daemon=True).start()
        try:
            found = told.get(timeout=self._running.capped(None))
        except Empty as error:
            raise httpcore2.ConnectTimeout("resolving") from error
        if isinstance(found, Exception):
            raise found
        return found


class _Stream(httpcore2.NetworkStream):
    """A connection whose every wait ends with the deadline of the fetch that waits."""

    def __init__(self, stream: httpcore2.NetworkStream, running: _Running) -> None:
        self._stream = stream
        self._running = running

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._running.capped(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._running.capped(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        capped = self._running.capped(timeout)
        try:
            secured = self._stream.start_tls(ssl_context, server_hostname, capped)
        except httpcore2.ConnectError as error:
            # The pool drops the cause on the way, so it is told apart here.
            raise _not_secured(error.__cause__, server_hostname or "") from error
        return _Stream(secured, self._running)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _not_secured(cause: BaseException | None, host: str) -> MusnadError:
    if isinstance(cause, ssl.SSLCertVerificationError):
        return RefusedError("fetch.certificate", host=host, why=cause.verify_message)
    return TransientError("fetch.tls", host=host, why=getattr(cause, "reason", None) or cause)
