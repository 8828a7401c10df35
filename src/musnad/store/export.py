"""Captures as a WARC file of their own, for others to keep or to read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from musnad.core.errors import RefusedError
from musnad.store.archive import Record, SqlArchive
from musnad.store.files import settle
from musnad.store.warc import information


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """How many captures were written, and how many bytes the file has."""

    captures: int
    bytes: int


def export(
    archive: SqlArchive,
    wanted: Iterable[Record],
    out: Path,
    *,
    at: datetime,
    facts: Mapping[str, str],
) -> Exported:
    """Write records, as they are, into a new file that can stand alone.

    What a revisit names is written before it, whether it was asked for or not. The file
    appears under its name only once it is whole. Raises RefusedError ``store.capture_missing``,
    or ``option.out`` for a place that can't be written.
    """
    if out.exists() and not out.is_file():
        raise RefusedError("option.out", path=out, what="not a file")
    chosen = _with_holders(archive, wanted)
    unfinished = out.with_name(f".{out.name}.unfinished")
    try:
        try:
            with unfinished.open("wb") as file:
                size = file.write(information(out.name, at, facts))
                for record in chosen:
                    size += file.write(_bytes_of(archive, record))
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(out)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        settle(out.absolute().parent)
    except OSError as error:
        raise RefusedError("option.out", path=out, what=error.strerror or error) from error
    return Exported(captures=len(chosen), bytes=size)


def _with_holders(archive: SqlArchive, wanted: Iterable[Record]) -> tuple[Record, ...]:
    """The records in the order of time, and before each revisit the one that it names."""
    chosen: dict[int, Record] = {}
    for record in sorted(wanted, key=lambda one: (one.fetched_at, one.number)):
        if record.kind == "revisit":
            holder = archive.holder(record.sha256)
            if holder is None:
                raise RefusedError("store.capture_missing", sha256=record.sha256)
            chosen.setdefault(holder.number, holder)
        chosen.setdefault(record.number, record)
    return tuple(chosen.values())


def _bytes_of(archive: SqlArchive, record: Record) -> bytes:
    """The records of a capture as they stand in the archive."""
    for attempt in (record, archive.row(record.number)):
        if attempt is None:
            break
        try:
            found = archive.files.read(attempt.file, attempt.offset, attempt.span)
        except FileNotFoundError:
            continue  # rewritten since: the row knows where
        if len(found) == attempt.span:
            return found
    raise RefusedError("store.capture_missing", sha256=record.sha256)
