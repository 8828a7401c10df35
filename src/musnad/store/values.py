"""Rows that hold a value in its wire form: written by their key, read back or named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.sqlite import insert

from musnad.core.errors import RefusedError
from musnad.core.wire import Value, loads

T = TypeVar("T", bound=Value)
Cell = str | int | None


def put(connection: Connection, table: Table, row: Mapping[str, Cell]) -> None:
    """Insert the row, or set these columns of the one that has its primary key."""
    keys = [column.name for column in table.primary_key]
    rest = {name: cell for name, cell in row.items() if name not in keys}
    connection.execute(
        insert(table).values(row).on_conflict_do_update(index_elements=keys, set_=rest)
    )


def value_of(kind: type[T], text: str) -> T:
    """The stored value; RefusedError ``store.record`` names what can't be read."""
    try:
        return loads(kind, text)
    except RefusedError as error:
        what = error.facts.get("what") or error.facts.get("found") or error.code
        raise RefusedError("store.record", kind=kind.__name__.lower(), what=what) from error
