"""What every adapter of the port Log keeps to, inside a store."""

from __future__ import annotations

import threading

import pytest

from musnad.core.errors import RefusedError
from musnad.core.log import FIRST, chained, holds

from .desks import note, store
from .newsstand import NOON

__all__ = ["store"]


def numbers(entries):
    return [one.number for one in entries]


def test_entries_are_numbered_from_one_and_chained(store):
    notes = (note(), note("article.spiked", by="policy", subject="b", reason="قديم"), note())
    added = (*store.desk.log.append(*notes[:2]), *store.desk.log.append(notes[2]))
    before = FIRST
    for number, (entry, told) in enumerate(zip(added, notes, strict=True), start=1):
        assert entry == chained(told, number=number, at=NOON, before=before)
        before = entry.sha256
    assert store.desk.log.entries() == added
    assert store.desk.log.broken() is None


def test_adding_nothing_changes_nothing(store):
    assert store.desk.log.append() == ()
    assert store.desk.log.entries() == ()
    assert store.desk.log.broken() is None


def test_entries_come_as_asked_for(store):
    log = store.desk.log
    log.append(
        note("article.made", by="policy", subject="a"),
        note("article.edited", by="هدى", subject="a"),
        note("article.edited", by="سالم", subject="b"),
        note("session.started", by="هدى", subject="s"),
        note("article.edited", by="هدى", subject="b"),
    )
    assert numbers(log.entries(subject="a")) == [1, 2]
    assert numbers(log.entries(action="article.edited")) == [2, 3, 5]
    assert numbers(log.entries(by="هدى")) == [2, 4, 5]
    assert numbers(log.entries(by="هدى", action="article.edited", subject="b")) == [5]
    assert numbers(log.entries(by="nobody")) == []
    assert numbers(log.entries(after=3)) == [4, 5]
    assert numbers(log.entries(after=3, limit=1)) == [4]
    assert numbers(log.entries(newest_first=True, limit=2)) == [5, 4]
    assert numbers(log.entries(newest_first=True, after=3)) == [2, 1]
    assert numbers(log.entries(by="هدى", newest_first=True, after=5)) == [4, 2]
    assert numbers(log.entries(limit=0)) == []


@pytest.mark.parametrize("hostile", ["'; DROP TABLE log; --", "\x00", "\u202e", "س" * 100_000])
def test_whatever_is_told_comes_back_and_holds(store, hostile):
    (entry,) = store.desk.log.append(note(hostile, by=hostile, subject=hostile, why=hostile))
    assert store.desk.log.entries(by=hostile, subject=hostile) == (entry,)
    assert holds(entry, number=1, before=FIRST)
    assert store.desk.log.broken() is None


def test_what_is_no_text_is_refused_and_leaves_no_gap(store):
    with pytest.raises(RefusedError, match=r"^store\.text "):
        store.desk.log.append(note(), note(by="\ud800"))
    store.desk.log.append(note())
    assert numbers(store.desk.log.entries()) == [1]


def test_a_long_log_is_whole(store):
    for _ in range(5):
        store.desk.log.append(*(note(number=str(number)) for number in range(500)))
    assert store.desk.log.broken() is None
    assert numbers(store.desk.log.entries(newest_first=True, limit=1)) == [2500]


def test_those_who_write_at_once_leave_no_gap(store):
    def write(name):
        for number in range(10):
            store.desk.log.append(note(by=name, number=str(number)), note(by=name))

    run = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for one in run:
        one.start()
    for one in run:
        one.join()
    assert numbers(store.desk.log.entries()) == list(range(1, 81))
    assert store.desk.log.broken() is None
