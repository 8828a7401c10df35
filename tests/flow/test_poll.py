"""What one poll of one source finds, remembers, and makes of the time of the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import format_datetime

import pytest

from musnad.core.capture import Validators
from musnad.core.errors import RefusedError, TransientError
from musnad.core.item import Item
from musnad.core.visit import Visit
from musnad.flow.newsroom import Polling
from musnad.flow.poll import poll
from tests.flow.newsstand import SOURCE, Stand, feed, newsstand

LISTING = replace(SOURCE, feed=None, listing="https://example.org/news/", selector=None)


def dated(*entries: tuple[str, datetime | None]) -> str:
    items = "".join(
        f"<item><title>{name}</title><link>https://example.org/{name}</link><guid>{name}</guid>"
        + (f"<pubDate>{format_datetime(moment)}</pubDate>" if moment else "")
        + "</item>"
        for name, moment in entries
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'


def stand_with(answer: object, **polling: object) -> Stand:
    stand = newsstand()
    stand.pages.answers[SOURCE.feed] = answer
    stand.newsroom = replace(stand.newsroom, polling=Polling(**polling))
    return stand


def waiting(stand: Stand) -> list[str]:
    return sorted(item.entry.title for item in stand.memory.items(state="waiting"))


def habit(stand: Stand):
    return stand.memory.habit(SOURCE.id)


def wait_minutes(stand: Stand) -> float:
    return (habit(stand).due_at - stand.now()).total_seconds() / 60


def ask(stand: Stand, source=SOURCE):
    return poll(stand.newsroom, source)


# The first answer of an old feed


def test_of_an_old_feed_only_the_policys_window_is_news():
    stand = newsstand()
    now = stand.now()
    entries = [(f"day-{n:03}", now - timedelta(days=n)) for n in range(100)]
    stand.pages.answers[SOURCE.feed] = dated(*entries)
    assert ask(stand).found == 8
    assert waiting(stand) == [f"day-{n:03}" for n in range(8)]
    old = [item for item in stand.memory.items(state="done") if item.outcome == "old"]
    assert len(old) == 92


def test_of_a_feed_that_says_much_in_a_day_only_the_newest_are_news():
    stand = newsstand()
    now = stand.now()
    entries = [(f"hour-{n:02}", now - timedelta(hours=n)) for n in range(40)]
    stand.pages.answers[SOURCE.feed] = dated(*reversed(entries))
    ask(stand)
    assert waiting(stand) == [f"hour-{n:02}" for n in range(20)]


def test_entries_without_a_date_count_as_new_and_dates_of_the_future_as_now():
    stand = newsstand()
    now = stand.now()
    stand.pages.answers[SOURCE.feed] = dated(
        ("undated", None), ("future", now + timedelta(days=900)), ("old", now - timedelta(days=99))
    )
    ask(stand)
    assert waiting(stand) == ["future", "undated"]
    assert habit(stand).news_at <= now


def test_the_window_is_a_setting_and_zero_is_none():
    now = newsstand().now()
    entries = [(f"day-{n:03}", now - timedelta(days=n)) for n in range(100)]
    stand = stand_with(dated(*entries), first_run_days=0, first_run_entries=0)
    assert ask(stand).found == 100
    stand = stand_with(dated(*entries), first_run_days=30, first_run_entries=3)
    assert ask(stand).found == 3


def test_after_the_first_answer_whatever_is_unknown_is_news_however_old():
    stand = stand_with(dated(("first", None)))
    ask(stand)
    long_ago = stand.now() - timedelta(days=300)
    stand.pages.answers[SOURCE.feed] = dated(("first", None), ("late", long_ago))
    assert ask(stand).found == 1
    assert waiting(stand) == ["first", "late"]


def test_a_poll_that_failed_does_not_count_as_the_first_answer():
    stand = newsstand()
    ask(stand)
    old = stand.now() - timedelta(days=90)
    stand.pages.answers[SOURCE.feed] = dated(("old", old))
    assert ask(stand).found == 0


# What is remembered


def test_a_feed_that_is_fetched_again_unchanged_is_not_read_again(monkeypatch):
    stand = stand_with(feed(("https://example.org/1", "خبر")))
    ask(stand)
    stand.memory.save_habit(replace(habit(stand), validators=None))
    monkeypatch.setattr("musnad.read.feed.entries", None)
    assert ask(stand).unchanged
    assert habit(stand).quiet == 1


def test_news_makes_the_next_poll_soon_and_silence_puts_it_off():
    stand = stand_with(feed(("https://example.org/1", "خبر")))
    ask(stand)
    assert 15 <= wait_minutes(stand) < 17
    waits = []
    for _ in range(5):
        stand.now.moment = habit(stand).due_at
        ask(stand)
        waits.append(wait_minutes(stand))
    assert waits[0] < waits[1] < waits[2] < 60
    assert all(60 <= one <= 66 for one in waits[3:])


def test_how_long_the_answer_holds_is_obeyed(monkeypatch):
    stand = newsstand()
    told = Visit(capture=None, validators=Validators(url=SOURCE.feed), fresh_seconds=2700)
    monkeypatch.setattr(stand.pages, "visit", lambda *_: told)
    ask(stand)
    assert 45 <= wait_minutes(stand) < 50


def test_a_fault_is_kept_with_its_facts_and_put_off():
    stand = newsstand()
    assert ask(stand).error is not None
    assert habit(stand).error_code == "fetch.timeout"
    assert dict(habit(stand).error_facts) == {"url": SOURCE.feed}
    first = wait_minutes(stand)
    ask(stand)
    assert wait_minutes(stand) > first
    stand.pages.answers[SOURCE.feed] = feed(("https://example.org/1", "خبر"))
    ask(stand)
    assert (habit(stand).error_code, habit(stand).failures) == (None, 0)


def test_the_wait_that_a_source_asks_for_is_kept_to():
    stand = stand_with(TransientError("fetch.too_many_requests", retry_after_seconds=7200))
    ask(stand)
    assert 120 <= wait_minutes(stand) <= 132


def test_a_source_whose_host_rests_is_put_off_and_has_not_failed():
    resting = TransientError(
        "fetch.host_resting", retry_after_seconds=300, host="x", until="y", why="z"
    )
    stand = stand_with(resting)
    ask(stand)
    assert 5 <= wait_minutes(stand) <= 5.5
    assert (habit(stand).failures, habit(stand).error_code) == (0, "fetch.host_resting")


def test_an_answer_that_breaks_the_reader_is_a_fault_of_that_source_alone(monkeypatch):
    def break_down(*_):
        raise ZeroDivisionError("deep inside")

    stand = stand_with(feed(("https://example.org/1", "خبر")))
    monkeypatch.setattr("musnad.read.feed.entries", break_down)
    error = ask(stand).error
    assert error.code == "internal"
    assert habit(stand).error_code == "internal"


def test_two_sources_may_have_one_address_and_both_hear_of_its_news():
    stand = stand_with(feed(("https://example.org/1", "خبر")))
    twin = replace(SOURCE, id="twin")
    assert [ask(stand).found, ask(stand, twin).found] == [1, 1]
    stand.pages.answers[SOURCE.feed] = feed(("https://example.org/2", "خبر آخر"))
    assert [ask(stand).found, ask(stand, twin).found] == [1, 1]


def test_a_source_whose_address_was_changed_is_asked_without_the_old_ones_validators():
    stand = stand_with(feed(("https://example.org/1", "خبر")))
    ask(stand)
    given = []
    stand.pages.visit = lambda _, validators: given.append(validators)
    ask(stand, replace(SOURCE, feed="https://example.org/other.xml"))
    ask(stand)
    assert given[0] is None
    assert given[1] is not None


def test_after_a_long_absence_the_window_counts_again():
    stand = stand_with(dated(("first", None)))
    ask(stand)
    stand.now.sleep(30 * 86_400)
    now = stand.now()
    stand.pages.answers[SOURCE.feed] = dated(
        ("new", now - timedelta(days=1)), ("missed", now - timedelta(days=20)), ("first", None)
    )
    assert ask(stand).found == 1
    assert waiting(stand) == ["first", "new"]


# A source that has moved


class Moved:
    """A fetcher whose first address redirects for good to the second."""

    def __init__(self, stand: Stand, old: str, new: str) -> None:
        self.stand, self.old, self.new, self.asked = stand, old, new, []
        self.gone = False

    def visit(self, url, validators=None):
        self.asked.append(url)
        if url == self.new and self.gone:
            raise RefusedError("fetch.not_found", url=url, status=404)
        visit = type(self.stand.pages).visit(self.stand.pages, self.new, validators)
        return replace(visit, moved_to=self.new if url == self.old and not self.gone else None)


@pytest.fixture
def moved():
    stand = newsstand()
    new = "https://moved.example/feed"
    stand.pages.answers[new] = feed(("https://example.org/1", "خبر"))
    fetcher = Moved(stand, SOURCE.feed, new)
    stand.newsroom = replace(stand.newsroom, fetcher=fetcher)
    return stand, fetcher


def test_a_permanent_move_is_remembered_and_followed_at_once(moved):
    stand, fetcher = moved
    ask(stand)
    assert habit(stand).moved_to == fetcher.new
    assert ask(stand).unchanged
    assert fetcher.asked == [fetcher.old, fetcher.new]
    assert habit(stand).moved_to == fetcher.new


def test_the_old_address_is_asked_once_a_week(moved):
    stand, fetcher = moved
    ask(stand)
    stand.now.sleep(8 * 86_400)
    ask(stand)
    ask(stand)
    assert fetcher.asked == [fetcher.old, fetcher.old, fetcher.new]


def test_a_move_that_is_taken_back_is_forgotten(moved):
    stand, fetcher = moved
    ask(stand)
    fetcher.gone = True
    assert ask(stand).error.code == "fetch.not_found"
    ask(stand)
    assert fetcher.asked == [fetcher.old, fetcher.new, fetcher.old]
    assert habit(stand).moved_to is None


# Listings


def test_a_source_without_a_feed_is_read_from_its_listing():
    stand = newsstand()
    rows = "".join(
        f'<li class="news"><a href="/news/2025/{n}.html">الوزير يستقبل الوفد رقم {n} في الوزارة</a>'
        f"<span>2025-04-2{n}</span></li>"
        for n in range(1, 5)
    )
    stand.pages.answers[LISTING.listing] = (
        f'<html lang="ar"><body><ul class="list">{rows}</ul></body></html>'
    )
    stand.newsroom = replace(stand.newsroom, sources=(LISTING,))
    assert ask(stand, LISTING).found == 4
    urls = {item.entry.url for item in stand.memory.items(state="waiting")}
    assert urls == {f"https://example.org/news/2025/{n}.html" for n in range(1, 5)}
    assert ask(stand, LISTING).unchanged


def test_a_source_with_neither_is_named():
    stand = newsstand()
    error = ask(stand, replace(SOURCE, feed=None)).error
    assert (error.code, error.facts) == ("source.no_feed", {"source": SOURCE.id})


# Much at once


def test_a_feed_of_thousands_of_entries_is_read_to_its_bound_and_recognised():
    links = [(f"https://example.org/{n}", f"الوزير يستقبل الوفد رقم {n}") for n in range(5_000)]
    stand = stand_with(feed(*links))
    assert ask(stand).found == 20
    items = stand.memory.items()
    assert len(items) == 2_000
    assert {item.state for item in items} == {"waiting", "done"}
    stand.pages.answers[SOURCE.feed] = feed(("https://example.org/new", "جديد"), *links[:99])
    assert ask(stand).found == 1


def test_what_stood_there_already_is_left_alone_for_good():
    stand = newsstand()
    stand.pages.answers[SOURCE.feed] = dated(("old", stand.now() - timedelta(days=60)))
    ask(stand)
    (item,) = stand.memory.items()
    assert isinstance(item, Item)
    assert (item.state, item.outcome) == ("done", "old")
    ask(stand)
    assert waiting(stand) == []
