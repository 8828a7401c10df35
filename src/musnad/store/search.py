"""The words that articles are found by, beside the desk's lists: kept and asked for.

SQLite has them in a full-text table (FTS5), PostgreSQL in a ``tsvector`` with an index of its
own. Both hold the same words, made by ``store.words``, and part or fold nothing themselves.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, Integer, Select, literal_column, text

from musnad.store.schema import queue
from musnad.store.values import is_postgres
from musnad.store.words import Wanted

TOP, FURTHER = 300, 3_000
"""Among so many rows at the top of a list it is looked first, and then, who has the words."""

LEAST = 60
"""Among so many, where rows are far from each other."""

FEW = 2_000
"""So many rows that a search finds are sorted at once, wherever they stand."""

TOP_THERE = 200
"""The first for PostgreSQL, which looks at each of them by itself."""

_MOST_SPANS = 16
_WIDEST_GAP = 1_000
_WIDEST = 10_000
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
_FOUND_FEW = text(f"{_FOUND.text} LIMIT :most")
_THESE = text("SELECT value FROM json_each(:numbers)")
_FOUND_NEAR = text(
    "SELECT rowid FROM queue_words WHERE queue_words MATCH :wanted AND rowid BETWEEN :low AND :high"
)
# The planner counts the rows' pages, and not the long words that lie beside them: left to
# itself, it reads all of them sooner than the index.
_BY_INDEX = text("SELECT set_config('enable_seqscan', 'off', true)")
_FOUND_THERE = text(
    "WITH found AS MATERIALIZED"
    " (SELECT number FROM queue_words WHERE words @@ CAST(:wanted AS tsquery))"
    " SELECT number FROM found"
)
_FOUND_NEAR_THERE = text(
    "WITH given AS MATERIALIZED (SELECT number, words FROM queue_words"
    " WHERE number = ANY(CAST(:numbers AS bigint[])))"
    " SELECT number FROM given WHERE words @@ CAST(:wanted AS tsquery)"
)
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
    What many articles have is found near the top, and the rest is not looked through.
    """
    if is_postgres(connection):
        return _among_there(connection, listed, _query(search), limit)
    wanted = _expression(search)
    top = list(connection.scalars(listed.limit(TOP)))
    # A list whose rows are far from each other is a short one, which is looked through whole.
    close = _spans(top) is not None
    if (found := _near(connection, top if close else top[:LEAST], wanted, limit)) is not None:
        return found
    if close:
        few = list(connection.scalars(_FOUND_FEW, {"wanted": wanted, "most": FEW + 1}))
        if len(few) <= FEW:
            known = _THESE.bindparams(numbers=json.dumps(few)).columns(queue.c.number)
            return list(connection.scalars(listed.where(queue.c.number.in_(known)).limit(limit)))
        further = list(connection.scalars(listed.limit(FURTHER)))
        if (found := _near(connection, further, wanted, limit)) is not None:
            return found
    every = _FOUND.bindparams(wanted=wanted).columns(queue.c.number)
    return list(connection.scalars(listed.where(_NUMBER.in_(every)).limit(limit)))


def _near(
    connection: Connection, first: Sequence[int], wanted: str, limit: int
) -> list[int] | None:
    """What is found among the first rows of a list, where that is enough; else None."""
    spans = _spans(first)
    if spans is None:
        return None
    found: set[int] = set()
    for low, high in spans:
        found.update(connection.scalars(_FOUND_NEAR, {"wanted": wanted, "low": low, "high": high}))
    kept = [number for number in first if number in found][:limit]
    return kept if len(kept) == limit else None


def _among_there(connection: Connection, listed: Select[int], wanted: str, limit: int) -> list[int]:
    """The same in PostgreSQL."""
    first = list(connection.scalars(listed.limit(TOP_THERE)))
    near = {"wanted": wanted, "numbers": first}
    found = set(connection.scalars(_FOUND_NEAR_THERE, near))
    kept = [number for number in first if number in found][:limit]
    if len(kept) == limit or len(first) < TOP_THERE:
        return kept
    connection.execute(_BY_INDEX)
    every = _FOUND_THERE.bindparams(wanted=wanted).columns(queue.c.number)
    return list(connection.scalars(listed.where(queue.c.number.in_(every)).limit(limit)))


def _spans(numbers: Sequence[int]) -> list[tuple[int, int]] | None:
    """The spans that hold numbers; None where they are too many or too wide.

    Rows that were listed one after the other have numbers near each other: a few spans hold
    the rows at the top of a list, which is quicker than to ask for each.
    """
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and number - found[-1][1] <= _WIDEST_GAP:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    wide = sum(high - low for low, high in found) > _WIDEST
    return None if wide or len(found) > _MOST_SPANS else found


def _expression(search: Sequence[Wanted]) -> str:
    """The search as FTS5 reads it: every word is in quotes, so that none is an operator."""
    return " AND ".join(f"({' OR '.join(_alternatives(one))})" for one in search)


def _alternatives(one: Wanted) -> Iterator[str]:
    yield from (f'"{word}"' for word in one.words)
    yield from (f'"{word}" *' for word in one.beginnings)


def _query(search: Sequence[Wanted]) -> str:
    """The search as PostgreSQL reads it, every word in quotes."""
    return " & ".join(f"({' | '.join(_lexemes(one))})" for one in search)


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
