"""A hub on loopback is asked, asks back, tells of news, and the source is asked at once."""

from __future__ import annotations

import hashlib
import hmac
import socket
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from musnad.acquire.fetcher import HttpFetcher
from musnad.acquire.websub import WebSub
from musnad.engine.loop import Pace, run
from tests.contracts.loopback import answer, serving
from tests.flow.newsstand import SOURCE, newsstand, page

PACE = Pace(fetchers=2, pollers=2, idle_seconds=0.02)


class Hub:
    """A hub that asks back at once, and tells whoever subscribed when it is told to."""

    def __init__(self) -> None:
        self.forms = []
        self.checked = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                outer.forms.append({name: values[0] for name, values in form.items()})
                self.send_response(202)
                self.end_headers()
                threading.Thread(target=outer.check, args=(outer.forms[-1],)).start()

            def log_message(self, *_) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.place = f"127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def check(self, form) -> None:
        query = f"hub.mode=subscribe&hub.topic={quote(form['hub.topic'], safe='')}"
        query += "&hub.challenge=xyz&hub.lease_seconds=86400"
        self.checked.append(self._ask("GET", form["hub.callback"] + "?" + query))

    def tell(self, body: bytes, secret: str | None = None) -> None:
        form = self.forms[-1]
        key = (secret or form["hub.secret"]).encode()
        signature = "sha256=" + hmac.new(key, body, hashlib.sha256).hexdigest()
        self._ask("POST", form["hub.callback"], body, {"X-Hub-Signature": signature})

    def _ask(self, method, url, body=None, headers=None):
        parts = urlsplit(url)
        connection = HTTPConnection(parts.netloc, timeout=5)
        connection.request(method, f"{parts.path}?{parts.query}", body, headers or {})
        answered = connection.getresponse()
        told = answered.status, answered.read()
        connection.close()
        return told

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def hub():
    one = Hub()
    yield one
    one.close()


def free_place() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


def wait_for(condition) -> None:
    for _ in range(1000):
        if condition():
            return
        time.sleep(0.005)
    raise AssertionError("it never came")


def test_news_that_a_hub_tells_of_is_fetched_at_once_and_only_from_the_source(hub):
    passed = [timedelta(0)]
    with serving() as server:

        def feed(*numbers: int) -> bytes:
            items = "".join(
                f"<item><title>الوزير يستقبل الوفد رقم {number}</title>"
                f"<link>{server.url(f'/{number}')}</link></item>"
                for number in numbers
            )
            link = f'<atom:link rel="hub" href="http://{hub.place}/"/>'
            return answer(
                body=f'<?xml version="1.0"?><rss version="2.0"><channel>{link}{items}</channel></rss>'
            )

        for number in (1, 2):
            text = f"استقبل الوزير، الخميس، الوفد رقم {number} في مقر الوزارة."
            server.answers[f"/{number}"] = answer(body=page(f"الوفد رقم {number}", text))
        server.answers["/feed"] = feed(1)
        stand = newsstand()
        desk = replace(stand.newsroom.desk, clock=lambda: datetime.now(UTC) + passed[0])
        fetcher = HttpFetcher(
            "musnad-test/1 (desk)",
            clock=desk.clock,
            allow_private=(server.place, hub.place),
            per_host_spacing_seconds=0.0,
            robots=False,
        )
        place = free_place()
        hubs = WebSub(
            fetcher,
            callback_url=f"http://{place}/websub",
            listen=place,
            lease_seconds=86_400,
        )
        stand.newsroom = replace(
            stand.newsroom,
            desk=desk,
            fetcher=fetcher,
            hubs=hubs,
            sources=(replace(SOURCE, feed=server.url("/feed")),),
        )
        stop = threading.Event()
        worker = threading.Thread(
            target=run, args=(stand.newsroom,), kwargs={"pace": PACE, "stop": stop}
        )
        worker.start()
        try:
            wait_for(lambda: hub.checked)
            assert hub.checked == [(200, b"xyz")]
            wait_for(lambda: len(stand.memory.articles(stage="published")) == 1)
            server.answers["/feed"] = feed(2, 1)
            passed[0] += timedelta(minutes=5)
            polls = server.paths().count("/feed")
            hub.tell(b"<feed>a lie of its own</feed>", secret="not the secret")
            time.sleep(0.1)
            assert server.paths().count("/feed") == polls
            hub.tell(b"<feed><entry>a lie of its own</entry></feed>")
            wait_for(lambda: len(stand.memory.articles(stage="published")) == 2)
        finally:
            stop.set()
            worker.join(10)
            fetcher.close()
        assert not worker.is_alive()
        assert "lie" not in repr(stand.memory.items())
        assert stand.memory.subscription(SOURCE.id).state == "active"
