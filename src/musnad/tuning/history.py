"""Every version of the settings and of the house's tables: who made it, when, what changed.

Texts lie in ``var/history`` by their hash, with a line for each change in ``index.jsonl``. What
somebody changed by hand is noticed when a file is next looked at, and kept as «outside».
"""

from __future__ import annotations

import difflib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from musnad.core.errors import RefusedError
from musnad.core.ids import digest
from musnad.tuning import files

FOLDER = Path("var") / "history"
INDEX = "index.jsonl"
_MOST_INDEX = 200_000_000
OUTSIDE = "outside"
"""Who made a change that did not come through here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What a file said from a moment on.

    ``file`` is its path in the newsroom's folder, ``number`` counts all changes from 1;
    ``before`` and ``sha256`` are the texts' hashes ("" : there was no file). ``what`` names
    the settings or rows that were changed.
    """

    number: int
    at: datetime
    by: str
    file: str
    before: str
    sha256: str
    what: tuple[str, ...] = ()


def versions(folder: Path, file: str | None = None) -> tuple[Version, ...]:
    """All versions of a newsroom's files, or of one of them, the newest first."""
    found = [one for one in _index(folder) if file is None or one.file == file]
    return tuple(reversed(found))


def text_of(folder: Path, sha256: str) -> str:
    """The text with this hash; "" for no hash. Raises RefusedError ``history.unknown``."""
    if not sha256:
        return ""
    known = sha256 if len(sha256) == 64 and sha256.isalnum() else "-"
    text = files.read(folder / FOLDER / known)
    if text is None or digest(text.encode()) != sha256:
        raise RefusedError("history.unknown", sha256=sha256[:64])
    return text


def version(folder: Path, number: int) -> Version:
    """The version of this number. Raises RefusedError ``history.unknown``."""
    found = next((one for one in _index(folder) if one.number == number), None)
    if found is None:
        raise RefusedError("history.unknown", sha256=str(number))
    return found


def difference(before: str, after: str, file: str) -> tuple[str, ...]:
    """What changed as a unified difference, line by line."""
    return tuple(
        difflib.unified_diff(
            before.splitlines(), after.splitlines(), f"a/{file}", f"b/{file}", lineterm=""
        )
    )


def notice(folder: Path, texts: Iterable[tuple[str, str]], *, at: datetime) -> tuple[Version, ...]:
    """Keep what changed outside: files, by path and text, whose last version says otherwise.

    The first look at a file makes its first version. Raises RefusedError
    ``settings.unwritable``.
    """
    told = tuple(texts)
    if not _unknown(folder, told):
        return ()
    with files.turn(folder / FOLDER):
        found = _unknown(folder, told)  # another process may have been first
        return tuple(
            _add(folder, file, before, text, by=OUTSIDE, at=at, what=())
            for file, before, text in found
        )


def remember(
    folder: Path,
    file: str,
    before: str,
    after: str,
    *,
    by: str,
    at: datetime,
    what: Sequence[str],
) -> Version:
    """Keep a change that was just made; within ``files.turn`` alone."""
    known = _last(folder).get(file)
    if (known.sha256 if known else "") != _hash(before):
        _add(folder, file, known.sha256 if known else "", before, by=OUTSIDE, at=at, what=())
    return _add(folder, file, _hash(before), after, by=by, at=at, what=what)


def _unknown(folder: Path, texts: Sequence[tuple[str, str]]) -> list[tuple[str, str, str]]:
    last = _last(folder)
    return [
        (file, last[file].sha256 if file in last else "", text)
        for file, text in texts
        if file not in last or last[file].sha256 != _hash(text)
    ]


def _add(
    folder: Path, file: str, before: str, text: str, *, by: str, at: datetime, what: Sequence[str]
) -> Version:
    sha256 = _hash(text)
    kept = folder / FOLDER / sha256
    if sha256 and not kept.exists():
        files.write(kept, text)
    found = _index(folder)
    made = Version(
        number=found[-1].number + 1 if found else 1,
        at=at,
        by=by,
        file=file,
        before=before,
        sha256=sha256,
        what=tuple(what),
    )
    _append(folder / FOLDER / INDEX, made)
    return made


def _append(path: Path, made: Version) -> None:
    told = {
        "number": made.number,
        "at": made.at.isoformat(),
        "by": made.by,
        "file": made.file,
        "before": made.before,
        "sha256": made.sha256,
        "what": list(made.what),
    }
    line = json.dumps(told, ensure_ascii=False) + "\n"
    try:
        with path.open("ab+") as file:
            if file.tell() and _torn(path):
                file.write(b"\n")
            file.write(line.encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise RefusedError("settings.unwritable", path=path, what=error.strerror) from error


def _torn(path: Path) -> bool:
    """Whether the last line lacks its end: the process was killed, or the disk was full."""
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) != b"\n"


def _index(folder: Path) -> list[Version]:
    """The lines of the index; one that was never finished is passed over."""
    text = files.read(folder / FOLDER / INDEX, most=_MOST_INDEX) or ""
    found = []
    for line in text.split("\n"):
        try:
            told = json.loads(line)
            found.append(
                Version(
                    number=int(told["number"]),
                    at=datetime.fromisoformat(told["at"]),
                    by=str(told["by"]),
                    file=str(told["file"]),
                    before=str(told["before"]),
                    sha256=str(told["sha256"]),
                    what=tuple(map(str, told["what"])),
                )
            )
        except (ValueError, KeyError, TypeError):
            continue
    return found


def _last(folder: Path) -> dict[str, Version]:
    return {one.file: one for one in _index(folder)}


def _hash(text: str) -> str:
    return digest(text.encode()) if text else ""
