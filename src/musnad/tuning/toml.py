"""Edits of TOML that leave all else as a person wrote it: comments, order and spacing.

What comes out is read again and must say what was wanted and nothing else; text that can't be
edited so is refused, never rewritten.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from typing import Any, TypeAlias

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array, InlineTable, Item

from musnad.core.errors import RefusedError
from musnad.settings import FILE_NAME, TEMPLATE

Plain: TypeAlias = "str | int | float | bool | Sequence[str | float] | Mapping[str, str]"
"""What a setting may be."""

_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)
_TOKEN = re.compile(
    r"""[ \t\r\n]+|\#[^\n]*|(?P<value>"(?:[^"\\\n]|\\.)*"|'[^'\n]*')|(?P<comma>,)|(?P<end>\])"""
)
_LONGEST_LINE = 90
_SHOWN = frozenset(TEMPLATE.splitlines())
"""Lines that show a default; other comments are their writer's own, and stay."""


def put(text: str, path: Sequence[str], value: Plain) -> str:
    """The text with a setting (``("house", "digits")``, or ``("follow",)``) at this value.

    One that is only shown in a comment is set there. Raises RefusedError ``settings.added``
    (``what``) where the text has it in a form that can't be edited.
    """

    def wanted(said: dict[str, Any]) -> None:
        for part in path[:-1]:
            said = said.setdefault(part, {})
        said[path[-1]] = _plain(value)

    for edit in (_replaced, _set_anew, _uncommented, _inserted, _appended, _joined):
        after = edit(text, path, value)
        if after is not None and _says(text, after, wanted):
            return after
    raise RefusedError("settings.added", path=FILE_NAME, what=".".join(path))


def drop(text: str, path: Sequence[str]) -> str:
    """The text without a setting, which returns to its default. Raises as ``put``."""

    def wanted(said: dict[str, Any]) -> None:
        for part in path[:-1]:
            said = said[part]
        del said[path[-1]]

    def edit(found: Any) -> None:
        for part in path[:-1]:
            found = found[part]
        del found[path[-1]]

    return _edited(text, edit, wanted, ".".join(path))


def extend(text: str, name: str, more: Sequence[str]) -> str:
    """The text with these strings at the end of a list at its top. Raises as ``put``."""
    if not more:
        return text
    if name not in tomllib.loads(text):
        return put(text, (name,), more)

    def wanted(said: dict[str, Any]) -> None:
        said[name] = [*said[name], *more]

    after = _lengthened(text, name, more)
    if after is None or not _says(text, after, wanted):
        raise RefusedError("settings.added", path=FILE_NAME, what=name)
    return after


def add_table(text: str, name: str, values: Mapping[str, Plain]) -> str:
    """The text with one more ``[[name]]`` at its end. Raises as ``put``."""
    eol = _eol(text)
    lines = [f"[[{name}]]", *(f"{key} = {rendered(value)}" for key, value in values.items())]
    gap = eol if text.strip() else ""
    after = f"{_ended(text)}{gap}{eol.join(lines)}{eol}"

    def wanted(said: dict[str, Any]) -> None:
        said[name] = [*said.get(name, []), {key: _plain(one) for key, one in values.items()}]

    if not _says(text, after, wanted):
        raise RefusedError("settings.added", path=FILE_NAME, what=name)
    return after


def change_table(text: str, name: str, number: int, values: Mapping[str, Plain | None]) -> str:
    """The text with settings of the table ``[[name]]`` of this number, from 0, changed; None
    takes one out. Raises as ``put``."""

    def change(table: Any) -> None:
        for key, value in values.items():
            if value is None:
                table.pop(key, None)
            elif key not in table or _plain(table[key]) != _plain(value):
                table[key] = _plain(value)

    def edit(found: Any) -> None:
        change(found[name][number])

    return _edited(text, edit, edit, name)


def drop_table(text: str, name: str, number: int) -> str:
    """The text without the table ``[[name]]`` of this number, from 0. Raises as ``put``."""

    def edit(found: Any) -> None:
        del found[name][number]
        if not found[name]:
            del found[name]

    return _edited(text, edit, edit, name)


def order_tables(text: str, name: str, order: Sequence[int]) -> str:
    """The text with its tables ``[[name]]`` in this order of their numbers. Raises as ``put``."""

    def wanted(said: dict[str, Any]) -> None:
        said[name] = [said[name][number] for number in order]

    def edit(found: Any) -> None:
        tables = found[name]
        if not isinstance(tables, AoT):
            raise TypeError(name)
        bodies = [dict(tables[number].unwrap()) for number in order]
        for table, body in zip(tables, bodies, strict=True):
            for key in [key for key in table if key not in body]:
                del table[key]
            for key, value in body.items():
                if key not in table or _plain(table[key]) != value:
                    table[key] = value

    return _edited(text, edit, wanted, name)


def rendered(value: Plain) -> str:
    """A value as TOML writes it. Source: TOML 1.0."""
    return _item(value).as_string()


def _item(value: Plain) -> Item:
    plain = _plain(value)
    if isinstance(plain, dict):
        table = tomlkit.inline_table()
        table.update(plain)
        return table
    made: Item = tomlkit.item(plain)
    if isinstance(made, Array) and len(made.as_string()) > _LONGEST_LINE:
        made.multiline(multiline=True)
    return made


def _plain(value: Any) -> Any:
    """The value as ``tomllib`` gives it."""
    if isinstance(value, Item):
        return value.unwrap()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return list(value)
    return value


def _edited(
    text: str,
    edit: Callable[[Any], None],
    wanted: Callable[[dict[str, Any]], None],
    what: str,
) -> str:
    """The text after an edit of its document, if it then says what is wanted."""
    try:
        document = tomlkit.parse(text)
        edit(document)
        after = tomlkit.dumps(document)
    except (TOMLKitError, KeyError, IndexError, TypeError, AttributeError, ValueError) as error:
        raise RefusedError("settings.added", path=FILE_NAME, what=what) from error
    if not _says(text, after, wanted):
        raise RefusedError("settings.added", path=FILE_NAME, what=what)
    return after


def _says(before: str, after: str, wanted: Callable[[dict[str, Any]], None]) -> bool:
    """Whether the text says what it said before with the change that is wanted."""
    said = deepcopy(tomllib.loads(before))
    try:
        wanted(said)
        return tomllib.loads(after) == said
    except (tomllib.TOMLDecodeError, KeyError, IndexError, TypeError, AttributeError):
        return False


def _replaced(text: str, path: Sequence[str], value: Plain) -> str | None:
    """The text with a new value where the setting stands."""
    try:
        document = tomlkit.parse(text)
        table: Any = document
        for part in path[:-1]:
            table = table[part]
        known = table[path[-1]]
        _change(table, path[-1], known, value)
        return tomlkit.dumps(document)
    except (TOMLKitError, KeyError, TypeError, AttributeError):
        return None


def _set_anew(text: str, path: Sequence[str], value: Plain) -> str | None:
    """As ``_replaced``, with comments inside of the old value lost."""
    try:
        document = tomlkit.parse(text)
        table: Any = document
        for part in path[:-1]:
            table = table[part]
        if path[-1] not in table:
            return None
        table[path[-1]] = _item(value)
        return tomlkit.dumps(document)
    except (TOMLKitError, KeyError, TypeError, AttributeError):
        return None


def _change(table: Any, name: str, known: Any, value: Plain) -> None:
    plain = _plain(value)
    if isinstance(known, Array) and isinstance(plain, list):
        said = known.unwrap()
        if plain[: len(said)] == said:
            known.extend(plain[len(said) :])
            return
        for at in reversed(range(len(said))):
            if said[at] not in plain:
                del known[at]
        if known.unwrap() == plain:
            return
    inline = isinstance(known, InlineTable)
    if isinstance(plain, dict) and isinstance(known, Mapping) and not inline:
        for key in [key for key in known if key not in plain]:
            del known[key]  # type: ignore[attr-defined]
        for key, one in plain.items():
            known[key] = one  # type: ignore[index]
        return
    table[name] = _item(value)


def _lengthened(text: str, name: str, more: Sequence[str]) -> str | None:
    """The text with more in a list of strings, however its lines and comments are laid out."""
    found = re.search(rf"^{re.escape(name)}\s*=\s*\[", text, re.MULTILINE)
    array = _array(text, found.end()) if found else None
    if found is None or array is None:
        return None
    end, put_at, value_last = array
    told = [rendered(one) for one in more]
    if "\n" not in text[found.end() : end]:
        joint = ", " if value_last else (" " if put_at > found.end() else "")
        return f"{text[:put_at]}{joint}{', '.join(told)}{text[put_at:]}"
    comma = "," if value_last else ""
    lines = "".join(f"    {one},{_eol(text)}" for one in told)
    return f"{text[:put_at]}{comma}{text[put_at:end].rstrip()}{_eol(text)}{lines}{text[end:]}"


def _array(text: str, start: int) -> tuple[int, int, bool] | None:
    """Where a list of strings ends: its bracket, the end of its last value or comma, and
    whether that was a value; None where it has anything else."""
    put_at, value_last, at = start, False, start
    while match := _TOKEN.match(text, at):
        at = match.end()
        if match["end"]:
            return match.start(), put_at, value_last
        if match["value"] or match["comma"]:
            put_at, value_last = at, bool(match["value"])
    return None


def _uncommented(text: str, path: Sequence[str], value: Plain) -> str | None:
    """The text with the setting in the place of the comment that shows its default."""
    span = _section(text, path[:-1])
    if span is None:
        return None
    shown = re.compile(rf"^# ?({re.escape(path[-1])} = .*?)\r?$", re.MULTILINE)
    found = shown.search(text, *span)
    if found is None or found[0].rstrip("\r") not in _SHOWN:
        return None
    try:
        comment = tomlkit.parse(found[1])[path[-1]].trivia.comment
    except (TOMLKitError, KeyError, AttributeError):
        comment = ""
    line = f"{path[-1]} = {rendered(value)}"
    line = f"{line:<30} {comment}" if comment else line
    return f"{text[: found.start()]}{line}{text[found.end(1) :]}"


def _inserted(text: str, path: Sequence[str], value: Plain) -> str | None:
    """The text with the setting below the heading of its part, or above the first part."""
    span = _section(text, path[:-1])
    if span is None:
        return None
    eol = _eol(text)
    line = f"{path[-1]} = {rendered(value)}{eol}"
    if len(path) == 1:
        gap = eol if span[1] < len(text) else ""
        return f"{_ended(text[: span[1]])}{line}{gap}{text[span[1] :]}"
    head = _ended(text[: span[0]])
    return f"{head}{line}{text[span[0] :].removeprefix(eol)}"


def _appended(text: str, path: Sequence[str], value: Plain) -> str | None:
    """The text with a part of its own for the setting at its end."""
    if len(path) == 1:
        return None
    eol = _eol(text)
    head = f"[{'.'.join(path[:-1])}]"
    gap = eol if text.strip() else ""
    return f"{_ended(text)}{gap}{head}{eol}{path[-1]} = {rendered(value)}{eol}"


def _joined(text: str, path: Sequence[str], value: Plain) -> str | None:
    """The text with the setting beside those of its part that stand there as dotted names."""
    name = ".".join(path)
    found = list(re.finditer(rf"^{re.escape(path[0])}\s*\.[^\n]*\n?", text, re.MULTILINE))
    if not found or len(path) == 1:
        return None
    at = found[-1].end()
    return f"{_ended(text[:at])}{name} = {rendered(value)}{_eol(text)}{text[at:]}"


def _section(text: str, path: Sequence[str]) -> tuple[int, int] | None:
    """Where the lines of a part begin and end, after its heading; None where it has none."""
    start = 0
    if path:
        name = r"\s*\.\s*".join(map(re.escape, path))
        heads = list(re.finditer(rf"^[ \t]*\[\s*{name}\s*\][^\n]*$", text, re.MULTILINE))
        if not heads:
            return None
        start = heads[-1].end()  # any before it stands in a text of several lines
    following = _HEADER.search(text, start)
    return start, following.start() if following else len(text)


def _eol(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + _eol(text)
