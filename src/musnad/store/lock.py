"""One running newsroom for each folder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from musnad.core.errors import RefusedError
from musnad.store.faults import translated


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Hold the newsroom folder for as long as the block runs.

    The hold ends with the process, however it ends. Raises RefusedError ``store.locked``
    with the holder's process id when another one has it.
    """
    path = folder / "var" / "lock"
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _take(handle, folder)
        yield
    finally:
        # The file stays: removing it would let two holders lock two files of one name.
        os.close(handle)


def _take(handle: int, folder: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = os.pread(handle, 32, 0).decode("ascii", "replace").strip() or "?"
        raise RefusedError("store.locked", folder=folder, process=holder) from error
    with translated(folder):
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode("ascii"), 0)
