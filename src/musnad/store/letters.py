"""Texts as PostgreSQL takes them: it holds every letter but the one numbered nought.

What was told is kept as it was told, for there are hashes over it: that letter is written as
two others, and read back as itself.
"""

from __future__ import annotations

from psycopg import Connection
from psycopg.abc import Buffer
from psycopg.types.string import StrDumperUnknown, TextLoader

_NOUGHT = "\0"
_SIGN = "\U0010fffd"
"""A letter that no text has a use for; where one has it all the same, it is written twice."""


class _Writer(StrDumperUnknown):
    """A text on its way to the server."""

    def dump(self, obj: str) -> Buffer | None:
        if _NOUGHT in obj or _SIGN in obj:
            obj = obj.replace(_SIGN, f"{_SIGN}{_SIGN}").replace(_NOUGHT, f"{_SIGN}0")
        return super().dump(obj)


class _Reader(TextLoader):
    """A text on its way back."""

    def load(self, data: Buffer) -> bytes | str:
        told = super().load(data)
        if isinstance(told, str) and _SIGN in told:
            parts = told.split(f"{_SIGN}{_SIGN}")
            return _SIGN.join(part.replace(f"{_SIGN}0", _NOUGHT) for part in parts)
        return told


def prepare(connection: Connection[object]) -> None:
    """Have a new connection write and read texts so."""
    connection.adapters.register_dumper(str, _Writer)
    for kind in ("text", "varchar"):
        connection.adapters.register_loader(kind, _Reader)
