"""Opens the database, brings it to the shape that this program writes, and runs transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, event, inspect
from sqlalchemy.pool import ConnectionPoolEntry

from musnad.core.errors import RefusedError
from musnad.store.faults import translated
from musnad.store.schema import HEAD

_MIGRATIONS = Path(__file__).with_name("migrations")


class Database:
    """One SQLite file, its connections and its transactions.

    ``busy_seconds`` is how long a write waits for another process's.
    """

    def __init__(self, path: Path, *, busy_seconds: float = 10.0) -> None:
        self.path = path
        self._busy_milliseconds = round(busy_seconds * 1000)
        self._engine = create_engine(URL.create("sqlite", database=str(path)))
        event.listen(self._engine, "connect", self._prepare)
        event.listen(self._engine, "begin", _begin)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment and changes nothing. Raises ``store.*``."""
        with translated(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[Connection]:
        """A transaction that happens whole or not at all. Raises ``store.*``.

        A ``durable`` one has reached the disk when the block ends, and so outlives a power
        cut; the others outlive the process's death but may be undone by a power cut.
        """
        options = {"musnad_writing": True, "musnad_durable": durable}
        engine = self._engine.execution_options(**options)
        with translated(self.path), engine.begin() as connection:
            yield connection

    def upgrade(self) -> None:
        """Run the steps that this file has not had yet.

        Raises RefusedError ``store.newer_schema`` for a file of a newer musnad and
        ``store.corrupt`` for a database that is not musnad's.
        """
        with self.reading() as connection:
            if _revision(connection, self.path) == HEAD:
                return
        with self.writing(durable=True) as connection:
            # Another process may have done it since.
            if _revision(connection, self.path) != HEAD:
                _upgrade(connection, self.path)

    def faults(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file, a line each; empty when it is whole."""
        with self.reading() as connection:
            told = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA quick_check")]
            loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        found = [line for line in told if line != "ok"]
        return (*found, *(f"loose row in {row[0]}" for row in loose))

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _prepare(self, connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        # Transactions begin where this module says, so that steps that make tables are in one.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {self._busy_milliseconds}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("musnad_writing"):
        connection.exec_driver_sql("BEGIN")
        return
    level = "FULL" if options.get("musnad_durable") else "NORMAL"
    connection.exec_driver_sql(f"PRAGMA synchronous = {level}")
    # Taking the write lock at once waits its turn; a read that later turns into a write
    # would be refused outright when another process wrote in between.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _revision(connection: Connection, path: Path) -> str | None:
    """The last step that this file has had: None for a new one."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise RefusedError("store.corrupt", path=path)
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found is not None and found > HEAD:
        raise RefusedError("store.newer_schema", path=path, found=found, known=HEAD)
    return found


def _upgrade(connection: Connection, path: Path) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    # Alembic reads a per cent sign as the start of a placeholder.
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise RefusedError("store.corrupt", path=path) from error
