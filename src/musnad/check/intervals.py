"""How sure a measured figure is: intervals for shares, and by drawing documents anew."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

T = TypeVar("T")

NORMAL_95 = 1.959964
"""How many deviations to each side hold 95% of a normal distribution."""

DRAWS = 400
"""Samples drawn for an interval by documents; more move its ends by less than they mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A figure with its 95% interval, NaN all three where there is nothing to measure."""

    value: float
    low: float
    high: float


def wilson(hits: int, total: int) -> Interval:
    """The share of hits among ``total`` with its 95% interval, which stays within 0 to 1.

    Source: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference"
    (1927).
    """
    if total <= 0:
        return Interval(value=math.nan, low=math.nan, high=math.nan)
    share = hits / total
    square = NORMAL_95**2
    middle = (share + square / (2 * total)) / (1 + square / total)
    reach = (
        NORMAL_95
        / (1 + square / total)
        * math.sqrt(share * (1 - share) / total + square / (4 * total**2))
    )
    return Interval(
        value=share,
        low=max(0.0, min(share, middle - reach)),
        high=min(1.0, max(share, middle + reach)),
    )


def by_document(
    rows: Sequence[T],
    documents: Sequence[Hashable],
    figures: Callable[[Sequence[T]], dict[str, float]],
    choose: Random,
    draws: int = DRAWS,
) -> dict[str, Interval]:
    """Each figure of the rows with its 95% interval when whole documents are drawn anew.

    Claims of one document go wrong together, so a bootstrap over claims would be too sure.

    Source: Efron and Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13.
    """
    inside: dict[Hashable, list[T]] = {}
    for row, document in zip(rows, documents, strict=True):
        inside.setdefault(document, []).append(row)
    groups = list(inside.values())
    drawn: dict[str, list[float]] = {}
    for _ in range(draws):
        sample = [row for group in choose.choices(groups, k=len(groups)) for row in group]
        for name, value in figures(sample).items():
            if not math.isnan(value):
                drawn.setdefault(name, []).append(value)
    return {
        name: Interval(value=value, low=low, high=high)
        for name, value in figures(rows).items()
        for low, high in [_middle_95(sorted(drawn.get(name, [])))]
    }


def _middle_95(values: Sequence[float]) -> tuple[float, float]:
    if not values:
        return math.nan, math.nan
    last = len(values) - 1
    return values[round(0.025 * last)], values[round(0.975 * last)]
