"""What every adapter of the port Watching keeps to, inside a store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from musnad.core.watch import Affected, Change, Difference, Watch, next_look
from musnad.store.database import open_store
from tests.postgresql import NAMES, address

from .newsstand import NOON, article, clock, release

HOURS = (1.0, 6.0, 24.0)


@pytest.fixture(params=NAMES)
def store(request, tmp_path):
    with open_store(tmp_path, clock, url=address(request.param)) as opened:
        yield opened


def watch(article_id="a", minutes=0, **changes):
    due = NOON + timedelta(minutes=minutes)
    given = {
        "url": "https://ministry.example/1",
        "release_id": "r",
        "published_release_id": "r",
        "published_at": NOON,
        "due_at": due,
    }
    return Watch(article_id=article_id, **{**given, **changes})


def change(number=1, **changes):
    return Change(
        id=f"c{number}",
        article_id="a",
        url="https://ministry.example/1",
        seen_at=NOON + timedelta(minutes=number),
        kind="text",
        before_id="r",
        release_id="s",
        differences=(Difference(kind="changed", before="ستة", after="تسعة"),),
        affected=(
            Affected(
                text="ستة",
                by_source=True,
                verdict_before="supported",
                verdict_after="contradicted",
            ),
        ),
        revision=2,
        **changes,
    )


def test_a_watch_comes_back_as_it_was_and_is_replaced_by_article_and_page(store):
    kept = watch(sight="gone", sight_since=NOON, pending_sight="hidden", faults=2, etag='W/"é"')
    store.watching.save_watch(watch())
    store.watching.save_watch(kept)
    assert store.watching.watches() == (kept,)
    other = watch(url="https://mirror.example/1")
    store.watching.save_watch(other)
    assert len(store.watching.watches(article_id="a")) == 2
    assert store.watching.watches(article_id="b") == ()


def test_watches_that_are_due_come_first_and_those_that_are_over_never(store):
    for number, minutes in (("late", 30), ("early", -30), ("now", 0)):
        store.watching.save_watch(watch(number, minutes))
    store.watching.save_watch(watch("over", due_at=None))
    due = store.watching.watches(due_before=NOON)
    assert [one.article_id for one in due] == ["early", "now"]
    assert len(store.watching.watches(due_before=NOON, limit=1)) == 1


def test_watches_are_found_by_what_was_seen(store):
    store.watching.save_watch(watch("a", sight="gone"))
    store.watching.save_watch(watch("b", sight="hidden"))
    store.watching.save_watch(watch("c"))
    assert [one.article_id for one in store.watching.watches(sight="gone")] == ["a"]


def test_published_articles_that_nobody_watches_are_found(store):
    for number, stage in enumerate(("published", "held", "ready", "published")):
        told = release(f"خبر رقم {number}.", url=f"https://ministry.example/{number}")
        made = article(told, article_id=f"a{number}", stage=stage, published=number)
        store.save_article(made, told)
    found = store.watching.unwatched(since=NOON, limit=10)
    assert [one.id for one in found] == ["a3", "a0"]
    store.watching.save_watch(watch("a3"))
    assert [one.id for one in store.watching.unwatched(since=NOON, limit=10)] == ["a0"]
    later = NOON + timedelta(minutes=1)
    assert store.watching.unwatched(since=later, limit=10) == ()


def test_a_change_is_kept_once_with_the_release_that_it_brought(store):
    told = release("نص جديد.")
    store.watching.save_change(change(2))
    store.watching.save_change(change(1), told)
    store.watching.save_change(change(1), told)
    assert store.watching.changes("a") == (change(1), change(2))
    assert store.watching.changes("b") == ()
    assert store.release(told.id) == told


def test_a_release_that_is_there_is_left_as_it_is(store):
    told = release()
    store.save_article(article(told), told)
    store.watching.save_release(replace(told, publisher="غيرها"))
    assert store.release(told.id) == told


def test_when_a_chore_was_last_done_is_remembered(store):
    assert store.watching.done_at("sweep") is None
    store.watching.save_done("sweep", NOON)
    store.watching.save_done("sweep", NOON + timedelta(hours=1))
    assert store.watching.done_at("sweep") == NOON + timedelta(hours=1)


@pytest.mark.parametrize(
    ("hours", "expected"), [(0, 1), (1, 6), (5.5, 6), (23.9, 24), (24, None), (900, None)]
)
def test_the_next_look_is_the_next_moment_of_the_schedule(hours, expected):
    found = next_look(NOON, NOON + timedelta(hours=hours), HOURS)
    assert found == (None if expected is None else NOON + timedelta(hours=expected))
