"""Articles from before there were lists stand in them once the newsroom is opened again."""

import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from musnad.core.queue import LANES, Asked
from musnad.store.database import open_store
from tests.contracts import newsstand
from tests.store.older import take_back

NOON = newsstand.NOON
OPENER = """
import datetime, os, pathlib, signal, sys
from musnad.store import queue
from musnad.store.database import open_store
left, enlist = int(sys.argv[2]), queue.enlist

def enlist_some(*given):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    enlist(*given)

queue.enlist = enlist_some
open_store(pathlib.Path(sys.argv[1]), lambda: datetime.datetime.now(datetime.UTC))
"""


def clock():
    return datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def fill(folder, count):
    """A newsroom with articles in every list; returns what its lists show."""
    with open_store(folder, clock) as store:
        for number in range(count):
            told = newsstand.release(f"خبر رقم {number}.", url=f"https://ministry.example/{number}")
            made = newsstand.article(told, article_id=f"{number:016d}", stage="published")
            made = replace(made, changed_at=NOON + timedelta(minutes=number), published_at=NOON)
            store.save_article(made, told)
            if number % 3 == 0:
                store.save_article(replace(made, revision=2, stage="held"), told)
        return shown(store)


def shown(store):
    lists = store.desk.queue
    pages = [lists.page(Asked(lane=lane, limit=200)).rows for lane in (None, *LANES)]
    return (*pages, lists.counts(), lists.page(Asked(words="خبر 7")).rows)


def test_they_are_listed_as_if_they_had_always_been(tmp_path):
    before = fill(tmp_path, 25)
    take_back(tmp_path, "0005")
    with open_store(tmp_path, clock) as store:
        assert shown(store) == before
        assert store.desk.log.entries() == ()
    take_back(tmp_path, "0004")
    with open_store(tmp_path, clock) as store:
        assert shown(store) == before
        store.save_article(*newcomer())
        assert len(store.desk.queue.page(Asked()).rows) == 26


def test_one_that_can_not_be_read_keeps_no_other_from_its_list(tmp_path):
    fill(tmp_path, 4)
    take_back(tmp_path, "0005")
    connection = sqlite3.connect(tmp_path / "var" / "musnad.sqlite3")
    with connection:
        connection.execute("UPDATE articles SET value = 'half' WHERE id = ?", (f"{1:016d}",))
    connection.close()
    for _ in range(2):
        with open_store(tmp_path, clock) as store:
            listed = [int(row.article_id) for row in store.desk.queue.page(Asked()).rows]
            assert listed == [3, 2, 0]


def newcomer():
    told = newsstand.release("خبر جديد.", url="https://ministry.example/new")
    return newsstand.article(told, article_id="new"), told


def test_killed_in_the_midst_of_it_the_rest_is_listed_at_the_next_opening(tmp_path):
    before = fill(tmp_path, 180)
    take_back(tmp_path, "0005")
    for most in (1, 150, 30):
        command = [sys.executable, "-c", OPENER, str(tmp_path), str(most)]
        ended = subprocess.run(command, check=False)
        assert ended.returncode == -signal.SIGKILL
    with open_store(tmp_path, clock) as store:
        assert store.faults() == ()
        assert shown(store) == before
