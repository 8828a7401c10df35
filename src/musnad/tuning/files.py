"""Files that people also edit by hand: read whole, replaced whole, never under their feet."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from musnad.core.errors import RefusedError

MOST_BYTES = 4_000_000
"""A table or a file of settings larger than this is not edited here."""


def read(path: Path, *, most: int = MOST_BYTES) -> str | None:
    """The file's text with its line ends as they are; None when there is no such file.

    Raises RefusedError ``settings.unreadable`` (``path``, ``what``), for more than ``most``
    bytes too.
    """
    try:
        if path.stat().st_size > most:
            raise RefusedError("settings.unreadable", path=path, what=f"more than {most} bytes")
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise RefusedError("settings.unreadable", path=path, what="not UTF-8") from error
    except OSError as error:
        raise RefusedError("settings.unreadable", path=path, what=error.strerror) from error


def replace(path: Path, before: str | None, after: str) -> None:
    """Put a text in the place of what was read, whole or not at all.

    None before: the file must not be there yet. A link stays one, permissions stay. Raises
    RefusedError ``settings.changed`` when the file says something else by now,
    ``settings.unwritable`` when it can't be written.
    """
    path = path.resolve()
    if read(path) != before:
        raise RefusedError("settings.changed", path=path)
    write(path, after)


def write(path: Path, text: str) -> None:
    """Write a file whole: a reader meets the old one or the new one.

    Raises RefusedError ``settings.unwritable``.
    """
    made = ""
    try:
        descriptor, made = tempfile.mkstemp(dir=path.parent, prefix=".musnad-", suffix=path.suffix)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(made).chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o644)
        Path(made).replace(path)
    except OSError as error:
        with suppress(OSError):
            if made:
                Path(made).unlink()
        raise RefusedError("settings.unwritable", path=path, what=error.strerror) from error


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Within it, nobody else of musnad changes the settings in this folder or their history.

    Raises RefusedError ``settings.unwritable``.
    """
    path = folder / ".lock"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise RefusedError("settings.unwritable", path=path, what=error.strerror) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)  # which gives the turn to the next
