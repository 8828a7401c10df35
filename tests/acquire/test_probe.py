"""How a source could be followed is found out by looking at it once, politely."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from musnad.acquire import catalogue, discover
from musnad.acquire.probe import probe
from musnad.core.capture import Capture
from musnad.core.errors import RefusedError, TransientError
from musnad.read.readers import builtin_readers

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SITE = "https://water.gov.eg"
RELEASE = """<html lang="ar"><head><title>وزير الماء يفتتح محطة - وزارة الماء</title></head><body><article>
<h1>وزير الماء يفتتح محطة في الجنوب</h1><time datetime="2026-11-21T09:00:00+02:00">21 نوفمبر</time>
<p>افتتح وزير الماء محطة جديدة في الجنوب أمس السبت. وبلغت كلفة المحطة 20 مليون جنيه.</p>
<p>وقال الوزير إن المحطة تخدم مئة ألف شخص في القرى المجاورة.</p></article></body></html>"""
LONG = "<p>" + "وقال الوزير إن المحطة تخدم مئة ألف شخص في القرى المجاورة. " * 12 + "</p>"


class Web:
    """A web of pages by address; everything else is not there."""

    def __init__(self, **pages: str) -> None:
        self.pages = {f"{SITE}/{name.strip('_')}": text for name, text in pages.items()}
        self.asked: list[str] = []

    def fetch(self, url, validators=None):
        self.asked.append(url)
        if url not in self.pages:
            raise RefusedError("fetch.not_found", url=url, status=404)
        text = self.pages[url]
        kind = "application/xml" if text.startswith("<?xml") else "text/html"
        return Capture(
            url=url, requested_url=url, body=text.encode(), fetched_at=NOON, media_type=kind
        )

    def visit(self, url, validators=None):
        raise AssertionError

    def look(self, path: str = "/news", **given):
        return probe(
            SITE + path, fetcher=self, readers=builtin_readers(), known=catalogue.load(), **given
        )


def rss(*items: str, title: str = "وزارة الماء والري") -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'


def item(number: int, extra: str = "") -> str:
    return (
        f"<item><title>وزير الماء يفتتح المحطة رقم {number} في الجنوب</title><link>{SITE}/release</link>"
        f"<guid>{number}</guid><pubDate>Sat, 21 Nov 2026 0{number}:00:00 +0200</pubDate>{extra}</item>"
    )


def page(head: str = "", body: str = "") -> str:
    return f'<html lang="ar"><head><title>وزارة الماء: الأخبار</title>{head}</head><body>{body}</body></html>'


def listing(count: int = 8) -> str:
    rows = "".join(
        f'<div class="item"><h3><a href="/news/{n}">وزير الماء يفتتح المحطة رقم {n} في الجنوب</a></h3>'
        f"<span>2{n} أكتوبر 2026</span></div>"
        for n in range(1, count + 1)
    )
    return page(body=f"<main>{rows}</main>")


ALTERNATE = '<link rel="alternate" type="application/rss+xml" title="{0}" href="{1}">'


def test_the_feed_that_a_page_names_is_found_and_its_first_release_read():
    web = Web(
        news=page(ALTERNATE.format("أخبار", "/feed.rss")),
        **{"feed.rss": rss(item(1), item(2)), "release": RELEASE},
    )
    found = web.look()
    assert (found.way, found.address) == ("feed", f"{SITE}/feed.rss")
    assert found.title == "وزارة الماء والري"
    assert (found.language, found.zone, found.kind) == ("ar", "Africa/Cairo", "ministry")
    assert [one.published.hour for one in found.entries] == [1, 2]
    assert found.release.title == "وزير الماء يفتتح محطة في الجنوب"
    assert found.release.body[0].text.startswith("افتتح وزير الماء")
    assert web.asked == [f"{SITE}/news", f"{SITE}/feed.rss", f"{SITE}/release"]


def test_an_address_that_is_a_feed_is_taken_as_it_is():
    web = Web(rss_=rss(item(1)), release=RELEASE)
    found = web.look("/rss")
    assert (found.way, found.address, found.asked) == ("feed", f"{SITE}/rss", f"{SITE}/rss")
    assert found.source("water", kind=None).page is None


def test_feeds_of_comments_and_events_come_last():
    web = Web(
        news=page(
            ALTERNATE.format("Comments", "/comments/feed")
            + ALTERNATE.format("Events", "/events.rss")
            + ALTERNATE.format("News", "/news.rss")
        ),
        **{"comments/feed": rss(item(3)), "news.rss": rss(item(1)), "release": RELEASE},
    )
    assert web.look().address == f"{SITE}/news.rss"


@pytest.mark.parametrize("told", ['hreflang="en" href="/a.rss"', 'href="/en/a.rss"'])
def test_a_feed_in_the_language_of_the_page_goes_first(told):
    kind = 'rel="alternate" type="application/atom+xml"'
    web = Web(
        news=page(f"<link {kind} {told}><link {kind} hreflang=ar href=/b.rss>"),
        **{"a.rss": rss(item(1)), "en/a.rss": rss(item(1)), "b.rss": rss(item(2))},
    )
    assert web.look().address == f"{SITE}/b.rss"


def test_the_usual_places_are_tried_where_a_page_names_no_feed():
    web = Web(news=page(body="<p>أهلا</p>"), **{"news/feed/": rss(item(1)), "release": RELEASE})
    assert web.look().address == f"{SITE}/news/feed/"


def test_no_more_than_a_dozen_addresses_are_asked():
    web = Web(news=page("".join(ALTERNATE.format("x", f"/f{n}.rss") for n in range(50))))
    with pytest.raises(RefusedError, match=r"probe\.nothing"):
        web.look()
    assert len(web.asked) <= 1 + discover.MOST_ALTERNATES + discover.MOST_GUESSES
    assert len(set(web.asked)) == len(web.asked)


def test_a_page_of_links_is_read_where_there_is_no_feed():
    web = Web(news=listing(), **{"news/1": RELEASE})
    found = web.look()
    assert (found.way, found.address) == ("listing", f"{SITE}/news")
    assert len(found.entries) == 8
    assert found.title == "وزارة الماء: الأخبار"
    assert found.release.language == "ar"
    assert ("fetch.not_found") in {code for _, code in found.tried}
    source = found.source("water", name_en="Ministry of Water", kind=None)
    assert (source.feed, source.listing, source.zone) == (None, f"{SITE}/news", "Africa/Cairo")
    assert source.name_en == "Ministry of Water"


def test_with_a_selector_the_page_alone_is_looked_at():
    web = Web(news=listing(3), **{"news/1": RELEASE})
    found = web.look(selector="h3 a")
    assert len(found.entries) == 3
    assert web.asked[0] == f"{SITE}/news"
    assert not any("feed" in one or "rss" in one for one in web.asked)
    with pytest.raises(RefusedError, match=r"listing\.layout"):
        web.look(selector="table a")


def test_what_entries_carry_is_counted():
    words = "يفتتح الوزير اليوم المحطة الجديدة في الجنوب بكلفة عشرين مليونا وبحضور أهالي القرى المجاورة كلها."
    summary = f"<description>{words} {words}</description>"
    content = (
        '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<![CDATA[{LONG}]]></content:encoded>"
    )
    web = Web(rss_=rss(item(1), item(2, summary), item(3, content), item(4, content)))
    found = web.look("/rss")
    assert dict(found.carried) == {"link": 1, "summary": 1, "whole": 2}


def test_a_first_release_that_cannot_be_had_is_told_and_stops_nothing():
    found = Web(rss_=rss(item(1))).look("/rss")
    assert found.release is None
    assert found.fault.code == "fetch.not_found"


def test_a_site_that_refuses_the_newsroom_says_so():
    with pytest.raises(RefusedError, match=r"fetch\.not_found"):
        Web().look()


def test_a_feed_that_is_hostile_is_passed_over_for_the_page():
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">]><rss><channel><item><title>&a;</title></item></channel></rss>'
    web = Web(
        news=listing().replace("</head>", ALTERNATE.format("x", "/bomb.rss") + "</head>"),
        **{"bomb.rss": bomb, "news/1": RELEASE},
    )
    found = web.look()
    assert found.way == "listing"
    assert dict(found.tried)[f"{SITE}/bomb.rss"] in {"feed.unsafe", "feed.not_a_feed"}


def test_addresses_of_other_kinds_are_never_asked():
    web = Web(
        news=page(
            ALTERNATE.format("x", "javascript:alert(1)")
            + ALTERNATE.format("x", "file:///etc/passwd")
            + ALTERNATE.format("x", "https://user:word@water.gov.eg/feed")
        )
    )
    with pytest.raises(RefusedError):
        web.look()
    assert all(one.startswith(SITE) and "@" not in one for one in web.asked)


@pytest.mark.parametrize(
    ("url", "zone"),
    [
        ("https://www.energy.gov.sa/news", "Asia/Riyadh"),
        ("https://mofa.gov.ae/x", "Asia/Dubai"),
        ("https://agency.gov/news", "America/New_York"),
        ("https://ministry.ru/", "Europe/Moscow"),
        ("https://water.gov.lb/", "Asia/Beirut"),
        ("https://www.nato.int/en/other", "Europe/Brussels"),
        ("https://example.org/news", None),
        ("https://[2001:db8::1]/", None),
    ],
)
def test_the_zone_is_that_of_a_known_source_or_of_the_country(url, zone):
    assert discover.zone_of(url, catalogue.load()) == zone


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("وزارة الماء", "ministry"),
        ("Ministry of Water", "ministry"),
        ("الديوان الأميري", "royal_court"),
        ("Royal Court", "royal_court"),
        ("البنك المركزي", "central_bank"),
        ("Central Bank of Water", "central_bank"),
        ("وكالة أنباء الماء", "agency"),
        ("مجلس النواب", "parliament"),
        ("Something else", "organisation"),
    ],
)
def test_what_sort_of_body_it_is_is_told_by_its_name_in_both_languages(title, kind):
    assert discover.kind_of(title) == kind


def test_an_answer_without_a_page_is_a_passing_fault():
    class Silent(Web):
        def fetch(self, url, validators=None):
            return None

    with pytest.raises(TransientError, match=r"fetch\.empty_answer"):
        Silent().look()
