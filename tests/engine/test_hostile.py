"""Sources that do their worst are each named, and none of them stops the others.

A real fetcher, a real store, and servers on loopback that stand for as many hosts.
"""

from __future__ import annotations

import gzip
import shutil
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import brotli
import pytest
import zstandard

from musnad.acquire.fetcher import HttpFetcher
from musnad.core.house import House
from musnad.core.source import Source
from musnad.engine.polling import poll_all
from musnad.flow.newsroom import Desk, Newsroom
from musnad.store.database import open_store
from tests.acquire.secured import Secured, certificate
from tests.contracts.loopback import Server, answer, serving
from tests.flow.newsstand import Verifier, feed, page

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
LIMIT = 20_000_000
BOMB = feed() + " " * 30_000_000
XML = "application/rss+xml"
GOOD = feed(("http://good.test/1", "الوزير يستقبل سفير الصين"))


def entry(inside: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{inside}</channel></rss>'


def endless(_asked, send):
    send(b"HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\n\r\n")
    for _ in range(1000):
        send(b"<!-- and so on -->" * 4000)


def dripping(server: Server | None):
    def drip(_asked, send):
        send(b"HTTP/1.1 200 OK\r\ncontent-length: 90000\r\n\r\n")
        for _ in range(200):
            if server.stopping.wait(0.05):
                return
            send(b"<")

    return drip


def cut_off(_asked, send):
    send(b"HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n<rss>")


def restless():
    """A feed whose entries have another id and order each time."""
    asked = iter(range(1000))

    def answer_anew(_asked, send):
        turn = next(asked)
        numbers = (1, 2, 3) if turn % 2 else (3, 1, 2)
        items = "".join(
            f"<item><guid>{turn}-{n}</guid><title>خبر {n}</title>"
            f"<link>http://restless.test/{n}?utm_id={turn}</link></item>"
            for n in numbers
        )
        send(answer(body=entry(items), content_type=XML))

    return answer_anew


def unchanged_with_a_body(asked, send):
    if "if-none-match" in asked.headers:
        send(answer("304 Not Modified", GOOD.replace("/1", "/smuggled")))
    else:
        send(answer(body=GOOD.replace("good", "deceitful"), etag='"1"'))


XXE = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><item><title>&x;</title></item></channel></rss>"""
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {one} "{f"&{before};" * 10}">'
        for before, one in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + ']><rss version="2.0"><channel><item><title>&i;</title></item></channel></rss>'
)
IN_2099 = entry(
    "<item><title>خبر من الغد</title><link>http://future.test/1</link>"
    "<pubDate>Thu, 01 Jan 2099 00:00:00 GMT</pubDate></item>"
)
PLAIN = """<item><title>بلا معرّف ولا تاريخ</title><link>http://bare.test/1</link></item>
<item><title>بلا شيء</title></item>"""
TWICE = """<item><guid>same</guid><title>أول</title><link>http://twice.test/1</link></item>
<item><guid>same</guid><title>ثان</title><link>http://twice.test/2</link></item>"""
MARKUP = """<item><title>&lt;b onclick="x()"&gt;الوزير&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;
يستقبل</title><link>http://markup.test/1</link></item>"""
LONG = feed(*((f"http://noise.test/{n}", "الوزير يستقبل سفير الصين في الوزارة") for n in range(20)))
BROKEN = LONG.encode().replace("سفير".encode(), b"\xff\xfe", 1)


def answers(server: Server | None) -> dict[str, tuple[object, object]]:
    """For each hostile host what it answers, and how its poll must end: a code or a count."""
    new = f"http://new.test:{server.port}/new" if server else ""
    compressed = {
        "gzip": gzip.compress(BOMB.encode()),
        "deflate": zlib.compress(BOMB.encode()),
        "br": brotli.compress(BOMB.encode(), quality=3),
        "zstd": zstandard.compress(BOMB.encode()),
    }
    bombs = {
        f"bomb-{name}": (answer(body=body, content_encoding=name), "fetch.expansion")
        for name, body in compressed.items()
    }
    return bombs | {
        "loop": (answer("302 Found", location="/loop"), "fetch.redirects"),
        "drip": (dripping(server), "fetch.timeout"),
        "endless": (endless, "fetch.too_large"),
        "xxe": (answer(body=XXE, content_type=XML), "feed.unsafe"),
        "laughs": (answer(body=LAUGHS, content_type=XML), "feed.unsafe"),
        "picture": (answer(body=GOOD.replace("good", "picture"), content_type="image/png"), 1),
        "charset": (
            answer(body=GOOD.replace("good", "charset"), content_type=f"{XML}; charset=utf-16"),
            1,
        ),
        "page": (answer(body=page("صفحة", "نص"), content_type=XML), "feed.not_a_feed"),
        "moved": (answer("301 Moved", location=new), 1),
        "cut": (cut_off, "fetch.broken_off"),
        "noise": (answer(body=BROKEN, content_type=XML), 20),
        "nothing": (answer(body=b"", content_type=XML), "read.empty"),
        "error": (answer("500 Oops"), "fetch.server_error"),
        "gone": (answer("410 Gone"), "fetch.not_found"),
        "private": (
            answer("301 Moved", location="http://169.254.169.254/"),
            "fetch.private_address",
        ),
        "rebinding": (answer(body=GOOD), "fetch.private_address"),
        "deceitful": (unchanged_with_a_body, 1),
        "future": (
            answer(
                body=IN_2099,
                date="Thu, 01 Jan 2099 00:00:00 GMT",
                expires="Fri, 01 Jan 2100 00:00:00 GMT",
                last_modified="Thu, 01 Jan 2099 00:00:00 GMT",
            ),
            1,
        ),
        "bare": (answer(body=entry(PLAIN)), 2),
        "twice": (answer(body=entry(TWICE)), 2),
        "restless": (restless(), 3),
        "markup": (answer(body=entry(MARKUP)), 1),
        "good": (answer(body=GOOD, content_type=XML, etag='"g"'), 1),
    }


def followed(name: str, url: str) -> Source:
    return Source(id=name, name_ar=name, name_en=name, kind="agency", languages=("ar",), feed=url)


class Street:
    """A newsroom that has polled every hostile host twice, and how each poll ended."""

    def __init__(self, folder: Path, server: Server) -> None:
        self.port = server.port
        self.hosts = answers(server)
        for name, (told, _) in self.hosts.items():
            server.answers[f"/{name}"] = told
        server.answers["/new"] = answer(body=GOOD.replace("good", "moved"))
        # All but the one whose name has come to lead to an address that it must not have.
        known = [name for name in (*self.hosts, "new") if name != "rebinding"]
        self.fetcher = HttpFetcher(
            "musnad-test/1 (desk@newsroom.example)",
            clock=lambda: NOW,
            timeout_seconds=1.5,
            max_bytes=LIMIT,
            per_host_spacing_seconds=0.0,
            allow_private=tuple(f"{name}.test:{server.port}" for name in known),
            robots=False,
            resolve_host=lambda _host, _port: ("127.0.0.1",),
        )
        self.store = open_store(folder, lambda: NOW)
        desk = Desk(clock=lambda: NOW, house=House(), readers=(), writers=(), checker=Verifier())
        sources = tuple(
            followed(name, f"http://{name}.test:{server.port}/{name}") for name in self.hosts
        )
        self.newsroom = Newsroom(
            desk=desk, store=self.store, fetcher=self.fetcher, publishers=(), sources=sources
        )
        self.first, self.second = (
            {one.source_id: one for one in poll_all(self.newsroom, sources, threads=8)}
            for _ in range(2)
        )

    def titles(self, name: str) -> list[str]:
        return [one.entry.title for one in self.store.items() if one.entry.source_id == name]

    def close(self) -> None:
        self.fetcher.close()
        self.store.close()


@pytest.fixture(scope="module")
def street(tmp_path_factory):
    with serving() as server:
        one = Street(tmp_path_factory.mktemp("street"), server)
        yield one
        one.close()


HOSTS = tuple(answers(None))


@pytest.mark.parametrize("name", HOSTS)
def test_each_ends_as_it_must(street, name):
    wanted = street.hosts[name][1]
    found = street.first[name]
    if isinstance(wanted, int):
        assert (found.found, found.error) == (wanted, None)
    else:
        assert found.error is not None
        assert found.error.code == wanted
        habit = street.store.habit(name)
        assert habit.failures == 2
        assert habit.due_at > NOW


@pytest.mark.parametrize("name", HOSTS)
def test_each_is_read_once_and_recognised_the_second_time(street, name):
    second = street.second[name]
    if isinstance(street.hosts[name][1], int):
        assert (second.found, second.error) == (0, None)
    else:
        assert second.error is not None


def test_the_good_one_among_them_is_read(street):
    assert street.titles("good") == ["الوزير يستقبل سفير الصين"]
    assert street.second["good"].unchanged


def test_a_body_smuggled_into_a_304_is_not_read(street):
    assert street.second["deceitful"].unchanged
    assert len(street.titles("deceitful")) == 1


def test_a_move_for_good_is_followed_and_kept_to_be_told(street):
    assert street.store.habit("moved").moved_to == f"http://new.test:{street.port}/new"
    assert street.titles("moved") == ["الوزير يستقبل سفير الصين"]


def test_a_clock_years_ahead_puts_nothing_off(street):
    habit = street.store.habit("future")
    assert habit.news_at == NOW
    assert habit.due_at - NOW < timedelta(hours=2)
    assert street.store.items()[0].due_at <= NOW


def test_markup_in_a_title_is_not_kept(street):
    (title,) = street.titles("markup")
    assert "<" not in title
    assert "alert" not in title
    assert title.startswith("الوزير")


def test_nothing_of_the_machine_is_told_by_entities(street):
    assert "root:" not in repr(street.store.items())


def polls_of(folder: Path, *sources: Source, allowed: tuple[str, ...], robots: bool = False):
    """One poll of each source, and the items that came of them."""
    desk = Desk(clock=lambda: NOW, house=House(), readers=(), writers=(), checker=Verifier())
    with (
        open_store(folder, lambda: NOW) as store,
        HttpFetcher(
            "musnad-test/1 (desk)",
            clock=lambda: NOW,
            per_host_spacing_seconds=0.0,
            allow_private=allowed,
            robots=robots,
        ) as fetcher,
    ):
        newsroom = Newsroom(desk=desk, store=store, fetcher=fetcher, publishers=(), sources=sources)
        return poll_all(newsroom, sources, threads=2), store.items()


def test_a_feed_of_fifty_thousand_stops_nobody_and_gives_the_windows_entries(tmp_path):
    links = ((f"http://many.test/{n}", f"الوفد رقم {n}") for n in range(50_000))
    with serving() as server, serving() as other:
        server.answers["/feed"] = answer(body=feed(*links))
        other.answers["/feed"] = answer(body=GOOD)
        sources = [followed("many", server.url("/feed")), followed("good", other.url("/feed"))]
        polls, items = polls_of(tmp_path, *sources, allowed=(server.place, other.place))
    assert [one.found for one in polls] == [20, 1]
    states = [one.state for one in items if one.entry.source_id == "many"]
    assert states.count("waiting") == 20
    assert states.count("done") == len(states) - 20 > 1000


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
def test_a_certificate_of_nobodys_harms_its_own_source_alone(tmp_path):
    secured = Secured(certificate(tmp_path), protocols=("h2",))
    with serving() as server:
        server.answers["/feed"] = answer(body=GOOD, content_type=XML)
        sources = [followed("bad", secured.url("/feed")), followed("good", server.url("/feed"))]
        (bad, good), _ = polls_of(tmp_path, *sources, allowed=(server.place, secured.place))
    secured.close()
    assert bad.error is not None
    assert bad.error.code == "fetch.certificate"
    assert good.found == 1


@pytest.mark.parametrize(
    ("robots", "code"),
    [
        ("User-agent: *\nDisallow: /feed\n" + "# padding\n" * 200_000, "fetch.robots"),
        (None, "fetch.robots_unreachable"),
    ],
    ids=["two megabytes", "500"],
)
def test_a_robots_file_stops_its_own_source_alone(tmp_path, robots, code):
    with serving() as server, serving() as other:
        rules = answer("500 Oops") if robots is None else answer(body=robots)
        server.answers |= {"/robots.txt": rules, "/feed": answer(body=GOOD)}
        other.answers["/feed"] = answer(body=GOOD)
        sources = [followed("strict", server.url("/feed")), followed("good", other.url("/feed"))]
        allowed = (server.place, other.place)
        (strict, good), _ = polls_of(tmp_path, *sources, allowed=allowed, robots=True)
    assert strict.error is not None
    assert strict.error.code == code
    assert good.found == 1
    assert "/feed" not in server.paths()
