"""Bindings: a figure, a date, a place, a person or an office set beside what belongs to another.

Each such item of the claim stands among words; the sources have the same words somewhere,
and beside them an item of the same sort. When that is another one than the claim's, and the
claim's own stands among other words or nowhere, the claim has mixed the two up.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from musnad.check.align import Aligned, Sources
from musnad.check.cover import undated
from musnad.check.foreign import foreign
from musnad.check.implied import implied
from musnad.check.matching import match_in
from musnad.check.names import NOT_FOREIGN, heard, in_arabic, names
from musnad.check.places import PLACES, spoken
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, conflict
from musnad.core.report import ProblemKind

REACH = 3.0
"""Words at which a neighbour counts half as much as beside the item."""
SEARCHED = 12
"""Sentences, the likeliest ones, in which the claim's words are looked for."""
MARGIN = 0.08
"""By how much another item must fit the words better."""
LEAST = 0.3
"""How well it must fit at least, of 1."""
TOGETHER = 0.3
"""By how much a person must fit better than another whom the same sentence names."""
APART = 0.6
"""What is left of a neighbour's weight for each comma between."""
LEAST_VALUE = 2
"""A count of one is too often a word."""
LIKENESS = 0.15
"""What the whole sentence's likeness to the claim adds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """An item of a sentence: its sort, what tells it from others, and its half-open tokens."""

    sort: str
    kind: ProblemKind
    key: frozenset[object]
    text: str
    first: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A source item and how well it fits among the claim's words."""

    thing: Thing
    item: int
    score: float


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """The items of the claim that the sources have beside other words."""
    mine = things(one.reading)
    if not mine or not one.evidence or len(one.words) < 2:
        return ()
    near = _near(one)
    strange = frozenset(w.token.start for w in one.words if not w.match.explained)
    places = {at: _places(one.reading, sources.items[at].reading, strange) for at in near}
    rarity = _rarity(places)
    found: list[Suspicion] = []
    for thing in mine:
        fits = [
            Fit(thing=other, item=at, score=_fit(thing, other, one, places[at], rarity, at))
            for at in near
            for other in things(sources.items[at].reading)
            if other.sort == thing.sort
        ]
        suspicion = _judge(thing, mine, fits, one, sources)
        if suspicion is not None:
            found.append(suspicion)
    return tuple(sorted(found, key=lambda s: -s.strength)[:3])


def _judge(
    thing: Thing,
    mine: Sequence[Thing],
    fits: Sequence[Fit],
    one: Aligned,
    sources: Sources,
) -> Suspicion | None:
    own = max((fit.score for fit in fits if _same(fit.thing, thing)), default=None)
    rivals = [fit for fit in fits if not _same(fit.thing, thing)]
    if own is None or not rivals:
        return None  # an item that the sources lack is judged by its own check
    best = max(rivals, key=lambda fit: (fit.score, -fit.item))
    if best.score < LEAST or best.score - own < MARGIN * (2 if thing.sort == "nation" else 1):
        return None
    told = any(_same(best.thing, other) for other in mine)
    counted = thing.sort.startswith(("number", "date"))
    if told and thing.sort != "person":
        return None
    if not counted and best.score - own < TOGETHER and _together(best, thing, fits):
        return None
    item = sources.items[best.item]
    start, end = _span(thing, one.reading)
    return conflict(
        thing.kind,
        f"bound.{thing.sort.split('.')[0]}",
        found=thing.text,
        start=one.claim.start + start,
        end=one.claim.start + end,
        expected=_told(best, one, sources),
        sentence=item.sentence.id,
        strength=min(1.0, 0.3 + (best.score - own) / 0.4),
    )


def _together(best: Fit, thing: Thing, fits: Sequence[Fit]) -> bool:
    """Whether the sentence of the best fit names the claim's own too: both take part."""
    return any(fit.item == best.item and _same(fit.thing, thing) for fit in fits)


def _told(fit: Fit, one: Aligned, sources: Sources) -> str:
    """The other item as the claim's language has it, where that is known."""
    reading = sources.items[fit.item].reading
    start, _ = _span(fit.thing, reading)
    for mention in reading.mentions:
        if mention.start == start and fit.thing.kind in ("place", "person"):
            return spoken(mention, one.reading.language)
    if fit.thing.kind == "person" and one.reading.language == "ar":
        return in_arabic(fit.thing.text)
    return fit.thing.text


def _span(thing: Thing, reading: Reading) -> tuple[int, int]:
    return reading.tokens[thing.first].start, reading.tokens[thing.end - 1].end


def _same(one: Thing, other: Thing) -> bool:
    if one.key & other.key:
        return True
    if one.sort == "person":
        latin = [str(word) for word in one.key if str(word).isascii()]
        arabic = [str(word) for word in other.key if not str(word).isascii()]
        return any(heard(word, latin) for word in arabic)
    return False


# --- items ---------------------------------------------------------------------------------


@lru_cache(maxsize=8192)
def things(reading: Reading) -> tuple[Thing, ...]:
    """The figures, dates, places, people and offices of a sentence."""
    if not reading.tokens:
        return ()
    found = [*_figures(reading), *_dates(reading), *_mentions(reading)]
    if reading.language != "ar":
        taken = [(thing.first, thing.end) for thing in found]
        for words, text in names(reading):
            at = reading.text.find(text)
            one = _thing("person", "person", words[-1:], text, at, at + len(text), reading)
            if len(words) > 1 and not any(a <= one.first < b for a, b in taken):
                found.append(one)
    return tuple(found)


def _thing(
    sort: str,
    kind: ProblemKind,
    key: Iterable[object],
    text: str,
    start: int,
    end: int,
    reading: Reading,
) -> Thing:
    starts = [token.start for token in reading.tokens]
    first = max(0, bisect_right(starts, start) - 1)
    last = max(first + 1, bisect_right(starts, max(start, end - 1)))
    return Thing(sort=sort, kind=kind, key=frozenset(key), text=text, first=first, end=last)


def _figures(reading: Reading) -> Iterator[Thing]:
    for one in reading.figures:
        if one.kind == "ordinal" or (one.value < LEAST_VALUE and one.kind == "cardinal"):
            continue
        sort = f"number.money.{one.unit or ''}" if one.kind == "money" else f"number.{one.kind}"
        yield _thing(sort, "number", [one.value], one.text, one.start, one.end, reading)


def _dates(reading: Reading) -> Iterator[Thing]:
    for one in reading.dates:
        if one.day and one.month:
            sort, key = "date.day", (one.day, one.month)
        elif one.month:
            sort, key = "date.month", (one.month, 0)
        elif one.weekday is not None:
            sort, key = "date.weekday", (one.weekday, -1)
        elif one.year:
            sort, key = "date.year", (one.year, -2)
        else:
            continue
        yield _thing(sort, "date", [key], one.text, one.start, one.end, reading)


def _mentions(reading: Reading) -> Iterator[Thing]:
    for one in reading.mentions:
        if one.kind in PLACES:
            sort = "place" if one.kind == "place" else "nation"
            yield _thing(sort, "place", implied(one.ids), one.text, one.start, one.end, reading)
        elif one.kind == "person":
            yield _thing("person", "person", one.ids, one.text, one.start, one.end, reading)
        elif one.kind == "office":
            yield _thing("office", "title", one.ids, one.text, one.start, one.end, reading)


# --- words ---------------------------------------------------------------------------------


def _near(one: Aligned) -> tuple[int, ...]:
    order = sorted(range(len(one.scores)), key=lambda at: (-one.scores[at], at))
    return tuple(dict.fromkeys((*one.evidence, *order[:SEARCHED])))[:SEARCHED]


Places = Mapping[int, Mapping[int, float]]


def _places(
    reading: Reading, there: Reading, strange: frozenset[int]
) -> dict[int, dict[int, float]]:
    """For each content word of the claim (by token index) where a sentence has it, graded.

    ``strange`` are the starts of words that no dictionary knows: they are heard as names.
    """
    indices = {token.start: at for at, token in enumerate(reading.tokens)}
    found: dict[int, dict[int, float]] = {}
    for token in undated(reading):
        places = match_in(token.folded, reading.language, there)
        if places:
            found[indices[token.start]] = dict(places)
    starts = [token.start for token in there.tokens]
    for mention in reading.mentions:
        at = max(0, bisect_right(list(indices), mention.start) - 1)
        for other in there.mentions:
            if mention.ids & other.ids:
                place = max(0, bisect_right(starts, other.start) - 1)
                found.setdefault(at, {})[place] = 1.0
    if reading.language == "ar" and there.language != "ar":
        latin = {
            at: token.folded
            for at, token in enumerate(there.tokens)
            if token.text[:1].isupper() and len(token.folded) > 2
        }
        for token in undated(reading):
            at = indices[token.start]
            if token.start in strange and at not in found and foreign(token.folded) > NOT_FOREIGN:
                for place, word in latin.items():
                    if heard(token.folded, (word,)):
                        found.setdefault(at, {})[place] = 0.9
    return found


def _rarity(places: Mapping[int, Places]) -> dict[int, float]:
    """What each word of the claim weighs: the fewer sentences have it, the more."""
    seen: dict[int, int] = {}
    for found in places.values():
        for at in found:
            seen[at] = seen.get(at, 0) + 1
    return {at: math.log(1 + len(places) / count) for at, count in seen.items()}


def _fit(
    thing: Thing,
    other: Thing,
    one: Aligned,
    places: Places,
    rarity: Mapping[int, float],
    at: int,
) -> float:
    """How well a source item stands among the words that the claim's item stands among."""
    total = score = 0.0
    reading = one.reading
    for number, weight in rarity.items():
        if thing.first <= number < thing.end:
            continue
        here = weight * _closeness(thing, number, reading)
        total += here
        best = 0.0
        for place, grade in places.get(number, {}).items():
            if not other.first <= place < other.end:
                best = max(best, grade / (1 + _distance(other, place) / (2 * REACH)))
        score += here * best
    likeness = one.scores[at] if at < len(one.scores) else 0.0
    return (score / total if total else 0.0) + LIKENESS * likeness


def _closeness(thing: Thing, number: int, reading: Reading) -> float:
    low, high = sorted((thing.first, number))
    between = reading.text[reading.tokens[low].end : reading.tokens[high].start]
    commas = sum(between.count(mark) for mark in ",،;؛")
    return float(APART**commas / (1 + _distance(thing, number) / REACH))


def _distance(thing: Thing, place: int) -> int:
    if place < thing.first:
        return thing.first - place - 1
    return max(0, place - thing.end)
