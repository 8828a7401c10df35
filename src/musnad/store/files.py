"""The folder of WARC files: whole records are added at the end of the newest one.

Several threads and processes may add at a time: one after the other, under one lock, which a
process that dies lets go. A file is closed when the day is over or it has grown large.
"""

from __future__ import annotations

import fcntl
import os
import re
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from musnad.core.errors import RefusedError, TransientError
from musnad.core.ports import Clock
from musnad.store.faults import translated
from musnad.store.warc import information

LARGEST = 64_000_000
"""Bytes after which a new file is begun."""

_NAME = re.compile(r"(\d{8})-(\d{4,})(?:-(\d+))?\.warc\.gz")
_CHUNK = 1 << 20
_PAUSE_SECONDS = 0.005

End = Callable[[str], int]
"""Where the last record that the index knows of a file ends; 0 when it knows none."""


class Files:
    """WARC files under ``folder``, as ``20260301-0001.warc.gz``.

    ``facts`` go into the record that each file begins with; ``busy_seconds`` is how long a
    writer waits for the others. What the index does not know is
    no capture, wherever it stands: a file is cut only behind the last whole record.
    """

    def __init__(
        self,
        folder: Path,
        *,
        clock: Clock,
        facts: Mapping[str, str],
        largest: int = LARGEST,
        busy_seconds: float = 10.0,
    ) -> None:
        self.folder = folder
        self._clock = clock
        self._facts = facts
        self._largest = largest
        self._busy_seconds = busy_seconds
        self._thread = threading.Lock()
        self._end: tuple[str, int] | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Be the only one that changes the folder for as long as the block runs.

        Raises TransientError ``store.busy`` when others hold it for too long.
        """
        until = time.monotonic() + self._busy_seconds
        if not self._thread.acquire(timeout=self._busy_seconds):
            raise TransientError("store.busy", path=self.folder)
        try:
            with translated(self.folder):
                self.folder.mkdir(parents=True, exist_ok=True)
                handle = os.open(self.folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC)
            try:
                self._wait_for(handle, until)
                yield
            finally:
                os.close(handle)
        finally:
            self._thread.release()

    def _wait_for(self, handle: int, until: float) -> None:
        """Take the lock that processes share, by a moment of the monotonic clock."""
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                if time.monotonic() >= until:
                    raise TransientError("store.busy", path=self.folder) from error
                time.sleep(_PAUSE_SECONDS)
            else:
                return

    def add(self, units: Sequence[bytes], known_end: End) -> list[tuple[str, int]]:
        """Write records and make them outlive a power cut; returns file and offset of each.

        To be called while ``held``, until the index has them. What a killed writer left
        half-written behind ``known_end`` is cut off first.
        """
        placed = []
        with translated(self.folder):
            name = self._newest(known_end)
            path = self.folder / name
            fresh = not path.exists()
            if fresh:
                self._close_last(known_end)
            with path.open("ab") as file:
                end = self._settled(name, file.fileno(), known_end)
                if not end:
                    end += file.write(information(name, self._clock(), self._facts))
                for unit in units:
                    placed.append((name, end))
                    end += file.write(unit)
                file.flush()
                os.fsync(file.fileno())
            if fresh:
                settle(self.folder)
        self._end = (name, end)
        return placed

    def read(self, name: str, offset: int, length: int) -> bytes:
        """The bytes of records. Raises FileNotFoundError when there is no such file."""
        if not _NAME.fullmatch(name):
            raise FileNotFoundError(name)
        with (self.folder / name).open("rb") as file:
            file.seek(offset)
            return file.read(length)

    def names(self) -> tuple[str, ...]:
        """The files in the order in which they were begun."""
        if not self.folder.is_dir():
            return ()
        with translated(self.folder):
            found = [name for name in os.listdir(self.folder) if _NAME.fullmatch(name)]  # noqa: PTH208
        return tuple(sorted(found, key=_order))

    def closed(self) -> tuple[str, ...]:
        """The files that nobody adds to any more: of days that are over."""
        today = self._today()
        return tuple(name for name in self.names() if name[:8] < today)

    def rewrite(self, name: str, units: Sequence[tuple[int, int]]) -> tuple[str, list[int]]:
        """Copy records (offset and length) of a closed file to a new one.

        Returns the new file's name and the offset of each; the old file stays. To be called
        while ``held``.
        """
        new = self._next_of(name)
        offsets = []
        with translated(self.folder):
            unfinished = self.folder / f".{new}.unfinished"
            with (self.folder / name).open("rb") as old, unfinished.open("wb") as file:
                end = file.write(information(new, self._clock(), self._facts))
                for offset, length in units:
                    old.seek(offset)
                    offsets.append(end)
                    copied = file.write(old.read(length))
                    if copied != length:
                        raise RefusedError("store.archive_cut", file=name)
                    end += copied
                file.flush()
                os.fsync(file.fileno())
            unfinished.rename(self.folder / new)
            settle(self.folder)
        return new, offsets

    def remove(self, name: str) -> int:
        """Remove a file; returns how many bytes it had."""
        with translated(self.folder):
            size = (self.folder / name).stat().st_size
            (self.folder / name).unlink()
        return size

    def sweep(self) -> None:
        """Remove what killed rewriters left unfinished. To be called while ``held``."""
        with translated(self.folder):
            for path in self.folder.glob(".*.unfinished"):
                path.unlink(missing_ok=True)

    def _today(self) -> str:
        return f"{self._clock().astimezone(UTC):%Y%m%d}"

    def _newest(self, known_end: End) -> str:
        """The file that is added to now: the day's last, or a new one when that is full.

        One that is shorter than the index says was damaged, and is left as it is.
        """
        today = self._today()
        numbers = [
            int(match[2])
            for name in os.listdir(self.folder)  # noqa: PTH208
            if name.startswith(today) and (match := _NAME.fullmatch(name))
        ]
        number = max(numbers, default=1)
        while not self._usable(name := f"{today}-{number:04}.warc.gz", known_end):
            number += 1
        return name

    def _usable(self, name: str, known_end: End) -> bool:
        path = self.folder / name
        size = path.stat().st_size if path.exists() else 0
        return size < self._largest and (self._end == (name, size) or known_end(name) <= size)

    def _settled(self, name: str, handle: int, known_end: End) -> int:
        """The length of a file once what was left half-written at its end is cut off."""
        size = os.fstat(handle).st_size
        if not size or self._end == (name, size):
            return size
        known = known_end(name)
        if known == size:
            return size
        whole = whole_until(self.folder / name, known)
        if whole < size:
            os.ftruncate(handle, whole)
        return whole

    def _close_last(self, known_end: End) -> None:
        """Cut off what was left half-written at the end of the file before a new one."""
        names = self.names()
        if names:
            with (self.folder / names[-1]).open("r+b") as file:
                self._settled(names[-1], file.fileno(), known_end)

    def _next_of(self, name: str) -> str:
        match = _NAME.fullmatch(name)
        if match is None:
            raise RefusedError("store.archive_cut", file=name)
        taken = set(self.names())
        turn = int(match[3] or 1)
        while (new := f"{match[1]}-{match[2]}-{turn}.warc.gz") in taken:
            turn += 1
        return new


def whole_until(path: Path, start: int = 0) -> int:
    """Where the last whole gzip member of those from ``start`` on ends."""
    end = start
    for member in members(path, start):
        end = member
    return end


def members(path: Path, start: int = 0) -> Iterator[int]:
    """The ends of a file's whole gzip members, from ``start`` on; stops where one is broken."""
    with path.open("rb") as file:
        file.seek(start)
        at, stream = start, zlib.decompressobj(zlib.MAX_WBITS | 16)
        held = file.read(_CHUNK)
        while held:
            try:
                # A little at a time: what is unpacked here is only looked through.
                stream.decompress(held, _CHUNK)
            except zlib.error:
                return
            left = stream.unused_data if stream.eof else stream.unconsumed_tail
            at += len(held) - len(left)
            if stream.eof:
                yield at
                stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
            held = left or file.read(_CHUNK)


def settle(folder: Path) -> None:
    """Make a new name in a folder outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def day_of(name: str) -> datetime:
    """The day on which a file was begun, at its start in UTC."""
    return datetime.strptime(name[:8], "%Y%m%d").replace(tzinfo=UTC)


def _order(name: str) -> tuple[str, int, int]:
    match = _NAME.fullmatch(name)
    assert match is not None
    return match[1], int(match[2]), int(match[3] or 0)
