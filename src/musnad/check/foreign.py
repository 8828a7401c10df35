"""How much an Arabic word looks like a foreign name: letter patterns learned from the lexicon.

The lexicon's names of people are one pile, its terms the other; a word is scored by which
pile its letter groups are commoner in.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from musnad.arabic.clitics import stems
from musnad.arabic.normal import fold
from musnad.check.tables import DATA, rows, words
from musnad.lexicon.book import load
from musnad.lexicon.compiled import compiled, made_from

SHORTEST = 4
"""Letters; in shorter words there is too little to tell."""
_SMOOTHING = 0.5
PLAIN = -1.0
"""The score of a word that the lexicon knows for a verb."""
_PRESENT = re.compile(r"س?[يتن]")
"""What makes a present or a future of the past: «سيتولى» of «تولى»."""


@lru_cache(maxsize=65536)
def foreign(word: str) -> float:
    """Mean log-odds of the word's letter groups, about -2 to 2; above 0 looks like a name.

    The lowest of its readings without joined particles counts, so that «ولقاء» is no name.
    """
    if len(word) < SHORTEST:
        return 0.0
    readings = [form for form in stems(word) if len(form) >= SHORTEST - 1]
    if any(_PRESENT.sub("", form) in _verbs() for form in readings if _PRESENT.match(form)):
        return PLAIN
    return min(_score(form) for form in readings)


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(
        word for verb in load().verbs for form in verb.ar for word in fold(form).split()[:1]
    )


def _score(word: str) -> float:
    odds = _odds()
    groups = _groups(word)
    return sum(odds.get(group, 0.0) for group in groups) / max(1, len(groups))


def _groups(word: str) -> list[str]:
    padded = f"^{word}$"
    return [padded[at : at + 2] for at in range(len(padded) - 1)] + [
        padded[at : at + 3] for at in range(len(padded) - 2)
    ]


@lru_cache(maxsize=1)
def _odds() -> dict[str, float]:
    """The log-odds of each group of letters, kept compiled."""
    return compiled("odds", (*made_from(), *sorted(DATA.glob("*.tsv")), Path(__file__)), _weighed)


def _weighed() -> dict[str, float]:
    lexicon = load()
    names = _count(
        word
        for person in lexicon.people
        if (person.country or "") not in _ARAB
        for form in person.ar
        for word in fold(form).split()
    )
    plain = (cell for table in _TABLES for row in rows(table) for cell in row[1:3])
    terms = _count(
        stem
        for cell in plain
        for word in fold(cell.replace("|", " ").replace("*", "")).split()
        for stem in (*stems(word)[:1], *stems(word)[-1:])
    ) + _count(
        stem
        for entries in (lexicon.terms, lexicon.verbs, lexicon.offices, lexicon.fields)
        for entry in entries
        for form in entry.ar
        for word in fold(form).split()
        for stem in (*stems(word)[:1], *stems(word)[-1:])
    )
    total_names, total_terms = sum(names.values()), sum(terms.values())
    size = len(names.keys() | terms.keys())
    return {
        group: math.log((names[group] + _SMOOTHING) / (total_names + _SMOOTHING * size))
        - math.log((terms[group] + _SMOOTHING) / (total_terms + _SMOOTHING * size))
        for group in names.keys() | terms.keys()
    }


def _count(words: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for word in set(words):
        if len(word) > 2:
            counts.update(_groups(word))
    return counts


_TABLES = ("titles", "antonyms", "stock", "portfolios")
_ARAB = frozenset(word.upper() for word in words("arab_states"))
