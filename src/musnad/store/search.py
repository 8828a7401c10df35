"""The words that articles are found by, beside the desk's lists: kept and asked for.

SQLite has them in a full-text table (FTS5), PostgreSQL in a ``tsvector`` with an index of its
own. Both hold the same words, made by ``store.words``, and part or fold nothing themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, Integer, Select, literal_column, text

from musnad.store.schema import queue
from musnad.store.values import is_postgres
from musnad.store.words import Wanted

WINDOWS = (500, 5_000)
"""Of so many rows at the top of a list is looked first who has the words (SQLite)."""

_MOST_SPANS = 16
_WIDEST_GAP = 1_000
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
_FOUND_NEAR = text(
    "SELECT rowid FROM queue_words WHERE queue_words MATCH :wanted AND rowid BETWEEN :low AND :high"
)
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


def found_among(
    connection: Connection, listed: Select[int], search: Sequence[Wanted], *, limit: int
) -> list[int]:
    """The first of the rows that a search finds, by their numbers, in the order of a list.

    ``listed`` are the numbers of the list's rows in their order; the search asks for something.
    """
    if is_postgres(connection):
        wanted = " & ".join(f"({' | '.join(_lexemes(one))})" for one in search)
        there = _FOUND_THERE.bindparams(wanted=wanted).columns(queue.c.number)
        return list(connection.scalars(listed.where(queue.c.number.in_(there)).limit(limit)))
    # Every word is in quotes, so that none is an operator.
    wanted = " AND ".join(f"({' OR '.join(_alternatives(one))})" for one in search)
    for window in WINDOWS:
        found = _in_window(connection, listed, wanted, window=window, limit=limit)
        if found is not None:
            return found
    all_found = _FOUND.bindparams(wanted=wanted).columns(queue.c.number)
    return list(connection.scalars(listed.where(_NUMBER.in_(all_found)).limit(limit)))


def _in_window(
    connection: Connection, listed: Select[int], wanted: str, *, window: int, limit: int
) -> list[int] | None:
    """What is found among the first rows of a list, where that is enough; else None.

    What many articles have is found near the top, and the rest is not looked through. Rows
    that were listed one after the other have numbers near each other, so that few spans of
    numbers hold them all.
    """
    first = list(connection.scalars(listed.limit(window)))
    spans = _spans(sorted(first))
    if len(spans) > _MOST_SPANS:
        return None
    found: set[int] = set()
    for low, high in spans:
        near = {"wanted": wanted, "low": low, "high": high}
        found.update(connection.scalars(_FOUND_NEAR, near))
    kept = [number for number in first if number in found][:limit]
    return kept if len(kept) == limit or len(first) < window else None


def _spans(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """The spans that hold numbers in their order, without wide gaps."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number - found[-1][1] <= _WIDEST_GAP:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


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
