"""What goes wrong with a disk or a database, as errors that a person or the engine can use."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DataError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

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
_EXPLAINED = frozenset({"store.fault", "store.disk", "store.unreachable"})
_FULL_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_MISPLACED = frozenset({errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG})


# By the codes of the SQL standard, as PostgreSQL has them; the longest beginning counts.
_STATES: dict[str, tuple[type[TransientError] | type[RefusedError], str]] = {
    "": (RefusedError, "store.fault"),
    "08": (TransientError, "store.unreachable"),
    "22021": (RefusedError, "store.text"),
    "25006": (RefusedError, "store.read_only"),
    "25P03": (TransientError, "store.busy"),
    "28": (RefusedError, "store.cannot_open"),
    "3D": (RefusedError, "store.cannot_open"),
    "40": (TransientError, "store.busy"),
    "42501": (RefusedError, "store.read_only"),
    "53": (TransientError, "store.busy"),
    "53100": (TransientError, "store.full"),
    "53300": (TransientError, "store.unreachable"),
    "55P03": (TransientError, "store.busy"),
    "57014": (TransientError, "store.busy"),
    "57P": (TransientError, "store.unreachable"),
    "58": (TransientError, "store.disk"),
    "XX001": (RefusedError, "store.corrupt"),
    "XX002": (RefusedError, "store.corrupt"),
}


@contextmanager
def translated(place: Path | str) -> Iterator[None]:
    """Turn the faults of the disk and the database at ``place`` into musnad's own errors.

    Raises TransientError ``store.busy``, ``store.full``, ``store.disk``,
    ``store.unreachable`` or RefusedError ``store.read_only``, ``store.corrupt``,
    ``store.cannot_open``, ``store.folder``, ``store.text``, ``store.fault``.
    """
    try:
        yield
    except DBAPIError as error:
        raise _fault_of(error, place) from error
    except PoolTimeoutError as error:
        raise TransientError("store.busy", path=place) from error
    except sqlite3.Error as error:
        raise database_fault(error, place) from error
    except UnicodeEncodeError as error:
        raise RefusedError("store.text", at=error.start) from error
    except OSError as error:
        raise disk_fault(error, place) from error


def _fault_of(error: DBAPIError, place: Path | str) -> MusnadError:
    """The error that stands for one of SQLite's or of PostgreSQL's."""
    if error.orig is None or isinstance(error.orig, sqlite3.Error):
        return database_fault(error.orig, place)
    state = getattr(error.orig, "sqlstate", None)
    why = str(error.orig).partition("\n")[0]
    if state is None and isinstance(error, DataError):
        return RefusedError("store.text", at="\\0")  # the one letter that it can't hold
    if state is None and isinstance(error, (OperationalError, InterfaceError)):
        return TransientError("store.unreachable", path=place, why=why)
    return _told_by(state or "", place, why)


def _told_by(state: str, place: Path | str, why: str) -> MusnadError:
    """The error that stands for a code of PostgreSQL's."""
    kind, code = next(
        _STATES[state[:length]] for length in range(len(state), -1, -1) if state[:length] in _STATES
    )
    if code == "store.text":
        return kind(code, at="?")
    return kind(code, path=place, why=why) if code in _EXPLAINED else kind(code, path=place)


def database_fault(error: BaseException | None, place: Path | str) -> MusnadError:
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


def disk_fault(error: OSError, place: Path | str) -> MusnadError:
    """The error that stands for this one of the file system's."""
    if error.errno in _FULL_DISK:
        return TransientError("store.full", path=place)
    if error.errno in _FORBIDDEN:
        return RefusedError("store.read_only", path=place)
    if error.errno in _MISPLACED:
        return RefusedError("store.folder", path=place)
    return TransientError("store.disk", path=place, why=error.strerror or error)
