from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta

import pytest

from musnad.core.errors import RefusedError
from musnad.core.source import Entry
from musnad.read.feed import entries, entry_capture
from musnad.read.readers import read
from tests.read.newsdesk import SOURCE, capture

FEED_URL = "https://harbours.example/feeds/news.xml"


def _entries(body: str | bytes, *, media_type: str = "") -> tuple[Entry, ...]:
    return entries(capture(body, media_type=media_type, url=FEED_URL), SOURCE)


def _rss(items: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>'
        f"<link>https://harbours.example/</link><language>en</language>{items}</channel></rss>"
    )


ITEM = """<item><title>Pier 9 - the &lt;b&gt;largest&lt;/b&gt; &amp;amp; newest</title>
<link>/news/9</link><guid isPermaLink="false">pier-9</guid>
<pubDate>Thu, 24 Apr 2025 16:30:00 +0300</pubDate><description>&lt;p&gt;It opened.&lt;/p&gt;
</description></item>"""


def test_an_rss_entry_is_read_with_its_title_whole() -> None:
    (entry,) = _entries(_rss(ITEM))
    assert entry.title == "Pier 9 - the largest & newest"
    assert entry.guid == "pier-9"
    assert entry.url == "https://harbours.example/news/9"
    assert entry.summary_html.strip() == "<p>It opened.</p>"
    assert entry.language == "en"
    assert entry.source_id == "harbour"


def test_a_date_keeps_its_zone() -> None:
    (entry,) = _entries(_rss(ITEM))
    assert entry.published == datetime(2025, 4, 24, 13, 30, tzinfo=UTC)
    assert entry.published is not None
    assert entry.published.utcoffset() == timedelta(hours=3)


def test_an_atom_entry_in_arabic_is_read() -> None:
    (entry,) = _entries(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>أخبار</title>
        <id>urn:x</id><updated>2025-04-24T13:30:00Z</updated>
        <entry><title>افتتاح الرصيف - بيان</title><id>urn:x:9</id><link href="news/9"/>
        <published>2025-04-24T10:00:00+03:00</published>
        <updated>2025-04-24T13:30:00Z</updated>
        <content type="html">&lt;p&gt;افتتح الوزير الرصيف.&lt;/p&gt;</content></entry></feed>"""
    )
    assert entry.title == "افتتاح الرصيف - بيان"
    assert entry.url == "https://harbours.example/feeds/news/9"
    assert entry.language == "ar"
    assert entry.published is not None
    assert entry.published.isoformat() == "2025-04-24T10:00:00+03:00"
    assert entry.updated == datetime(2025, 4, 24, 13, 30, tzinfo=UTC)
    assert "افتتح الوزير" in entry.content_html


def test_a_json_feed_is_read() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "News",
        "language": "ar",
        "items": [
            {
                "id": 9,
                "url": "/news/9",
                "title": "افتتاح الرصيف - بيان",
                "content_text": "افتتح الوزير الرصيف.\n\nوقال: 5 < 6.",
                "date_published": "2025-04-24T10:00:00+03:00",
            },
            {"title": "No address"},
            "not an item",
        ],
    }
    first, second = _entries(json.dumps(feed), media_type="application/feed+json")
    assert (first.guid, first.url) == ("9", "https://harbours.example/news/9")
    assert first.content_html == "<p>افتتح الوزير الرصيف.</p>\n<p>وقال: 5 &lt; 6.</p>"
    assert second.url is None
    assert second.guid


def test_an_entry_without_id_link_or_date_is_still_an_entry() -> None:
    one, two, three = _entries(
        _rss(
            "<item><title>First</title></item><item><title>Second</title></item>"
            "<item><link>javascript:alert(1)</link><description>Only words here</description>"
            "</item>"
        )
    )
    assert one.url is None
    assert one.published is None
    assert one.guid != two.guid
    assert three.url is None
    assert three.title == "Only words here"


def test_a_feed_cut_short_gives_its_whole_entries() -> None:
    found = _entries(_rss(ITEM + ITEM.replace("pier-9", "pier-8"))[:-160])
    assert [entry.guid for entry in found] == ["pier-9"]


def test_a_feed_with_a_stray_sign_is_recovered() -> None:
    found = _entries(_rss(ITEM.replace("It opened", "Fish & chips <br> it opened")))
    assert found[0].guid == "pier-9"


def test_an_empty_feed_has_no_entries() -> None:
    assert _entries(_rss("")) == ()


def test_a_feed_that_nothing_can_be_read_from_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"feed\.broken"):
        _entries("<?xml version='1.0'?><rss version='2.0'><channel><title>News</tit")


@pytest.mark.parametrize(
    "body",
    [
        "<!doctype html><html><body><p>The pier opened.</p></body></html>",
        "The pier opened.",
        '{"title": "no feed"}',
        "<?xml version='1.0'?><catalogue><book/></catalogue>",
        b"%PDF-1.7",
    ],
)
def test_what_is_no_feed_is_said_to_be_none(body: str | bytes) -> None:
    with pytest.raises(RefusedError) as refusal:
        _entries(body, media_type="application/rss+xml")
    assert refusal.value.code == "feed.not_a_feed"
    assert refusal.value.facts["looks_ar"]


def test_a_feed_that_defines_entities_is_refused() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
        "<rss version='2.0'><channel><item><title>&b;</title></item></channel></rss>"
    )
    with pytest.raises(RefusedError, match=r"feed\.unsafe"):
        _entries(bomb)
    with pytest.raises(RefusedError, match=r"feed\.unsafe"):
        _entries(bomb.replace("[<!ENTITY", "[<!-- <![CDATA[ --><!ENTITY", 1))


def test_a_huge_feed_is_cut_at_two_thousand_entries() -> None:
    items = "".join(f"<item><title>Ship {n}</title><guid>{n}</guid></item>" for n in range(12_000))
    before = time.monotonic()
    assert len(_entries(_rss(items))) == 2_000
    assert time.monotonic() - before < 15


def test_a_windows_1256_feed_is_read() -> None:
    feed = _rss("<item><title>افتتح الوزير الرصيف في المدينة</title><guid>9</guid></item>")
    feed = feed.replace("utf-8", "windows-1256")
    assert _entries(feed.encode("cp1256"))[0].title == "افتتح الوزير الرصيف في المدينة"


def test_a_body_that_looks_like_a_path_opens_no_file() -> None:
    with pytest.raises(RefusedError, match=r"feed\.not_a_feed"):
        _entries("/etc/passwd")


def test_an_entry_with_its_whole_text_is_a_page_that_can_be_read() -> None:
    text = "".join(f"<p>The crane at berth {n} lifted its crate on time.</p>" for n in range(20))
    item = f"<content:encoded><![CDATA[{text}<p hidden>Psst, a secret.</p>]]></content:encoded>"
    whole = _rss(ITEM.replace("</item>", item + "</item>"))
    (entry,) = _entries(whole)
    feed = capture(whole, url=FEED_URL)
    made = entry_capture(entry, fetched_at=feed.fetched_at)
    assert made is not None
    assert made.sha256 != feed.sha256
    release = read(made, SOURCE)
    assert release.url == "https://harbours.example/news/9"
    assert release.title == "Pier 9 - the largest & newest"
    assert release.published == entry.published
    assert len(release.body) == 20
    assert "secret" not in release.text


def test_an_entry_with_a_teaser_only_is_no_page() -> None:
    (entry,) = _entries(_rss(ITEM))
    assert entry_capture(entry, fetched_at=datetime(2025, 4, 25, tzinfo=UTC)) is None
