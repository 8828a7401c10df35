"""Standing: the parties that a release's sentences have as subjects, those named and those
meant by "he", "they" or a role, against those who are only spoken to, of or with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from musnad.check.cast import Cast, cast_of
from musnad.check.implied import implied
from musnad.check.reading import Reading
from musnad.check.tables import words as listed

Party = tuple[str, str]
"""A figure of the cast by number («who»), or a state or body by its id («of»)."""

BY = 3
"""Words after "by" among which its name stands."""
_STATES = frozenset({"country", "nationality", "organisation", "place"})
_OF_ONES_OWN = frozenset({"my", "our", "whom", "towards", "into"})
_BEFORE = (listed("prepositions_en") - {"than"}) | _OF_ONES_OWN
_SKIPPED = listed("honorifics_en") | frozenset({"the", "his", "her", "its", "their", "a", "an"})
_LATE = frozenset({"then", "also", "both", "today", "newly", "acting", "former"})
_TO = frozenset({"to", "against", "with", "towards"})
_LEADING = frozenset({"in", "on", "at", "from", "under", "during"})
"""Prepositions besides, after which "which" and "whom" are no subject."""
_HE = frozenset({"he", "she"})
_IT = frozenset({"it", "which"})
_THEY = frozenset({"they", "both"}) | listed("together_en")
_STATES_ALL = frozenset({"countries", "states", "nations", "governments"})
_VERBS = listed("finite_en")
_AUXILIARIES = listed("auxiliaries_en") | frozenset({"also", "then", "further", "again", "today"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """A party at a place of a sentence (half-open range of tokens): ``acts`` is whether it may
    be the subject of what follows, ``by`` whether it is the doer of what stands before, ``to``
    whether something is done to it, ``several`` whether it is "they" or the like."""

    first: int
    end: int
    who: frozenset[Party]
    acts: bool
    by: bool = False
    to: bool = False
    several: bool = False


def standing(whole: Sequence[Reading]) -> tuple[tuple[Stood, ...], ...]:
    """For each English sentence of a release its parties in order, pronouns among them."""
    return _standing(tuple(whole))


def party(states: frozenset[str]) -> frozenset[Party]:
    """States and bodies as parties."""
    return frozenset(("of", one) for one in implied(states) | states)


@lru_cache(maxsize=32)
def _standing(whole: tuple[Reading, ...]) -> tuple[tuple[Stood, ...], ...]:
    company = cast_of(whole)
    found: list[tuple[Stood, ...]] = []
    last: tuple[Stood, ...] = ()
    for number, reading in enumerate(whole):
        opening = found[0] if found else ()
        some = tuple(_stood(reading, number, company, last, opening))
        found.append(some)
        if any(kind == "who" for one in some for kind, _ in one.who):
            last = some
        elif some:
            last = (*last, *some)
    return tuple(found)


def _stood(
    reading: Reading,
    number: int,
    company: Cast,
    last: Sequence[Stood],
    opening: Sequence[Stood],
) -> list[Stood]:
    """The parties of one sentence; ``last`` are those of the sentence before, ``opening``
    those of the heading."""
    found: list[Stood] = []
    for person, at in company.seen[number]:
        who = frozenset({("who", str(at))}) if at is not None else frozenset[Party]()
        states = company.figures[at].states if at is not None else person.states
        found.append(_at(reading, person.first, person.end, who | party(states)))
    for mention in reading.mentions:
        first = next((n for n, t in enumerate(reading.tokens) if t.end > mention.start), 0)
        end = next(
            (n for n, t in enumerate(reading.tokens) if t.start >= mention.end),
            len(reading.tokens),
        )
        taken = any(one.first < end and first < one.end for one in found)
        if mention.kind in _STATES and not taken and end > first:
            found.append(_at(reading, first, end, party(mention.ids)))
    found.sort(key=lambda one: one.first)
    return sorted(
        (*_coordinated(reading, found), *_meant(reading, found, last, opening)),
        key=lambda one: one.first,
    )


def _coordinated(reading: Reading, found: Sequence[Stood]) -> list[Stood]:
    """The same, those joined by "and" standing as the first of them does."""
    done: list[Stood] = []
    for one in found:
        joined = done and 0 < one.first - done[-1].end <= 3
        if joined and _words(reading, done[-1].end, one.first) & {"and"}:
            done.append(replace(one, acts=done[-1].acts, by=done[-1].by))
        else:
            done.append(one)
    return done


def _meant(
    reading: Reading, found: Sequence[Stood], last: Sequence[Stood], opening: Sequence[Stood]
) -> list[Stood]:
    """Pronouns and roles of several, with those who may be meant."""
    done: list[Stood] = []
    leading, everyone = _all([one for one in last if one.acts]), _all(last)
    inside = {n for one in found for n in range(one.first, one.end)}
    for at, token in enumerate(reading.tokens):
        word = token.folded
        if at in inside or word not in _HE | _IT | _THEY | _STATES_ALL | {"who"}:
            continue
        before = [one for one in found if one.end <= at]
        near, acting = _all(before[-1:]), _all([one for one in before if one.acts])
        if word in ("who", "which"):
            who = near
        elif word in _HE:
            who = _people(acting) or _people(leading)
        elif word in _IT:
            who = acting or frozenset(one for one in everyone if one[0] == "of")
        elif word in _STATES_ALL:
            who = (everyone | _all(opening)) - _people(everyone)
        else:
            who = leading | acting | _people(everyone)
        before_it = _before(reading, at)
        done.append(
            Stood(
                first=at,
                end=at + 1,
                who=who,
                acts=before_it not in (_BEFORE | _LEADING if word == "which" else _BEFORE),
                to=before_it in _TO,
                several=word in _THEY,
            )
        )
    return done


def _all(some: Sequence[Stood]) -> frozenset[Party]:
    return frozenset[Party]().union(*(one.who for one in some))


def _people(some: frozenset[Party]) -> frozenset[Party]:
    return frozenset(one for one in some if one[0] == "who")


def _at(reading: Reading, first: int, end: int, who: frozenset[Party]) -> Stood:
    before = _before(reading, first)
    near = [token.folded for token in reading.tokens[max(0, first - BY) : first]]
    after = near[near.index("by") + 1 :] if "by" in near else []
    by = before == "by" or ("by" in near and _BEFORE.isdisjoint(after))
    acts = before not in _BEFORE and not _verb(before) and not before.endswith("'s")
    return Stood(first=first, end=end, who=who, acts=acts, by=by, to=before in _TO)


def _verb(word: str) -> bool:
    return word in _VERBS or (len(word) > 4 and word.endswith(("ed", "ing")))


def _before(reading: Reading, first: int) -> str:
    """The word before a party in its own clause; "" at its start and after a mark."""
    at = first
    while at > 0:
        gap = reading.text[reading.tokens[at - 1].end : reading.tokens[at].start]
        if any(mark in gap for mark in ",;:("):
            return ""
        at -= 1
        word = reading.tokens[at].folded
        if word.strip(".") not in _SKIPPED | _LATE:
            return word
    return ""


def _words(reading: Reading, first: int, end: int) -> frozenset[str]:
    return frozenset(token.folded for token in reading.tokens[first:end])
