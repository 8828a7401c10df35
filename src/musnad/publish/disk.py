"""The site's folder: one at a time, and what goes wrong with a disk is told by its name."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from musnad.core.errors import RefusedError, TransientError

STATE = ".musnad"
"""The folder inside the site that is ours alone: no server need show it."""

_LOCK = f"{STATE}/lock"
_TEMPORARY = f"{STATE}/writing"
_NO_LINKS = frozenset({errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EXDEV})
_PASSING = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EMFILE, errno.ENFILE})


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep the folder to this process and thread; the lock ends with the process.

    Raises RefusedError ``publish.folder`` or TransientError ``publish.disk``.
    """
    with told(folder):
        (folder / STATE).mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        with told(folder):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def put(folder: Path, name: str, data: bytes) -> None:
    """Put ``data`` at ``name`` under ``folder`` in one move; raises as ``locked``.

    The caller holds ``locked(folder)``: one temporary file serves all writes, so that a kill
    leaves at most one behind, and the next write takes it over.
    """
    path = folder / name
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = folder / _TEMPORARY
        temporary.write_bytes(data)
        temporary.replace(path)


def write(folder: Path, name: str, data: bytes) -> None:
    """Write a file that nobody reads yet; raises as ``locked``."""
    path = f"{folder}/{name}"  # quicker than a Path, and there are very many
    with told(folder):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o644)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
        finally:
            os.close(handle)


def link(folder: Path, built: Path, name: str) -> bool:
    """Take a file over into another folder of this disk; whether there is one."""
    with told(built / name):
        try:
            os.link(folder / name, built / name)
        except FileNotFoundError:
            return False
        except FileExistsError:
            return True
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            (built / name).write_bytes((folder / name).read_bytes())
        return True


def read(folder: Path, name: str) -> bytes | None:
    """The bytes at ``name``, or None when there is no such file. Raises as ``locked``."""
    with told(folder / name):
        try:
            return (folder / name).read_bytes()
        except FileNotFoundError:
            return None


def remove(folder: Path, name: str) -> None:
    """Take the file at ``name`` away, if it is there, and its folder when that is empty."""
    path = folder / name
    with told(path):
        path.unlink(missing_ok=True)
        if path.parent != folder:
            with contextlib.suppress(OSError):
                path.parent.rmdir()


def settle(path: Path) -> None:
    """Wait until a file's bytes are on the disk."""
    with told(path):
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def settle_all(folder: Path) -> None:
    """Wait until all that was written to the folder's disk is on it: for very many files."""
    with told(folder):
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
            if syncfs is None:
                os.sync()
            elif syncfs(handle):
                code = ctypes.get_errno()
                raise OSError(code, os.strerror(code))
        finally:
            os.close(handle)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell an OSError by its name: RefusedError ``publish.folder``, or
    TransientError ``publish.disk`` for what may pass."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        if error.errno in _PASSING:
            raise TransientError("publish.disk", path=path, reason=reason) from error
        raise RefusedError("publish.folder", path=path, reason=reason) from error
