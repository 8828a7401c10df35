"""Figures: numbers in digits and words, percentages, money and ranges.

Figures inside dates are left to ``dates``; this module may not resolve or convert anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from musnad.arabic.writing import write_figure

__all__ = ["Figure", "figures", "write_figure"]

Kind = Literal["cardinal", "ordinal", "percent", "money"]
Approx = Literal["about", "over", "under"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: ``text`` is the slice ``start:end``; ``high`` is the end of a range.

    ``unit`` is an ISO 4217 currency code or a unit word in English; ``approx`` tells how the
    text limits the figure.
    """

    text: str
    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    kind: Kind = "cardinal"
    unit: str | None = None
    approx: Approx | None = None


def figures(text: str, language: str) -> tuple[Figure, ...]:  # noqa: ARG001
    """The figures of a text in order, not overlapping."""
    return tuple(
        Figure(
            text=hit.group(),
            start=hit.start(),
            end=hit.end(),
            value=Decimal(hit.group().replace(",", "")),
        )
        for hit in re.finditer(r"(?<!\w)[0-9]{1,12}(?:,[0-9]{3})*(?:\.[0-9]{1,9})?(?!\w)", text)
    )
