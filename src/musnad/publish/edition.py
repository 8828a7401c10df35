"""One change of the site: all of it or nothing, however it ends.

What is to be written is first kept in the index, in the transaction that changes it; only then
do the files move into place. A kill before that leaves the site as it was; after it, whoever
opens the site next finishes the work.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from threading import Thread

from musnad.publish import disk
from musnad.publish.index import Index

NEXT = f"{disk.STATE}/next"
_OLD = "old-"
_TREES = "*trees"
TREES = ("articles", "how", "share", "archive", "topic", "source", "country", "person", "sitemaps")
"""The folders that a new build puts in place as a whole."""


class Edition:
    """What one change writes and removes, seen before it is there; ``index`` belongs to it."""

    def __init__(self, folder: Path, index: Index) -> None:
        self.folder = folder
        self.index = index
        self._work: dict[str, bytes | None] = {}

    def write(self, name: str, data: bytes) -> None:
        """Put ``data`` at ``name`` when the change is made; a later one counts."""
        self._work.pop(name, None)
        self._work[name] = data

    def remove(self, name: str) -> None:
        """Take the file at ``name`` away when the change is made."""
        self._work.pop(name, None)
        self._work[name] = None

    def read(self, name: str) -> bytes | None:
        """What will stand at ``name``, or None."""
        return self._work[name] if name in self._work else disk.read(self.folder, name)

    def exists(self, name: str) -> bool:
        """Whether there will be a file at ``name``."""
        if name in self._work:
            return self._work[name] is not None
        return (self.folder / name).is_file()

    def make(self) -> None:
        """Change the site: from here on it is the new one, whatever happens."""
        changed = [
            (name, data)
            for name, data in self._work.items()
            if disk.read(self.folder, name) != data
        ]
        self.index.promise(changed)
        self.index.commit()
        _finish(self.folder, self.index)
        self._work.clear()

    def begin_trees(self) -> Path:
        """An empty folder to build the trees in; what was half built before is gone."""
        self.index.promise(())
        self.index.commit()
        built = self.folder / NEXT
        with disk.told(built):
            if built.exists():
                shutil.rmtree(built)
            for name in TREES:
                (built / name).mkdir(parents=True)
        return built

    def make_trees(self) -> None:
        """As ``make``, with the trees from ``begin_trees`` in the places of those there are."""
        disk.settle_all(self.folder)
        self.index.promise([(_TREES, b""), *self._work.items()])
        self.index.commit()
        _finish(self.folder, self.index)
        self._work.clear()


@contextmanager
def edition(folder: Path) -> Iterator[Edition]:
    """The site to be changed, alone, with an earlier change finished first.

    Nothing changes before ``make``. Raises RefusedError ``publish.folder`` or
    TransientError ``publish.disk``.
    """
    with disk.locked(folder):
        index = Index(folder)
        try:
            _resume(folder, index)
            yield Edition(folder, index)
        finally:
            index.close()


def _resume(folder: Path, index: Index) -> None:
    """Make sure of the change before: that it is there, and on the disk."""
    for name, data in index.pending():
        if name == _TREES:
            _move_trees(folder)
        elif data is None:
            disk.remove(folder, name)
        else:
            if disk.read(folder, name) != data:
                disk.put(folder, name, data)
            disk.settle(folder / name)


def _finish(folder: Path, index: Index) -> None:
    for name, data in index.pending():
        if name == _TREES:
            _move_trees(folder)
        elif data is None:
            disk.remove(folder, name)
        else:
            disk.put(folder, name, data)


def _move_trees(folder: Path) -> None:
    """Each tree that still waits takes its place; an empty one says that there is none."""
    built, state = folder / NEXT, folder / disk.STATE
    with disk.told(folder):
        if not built.is_dir():
            return
        old = Path(mkdtemp(prefix=_OLD, dir=state))
        for name in TREES:
            if not (built / name).is_dir():
                continue
            if (folder / name).is_dir():
                (folder / name).rename(old / name)
            if any((built / name).iterdir()):
                (built / name).rename(folder / name)
        shutil.rmtree(built)
    # Nobody sees these any more, and taking them away is slower than all the rest.
    Thread(target=_clear, args=(tuple(state.glob(f"{_OLD}*")),)).start()


def _clear(folders: Iterable[Path]) -> None:
    for one in folders:
        shutil.rmtree(one, ignore_errors=True)
