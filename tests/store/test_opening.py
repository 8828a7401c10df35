import shutil
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from musnad.core.errors import RefusedError, TransientError
from musnad.core.habit import Habit
from musnad.store import steps as store_steps
from musnad.store.database import open_store
from musnad.store.schema import HEAD, metadata

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MINISTRY = Habit(source_id="ministry", asked_at=NOON, succeeded_at=NOON)


def clock():
    return NOON


def opened(folder, **settings):
    return open_store(folder, clock, **settings)


def database(folder):
    return folder / "var" / "musnad.sqlite3"


def change(folder, statement):
    connection = sqlite3.connect(database(folder))
    with connection:
        connection.execute(statement)
    connection.close()


def refused(code):
    return pytest.raises(RefusedError, match=f"^{code.replace('.', '[.]')}( |$)")


def passing(code):
    return pytest.raises(TransientError, match=f"^{code.replace('.', '[.]')}( |$)")


def test_the_steps_make_the_tables_that_the_program_knows(tmp_path):
    opened(tmp_path).close()
    engine = create_engine(f"sqlite:///{database(tmp_path)}")

    def is_ours(name, kind, _):
        # SQLite keeps what is searched in tables of its own.
        return not (kind == "table" and name.startswith("queue_words"))

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_ours})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_newest_step_is_the_one_that_the_program_names():
    assert ScriptDirectory(str(store_steps.FOLDER)).get_heads() == [HEAD]


def test_opening_again_changes_nothing(tmp_path):
    with opened(tmp_path) as store:
        store.save_habit(MINISTRY)
    before = database(tmp_path).read_bytes()
    opened(tmp_path).close()
    assert database(tmp_path).read_bytes() == before


def test_a_newer_database_is_refused_and_left_alone(tmp_path):
    opened(tmp_path).close()
    change(tmp_path, "UPDATE alembic_version SET version_num = '0999'")
    before = database(tmp_path).read_bytes()
    with refused("store.newer_schema") as caught:
        opened(tmp_path)
    assert caught.value.facts["found"] == "0999"
    assert database(tmp_path).read_bytes() == before


def test_a_step_that_nobody_knows_is_refused(tmp_path):
    opened(tmp_path).close()
    change(tmp_path, "UPDATE alembic_version SET version_num = '0000x'")
    with refused("store.corrupt"):
        opened(tmp_path)


def test_a_step_that_fails_leaves_nothing_behind(tmp_path, monkeypatch):
    broken = tmp_path / "migrations"
    shutil.copytree(store_steps.FOLDER, broken)
    (step,) = (broken / "versions").glob("r0001*.py")
    step.write_text(step.read_text() + "    op.execute('no such statement')\n")
    monkeypatch.setattr(store_steps, "FOLDER", broken)
    with refused("store.fault"):
        opened(tmp_path)
    monkeypatch.undo()
    opened(tmp_path).close()


def test_someone_elses_database_is_refused_and_left_alone(tmp_path):
    (tmp_path / "var").mkdir()
    change(tmp_path, "CREATE TABLE songs (title TEXT)")
    with refused("store.corrupt"):
        opened(tmp_path)


@pytest.mark.parametrize(
    "noise", [b"not a database" * 500, b"SQLite format 3\x00" + b"\xff" * 9000]
)
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path, noise):
    (tmp_path / "var").mkdir()
    database(tmp_path).write_bytes(noise)
    with refused("store.corrupt"):
        opened(tmp_path)
    assert database(tmp_path).read_bytes() == noise


def test_a_database_cut_short_is_found_out(tmp_path):
    with opened(tmp_path) as store:
        for number in range(200):
            store.save_habit(Habit(source_id=f"source-{number}" * 20))
    whole = database(tmp_path).read_bytes()
    database(tmp_path).write_bytes(whole[: len(whole) // 2])
    with refused("store.corrupt"), opened(tmp_path) as store:
        assert store.faults() != ()
        store.habits()


def test_a_record_that_cannot_be_read_is_named(tmp_path):
    with opened(tmp_path) as store:
        change(tmp_path, "INSERT INTO validators VALUES ('https://a.example/', '{}')")
        change(tmp_path, "INSERT INTO validators VALUES ('https://b.example/', 'half')")
        for url in ("https://a.example/", "https://b.example/"):
            with refused("store.record") as caught:
                store.validators(url)
            assert caught.value.facts["kind"] == "validators"


def test_a_file_where_the_folder_should_be_is_refused(tmp_path):
    (tmp_path / "newsroom").write_text("x")
    with refused("store.folder"):
        opened(tmp_path / "newsroom")


def test_a_folder_where_the_database_should_be_is_refused(tmp_path):
    database(tmp_path).mkdir(parents=True)
    with refused("store.cannot_open"):
        opened(tmp_path)


def test_a_database_that_may_not_be_written_is_said_so(tmp_path):
    with opened(tmp_path) as store:
        with store._database.reading() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
        with refused("store.read_only"):
            store.save_habit(MINISTRY)


def test_a_full_disk_may_have_room_later(tmp_path):
    with opened(tmp_path) as store:
        with store._database.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with passing("store.full"):
            for number in range(2000):
                store.save_habit(Habit(source_id=f"{number}" * 50))
        assert store.faults() == ()


def test_a_writer_that_holds_on_makes_others_wait_and_then_give_up(tmp_path):
    with opened(tmp_path, busy_seconds=0.1) as store:
        other = sqlite3.connect(database(tmp_path), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with passing("store.busy"):
            store.save_habit(MINISTRY)
        assert store.habits() == ()
        other.execute("COMMIT")
        other.close()
        store.save_habit(MINISTRY)


def test_several_may_open_a_new_folder_at_once(tmp_path):
    code = (
        "import sys, pathlib, datetime\n"
        "from musnad.core.habit import Habit\n"
        "from musnad.store.database import open_store\n"
        "sys.stdin.readline()\n"
        "now = datetime.datetime.now(datetime.UTC)\n"
        "s = open_store(pathlib.Path(sys.argv[1]), lambda: now)\n"
        "s.save_habit(Habit(source_id=sys.argv[2]))\n"
    )
    run = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path), str(number)],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for number in range(3)
    ]
    for process in run:
        process.stdin.write(b"\n")
        process.stdin.flush()
    for process in run:
        _, error = process.communicate(timeout=30)
        assert process.returncode == 0, error.decode()
    with opened(tmp_path) as store:
        assert [one.source_id for one in store.habits()] == ["0", "1", "2"]


def test_threads_may_share_a_store(tmp_path):
    with opened(tmp_path) as store:

        def write(name):
            for number in range(20):
                store.save_habit(Habit(source_id=f"{name}-{number}"))
                store.habits()

        threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(store.habits()) == 80
