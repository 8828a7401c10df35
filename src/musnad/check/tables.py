"""Reads the tables of words and patterns that the checks work from (``check/data``)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from musnad.arabic.normal import fold

DATA = Path(__file__).parent / "data"


def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The cells of ``data/<name>.tsv`` without its header."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines[1:] if line)


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in rows("words")}


def words(name: str) -> frozenset[str]:
    """The word list of this name, folded."""
    return frozenset(fold(word) for word in _lists()[name])


@lru_cache(maxsize=8)
def pairs_of_words(name: str) -> dict[str, str]:
    """A table of two columns as a dictionary."""
    return {row[0]: row[1] for row in rows(name)}


def patterns(name: str) -> tuple[tuple[str, str], ...]:
    """Pairs of rule and regular expression, in the table's order."""
    return tuple((row[0], row[1]) for row in rows(name))
