"""The interface's own words in Arabic and English, from the tables in ``words/``.

A table has the columns ``key``, ``ar`` and ``en``; a key is ``page.word``. ``{name}`` stands for
what is filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from musnad.core.people import Tongue

Pair = tuple[str, str]


@cache
def table() -> Mapping[str, Pair]:
    """Every key with its Arabic and its English word; ValueError for a key told twice."""
    found: dict[str, Pair] = {}
    folder = files("musnad.desk") / "words"
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if not file.name.endswith(".tsv"):
            continue
        for row in file.read_text(encoding="utf-8").splitlines()[1:]:
            key, arabic, english = row.split("\t")
            if key in found:
                raise ValueError(f"{key} is told twice")
            found[key] = (arabic, english)
    return found


def say(key: str, tongue: Tongue, **facts: object) -> str:
    """The word in somebody's language; KeyError for a key that no table has."""
    told = table()[key][0 if tongue == "ar" else 1]
    return told.format_map(facts) if facts else told
