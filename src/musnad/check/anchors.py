"""Anchors: to which figure or date of the evidence the words around the claim's own belong.

The words that stand with a figure in the claim are looked for in the evidence, by the
glossary, and weighed by how near they stand there to each figure. This module may not say
which values are the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from musnad.arabic.normal import Token
from musnad.check.align import COVERED, Aligned, Sources
from musnad.check.matching import match_in
from musnad.check.reading import Reading
from musnad.check.tables import words
from musnad.lexicon.glossary import glossary

EMPTY = {"ar": words("particles_ar"), "en": words("particles_en")}
PEOPLE = words("counted_people")
"""Words for people in general, which tell little of what is counted."""

REACH = 7
"""Words on either side that may say what a figure or a date is of."""
BEFORE = 1.4
"""Words before a figure stand farther from it than words after it."""
APART = 2.0
"""Words that a comma between them counts for."""
FARTHER = 0.75
"""What a word loses that stands nearer to another figure, by this much."""
SHARED = 0.15
"""The same for a word before both figures, which may be the subject of both."""
FAR = 9.0
"""So many words away a word tells no figure from another."""
NAMED = 2.0
"""What a word of a name tells against another word."""
OPENING = 3.0
"""What the word that opens a clause, in Arabic its verb, tells of a date."""
EVENT = 3.0
"""Words farther from a date than this tell no less of it."""
VAGUE = 0.3
"""What a word for people in general tells."""
AGAINST = 1.5
"""What a word that stands with the claim's own figure weighs against one that does not."""
KIN = 0.9
"""How sure two Arabic words must be of an English word that both stand for."""
_LIMITS = words("figure_limits")
_JOINTS = frozenset({"and", "while", "but", "whereas", "بينما", "فيما", "ثم", "يليه", "تليه"})
_SHORTEST_JOINED = 3
_STOPS = frozenset(",،;؛")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a figure or a date of the evidence stands: the place of its sentence in the
    evidence and the half-open range of its tokens."""

    place: int
    first: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A word of the claim: how much it tells, and where the evidence has it (place, token)."""

    weight: float
    where: tuple[tuple[int, int], ...]


def reading_of(anchor: Anchor, one: Aligned, sources: Sources) -> Reading:
    """The sentence of the evidence in which the anchor stands."""
    return sources.items[one.evidence[anchor.place]].reading


def tokens_of(start: int, end: int, reading: Reading) -> tuple[int, int]:
    """The half-open range of tokens that a span of the sentence takes up."""
    starts = [token.start for token in reading.tokens]
    first = max(0, bisect_right(starts, start) - 1)
    return first, max(first + 1, bisect_right(starts, max(start, end - 1)))


def context(
    span: tuple[int, int],
    others: Sequence[int],
    one: Aligned,
    sources: Sources,
    *,
    event: bool = False,
) -> tuple[Told, ...]:
    """The claim's words around a span of it that the evidence has somewhere.

    ``others`` are where further figures or dates of the claim start: a word tells only of
    the one to which it stands nearest. A date is that of an ``event``: the word that opens
    the clause tells most, and nearness little.
    """
    first, end = tokens_of(*span, one.reading)
    at = {token.start: number for number, token in enumerate(one.reading.tokens)}
    further = [tokens_of(start, start + 1, one.reading)[0] for start in others]
    clause = next((c for c in one.reading.clauses if c.start <= span[0] < c.end), None)
    start = clause.start if clause is not None else 0
    opening = next((token for token in one.reading.tokens if token.start >= start), None)
    found = []
    for number, word in enumerate(one.words):
        token = word.token
        if clause is not None and not clause.start <= token.start < clause.end:
            continue
        distance = _distance(at[token.start], first, end)
        if (
            distance > (2 * REACH if event else REACH)
            or token.folded in _LIMITS
            or any(_distance(at[token.start], other, other + 1) < distance for other in further)
        ):
            continue
        where = _where(number, one, sources)
        if where:
            named = any(m.start < token.end and token.start < m.end for m in one.reading.mentions)
            tells = NAMED if named else VAGUE if token.folded in PEOPLE else 1.0
            weight = tells / (2.0 + (min(distance, EVENT) if event else distance))
            if event and opening is not None and token.start == opening.start:
                weight *= OPENING
                opening = None
            found.append(Told(weight=weight, where=where))
    if event and opening is not None and opening.start < span[0]:
        where = _said(opening, one, sources)
        if where:
            found.append(Told(weight=OPENING / (2.0 + EVENT), where=where))
    return tuple(found)


def _said(opening: Token, one: Aligned, sources: Sources) -> tuple[tuple[int, int], ...]:
    """Where the evidence has a verb such as «أعلن», which is no content word of a claim."""
    return tuple(
        (place, index)
        for place, at in enumerate(one.evidence)
        for index, grade in match_in(
            opening.folded, one.reading.language, sources.items[at].reading
        ).items()
        if grade >= KIN
    )


def _where(number: int, one: Aligned, sources: Sources) -> tuple[tuple[int, int], ...]:
    """Where the evidence has the word: by the glossary, else by the encoder's nearness."""
    word = one.words[number]
    if word.match.places:
        return tuple(
            (place, at)
            for place, at in word.match.places
            if not _empty(sources.items[one.evidence[place]].reading, at)
        )
    return tuple(
        (place, index)
        for place, at in enumerate(one.evidence)
        for index, token in enumerate(sources.items[at].reading.tokens)
        if one.near(number, token) >= COVERED
        or (sources.items[at].reading.language == "ar" and kin(word.token.folded, token.folded))
    )


def _empty(reading: Reading, at: int) -> bool:
    return reading.tokens[at].folded in EMPTY[reading.language]


@lru_cache(maxsize=65536)
def kin(word: str, other: str) -> bool:
    """Whether two Arabic words may stand for one English word."""
    mine, theirs = glossary().senses(word), glossary().senses(other)
    return any(theirs.get(sense, 0.0) >= KIN for sense, grade in mine.items() if grade >= KIN)


def affinity(
    told: Sequence[Told], anchor: Anchor, others: Sequence[Anchor], one: Aligned, sources: Sources
) -> float:
    """How much of what the words tell stands with this anchor, 0 to 1.

    ``others`` are the further anchors of the evidence.
    """
    each = _each(told, anchor, others, one, sources)
    weight = sum(word.weight for word in told)
    return (
        sum(w.weight * best for w, best in zip(told, each, strict=True)) / weight if told else 0.0
    )


def lead(
    told: Sequence[Told],
    rival: Anchor,
    own: Anchor,
    others: Sequence[Anchor],
    one: Aligned,
    sources: Sources,
) -> float:
    """How much more stands with the rival than with the claim's own, what stands more with
    the own taken off one and a half times."""
    weight = gain = loss = 0.0
    theirs = _each(told, rival, others, one, sources)
    for word, there, here in zip(told, theirs, _each(told, own, others, one, sources), strict=True):
        weight += word.weight
        gain += word.weight * max(0.0, there - here)
        loss += word.weight * max(0.0, here - there)
    return (gain - AGAINST * loss) / weight if weight else 0.0


def _each(
    told: Sequence[Told], anchor: Anchor, others: Sequence[Anchor], one: Aligned, sources: Sources
) -> tuple[float, ...]:
    """How surely each word stands with this anchor."""
    reading = reading_of(anchor, one, sources)
    beside = [
        other for other in others if other.place == anchor.place and other.first != anchor.first
    ]
    return tuple(
        max(
            (
                _tells(at, anchor, beside, one.rendered[place], reading)
                for place, at in word.where
                if place == anchor.place and not anchor.first <= at < anchor.end
            ),
            default=0.0,
        )
        for word in told
    )


def _tells(
    at: int,
    anchor: Anchor,
    beside: Sequence[Anchor],
    rendered: frozenset[int],
    reading: Reading,
) -> float:
    """How surely a word of the evidence tells of this anchor and not of another there."""
    distance = _apart(reading, at, anchor)
    nearest, other = min(
        ((_apart(reading, at, other), other) for other in beside),
        default=(distance, anchor),
        key=lambda pair: pair[0],
    )
    if nearest >= distance:
        return 1.0
    lost = FARTHER
    if at < anchor.first and at < other.first:
        lost = SHARED + (FARTHER - SHARED) * _of_its_own(anchor, other, rendered, reading)
    return 1.0 - lost * min(1.0, (distance - nearest) / 2.0) * max(0.0, 1.0 - nearest / FAR)


def _of_its_own(anchor: Anchor, other: Anchor, rendered: frozenset[int], reading: Reading) -> float:
    """The share of words between an earlier figure and this one of which the claim has none:
    "27 for deposits and 28 for loans" has a subject for each."""
    empty = EMPTY[reading.language]
    between = [
        at
        for at in range(other.end, anchor.first)
        if reading.tokens[at].folded not in empty and not reading.tokens[at].folded[0].isdigit()
    ]
    return sum(at not in rendered for at in between) / len(between) if between else 0.0


def _apart(reading: Reading, at: int, anchor: Anchor) -> float:
    """How far a word stands from an anchor, in words, commas counted."""
    first, last = (anchor.end - 1, at) if at >= anchor.end else (at, anchor.first)
    between = reading.text[reading.tokens[first].end : reading.tokens[last].start]
    joints = sum(char in _STOPS for char in between)
    inside = range(first + 1, last + (at >= anchor.end))
    joints += sum(_joins(reading.tokens[index].folded) for index in inside)
    return _distance(at, anchor.first, anchor.end) + APART * joints


@lru_cache(maxsize=16384)
def _joins(word: str) -> bool:
    """Whether a word begins another part of the sentence: "and", «وسعر» but not «وزير»."""
    if word in _JOINTS:
        return True
    if not word.startswith("و") or len(word) <= _SHORTEST_JOINED:
        return False
    return max(glossary().senses(word[1:]).values(), default=0.0) >= KIN


def _distance(at: int, first: int, end: int) -> float:
    return at - end + 1 if at >= end else (first - at) * BEFORE


def carried(start: int, one: Aligned) -> tuple[int, ...]:
    """How many words of the clause at this place of the claim each sentence of the evidence
    has."""
    clause = next((c for c in one.reading.clauses if c.start <= start < c.end), None)
    inside = one.words if clause is None else one.inside(clause.start, clause.end)
    return tuple(
        sum(any(where == place for where, _ in word.match.places) for word in inside)
        for place in range(len(one.evidence))
    )


def as_near(anchor: Anchor, mine: Sequence[Anchor], counts: Sequence[int]) -> bool:
    """Whether the anchor stands with one of the claim's, or in a sentence that has more of
    the claim's clause (``counts`` by ``carried``), much more where the claim's is the best."""
    if any(own.place == anchor.place for own in mine):
        return True
    ahead = 2 if any(own.place == 0 for own in mine) else 1
    return counts[anchor.place] >= ahead + max(counts[own.place] for own in mine)
