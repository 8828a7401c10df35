"""Notices that settings or house tables have changed, and goes on with the new ones.

What can't be used is told once, and the old ones go on.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from musnad.core.errors import RefusedError
from musnad.settings import FILE_NAME, HOUSE_TABLES, Settings, load
from musnad.tuning.standing import TITLES

T = TypeVar("T")

Marks = tuple[tuple[str, int, int, int], ...]
"""What tells that files are others than they were: path, inode, time and size of each."""


class Latest(Generic[T]):
    """The newest thing that could be made of a newsroom's settings.

    ``make`` makes it, or raises RefusedError; ``taken`` and ``refused`` are told when the
    files have changed. It may be asked by several threads.
    """

    def __init__(
        self,
        folder: Path,
        make: Callable[[Settings], T],
        *,
        taken: Callable[[], None] = lambda: None,
        refused: Callable[[RefusedError], None] = lambda _: None,
    ) -> None:
        """Makes the first one; raises RefusedError when it can't."""
        self._folder = folder
        self._make = make
        self._taken = taken
        self._refused = refused
        self._turn = threading.Lock()
        self._settings, self._marks = _loaded(folder)
        self._made = make(self._settings)
        self._told = self._made

    @property
    def settings(self) -> Settings:
        """The settings in use."""
        return self.get()[0]

    @property
    def made(self) -> T:
        """What was made of them."""
        return self.get()[1]

    def get(self) -> tuple[Settings, T]:
        """The settings in use and what was made of them, after a look at the files."""
        if marks_of(self._folder, self._settings) != self._marks:
            with self._turn:
                self._look()
        return self._settings, self._made

    def changed(self) -> bool:
        """Whether other settings are in use since this was last asked, for one who asks."""
        made = self.get()[1]
        new = made is not self._told
        self._told = made
        return new

    def _look(self) -> None:
        marks = marks_of(self._folder, self._settings)
        if marks == self._marks:
            return  # another thread was first
        try:
            settings, marks = _loaded(self._folder)
            made = self._make(settings)
        except RefusedError as error:
            self._marks = marks  # it is told once
            self._refused(error)
            return
        self._settings, self._made, self._marks = settings, made, marks
        self._taken()


def marks_of(folder: Path, settings: Settings) -> Marks:
    """The marks of all the files that these settings rest on, and of those they may come to."""
    paths = [folder / FILE_NAME]
    for name in HOUSE_TABLES:
        told = str(getattr(settings.house, name))
        paths.append(folder / (told or TITLES[name]))
    return tuple(_mark(path) for path in paths)


def _mark(path: Path) -> tuple[str, int, int, int]:
    try:
        known = path.stat()
    except OSError:
        return str(path), 0, 0, 0
    return str(path), known.st_ino, known.st_mtime_ns, known.st_size


def _loaded(folder: Path) -> tuple[Settings, Marks]:
    """The settings and the marks of their files, looked at before they were read: a change
    meanwhile is seen the next time."""
    first = marks_of(folder, Settings())
    settings = load(folder)
    marks = marks_of(folder, settings)
    return settings, marks if marks[0] == first[0] else (first[0], *marks[1:])
