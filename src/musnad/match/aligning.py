"""Which sentences of two releases tell the same, whatever the languages and the order.

Meaning (of sentences and of their clauses), shared words, figures, days and names are weighed;
a sentence may stand against several where each of its clauses has one of its own.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from musnad.core.ports import Encoder
from musnad.match.profile import Passage, Word, same_day
from musnad.match.sounds import Heard, heard, is_told

LEAST_LINK: Final = 0.5
"""Pairs less likely than this tell different things."""

_LEAST_MORE: Final = 0.34
"""How likely a further counterpart of a sentence's other clause is at least."""
_CLAUSE_MEANS: Final = 0.36
_CANDIDATES: Final = 5
_LEAST_CLAUSE: Final = 3
_MOST_CLAUSES: Final = 8
_FEW: Final = frozenset({"0", "1", "2"})
_PERCENT: Final = {"0.5": "50", "0.25": "25", "0.75": "75", "0.2": "20", "0.1": "10"}
_APART: Final = 3
"""Two counterparts of one sentence stand within as many sentences of each other."""

_MOST_ALONE: Final = 0.25
_BIAS: Final = -4.75
_WEIGHTS: Final = {
    "meaning": 7.0,
    "clause": 1.0,
    "words": 4.5,
    "facts": 1.4,
    "rival": -3.0,
    "alone": 3.0,
}
"""Fitted by logistic regression on ``eval/sides/dev.toml``, rounded."""

_CLAUSES: Final = re.compile(
    r"(?:[,;؛:]\s+|\s+and\s+(?:that\s+)?|\s+et\s+(?:qu['e’]\s?)?"
    r"|،\s+(?=[وف])|\s+(?=وأن\s|وإن\s|وأد[ىت]|وأنه|وأنها|كما\s)|(?<=\S)\s+(?=و[\u0621-\u064a]{3,}\s+))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two sentences that tell the same, by their places; how likely that is, 0 to 1."""

    a: int
    b: int
    score: float


def clauses(text: str) -> tuple[str, ...]:
    """The clauses of a sentence that are long enough to tell something; itself if it is one."""
    parts = [one.strip() for one in _CLAUSES.split(text)]
    told = tuple(one for one in parts if len(one.split()) >= _LEAST_CLAUSE)
    return told[:_MOST_CLAUSES] if len(told) > 1 else (text,)


def links(ours: Sequence[Passage], theirs: Sequence[Passage], encoder: Encoder) -> tuple[Link, ...]:
    """The pairs of sentences that tell the same, in the order of the first side."""
    if not ours or not theirs:
        return ()
    weighed = _Weighed(ours, theirs, encoder)
    ranked = sorted(
        (-weighed.score(i, j), i, j)
        for i, j in weighed.candidates
        if not _others_act(ours[i], theirs[j])
    )
    taken: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
    found = []
    for minus, i, j in ranked:
        score = -minus
        if score < _LEAST_MORE:
            break
        free = i not in taken[0], j not in taken[1]
        fits = (
            score >= LEAST_LINK
            if all(free)
            else any(free) and weighed.adds(i, j, taken[0].get(i, []), taken[1].get(j, []))
        )
        if fits:
            taken[0].setdefault(i, []).append(j)
            taken[1].setdefault(j, []).append(i)
            found.append(Link(a=i, b=j, score=round(score, 4)))
    return tuple(sorted(found, key=lambda one: (one.a, one.b)))


class _Weighed:
    """What speaks for each pair of sentences of two sides."""

    def __init__(
        self, ours: Sequence[Passage], theirs: Sequence[Passage], encoder: Encoder
    ) -> None:
        self._sides = ours, theirs
        mine, others = [one.text for one in ours], [one.text for one in theirs]
        rows = encoder.similarity(mine, others)
        self._rows = [[float(value) for value in row] for row in rows]
        self._pieces = [clauses(one) for one in mine], [clauses(one) for one in others]
        self._by_clause = self._clause_rows(encoder)
        self._heard: tuple[list[Heard], list[Heard]] = (
            [heard(one.words) for one in ours],
            [heard(one.words) for one in theirs],
        )
        self._rare = _rarity((*ours, *theirs))
        self.candidates = self._candidates()

    def _clause_rows(self, encoder: Encoder) -> tuple[list[list[list[float]]], ...]:
        """For each side, each sentence and each of its clauses, the likeness to the other's."""
        found = []
        for side in (0, 1):
            other = [one.text for one in self._sides[1 - side]]
            flat = [clause for pieces in self._pieces[side] for clause in pieces]
            rows = iter(encoder.similarity(flat, other))
            found.append(
                [
                    [[float(value) for value in next(rows)] for _ in pieces]
                    for pieces in self._pieces[side]
                ]
            )
        return tuple(found)

    def _candidates(self) -> list[tuple[int, int]]:
        """The pairs that are worth weighing: the likest of each sentence."""
        found: dict[tuple[int, int], None] = {}
        for i, row in enumerate(self._best_rows()):
            for j in sorted(range(len(row)), key=lambda at: -row[at])[:_CANDIDATES]:
                found[i, j] = None
        for j, column in enumerate(zip(*self._best_rows(), strict=True)):
            for i in sorted(range(len(column)), key=lambda at: -column[at])[:_CANDIDATES]:
                found[i, j] = None
        return list(found)

    def _best_rows(self) -> list[list[float]]:
        return [
            [max(value, self._clause(i, j)) for j, value in enumerate(row)]
            for i, row in enumerate(self._rows)
        ]

    def _clause(self, i: int, j: int) -> float:
        mine = max(row[j] for row in self._by_clause[0][i])
        theirs = max(row[i] for row in self._by_clause[1][j])
        return max(mine, theirs)

    def features(self, i: int, j: int) -> dict[str, float]:
        """What is weighed of one pair, by name."""
        meaning = self._rows[i][j]
        rivals = [value for at, value in enumerate(self._rows[i]) if at != j]
        back = [row[j] for at, row in enumerate(self._rows) if at != i]
        best = min(max(rivals, default=0.0), max(back, default=0.0))
        worst = max(*rivals, *back, 0.0, 0.0)
        return {
            "meaning": meaning,
            "clause": max(0.0, self._clause(i, j) - meaning),
            "words": self._words(i, j),
            "facts": self._facts(i, j),
            "rival": max(0.0, best - meaning),
            "alone": min(max(0.0, meaning - worst), _MOST_ALONE),
        }

    def score(self, i: int, j: int) -> float:
        """How likely the two tell the same, 0 to 1."""
        seen = self.features(i, j)
        total = _BIAS + sum(weight * seen[name] for name, weight in _WEIGHTS.items())
        return 1 / (1 + math.exp(-total))

    def _words(self, i: int, j: int) -> float:
        """The share of the shorter one's words that the other has, rare ones before others."""
        mine, others = self._sides[0][i], self._sides[1][j]
        one = self._met(mine.words, self._heard[1][j])
        two = self._met(others.words, self._heard[0][i])
        return max(one, two) if min(len(mine.words), len(others.words)) > 3 else min(one, two)

    def _met(self, words: Sequence[Word], others: Heard) -> float:
        whole = met = 0.0
        for word in words:
            weight = self._weight(word)
            whole += weight
            if not word.senses.isdisjoint(others.senses) or (
                word.folded in others.folded or (word.name and is_told(word, others))
            ):
                met += weight
        return met / whole if whole else 0.0

    def _weight(self, word: Word) -> float:
        keys = word.senses or (word.folded,)
        return max(self._rare[key] for key in keys)

    def _facts(self, i: int, j: int) -> float:
        mine, others = self._sides[0][i], self._sides[1][j]
        shared = len((_whole(mine.figures) & _whole(others.figures)) - _FEW)
        shared += any(same_day(one, two) for one in mine.days for two in others.days)
        named = (*mine.people, *mine.places)
        shared += any(one & two for one in named for two in (*others.people, *others.places))
        return float(min(shared, 2))

    def adds(self, i: int, j: int, had: Sequence[int], had_back: Sequence[int]) -> bool:
        """Whether another clause of a sentence that has a counterpart is told by this one."""
        if had:
            return self._adds(self._by_clause[0][i], j, had)
        return self._adds(self._by_clause[1][j], i, had_back)

    def _adds(self, rows: Sequence[Sequence[float]], new: int, had: Sequence[int]) -> bool:
        if len(rows) < 2 or any(abs(new - one) > _APART for one in had) or len(had) >= len(rows):
            return False
        best = max(range(len(rows)), key=lambda at: rows[at][new])
        if rows[best][new] < _CLAUSE_MEANS:
            return False
        return all(rows[best][one] < rows[best][new] for one in had)


def _others_act(one: Passage, other: Passage) -> bool:
    """Whether each names people and nobody is named by both: two leaders who each said their
    own on one matter did not say the same."""
    mine, others = one.people, other.people
    return bool(mine and others) and not any(a & b for a in mine for b in others)


def _whole(figures: Sequence[str]) -> frozenset[str]:
    """Figures, a share below one as its percentage."""
    return frozenset(_PERCENT.get(one, one) for one in figures)


def _rarity(passages: Sequence[Passage]) -> Counter[str]:
    """How much a word says: that of every sentence says little."""
    told: Counter[str] = Counter()
    for one in passages:
        told.update({key for word in one.words for key in (word.senses or (word.folded,))})
    whole = len(passages)
    weights: Counter[str] = Counter()
    for key, count in told.items():
        weights[key] = math.log(1 + whole / count)  # type: ignore[assignment]
    return weights
