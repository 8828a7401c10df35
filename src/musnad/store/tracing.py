"""By what releases are known again, and the events they tell of, in the database."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, or_, select

from musnad.core.happening import Happening, Tie, Trace
from musnad.core.ids import content_id
from musnad.core.wire import dumps
from musnad.store.connection import Database
from musnad.store.schema import bands, members, moment, ties, traces
from musnad.store.turns import TRACING, take
from musnad.store.values import Cell, put, value_of

_AT_ONCE = 500
"""Values in one question; SQLite takes no more than some thousands."""


class SqlTracing:
    """The port ``Tracing``; raises ``store.*``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save_trace(self, trace: Trace, filed: Sequence[int]) -> None:
        """Keep what a release is known by, under the bands of its sketch.

        An article has one trace, that of its newest release: those before it go.
        """
        kept = tuple(sorted(set(filed)))
        row: dict[str, Cell] = {
            "release_id": trace.release_id,
            "article_id": trace.article_id,
            "publisher": trace.publisher,
            "exact": trace.exact,
            "published_at": moment(trace.published),
            "filed": _packed(kept),
            "value": dumps(trace),
        }
        with self._database.writing() as connection:
            take(connection, TRACING)
            older = connection.scalars(
                select(traces.c.release_id).where(
                    traces.c.article_id == trace.article_id,
                    traces.c.release_id != trace.release_id,
                )
            ).all()
            for gone in older:
                _forget(connection, gone)
            _unfile(connection, trace.release_id)
            put(connection, traces, row, keys=["release_id"])
            if kept:
                number = connection.scalar(_number(trace.release_id))
                rows = [{"band": one, "number": number} for one in kept]
                connection.execute(insert(bands), rows)

    def trace(self, release_id: str) -> Trace | None:
        """What a release is known by."""
        with self._database.reading() as connection:
            return next(_traces(connection, [release_id]), None)

    def trace_of(self, article_id: str) -> Trace | None:
        """What the newest release of an article is known by."""
        query = select(traces.c.value).where(traces.c.article_id == article_id).limit(1)
        with self._database.reading() as connection:
            text = connection.scalar(query)
        return None if text is None else value_of(Trace, text)

    def alike(self, exact: str, filed: Sequence[int], *, since: datetime) -> Sequence[Trace]:
        """Releases since then with the same words, or with a band in common; newest first."""
        wanted = select(bands.c.number).where(bands.c.band.in_(list(filed)[:_AT_ONCE])).distinct()
        fresh = select(traces.c.value).where(traces.c.published_at >= moment(since))
        texts: set[str] = set()
        with self._database.reading() as connection:
            numbers = connection.scalars(wanted).all()
            texts.update(connection.scalars(fresh.where(traces.c.exact == exact)))
            for at in range(0, len(numbers), _AT_ONCE):
                some = numbers[at : at + _AT_ONCE]
                texts.update(connection.scalars(fresh.where(traces.c.number.in_(some))))
        found = [value_of(Trace, text) for text in texts]
        found.sort(key=lambda one: one.release_id)
        found.sort(key=lambda one: one.published, reverse=True)
        return tuple(found)

    def between(
        self, since: datetime, until: datetime, *, publisher: str | None = None, limit: int
    ) -> Sequence[Trace]:
        """Releases published in a span of time, of everyone or of one publisher; newest first."""
        query = (
            select(traces.c.value)
            .where(traces.c.published_at.between(moment(since), moment(until)))
            .order_by(traces.c.published_at.desc(), traces.c.release_id)
            .limit(limit)
        )
        if publisher is not None:
            query = query.where(traces.c.publisher == publisher)
        with self._database.reading() as connection:
            return tuple(value_of(Trace, text) for text in connection.scalars(query))

    def save_ties(self, release_id: str, found: Iterable[Tie]) -> None:
        """Replace the ties of a release."""
        rows = [{"first": one.first, "second": one.second, "value": dumps(one)} for one in found]
        with self._database.writing() as connection:
            take(connection, TRACING)
            connection.execute(delete(ties).where(_touches([release_id])))
            for row in rows:
                put(connection, ties, row)

    def ties(self, release_ids: Iterable[str]) -> Sequence[Tie]:
        """All ties of these releases, and of those that they hang together with."""
        with self._database.reading() as connection:
            return _hanging(connection, release_ids)

    def save_happenings(self, groups: Iterable[Sequence[str]]) -> None:
        """File releases by event: each group in the order in which its members came out.

        A group of one is no event. What these releases were filed under before is forgotten.
        """
        told = [tuple(group) for group in groups]
        with self._database.writing() as connection:
            take(connection, TRACING)
            for group in told:
                connection.execute(delete(members).where(members.c.release_id.in_(group)))
                if len(group) > 1:
                    name = content_id("happening", group[0])
                    rows = [{"release_id": one, "happening_id": name} for one in group]
                    connection.execute(insert(members), rows)

    def happening(self, id_: str) -> Happening | None:
        """The event with this id, or the one that a release or an article tells of."""
        article = select(traces.c.release_id).where(traces.c.article_id == id_)
        query = select(members.c.happening_id).where(
            or_(
                members.c.happening_id == id_,
                members.c.release_id == id_,
                members.c.release_id.in_(article),
            )
        )
        with self._database.reading() as connection:
            found = connection.scalar(query.limit(1))
            return None if found is None else _happening(connection, found)

    def happenings(self, *, since: datetime | None = None, limit: int) -> Sequence[Happening]:
        """Events, those with the newest release first; ``since`` is that release's moment."""
        query = (
            select(members.c.happening_id)
            .join(traces, traces.c.release_id == members.c.release_id)
            .group_by(members.c.happening_id)
            .order_by(_newest().desc(), members.c.happening_id)
            .limit(limit)
        )
        if since is not None:
            query = query.having(_newest() >= moment(since))
        with self._database.reading() as connection:
            names = connection.scalars(query).all()
            return tuple(_happening(connection, name) for name in names)


def _newest() -> ColumnElement[str]:
    return func.max(traces.c.published_at)


def _happening(connection: Connection, name: str) -> Happening:
    ids = connection.scalars(
        select(members.c.release_id).where(members.c.happening_id == name)
    ).all()
    found = sorted(_traces(connection, ids), key=lambda one: (one.published, one.release_id))
    inside = select(ties.c.value).where(ties.c.first.in_(ids), ties.c.second.in_(ids))
    told = [value_of(Tie, text) for text in connection.scalars(inside)]
    told.sort(key=lambda one: (-one.score, one.first, one.second))
    return Happening(id=name, members=tuple(found), ties=tuple(told))


def _hanging(connection: Connection, release_ids: Iterable[str]) -> tuple[Tie, ...]:
    found: dict[tuple[str, str], Tie] = {}
    asked: set[str] = set()
    waiting = set(release_ids)
    while waiting:
        batch = sorted(waiting)[:_AT_ONCE]
        asked.update(batch)
        waiting.difference_update(batch)
        for text in connection.scalars(select(ties.c.value).where(_touches(batch))):
            tie = value_of(Tie, text)
            found[tie.first, tie.second] = tie
            waiting.update({tie.first, tie.second} - asked)
    return tuple(found[key] for key in sorted(found))


def _touches(ids: Sequence[str]) -> ColumnElement[bool]:
    return or_(ties.c.first.in_(ids), ties.c.second.in_(ids))


def _traces(connection: Connection, ids: Sequence[str]) -> Iterator[Trace]:
    for at in range(0, len(ids), _AT_ONCE):
        query = select(traces.c.value).where(traces.c.release_id.in_(ids[at : at + _AT_ONCE]))
        for text in connection.scalars(query):
            yield value_of(Trace, text)


def _forget(connection: Connection, release_id: str) -> None:
    _unfile(connection, release_id)
    connection.execute(delete(traces).where(traces.c.release_id == release_id))
    connection.execute(delete(members).where(members.c.release_id == release_id))
    connection.execute(delete(ties).where(_touches([release_id])))


def _unfile(connection: Connection, release_id: str) -> None:
    """Take a trace out from under its bands."""
    row = connection.execute(
        select(traces.c.number, traces.c.filed).where(traces.c.release_id == release_id)
    ).first()
    if row is not None:
        connection.execute(
            delete(bands).where(
                bands.c.band.in_(_unpacked(row.filed)), bands.c.number == row.number
            )
        )


def _number(release_id: str) -> Select[tuple[int]]:
    return select(traces.c.number).where(traces.c.release_id == release_id)


def _packed(filed: Sequence[int]) -> bytes:
    return struct.pack(f">{len(filed)}q", *filed)


def _unpacked(filed: bytes) -> tuple[int, ...]:
    return struct.unpack(f">{len(filed) // 8}q", filed)
