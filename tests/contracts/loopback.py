"""A web server on a free loopback port that answers as a test tells it to, byte by byte."""

from __future__ import annotations

import socket
import socketserver
import threading
from contextlib import contextmanager


class Asked:
    """One request as it came: its path and its headers, names in lower case."""

    def __init__(self, head: bytes) -> None:
        lines = head.decode("latin-1").split("\r\n")
        self.path = lines[0].split(" ")[1]
        pairs = (line.partition(":") for line in lines[1:] if line)
        self.headers = {name.lower(): value.strip() for name, _, value in pairs}


def answer(status="200 OK", body=b"", **headers) -> bytes:
    """A whole answer; ``content_type="text/html"`` becomes that header."""
    if isinstance(body, str):
        body = body.encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    named.setdefault("content-length", len(body))
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


class Server:
    """``answers`` maps a path to bytes, or to a function of (asked, send) that sends them."""

    def __init__(self) -> None:
        self.answers: dict = {}
        self.asked: list[Asked] = []
        self.stopping = threading.Event()
        outer = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                self.request.settimeout(5)
                try:
                    while outer.serve(self.request):
                        pass
                except OSError:
                    pass

        class Threads(socketserver.ThreadingTCPServer):
            daemon_threads = True
            block_on_close = False

        self._server = Threads(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        self.place = f"127.0.0.1:{self.port}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def url(self, path: str = "/") -> str:
        return f"http://{self.place}{path}"

    def paths(self) -> list[str]:
        return [one.path for one in self.asked]

    def serve(self, connection: socket.socket) -> bool:
        """Answer one request; False when the connection is over."""
        head = b""
        while b"\r\n\r\n" not in head:
            part = connection.recv(65536)
            if not part:
                return False
            head += part
        asked = Asked(head)
        self.asked.append(asked)
        told = self.answers.get(asked.path)
        if told is None:
            told = answer("404 Not Found", b"none")
        if callable(told):
            told(asked, connection.sendall)
            connection.close()
            return False
        connection.sendall(told)
        return True

    def stop(self) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def serving():
    server = Server()
    try:
        yield server
    finally:
        server.stop()
