"""What PostgreSQL alone can do to a newsroom, and what it must never do."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from musnad.core.errors import RefusedError, TransientError
from musnad.core.habit import Habit
from musnad.core.log import Note
from musnad.core.queue import Asked
from musnad.store import steps
from musnad.store.database import open_store
from musnad.store.postgres import Postgres
from musnad.store.schema import HEAD, metadata
from musnad.store.turns import LOG, key_of
from tests.contracts.desks import headed, story
from tests.contracts.newsstand import receipt
from tests.postgresql import SURVIVING, server, started

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MINISTRY = Habit(source_id="ministry", asked_at=NOON, succeeded_at=NOON)


def clock():
    return NOON


def refused(code):
    return pytest.raises(RefusedError, match=f"^{code.replace('.', '[.]')}( |$)")


def passing(code):
    return pytest.raises(TransientError, match=f"^{code.replace('.', '[.]')}( |$)")


@pytest.fixture
def fresh():
    """The address of a database that nobody has used yet."""
    url = server().make()
    yield url
    server().drop(url)


@pytest.fixture
def kept():
    """The address of a database with empty tables."""
    return server().emptied()


@pytest.fixture
def store(tmp_path, kept):
    with open_store(tmp_path, clock, url=kept) as opened:
        yield opened


def test_the_steps_make_the_tables_that_the_program_knows(tmp_path, fresh):
    open_store(tmp_path, clock, url=fresh).close()

    def is_ours(name, kind, _):
        return not (kind == "table" and name == "queue_words")

    database = Postgres(fresh)
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_ours})
        assert compare_metadata(context, metadata) == []
        assert steps.revision_of(connection, "") == HEAD
    assert database.faults() == ()
    database.close()


def test_texts_are_compared_letter_by_letter_whatever_the_database_does(store):
    names = ["é", "z", "Z", "_", "a-b", "ab", "ي", "ب"]
    for name in names:
        store.save_habit(replace(MINISTRY, source_id=name))
    assert [one.source_id for one in store.habits()] == sorted(names)
    with store._database.reading() as connection:
        order = "SELECT array_agg(n ORDER BY n) FROM unnest(ARRAY['Z', 'a']) n"
        assert connection.exec_driver_sql(order).scalar() == ["a", "Z"]


def test_a_newer_database_is_refused(tmp_path, fresh):
    open_store(tmp_path, clock, url=fresh).close()
    with psycopg.connect(fresh) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    with refused("store.newer_schema") as caught:
        open_store(tmp_path, clock, url=fresh)
    assert caught.value.facts["found"] == "0999"


def test_someone_elses_database_is_refused_and_left_alone(tmp_path, fresh):
    with psycopg.connect(fresh) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    with refused("store.corrupt"):
        open_store(tmp_path, clock, url=fresh)


def test_a_step_that_fails_leaves_nothing_behind(tmp_path, fresh, monkeypatch):
    broken = tmp_path / "migrations"
    shutil.copytree(steps.FOLDER, broken)
    (step,) = (broken / "versions").glob(f"r{HEAD}*.py")
    step.write_text(step.read_text() + "    op.execute('no such statement')\n")
    monkeypatch.setattr(steps, "FOLDER", broken)
    with refused("store.fault"):
        open_store(tmp_path, clock, url=fresh)
    with psycopg.connect(fresh) as connection:
        tables = connection.execute("SELECT * FROM pg_tables WHERE schemaname = 'public'")
        assert tables.fetchall() == []


def test_several_may_open_a_new_database_at_once(tmp_path, fresh):
    code = (
        "import sys, pathlib, datetime\n"
        "from musnad.core.habit import Habit\n"
        "from musnad.store.database import open_store\n"
        "sys.stdin.readline()\n"
        "now = datetime.datetime.now(datetime.UTC)\n"
        "s = open_store(pathlib.Path(sys.argv[1]), lambda: now, busy_seconds=60, url=sys.argv[3])\n"
        "s.save_habit(Habit(source_id=sys.argv[2]))\n"
    )
    run = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / str(number)), str(number), fresh],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for number in range(3)
    ]
    for process in run:
        process.stdin.write(b"\n")
        process.stdin.flush()
    for process in run:
        _, error = process.communicate(timeout=120)
        assert process.returncode == 0, error.decode()
    with open_store(tmp_path, clock, url=fresh) as store:
        assert [one.source_id for one in store.habits()] == ["0", "1", "2"]


@pytest.mark.parametrize(
    "url", ["", "x", "mysql://a/b", "sqlite:///a.db", "postgresql://a:b:c/d", "http://[::1"]
)
def test_an_address_of_something_else_is_refused_without_telling_it(url):
    with refused("store.address"):
        Postgres(url)


def test_the_password_is_in_no_message(tmp_path):
    url = "postgresql://musnad:s3cret@127.0.0.1:1/news?sslmode=disable&password=s3cret"
    with passing("store.unreachable") as caught:
        open_store(tmp_path, clock, url=url, busy_seconds=2)
    told = (*map(str, caught.value.facts.values()), str(caught.value))
    assert not [one for one in told if "s3cret" in one]
    assert caught.value.facts["path"] == "postgresql://musnad@127.0.0.1:1/news"


def test_a_database_that_is_not_there_is_told_of(tmp_path):
    with passing("store.unreachable") as caught:
        open_store(tmp_path, clock, url=server().url("nowhere"))
    assert "nowhere" in str(caught.value.facts["why"])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET by = 'x'",
        "DELETE FROM log WHERE number = 5",
        "DELETE FROM log",
        "TRUNCATE log",
        "INSERT INTO log SELECT 9, at, by, action, subject, facts, before, sha256 FROM log LIMIT 1",
    ],
)
def test_the_log_is_only_added_to(store, kept, statement):
    for number in range(5):
        store.desk.log.append(Note(by="هدى", action="article.edited", subject=f"a{number}"))
    before = store.desk.log.entries()
    with (
        psycopg.connect(kept) as connection,
        pytest.raises(psycopg.IntegrityError, match="the log"),
    ):
        connection.execute(statement)
    assert store.desk.log.entries() == before


def test_what_was_changed_behind_the_programs_back_is_found(store, kept):
    store.desk.log.append(*(Note(by="هدى", action="a", subject=f"a{n}") for n in range(5)))
    with psycopg.connect(kept) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("UPDATE log SET by = 'x' WHERE number = 3")
    assert store.desk.log.broken() == 3
    assert store.faults() == ("log entry 3",)


def test_any_letter_comes_back_as_it_was(store):
    for name in ("a\0b", "\0", "\U0010fffd", "\U0010fffd0", "\0\U0010fffd\U0010fffd\00"):
        store.save_habit(replace(MINISTRY, source_id=name))
        assert store.habit(name) == replace(MINISTRY, source_id=name)
    assert len(store.habits()) == 5
    assert store.habit("a") is None


def test_whoever_holds_a_turn_too_long_makes_others_give_up(tmp_path, kept):
    with (
        open_store(tmp_path, clock, url=kept, busy_seconds=0.2) as store,
        psycopg.connect(kept) as other,
    ):
        other.execute("SELECT pg_advisory_xact_lock(%s)", (key_of(LOG),))
        with passing("store.busy"):
            store.desk.log.append(Note(by="هدى", action="a", subject="b"))
        store.save_habit(MINISTRY)
        other.rollback()
        assert store.desk.log.append(Note(by="هدى", action="a", subject="b"))[0].number == 1


def test_more_at_once_than_there_are_connections_wait_and_then_give_up(tmp_path, kept):
    with open_store(tmp_path, clock, url=kept, busy_seconds=0.2, connections=1) as store:
        with store._database.reading(), store._database.reading(), passing("store.busy"):
            store.habits()
        assert store.habits() == ()


def test_a_statement_that_takes_too_long_is_ended(tmp_path, kept):
    with (
        open_store(tmp_path, clock, url=kept, statement_seconds=0.2) as store,
        passing("store.busy"),
        store._database.reading() as connection,
    ):
        connection.exec_driver_sql("SELECT pg_sleep(20)")


def test_a_database_that_may_not_be_written_is_said_so(tmp_path, kept):
    with psycopg.connect(kept) as connection:
        connection.execute("DROP ROLE IF EXISTS visitor")
        connection.execute("CREATE ROLE visitor LOGIN IN ROLE pg_read_all_data")
    with open_store(tmp_path, clock, url=kept.replace("musnad@", "visitor@")) as store:
        assert store.habits() == ()
        with refused("store.read_only"):
            store.save_habit(MINISTRY)


def test_what_reads_sees_one_moment(store):
    store.save_habit(MINISTRY)
    with store._database.reading() as connection:
        count = "SELECT count(*) FROM habits"
        assert connection.exec_driver_sql(count).scalar() == 1
        store.save_habit(replace(MINISTRY, source_id="agency"))
        assert connection.exec_driver_sql(count).scalar() == 1


def test_threads_that_save_at_once_leave_whole_lists_and_a_whole_log(tmp_path, kept):
    """Four threads on the same few articles, a newsroom and a desk at once."""
    with open_store(tmp_path, clock, url=kept, busy_seconds=60) as store:
        troubles = []

        def work(name):
            for number in range(12):
                made, told = story(number % 3)
                try:
                    store.save_article(headed(made, f"عنوان {name}{number}"), told)
                    store.desk.log.append(Note(by=name, action="a", subject=made.id))
                except Exception as error:  # noqa: BLE001
                    troubles.append(error)

        threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert troubles == []
        assert store.desk.log.broken() is None
        assert [one.number for one in store.desk.log.entries()] == list(range(1, 49))
        for row in store.desk.queue.page(Asked()).rows:
            assert row.headline == store.article(row.article_id).draft.headline.text
            found = store.desk.queue.page(Asked(words=row.headline)).rows
            assert row.article_id in [one.article_id for one in found]
        with store._database.reading() as connection:
            turns = connection.exec_driver_sql("SELECT turn FROM queue").scalars().all()
        assert len(set(turns)) == 3


def test_of_those_that_take_a_receipt_at_once_one_gets_it(tmp_path, kept):
    with open_store(tmp_path, clock, url=kept, busy_seconds=60) as store:
        taken, begin = [], threading.Barrier(4)

        def work(name):
            for revision in range(1, 9):
                mine = replace(receipt(revision=revision, state="intended"), note=name)
                begin.wait()
                if store.swap_receipt(None, mine):
                    taken.append((revision, name))

        threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(revision for revision, _ in taken) == list(range(1, 9))
        assert {(one.revision, one.note) for one in store.receipts()} == set(taken)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT])
def test_a_server_that_is_started_anew_under_load_loses_nothing_that_was_kept(tmp_path, how):
    """Entries of the log are durable; those that were told as kept are there, once."""
    own = started(SURVIVING)
    try:
        url = own.make()
        with open_store(tmp_path, clock, url=url) as store:
            kept, lost, stop = [], [], threading.Event()

            def work(name):
                number = 0
                while not stop.is_set():
                    number += 1
                    try:
                        subject = f"{name} {number}"
                        store.desk.log.append(Note(by=name, action="a", subject=subject))
                        kept.append(subject)
                    except TransientError as error:
                        lost.append((subject, error.code))
                        time.sleep(0.01)

            threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
            for thread in threads:
                thread.start()
            time.sleep(0.5)
            own.stop(how)
            time.sleep(0.2)
            before = len(kept)
            own.start()
            until = time.monotonic() + 30
            while len(kept) < before + 20 and time.monotonic() < until:
                time.sleep(0.05)
            stop.set()
            for thread in threads:
                thread.join()
            assert before
            assert len(kept) >= before + 20
            assert {code for _, code in lost} == {"store.unreachable"}
            subjects = [one.subject for one in store.desk.log.entries(limit=10_000)]
            assert set(kept) <= set(subjects)
            # One whose end was cut off may be there though nobody was told so.
            assert set(subjects) - set(kept) <= {subject for subject, _ in lost}
            assert len(set(subjects)) == len(subjects)
            assert store.desk.log.broken() is None
    finally:
        own.remove()
