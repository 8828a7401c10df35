"""Turns: the stretches of a release's sentences, each with the one who is its subject.

A subject is somebody of the cast whom a verb follows, at once or after what describes them;
"he" is the subject before. "They", "both sides" and whoever cannot be told are nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from musnad.check.align import Sources
from musnad.check.cast import Cast
from musnad.check.persons import Person
from musnad.check.reading import Reading
from musnad.check.subjects import senses, subjects
from musnad.check.tables import words as listed
from musnad.lexicon.english import base_forms

APPOSED = 30
"""Tokens between a subject and its verb that may describe the subject."""
REPORTING = listed("reporting_en")
MUTUAL = listed("mutual_en")
_PRESENT = REPORTING | MUTUAL | listed("deeds_en")
_TOGETHER = listed("together_en")
_BEFORE = listed("prepositions_en")
_VERBS = listed("finite_en")
_SKIPPED = listed("honorifics_en") | frozenset({"the", "h.e", "his", "her"})
_ADVERBS = frozenset({"also", "then", "today", "further", "again", "both", "later", "jointly"})
_INNER = frozenset({"that", "how", "which", "when", "where"})
_ALONE = frozenset({"he", "she"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A stretch of a sentence, half-open range of tokens, with the figures who are its
    subject: empty for nobody that can be told, or for all together."""

    first: int
    end: int
    who: frozenset[int]


Subjects = dict[int, frozenset[int]]
Seen = tuple[tuple[tuple[Person, int | None], ...], ...]


def turns(sources: Sources, company: Cast, number: int) -> tuple[Turn, ...]:
    """The turns of one sentence of the sources, English or Arabic; none for a French one."""
    return _turns(tuple(item.reading for item in sources.items), company.seen)[number]


@lru_cache(maxsize=16)
def _turns(readings: tuple[Reading, ...], seen: Seen) -> tuple[tuple[Turn, ...], ...]:
    found: list[tuple[Turn, ...]] = []
    last: frozenset[int] = frozenset()
    for reading, some in zip(readings, seen, strict=True):
        mine: tuple[Turn, ...] = ()
        if reading.language == "ar" and reading.tokens:
            mine = tuple(_cut(reading, _arabic(reading, some, last)))
        elif not reading.french and reading.tokens:
            starts = _named(reading, some)
            _pronouns(reading, some, starts, last)
            mine = tuple(_cut(reading, starts))
        found.append(mine)
        subjects = [turn.who for turn in mine if turn.first == 0 or turn.who]
        if subjects:
            last = subjects[0] if len(subjects[0]) == 1 else frozenset()
    return tuple(found)


def _arabic(
    reading: Reading, some: Sequence[tuple[Person, int | None]], last: frozenset[int]
) -> Subjects:
    """Where a verb and its subject begin in an Arabic sentence; «وأضاف أن» goes on with the
    subject of the sentence before."""
    who = {id(person): at for person, at in some}
    starts: Subjects = {}
    for subject in subjects(reading, [person for person, _ in some]):
        at = who[id(subject.person)]
        starts[subject.first] = frozenset() if at is None else frozenset({at})
    goes_on = len(reading.tokens) > 1 and reading.tokens[1].folded.startswith("ان")
    if 0 not in starts and goes_on and senses(reading.tokens[0].folded) & REPORTING:
        starts[0] = last
    return starts


def _named(reading: Reading, some: Sequence[tuple[Person, int | None]]) -> Subjects:
    """Where a subject begins that is somebody of the cast, or two of them."""
    starts: Subjects = {}
    for number, (person, at) in enumerate(some):
        if not _verb_follows(reading, person.end):
            continue
        who: frozenset[int] = frozenset() if at is None else frozenset({at})
        first = person.first
        partner = some[number - 1] if number else None
        if partner is not None and _with(reading, partner[0], first):
            both = at is not None and partner[1] is not None
            who = who | {partner[1]} if both and partner[1] is not None else frozenset()
            first = partner[0].first
        before = _before(reading, first)
        if before in _BEFORE:
            continue
        if before in _INNER:
            # What one says that another did may be told of either.
            outer = [starts[at] for at in sorted(starts) if at < first]
            who = who | outer[-1] if who and outer and outer[-1] else frozenset()
        starts[first] = who
    return starts


def _with(reading: Reading, partner: Person, first: int) -> bool:
    """Whether somebody right before is joined by "and"."""
    return _before(reading, first) == "and" and first - partner.end <= 2


def _pronouns(
    reading: Reading,
    some: Sequence[tuple[Person, int | None]],
    starts: Subjects,
    last: frozenset[int],
) -> None:
    """Adds where "he", "they" or the like begin."""
    inside = {n for person, _ in some for n in range(person.first, person.end)}
    for number, token in enumerate(reading.tokens):
        if number in inside or not _verb_follows(reading, number + 1):
            continue
        if token.folded in _TOGETHER:
            starts[number] = frozenset()
        elif token.folded in _ALONE:
            before = [at for at in starts if at < number]
            starts[number] = starts[max(before)] if before else last


def _cut(reading: Reading, starts: Subjects) -> Iterator[Turn]:
    """The sentence cut where its subjects begin; what belongs to one subject is one turn."""
    tokens, order = reading.tokens, sorted(starts)
    if not order:
        yield Turn(first=0, end=len(tokens), who=frozenset())
        return
    begin = 0
    if not _adverbial(reading, order[0]):
        yield Turn(first=0, end=order[0], who=frozenset())
        begin = order[0]
    for place, first in enumerate(order):
        last = place + 1 == len(order)
        if not last and starts[order[place + 1]] == starts[first]:
            continue
        end = len(tokens) if last else order[place + 1]
        yield Turn(first=begin, end=end, who=starts[first])
        begin = end


def _adverbial(reading: Reading, first: int) -> bool:
    """Whether nothing, or only an adverbial, stands before the first subject."""
    at = first - 1 if first and reading.tokens[first - 1].folded == "the" else first
    return at <= 1 or "," in _gap(reading, at) or "،" in _gap(reading, at)


def _verb_follows(reading: Reading, at: int) -> bool:
    """Whether a finite verb follows, after adverbs or what only describes the subject."""
    tokens = reading.tokens
    if at >= len(tokens):
        return False
    gap = _gap(reading, at)
    if any(mark in gap for mark in ";:.'’"):
        return False
    if "," in gap:
        return _verb_beyond(reading, at)
    while at < len(tokens) and (tokens[at].folded in _ADVERBS or tokens[at].folded.endswith("ly")):
        at += 1
    return at < len(tokens) and _is_verb(reading, at)


def _verb_beyond(reading: Reading, at: int) -> bool:
    """Whether a verb follows a comma, or the second comma around what describes the subject."""
    tokens = reading.tokens
    for number in range(at, min(len(tokens), at + APPOSED)):
        if "," in _gap(reading, number) and _is_verb(reading, number):
            between = {token.folded for token in tokens[at:number]}
            return between.isdisjoint(_TOGETHER | _ALONE)
    return False


def _is_verb(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    word = token.folded
    if not token.text[:1].islower():
        return False
    if word in _VERBS or (word.endswith("ed") and len(word) > 4):
        return True
    return word.endswith("s") and any(form in _PRESENT for form in base_forms(word))


def reports(reading: Reading, turn: Turn) -> bool:
    """Whether a turn has a verb of saying."""
    tokens = reading.tokens[turn.first : turn.end]
    if reading.language == "ar":
        return any(not REPORTING.isdisjoint(senses(token.folded)) for token in tokens)
    return any(form in REPORTING for token in tokens for form in base_forms(token.folded))


def _gap(reading: Reading, at: int) -> str:
    """What stands between a token and the one before it."""
    return reading.text[reading.tokens[at - 1].end : reading.tokens[at].start] if at else ""


def _before(reading: Reading, first: int) -> str:
    """The word before somebody, article and honorifics left out."""
    at = first - 1
    while at >= 0 and reading.tokens[at].folded.strip(".") in _SKIPPED:
        at -= 1
    return reading.tokens[at].folded if at >= 0 else ""
