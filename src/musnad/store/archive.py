"""The archive: captures as WARC records on disk, and the index of them in the database.

The bytes of a capture are kept once; when they come again, from the same or from another
address, a ``revisit`` record tells when and with which headers. A record is whole and on the
disk before its row is written, and only what has a row is a capture.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar, cast

from sqlalchemy import ColumnElement, Connection, Row, Select, func, insert, or_, select

from musnad.core.addresses import canonical, host_of
from musnad.core.capture import Capture
from musnad.core.errors import RefusedError
from musnad.core.ids import digest
from musnad.core.wire import loads
from musnad.store.blobs import Blobs
from musnad.store.connection import Database
from musnad.store.faults import disk_fault
from musnad.store.files import Files
from musnad.store.schema import (
    articles,
    captures,
    changes,
    from_moment,
    moment,
    records,
    releases,
)
from musnad.store.values import field_of
from musnad.store.warc import Holder, Kind, Packed, Unpacked, pack, unpack

T = TypeVar("T")

_REREADS = 3
_HASH = re.compile(r"[0-9a-f]{8,64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row of the index: one capture, and where its records are.

    ``size`` is of the body, uncompressed; ``length`` of the answer's record in the file and
    ``request_length`` of the request's, which follows it (0: there is none), compressed.
    """

    number: int
    sha256: str
    url: str
    requested_url: str
    fetched_at: datetime
    source_id: str
    kind: Kind
    status: int
    media_type: str
    charset: str | None
    size: int
    file: str
    offset: int
    length: int
    request_length: int

    @property
    def span(self) -> int:
        """The bytes that the capture takes in its file, the request included."""
        return self.length + self.request_length


class SqlArchive:
    """Captures in ``files``, found by ``database``.

    Methods raise ``store.*``: TransientError for a busy database or a full disk; RefusedError
    ``store.capture_missing`` and ``store.capture_damaged`` for what is not to be had.
    """

    def __init__(self, database: Database, files: Files, blobs: Blobs) -> None:
        self.database = database
        self.files = files
        self._blobs = blobs

    def save(self, capture: Capture, *, source_id: str = "") -> None:
        """Add a capture; one with the same bytes, address and time is there already."""
        self.save_all(((capture, source_id),))

    def capture(self, sha256: str) -> Capture | None:
        """The first capture that had these bytes."""
        query = select(records).where(records.c.sha256 == sha256).order_by(records.c.number)
        found = self._reread(lambda: self._first(query), self.load)
        return found or self._unmoved(sha256)

    def load(self, record: Record) -> Capture:
        """The capture of a row, whole. Raises FileNotFoundError when its file has moved."""
        told, asked = self.unpacked(record)
        body = told.body
        if body is None:
            body = self._body(record.sha256)
        if digest(body) != record.sha256:
            raise RefusedError("store.capture_damaged", sha256=record.sha256)
        return Capture(
            url=record.url,
            requested_url=record.requested_url,
            body=body,
            fetched_at=record.fetched_at,
            media_type=record.media_type,
            charset=record.charset,
            status=record.status,
            headers=told.headers,
            request_headers=asked.headers if asked else (),
            sha256=record.sha256,
        )

    def whole(self, record: Record) -> Capture:
        """The capture of a row, wherever its records are by now."""
        found = self._reread(lambda: self.row(record.number), self.load)
        if found is None:
            raise RefusedError("store.capture_missing", sha256=record.sha256)
        return found

    def unpacked(self, record: Record) -> tuple[Unpacked, Unpacked | None]:
        """What the records of a row say: the answer's, and the request's where there is one.

        Raises FileNotFoundError when its file is gone: it may have been rewritten since the
        row was read.
        """
        try:
            data = self.files.read(record.file, record.offset, record.span)
        except FileNotFoundError:
            raise
        except OSError as error:
            raise disk_fault(error, self.files.folder) from error
        try:
            told = unpack(data[: record.length])
            asked = unpack(data[record.length :]) if record.request_length else None
        except ValueError as error:
            raise RefusedError("store.capture_damaged", sha256=record.sha256) from error
        return told, asked

    def listed(
        self,
        *,
        source_id: str | None = None,
        since: datetime | None = None,
        about: str | None = None,
        article_id: str | None = None,
        limit: int | None = None,
    ) -> tuple[Record, ...]:
        """The rows, newest first: of a source, since a moment, of an article.

        ``about`` is an address, as it was asked for or as it answered, or the beginning of a
        hash of at least eight digits. An address that is not known so stands for all spellings
        of the same page: with other tracking parameters, or none.
        """
        query = select(records).order_by(records.c.fetched_at.desc(), records.c.number.desc())
        if source_id is not None:
            query = query.where(records.c.source_id == source_id)
        if since is not None:
            query = query.where(records.c.fetched_at >= moment(since))
        if limit is not None:
            query = query.limit(limit)
        with self.database.reading() as connection:
            if article_id is not None:
                rests_on = evidence(connection, article_id=article_id)
                query = query.where(records.c.sha256.in_(rests_on))
            if about is not None:
                query = query.where(_is_about(connection, about))
            return tuple(record_of(row) for row in connection.execute(query))

    def holder(self, sha256: str) -> Record | None:
        """The row whose record holds these bytes."""
        return self._first(
            select(records).where(records.c.sha256 == sha256, records.c.kind != "revisit")
        )

    def row(self, number: int) -> Record | None:
        """The row with this number, as it stands now."""
        return self._first(select(records).where(records.c.number == number))

    def save_all(self, given: Sequence[tuple[Capture, str]]) -> None:
        """Add captures, each with its source's id, in one go."""
        for capture, _ in given:
            if digest(capture.body) != capture.sha256:
                raise RefusedError("store.capture_damaged", sha256=capture.sha256)
        hashes = frozenset(capture.sha256 for capture, _ in given)
        before = self._holders(hashes)
        # Packing takes most of the time, and needs no lock.
        ready = [pack(capture, before.get(capture.sha256)) for capture, _ in given]
        with self.files.held():
            self._add(given, ready, before)

    def _add(
        self,
        given: Sequence[tuple[Capture, str]],
        ready: Sequence[Packed],
        before: Mapping[str, Holder],
    ) -> None:
        """Write records and rows; to be called while the files are held.

        ``ready`` was packed when ``before`` was known of who holds the bytes; another process
        may have added, or removed, the same bytes meanwhile.
        """
        hashes = frozenset(capture.sha256 for capture, _ in given)
        holders = self._holders(hashes)
        known = self._known([capture for capture, _ in given])
        fresh: list[tuple[Capture, str, Packed]] = []
        for (capture, source_id), packed in zip(given, ready, strict=True):
            if _identity(capture) in known:
                continue
            known.add(_identity(capture))
            holder = holders.get(capture.sha256)
            same = before.get(capture.sha256) == holder
            fresh.append((capture, source_id, packed if same else pack(capture, holder)))
            holders.setdefault(capture.sha256, Holder(url=capture.url, at=capture.fetched_at))
        if not fresh:
            return
        placed = self.files.add([one.record + one.request for _, _, one in fresh], self._end)
        rows = [
            _row(capture, source_id, packed, *place)
            for (capture, source_id, packed), place in zip(fresh, placed, strict=True)
        ]
        with self.database.writing() as connection:
            connection.execute(insert(records), rows)

    def _known(self, given: Sequence[Capture]) -> set[tuple[str, str, str]]:
        """Those captures that are there already, by hash, address and time."""
        query = select(records.c.sha256, records.c.url, records.c.fetched_at).where(
            records.c.sha256.in_({one.sha256 for one in given}),
            records.c.url.in_({one.url for one in given}),
            records.c.fetched_at.in_({moment(one.fetched_at) for one in given}),
        )
        with self.database.reading() as connection:
            return {(sha256, url, at) for sha256, url, at in connection.execute(query)}

    def _holders(self, hashes: frozenset[str]) -> dict[str, Holder]:
        """For each hash whose bytes are held, the address and time of the record."""
        query = select(records.c.sha256, records.c.url, records.c.fetched_at).where(
            records.c.sha256.in_(hashes), records.c.kind != "revisit"
        )
        with self.database.reading() as connection:
            return {
                sha256: Holder(url=url, at=from_moment(at))
                for sha256, url, at in connection.execute(query)
            }

    def _end(self, name: str) -> int:
        with self.database.reading() as connection:
            return end_of(connection, name)

    def _first(self, query: Select[tuple[object, ...]]) -> Record | None:
        with self.database.reading() as connection:
            row = connection.execute(query.limit(1)).one_or_none()
        return record_of(row) if row else None

    def _body(self, sha256: str) -> bytes:
        """The bytes that a revisit names."""
        told = self._reread(lambda: self.holder(sha256), self.unpacked)
        if told is None or told[0].body is None:
            raise RefusedError("store.capture_missing", sha256=sha256)
        return told[0].body

    def _reread(self, find: Callable[[], Record | None], read: Callable[[Record], T]) -> T | None:
        """Read what a row points at; again when its file was rewritten in between."""
        for _ in range(_REREADS):
            record = find()
            if record is None:
                return None
            try:
                return read(record)
            except FileNotFoundError:
                sha256 = record.sha256
        raise RefusedError("store.capture_missing", sha256=sha256)

    def _unmoved(self, sha256: str) -> Capture | None:
        """A capture that could not be moved: raises what is wrong with it."""
        query = select(captures.c.value).where(captures.c.sha256 == sha256)
        with self.database.reading() as connection:
            text = connection.scalar(query.order_by(captures.c.number).limit(1))
        if text is None:
            return None
        return replace(loads(Capture, text), body=self._blobs.load(sha256))


def archive_in(folder: Path) -> Path:
    """Where the WARC files of a newsroom's folder are."""
    return folder / "var" / "archive"


def end_of(connection: Connection, name: str) -> int:
    """Where the last record that the index knows of a file ends."""
    ends = records.c.offset + records.c.length + records.c.request_length
    return connection.scalar(select(func.max(ends)).where(records.c.file == name)) or 0


def evidence(connection: Connection, *, article_id: str | None = None) -> frozenset[str]:
    """The hashes of the captures that articles rest on: of one article, or of all that stand.

    What a change at the source brought counts as well, whether it was taken over or not. A
    revision that was spiked rests on nothing.
    """
    told = select(articles.c.release_id).where(articles.c.stage != "spiked")
    changed = select(field_of(connection, changes.c.value, "release_id"))
    if article_id is not None:
        told = told.where(articles.c.id == article_id)
        changed = changed.where(changes.c.article_id == article_id)
    hashes = select(field_of(connection, releases.c.value, "capture_sha256")).where(
        or_(releases.c.id.in_(told), releases.c.id.in_(changed))
    )
    return frozenset(found for found in connection.scalars(hashes) if found)


def _is_about(connection: Connection, told: str) -> ColumnElement[bool]:
    address = or_(records.c.url == told, records.c.requested_url == told)
    if _HASH.fullmatch(told):
        return or_(records.c.sha256.startswith(told), address)
    host = host_of(told)
    if not host or connection.execute(select(records.c.number).where(address).limit(1)).first():
        return address
    page = canonical(told)
    near = select(records.c.url).where(records.c.url.icontains(host, autoescape=True)).distinct()
    return records.c.url.in_([url for (url,) in connection.execute(near) if canonical(url) == page])


def record_of(row: Row[tuple[object, ...]]) -> Record:
    """A row of all columns as a value."""
    told = dict(row._mapping)
    told["fetched_at"] = from_moment(str(told["fetched_at"]))
    return Record(**cast("dict[str, object]", told))  # type: ignore[arg-type]


def _identity(capture: Capture) -> tuple[str, str, str]:
    return capture.sha256, capture.url, moment(capture.fetched_at)


def _row(
    capture: Capture, source_id: str, packed: Packed, name: str, offset: int
) -> dict[str, object]:
    return {
        "sha256": capture.sha256,
        "url": capture.url,
        "requested_url": capture.requested_url,
        "fetched_at": moment(capture.fetched_at),
        "source_id": source_id,
        "kind": packed.kind,
        "status": capture.status,
        "media_type": capture.media_type,
        "charset": capture.charset,
        "size": len(capture.body),
        "file": name,
        "offset": offset,
        "length": len(packed.record),
        "request_length": len(packed.request),
    }
