"""The versioned wire form: core values as plain JSON data, and back.

A value travels as ``{"musnad": 1, "type": "release", "value": {…}}``. Reading is strict:
an unknown type, a missing field, a wrong type or a newer version is refused. A field that has
a default may be missing: what was stored before the field was thought of can still be read.
"""

from __future__ import annotations

import base64
import dataclasses
import functools
import json
import types
import typing
from datetime import date, datetime

from musnad.core.article import Article
from musnad.core.asking import Answer, Call
from musnad.core.capture import Capture, Validators
from musnad.core.draft import Draft
from musnad.core.editing import Edit
from musnad.core.errors import RefusedError
from musnad.core.habit import Habit
from musnad.core.happening import Tie, Trace
from musnad.core.host import Host
from musnad.core.item import Item
from musnad.core.objection import Objection
from musnad.core.people import Account, Hook, HookCall, Invitation, Session, Token
from musnad.core.queue import Row
from musnad.core.receipt import Receipt
from musnad.core.release import Release
from musnad.core.report import Manuscript, Report
from musnad.core.source import Entry, Source
from musnad.core.subscription import Subscription
from musnad.core.unpacking import reader
from musnad.core.watch import Change, Watch

VERSION = 1

Value = (
    Account
    | Answer
    | Article
    | Call
    | Capture
    | Change
    | Draft
    | Edit
    | Entry
    | Habit
    | Hook
    | HookCall
    | Host
    | Invitation
    | Item
    | Manuscript
    | Objection
    | Receipt
    | Release
    | Report
    | Row
    | Session
    | Source
    | Subscription
    | Tie
    | Token
    | Trace
    | Validators
    | Watch
)
T = typing.TypeVar("T", bound=Value)

_TYPES: dict[str, type[Value]] = {kind.__name__.lower(): kind for kind in typing.get_args(Value)}

Plain = typing.Union[None, bool, int, float, str, list["Plain"], dict[str, "Plain"]]


def to_wire(value: Value) -> dict[str, Plain]:
    """The value as JSON data with its version and type."""
    return {"musnad": VERSION, "type": type(value).__name__.lower(), "value": _plain(value)}


def from_wire(data: Plain) -> Value:
    """The value that ``to_wire`` was given; raises RefusedError ``wire.*`` on anything else."""
    if not isinstance(data, dict) or "type" not in data or "value" not in data:
        raise RefusedError("wire.shape", what="no type or value")
    if data.get("musnad") != VERSION:
        raise RefusedError("wire.version", found=data.get("musnad"), known=VERSION)
    kind = _TYPES.get(str(data["type"]))
    if kind is None:
        raise RefusedError("wire.type", found=data["type"])
    try:
        return typing.cast("Value", reader(typing.cast("typing.Any", kind))(data["value"]))
    except ValueError:  # now slowly, to say where
        return typing.cast("Value", _build(kind, data["value"], kind.__name__))


def dumps(value: Value) -> str:
    """The wire form as one line of JSON, keys in order, so that equal values are equal text."""
    return json.dumps(to_wire(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def loads(kind: type[T], text: str) -> T:
    """The value of this type from ``dumps``; raises RefusedError ``wire.*``."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise RefusedError("wire.shape", what=error) from error
    value = from_wire(data)
    if not isinstance(value, kind):
        raise RefusedError("wire.type", found=type(value).__name__.lower())
    return value


def _plain(value: object) -> Plain:
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, date):  # a datetime is a date too
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if dataclasses.is_dataclass(value):
        return {
            field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    raise TypeError(f"no wire form for {type(value).__name__}")


@functools.cache
def _hints(kind: typing.Any) -> dict[str, typing.Any]:
    return typing.get_type_hints(kind)


@functools.cache
def _required(kind: typing.Any) -> frozenset[str]:
    """The fields that have no default."""
    absent = dataclasses.MISSING
    return frozenset(
        field.name
        for field in dataclasses.fields(kind)
        if field.default is absent and field.default_factory is absent
    )


def _wrong(path: str) -> RefusedError:
    return RefusedError("wire.shape", what=path)


def _build(hint: typing.Any, data: Plain, path: str) -> typing.Any:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _build_union(typing.get_args(hint), data, path)
    if origin is typing.Literal:
        if data not in typing.get_args(hint):
            raise _wrong(path)
        return data
    if origin is tuple:
        return _build_tuple(typing.get_args(hint), data, path)
    if dataclasses.is_dataclass(hint):
        return _build_dataclass(typing.cast("type[object]", hint), data, path)
    return _build_scalar(hint, data, path)


def _build_union(hints: tuple[typing.Any, ...], data: Plain, path: str) -> typing.Any:
    if data is None and type(None) in hints:
        return None
    (hint,) = (one for one in hints if one is not type(None))
    return _build(hint, data, path)


def _build_tuple(hints: tuple[typing.Any, ...], data: Plain, path: str) -> tuple[typing.Any, ...]:
    if not isinstance(data, list):
        raise _wrong(path)
    if len(hints) == 2 and hints[1] is Ellipsis:
        return tuple(_build(hints[0], part, f"{path}[{n}]") for n, part in enumerate(data))
    if len(hints) != len(data):
        raise _wrong(path)
    return tuple(
        _build(hint, part, f"{path}[{n}]")
        for n, (hint, part) in enumerate(zip(hints, data, strict=True))
    )


def _build_dataclass(kind: type[object], data: Plain, path: str) -> object:
    if not isinstance(data, dict):
        raise _wrong(path)
    hints = _hints(typing.cast("typing.Any", kind))
    wrong = (data.keys() - hints.keys()) | (
        _required(typing.cast("typing.Any", kind)) - data.keys()
    )
    if wrong:
        raise _wrong(f"{path}: {', '.join(sorted(wrong))}")
    parts = {name: _build(hints[name], part, f"{path}.{name}") for name, part in data.items()}
    try:
        return kind(**parts)
    except ValueError as error:
        raise _wrong(f"{path}: {error}") from error


def _build_scalar(hint: typing.Any, data: Plain, path: str) -> typing.Any:
    try:
        if hint is datetime and isinstance(data, str):
            return datetime.fromisoformat(data)
        if hint is date and isinstance(data, str):
            return date.fromisoformat(data)
        if hint is bytes and isinstance(data, str):
            return base64.b64decode(data, validate=True)
    except ValueError as error:
        raise _wrong(path) from error
    if hint is float and isinstance(data, (int, float)) and not isinstance(data, bool):
        return float(data)
    if type(data) is hint:
        return data
    raise _wrong(path)
