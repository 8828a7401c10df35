"""Releases gathered by event from what speaks for each two of them.

The groups follow from the ties alone: whatever order the releases came in, the same ties make
the same groups. Two groups are joined while their members, each with each, are likely enough
to tell of one event on the average; so one doubtful tie does not chain two events together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

Ties = Mapping[tuple[str, str], float]
"""How likely two releases tell of one event, 0 to 1, by their ids in order; absent is 0."""

Part = tuple[str, ...]
"""A group in the making: its members' ids in order."""

LEAST_TIE: Final = 0.05
"""Ties below this are not kept."""

JOINS: Final = 0.35
"""The average from which two groups become one."""


def groups(ids: Iterable[str], ties: Ties, *, joins: float = JOINS) -> tuple[tuple[str, ...], ...]:
    """The groups of these releases, each in order of ids, the groups by their first id."""
    parts: list[Part] = [(one,) for one in sorted(set(ids))]
    known = {part[0] for part in parts}
    sums: dict[tuple[Part, Part], float] = {
        ((one,), (other,)): score
        for (one, other), score in ties.items()
        if one in known and other in known
    }
    while sums:
        # Of equal averages the pair whose ids come first.
        least, best = min((-_average(pair, total), pair) for pair, total in sums.items())
        if -least < joins:
            break
        parts = _joined(parts, best, sums)
    return tuple(sorted(parts))


def reached(start: Iterable[str], ties: Ties) -> frozenset[str]:
    """All releases that hang together with these by any tie."""
    beside: dict[str, set[str]] = {}
    for one, other in ties:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += beside.get(one, ())
    return frozenset(found)


def _joined(
    parts: Sequence[Part], best: tuple[Part, Part], sums: dict[tuple[Part, Part], float]
) -> list[Part]:
    """The parts with two of them made one; ``sums`` are brought up to date."""
    made = tuple(sorted((*best[0], *best[1])))
    kept = [one for one in parts if one not in best]
    for one in kept:
        told = sums.pop(_pair(one, best[0]), 0.0) + sums.pop(_pair(one, best[1]), 0.0)
        if told:
            sums[_pair(one, made)] = told
    del sums[best]
    return [*kept, made]


def _pair(one: Part, other: Part) -> tuple[Part, Part]:
    return (one, other) if one < other else (other, one)


def _average(pair: tuple[Part, Part], total: float) -> float:
    return round(total / (len(pair[0]) * len(pair[1])), 9)


def b_cubed(told: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of groups found against groups told, item by item.

    Both give each release its group. Source: Bagga and Baldwin, "Entity-based cross-document
    coreferencing using the vector space model" (1998).
    """
    precision = recall = 0.0
    for one in told:
        truly = {other for other in told if told[other] == told[one]}
        said = {other for other in told if found[other] == found[one]}
        precision += len(truly & said) / len(said)
        recall += len(truly & said) / len(truly)
    count = max(len(told), 1)
    precision, recall = precision / count, recall / count
    whole = precision + recall
    return precision, recall, 2 * precision * recall / whole if whole else 0.0
