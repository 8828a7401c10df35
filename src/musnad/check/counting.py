"""What a figure counts: the right value beside the wrong thing is a wrong figure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from musnad.arabic.figures import Figure
from musnad.check.align import Aligned, Sources
from musnad.check.numbers import told
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, conflict
from musnad.check.tables import words

REACH = 6
"""Words on either side of a figure that may say what it counts."""
BEFORE = 1.6
"""Words before a figure stand farther from it than words after it."""
MARGIN = 0.06
"""By how much another figure must fit the words better."""
LEAST = 0.3
APART = 0.7
"""What is left of a word's nearness beyond a comma."""
_LEAST_VALUE = 3
_TOGETHER = words("respectively")
_FROM = frozenset({"من", "from"})
_TO = frozenset({"الي", "to"})
_BLANK = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A figure of a source sentence: the item's index, and where its tokens are."""

    item: int
    figure: Figure
    first: int
    end: int


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """The figures of the claim that the evidence has, but for something else."""
    if one.grid is None or not one.reading.figures:
        return ()
    places = _places(one, sources)
    found: list[Suspicion] = []
    for figure in one.reading.figures:
        if figure.value < _LEAST_VALUE or figure.kind == "ordinal":
            continue
        mine = [place for place in places if place.figure.value == figure.value]
        if not mine:
            continue
        suspicion = _turned(figure, mine, one, sources) or _moved(
            figure, mine, places, one, sources
        )
        if suspicion:
            found.append(suspicion)
    return tuple(found)


def _places(one: Aligned, sources: Sources) -> list[Place]:
    found = []
    for at in one.evidence:
        reading = sources.items[at].reading
        for figure in reading.figures:
            first, end = _tokens(figure, reading)
            found.append(Place(item=at, figure=figure, first=first, end=end))
    return found


def _tokens(figure: Figure, reading: Reading) -> tuple[int, int]:
    """The half-open range of tokens that the figure takes up."""
    starts = [token.start for token in reading.tokens]
    first = max(0, bisect_right(starts, figure.start) - 1)
    return first, max(first + 1, bisect_right(starts, max(figure.start, figure.end - 1)))


def _turned(
    figure: Figure, mine: Sequence[Place], one: Aligned, sources: Sources
) -> Suspicion | None:
    """«إلى 18» where the source says "from 18": the start of a change for its end."""
    here = _direction(one.reading, _tokens(figure, one.reading)[0])
    there = [_direction(sources.items[p.item].reading, p.first) for p in mine]
    if not here or not all(there) or here in there:
        return None
    place = mine[0]
    reading = sources.items[place.item].reading
    others = [
        other
        for other in reading.figures
        if other.value != figure.value and _direction(reading, _tokens(other, reading)[0]) == here
    ]
    if not others:
        return None
    return _conflict(figure, others[0], place, one, sources, "number.turned", 1.0)


def _direction(reading: Reading, first: int) -> str:
    before = reading.tokens[first - 1].folded if first else ""
    if before in _FROM:
        return "from"
    return "to" if before in _TO else ""


def _moved(
    figure: Figure,
    mine: Sequence[Place],
    places: Sequence[Place],
    one: Aligned,
    sources: Sources,
) -> Suspicion | None:
    context = _context(figure, one)
    if not context or any(_TOGETHER & sources.items[p.item].reading.vocabulary for p in mine):
        return None
    if _in_order(mine, one, sources):
        return None
    own = max(_affinity(context, place, one, sources) for place in mine)
    homes = {place.item for place in mine} | set(one.evidence[:1])
    own_values = {other.value for other in one.reading.figures}
    if _reversed(mine, one, sources):
        own_values = set()
    rivals = [
        (_affinity(context, place, one, sources), -number, place)
        for number, place in enumerate(places)
        if place.item in homes
        and place.figure.value not in own_values
        and _alike(figure, place.figure)
    ]
    best = max(rivals, default=None, key=lambda triple: triple[:2])
    if best is None or best[0] <= own + MARGIN or best[0] < LEAST:
        return None
    strength = min(1.0, 0.3 + 2.5 * (best[0] - own))
    return _conflict(figure, best[2].figure, best[2], one, sources, "number.swapped", strength)


def _in_order(mine: Sequence[Place], one: Aligned, sources: Sources) -> bool:
    """Whether a source sentence gives several of the claim's figures in the claim's order:
    then what each counts went with it."""
    for item in {place.item for place in mine}:
        there = [figure.value for figure in sources.items[item].reading.figures]
        shared = [f.value for f in one.reading.figures if f.value in there]
        if len(shared) > 1 and shared == [value for value in there if value in shared]:
            return True
    return False


def _reversed(mine: Sequence[Place], one: Aligned, sources: Sources) -> bool:
    """Whether a source sentence has several of the claim's figures in another order."""
    return any(
        sum(
            f.value in {g.value for g in sources.items[p.item].reading.figures}
            for f in one.reading.figures
        )
        > 1
        for p in mine
    )


def _alike(figure: Figure, other: Figure) -> bool:
    return (figure.kind == "percent") == (other.kind == "percent") and other.kind != "ordinal"


def _context(figure: Figure, one: Aligned) -> list[tuple[int, float]]:
    """Numbers of the claim's words around the figure, with how much each tells."""
    first, end = _tokens(figure, one.reading)
    at = {token.start: number for number, token in enumerate(one.reading.tokens)}
    clause = next((c for c in one.reading.clauses if c.start <= figure.start < c.end), None)
    others = [
        _tokens(other, one.reading)[0] for other in one.reading.figures if other is not figure
    ]
    found = []
    for number, word in enumerate(one.words):
        if clause is not None and not clause.start <= word.token.start < clause.end:
            continue
        distance = _distance(at[word.token.start], first, end)
        if distance > REACH or any(
            _distance(at[word.token.start], other, other + 1) < distance for other in others
        ):
            continue
        found.append((number, 1.0 / (1.0 + distance)))
    return found


def _distance(at: int, first: int, end: int) -> float:
    return at - end + 1 if at >= end else (first - at) * BEFORE


def _affinity(
    context: Sequence[tuple[int, float]], place: Place, one: Aligned, sources: Sources
) -> float:
    """How well the words around the claim's figure meet those around the source's."""
    reading = sources.items[place.item].reading
    tokens = reading.tokens
    low, high = max(0, place.first - REACH), min(len(tokens), place.end + REACH)
    total = weight = 0.0
    for number, share in context:
        best = 0.0
        for at in (*range(low, place.first), *range(place.end, high)):
            near = one.near(number, tokens[at])
            if near > _BLANK - 0.1:
                distance = _distance(at, place.first, place.end)
                apart = APART if _apart(reading, at, place) else 1.0
                best = max(best, near * (1.0 - 0.07 * distance) * apart)
        total += share * best
        weight += share
    return total / weight if weight else 0.0


def _apart(reading: Reading, at: int, place: Place) -> bool:
    """Whether a comma or another figure stands between the word and the figure."""
    first, last = (place.end - 1, at) if at >= place.end else (at, place.first)
    between = reading.text[reading.tokens[first].end : reading.tokens[last].start]
    return any(mark in between for mark in ",،;؛")


def _conflict(
    figure: Figure,
    other: Figure,
    place: Place,
    one: Aligned,
    sources: Sources,
    rule: str,
    strength: float,
) -> Suspicion:
    return conflict(
        "number",
        rule,
        found=figure.text,
        start=one.claim.start + figure.start,
        end=one.claim.start + figure.end,
        expected=told(other, one),
        sentence=sources.items[place.item].sentence.id,
        strength=strength,
    )
