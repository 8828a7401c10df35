"""Families of words that stand for one another across Arabic and English, read from tables.

A form that ends in ``*`` matches every word that begins so; a form of several words matches
them in a row. Arabic forms match with the article and joined particles or without.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from musnad.arabic.normal import fold
from musnad.check.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forms:
    """A set of folded forms, split by how they match; compared by identity.

    ``openers`` are the first words of the phrases, ``loose_openers`` those that are prefixes.
    """

    words: frozenset[str]
    prefixes: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    openers: frozenset[str]
    loose_openers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A form found in a text: half-open range of token indices."""

    first: int
    end: int


def forms(cell: str) -> Forms:
    """The forms of a table's cell, alternatives separated by ``|``."""
    words: set[str] = set()
    prefixes: list[str] = []
    phrases: list[tuple[str, ...]] = []
    for form in cell.split("|"):
        folded = fold(form)
        if not folded:
            continue
        if " " in folded:
            phrases.append(tuple(folded.split()))
        elif folded.endswith("*"):
            prefixes.append(folded[:-1])
        else:
            words.add(folded)
    firsts = [phrase[0] for phrase in phrases]
    return Forms(
        words=frozenset(words),
        prefixes=tuple(prefixes),
        phrases=tuple(phrases),
        openers=frozenset(first for first in firsts if not first.endswith("*")),
        loose_openers=tuple(first[:-1] for first in firsts if first.endswith("*")),
    )


@lru_cache(maxsize=32768)
def hits(found: Forms, reading: Reading) -> tuple[Hit, ...]:
    """Where any of the forms stands, in order, phrases before the words inside them."""
    if not _possible(found, reading.vocabulary):
        return ()
    result: list[Hit] = []
    at = 0
    while at < len(reading.heads):
        length = _length(found, reading.heads, at)
        if length:
            result.append(Hit(first=at, end=at + length))
        at += max(1, length)
    return tuple(result)


def _possible(found: Forms, vocabulary: frozenset[str]) -> bool:
    """A quick no: whether any word of the sentence begins or is any of the forms."""
    if not found.words.isdisjoint(vocabulary) or not found.openers.isdisjoint(vocabulary):
        return True
    starts = (*found.prefixes, *found.loose_openers)
    return bool(starts) and any(word.startswith(starts) for word in vocabulary)


def _length(found: Forms, heads: Sequence[tuple[str, ...]], at: int) -> int:
    starts = any(
        form in found.openers or (found.loose_openers and form.startswith(found.loose_openers))
        for form in heads[at]
    )
    for phrase in found.phrases if starts else ():
        if len(phrase) <= len(heads) - at and all(
            _equal(part, heads[at + number]) for number, part in enumerate(phrase)
        ):
            return len(phrase)
    for form in heads[at]:
        if form in found.words or (found.prefixes and form.startswith(found.prefixes)):
            return 1
    return 0


def _equal(part: str, readings: Sequence[str]) -> bool:
    if part.endswith("*"):
        return any(reading.startswith(part[:-1]) for reading in readings)
    return part in readings
