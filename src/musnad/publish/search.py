"""Search without a server: an index of the article pages, made some time after they changed.

The index is made by Pagefind from the pages themselves, as a folder of small files of which a
reader's browser fetches the few it needs. Publishing does not wait for it.
"""

from __future__ import annotations

import fcntl
import logging
import shutil
import subprocess
import threading
from pathlib import Path
from tempfile import mkdtemp

from musnad.publish import disk

FOLDER = "pagefind"
_PAGES = "articles/*.html"
_LOCK = f"{disk.STATE}/search"
_LONGEST_SECONDS = 900
_STEP_SECONDS = 0.25
_log = logging.getLogger(__name__)


class Finder:
    """Brings the search up to date ``seconds`` after the last change, or when the program ends.

    One thread waits at a time; however much is published meanwhile, it is indexed once.
    """

    def __init__(self, folder: Path, seconds: float) -> None:
        self._folder = folder
        self._seconds = seconds
        self._guard = threading.Lock()
        self._due = False
        self._thread: threading.Thread | None = None

    def note(self) -> None:
        """The site has changed."""
        with self._guard:
            self._due = True
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="search")
                self._thread.start()

    def wait(self) -> None:
        """Wait until the search is up to date."""
        thread = self._thread
        if thread is not None:
            thread.join()

    def _work(self) -> None:
        main = threading.main_thread()
        while True:
            for _ in range(int(self._seconds / _STEP_SECONDS)):
                if not main.is_alive():
                    break
                main.join(_STEP_SECONDS)
            with self._guard:
                self._due = False
            make(self._folder)
            with self._guard:
                if not self._due:
                    self._thread = None
                    return


def make(folder: Path) -> bool:
    """Index the articles of a site and put the index in place; whether that was done.

    Nothing is done where there are none, where another process is at it, or where Pagefind
    fails: then the search stays as it was.
    """
    if not (folder / "articles").is_dir():
        return False
    with (folder / _LOCK).open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        made = Path(mkdtemp(prefix="search-", dir=folder / disk.STATE))
        try:
            return _index(folder, made / "new") and _place(folder, made)
        except (OSError, subprocess.SubprocessError) as error:
            _log.warning("search: %s", error)
            return False
        finally:
            shutil.rmtree(made, ignore_errors=True)


def _index(folder: Path, target: Path) -> bool:
    from pagefind_bin import get_executable

    ended = subprocess.run(  # noqa: S603
        [
            str(get_executable()),
            *("--site", str(folder), "--glob", _PAGES, "--output-path", str(target)),
            *("--force-language", "ar", "--quiet"),
        ],
        check=False,
        capture_output=True,
        timeout=_LONGEST_SECONDS,
    )
    if ended.returncode:
        _log.warning("search: %s", ended.stderr.decode("utf-8", "replace").strip()[-500:])
    for page in target.glob("pagefind-*ui.*"):  # faces of its own: the site has one
        page.unlink()
    return ended.returncode == 0 and target.is_dir()


def _place(folder: Path, made: Path) -> bool:
    if (folder / FOLDER).is_dir():
        (folder / FOLDER).rename(made / "old")
    (made / "new").rename(folder / FOLDER)
    return True
