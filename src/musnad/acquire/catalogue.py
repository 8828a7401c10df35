"""Reads the catalogue of official sources that ships with musnad."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from pydantic import TypeAdapter, ValidationError

from musnad.core.errors import RefusedError
from musnad.core.source import Source

_Rows = dict[str, tuple[Source, ...]]
_ROWS: TypeAdapter[_Rows] = TypeAdapter(_Rows)


def load() -> tuple[Source, ...]:
    """Every source of the catalogue, by file name and then in the file's order.

    Raises RefusedError ``source.catalogue`` when a file can't be used.
    """
    return tuple(source for sources in by_file().values() for source in sources)


def by_file() -> Mapping[str, tuple[Source, ...]]:
    """The sources by the file they stand in: a country's code (``eg``) or a body's name (``un``).

    Raises RefusedError ``source.catalogue`` when a file can't be used.
    """
    found: dict[str, tuple[Source, ...]] = {}
    for file in sorted(files("musnad.sources").iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            text = file.read_text(encoding="utf-8")
            found[file.name.removesuffix(".toml")] = _sources(file.name, text)
    return found


def _sources(name: str, text: str) -> tuple[Source, ...]:
    try:
        return _ROWS.validate_python(tomllib.loads(text)).get("source", ())
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        what = str(error).partition("\n")[0]
        raise RefusedError("source.catalogue", file=name, what=what) from error
