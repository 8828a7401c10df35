"""Speaks to hubs, and listens to them at an address of this machine.

Source: WebSub, a W3C recommendation of 2018.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Protocol
from urllib.parse import parse_qsl, urlsplit

from musnad.core.errors import MusnadError, RefusedError
from musnad.core.ports import Told, Verify
from musnad.core.subscription import Subscription

LARGEST_BYTES = 5_000_000
"""What a hub may send at once; more is not read."""

_AT_ONCE = 16
_REQUEST_SECONDS = 20.0
_LONGEST_TOKEN = 100


class Sender(Protocol):
    """Sends a form to an address, as ``HttpFetcher`` does."""

    def submit(self, url: str, fields: dict[str, str]) -> None:
        """Raises TransientError or RefusedError ``fetch.*``."""
        ...


class WebSub:
    """The port ``Hubs``: subscriptions whose callbacks are ``callback_url/token``.

    ``listen`` is ``host:port`` of this machine, to which that public address leads (a port of
    0: any). ``lease_seconds`` is how long a subscription is asked for.
    """

    def __init__(
        self, sender: Sender, *, callback_url: str, listen: str, lease_seconds: float
    ) -> None:
        self._sender = sender
        self._callback_url = callback_url
        self._listen = listen
        self._lease_seconds = lease_seconds
        self.port: int | None = None

    @property
    def listens(self) -> bool:
        """Whether a hub that is asked now would be heard."""
        return self.port is not None

    def subscribe(self, subscription: Subscription) -> None:
        """Ask the hub once; it asks back, and its answer to that counts.

        Raises TransientError or RefusedError ``fetch.*``.
        """
        self._sender.submit(
            subscription.hub,
            {
                "hub.mode": "subscribe",
                "hub.topic": subscription.topic,
                "hub.callback": f"{self._callback_url}/{subscription.token}",
                "hub.secret": subscription.secret,
                "hub.lease_seconds": f"{self._lease_seconds:.0f}",
            },
        )

    @contextmanager
    def listening(self, verify: Verify, told: Told) -> Iterator[None]:
        """Listen for the length of a block. Raises RefusedError ``websub.listen``."""
        host, _, port = self._listen.rpartition(":")
        try:
            server = _Server((host.strip("[]"), int(port)), _handler(verify, told))
        except (OSError, ValueError, OverflowError) as error:
            raise RefusedError("websub.listen", listen=self._listen, why=error) from error
        self.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.2,), name="websub")
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
            self.port = None


class _Server(ThreadingHTTPServer):
    """So many requests at once, each over in so many seconds, whoever asks."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, place: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        if ":" in place[0]:
            self.address_family = socket.AF_INET6
        self._free = threading.BoundedSemaphore(_AT_ONCE)
        super().__init__(place, handler)

    def process_request(self, request, client_address) -> None:  # type: ignore[no-untyped-def]
        if not self._free.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request, client_address) -> None:  # type: ignore[no-untyped-def]
        timer = threading.Timer(_REQUEST_SECONDS, _hang_up, (request,))
        timer.daemon = True
        timer.start()
        try:
            super().process_request_thread(request, client_address)
        finally:
            timer.cancel()
            self._free.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """A peer that hangs up, or is hung up on, is nothing to tell of."""


def _hang_up(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _handler(verify: Verify, told: Told) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        server_version = "musnad"
        sys_version = ""
        timeout = 10.0

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = dict(parse_qsl(parts.query, max_num_fields=50))
            try:
                answer = verify(_token(parts.path), query)
            except MusnadError:
                self._reply(503)
                return
            self._reply(404 if answer is None else 200, (answer or "").encode())

        def do_POST(self) -> None:
            length = self.headers.get("Content-Length", "")
            if not (length.isascii() and length.isdigit()):
                self._reply(411)
                return
            if len(length) > 12 or int(length) > LARGEST_BYTES:
                self._reply(413)
                return
            body = self.rfile.read(int(length))
            if len(body) < int(length):
                return
            try:
                told(_token(self.path), body, self.headers.get("X-Hub-Signature", ""))
            except MusnadError:
                self._reply(503)
                return
            # The same answer whether it was signed well or not: nobody learns by trying.
            self._reply(202)

        def _reply(self, status: int, body: bytes = b"") -> None:
            self.close_connection = True
            self.send_response(status)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """What comes of it is in the journal."""

    return Handler


def _token(path: str) -> str:
    """The end of a callback's address; a proxy may have taken off what was before it."""
    return urlsplit(path).path.rstrip("/").rpartition("/")[2][:_LONGEST_TOKEN]
