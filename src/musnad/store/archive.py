"""The bytes of captures, on disk under the name of their hash, written whole or not at all."""

from __future__ import annotations

import gzip
import os
import re
import tempfile
import zlib
from datetime import datetime, timedelta
from pathlib import Path

from musnad.core.errors import RefusedError
from musnad.core.ids import digest
from musnad.store.faults import translated

_HASH = re.compile(r"[0-9a-f]{64}")
_STALE = timedelta(hours=1)


class Blobs:
    """Bytes by SHA-256 under ``folder``, as ``ab/cdef….gz``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._unfinished = folder / ".unfinished"

    def save(self, sha256: str, data: bytes) -> Path:
        """Write the bytes, unless they are there, and return where they are.

        The file appears under its name only once it is whole and on the disk. Raises
        RefusedError ``store.capture_damaged`` when the bytes do not have this hash, and
        ``store.*`` for a disk that is full or can't be written.
        """
        if digest(data) != sha256:
            raise RefusedError("store.capture_damaged", sha256=sha256)
        path = self._path(sha256)
        with translated(self._folder):
            if path.exists():
                return path
            path.parent.mkdir(parents=True, exist_ok=True)
            self._unfinished.mkdir(parents=True, exist_ok=True)
            self._write(path, gzip.compress(data, compresslevel=6, mtime=0))
        return path

    def load(self, sha256: str) -> bytes:
        """The bytes that have this hash.

        Raises RefusedError ``store.capture_missing`` when the file is gone and
        ``store.capture_damaged`` when it does not hold these bytes any more.
        """
        path = self._path(sha256)
        with translated(self._folder):
            try:
                data = gzip.decompress(path.read_bytes())
            except FileNotFoundError as error:
                raise RefusedError("store.capture_missing", sha256=sha256) from error
            except (gzip.BadGzipFile, EOFError, zlib.error) as error:
                raise RefusedError("store.capture_damaged", sha256=sha256) from error
        if digest(data) != sha256:
            raise RefusedError("store.capture_damaged", sha256=sha256)
        return data

    def sweep(self, now: datetime) -> int:
        """Remove what killed writers left unfinished over an hour ago; returns how many."""
        if not self._unfinished.is_dir():
            return 0
        before = (now - _STALE).timestamp()
        swept = 0
        with translated(self._folder):
            for path in self._unfinished.iterdir():
                if path.stat().st_mtime < before:
                    path.unlink(missing_ok=True)
                    swept += 1
        return swept

    def _path(self, sha256: str) -> Path:
        if not _HASH.fullmatch(sha256):
            raise RefusedError("store.capture_missing", sha256=sha256)
        return self._folder / sha256[:2] / f"{sha256[2:]}.gz"

    def _write(self, path: Path, packed: bytes) -> None:
        handle, name = tempfile.mkstemp(dir=self._unfinished)
        unfinished = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(packed)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        _settle(path.parent)


def _settle(folder: Path) -> None:
    """Make a new name in a folder outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
