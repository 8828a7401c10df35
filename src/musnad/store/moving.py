"""Moves captures of a newsroom from before there were WARC files into WARC files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import delete, exists, select

from musnad.core.capture import Capture
from musnad.core.errors import RefusedError
from musnad.core.wire import loads
from musnad.store.archive import SqlArchive
from musnad.store.blobs import Blobs
from musnad.store.schema import captures, releases
from musnad.store.values import field_of

_MOST_AT_ONCE = 100


def move(archive: SqlArchive, blobs: Blobs) -> int:
    """Move what there is; returns how many captures.

    May be broken off anywhere and begun again. A capture that is damaged or missing stays
    where it is, and is told of when it is asked for. Raises ``store.*``.
    """
    moved = after = 0
    sources = None
    while rows := _rows(archive, after):
        after = rows[-1][0]
        sources = sources or _sources(archive)
        moved += _move(archive, blobs, rows, sources)
    with archive.database.reading() as connection:
        left = connection.scalar(select(exists().where(captures.c.number > 0)))
    if not left:
        blobs.remove_leftovers()
    return moved


def _rows(archive: SqlArchive, after: int) -> list[tuple[int, str]]:
    query = (
        select(captures.c.number, captures.c.value)
        .where(captures.c.number > after)
        .order_by(captures.c.number)
        .limit(_MOST_AT_ONCE)
    )
    with archive.database.reading() as connection:
        return [(number, text) for number, text in connection.execute(query)]


def _move(
    archive: SqlArchive,
    blobs: Blobs,
    rows: Sequence[tuple[int, str]],
    sources: Mapping[str, str],
) -> int:
    given = []
    numbers = []
    for number, text in rows:
        try:
            bare = loads(Capture, text)
            whole = replace(bare, body=blobs.load(bare.sha256))
        except RefusedError:
            continue
        given.append((whole, sources.get(whole.sha256, "")))
        numbers.append(number)
    archive.save_all(given)
    # A kill here costs nothing: what is there already is not added again.
    with archive.database.writing(durable=True) as connection:
        connection.execute(delete(captures).where(captures.c.number.in_(numbers)))
        wanted = frozenset(connection.scalars(select(captures.c.sha256)))
    for sha256 in {capture.sha256 for capture, _ in given} - wanted:
        blobs.remove(sha256)
    return len(given)


def _sources(archive: SqlArchive) -> dict[str, str]:
    """For each hash of which a release was read, the release's source."""
    with archive.database.reading() as connection:
        read_from = field_of(connection, releases.c.value, "capture_sha256")
        rows = connection.execute(select(read_from, releases.c.source_id)).all()
    return {str(sha256): source_id for sha256, source_id in rows if sha256}
