"""The doctor names the sources that fail, fell silent or changed their layout, and only those."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from musnad.core.errors import RefusedError, TransientError
from musnad.core.habit import Habit
from musnad.core.item import Item
from musnad.core.source import Entry
from musnad.engine.loop import Pace, run_once
from musnad.flow.health import examine, shrunk, state_of
from tests.flow.newsstand import SOURCE, Stand, feed, newsstand, page

PACE = Pace(fetchers=1, patience_seconds=0, idle_seconds=0.01)
NOW = datetime(2025, 4, 24, 12, tzinfo=UTC)
ASKED = Habit(source_id="ministry", asked_at=NOW, succeeded_at=NOW)
LONG = "وقال الوزير إن المحطة الجديدة تخدم مئة ألف شخص في القرى المجاورة وفي المدينة الكبيرة نفسها."
SHORT = "افتتح الوزير محطة."


def once(stand: Stand) -> None:
    run_once(stand.newsroom, pace=PACE, sleep=stand.now.sleep)


def of_sources(stand: Stand) -> list[tuple[str, str, str]]:
    kinds = ("poll_failed", "silent", "layout_changed")
    return [
        (one.kind, one.subject, one.code)
        for one in examine(stand.newsroom).troubles
        if one.kind in kinds
    ]


def test_a_source_that_works_is_not_spoken_of():
    stand = newsstand()
    stand.pages.answers[SOURCE.feed] = feed()
    once(stand)
    health = examine(stand.newsroom)
    assert (health.troubles, health.notes, health.unverified) == ((), (), ())


def test_a_source_that_fails_is_named_with_its_code_since_when_and_the_next_try():
    stand = newsstand()
    stand.pages.answers[SOURCE.feed] = TransientError("fetch.server_error", url="x", status=503)
    once(stand)
    began = stand.now.moment
    for _ in range(3):
        stand.now.sleep(7200)
        once(stand)
    (trouble,) = examine(stand.newsroom).troubles
    assert (trouble.kind, trouble.subject, trouble.code) == (
        "poll_failed",
        SOURCE.id,
        "fetch.server_error",
    )
    assert trouble.since == began
    assert trouble.next_at is not None
    assert trouble.next_at > stand.now.moment
    assert ("status", "503") in trouble.facts


def test_a_success_ends_the_failing():
    stand = newsstand()
    stand.pages.answers[SOURCE.feed] = [
        RefusedError("fetch.forbidden", url="x", status=403),
        feed(),
    ]
    once(stand)
    assert of_sources(stand) == [("poll_failed", SOURCE.id, "fetch.forbidden")]
    stand.now.sleep(7200)
    once(stand)
    assert of_sources(stand) == []


def test_a_source_that_is_no_longer_followed_is_not_spoken_of():
    stand = newsstand()
    stand.memory.save_habit(
        replace(ASKED, source_id="gone", error_code="fetch.timeout", failures=9)
    )
    assert of_sources(stand) == []


@pytest.mark.parametrize(
    ("gap_hours", "quiet_days", "silent"),
    [
        (2, 1, False),  # a weekend is no silence
        (2, 8, True),
        (24, 4, False),  # one release a day: four days are little
        (24, 14, True),
        (24 * 30, 90, False),  # one a month
    ],
)
def test_silence_is_judged_by_a_sources_own_habit(gap_hours, quiet_days, silent):
    stand = newsstand()
    stand.memory.save_habit(
        replace(
            ASKED,
            news_at=stand.now.moment - timedelta(days=quiet_days),
            gap_seconds=gap_hours * 3600.0,
        )
    )
    found = of_sources(stand)
    assert found == ([("silent", SOURCE.id, "source.silent")] if silent else [])


def test_silence_is_learnt_from_a_feeds_own_dates():
    stand = newsstand()
    dates = [stand.now.moment - timedelta(hours=6 * n) for n in range(1, 20)]
    items = "".join(
        f"<item><title>خبر {n}</title><link>https://example.org/{n}</link><guid>{n}</guid>"
        f"<pubDate>{at:%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
        for n, at in enumerate(dates)
    )
    stand.pages.answers[SOURCE.feed] = (
        f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'
    )
    once(stand)
    assert of_sources(stand) == []
    stand.now.sleep(9 * 86400)
    once(stand)
    assert of_sources(stand) == [("silent", SOURCE.id, "source.silent")]


def test_a_page_that_suddenly_has_hardly_any_links_has_changed():
    stand = newsstand()
    stand.memory.save_habit(replace(ASKED, sizes=(20, 20, 21, 20, 1)))
    assert of_sources(stand) == [("layout_changed", SOURCE.id, "source.layout_entries")]
    (trouble,) = examine(stand.newsroom).troubles
    assert dict(trouble.facts) == {"now": "1", "usual": "20"}


def test_releases_whose_text_shrank_to_little_tell_of_a_changed_page():
    stand = newsstand()
    links = [
        (f"https://example.org/{n}", f"الوزير يفتتح المحطة رقم {n} في الجنوب") for n in range(11)
    ]
    for number, (url, title) in enumerate(links):
        lines = [f"{LONG} {title}." for _ in range(4)] if number < 8 else [f"{SHORT} {title}."]
        stand.pages.answers[url] = page(title, *lines)
    for shown in (8, 11):
        stand.pages.answers[SOURCE.feed] = feed(*links[:shown])
        once(stand)
        stand.now.sleep(3600)
        assert of_sources(stand) == (
            [] if shown == 8 else [("layout_changed", SOURCE.id, "source.layout_text")]
        )


@pytest.mark.parametrize(
    ("sizes", "changed"),
    [
        ((30, 40, 20, 900, 800, 1000, 700, 900), True),
        ((30, 800, 20, 900, 800, 1000, 700, 900), False),  # one whole release among them
        ((30, 40, 20, 900, 800), False),  # too little is known
        ((30, 40, 20, 90, 80, 100, 70, 90), False),  # always short
        ((), False),
    ],
)
def test_three_short_releases_in_a_row_are_needed(sizes, changed):
    assert shrunk(sizes) is changed


def test_releases_without_any_text_tell_of_a_changed_page_too():
    stand = newsstand()
    for number in range(3):
        entry = Entry(source_id=SOURCE.id, guid=str(number), url=None, title="خبر")
        stand.memory.save_items(
            [
                Item(
                    id=str(number),
                    entry=entry,
                    state="refused",
                    found_at=stand.now.moment,
                    due_at=stand.now.moment,
                    error_code="read.nothing",
                )
            ]
        )
    assert of_sources(stand) == [("layout_changed", SOURCE.id, "source.layout_nothing")]
    stand.now.sleep(8 * 86400)
    assert of_sources(stand) == []


def test_an_address_that_moved_for_good_is_a_note_and_needs_nobody():
    stand = newsstand()
    new = "https://new.example.org/feed"
    stand.memory.save_habit(replace(ASKED, moved_to=new, moved_at=stand.now.moment))
    health = examine(stand.newsroom)
    assert health.troubles == ()
    assert [(one.kind, dict(one.facts)["url"]) for one in health.notes] == [("moved", new)]


def test_a_feed_that_fails_beside_a_page_of_links_is_told_of_that_page():
    stand = newsstand()
    both = replace(SOURCE, listing="https://example.org/news")
    newsroom = replace(stand.newsroom, sources=(both,))
    stand.memory.save_habit(ASKED)
    assert examine(newsroom).notes == ()
    failing = replace(ASKED, error_code="fetch.forbidden", failures=1)
    stand.memory.save_habit(replace(failing, failing_since=stand.now() + timedelta(hours=1)))
    assert examine(newsroom).notes == ()  # the page has not answered since
    stand.memory.save_habit(replace(failing, failing_since=ASKED.succeeded_at))
    (note,) = examine(newsroom).notes
    assert (note.kind, note.code, dict(note.facts)["url"]) == (
        "listing",
        "source.listed",
        both.listing,
    )


def test_sources_that_nobody_has_verified_are_told_until_they_have_answered():
    stand = newsstand()
    assert examine(stand.newsroom).unverified == (SOURCE.id,)
    tried = replace(SOURCE, id="tried", verified_on=date(2026, 11, 1))
    assert examine(replace(stand.newsroom, sources=(tried,))).unverified == ()
    stand.memory.save_habit(ASKED)
    assert examine(stand.newsroom).unverified == ()


@pytest.mark.parametrize(
    ("habit", "state"),
    [
        (None, "unseen"),
        (Habit(source_id="x"), "unseen"),
        (ASKED, "fine"),
        (replace(ASKED, error_code="fetch.timeout", failures=1), "failing"),
        (replace(ASKED, sizes=(9, 9, 9, 0)), "layout"),
        (replace(ASKED, news_at=NOW - timedelta(days=30), gap_seconds=3600.0), "silent"),
    ],
)
def test_how_a_source_does_is_told_in_one_word(habit, state):
    assert state_of(habit, NOW) == state
