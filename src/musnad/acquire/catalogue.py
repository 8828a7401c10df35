"""Reads the catalogue of official sources that ships with musnad."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from musnad.core.errors import RefusedError
from musnad.core.source import Source

_LISTS = ("languages", "topics")


def load() -> tuple[Source, ...]:
    """Every source of the catalogue, by file name and then in the file's order.

    Raises RefusedError ``source.catalogue`` when a file can't be used.
    """
    found: list[Source] = []
    for file in sorted(files("musnad.sources").iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            found.extend(_sources(file.name, file.read_text(encoding="utf-8")))
    return tuple(found)


def _sources(name: str, text: str) -> list[Source]:
    try:
        rows = tomllib.loads(text)["source"]
        return [
            Source(**{key: tuple(value) if key in _LISTS else value for key, value in row.items()})
            for row in rows
        ]
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise RefusedError("source.catalogue", file=name, what=error) from error
