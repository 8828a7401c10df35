"""What is said of a figure: the right value in the wrong place is a wrong figure.

The words around a figure of the claim are looked for around the figures of the evidence;
where they stand with another figure, the claim has taken one for the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from musnad.arabic.figures import Figure
from musnad.arabic.normal import fold
from musnad.check import bound, clock
from musnad.check.align import Aligned, Sources
from musnad.check.anchors import affinity, as_near, carried, context, lead, reading_of, tokens_of
from musnad.check.bound import Counted, all_counted, counts, differs, in_order, things
from musnad.check.derived import follows
from musnad.check.numbers import same
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion
from musnad.check.tables import words

MARGIN = 0.02
"""By how much another figure must fit the words better."""
BEYOND = 0.25
"""By how much more, for a figure of another sentence than those that have the claim's."""
LEAST = 0.3
_LEAST_VALUE = 3
_WHOLE_APART = 5
_OF = re.compile(
    r"(?:\bof(?: the| a total of)?|\bout of(?: the)?|من(?: اصل| مجموع| بين| اجمالي)?|\bsur)\s*$"
)
_SCORE = re.compile(r"\d\s?[-–]\s?\d")
_LEAST_MONEY = 100_000
"""A figure without a currency may be money from here: «121 مليونا»."""
_CHANGES = words("changes")
_TOGETHER = words("respectively")
_FROM = frozenset({"من", "from"})
_TO = frozenset({"الي", "to"})
_ABOUT = frozenset({"نحو", "حوالي", "about", "around", "nearly"})


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """The figures of the claim that the evidence has for something else, and its hours."""
    return (*clock.find(one, sources), *_figures(one, sources))


def _figures(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    if one.grid is None or not one.reading.figures:
        return ()
    places = [
        counted
        for number, at in enumerate(one.evidence)
        for counted in all_counted(sources.items[at].reading, number)
    ]
    found = list(bound.find(one, sources))
    told = {suspicion.problem.start - one.claim.start for suspicion in found}
    for figure in one.reading.figures:
        if figure.start in told:
            continue
        if figure.value < _LEAST_VALUE and figure.kind == "cardinal" and figure.unit is None:
            continue
        if figure.kind == "ordinal" or _is_score(figure, one.reading):
            continue
        mine = [
            place
            for place in places
            if same(figure, place.figure)
            and (
                place.figure.kind == "percent" or figure.kind != "percent" or place.figure.value < 1
            )
            and (figure.kind == "percent" or place.figure.kind != "percent" or figure.value < 1)
        ]
        exact = any(place.figure.value == figure.value for place in mine)
        if not exact and follows(figure, one, sources):
            continue
        if not mine or len(mine) == len(places) or _labels(figure, places, one, sources):
            continue
        suspicion = _turned(figure, mine, one, sources) or _moved(
            figure, mine, places, one, sources
        )
        if suspicion:
            found.append(suspicion)
    return tuple(found)


def _labels(figure: Figure, places: Sequence[Counted], one: Aligned, sources: Sources) -> bool:
    """Whether claim and evidence have the figure, and no other, after one word: «القرار 2728»."""
    first = tokens_of(figure.start, figure.end, one.reading)[0]
    before = one.reading.tokens[first - 1] if first else None
    word = next(
        (w for w in one.words if before is not None and w.token.start == before.start), None
    )
    if word is None:
        return False
    after = [
        place
        for place in places
        if (place.place, place.first - 1) in word.match.places
        or (
            place.first > 0
            and word.nearest == reading_of(place, one, sources).tokens[place.first - 1].folded
        )
    ]
    return bool(after) and all(same(figure, place.figure) for place in after)


def _is_score(figure: Figure, reading: Reading) -> bool:
    """Whether the figure is a part of a result such as 3-1."""
    return _SCORE.search(reading.text[max(0, figure.start - 2) : figure.end + 2]) is not None


def _turned(
    figure: Figure, mine: Sequence[Counted], one: Aligned, sources: Sources
) -> Suspicion | None:
    """«إلى 18» where the source says "from 18": the start of a change for its end."""
    here = _direction(one.reading, tokens_of(figure.start, figure.end, one.reading)[0])
    there = [_direction(reading_of(p, one, sources), p.first) for p in mine]
    if not here or not all(there) or here in there:
        return None
    others = [
        other
        for other in all_counted(reading_of(mine[0], one, sources), mine[0].place)
        if other.figure.value != figure.value
        and _direction(reading_of(mine[0], one, sources), other.first) == here
    ]
    if not others:
        return None
    return differs(figure, others[0], one, sources, "number.conflict", 1.0)


def _direction(reading: Reading, first: int) -> str:
    before = reading.tokens[first - 1].folded if first else ""
    if before in _ABOUT and first > 1:
        before = reading.tokens[first - 2].folded
    if before in _FROM:
        return "from"
    return "to" if before in _TO else ""


def _moved(
    figure: Figure,
    mine: Sequence[Counted],
    places: Sequence[Counted],
    one: Aligned,
    sources: Sources,
) -> Suspicion | None:
    """The suspicion that another figure of the evidence stands with the words around it."""
    if any(_TOGETHER & reading_of(p, one, sources).vocabulary for p in mine):
        return None
    if in_order(mine, one, sources) or _directed(figure, mine, one, sources):
        return None
    own_values = (
        ()
        if _reversed(mine, one, sources)
        else tuple(other for other in one.reading.figures if other is not figure)
    )
    words_of = carried(figure.start, one)
    rivals = [
        place
        for place in places
        if place not in mine
        and _alike(figure, place.figure)
        and as_near(place, mine, words_of)
        and not any(same(other, place.figure) for other in own_values)
        and not any(_is_whole_of(place, own, one, sources) for own in mine)
        and not _tells_apart(figure, place, mine, one, sources)
    ]
    if not rivals:
        return None
    others = [
        other.start
        for other in one.reading.figures
        if other is not figure and other.value >= _LEAST_VALUE
    ]
    told = context((figure.start, figure.end), others, one, sources)
    own = max(affinity(told, place, places, one, sources) for place in mine)
    score, _, best = max(
        (affinity(told, place, places, one, sources), -number, place)
        for number, place in enumerate(rivals)
    )
    beside = [place for place in mine if place.place == best.place]
    if beside:
        ahead = min(lead(told, best, place, places, one, sources) for place in beside)
    else:
        ahead = score - own - BEYOND
    if ahead < MARGIN or score < LEAST:
        return None
    return differs(figure, best, one, sources, "number.swapped", min(1.0, 0.4 + 3.0 * ahead))


def _directed(figure: Figure, mine: Sequence[Counted], one: Aligned, sources: Sources) -> bool:
    """Whether claim and evidence both have a change go from, or to, this figure."""
    here = _direction(one.reading, tokens_of(figure.start, figure.end, one.reading)[0])
    return bool(here) and any(
        _direction(reading_of(place, one, sources), place.first) == here for place in mine
    )


def _reversed(mine: Sequence[Counted], one: Aligned, sources: Sources) -> bool:
    """Whether a source sentence has several of the claim's figures in another order."""
    return any(
        sum(
            f.value in {g.value for g in reading_of(p, one, sources).figures}
            for f in one.reading.figures
        )
        > 1
        for p in mine
    )


def _alike(figure: Figure, other: Figure) -> bool:
    if (figure.kind == "percent") != (other.kind == "percent") or other.kind == "ordinal":
        return False
    if figure.unit is None and figure.kind == "cardinal" and _whole(figure) != _whole(other):
        return False
    if figure.kind == "money" and other.kind != "money" and other.value < _LEAST_MONEY:
        return False
    if (figure.high is None) != (other.high is None):
        return False
    if figure.kind == other.kind == "money" and figure.unit and other.unit:
        return figure.unit == other.unit
    return figure.unit == other.unit or not (_measure(figure) or _measure(other))


def _tells_apart(
    figure: Figure, rival: Counted, mine: Sequence[Counted], one: Aligned, sources: Sources
) -> bool:
    """Whether the claim's figure counts what its own in the source does, and the other does
    not; or is a change, as its own is, where the other is a level."""
    nouns = things(figure, one)
    if nouns and any(
        counts(number, own, one, sources) and not counts(number, rival, one, sources)
        for own in mine
        for number in nouns
    ):
        return True
    return any(_is_change(own, one, sources) for own in mine) and not _is_change(
        rival, one, sources
    )


def _is_change(place: Counted, one: Aligned, sources: Sources) -> bool:
    """Whether a word right before the figure makes it the size of a change: "a cut of 32"."""
    tokens = reading_of(place, one, sources).tokens[max(0, place.first - 3) : place.first]
    return any(token.folded in _CHANGES for token in tokens)


def _is_whole_of(place: Counted, own: Counted, one: Aligned, sources: Sources) -> bool:
    """Whether the source gives the figure as the whole of which the claim's is a part: "99 of
    128", «99 صوتا من أصل 128»."""
    if place.place != own.place or not 0 < place.first - own.end <= _WHOLE_APART:
        return False
    reading = reading_of(own, one, sources)
    between = reading.text[reading.tokens[own.end - 1].end : reading.tokens[place.first].start]
    return _OF.search(fold(between)) is not None


def _whole(figure: Figure) -> bool:
    """Whether the figure counts whole things."""
    return figure.value == int(figure.value) and figure.value >= 1


def _measure(figure: Figure) -> bool:
    """Whether the figure has a unit that is always said."""
    return figure.kind == "cardinal" and figure.unit is not None and figure.unit != "degree"
