"""What an entry carries of its release is told by measure; hostile feeds stop nothing."""

from __future__ import annotations

import html
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from musnad.core.errors import RefusedError
from musnad.core.item import item_id
from musnad.core.source import Entry
from musnad.read.feed import carries, entries, entry_capture
from musnad.read.readers import read
from tests.read.newsdesk import SOURCE, capture

NOW = datetime(2026, 1, 10, tzinfo=UTC)
SENTENCE = "The crane at the old berth lifted its crate on time, the ministry said. "
ARABIC = "افتتح وزير الموانئ الرصيف التاسع في المرفأ القديم بحضور السفراء والضيوف. "


def _entry(content: str = "", summary: str = "") -> Entry:
    return Entry(
        source_id="harbour",
        guid="9",
        url="https://harbours.example/9",
        title="Minister opens pier",
        content_html=content,
        summary_html=summary,
    )


def _feed(items: str) -> tuple[Entry, ...]:
    body = (
        '<?xml version="1.0"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>'
        f"{items}</channel></rss>"
    )
    return entries(capture(body), SOURCE)


def _item(number: int, text: str, *, title: str = "", guid: str | None = None) -> str:
    return (
        f"<item><title>{title or f'Pier {number} opens'}</title><link>/news/{number}</link>"
        f"<guid>{number if guid is None else guid}</guid>"
        f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
    )


@pytest.mark.parametrize("sentence", [SENTENCE, ARABIC])
def test_a_text_is_whole_a_summary_or_a_link(sentence: str) -> None:
    paragraph = f"<p>{sentence * 6}</p>"
    assert carries(_entry(paragraph * 2)) == "whole"
    assert carries(_entry(summary=paragraph)) == "summary"
    assert carries(_entry(summary=paragraph * 4)) == "whole"
    assert carries(_entry(paragraph * 2 + "<p>… [...]</p>")) == "summary"
    assert carries(_entry(f"<p>{(sentence * 7)[:440].rstrip(' .')}</p>")) == "summary"
    assert carries(_entry(paragraph * 2 + "<a href='/9'>Read more</a>")) == "summary"
    assert carries(_entry(paragraph * 2 + "<a href='/9'>اقرأ المزيد</a>")) == "summary"
    assert carries(_entry(summary="Minister opens pier")) == "link"
    assert carries(_entry()) == "link"


def test_only_what_is_whole_is_read_from_the_feed() -> None:
    whole = _entry(summary=f"<p>{SENTENCE * 6}</p>" * 4)
    made = entry_capture(whole, fetched_at=NOW)
    assert made is not None
    assert len(read(made, SOURCE).body) == 24
    assert entry_capture(_entry(summary=f"<p>{SENTENCE * 6}</p>"), fetched_at=NOW) is None


def test_texts_that_are_all_cut_at_one_length_are_summaries() -> None:
    cut = [f"<p>{(f'Ship {n} ' + SENTENCE * 12)[:600]}</p>" for n in range(6)]
    found = _feed("".join(_item(n, text) for n, text in enumerate(cut)))
    assert {carries(one) for one in found} == {"summary"}
    assert all(entry_capture(one, fetched_at=NOW) is None for one in found)
    uneven = [f"<p>{SENTENCE * (8 + n)}</p>" for n in range(6)]
    found = _feed("".join(_item(n, text) for n, text in enumerate(uneven)))
    assert {carries(one) for one in found} == {"whole"}


def test_what_a_blog_adds_about_itself_is_no_news() -> None:
    tail = "<p>The post Minister opens pier appeared first on Ministry of Harbours.</p>"
    made = entry_capture(_entry(f"<p>{SENTENCE * 8}</p>{tail}"), fetched_at=NOW)
    assert made is not None
    assert "appeared first" not in " ".join(one.text for one in read(made, SOURCE).body)


def test_an_id_that_changes_between_polls_makes_no_new_entry() -> None:
    (first,) = _feed(_item(1, "", guid="session-1").replace("/news/1", "/news/1?utm_source=a"))
    (second,) = _feed(_item(1, "", guid="session-2"))
    assert first.guid != second.guid
    assert item_id(first) == item_id(second)
    (other,) = _feed(_item(1, "", guid="session-2", title="Pier 1 closes"))
    assert item_id(other) != item_id(second)


def test_what_has_no_address_is_known_by_its_id() -> None:
    entry = replace(_entry(), url=None)
    assert item_id(entry) == item_id(replace(entry, title="Another title"))
    assert item_id(entry) != item_id(replace(entry, guid="10"))


def test_one_id_for_several_entries_loses_none_of_them() -> None:
    found = _feed(_item(1, "", guid="x") + _item(2, "", guid="x") + _item(1, "", guid="x"))
    assert [one.title for one in found] == ["Pier 1 opens", "Pier 2 opens"]
    assert len({item_id(one) for one in found}) == 2


def test_markup_in_a_title_is_no_part_of_it() -> None:
    marked = "<![CDATA[<script>alert(1)</script><b>Pier</b> &amp; quay <img src=x onerror=y>]]>"
    assert _feed(_item(1, "", title=marked))[0].title == "Pier & quay"
    twice = html.escape(html.escape("<i>Pier</i>"))
    assert "<i>" not in _feed(_item(1, "", title=twice))[0].title


@pytest.mark.parametrize(
    "prologue",
    [
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>',
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE rss PUBLIC "x" "http://127.0.0.1:9/rss.dtd" [<!ENTITY x "y">]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_a_feed_that_brings_entities_of_its_own_is_refused(prologue: str, encoding: str) -> None:
    body = f"{prologue}<rss version='2.0'><channel><item><title>&x;</title></item></channel></rss>"
    with pytest.raises(RefusedError, match=r"feed\.unsafe"):
        entries(capture(body.encode(encoding)), SOURCE)


def test_an_outer_definition_alone_is_neither_fetched_nor_followed() -> None:
    body = (
        '<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss version="2.0"><channel><item>'
        "<title>Pier &passwd; opens</title><link>/1</link></item></channel></rss>"
    )
    found = entries(capture(body), SOURCE)
    assert "root:" not in found[0].title


def test_of_fifty_thousand_entries_the_first_two_thousand_are_read_in_time() -> None:
    items = "".join(_item(n, SENTENCE) for n in range(50_000))
    before = time.monotonic()
    assert [one.title for one in _feed(items)][-1] == "Pier 1999 opens"
    assert time.monotonic() - before < 30


def test_broken_letters_and_a_wrong_charset_spoil_no_entry() -> None:
    good = "افتتح وزير الموانئ الرصيف التاسع في المرفأ القديم"
    body = (
        '<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel>'
        f"<item><title>{good}</title><link>/1</link></item>"
        f"<item><title>{good} أيضا </title><link>/2</link></item></channel></rss>"
    ).encode()
    at = body.rindex(b"\xd8\xa3")
    found = entries(capture(body[:at] + b"\xff" + body[at:], charset="windows-1252"), SOURCE)
    assert found[0].title == good
    assert len(found) == 2


def test_deeply_nested_markup_in_an_entry_is_refused_or_read_in_time() -> None:
    deep = "<div>" * 20_000 + SENTENCE * 10 + "</div>" * 20_000
    (found,) = _feed(_item(1, deep))
    made = entry_capture(found, fetched_at=NOW)
    before = time.monotonic()
    if made is not None:
        with pytest.raises(RefusedError, match=r"read\.tangled"):
            read(made, SOURCE)
    assert time.monotonic() - before < 20
