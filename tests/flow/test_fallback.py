"""A source's page of links is read while its feed fails, and lets nothing old pass for news."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from musnad.core.errors import RefusedError, TransientError
from musnad.engine.loop import Pace, handle_due
from musnad.flow.health import examine
from musnad.flow.poll import poll
from tests.flow.newsstand import SOURCE, Stand, feed, newsstand, page

BOTH = replace(SOURCE, listing="https://example.org/news/", selector="li a")
FORBIDDEN = RefusedError("fetch.forbidden", url=SOURCE.feed, status=403)


def address(number: int) -> str:
    return f"https://example.org/news/{number}.html"


def title(number: int) -> str:
    return f"الوزير يستقبل الوفد رقم {number} في الوزارة"


def links(*numbers: int, dated: dict[int, str] | None = None) -> str:
    rows = "".join(
        f'<li><a href="/news/{n}.html">{title(n)}</a> {(dated or {}).get(n, "")}</li>'
        for n in numbers
    )
    return f'<html lang="ar"><body><ul>{rows}</ul></body></html>'


def stand_with(*numbers: int) -> Stand:
    """A newsroom whose source's feed told of these releases and has failed since."""
    stand = newsstand()
    stand.newsroom = replace(stand.newsroom, sources=(BOTH,))
    stand.pages.answers[SOURCE.feed] = feed(*((address(n), title(n)) for n in numbers))
    for n in range(1, 10):
        stand.pages.answers[address(n)] = page(title(n), f"أعلن الوزير القرار رقم {n} اليوم.")
    if numbers:
        ask(stand)
        handle_due(stand.newsroom, pace=Pace())
    stand.pages.answers[SOURCE.feed] = FORBIDDEN
    stand.pages.asked.clear()
    return stand


def ask(stand: Stand):
    stand.now.sleep(3600)
    return poll(stand.newsroom, BOTH)


def waiting(stand: Stand) -> list[str | None]:
    return sorted(item.entry.url for item in stand.memory.items(state="waiting"))


def test_what_is_new_on_the_page_comes_while_the_feed_fails():
    stand = stand_with(3, 2, 1)
    stand.pages.answers[BOTH.listing] = links(5, 4, 3, 2, 1, 8, 9)
    done = ask(stand)
    assert (done.found, done.error) == (2, FORBIDDEN)
    assert waiting(stand) == [address(4), address(5)]
    assert stand.pages.asked == [SOURCE.feed, BOTH.listing]


def test_of_a_page_with_dates_only_what_is_newer_than_the_fault_counts():
    stand = stand_with(3, 2, 1)
    today = (stand.now.moment + timedelta(hours=1)).strftime("%Y-%m-%d")
    dates = {4: today, 3: today, 9: "2025-04-02", 8: "2024-11-30"}
    stand.pages.answers[BOTH.listing] = links(9, 4, 3, 8, dated=dates)
    assert ask(stand).found == 1
    assert waiting(stand) == [address(4)]


def test_a_page_on_which_nothing_is_known_and_dated_brings_nothing():
    stand = stand_with(1)
    stand.pages.answers[BOTH.listing] = links(7, 8, 9)
    assert ask(stand).found == 0
    assert waiting(stand) == []


def test_where_the_feed_never_answered_the_policys_window_counts():
    stand = stand_with()
    stand.pages.answers[BOTH.listing] = links(*range(1, 7))
    stand.newsroom = replace(
        stand.newsroom, polling=replace(stand.newsroom.polling, first_run_entries=4)
    )
    assert ask(stand).found == 4
    assert ask(stand).found == 0
    stand.pages.answers[SOURCE.feed] = feed(*((address(n), title(n)) for n in range(1, 7)))
    while stand.memory.habit(SOURCE.id).error_code:
        assert ask(stand).found == 0


def test_the_fault_is_told_until_the_feed_answers_and_the_page_meanwhile():
    stand = stand_with(1)
    stand.pages.answers[BOTH.listing] = links(2, 1)
    ask(stand)
    health = examine(stand.newsroom)
    assert [one.code for one in health.troubles if one.kind == "poll_failed"] == ["fetch.forbidden"]
    assert [one.code for one in health.notes] == ["source.listed"]
    stand.pages.answers[SOURCE.feed] = feed((address(2), title(2)), (address(1), title(1)))
    assert ask(stand).found == 0  # both are known from the page
    assert examine(stand.newsroom).notes == ()
    assert stand.memory.habit(SOURCE.id).failures == 0


def test_a_feed_that_fails_for_good_is_asked_ever_less_often_while_the_page_answers():
    stand = stand_with(1)
    stand.pages.answers[BOTH.listing] = links(2, 1)
    for _ in range(40):
        ask(stand)
    assert stand.pages.asked.count(BOTH.listing) == 40
    assert stand.pages.asked.count(SOURCE.feed) == 8  # polls 1, 2, 3, 5, 9, 17, 25, 33
    habit = stand.memory.habit(SOURCE.id)
    assert habit.due_at - stand.now() <= timedelta(hours=1.2)


def test_where_the_page_fails_too_the_fault_is_the_feeds_and_it_is_put_off():
    stand = stand_with(1)
    stand.pages.answers[BOTH.listing] = TransientError("fetch.server_error", url="x", status=500)
    for _ in range(6):
        assert ask(stand).error == FORBIDDEN
    assert stand.pages.asked.count(SOURCE.feed) == 6
    assert examine(stand.newsroom).notes == ()
    habit = stand.memory.habit(SOURCE.id)
    assert habit.due_at - stand.now() >= timedelta(hours=6)


def test_a_page_that_breaks_the_reader_harms_nothing():
    stand = stand_with(1)
    stand.pages.answers[BOTH.listing] = "<html><body>\x00<p>لا روابط</p></body></html>"
    assert ask(stand).error == FORBIDDEN
