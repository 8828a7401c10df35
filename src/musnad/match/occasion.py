"""Whether two releases of any two sources tell of the same event, and why.

Time, meaning, names, figures and days are weighed; each is worked out from the two releases
alone, so that the answer does not depend on what else is known or which of them came first.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import Final

from musnad.core.happening import Reason
from musnad.core.ports import Encoder
from musnad.match.profile import Profile, Word, same_day
from musnad.match.sounds import heard, is_told

_FEW: Final = frozenset({"0", "1", "2"})
_HEAD: Final = 2
"""The title and the first sentence say what happened."""

_OPENING: Final = 6
"""The title and as many sentences as tell what happened; what follows, in a long release,
speaks of half the world."""

_BIAS: Final = -5.49
_WEIGHTS: Final = {
    "meaning": 2.7,
    "whole": 2.63,
    "words": 2.3,
    "people_other": -1.12,
    "places": 2.16,
    "places_other": -0.7,
    "bodies": 0.29,
    "strangers": 1.86,
    "strangers_other": -1.36,
    "figures": 1.89,
    "figures_other": -0.1,
    "days": 0.43,
    "days_apart": -0.7,
    "hours": -3.26,
    "same_desk": -1.18,
}
"""Fitted by logistic regression, signs held, on ``eval/cases/events-dev.jsonl``: its own pairs
and pairs of strangers made to fall on the same day, as a busy newsroom has them;
``days_apart`` is set by hand, since in that set the hours between say as much."""
_MOST: Final = {
    "people_other": 2,
    "places": 2,
    "places_other": 2,
    "bodies": 2,
    "strangers": 3,
    "strangers_other": 3,
    "figures": 2,
    "figures_other": 2,
    "days": 1,
    "hours": 30,
}
_SHOWN: Final = 6
"""Names and figures that a reason lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What both tell of one kind, as written in the first, and how many each tells otherwise.

    ``other`` is the lesser of the two sides: one of them may simply say less.
    """

    same: tuple[str, ...]
    met: int
    other: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """How likely two releases tell of one event, 0 to 1, and what speaks for it."""

    score: float
    reasons: tuple[Reason, ...]


def bond(ours: Profile, theirs: Profile, encoder: Encoder) -> Bond:
    """What ties two releases together; the same whichever of the two is named first.

    A release without a time of publication is taken to be of the other's hour.
    """
    if theirs.release.id < ours.release.id:
        ours, theirs = theirs, ours
    ours, theirs = _opening(ours), _opening(theirs)
    a, b = ours.release, theirs.release
    meaning, whole = _meaning(ours, theirs, encoder)
    people = _people(ours, theirs)
    places = _named(_of_places(ours), _of_places(theirs))
    bodies = _named(_of_bodies(ours), _of_bodies(theirs))
    strangers = _strangers(ours, theirs)
    figures = _figures(ours, theirs)
    days = _days(ours, theirs)
    hours = hours_between(a.published, b.published)
    seen = {
        "meaning": meaning,
        "whole": whole,
        "words": _words(ours, theirs),
        "people_other": people.other,
        "places": places.met,
        "places_other": places.other,
        "bodies": bodies.met,
        "strangers": strangers.met,
        "strangers_other": strangers.other,
        "figures": figures.met,
        "figures_other": figures.other,
        "days": days.met,
        "days_apart": float(days.other > 0 and not days.met),
        "hours": hours / 24,
        "same_desk": float(a.source_id == b.source_id and a.language == b.language),
    }
    total = _BIAS + sum(
        weight * min(seen[name], _MOST.get(name, math.inf)) for name, weight in _WEIGHTS.items()
    )
    told = (
        ("meaning", (f"{max(meaning, whole):.2f}",)),
        ("people", people.same),
        ("places", places.same),
        ("bodies", bodies.same),
        ("names", strangers.same),
        ("figures", figures.same),
        ("days", days.same),
        ("hours", (f"{hours:.1f}",)),
    )
    return Bond(
        score=round(1 / (1 + math.exp(-total)), 4),
        reasons=tuple(Reason(kind=kind, values=values[:_SHOWN]) for kind, values in told if values),
    )


def _opening(one: Profile) -> Profile:
    return replace(one, body=one.body[: _OPENING - (one.title is not None)])


def hours_between(one: datetime | None, other: datetime | None) -> float:
    """The hours that lie between two moments; none where one of them is not known."""
    return abs((one - other).total_seconds()) / 3600 if one and other else 0.0


def _meaning(ours: Profile, theirs: Profile, encoder: Encoder) -> tuple[float, float]:
    """The best likeness of the heads, and the mean of each sentence's best counterpart."""
    mine, others = ours.passages, theirs.passages
    if not mine or not others:
        return 0.0, 0.0
    rows = encoder.similarity([one.text for one in mine], [one.text for one in others])
    head = max(float(row[at]) for row in rows[:_HEAD] for at in range(min(_HEAD, len(others))))
    best = [float(max(row)) for row in chain(rows, zip(*rows, strict=True))]
    return head, sum(best) / len(best)


def _of_places(one: Profile) -> list[frozenset[str]]:
    found = (name for passage in one.passages for name in (*passage.places, *passage.countries))
    return list(dict.fromkeys(found))


def _of_bodies(one: Profile) -> list[frozenset[str]]:
    found = []
    for passage in one.passages:
        rest = {*passage.people, *passage.places, *passage.countries}
        found += [name for name in passage.names if name not in rest]
    return list(dict.fromkeys(found))


def _people(ours: Profile, theirs: Profile) -> Shared:
    mine = list(dict.fromkeys(name for one in ours.passages for name in one.people))
    others = list(dict.fromkeys(name for one in theirs.passages for name in one.people))
    return _named(mine, others)


def _named(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> Shared:
    met = [one for one in ours if any(one & other for other in theirs)]
    back = [one for one in theirs if any(one & other for other in ours)]
    return Shared(
        same=tuple(min(one) for one in met),
        met=min(len(met), len(back)),
        other=min(len(ours) - len(met), len(theirs) - len(back)),
    )


def _strangers(ours: Profile, theirs: Profile) -> Shared:
    """Names that no list has, in Latin letters if either side has such, else in Arabic ones."""
    mine, others = vocabulary(ours), vocabulary(theirs)
    latin = any(word.name and word.latin for word in chain(mine.values(), others.values()))
    ours_named = [word for word in mine.values() if word.name and word.latin == latin]
    theirs_named = [word for word in others.values() if word.name and word.latin == latin]
    here, there = heard(mine.values()), heard(others.values())
    met = [word for word in ours_named if is_told(word, there)]
    back = [word for word in theirs_named if is_told(word, here)]
    if latin and not (ours_named and theirs_named):  # one side is written in the other script
        told = met or back
        rest = len(ours_named) + len(theirs_named) - len(told)
        return Shared(same=_spelt(told), met=len(told), other=rest)
    return Shared(
        same=_spelt(met or back),
        met=min(len(met), len(back)),
        other=min(len(ours_named) - len(met), len(theirs_named) - len(back)),
    )


def _spelt(words: Iterable[Word]) -> tuple[str, ...]:
    return tuple(word.spelt for word in words)


def vocabulary(one: Profile) -> dict[str, Word]:
    """The words of a release, each once."""
    return {word.folded: word for passage in one.passages for word in passage.words}


def _figures(ours: Profile, theirs: Profile) -> Shared:
    mine = {figure for one in ours.passages for figure in one.figures} - _FEW
    others = {figure for one in theirs.passages for figure in one.figures} - _FEW
    same = sorted(mine & others)
    rest = min(len(mine - others), len(others - mine))
    return Shared(same=tuple(same), met=len(same), other=rest)


def _days(ours: Profile, theirs: Profile) -> Shared:
    mine = sorted({day for one in ours.passages for day in one.days})
    others = {day for one in theirs.passages for day in one.days}
    met = [one for one in mine if any(same_day(one, other) for other in others)]
    return Shared(same=tuple(met), met=len(met), other=min(len(mine), len(others)) - len(met))


def _words(ours: Profile, theirs: Profile) -> float:
    """The share of words met on the other side, that of the side which says less."""
    mine, others = vocabulary(ours), vocabulary(theirs)
    if not mine or not others:
        return 0.0
    return max(_met(mine, others), _met(others, mine))


def _met(ours: dict[str, Word], theirs: dict[str, Word]) -> float:
    there = frozenset(chain.from_iterable(_senses(word) for word in theirs.values()))
    return sum(bool(_senses(word) & there) for word in ours.values()) / len(ours)


def _senses(word: Word) -> frozenset[str]:
    return word.senses or frozenset((word.folded,))
