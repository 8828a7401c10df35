"""Reads JSON data into core values quickly: what a type needs is worked out once.

Data that does not fit is only told to be so; ``core.wire`` then says what is wrong with it.
"""

from __future__ import annotations

import base64
import dataclasses
import functools
import types
import typing
from collections.abc import Callable
from datetime import date, datetime

Reader = Callable[[typing.Any], typing.Any]


class MisfitError(ValueError):
    """The data is not of the type that was wanted."""


@functools.cache
def reader(hint: typing.Any) -> Reader:
    """A function from JSON data to a value of this type; it raises MisfitError."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        (one,) = (part for part in parts if part is not type(None))
        return _optional(reader(one))
    if origin is typing.Literal:
        return _literal(frozenset(parts))
    if origin is tuple:
        return _tuple(parts)
    if dataclasses.is_dataclass(hint):
        return _dataclass(typing.cast("type[object]", hint))
    if hint in (datetime, date):
        return _moment(hint)
    return {bytes: _bytes, float: _float}.get(hint) or _exactly(hint)


def _optional(inner: Reader) -> Reader:
    return lambda data: None if data is None else inner(data)


def _literal(known: frozenset[object]) -> Reader:
    def read(data: typing.Any) -> typing.Any:
        if type(data) is str and data in known:
            return data
        raise MisfitError

    return read


def _tuple(parts: tuple[typing.Any, ...]) -> Reader:
    if len(parts) == 2 and parts[1] is Ellipsis:
        each = reader(parts[0])

        def read_all(data: typing.Any) -> tuple[typing.Any, ...]:
            if type(data) is not list:
                raise MisfitError
            return tuple([each(part) for part in data])

        return read_all
    readers = tuple(reader(part) for part in parts)

    def read(data: typing.Any) -> tuple[typing.Any, ...]:
        if type(data) is not list or len(data) != len(readers):
            raise MisfitError
        return tuple([one(part) for one, part in zip(readers, data, strict=True)])

    return read


def _dataclass(kind: type[object]) -> Reader:
    absent = dataclasses.MISSING
    fields = dataclasses.fields(typing.cast("typing.Any", kind))
    required = frozenset(
        one.name for one in fields if one.default is absent and one.default_factory is absent
    )
    hints = typing.get_type_hints(kind)
    readers = {one.name: reader(hints[one.name]) for one in fields}

    def read(data: typing.Any) -> object:
        if type(data) is not dict or not required <= data.keys():
            raise MisfitError
        try:
            return kind(**{name: readers[name](part) for name, part in data.items()})
        except KeyError as error:
            raise MisfitError from error

    return read


def _moment(kind: type[date]) -> Reader:
    def read(data: typing.Any) -> date:
        if type(data) is not str:
            raise MisfitError
        return kind.fromisoformat(data)

    return read


def _bytes(data: typing.Any) -> bytes:
    if type(data) is not str:
        raise MisfitError
    return base64.b64decode(data, validate=True)


def _float(data: typing.Any) -> float:
    if type(data) is float or type(data) is int:
        return float(data)
    raise MisfitError


def _exactly(hint: typing.Any) -> Reader:
    def read(data: typing.Any) -> typing.Any:
        if type(data) is hint:
            return data
        raise MisfitError

    return read
