"""Reads the catalogue of official sources that ships with musnad."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from pydantic import TypeAdapter, ValidationError

from musnad.core.errors import RefusedError
from musnad.core.source import Source

_ROWS = TypeAdapter(dict[str, tuple[Source, ...]])


def load() -> tuple[Source, ...]:
    """Every source of the catalogue, by file name and then in the file's order.

    Raises RefusedError ``source.catalogue`` when a file can't be used.
    """
    found: list[Source] = []
    for file in sorted(files("musnad.sources").iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            found.extend(_sources(file.name, file.read_text(encoding="utf-8")))
    return tuple(found)


def _sources(name: str, text: str) -> tuple[Source, ...]:
    try:
        return _ROWS.validate_python(tomllib.loads(text)).get("source", ())
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        what = str(error).partition("\n")[0]
        raise RefusedError("source.catalogue", file=name, what=what) from error
