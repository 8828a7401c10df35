"""Names, titles, dates and figures of an English sentence, each as one unit with its Arabic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from musnad.write.brief.generate import Gender

Kind = Literal[
    "person",
    "office",
    "organisation",
    "place",
    "country",
    "nationality",
    "date",
    "figure",
    "term",
    "adjectives",
    "preposition",
    "adverbial",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A unit of the sentence: half-open span, its Arabic, and a plain word to parse it by.

    ``id`` is the lexicon's, ``""`` for what is not in it. ``short`` is the Arabic of later
    mentions. A date has ``day`` or only ``arabic``; a figure has ``value``, ``measure``
    (money, percent, cardinal), ``unit`` and ``bound`` (the Arabic of "at least").
    """

    start: int
    end: int
    kind: Kind
    english: str
    mask: str
    arabic: str = ""
    short: str = ""
    gender: Gender = "m"
    id: str = ""
    day: date | None = None
    last: date | None = None
    year: int | None = None
    month: int | None = None
    precise: bool = True
    value: Decimal | None = None
    high: Decimal | None = None
    measure: str = ""
    unit: str | None = None
    bound: str = ""
    titled: bool = False
    title: str = ""
    """The Arabic of the title that stands before the name."""
    unsure: bool = False
    """Whether the release leaves open whom an office stands for."""
