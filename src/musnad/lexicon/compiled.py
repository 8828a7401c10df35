"""Tables worked out once and kept beside Python's own compiled modules.

Like those they are remade when what they were made from changes, live in ``__pycache__``,
hold nothing of a newsroom, and are done without where the folder can't be written to.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TypeVar

T = TypeVar("T")

FOLDER = Path(__file__).parent / "__pycache__"


def compiled(
    name: str, inputs: Iterable[Path], make: Callable[[], T], *, folder: Path = FOLDER
) -> T:
    """What ``make`` returns, from the last time where none of ``inputs`` has changed since.

    The value is made of dictionaries, lists, tuples, sets, texts, bytes and numbers alone.
    """
    stamp = tuple((str(path), *_changed(path)) for path in inputs)
    kept = folder / f"{name}.{sys.implementation.cache_tag}.marshal"
    with suppress(OSError, ValueError, EOFError, TypeError):
        found, value = marshal.loads(kept.read_bytes())  # noqa: S302  as trusted as a .pyc beside it
        if found == stamp:
            return value  # type: ignore[no-any-return]
    made = make()
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            _write(kept, marshal.dumps((stamp, made)))  # type: ignore[arg-type]
    return made


def made_from() -> tuple[Path, ...]:
    """The files of the lexicon and of the Arabic room, code and data, in order."""
    lexicon = Path(__file__).parent
    folders = (lexicon, lexicon / "data", lexicon.parent / "arabic", lexicon.parent / "arabic/data")
    return tuple(
        path
        for folder in folders
        for path in sorted(folder.iterdir())
        if path.suffix in (".py", ".tsv")
    )


def _changed(path: Path) -> tuple[int, int]:
    """What tells that a file is another than it was: its time and its size."""
    known = path.stat()
    return known.st_mtime_ns, known.st_size


def _write(path: Path, data: bytes) -> None:
    """Write the file whole: a reader meets the old one or the new one."""
    path.parent.mkdir(exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    Path(file.name).replace(path)
