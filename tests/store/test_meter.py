import sqlite3
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from musnad.core.asking import Answer, Call, Limits
from musnad.core.errors import RefusedError
from musnad.store import steps
from musnad.store.database import open_store
from musnad.store.meter import SqlMeter
from tests.contracts import newsstand

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HAMMER = Path(__file__).with_name("hammer.py")
REQUESTS, TOKENS = 12, 9_000
SPEED = 60.0


def clock():
    return NOON


def database(folder):
    return folder / "var" / "musnad.sqlite3"


def answered(text):
    return Answer(text=text, call=Call(writer="g", model="m", prompt_sha256="p", at=NOON))


def first_newsroom(folder):
    """A database as the first musnad made it, with what the first musnad wrote."""
    database(folder).parent.mkdir(parents=True)
    engine = create_engine(f"sqlite:///{database(folder)}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(steps.FOLDER))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()


def test_an_older_database_is_brought_up_to_date_with_all_that_it_holds(tmp_path):
    release = newsstand.release()
    with open_store(tmp_path / "new", clock) as store:
        store.save_article(newsstand.article(release), release)
        store.save_receipt(newsstand.receipt())
        store.save_items([newsstand.item("1")])
    first_newsroom(tmp_path / "old")
    old = sqlite3.connect(database(tmp_path / "old"))
    tables = {name for (name,) in old.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    assert not {"usages", "answers"} & tables
    old.execute("ATTACH ? AS new", (str(database(tmp_path / "new")),))
    for table in tables - {"alembic_version", "polls"}:
        names = ", ".join(column[1] for column in old.execute(f"PRAGMA main.table_info({table})"))
        old.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM new.{table}")
    old.execute("INSERT INTO polls VALUES ('ministry', ?, 'fetch.timeout')", (NOON.isoformat(),))
    old.commit()
    old.close()
    with open_store(tmp_path / "old", clock) as store:
        assert store.article("a" * 16) == newsstand.article(release)
        assert store.release(release.id) == release
        assert store.receipts() == (newsstand.receipt(),)
        assert store.items() == (newsstand.item("1"),)
        (habit,) = store.habits()
        assert (habit.source_id, habit.succeeded_at) == ("ministry", NOON)
        assert (habit.failures, habit.error_code) == (1, "fetch.timeout")
        assert store.faults() == ()
        store.meter.save_answer("k", answered("x"))
        assert store.meter.answer("k") == answered("x")


def test_what_was_used_is_remembered_when_the_newsroom_is_opened_again(tmp_path, url):
    limits = Limits(requests_per_day=1)
    with open_store(tmp_path, clock, url=url) as store:
        store.meter.reserve("g", tokens=1, price_micros=1, limits=limits, at=NOON)
        store.meter.save_answer("k", answered("x"))
    with open_store(tmp_path, clock, url=url) as store:
        turn = store.meter.reserve("g", tokens=1, price_micros=1, limits=limits, at=NOON)
        assert turn.limit == "requests_per_day"
        assert store.meter.answer("k") == answered("x")


def test_the_oldest_answers_make_room_for_new_ones(tmp_path, url):
    with open_store(tmp_path, clock, url=url) as store:
        meter = SqlMeter(store._database, cache_bytes=3_000)
        for number in range(10):
            meter.save_answer(f"k{number}", answered("ب" * 300))
        kept = [number for number in range(10) if meter.answer(f"k{number}")]
        assert kept == [7, 8, 9]
        meter.save_answer("k7", answered("ب" * 300))
        meter.save_answer("new", answered("ب" * 300))
        assert meter.answer("k7") is not None
        assert meter.answer("k8") is None
        meter.save_answer("whole", answered("ب" * 2_000))
        assert meter.answer("whole") is None
        with store._database.reading() as connection:
            rows = connection.exec_driver_sql("SELECT value, size FROM answers").all()
        real = sum(len(value.encode()) for value, _ in rows)
        told = sum(size for _, size in rows) or None
        assert real <= 3_000
        assert told in (None, real)


def test_an_answer_that_is_no_text_or_can_no_longer_be_read_is_as_good_as_none(tmp_path):
    with open_store(tmp_path, clock) as store:
        store.meter.save_answer("k", answered("half a pair: \ud800"))
        assert store.meter.answer("k") is None
        store.meter.save_answer("k", answered("x"))
        with store._database.writing() as connection:
            connection.exec_driver_sql("UPDATE answers SET value = '{}'")
        assert store.meter.answer("k") is None


def test_a_call_that_can_no_longer_be_read_is_named(tmp_path):
    with open_store(tmp_path, clock) as store:
        turn = store.meter.reserve("g", tokens=1, price_micros=1, limits=Limits(), at=NOON)
        store.meter.settle(turn, answered("x").call)
        with store._database.writing() as connection:
            connection.exec_driver_sql("UPDATE usages SET value = '{}'")
        with pytest.raises(RefusedError, match=r"store[.]record") as caught:
            store.meter.calls(since=NOON)
        assert caught.value.facts["kind"] == "call"


def hammered(folder, seconds, skew):
    """What four processes that hammer one meter at once were given: (moment, tokens, used)."""
    run = [
        subprocess.Popen(
            [sys.executable, str(HAMMER), *map(str, (folder, seed, seconds, SPEED, skew))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in range(4)
    ]
    for process in run:
        assert process.stdout.readline() == "open\n"
    for process in run:
        process.stdin.write("go\n")
        process.stdin.flush()
    given = []
    for process in run:
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        lines = [line.split() for line in said.splitlines()]
        assert lines, "a process that was never given leave"
        given += [(float(at), int(tokens), int(used)) for at, tokens, used in lines]
    return sorted(given)


def most_in_a_minute(amounts):
    """The most of (second, amount) that any sliding minute holds."""
    amounts = sorted(amounts)
    most = held = first = 0
    for at, amount in amounts:
        held += amount
        while amounts[first][0] <= at - 60:
            held -= amounts[first][1]
            first += 1
        most = max(most, held)
    return most


def counted(folder, url):
    """What the meter itself counted: (second, requests, tokens)."""
    query = "SELECT counted_at, requests, tokens FROM usages"
    with open_store(folder, clock, url=url) as store, store._database.reading() as connection:
        rows = connection.exec_driver_sql(query).all()
    return [
        (datetime.fromisoformat(at).timestamp(), requests, tokens) for at, requests, tokens in rows
    ]


@pytest.mark.parametrize(
    ("url", "skew"), [("sqlite", 0), ("sqlite", 45), ("postgresql", 45)], indirect=["url"]
)
def test_four_processes_together_never_use_more_than_the_limits(tmp_path, url, skew):
    given = hammered(tmp_path, 6, skew)
    rows = counted(tmp_path, url)
    assert len(rows) == len(given)
    # As the meter counted, and by one true clock: a process is slow to say what it was given
    # by less than a real hundredth of a second, which is less than a second here.
    assert most_in_a_minute([(at, one) for at, one, _ in rows]) <= REQUESTS
    assert most_in_a_minute([(at, tokens) for at, _, tokens in rows]) <= TOKENS
    if not skew:
        assert most_in_a_minute([(at, 1) for at, _, _ in given]) <= REQUESTS + 1
    # The limits were really reached: 6 s are six minutes of this clock.
    assert len(given) >= 3 * 7


def test_four_processes_together_never_use_more_than_a_days_limit(tmp_path, url):
    code = (
        "import os, sys, pathlib, datetime\n"
        "from musnad.core.asking import Limits\n"
        "from musnad.store.database import open_store\n"
        "noon = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)\n"
        "folder, url = pathlib.Path(sys.argv[1]), os.environ['MUSNAD_TEST_STORE']\n"
        "store = open_store(folder, lambda: noon, busy_seconds=60, url=url)\n"
        "limits = Limits(requests_per_day=90, budget_micros_per_day=1000)\n"
        "sys.stdin.readline()\n"
        "for _ in range(60):\n"
        "    turn = store.meter.reserve('g', tokens=1, price_micros=10, limits=limits, at=noon)\n"
        "    print('given' if turn.id else turn.limit)\n"
    )
    run = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    said = Counter()
    for process in run:
        process.stdin.write("\n")
        process.stdin.flush()
    for process in run:
        out, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        said.update(out.split())
    assert said == {"given": 90, "requests_per_day": 150}
    with open_store(tmp_path, clock, url=url) as store:
        later = NOON + timedelta(hours=12)
        limits = Limits(requests_per_day=90)
        assert store.meter.reserve("g", tokens=1, price_micros=10, limits=limits, at=later).id
