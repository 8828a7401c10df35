"""Opens the database, brings it to the shape that this program writes, and runs transactions."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from musnad.store.faults import translated
from musnad.store.schema import HEAD
from musnad.store.steps import revision_of, run
from musnad.store.turns import STEPS, take


class Database(ABC):
    """A database, its connections and its transactions.

    ``path`` is what messages call it: a file, or an address without a password. A transaction
    that writes what follows from what it read takes its turn first (``store.turns``).
    """

    def __init__(self, path: Path | str, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._reader = self._reading(engine)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment and changes nothing. Raises ``store.*``."""
        with translated(self.path), self._reader.connect() as connection, connection.begin():
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
        """Run the steps that this database has not had yet.

        Raises RefusedError ``store.newer_schema`` for one of a newer musnad and
        ``store.corrupt`` for a database that is not musnad's.
        """
        with self.reading() as connection:
            if revision_of(connection, self.path) == HEAD:
                return
        with self.writing(durable=True) as connection:
            take(connection, STEPS)
            # Another process may have done it since.
            if revision_of(connection, self.path) != HEAD:
                self._settled(connection)

    @abstractmethod
    def faults(self) -> tuple[str, ...]:
        """What is wrong with the database itself, a line each; empty when it is whole."""

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _reading(self, engine: Engine) -> Engine:
        """The engine that reading transactions are begun on."""
        return engine

    def _settled(self, connection: Connection) -> None:
        """Run the steps inside the caller's transaction."""
        run(connection, self.path)


class Sqlite(Database):
    """One SQLite file; ``busy_seconds`` is how long a write waits for another process's."""

    def __init__(self, path: Path, *, busy_seconds: float = 10.0) -> None:
        self._busy_milliseconds = round(busy_seconds * 1000)
        engine = create_engine(URL.create("sqlite", database=str(path)))
        event.listen(engine, "connect", self._prepare)
        event.listen(engine, "begin", _begin)
        super().__init__(path, engine)

    def faults(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file, a line each; empty when it is whole."""
        with self.reading() as connection:
            told = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA quick_check")]
            loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        found = [line for line in told if line != "ok"]
        return (*found, *(f"loose row in {row[0]}" for row in loose))

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
