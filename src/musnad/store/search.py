"""The words that articles are found by, beside the desk's lists: kept and asked for.

SQLite has them in a full-text table (FTS5), PostgreSQL in a ``tsvector`` with an index of its
own. Both hold the same words, made by ``store.words``, and part or fold nothing themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, Integer, bindparam, literal_column, text

from musnad.store.schema import queue
from musnad.store.values import is_postgres
from musnad.store.words import Wanted

_MOST_BYTES = 900_000
"""Of one article's words: PostgreSQL takes a million bytes."""

_ADD = text("INSERT INTO queue_words (rowid, words) VALUES (:number, :words)")
_CHANGE = text("UPDATE queue_words SET words = :words WHERE rowid = :number AND words <> :words")
_PUT = text(
    "INSERT INTO queue_words (number, words) VALUES (:number, array_to_tsvector(:words))"
    " ON CONFLICT (number) DO UPDATE SET words = excluded.words"
    " WHERE queue_words.words <> excluded.words"
)
_FOUND = text("SELECT rowid FROM queue_words WHERE queue_words MATCH :wanted")
_FOUND_THERE = text("SELECT number FROM queue_words WHERE words @@ CAST(:wanted AS tsquery)")
# With the sign, rows are read in their order and looked up among those found, never the other
# way round: most of all articles may be found, and would have to be sorted.
_NUMBER: ColumnElement[int] = literal_column("+queue.number", Integer)


def keep_words(
    connection: Connection, number: int, words: Sequence[str], *, new: bool = False
) -> None:
    """Have the row with a number found by these words alone; ``new``: it never had any."""
    if is_postgres(connection):
        kept = list(_within(words, _MOST_BYTES))
        connection.execute(_PUT, {"number": number, "words": kept})
        return
    connection.execute(_ADD if new else _CHANGE, {"number": number, "words": " ".join(words)})


def found_by(connection: Connection, search: Sequence[Wanted]) -> ColumnElement[bool]:
    """What is true of the rows that a search finds; it asks for something."""
    if is_postgres(connection):
        wanted = " & ".join(f"({' | '.join(_lexemes(one))})" for one in search)
        there = _FOUND_THERE.bindparams(bindparam("wanted", wanted))
        return queue.c.number.in_(there.columns(queue.c.number))
    # Every word is in quotes, so that none is an operator.
    wanted = " AND ".join(f"({' OR '.join(_alternatives(one))})" for one in search)
    found = _FOUND.bindparams(bindparam("wanted", wanted))
    return _NUMBER.in_(found.columns(queue.c.number))


def _alternatives(one: Wanted) -> Iterator[str]:
    yield from (f'"{word}"' for word in one.words)
    yield from (f'"{word}" *' for word in one.beginnings)


def _lexemes(one: Wanted) -> Iterator[str]:
    yield from (_quoted(word) for word in one.words)
    yield from (f"{_quoted(word)}:*" for word in one.beginnings)


def _quoted(word: str) -> str:
    doubled = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"


def _within(words: Sequence[str], most: int) -> Iterator[str]:
    """The words that there is room for."""
    left = most
    for word in words:
        left -= len(word.encode())
        if left < 0:
            return
        yield word
