"""Whether a release in one language is the translation of a release in another.

Sentence meaning finds the counterparts; figures, days, names and the words of each sentence
then have to agree, for templates mean the same whoever is met and however many are counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from musnad.core.ports import Encoder
from musnad.match.profile import Passage, Profile, Word, same_day
from musnad.match.sounds import heard, is_told, means
from musnad.match.verdict import Twin

_COUNTERPART: Final = 0.45
_NEARLY_BEST: Final = 0.1
_FEW: Final = frozenset({"0", "1", "2"})
"""Figures that one language tells by a number's form and another by a word."""
_LEAST_WORDS: Final = 4
_MOST_NAMES: Final = 100
_SURE_MEANING: Final = 0.65
"""From here a sentence is taken for its counterpart's, whatever words it chose."""

_LEAST_MEANING: Final = 0.53
_LEAST_COVERED: Final = 0.65
_LEAST_WORDED: Final = 0.4
_SURE_FIGURES: Final = 6
_MOST_FIGURES: Final = 1
_MOST_STRANGE: Final = 0.34
_WORST_WORDED: Final = 0.25
_LEFT_WORDED: Final = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many of one kind both sides tell, and how many each tells otherwise than the other.

    ``other`` is the lesser of the two sides: what only one side tells may have been left out.
    """

    same: int
    other: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    """How many of a sentence's words are met, of how many; whether its meaning alone is sure."""

    met: int
    of: int
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What two releases in two languages have in common; shares are from 0 to 1.

    ``meaning`` is the mean of each sentence's best counterpart, ``covered`` the lesser share of
    letters in sentences that have one. ``strangers`` are names that no list has. ``words`` is
    the share of words that are met in the sentence's counterparts, ``worst`` that of the
    sentence with the least, among those whose meaning leaves a doubt; ``left`` that of the
    sentences without a counterpart, where both sides have such (else 1).
    """

    meaning: float
    covered: float
    figures: Count
    days: Count
    first_days: Count
    names: Count
    countries: Count
    strangers: Count
    words: float
    worst: float
    left: float


def translation(ours: Profile, theirs: Profile, encoder: Encoder) -> Twin | None:
    """What speaks for one release told in two languages; None when something speaks against."""
    if _figures(ours.body, theirs.body).other > _MOST_FIGURES or not _meets(ours, theirs, encoder):
        return None  # most candidates end here, before their words are compared
    found = likeness(ours, theirs, encoder)
    if found is None or against(found):
        return None
    return Twin(kind="translation", score=round(min(found.meaning + 0.2 * found.words, 1.0), 3))


def _meets(ours: Profile, theirs: Profile, encoder: Encoder) -> bool:
    """Whether the meaning of the two is near enough at all."""
    if not ours.body or not theirs.body:
        return False
    rows = encoder.similarity([one.text for one in ours.body], [one.text for one in theirs.body])
    return _meaning(ours.body, theirs.body, rows) >= _LEAST_MEANING


def against(found: Likeness) -> tuple[str, ...]:
    """What speaks against a translation, as stable codes; nothing when it is one."""
    codes = []
    if found.meaning < _LEAST_MEANING or found.covered < _LEAST_COVERED:
        codes.append("meaning")
    if found.figures.other > (_MOST_FIGURES if found.figures.same >= _SURE_FIGURES else 0):
        codes.append("figures")
    if found.first_days.other:
        codes.append("first_day")
    if found.days.other > max(found.days.same, 1):
        codes.append("days")
    if found.names.other > found.names.same or found.countries.other:
        codes.append("names")
    strangers = found.strangers.same + found.strangers.other
    if found.strangers.other > 1 and found.strangers.other > _MOST_STRANGE * strangers:
        codes.append("strangers")
    if found.words < _LEAST_WORDED or found.worst < _WORST_WORDED:
        codes.append("words")
    if found.left < _LEFT_WORDED:
        codes.append("matter")
    return tuple(codes)


def likeness(ours: Profile, theirs: Profile, encoder: Encoder) -> Likeness | None:
    """What two releases have in common; None where one of them has no news."""
    if not ours.body or not theirs.body:
        return None
    rows = encoder.similarity([one.text for one in ours.body], [one.text for one in theirs.body])
    columns = list(zip(*rows, strict=True))
    best = [max(row) for row in (*rows, *columns)]
    shares = [*_worded(ours.body, theirs.body, rows), *_worded(theirs.body, ours.body, columns)]
    return Likeness(
        meaning=_meaning(ours.body, theirs.body, rows),
        covered=min(
            _covered(ours.body, best[: len(ours.body)]),
            _covered(theirs.body, best[len(ours.body) :]),
        ),
        figures=_figures(ours.body, theirs.body),
        days=_days(ours.body, theirs.body),
        first_days=_days(ours.body[:1], theirs.body[:1]),
        names=_names(
            (name for one in ours.body for name in (*one.people, *one.places)),
            (name for one in theirs.body for name in (*one.people, *one.places)),
        ),
        countries=_names(
            (name for one in ours.body for name in one.countries),
            (name for one in theirs.body for name in one.countries),
        ),
        strangers=_strangers(ours, theirs),
        words=sum(one.met for one in shares) / max(sum(one.of for one in shares), 1),
        worst=min(
            (one.met / one.of for one in shares if one.of >= _LEAST_WORDS and not one.sure),
            default=1.0,
        ),
        left=_left(
            [one for one, row in zip(ours.body, rows, strict=True) if max(row) < _COUNTERPART],
            [one for one, row in zip(theirs.body, columns, strict=True) if max(row) < _COUNTERPART],
        ),
    )


def _left(ours: Sequence[Passage], theirs: Sequence[Passage]) -> float:
    """The share of words that the sentences without a counterpart have in common."""
    mine = [word for one in ours for word in one.words]
    others = [word for one in theirs for word in one.words]
    if not mine or not others:
        return 1.0
    here, there = heard(mine), heard(others)
    met = sum(means(word, there) for word in mine) + sum(means(word, here) for word in others)
    return met / (len(mine) + len(others))


def _meaning(
    ours: Sequence[Passage], theirs: Sequence[Passage], rows: Sequence[Sequence[float]]
) -> float:
    best = [max(row) for row in (*rows, *zip(*rows, strict=True))]
    sizes = [len(one.text) for one in (*ours, *theirs)]
    told = sum(size * float(score) for size, score in zip(sizes, best, strict=True))
    return told / max(sum(sizes), 1)


def _covered(body: Sequence[Passage], best: Sequence[float]) -> float:
    whole = sum(len(one.text) for one in body)
    told = sum(len(one.text) for one, s in zip(body, best, strict=True) if s >= _COUNTERPART)
    return told / max(whole, 1)


def _figures(ours: Sequence[Passage], theirs: Sequence[Passage]) -> Count:
    mine = {figure for one in ours for figure in one.figures} - _FEW
    others = {figure for one in theirs for figure in one.figures} - _FEW
    return Count(same=len(mine & others), other=min(len(mine - others), len(others - mine)))


def _days(ours: Sequence[Passage], theirs: Sequence[Passage]) -> Count:
    mine = {day for one in ours for day in one.days}
    others = {day for one in theirs for day in one.days}
    met = [one for one in mine if any(same_day(one, two) for two in others)]
    back = [one for one in others if any(same_day(one, two) for two in mine)]
    return Count(same=len(met), other=min(len(mine) - len(met), len(others) - len(back)))


def _names(ours: Iterable[frozenset[str]], theirs: Iterable[frozenset[str]]) -> Count:
    mine, others = list(dict.fromkeys(ours)), list(dict.fromkeys(theirs))
    met = [one for one in mine if any(one & two for two in others)]
    back = [one for one in others if any(one & two for two in mine)]
    return Count(same=len(met), other=min(len(mine) - len(met), len(others) - len(back)))


def _worded(
    ours: Sequence[Passage], theirs: Sequence[Passage], rows: Sequence[Sequence[float]]
) -> list[_Share]:
    """For each sentence with a counterpart, how many of its words are met there, of how many."""
    found = []
    for one, row in zip(ours, rows, strict=True):
        least = max(max(row) - _NEARLY_BEST, _COUNTERPART)
        near = [other for other, likely in zip(theirs, row, strict=True) if likely >= least]
        if near:
            words = heard(word for other in near for word in other.words)
            met = sum(means(word, words) for word in one.words)
            found.append(_Share(met=met, of=len(one.words), sure=max(row) >= _SURE_MEANING))
    return found


def _strangers(ours: Profile, theirs: Profile) -> Count:
    """Names in Latin letters that no list has: those met on the other side, and those not."""
    mine, others = _vocabulary(ours), _vocabulary(theirs)
    here, there = heard(mine), heard(others)
    same = other = 0
    for words, where in ((mine, there), (others, here)):
        names = {word.folded: word for word in words if word.name and word.latin}
        for word in list(names.values())[:_MOST_NAMES]:
            told = is_told(word, where)
            same, other = same + told, other + (not told)
    return Count(same=same, other=other)


def _vocabulary(one: Profile) -> list[Word]:
    return [word for passage in one.passages for word in passage.words]
