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
from musnad.check.tables import words as listed
from musnad.lexicon.english import base_forms
from musnad.lexicon.glossary import glossary

MATCHED = 0.65
"""A grade from which a word of the claim renders a word of the evidence."""
KNOWN = 0.9
"""The glossary knows a word that it has this nearly as written."""

SYNONYM = 0.74
"""The grade of an Arabic word met by another that renders the same English one."""
_EMPTY = listed("particles_en") | listed("auxiliaries_en") | listed("negators_en")
_AFFIXES = ("un", "in", "im", "ir", "non", "dis", "de-")
LEAST_GLUED, MOST_GLUED, SHORTEST_PART = 8, 24, 3
"""Letters of two words written as one, and of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a word of the claim renders: ``places`` are pairs of the place in the list of
    readings and the token's index there, best first, ``words`` those tokens folded;
    ``grade`` from 0 to 1 is the best one's. ``known`` is whether the word can be looked up as
    it is written, ``explained`` whether it can be in any of its forms: what cannot is a name.
    """

    grade: float = 0.0
    places: tuple[tuple[int, int], ...] = ()
    words: frozenset[str] = frozenset()
    known: bool = False
    explained: bool = False


NONE = Match()


def match(token: Token, language: str, near: Sequence[Reading]) -> Match:
    """What a word of the claim renders among the evidence's readings, best first."""
    found: dict[tuple[int, int], float] = {}
    known = explained = False
    for place, reading in enumerate(near):
        senses = _senses(token.folded, language, reading.language)
        best = max(senses.values(), default=0.0)
        known, explained = known or best >= KNOWN, explained or bool(senses)
        for at, grade in match_in(token.folded, language, reading).items():
            found[(place, at)] = grade
    if not found:
        if not explained and language == "ar":
            return _glued(token, near)
        return Match(known=known, explained=explained)
    places = sorted(found, key=lambda one: (-found[one], one))
    return Match(
        grade=found[places[0]],
        places=tuple(places),
        words=frozenset(near[place].tokens[at].folded for place, at in places),
        known=True,
        explained=True,
    )


@lru_cache(maxsize=16384)
def match_in(word: str, language: str, reading: Reading) -> Mapping[int, float]:
    """The tokens of one sentence that a folded word renders, with their grades."""
    found: dict[int, float] = {}
    senses, there = _senses(word, language, reading.language), keys(reading)
    for sense in senses.keys() & there.keys():
        grade = senses[sense]
        for at in there[sense]:
            if grade > found.get(at, 0.0):
                found[at] = grade
    return found


def _glued(token: Token, near: Sequence[Reading]) -> Match:
    """Two words written as one for want of a space: both must be known as they are written."""
    parts = _cut(token.folded)
    if not parts:
        return NONE
    found = [
        match(Token(text=part, start=token.start, end=token.end, folded=part), "ar", near)
        for part in parts
    ]
    if not all(one.grade for one in found):
        return Match(known=False, explained=True)
    return Match(
        grade=min(one.grade for one in found),
        places=tuple(place for one in found for place in one.places),
        words=frozenset(word for one in found for word in one.words),
        known=True,
        explained=True,
    )


@lru_cache(maxsize=8192)
def _cut(word: str) -> tuple[str, ...]:
    """The word cut in two that the glossary knows, the longest second part first."""
    if not LEAST_GLUED <= len(word) <= MOST_GLUED:
        return ()
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        parts = word[:at], word[at:]
        if all(max(glossary().senses(part).values(), default=0.0) >= KNOWN for part in parts):
            return parts
    return ()


@lru_cache(maxsize=16384)
def _senses(word: str, language: str, other: str) -> Mapping[str, float]:
    """What to look for in a text of the other language, with grades from MATCHED up."""
    found: Mapping[str, float] = {}
    if language == "ar" and other == "en":
        found = _honest(glossary().senses(word))
    elif language == "ar" and other == "ar":
        found = {**dict(skeletons(word)), **_meant(word)}
    elif language == "en" and other == "en":
        return dict.fromkeys(base_forms(word), 1.0)
    elif language == "en" and other == "ar":
        return dict.fromkeys((f"~{form}" for form in base_forms(word)), KNOWN)
    return {sense: grade for sense, grade in found.items() if grade >= MATCHED}


def _honest(senses: Mapping[str, float]) -> Mapping[str, float]:
    """The senses without empty words met by chance, and without the opposites that a phrase
    of denial gives one of its words: «آمن» is not "unsafe" for «غير آمن»."""
    return {
        sense: grade
        for sense, grade in senses.items()
        if not (grade < KNOWN and sense in _EMPTY) and not _negates(sense, senses)
    }


def _negates(sense: str, senses: Mapping[str, float]) -> bool:
    return any(
        sense.startswith(affix) and sense[len(affix) :].lstrip("-") in senses for affix in _AFFIXES
    )


@lru_cache(maxsize=32768)
def _meant(word: str) -> Mapping[str, float]:
    """The English senses of an Arabic word, by which it meets other Arabic words: «وفاة» and
    «مقتل» are both death."""
    return {
        f"~{sense}": SYNONYM * grade
        for sense, grade in glossary().senses(word).items()
        if grade >= KNOWN and " " not in sense
    }


@lru_cache(maxsize=4096)
def keys(reading: Reading) -> Mapping[str, tuple[int, ...]]:
    """The indices of a sentence's tokens by what they can be matched by."""
    found: dict[str, list[int]] = {}
    if reading.language == "ar":
        for at, token in enumerate(reading.tokens):
            for key in (*dict(skeletons(token.folded)), *_meant(token.folded)):
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
        for at, forms in enumerate(reading.heads if reading.french else ()):
            for form in forms:
                found.setdefault(form, []).append(at)
    return {key: tuple(places) for key, places in found.items()}
