"""A small wire on loopback: feeds and pages, good ones and every kind of bad one."""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from demo import pages
from demo.samples import Sample, load

Answer = tuple[int, str, bytes]

HUGE_BYTES = 30_000_000
RECOVERS_AFTER = 1
"""Requests for the recovering page that are answered 503 first."""


class Wire:
    """The wire's state: which requests came, and whether the revised release is out yet."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.revised = False
        self._closing = threading.Event()
        self._good = load("releases")
        self._hard = {sample.slug: sample for sample in load("hard")}
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def base(self) -> str:
        """The wire's address, without a slash at the end."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Wire:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()

    def sources(self) -> list[tuple[str, str]]:
        """Each source id with its feed's address; ``broken`` is the source of broken XML."""
        names = sorted(pages.SITES)
        feeds = [(name, f"{self.base}/{name}/feed{_suffix(name)}") for name in names]
        return [*feeds, ("broken", f"{self.base}/broken/feed.xml")]

    def _samples(self, source: str) -> list[Sample]:
        samples = [one for one in self._good if one.source == source]
        first = "iaea-zaporizhzhya"
        shown = {first + "-revised"} if self.revised else {first}
        for slug, sample in self._hard.items():
            if sample.source == source and (not slug.startswith(first) or slug in shown):
                samples.append(sample)
        if source == "nato":
            samples += self._spoilt(samples[0])
        return samples

    def _spoilt(self, like: Sample) -> list[Sample]:
        """Entries whose pages cannot be used, as feeds announce them."""
        names = ("empty-page", "huge-page", "silent-page", "nato-sweden-mirror")
        return [replace(like, slug=name, title=like.title) for name in names]

    def answer(self, path: str) -> Answer:
        """Status, content type and body for a path."""
        self.asked[path] += 1
        _, _, rest = path.partition("/")
        source, _, name = rest.partition("/")
        if path == "/robots.txt":
            return 200, "text/plain", b"User-agent: *\nAllow: /\n"
        if path == "/broken/feed.xml":
            return 200, "application/rss+xml", b"<rss><channel><item><title>cut sho"
        if source in pages.SITES and name.startswith("feed"):
            return self._feed(source)
        return self._page(path, name.removesuffix(".html"))

    def _feed(self, source: str) -> Answer:
        base = f"{self.base}/{source}"
        make: dict[str, tuple[str, Callable[..., bytes]]] = {
            ".xml": ("application/rss+xml", pages.rss),
            ".atom": ("application/atom+xml", pages.atom),
            ".json": ("application/feed+json", pages.json_feed),
        }
        kind, write = make[_suffix(source)]
        return 200, kind, write(self._samples(source), base)

    def _page(self, path: str, slug: str) -> Answer:
        special = {"empty-page": self._empty, "huge-page": self._huge, "silent-page": self._silent}
        if slug in special:
            return special[slug]()
        if slug == "uk-gov-recovering" and self.asked[path] <= RECOVERS_AFTER:
            return 503, "text/plain", b"try again"
        if slug == "iaea-zaporizhzhya" and self.revised:
            slug = "iaea-zaporizhzhya-revised"
        if slug == "nato-sweden-mirror":
            slug = "nato-sweden"
        sample = self._hard.get(slug) or next((one for one in self._good if one.slug == slug), None)
        if sample is None:
            return 404, "text/plain", b"not found"
        if slug == "kw-amir-oath":
            return 200, "text/html", pages.page(sample, encoding="windows-1256")
        return 200, "text/html; charset=utf-8", pages.page(sample)

    def _empty(self) -> Answer:
        return 200, "text/html", b""

    def _huge(self) -> Answer:
        return 200, "text/html", b"<p>" + b"x" * HUGE_BYTES

    def _silent(self) -> Answer:
        self._closing.wait(60)
        return 200, "text/html", b""

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        wire = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                status, kind, body = wire.answer(self.path)
                etag = f'"{hash(body) & 0xFFFFFFFF:x}"'
                try:
                    if status == 200 and self.headers.get("If-None-Match") == etag:
                        self.send_response(304)
                        self.send_header("ETag", etag)
                        self.end_headers()
                        return
                    self.send_response(status)
                    self.send_header("Content-Type", kind)
                    self.send_header("Content-Length", str(len(body)))
                    self.send_header("ETag", etag)
                    self.end_headers()
                    self.wfile.write(body)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Say nothing: the newsroom's journal tells what was fetched."""

        return Handler


class _Server(ThreadingHTTPServer):
    """A server that takes it calmly when a client hangs up, as the newsroom does on purpose."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _suffix(source: str) -> str:
    if source in ("iaea", "uk-gov"):
        return ".atom"
    return ".json" if source in ("eu-commission", "jo-royal-court") else ".xml"


if __name__ == "__main__":
    with Wire() as running:
        print(running.base, flush=True)
        while True:
            time.sleep(3600)
