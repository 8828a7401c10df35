"""Killed at any moment and started again, the newsroom neither loses nor doubles a release."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from musnad.store.database import open_store
from tests.flow.newsstand import feed, page

KILLS = int(os.environ.get("MUSNAD_KILLS", "6"))
RELEASES = int(os.environ.get("MUSNAD_KILL_RELEASES", "40"))
ROOT = Path(__file__).parents[2]


def title(number: int) -> str:
    return f"الوزير يستقبل الوفد رقم {number}"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        host = self.headers["Host"]
        if self.path == "/feed.xml":
            links = [(f"http://{host}/{n}.html", title(n)) for n in range(RELEASES)]
            body = feed(*links).encode()
        else:
            number = int(self.path.strip("/").removesuffix(".html"))
            body = page(
                title(number),
                f"استقبل الوزير، الخميس، الوفد رقم {number} في مقر الوزارة.",
                "وبحث الجانبان العلاقات الثنائية بين البلدين.",
            ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def start(folder: Path, host: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.engine.newsroom_process", str(folder), host]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_a_newsroom_that_is_killed_again_and_again_handles_every_release_once(tmp_path, host):
    chance = random.Random(20250424)
    kills = 0
    for _ in range(KILLS):
        process = start(tmp_path, host)
        assert process.stdout is not None
        process.stdout.readline()
        try:
            process.wait(timeout=chance.uniform(0.01, 0.6))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            kills += 1
        process.wait()
        process.stdout.close()
    last = start(tmp_path, host)
    assert last.wait(timeout=120) == 0
    assert last.stdout is not None
    last.stdout.close()
    assert kills > 0
    account(tmp_path)


def account(folder: Path) -> None:
    """Every release has exactly one article, one receipt and one page; nothing is left over."""
    store = open_store(folder, lambda: datetime.now(UTC))
    try:
        items = store.items()
        assert Counter(item.outcome for item in items) == {"article": RELEASES}
        articles = store.articles(stage="published")
        assert len({item.article_id for item in items}) == len(articles) == RELEASES
        assert all(article.revision == 1 for article in articles)
        assert len({article.draft.headline.text for article in articles}) == RELEASES
        receipts = store.receipts()
        assert Counter(one.state for one in receipts) == {"sent": RELEASES}
        locations = {one.location for one in receipts}
        assert len(locations) == RELEASES
    finally:
        store.close()
    site = folder / "site"
    assert len(list((site / "articles").glob("*.html"))) == RELEASES
    index = (site / "index.html").read_text(encoding="utf-8")
    shown = {int(number) for number in re.findall(rf"{title(0)[:-1]}(\d+)", index)}
    assert len(shown) == min(RELEASES, 50)
    assert not [path for path in folder.rglob("*") if ".tmp" in path.name]
