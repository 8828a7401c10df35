"""What the archive lets go of: captures that are old and that no article rests on.

Bytes go with all their captures at once: a revisit without the record that it names would
prove nothing. Files are rewritten without what went, once their day is over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select, update

from musnad.store.archive import Record, SqlArchive, evidence, record_of
from musnad.store.files import day_of
from musnad.store.schema import moment, records


@dataclass(frozen=True, slots=True, kw_only=True)
class Expired:
    """What went: captures, and the bytes that this made free on the disk."""

    captures: int = 0
    bytes: int = 0


def expire(archive: SqlArchive, *, before: datetime) -> Expired:
    """Let go of bytes last captured before a moment, unless an article rests on them.

    Files of a day that is not over stay as they are until it is. May be broken off anywhere.
    Raises ``store.*``.
    """
    gone = freed = 0
    with archive.files.held():
        archive.files.sweep()
    with archive.database.reading() as connection:
        resting = evidence(connection)  # takes long: asked anew only where something goes
    for name in archive.files.closed():
        if not _concerned(archive, name, before, resting):
            continue
        # File by file, so that nobody who has news to keep waits long.
        with archive.files.held():
            with archive.database.reading() as connection:
                resting = evidence(connection)
            expired = _old(archive, name, before) - resting
            rows = _rows_of(archive, name)
            kept = [row for row in rows if row.sha256 not in expired]
            if rows and len(kept) == len(rows):
                continue
            freed += _rewritten(archive, name, kept)
            gone += len(rows) - len(kept)
    return Expired(captures=gone, bytes=freed)


def _concerned(archive: SqlArchive, name: str, before: datetime, resting: frozenset[str]) -> bool:
    """Whether anything in a file may go.

    A file that no row knows goes by its day: its index may have been lost, so not at once.
    """
    with archive.database.reading() as connection:
        known = connection.scalar(select(records.c.number).where(records.c.file == name).limit(1))
    return bool(_old(archive, name, before) - resting) if known else day_of(name) < before


def _old(archive: SqlArchive, name: str, before: datetime) -> frozenset[str]:
    """The bytes in a file whose last capture, wherever it is, was before a moment."""
    here = select(records.c.sha256).where(records.c.file == name)
    query = (
        select(records.c.sha256)
        .where(records.c.sha256.in_(here))
        .group_by(records.c.sha256)
        .having(func.max(records.c.fetched_at) < moment(before))
    )
    with archive.database.reading() as connection:
        return frozenset(connection.scalars(query))


def _rows_of(archive: SqlArchive, name: str) -> list[Record]:
    query = select(records).where(records.c.file == name).order_by(records.c.offset)
    with archive.database.reading() as connection:
        return [record_of(row) for row in connection.execute(query)]


def _rewritten(archive: SqlArchive, name: str, kept: Sequence[Record]) -> int:
    """Replace a file by one with these records alone; returns the bytes that became free.

    The new file is whole before the rows point at it, and the old one goes last: killed in
    between, a file is left that no row points at, and goes when it is old.
    """
    if kept:
        new, offsets = archive.files.rewrite(name, [(row.offset, row.span) for row in kept])
    with archive.database.writing(durable=True) as connection:
        if kept:
            connection.execute(
                update(records)
                .where(records.c.number == bindparam("row"))
                .values(file=new, offset=bindparam("place")),
                [
                    {"row": row.number, "place": offset}
                    for row, offset in zip(kept, offsets, strict=True)
                ],
            )
        connection.execute(delete(records).where(records.c.file == name))
    size = (archive.files.folder / new).stat().st_size if kept else 0
    return archive.files.remove(name) - size
