"""Writes the site's files so that a reader sees the old one or the new one, never half."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from musnad.core.errors import RefusedError, TransientError

_TEMPORARY = ".writing"
_LOCK = ".lock"
_PASSING = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EMFILE, errno.ENFILE})


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep the folder to this process and thread; the lock ends with the process.

    Raises RefusedError ``publish.folder`` or TransientError ``publish.disk``.
    """
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        with _told(folder):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def write(folder: Path, name: str, data: bytes, *, durable: bool = True) -> bool:
    """Put ``data`` at ``name`` under ``folder`` in one move; whether anything changed.

    The caller holds ``locked(folder)``: one temporary file serves all writes, so that a
    kill leaves at most one behind, and the next write takes it over. ``durable`` waits for
    the disk before the move. Raises as ``locked``.
    """
    path = folder / name
    with _told(path):
        if read(folder, name) == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = folder / _TEMPORARY
        with temporary.open("wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    return True


def read(folder: Path, name: str) -> bytes | None:
    """The bytes at ``name``, or None when there is no such file. Raises as ``locked``."""
    with _told(folder / name):
        try:
            return (folder / name).read_bytes()
        except FileNotFoundError:
            return None


def remove(folder: Path, name: str) -> None:
    """Take the file at ``name`` away, if it is there."""
    with _told(folder / name):
        (folder / name).unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        if error.errno in _PASSING:
            raise TransientError("publish.disk", path=path, reason=reason) from error
        raise RefusedError("publish.folder", path=path, reason=reason) from error
