"""The loopback server behind both doubles: takes questions, keeps them, plays the script."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from .acts import Act, say, wrong_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One request as it came, and what its protocol makes of it."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    at: float
    model: str = ""
    key: str = ""
    system: str = ""
    user: str = ""
    schema: Any = None
    temperature: float | None = None
    max_output_tokens: int | None = None
    stream: bool = False


Answer = Act | Callable[[Question], Act]


@dataclass(slots=True, kw_only=True)
class Said:
    """An answer in its protocol: status, headers and pieces of the body."""

    status: int
    kind: str
    pieces: list[bytes]
    headers: tuple[tuple[str, str], ...] = ()
    extra: dict[str, str] = field(default_factory=dict)


class Double:
    """A provider on loopback; subclasses know the protocol.

    With ``key`` given, any other is refused as the provider does; so is a model that is not
    among ``models``. ``asked`` holds the questions in order, probes among ``probed``.
    """

    model = "double"

    def __init__(self, *, key: str = "test-key", models: tuple[str, ...] = ()) -> None:
        self.key = key
        self.models = models
        self.asked: list[Question] = []
        self.probed: list[Question] = []
        self.always: Answer = say("{}")
        self.stopping = threading.Event()
        self._script: list[Answer] = []
        self._lock = threading.Lock()
        double = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                size = int(self.headers.get("content-length", "0"))
                body = json.loads(self.rfile.read(size) or b"{}")
                question = double.question(self.path, _headers(self), body)
                act = double.take(question)
                self.play(act, double.said(act, question))

            def do_GET(self) -> None:
                question = double.question(self.path, _headers(self), {})
                double.probed.append(question)
                act = double.refusal(question) or Act()
                self.play(act, double.known(act))

            def play(self, act: Act, said: Said) -> None:
                body = b"".join(said.pieces)
                self.send_response_only(said.status)
                self.send_header("Content-Type", said.kind)
                for name, value in said.headers:
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                try:
                    if act.drop_after is not None:
                        self.wfile.write(body[: act.drop_after])
                    elif act.drip_seconds:
                        self.drip(body, act.drip_seconds)
                    else:
                        self.wfile.write(body)
                except OSError:
                    pass  # the other side has gone

            def drip(self, body: bytes, seconds: float) -> None:
                for byte in body:
                    if double.stopping.wait(seconds):
                        return
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()

            def log_message(self, *args: object) -> None:
                """Nothing is printed."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

        self._server = Server(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), daemon=True
        )
        self._thread.start()

    @property
    def base_url(self) -> str:
        """What to put into the settings."""
        return f"http://{self.host}"

    def answers(self, *acts: Answer) -> Self:
        """Play these next, in order; after them ``always``."""
        with self._lock:
            self._script.extend(acts)
        return self

    def take(self, question: Question) -> Act:
        """Keep the question and choose what to do with it."""
        with self._lock:
            self.asked.append(question)
            refused = self.refusal(question)
            if refused is not None:
                return refused
            chosen = self._script.pop(0) if self._script else self.always
        return chosen(question) if callable(chosen) else chosen

    def refusal(self, question: Question) -> Act | None:
        """The refusal of a key or model that is not known."""
        if self.key and question.key != self.key:
            return wrong_key(self.wrong_key_status)
        if self.models and question.model and question.model not in self.models:
            return Act(
                status=404,
                reason="NOT_FOUND",
                message=f"models/{question.model} is not found for API version v1beta",
            )
        return None

    wrong_key_status = 401

    def question(self, path: str, headers: dict[str, str], body: dict[str, Any]) -> Question:
        """The request as its protocol means it."""
        raise NotImplementedError

    def said(self, act: Act, question: Question) -> Said:
        """The act as its protocol says it."""
        raise NotImplementedError

    def known(self, act: Act) -> Said:
        """The answer to a probe."""
        raise NotImplementedError

    def stop(self) -> None:
        """Close the port."""
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def now() -> float:
    """When a question came, in seconds that never run backwards."""
    return time.monotonic()


def _headers(handler: BaseHTTPRequestHandler) -> dict[str, str]:
    return {name.lower(): value for name, value in handler.headers.items()}
