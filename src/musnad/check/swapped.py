"""Swapped figures: a figure of a sentence with what the cited sentences tell of another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from musnad.arabic.figures import Figure, figures
from musnad.arabic.normal import Token
from musnad.check.ground import Ground, forms_of, problem_at, telling
from musnad.check.matching import match_in
from musnad.check.reading import Reading
from musnad.core.report import Problem
from musnad.lexicon.entries import Mention

BESIDE = 4
"""Characters between a name and the figure that is told of it: « بـ», " ("."""
LEAST = 3
"""Figures up to two are told in too many ways."""
LIKELY = 0.7
"""Grade from which a word counts among those."""
WORDS = 2
"""Words of a stretch that another figure must have."""
SURE, UNSURE = 0.95, 0.8
"""Grades of the best word that another figure has, and below which this one has none."""
_NAMES = frozenset({"country", "place", "organisation", "person"})
_MARKS = ",;،؛"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The part of a sentence that tells of one figure: characters from ``start`` to ``end``,
    the figure, or the words of a vague one."""

    start: int
    end: int
    figure: Figure | None


def swapped(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """Figures that are told of another name, or whose words all belong to another figure of
    the same cited sentence; at most one."""
    if any(one.french or one.language == "ar" for one in ground.cited):
        return
    figure = _of_another_name(reading, ground) or _of_other_words(reading, ground)
    if figure is not None:
        yield problem_at(
            "number",
            figure,
            f"العدد «{figure.text}» لغير هذا في الجمل التي استندت إليها الجملة.",
            f"In the sentences that this one cites “{figure.text}” is told of something else.",
        )


def _of_another_name(reading: Reading, ground: Ground) -> Figure | None:
    mine = list(_named(reading))
    theirs = [pair for one in ground.cited for pair in _named(one)]
    for name, figure in mine:
        values = {other.value for one, other in theirs if one.ids & name.ids}
        others = [one for one, other in theirs if other.value == figure.value]
        if values and figure.value not in values and others:
            return figure
    return None


def _named(reading: Reading) -> Iterator[tuple[Mention, Figure]]:
    """Names with the figure right after them."""
    for name in reading.mentions:
        for figure in reading.figures:
            gap = reading.text[name.end : figure.start]
            near = name.kind in _NAMES and name.end <= figure.start and len(gap) <= BESIDE
            if near and not any(mark in gap for mark in _MARKS):
                yield name, figure


def _of_other_words(reading: Reading, ground: Ground) -> Figure | None:
    told, named = tuple(telling(reading)), tuple(_named(reading))
    for stretch in _stretches(reading):
        figure = stretch.figure
        if figure is None or figure.value < LEAST or figure.kind == "ordinal":
            continue
        words = [one for one in told if stretch.start <= one.start < stretch.end]
        words = [one for one in words if not figure.start <= one.start <= figure.end + 1]
        if any(other is figure or other.start == figure.start for _, other in named):
            continue
        for there in ground.cited:
            parts = _stretches(there)
            own = [one for one in parts if one.figure and one.figure.value == figure.value]
            if len(own) != 1 or len(parts) < 2:
                continue
            best = {True: 0.0, False: 0.0}
            others: set[Token] = set()
            for word in words:
                for form in forms_of(word):
                    for at, grade in match_in(form, "ar", there).items():
                        spot = there.tokens[at].start
                        inside = own[0].start <= spot < own[0].end
                        if inside or any(
                            one.start <= spot < one.end and _alike(one.figure, own[0].figure)
                            for one in parts
                        ):
                            best[inside] = max(best[inside], grade)
                            others |= {word} if not inside and grade >= LIKELY else set()
            if len(others) >= WORDS and best[False] >= SURE and best[True] < UNSURE:
                return figure
    return None


def _alike(one: Figure | None, other: Figure | None) -> bool:
    """Whether two figures count the like: both durations, both money, both things."""
    known = one or other
    if one is None or other is None:
        return known is None or (known.kind == "cardinal" and known.unit is None)
    return one.kind == other.kind and (one.unit is None) == (other.unit is None)


def _stretches(reading: Reading) -> Sequence[Stretch]:
    """The sentence cut between its figures, at the last mark or "and" before each."""
    spots: list[tuple[int, int, Figure | None]] = [
        (one.start, one.end, one) for one in figures(reading.text, reading.language)
    ]
    spots += [
        (token.start, token.end, None)
        for token in reading.tokens
        if token.folded in _vague() and not any(a <= token.start < b for a, b, _ in spots)
    ]
    spots.sort(key=lambda one: one[0])
    cuts = [0]
    for (_, end, _), (start, _, _) in pairwise(spots):
        marks = [
            token.start
            for before, token in zip(reading.tokens, reading.tokens[1:], strict=False)
            if end <= token.start <= start
            and (
                token.folded in ("and", "while", "but")
                or any(mark in reading.text[before.end : token.start] for mark in _MARKS)
                or (reading.language == "ar" and token.folded.startswith("و"))
            )
        ]
        cuts.append(marks[-1] if marks else start)
    cuts.append(len(reading.text))
    return [
        Stretch(start=cuts[at], end=cuts[at + 1], figure=figure)
        for at, (_, _, figure) in enumerate(spots)
    ]


def _vague() -> frozenset[str]:
    return frozenset({"dozens", "scores", "several", "many", "عشرات"})
