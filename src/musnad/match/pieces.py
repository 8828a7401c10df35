"""Sentences of two sides that tell the same, and what is found to differ between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from musnad.match.spotting import Spotted

DifferenceKind = Literal[
    "figure", "date", "place", "name", "title", "polarity", "strength", "wording"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One sentence of a side in a row: its id and what is spotted in it."""

    id: str
    told: Spotted


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Half-open span of code points in one sentence, with its text."""

    sentence: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A difference: its kind and where it stands on either side.

    ``values`` are two figures in digits, where it is they that differ.
    """

    kind: DifferenceKind
    a: Place
    b: Place
    values: tuple[str, str] | None = None


def place(piece: Piece, start: int, end: int) -> Place:
    """A span of a sentence, with its text."""
    return Place(sentence=piece.id, start=start, end=end, text=piece.told.text[start:end])
