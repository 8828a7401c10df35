"""Sources are asked when they are due, host by host, and otherwise nothing is done."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

from musnad.core.errors import TransientError
from musnad.engine.loop import Pace, run, run_once
from musnad.engine.polling import Poller, asked, by_host, poll_all
from tests.flow.newsstand import SOURCE, Stand, feed, newsstand, page

PACE = Pace(fetchers=2, pollers=4, patience_seconds=0, idle_seconds=0.01)


def source(name: str, host: str | None = None):
    return replace(SOURCE, id=name, feed=f"https://{host or name}.example/{name}.xml")


def stand_of(*sources) -> Stand:
    stand = newsstand()
    for one in sources:
        stand.pages.answers[one.feed] = feed((f"https://example.org/{one.id}", f"خبر {one.id}"))
    stand.newsroom = replace(stand.newsroom, sources=sources)
    return stand


def wait_for(condition) -> None:
    for _ in range(1000):
        if condition():
            return
        time.sleep(0.005)
    raise AssertionError("it never came")


def settled(stand: Stand, count: int) -> bool:
    return len([one for one in stand.memory.habits() if one.asked_at]) == count


def test_sources_of_one_host_are_one_group():
    sources = [source("a"), source("b", "x"), source("c", "x"), source("d")]
    assert [[one.id for one in group] for group in by_host(sources)] == [["a"], ["b", "c"], ["d"]]


def test_a_source_that_only_sends_mail_is_not_asked():
    mail = replace(SOURCE, id="mail", feed=None, senders=("press@ministry.example",))
    nothing = replace(SOURCE, id="nothing", feed=None)
    assert [one.id for one in asked([SOURCE, mail, nothing])] == [SOURCE.id, "nothing"]


def test_polls_come_back_in_the_order_of_the_sources():
    sources = [source(name, name[0]) for name in ("a1", "b1", "a2", "c1")]
    stand = stand_of(*sources)
    polls = poll_all(stand.newsroom, sources, threads=3)
    assert [one.source_id for one in polls] == ["a1", "b1", "a2", "c1"]
    assert poll_all(stand.newsroom, (), threads=3) == ()


def test_a_slow_host_holds_up_nobody_else():
    slow, quick, other = source("s1", "slow"), source("quick"), source("other")
    stand = stand_of(slow, quick, other)
    hang, usual = threading.Event(), stand.pages.visit

    def visit(url, validators=None):
        if url == slow.feed:
            hang.wait(10)
        return usual(url, validators)

    stand.pages.visit = visit
    poller = Poller(stand.newsroom, stand.newsroom.sources, threads=2)
    with poller:
        wait_for(lambda: settled(stand, 2))
        assert stand.memory.habit(slow.id) is None
        hang.set()
        wait_for(lambda: settled(stand, 3))


def test_a_source_is_not_asked_again_before_it_is_due_not_even_after_a_restart():
    stand = stand_of(source("a"))
    for _ in range(3):
        with Poller(stand.newsroom, stand.newsroom.sources, threads=2):
            wait_for(lambda: settled(stand, 1))
            time.sleep(0.05)
    assert len(stand.pages.asked) == 1
    stand.now.moment = stand.memory.habit("a").due_at
    with Poller(stand.newsroom, stand.newsroom.sources, threads=2):
        wait_for(lambda: len(stand.pages.asked) == 2)


def test_word_of_news_wakes_it():
    stand = stand_of(source("a"), source("b"))
    with Poller(stand.newsroom, stand.newsroom.sources, threads=2) as poller:
        wait_for(lambda: settled(stand, 2))
        time.sleep(0.05)
        stand.now.sleep(120)
        poller.hint("b")
        poller.hint("nobody")
        wait_for(lambda: len(stand.pages.asked) == 3)
    assert stand.pages.asked[-1] == source("b").feed


def test_word_of_news_that_comes_while_the_source_is_asked_is_not_lost():
    stand = stand_of(source("a"), source("b"))
    hang, usual = threading.Event(), stand.pages.visit

    def visit(url, validators=None):
        if url == source("a").feed:
            hang.wait(10)
        return usual(url, validators)

    stand.pages.visit = visit
    with Poller(stand.newsroom, stand.newsroom.sources, threads=2) as poller:
        wait_for(lambda: settled(stand, 1))
        poller.hint("a")
        hang.set()
        wait_for(lambda: settled(stand, 2))
        time.sleep(0.05)
        stand.now.sleep(61)
        poller.hint("b")
        wait_for(lambda: stand.pages.asked.count(source("a").feed) == 2)


def test_when_nothing_is_due_it_sleeps():
    stand = stand_of(source("a"))
    asked_for_time = []
    clock = stand.newsroom.desk.clock

    def counting():
        asked_for_time.append(1)
        return clock()

    desk = replace(stand.newsroom.desk, clock=counting)
    stand.newsroom = replace(stand.newsroom, desk=desk)
    with Poller(stand.newsroom, stand.newsroom.sources, threads=2):
        wait_for(lambda: settled(stand, 1))
        time.sleep(0.1)
        asked_for_time.clear()
        time.sleep(0.3)
        assert len(asked_for_time) == 0


def test_a_store_that_fails_once_does_not_end_the_polling(monkeypatch):
    stand = stand_of(source("a"), source("b"))
    usual, failed = stand.memory.save_habit, []

    def save_habit(habit):
        if habit.source_id == "a" and not failed:
            failed.append(1)
            raise TransientError("store.busy", path="x")
        usual(habit)

    monkeypatch.setattr(stand.memory, "save_habit", save_habit)
    with Poller(stand.newsroom, stand.newsroom.sources, threads=1) as poller:
        wait_for(lambda: failed and stand.memory.habit("b"))
        stand.now.sleep(60)
        poller.hint("a")
        wait_for(lambda: stand.memory.habit("a"))


def test_the_newsroom_handles_what_the_poller_finds_while_it_runs():
    stand = stand_of(source("a"), source("b"))
    for one in ("a", "b"):
        url = f"https://example.org/{one}"
        stand.pages.answers[url] = page(f"خبر {one}", f"استقبل الوزير الوفد {one}، الخميس.")
    stop = threading.Event()
    worker = threading.Thread(
        target=run, args=(stand.newsroom,), kwargs={"pace": PACE, "stop": stop}
    )
    worker.start()
    try:
        wait_for(lambda: len(stand.memory.articles(stage="published")) == 2)
    finally:
        stop.set()
        worker.join(10)
    assert not worker.is_alive()


def test_the_pages_of_several_hosts_are_fetched_in_turn():
    stand = newsstand()
    places = ["a.example/1", "a.example/2", "a.example/3", "b.example/1"]
    stand.pages.answers[SOURCE.feed] = feed(*((f"https://{one}", f"خبر {one}") for one in places))
    pace = replace(PACE, fetchers=1)
    run_once(stand.newsroom, pace=pace, sleep=stand.now.sleep)
    hosts = [url[8:17] for url in stand.pages.asked[1:5]]
    assert hosts == ["a.example", "b.example", "a.example", "a.example"]


def test_a_single_pass_may_be_kept_to_what_is_due():
    stand = stand_of(source("a"), source("b"))
    how = {"pace": PACE, "sleep": stand.now.sleep, "due_only": True}
    assert len(run_once(stand.newsroom, **how).polls) == 2
    assert run_once(stand.newsroom, **how).polls == ()
    stand.now.moment = stand.memory.habit("a").due_at
    assert "a" in [one.source_id for one in run_once(stand.newsroom, **how).polls]


def test_a_page_of_a_host_that_rests_costs_no_attempt():
    stand = stand_of(source("a"))
    resting = TransientError(
        "fetch.host_resting", retry_after_seconds=60, host="x", until="y", why="z"
    )
    stand.pages.answers["https://example.org/a"] = resting
    for _ in range(9):
        run_once(stand.newsroom, pace=PACE, sleep=stand.now.sleep)
        stand.now.sleep(61)
    (item,) = stand.memory.items()
    assert (item.state, item.attempts, item.error_code) == ("waiting", 0, "fetch.host_resting")


def test_a_single_pass_asks_whether_it_is_due_or_not():
    stand = stand_of(source("a"))
    for _ in range(2):
        run_once(stand.newsroom, pace=PACE, sleep=stand.now.sleep)
    assert stand.pages.asked.count(source("a").feed) == 2
