"""What people change is kept whole or not at all, whoever else writes and whatever is killed."""

import random
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from musnad.core.log import Note
from musnad.core.people import Invitation
from musnad.core.queue import Asked
from musnad.store.database import open_store

EDITOR = Path(__file__).with_name("editor.py")
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
TAKER = """
import datetime, os, pathlib, sys
from musnad.store.database import open_store
noon = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
url = os.environ["MUSNAD_TEST_STORE"]
store = open_store(pathlib.Path(sys.argv[1]), lambda: noon, busy_seconds=60, url=url)
print("open", flush=True)
sys.stdin.readline()
print(sum(store.desk.people.use_invitation(f"i{n}", at=noon) is not None for n in range(20)))
"""


def started(*arguments):
    process = subprocess.Popen(
        [sys.executable, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "open\n"
    return process


def at_once(run):
    """What each of them said, begun together."""
    for process in run:
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [process.communicate(timeout=120)[0].splitlines() for process in run]
    assert [process.returncode for process in run] == [0] * len(run)
    return said


def killed_after(folder, name, seconds):
    """What an editor had said that it kept when it was killed in the midst of its work."""
    with started(str(EDITOR), str(folder), name) as process:
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        process.stdin.write("go\n")
        process.stdin.flush()
        said = process.stdout.read().splitlines()
        timer.join()
    return [line.split(" ")[1:] for line in said if line.startswith("kept") and line[-1:].isdigit()]


def whole(store):
    """The version of each article, where everything about it fits together."""
    assert store.faults() == ()
    assert store.desk.log.broken() is None
    entries = Counter(one.subject for one in store.desk.log.entries(limit=10_000))
    rows = {row.article_id: row for row in store.desk.queue.page(Asked()).rows}
    found = {}
    for article in store.articles():
        row = rows.pop(article.id)
        assert (row.version, row.headline) == (article.version, article.draft.headline.text)
        assert entries.pop(article.id, 0) == article.version
        steps = store.desk.copy.edits(article.id)
        undone = sum(one.undone for one in steps)
        assert len(steps) + undone == article.version
        listed = store.desk.queue.page(Asked(words=row.headline)).rows
        assert article.id in {one.article_id for one in listed}
        found[article.id] = article.version
    assert not rows
    assert not entries
    return found


def test_an_editor_killed_at_any_moment_leaves_nothing_half_kept(tmp_path, url):
    moments = random.Random(20261122)
    for kill in range(4):
        said = killed_after(tmp_path, f"محررة {kill} ", moments.uniform(0.02, 0.3))
        with open_store(tmp_path, lambda: datetime.now(UTC), url=url) as store:
            versions = whole(store)
        for article_id, version in said:
            assert versions[article_id] >= int(version)
    assert sum(versions.values()) > 10


def test_editors_in_several_processes_never_write_over_each_other(tmp_path, url):
    run = [started(str(EDITOR), str(tmp_path), name, "40") for name in ("هدى", "سالم", "ليلى")]
    said = [line for lines in at_once(run) for line in lines]
    with open_store(tmp_path, lambda: datetime.now(UTC), url=url) as store:
        versions = whole(store)
    kept = [line for line in said if line.startswith("kept")]
    assert sum(versions.values()) == len(kept) == len(set(kept))
    assert {line for line in said if not line.startswith("kept")} <= {"desk.stale"}


def test_of_the_processes_that_take_a_link_one_gets_it(tmp_path, url):
    with open_store(tmp_path, lambda: NOON, url=url) as store:
        for number in range(20):
            store.desk.people.save_invitation(
                Invitation(
                    sha256=f"i{number}", account_id="p", expires_at=NOON + timedelta(hours=1)
                )
            )
    run = [started("-c", TAKER, str(tmp_path)) for _ in range(3)]
    assert sum(int(lines[0]) for lines in at_once(run)) == 20


@pytest.fixture
def logged(tmp_path):
    """A log of five entries, and the way to change it behind the program's back."""
    with open_store(tmp_path, lambda: NOON) as store:
        for number in range(5):
            store.desk.log.append(Note(by="هدى", action="article.edited", subject=f"a{number}"))
        connection = sqlite3.connect(tmp_path / "var" / "musnad.sqlite3", isolation_level=None)
        yield store, connection
        connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET by = 'x'",
        "UPDATE log SET number = number + 10",
        "DELETE FROM log WHERE number = 5",
        "DELETE FROM log",
        "INSERT OR REPLACE INTO log SELECT * FROM log WHERE number = 3",
        "INSERT INTO log SELECT 9, at, by, action, subject, facts, before, sha256 FROM log LIMIT 1",
        "UPDATE OR IGNORE log SET facts = '[]'",
    ],
)
def test_the_log_is_only_added_to(logged, statement):
    store, connection = logged
    before = store.desk.log.entries()
    with pytest.raises(sqlite3.IntegrityError, match="the log"):
        connection.execute(statement)
    assert store.desk.log.entries() == before


@pytest.mark.parametrize(
    ("statement", "first"),
    [
        ("UPDATE log SET by = 'x' WHERE number = 3", 3),
        ("UPDATE log SET at = '2026-03-01T13:00:00.000000Z' WHERE number = 2", 2),
        ('UPDATE log SET facts = \'[["a","b"]]\' WHERE number = 5', 5),
        ("UPDATE log SET facts = 'half' WHERE number = 4", 4),
        ("UPDATE log SET at = '' WHERE number = 4", 4),
        ("UPDATE log SET sha256 = before WHERE number = 1", 1),
        ("DELETE FROM log WHERE number = 2", 2),
        ("DELETE FROM log WHERE number = 1", 1),
        ("UPDATE log SET number = 9 WHERE number = 5", 5),
    ],
)
def test_what_was_changed_behind_the_programs_back_is_found(logged, statement, first):
    store, connection = logged
    for trigger in ("log_no_update", "log_no_delete", "log_in_order"):
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute(statement)
    assert store.desk.log.broken() == first
    assert store.faults() == (f"log entry {first}",)


def test_the_end_of_the_log_is_looked_at_alone(logged):
    store, connection = logged
    connection.execute("DROP TRIGGER log_no_update")
    connection.execute("UPDATE log SET by = 'x' WHERE number = 2")
    assert store.desk.log.broken(last=3) is None
    assert store.desk.log.broken(last=4) == 2
    assert store.desk.log.broken(last=0) is None
