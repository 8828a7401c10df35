"""Whether the archive still holds what its index says, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from musnad.core.errors import MusnadError
from musnad.core.ids import digest
from musnad.store.archive import Record, SqlArchive, record_of
from musnad.store.files import members
from musnad.store.schema import captures, records
from musnad.store.warc import target

_MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A capture whose record is not what it was, and the code of what is wrong."""

    record: Record
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was looked at, and what is wrong.

    ``unknown`` counts whole records that no row knows: left by a writer that was
    killed, or by an index that was restored from an older copy. ``torn`` are files whose end
    is half-written. ``unmoved`` counts captures that could not be moved from an older
    newsroom's form.
    """

    records: int
    bytes: int
    faults: tuple[Fault, ...] = ()
    unknown: int = 0
    torn: tuple[str, ...] = ()
    unmoved: int = 0


def verify(archive: SqlArchive) -> Verified:
    """Read every record and check its digests, then every file for what no row knows."""
    faults = []
    looked = size = 0
    for record in _all(archive):
        looked += 1
        size += record.span
        code = _fault(archive, record)
        if code:
            faults.append(Fault(record=record, code=code))
    unknown, torn = _beside_the_index(archive)
    with archive.database.reading() as connection:
        unmoved = len(connection.scalars(select(captures.c.number)).all())
    return Verified(
        records=looked,
        bytes=size,
        faults=tuple(faults),
        unknown=unknown,
        torn=torn,
        unmoved=unmoved,
    )


def _fault(archive: SqlArchive, record: Record) -> str:
    """The code of what is wrong with a record; "" when nothing is."""
    try:
        told, asked = archive.unpacked(record)
    except FileNotFoundError:
        return "store.capture_missing"
    except MusnadError as error:
        return error.code
    right = (
        told.sound
        and told.kind == record.kind
        and told.sha256 == record.sha256
        and told.url == target(record.url)
        and told.at == record.fetched_at
        and (asked is None or (asked.sound and asked.kind == "request"))
    )
    if told.body is not None:
        right = right and digest(told.body) == record.sha256
    elif archive.holder(record.sha256) is None:
        return "store.capture_missing"
    return "" if right else "store.capture_damaged"


def _all(archive: SqlArchive) -> Iterator[Record]:
    after = 0
    while True:
        query = select(records).where(records.c.number > after).order_by(records.c.number)
        with archive.database.reading() as connection:
            found = [record_of(row) for row in connection.execute(query.limit(_MOST_AT_ONCE))]
        if not found:
            return
        yield from found
        after = found[-1].number


def _beside_the_index(archive: SqlArchive) -> tuple[int, tuple[str, ...]]:
    """Whole records that no row knows, and the files whose end is half-written.

    The first record of a file tells of the file, and a request goes with its answer.
    """
    unknown = 0
    torn = []
    for name in archive.files.names():
        query = select(records.c.offset, records.c.length, records.c.request_length)
        with archive.files.held(), archive.database.reading() as connection:
            rows = connection.execute(query.where(records.c.file == name)).all()
            size = (archive.files.folder / name).stat().st_size
            known = {offset + length for offset, length, _ in rows}
            known |= {offset + length + asked for offset, length, asked in rows}
            ends = list(members(archive.files.folder / name))
        unknown += len([end for end in ends[1:] if end not in known])
        if (ends[-1] if ends else 0) != size:
            torn.append(name)
    return unknown, tuple(torn)
