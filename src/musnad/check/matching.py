"""Matching by word: which words of the evidence a word of the claim renders.

Across languages by the glossary, within Arabic by what is left without inflection, within
English by base form. What matches here was said; what the glossary knows and finds nothing
for was, as far as words go, not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from musnad.arabic.normal import Token
from musnad.arabic.skeleton import skeletons
from musnad.check.reading import Reading
from musnad.lexicon.english import base_forms
from musnad.lexicon.glossary import glossary

MATCHED = 0.68
"""A grade from which a word of the claim renders a word of the evidence."""
KNOWN = 0.9
"""The glossary knows a word that it has this nearly as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a word of the claim renders: ``places`` are pairs of the place in the list of
    readings and the token's index there, best first, ``words`` those tokens folded;
    ``grade`` from 0 to 1 is the best one's. ``known`` is whether the word can be looked up.
    """

    grade: float = 0.0
    places: tuple[tuple[int, int], ...] = ()
    words: frozenset[str] = frozenset()
    known: bool = False


NONE = Match()


def match(token: Token, language: str, near: Sequence[Reading]) -> Match:
    """What a word of the claim renders among the evidence's readings, best first."""
    found: dict[tuple[int, int], float] = {}
    known = False
    for place, reading in enumerate(near):
        senses = _senses(token.folded, language, reading.language)
        known = known or any(grade >= KNOWN for grade in senses.values())
        there = keys(reading)
        for sense, grade in senses.items():
            if grade < MATCHED:
                continue
            for at in there.get(sense, ()):
                found[(place, at)] = max(found.get((place, at), 0.0), grade)
    if not found:
        return Match(known=known)
    places = sorted(found, key=lambda one: (-found[one], one))
    return Match(
        grade=found[places[0]],
        places=tuple(places),
        words=frozenset(near[place].tokens[at].folded for place, at in places),
        known=True,
    )


@lru_cache(maxsize=65536)
def _senses(word: str, language: str, other: str) -> Mapping[str, float]:
    """What to look for in a text of the other language, graded."""
    if language == "ar" and other == "en":
        return glossary().senses(word)
    if language == "ar" and other == "ar":
        return dict(skeletons(word))
    if language == "en" and other == "en":
        return dict.fromkeys(base_forms(word), 1.0)
    return {}


@lru_cache(maxsize=4096)
def keys(reading: Reading) -> Mapping[str, tuple[int, ...]]:
    """The indices of a sentence's tokens by what they can be matched by."""
    found: dict[str, list[int]] = {}
    if reading.language == "ar":
        for at, token in enumerate(reading.tokens):
            for key, _ in skeletons(token.folded):
                found.setdefault(key, []).append(at)
    else:
        words = [token.folded for token in reading.tokens]
        for at, word in enumerate(words):
            parts = (word, *word.split("-")) if "-" in word else (word,)
            for part in parts:
                for form in base_forms(part):
                    found.setdefault(form, []).append(at)
        for phrase, start, _ in glossary().phrases(words):
            found.setdefault(phrase, []).append(start)
    return {key: tuple(places) for key, places in found.items()}
