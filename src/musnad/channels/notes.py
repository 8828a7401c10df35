"""What a channel remembers between processes: small files, changed by one at a time."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from musnad.core.errors import TransientError
from musnad.core.ids import content_id

Notes = dict[str, object]
"""A few names with texts, numbers or lists of them."""


class Notebook:
    """The notes of one channel or chat in a folder; what can't be read counts as empty."""

    def __init__(self, folder: Path, name: str) -> None:
        self._path = folder / f"{content_id(name)}.json"

    def read(self) -> Notes:
        """The notes as they are now."""
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    @contextmanager
    def changing(self) -> Iterator[Notes]:
        """The notes, kept when the block ends, however; nobody else changes them meanwhile.

        They outlive a power cut. Raises TransientError ``channel.notes``.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC)
        except OSError as error:
            raise TransientError("channel.notes", path=self._path, why=error.strerror) from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            notes = self.read()
            before = json.dumps(notes)
            try:
                yield notes
            finally:
                if json.dumps(notes) != before:
                    self._write(notes)
        finally:
            os.close(handle)

    def keep(self, notes: Notes) -> None:
        """Keep the notes at once, inside ``changing``: what follows may not come to an end."""
        self._write(notes)

    def _write(self, notes: Notes) -> None:
        temporary = self._path.with_suffix(".new")
        try:
            with temporary.open("w", encoding="utf-8") as file:
                json.dump(notes, file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self._path)
        except OSError as error:
            raise TransientError("channel.notes", path=self._path, why=error.strerror) from error
