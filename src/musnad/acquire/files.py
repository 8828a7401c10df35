"""Reads a local file or standard input, whatever it turns out to be."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from musnad.core.capture import Capture
from musnad.core.errors import RefusedError, TransientError
from musnad.core.ports import Clock

_MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".pdf": "application/pdf",
    ".eml": "message/rfc822",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".xml": "application/xml",
    ".json": "application/json",
}

_SPECIAL = frozenset({errno.ENXIO, errno.ENODEV})
_BAD_NAME = frozenset({errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL})


def read_file(path: Path, clock: Clock, max_bytes: int) -> Capture:
    """The file's bytes as a capture at its ``file:`` address; the type is by its name.

    Raises RefusedError ``file.missing``, ``file.folder``, ``file.special`` (a device, a pipe
    or a socket), ``file.forbidden``, ``file.too_large``, ``file.bad_name`` or
    TransientError ``file.unreadable``.
    """
    try:
        body = _read(path, max_bytes)
        url = path.absolute().as_uri()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise RefusedError("file.missing", path=path) from error
    except PermissionError as error:
        raise RefusedError("file.forbidden", path=path) from error
    except ValueError as error:  # a name with a NUL in it
        raise RefusedError("file.bad_name", path=ascii(str(path))) from error
    except OSError as error:
        raise _unreadable(path, error) from error
    return Capture(
        url=url,
        requested_url=url,
        body=body,
        fetched_at=clock(),
        media_type=_MEDIA_TYPES.get(path.suffix.lower(), ""),
    )


def read_stdin(stream: BinaryIO, clock: Clock, max_bytes: int) -> Capture:
    """What comes through a pipe, as a capture at ``stdin:``.

    Raises RefusedError ``file.too_large`` as soon as there is more than ``max_bytes``, and
    TransientError ``file.unreadable``.
    """
    try:
        body = stream.read(max_bytes + 1)
    except OSError as error:
        raise _unreadable("-", error) from error
    if len(body) > max_bytes:
        raise RefusedError("file.too_large", path="-", limit=max_bytes)
    return Capture(url="stdin:", requested_url="stdin:", body=body, fetched_at=clock())


def _read(path: Path, max_bytes: int) -> bytes:
    # Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        # The open file is asked, not its name: the name may mean another file by now.
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise RefusedError("file.folder", path=path)
        if not stat.S_ISREG(status.st_mode):
            raise RefusedError("file.special", path=path)
        body = None
        if status.st_size <= max_bytes:
            with os.fdopen(handle, "rb", closefd=False) as file:
                body = file.read(max_bytes + 1)  # the size is a hint: the file may be growing
    finally:
        os.close(handle)
    if body is None or len(body) > max_bytes:
        raise RefusedError("file.too_large", path=path, limit=max_bytes)
    return body


def _unreadable(path: Path | str, error: OSError) -> RefusedError | TransientError:
    if error.errno in _SPECIAL:
        return RefusedError("file.special", path=path)
    if error.errno in _BAD_NAME:
        return RefusedError("file.bad_name", path=path)
    return TransientError("file.unreadable", path=path, why=error.strerror or error)
