"""The thing that a number counts: a right number beside the wrong thing is a wrong number.

What stands right after a figure («42 رهينة», "42 hostages") is looked for in the evidence:
the figure there must be the claim's. This module may not judge what a figure measures
without counting it; ``counting`` weighs the words around such figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from musnad.arabic.figures import Figure
from musnad.check.align import COVERED, Aligned, Sources
from musnad.check.anchors import (
    EMPTY,
    PEOPLE,
    Anchor,
    affinity,
    as_near,
    carried,
    context,
    kin,
    reading_of,
    tokens_of,
)
from musnad.check.numbers import explained, measured_elsewhere, same, told
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, conflict
from musnad.check.tables import words

MOST_AFTER = {"ar": 2, "en": 4}
"""Words after a figure that may be what it counts and its qualities."""
MEASURED = 0.5
"""How much of the words around a measure («121 ألف كيلومتر») must stand with the other one."""
TOLD = 3
"""So many of them must be known to the evidence."""
_SMALL = 2
_SPANS = frozenset({"day", "week", "month", "year", "hour"})
_DEFINITE = ("ال", "لل", "وال", "بال")
_THROUGH = words("counting_through")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Anchor):
    """A figure of a sentence and the tokens of what it counts."""

    figure: Figure
    things: tuple[int, ...]


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """The figures whose counted thing has another figure in the evidence."""
    if not one.words or not one.reading.figures:
        return ()
    there = tuple(
        counted
        for place, at in enumerate(one.evidence)
        for counted in all_counted(sources.items[at].reading, place)
    )
    if not there:
        return ()
    found: list[Suspicion] = []
    for mine in all_counted(one.reading, 0):
        if mine.figure.kind == "money" or mine.figure.value < _least(mine.figure):
            continue
        suspicion = _judge(mine, there, one, sources)
        if suspicion is not None:
            found.append(suspicion)
    return tuple(found)


@lru_cache(maxsize=8192)
def all_counted(reading: Reading, place: int) -> tuple[Counted, ...]:
    """The sentence's figures in order, each with what it counts."""
    spans = [tokens_of(figure.start, figure.end, reading) for figure in reading.figures]
    taken = {at for first, end in spans for at in range(first, end)}
    return tuple(
        Counted(
            place=place,
            figure=figure,
            first=first,
            end=end,
            things=_things(reading, end, taken) or _before(figure, reading, first),
        )
        for figure, (first, end) in zip(reading.figures, spans, strict=True)
    )


def _things(reading: Reading, end: int, taken: set[int]) -> tuple[int, ...]:
    """The tokens after a figure that say what it counts, in order, the noun among them."""
    tokens, empty = reading.tokens, EMPTY[reading.language]
    found: list[int] = []
    for at in range(end, min(len(tokens), end + 9)):
        between = reading.text[tokens[at - 1].end : tokens[at].start]
        if between.strip(" -‑\u00a0%٪") and (found or at not in taken):
            break
        if at in taken:
            if found:
                break
            continue
        word = tokens[at].folded
        if word in _THROUGH and not found:
            continue
        if word in empty or (found and word in _THROUGH):
            break
        found.append(at)
        if len(found) == MOST_AFTER[reading.language]:
            break
    return tuple(found)


def _before(figure: Figure, reading: Reading, first: int) -> tuple[int, ...]:
    """The noun before an Arabic ordinal: «المركز الثالث»."""
    if figure.kind != "ordinal" or reading.language != "ar" or first == 0:
        return ()
    word = reading.tokens[first - 1].folded
    return () if word in EMPTY["ar"] or not word.startswith(_DEFINITE) else (first - 1,)


def _judge(
    mine: Counted, there: Sequence[Counted], one: Aligned, sources: Sources
) -> Suspicion | None:
    if not mine.things:
        return None
    nouns = _nouns(mine, one)
    if not nouns:
        return None
    noun = nouns[0] if one.reading.language == "ar" else nouns[-1]
    own = [
        other
        for other in there
        if same(mine.figure, other.figure)
        and (mine.figure.kind == "ordinal") == (other.figure.kind == "ordinal")
    ]
    if one.words[noun].token.folded in PEOPLE or any(
        counts(number, other, one, sources) for other in own for number in nouns
    ):
        return None
    values = [figure for figure in one.reading.figures if figure is not mine.figure]
    if _stands(mine, own, one, sources) or explained(mine.figure, one, sources):
        return None
    shares = carried(mine.figure.start, one)
    rivals = [
        other
        for other in there
        if other not in own
        and other.figure.value >= _least(mine.figure)
        and _alike(mine.figure, other.figure)
        and (not own or as_near(other, own, shares))
        and not any(same(value, other.figure) for value in values)
        and counts(noun, other, one, sources)
    ]
    if mine.figure.unit is not None and rivals:
        span = (mine.figure.start, mine.figure.end)
        told_of = context(span, (), one, sources)
        rivals = [
            other
            for other in rivals
            if len(told_of) >= TOLD and affinity(told_of, other, there, one, sources) >= MEASURED
        ]
    if own and rivals:
        others = [f.start for f in one.reading.figures if f is not mine.figure and _big(f)]
        span = (mine.figure.start, mine.figure.end)
        around = context(span, others, one, sources)
        rivals = [
            other
            for other in rivals
            if affinity(around, other, there, one, sources)
            > max(affinity(around, place, there, one, sources) for place in own)
        ]
    if rivals:
        return differs(mine.figure, rivals[0], one, sources, "number.conflict", 1.0)
    return None


def _nouns(mine: Counted, one: Aligned) -> list[int]:
    """The claim's content words that say what its figure counts, by number."""
    numbers = {word.token.start: number for number, word in enumerate(one.words)}
    tokens = one.reading.tokens
    return [numbers[tokens[at].start] for at in mine.things if tokens[at].start in numbers]


def things(figure: Figure, one: Aligned) -> list[int]:
    """The numbers of the claim's words that say what one of its figures counts."""
    return next((_nouns(c, one) for c in all_counted(one.reading, 0) if c.figure is figure), [])


def _stands(mine: Counted, own: Sequence[Counted], one: Aligned, sources: Sources) -> bool:
    """Whether the claim's figure is right as far as can be seen: it goes in order with others,
    or another sentence has it with its unit."""
    if own:
        return in_order(own, one, sources)
    if mine.figure.unit in _SPANS:
        return False
    return any(measured_elsewhere(mine.figure, item.reading.figures) for item in sources.items)


def _least(figure: Figure) -> int:
    """The least value that is told from another: "first" and "one" are said of much."""
    return 2 if figure.kind == "ordinal" else 1


def counts(number: int, other: Counted, one: Aligned, sources: Sources) -> bool:
    """Whether what the evidence's figure counts is this word of the claim."""
    word = one.words[number]
    reading = sources.items[one.evidence[other.place]].reading
    for at in other.things:
        if (other.place, at) in word.match.places or one.near(
            number, reading.tokens[at]
        ) >= COVERED:
            return True
        if reading.language == "ar" and kin(word.token.folded, reading.tokens[at].folded):
            return True
    return False


def in_order(mine: Sequence[Counted], one: Aligned, sources: Sources) -> bool:
    """Whether a source sentence gives several of the claim's figures in the claim's order:
    then what each counts went with it."""
    for place in {place.place: place for place in mine}.values():
        there = [figure.value for figure in reading_of(place, one, sources).figures if _big(figure)]
        shared = [f.value for f in one.reading.figures if _big(f) and f.value in there]
        if len(shared) > 1 and shared == [value for value in there if value in shared]:
            return True
    return False


def _big(figure: Figure) -> bool:
    """Whether the figure is more than the grammar of its sentence: no "first", no "two"."""
    return figure.kind != "ordinal" and figure.value > _SMALL


def _alike(figure: Figure, other: Figure) -> bool:
    """Whether both are shares, both places in an order, or both counts."""
    return figure.kind == other.kind


def differs(
    figure: Figure, other: Counted, one: Aligned, sources: Sources, rule: str, strength: float
) -> Suspicion:
    """The suspicion that the evidence gives another figure."""
    return conflict(
        "number",
        rule,
        found=figure.text,
        start=one.claim.start + figure.start,
        end=one.claim.start + figure.end,
        expected=told(other.figure, one),
        sentence=sources.items[one.evidence[other.place]].sentence.id,
        strength=strength,
    )
