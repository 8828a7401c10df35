"""The desk's log in the database: only added to, numbered without a gap, chained by hashes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select

from musnad.core.errors import RefusedError
from musnad.core.log import FIRST, Logged, Note, chained, holds
from musnad.core.ports import Clock
from musnad.store.connection import Database
from musnad.store.schema import from_moment, log, moment
from musnad.store.turns import LOG, take

_AT_ONCE = 1_000
_MOST = 10_000


class SqlLog:
    """The port ``Log``; raises ``store.*``."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def append(self, *notes: Note) -> Sequence[Logged]:
        """Add entries at the end; they have reached the disk when this returns."""
        if not notes:
            return ()
        with self._database.writing(durable=True) as connection:
            return add(connection, notes, at=self._clock())

    def entries(
        self,
        *,
        subject: str | None = None,
        action: str | None = None,
        by: str | None = None,
        after: int = 0,
        newest_first: bool = False,
        limit: int = 100,
    ) -> Sequence[Logged]:
        """Entries in their order (numbers above ``after``) or the newest first (below it, if
        it is not 0); 10,000 at most."""
        query = select(log).order_by(log.c.number.desc() if newest_first else log.c.number)
        for column, wanted in ((log.c.subject, subject), (log.c.action, action), (log.c.by, by)):
            if wanted is not None:
                query = query.where(column == wanted)
        if after:
            query = query.where(log.c.number < after if newest_first else log.c.number > after)
        with self._database.reading() as connection:
            found = connection.execute(query.limit(min(max(limit, 0), _MOST))).all()
        return tuple(_logged(row) for row in found)

    def broken(self, *, last: int | None = None) -> int | None:
        """The number of the first entry that doesn't hold, None when the chain is whole.

        With ``last``, so many entries are looked at: those at the end.
        """
        after, before = (0, FIRST) if last is None else self._before(last)
        for number, entry in enumerate(self._all(after), start=after + 1):
            if entry is None or not holds(entry, number=number, before=before):
                return number
            before = entry.sha256
        return None

    def _before(self, last: int) -> tuple[int, str]:
        """Number and hash of the entry before the last ones."""
        query = select(log.c.number, log.c.sha256).order_by(log.c.number.desc())
        with self._database.reading() as connection:
            row = connection.execute(query.limit(1).offset(last)).one_or_none()
        return (0, FIRST) if row is None else (row.number, row.sha256)

    def _all(self, after: int) -> Iterator[Logged | None]:
        """Every entry above a number, some at a time; None for one that can't be read."""
        while True:
            query = select(log).where(log.c.number > after).order_by(log.c.number).limit(_AT_ONCE)
            with self._database.reading() as connection:
                rows = connection.execute(query).all()
            if not rows:
                return
            after = rows[-1].number
            for row in rows:
                try:
                    entry = _logged(row)
                except RefusedError:
                    entry = None
                yield entry


def add(connection: Connection, notes: Sequence[Note], *, at: datetime) -> tuple[Logged, ...]:
    """Add entries at the end, inside the caller's transaction, which others wait for then."""
    take(connection, LOG)
    newest = select(log.c.number, log.c.sha256).order_by(log.c.number.desc()).limit(1)
    number, before = connection.execute(newest).one_or_none() or (0, FIRST)
    found = []
    for note in notes:
        number += 1
        entry = chained(note, number=number, at=at, before=before)
        before = entry.sha256
        found.append(entry)
    if found:
        connection.execute(insert(log), [_cells(entry) for entry in found])
    return tuple(found)


def newest_about(connection: Connection, subject: str) -> Logged | None:
    """The last entry about a subject."""
    query = select(log).where(log.c.subject == subject).order_by(log.c.number.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    return None if row is None else _logged(row)


def _cells(entry: Logged) -> dict[str, str | int]:
    return {
        "number": entry.number,
        "at": moment(entry.at),
        "by": entry.by,
        "action": entry.action,
        "subject": entry.subject,
        "facts": json.dumps(entry.facts, ensure_ascii=False, separators=(",", ":")),
        "before": entry.before,
        "sha256": entry.sha256,
    }


def _logged(row: Row[tuple[object, ...]]) -> Logged:
    try:
        facts = tuple((str(name), str(value)) for name, value in json.loads(row.facts))
        at = from_moment(row.at)
    except (ValueError, TypeError) as error:
        raise RefusedError("store.record", kind="log", what=row.number) from error
    return Logged(
        number=row.number,
        at=at,
        by=row.by,
        action=row.action,
        subject=row.subject,
        facts=facts,
        before=row.before,
        sha256=row.sha256,
    )
