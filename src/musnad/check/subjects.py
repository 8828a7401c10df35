"""Subjects: who does it in an Arabic sentence, by the verb before a name or after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from musnad.check.occurred import is_past
from musnad.check.persons import Person
from musnad.check.reading import Reading
from musnad.check.tables import words as listed
from musnad.lexicon.glossary import glossary

LATEST = 2
"""The last token at which the first verb of a sentence may stand."""
SURE = 0.72
"""Grade from which an English word is what an Arabic verb means."""
_BESIDE = listed("beside_verb_ar")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Somebody, the token of their verb, and the token where the two begin."""

    first: int
    verb: int
    person: Person


def subjects(reading: Reading, everyone: Sequence[Person]) -> tuple[Subject, ...]:
    """Those of an Arabic sentence who stand right after a verb, or open a headline before
    one; two who are joined by «و» are left out."""
    found = []
    for number, person in enumerate(everyone):
        if _in_company(number, reading, everyone):
            continue
        verb = _verb(person, reading, everyone)
        if verb is not None:
            found.append(Subject(first=min(person.first, verb), verb=verb, person=person))
    return tuple(found)


def _in_company(number: int, reading: Reading, everyone: Sequence[Person]) -> bool:
    """Whether somebody is one of two who are joined by «و»."""
    person = everyone[number]
    pairs = ((person, other) for other in everyone[number + 1 : number + 2])
    before = ((other, person) for other in everyone[max(0, number - 1) : number])
    return any(
        one.end == other.first and reading.tokens[other.first].folded.startswith("و")
        for one, other in (*pairs, *before)
    )


def _verb(person: Person, reading: Reading, everyone: Sequence[Person]) -> int | None:
    """The verb of which somebody is the subject: in a headline after, else right before."""
    tokens = reading.tokens
    if person.first == 0:
        after = tokens[person.end].folded if person.end < len(tokens) else ""
        return person.end if after[:1] in ("ي", "ت") or is_past(after) else None
    at = person.first - 1
    while at > 0 and tokens[at].folded in _BESIDE:
        at -= 1
    if any(other.end == at or other.first <= at < other.end for other in everyone):
        return None  # the verb of the one before it: «السيسي يستقبل بلينكن»
    word = tokens[at].folded
    is_verb = is_past(word, opening=True) or word.lstrip("وف")[:1] in ("ي", "ت")
    return at if is_verb and (at <= LATEST or parted(reading, at)) else None


def parted(reading: Reading, at: int) -> bool:
    """Whether a mark stands before a token."""
    between = reading.text[reading.tokens[at - 1].end : reading.tokens[at].start] if at else ""
    return any(mark in between for mark in "،؛,;:.")


@lru_cache(maxsize=16384)
def senses(word: str) -> frozenset[str]:
    """The English words that an Arabic verb surely may mean."""
    return frozenset(one for one, grade in glossary().senses(word).items() if grade >= SURE)
