"""Rows that hold a value in its wire form: written by their key, read back or named.

What SQLite and PostgreSQL say in different words is said here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import JSON, Column, ColumnElement, Connection, ScalarSelect, Table, cast, func

from musnad.core.errors import RefusedError
from musnad.core.ids import digest
from musnad.core.wire import Value, loads

if TYPE_CHECKING:
    from sqlalchemy.dialects.postgresql.dml import Insert as PostgresInsert
    from sqlalchemy.dialects.sqlite.dml import Insert as SqliteInsert

_LONGEST_KEY = 2_000
_SHOWN = 400
T = TypeVar("T", bound=Value)
Cell = str | int | bytes | None
Cells = Mapping[str, Cell | ScalarSelect[int]]


def is_postgres(connection: Connection) -> bool:
    """Whether it is PostgreSQL that is talked to, and not SQLite."""
    return connection.dialect.name == "postgresql"


def put(connection: Connection, table: Table, row: Cells, *, keys: Sequence[str] = ()) -> None:
    """Insert the row, or set these columns of the one that has its key.

    ``keys`` are the columns of the key, those of the primary key unless others are named.
    """
    connection.execute(replacing(connection, table, row, keys=keys))


def replacing(
    connection: Connection, table: Table, row: Cells, *, keys: Sequence[str] = ()
) -> SqliteInsert | PostgresInsert:
    """The statement of ``put``."""
    names = list(keys) or [column.name for column in table.primary_key]
    rest = {name: cell for name, cell in row.items() if name not in names}
    found = inserting(connection, table).values(row)
    return found.on_conflict_do_update(index_elements=names, set_=rest)


def add_new(connection: Connection, table: Table, row: Cells) -> bool:
    """Insert the row unless one with a key of its is there; whether it was new."""
    found = inserting(connection, table).values(row).on_conflict_do_nothing()
    return connection.execute(found).rowcount == 1


def inserting(connection: Connection, table: Table) -> SqliteInsert | PostgresInsert:
    """An insertion that can say what becomes of a row that is there already."""
    if is_postgres(connection):
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)


def key_of(connection: Connection, address: str) -> str:
    """An address as a column has it that is a key: itself or, of a very long one, its hash.

    An entry of an index has some 2,700 bytes in PostgreSQL.
    """
    if not is_postgres(connection) or len(address.encode()) <= _LONGEST_KEY:
        return address
    return f"{address[:_SHOWN]} {digest(address.encode())}"


def field_of(connection: Connection, column: Column[str], name: str) -> ColumnElement[str | None]:
    """A text in the value whose wire form a column holds, NULL where there is none."""
    if is_postgres(connection):
        return func.json_extract_path_text(cast(column, JSON), "value", name)
    return func.json_extract(column, f"$.value.{name}")


def value_of(kind: type[T], text: str) -> T:
    """The stored value; RefusedError ``store.record`` names what can't be read."""
    try:
        return loads(kind, text)
    except RefusedError as error:
        what = error.facts.get("what") or error.facts.get("found") or error.code
        raise RefusedError("store.record", kind=kind.__name__.lower(), what=what) from error
