"""Adds to ``musnad.toml`` without touching what a person wrote there.

Text is put in, never rewritten: comments, order and spacing stay. What comes out is read again
before it is kept, and must say what was there before and the additions, nothing else.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from musnad.core.errors import RefusedError
from musnad.core.source import Source
from musnad.parts import SourcePart
from musnad.settings import FILE_NAME, Settings, parse

_FOLLOW = re.compile(r"^follow\s*=\s*\[", re.MULTILINE)
_FIRST_TABLE = re.compile(r"^\s*\[", re.MULTILINE)
_TOKEN = re.compile(
    r"""[ \t\r\n]+|\#[^\n]*|(?P<value>"(?:[^"\\\n]|\\.)*"|'[^'\n]*')|(?P<comma>,)|(?P<end>\])"""
)
_ALWAYS = ("kind", "languages", "zone")
_SHOWN = (
    "id",
    "name_ar",
    "name_en",
    "kind",
    "languages",
    "feed",
    "listing",
    "selector",
    "senders",
    "page",
    "reader",
    "zone",
    "topics",
    "terms",
    "every_minutes",
)


def add(folder: Path, *, sources: Sequence[Source] = (), follow: Sequence[str] = ()) -> None:
    """Add sources of one's own and ids of the catalogue to a newsroom's settings, at once.

    An id that is followed already is passed over. Raises RefusedError ``settings.missing``,
    ``settings.syntax`` or ``settings.value`` for what is there, ``source.taken`` (``source``)
    for an id that has another source, ``settings.added`` (``path``, ``what``) when the file is
    of a form that can't be added to, ``settings.changed`` when somebody else wrote to it
    meanwhile, ``settings.unwritable`` when it can't be written.
    """
    path = (folder / FILE_NAME).resolve()
    before = _read(path, folder)
    settings = parse(before, path)
    taken = {one.id for one in settings.sources}
    for source in sources:
        if source.id in taken:
            raise RefusedError("source.taken", source=source.id)
        taken.add(source.id)
    more = [one for one in dict.fromkeys(follow) if one not in settings.follow]
    if not sources and not more:
        return
    after = with_sources(with_follow(before, more, path), sources)
    _agree(settings, after, path, sources, more)
    _replace(path, before, after)


def with_follow(text: str, ids: Sequence[str], path: Path | str = FILE_NAME) -> str:
    """The settings' text with these ids at the end of ``follow``, which is made if need be."""
    if not ids:
        return text
    told = ", ".join(_quoted(one) for one in ids)
    start = _FOLLOW.search(text)
    table = _FIRST_TABLE.search(text)
    if start is None or (table is not None and table.start() < start.start()):
        at = table.start() if table else len(text)
        return f"{_ended(text[:at])}follow = [{told}]\n\n{text[at:].lstrip(chr(10))}"
    end, put, value_last = _array(text, start.end(), path)
    if "\n" not in text[start.end() : end]:
        joint = ", " if value_last else (" " if put > start.end() else "")
        return f"{text[:put]}{joint}{told}{text[put:]}"
    comma = "," if value_last else ""
    lines = "".join(f"    {_quoted(one)},\n" for one in ids)
    return f"{text[:put]}{comma}{text[put:end].rstrip()}\n{lines}{text[end:]}"


def with_sources(text: str, sources: Iterable[Source]) -> str:
    """The settings' text with a table for each source at its end."""
    tables = [table(source) for source in sources]
    return text if not tables else _ended(text) + "".join(f"\n{one}" for one in tables)


def table(source: Source) -> str:
    """A source as a ``[[sources]]`` table, without what is as it is by default."""
    default = Source(id="", name_ar="", name_en="", kind="agency", languages=())
    lines = ["[[sources]]"]
    for name in _SHOWN:
        value = getattr(source, name)
        if value != getattr(default, name) or name in _ALWAYS:
            lines.append(f"{name} = {_value(value)}")
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_quoted(str(one)) for one in value) + "]"
    return str(value) if isinstance(value, int) else _quoted(str(value))


def _quoted(text: str) -> str:
    """A TOML basic string. Source: TOML 1.0, "String"."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


def _array(text: str, start: int, path: Path | str) -> tuple[int, int, bool]:
    """Where an array of strings ends: its bracket, the end of its last value or comma, and
    whether that was a value."""
    put, value_last, at = start, False, start
    while match := _TOKEN.match(text, at):
        at = match.end()
        if match["end"]:
            return match.start(), put, value_last
        if match["value"] or match["comma"]:
            put, value_last = at, bool(match["value"])
    raise RefusedError("settings.added", path=path, what="follow")


def _agree(
    before: Settings, after: str, path: Path, sources: Sequence[Source], follow: Sequence[str]
) -> None:
    """Refuse a text that does not say the settings of before with the additions."""
    wanted = before.model_copy(
        update={
            "follow": (*before.follow, *follow),
            "sources": (*before.sources, *(_part(one, path) for one in sources)),
        }
    )
    try:
        said = parse(after, path)
    except RefusedError as error:
        raise RefusedError("settings.added", path=path, what=error.facts.get("what")) from error
    if said != wanted:
        raise RefusedError("settings.added", path=path, what="sources")


def _part(source: Source, path: Path) -> SourcePart:
    told = {name: getattr(source, name) for name in _SHOWN}
    try:
        return SourcePart.model_validate(told)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(["sources", source.id, *(str(part) for part in first["loc"])])
        raise RefusedError("settings.value", path=path, where=where, what=first["msg"]) from error


def _read(path: Path, folder: Path) -> str:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise RefusedError("settings.missing", folder=folder) from error


def _replace(path: Path, before: str, after: str) -> None:
    """Put the text in the place of what was read, whole or not at all."""
    if _read(path, path.parent) != before:
        raise RefusedError("settings.changed", path=path)
    made = ""
    try:
        descriptor, made = tempfile.mkstemp(dir=path.parent, prefix=".musnad-", suffix=".toml")
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        Path(made).chmod(path.stat().st_mode & 0o7777)
        Path(made).replace(path)
    except OSError as error:
        with suppress(OSError):
            if made:
                Path(made).unlink()
        raise RefusedError("settings.unwritable", path=path, what=error.strerror) from error
