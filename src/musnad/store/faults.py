"""What goes wrong with a disk or a database, as errors that a person or the engine can use."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from musnad.core.errors import MusnadError, RefusedError, TransientError

_TRANSIENT = {
    sqlite3.SQLITE_BUSY: "store.busy",
    sqlite3.SQLITE_LOCKED: "store.busy",
    sqlite3.SQLITE_PROTOCOL: "store.busy",
    sqlite3.SQLITE_FULL: "store.full",
}
_REFUSED = {
    sqlite3.SQLITE_READONLY: "store.read_only",
    sqlite3.SQLITE_PERM: "store.read_only",
    sqlite3.SQLITE_CORRUPT: "store.corrupt",
    sqlite3.SQLITE_NOTADB: "store.corrupt",
    sqlite3.SQLITE_CANTOPEN: "store.cannot_open",
}
_FULL_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_MISPLACED = frozenset({errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG})


@contextmanager
def translated(place: Path) -> Iterator[None]:
    """Turn the faults of the disk and the database at ``place`` into musnad's own errors.

    Raises TransientError ``store.busy``, ``store.full``, ``store.disk`` or RefusedError
    ``store.read_only``, ``store.corrupt``, ``store.cannot_open``, ``store.folder``,
    ``store.text``, ``store.fault``.
    """
    try:
        yield
    except DBAPIError as error:
        raise database_fault(error.orig, place) from error
    except sqlite3.Error as error:
        raise database_fault(error, place) from error
    except UnicodeEncodeError as error:
        raise RefusedError("store.text", at=error.start) from error
    except OSError as error:
        raise disk_fault(error, place) from error


def database_fault(error: BaseException | None, place: Path) -> MusnadError:
    """The error that stands for this one of SQLite's."""
    # The extended code keeps the kind of fault in its low byte.
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code in _TRANSIENT:
        return TransientError(_TRANSIENT[code], path=place)
    if code in _REFUSED:
        return RefusedError(_REFUSED[code], path=place)
    if code == sqlite3.SQLITE_IOERR:
        return TransientError("store.disk", path=place, why=error)
    return RefusedError("store.fault", path=place, why=error)


def disk_fault(error: OSError, place: Path) -> MusnadError:
    """The error that stands for this one of the file system's."""
    if error.errno in _FULL_DISK:
        return TransientError("store.full", path=place)
    if error.errno in _FORBIDDEN:
        return RefusedError("store.read_only", path=place)
    if error.errno in _MISPLACED:
        return RefusedError("store.folder", path=place)
    return TransientError("store.disk", path=place, why=error.strerror or error)
