"""A server on loopback that speaks TLS and, where it is offered, HTTP/2."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import h2.exceptions


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that vouches for itself, and its key."""
    made, key = folder / "certificate.pem", folder / "key.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1"
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    places = ["-keyout", str(key), "-out", str(made)]
    subprocess.run([*command.split(), *names, *places], check=True, capture_output=True)
    return made, key


class Secured:
    """Answers ``GET path`` with ``answers[path]``: (status, headers, body), else 404.

    Over HTTP/2 a ``misdeed`` is done instead, where there is one.
    """

    def __init__(self, files: tuple[Path, Path], *, protocols: tuple[str, ...]) -> None:
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.misdeed: Callable[[h2.connection.H2Connection, int, ssl.SSLSocket], None] | None = None
        self.spoken: list[str | None] = []
        self.paths: list[str] = []
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(*files)
        self._context.set_alpn_protocols(list(protocols))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.place = f"127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def url(self, path: str = "/") -> str:
        return f"https://{self.place}{path}"

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, plain: socket.socket) -> None:
        with suppress(OSError, h2.exceptions.ProtocolError), plain:
            plain.settimeout(5)
            with self._context.wrap_socket(plain, server_side=True) as secured:
                spoken = secured.selected_alpn_protocol()
                self.spoken.append(spoken)
                (self._speak_2 if spoken == "h2" else self._speak_1)(secured)

    def _answer(self, path: str) -> tuple[int, dict[str, str], bytes]:
        self.paths.append(path)
        return self.answers.get(path, (404, {}, b""))

    def _speak_1(self, secured: ssl.SSLSocket) -> None:
        while head := secured.recv(65536):
            status, headers, body = self._answer(head.split(b" ")[1].decode())
            told = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
            first = f"HTTP/1.1 {status} X\r\n{told}content-length: {len(body)}\r\n\r\n"
            secured.sendall(first.encode() + body)

    def _speak_2(self, secured: ssl.SSLSocket) -> None:
        state = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        state.initiate_connection()
        secured.sendall(state.data_to_send())
        while data := secured.recv(65536):
            for event in state.receive_data(data):
                if isinstance(event, h2.events.RequestReceived) and self.misdeed is not None:
                    self.misdeed(state, event.stream_id, secured)
                elif isinstance(event, h2.events.RequestReceived):
                    self._reply_2(state, event)
            secured.sendall(state.data_to_send())

    def _reply_2(self, state: h2.connection.H2Connection, event: h2.events.RequestReceived) -> None:
        path = dict(event.headers)[b":path"].decode()
        status, headers, body = self._answer(path)
        state.send_headers(event.stream_id, [(":status", str(status)), *headers.items()])
        for at in range(0, len(body), 16_000):
            state.send_data(event.stream_id, body[at : at + 16_000])
        state.end_stream(event.stream_id)
