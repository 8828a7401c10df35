"""Captures as newsrooms kept them before there were WARC files: one gzip file for each hash.

They are read, to be moved; none is written any more.
"""

from __future__ import annotations

import gzip
import re
import zlib
from pathlib import Path

from musnad.core.errors import RefusedError
from musnad.core.ids import digest
from musnad.store.faults import translated

_HASH = re.compile(r"[0-9a-f]{64}")


class Blobs:
    """Bytes by SHA-256 under ``folder``, as ``ab/cdef….gz``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

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

    def remove(self, sha256: str) -> None:
        """Remove the file of a hash, which is kept elsewhere by now, if it is there."""
        path = self._path(sha256)
        with translated(self._folder):
            path.unlink(missing_ok=True)

    def remove_leftovers(self) -> None:
        """Remove what nothing points at any more: files, and the folders that are empty then.

        To be called once everything has been moved.
        """
        if not self._folder.is_dir():
            return
        with translated(self._folder):
            for path in (*self._folder.glob("??/*.gz"), *self._folder.glob(".unfinished/*")):
                path.unlink(missing_ok=True)
            for folder in (*self._folder.glob("??"), self._folder / ".unfinished", self._folder):
                if folder.is_dir() and not any(folder.iterdir()):
                    folder.rmdir()

    def _path(self, sha256: str) -> Path:
        if not _HASH.fullmatch(sha256):
            raise RefusedError("store.capture_missing", sha256=sha256)
        return self._folder / sha256[:2] / f"{sha256[2:]}.gz"
