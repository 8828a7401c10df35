"""Pages are looked at again over real HTTP, against a server that does its worst."""

from __future__ import annotations

import gzip
from dataclasses import replace

import pytest

from musnad.acquire.fetcher import HttpFetcher
from musnad.core.errors import RefusedError
from musnad.engine.loop import Pace, run_once
from musnad.engine.upkeep import upkeep
from tests.contracts.loopback import answer, serving
from tests.flow.conftest import _closed_stores  # noqa: F401
from tests.flow.newsstand import SOURCE, feed, newsstand, page

PATH = "/news/2025/1"
TITLE = "وزير الخارجية يستقبل سفير الصين"
FIRST = "استقبل وزير الخارجية، الخميس، سفير الصين في مقر الوزارة."
SECOND = "وبحث الجانبان العلاقات الثنائية بين البلدين."
THIRD = "وأسفر حريق في الميناء عن إصابة 6 عمال بجروح طفيفة."
CHANGED = THIRD.replace("6", "9")
HTML = "text/html; charset=utf-8"


@pytest.fixture
def server():
    with serving() as one:
        yield one


@pytest.fixture
def stand(server):
    """A newsroom that has published one release of the server's."""
    made = newsstand()
    client = HttpFetcher(
        "musnad-test/1 (desk@newsroom.example)",
        clock=made.now,
        timeout_seconds=2,
        allow_private=(server.place,),
        per_host_spacing_seconds=0.0,
        robots=False,
    )
    source = replace(SOURCE, feed=server.url("/feed"))
    made.newsroom = replace(made.newsroom, fetcher=client, sources=(source,))
    told = feed((server.url(PATH), TITLE))
    server.answers["/feed"] = answer(body=told, content_type="application/rss+xml")
    server.answers["/"] = answer(body="<h1>الرئيسية</h1>", content_type=HTML)
    server.answers[PATH] = shown(FIRST, SECOND, THIRD)
    run_once(made.newsroom, pace=Pace(fetchers=2, patience_seconds=1), sleep=made.now.sleep)
    assert len(made.memory.articles(stage="published")) == 1
    server.asked.clear()
    yield made
    client.close()


def shown(*paragraphs: str) -> bytes:
    body = page(TITLE, *paragraphs).encode()
    return answer(body=body, content_type=HTML, etag=f'"{len(paragraphs)}{hash(paragraphs)}"')


def twice(stand, *, hours=1.01):
    stand.now.sleep(hours * 3600)
    upkeep(stand.newsroom, threads=2)
    stand.now.sleep(11 * 60)
    upkeep(stand.newsroom, threads=2)


def kinds(stand) -> list[str]:
    return [one.kind for one in stand.memory.watching.changes()]


def test_a_page_that_did_not_change_is_answered_by_304_alone(server, stand):
    def conditional(asked, send):
        assert asked.headers["if-none-match"].startswith('"3')
        send(answer("304 Not Modified", etag=asked.headers["if-none-match"]))

    before = len(stand.memory.archive.listed())
    server.answers[PATH] = conditional
    for hours in (1.01, 6, 24):
        twice(stand, hours=hours)
    assert server.paths() == [PATH] * 3
    assert len(stand.memory.archive.listed()) == before
    assert kinds(stand) == []


def test_a_changed_page_is_archived_with_its_exchange_and_proposed(server, stand):
    packed = gzip.compress(page(TITLE, FIRST, SECOND, CHANGED).encode())
    server.answers[PATH] = answer(body=packed, content_type=HTML, content_encoding="gzip")
    twice(stand)
    assert kinds(stand) == ["text"]
    (held,) = stand.memory.articles(stage="held")
    release = stand.memory.release(held.release_id)
    capture = stand.memory.capture(release.capture_sha256)
    assert ("content-encoding", "gzip") in capture.headers
    assert dict(capture.request_headers)["user-agent"].startswith("musnad-test/1")
    assert CHANGED in capture.body.decode()


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        (answer("404 Not Found", "none"), ["gone"]),
        (answer("410 Gone", "none"), ["gone"]),
        (answer("301 Moved Permanently", location="/"), ["gone"]),
        (answer("302 Found", location="/index.html"), ["gone"]),
        (answer("403 Forbidden", "no"), []),
        (answer("401 Unauthorized", "no", www_authenticate="Basic"), []),
        (answer("503 Service Unavailable", "later", retry_after=3600), []),
        (answer("500 Internal Server Error", "x"), []),
        (answer(body="<h1>404</h1><p>Page not found</p>", content_type=HTML), []),
        (answer(body="<form>تسجيل الدخول</form>", content_type=HTML), []),
        (answer(body=b"%PDF-1.4 broken", content_type="application/pdf"), []),
        (answer(body=b"", content_type=HTML), []),
        (answer("304 Not Modified"), []),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\ncut sho", []),
    ],
)
def test_only_a_page_that_is_really_gone_is_gone(server, stand, told, kind):
    cut = told.endswith(b"cut sho")
    server.answers[PATH] = (lambda _, send: send(told)) if cut else told
    twice(stand)
    assert kinds(stand) == kind
    assert len(stand.memory.articles(stage="published")) == 1
    assert stand.memory.articles(stage="held") == ()
    server.answers[PATH] = shown(FIRST, SECOND, CHANGED)
    for _ in range(30):
        stand.now.sleep(3600)
        upkeep(stand.newsroom, threads=2)
    assert kinds(stand)[-1] == "text"


def test_a_server_that_is_gone_for_a_day_is_asked_again(server, stand):
    kept = dict(server.answers)

    def dead(_, send):
        raise ConnectionResetError

    server.answers[PATH] = dead
    for _ in range(24):
        stand.now.sleep(3600)
        upkeep(stand.newsroom, threads=2)
    (watched,) = stand.memory.watching.watches()
    assert (watched.sight, kinds(stand)) == ("there", [])
    assert watched.due_at is not None
    server.answers.update(kept)
    stand.now.sleep(24 * 3600)
    upkeep(stand.newsroom, threads=2)
    assert stand.memory.watching.watches()[0].faults == 0


def test_a_page_that_leads_to_a_private_address_is_hidden_and_never_asked(server, stand):
    server.answers[PATH] = answer("302 Found", location="http://169.254.169.254/latest/")
    twice(stand)
    assert kinds(stand) == []
    with pytest.raises(RefusedError):
        stand.newsroom.fetcher.fetch(server.url(PATH))
