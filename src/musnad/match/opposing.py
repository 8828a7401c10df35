"""Where one side denies what the other affirms, or goes further than the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from musnad.match.pieces import Found, Piece, Place, place
from musnad.match.stances import Stance, affirmed, contrast, denials, stances, unsays

_MOODS: Final = frozenset({"will", "may", "consider"})
"""Stances that deny nothing by themselves."""


def polarity(ours: Sequence[Piece], theirs: Sequence[Piece]) -> Iterator[Found]:
    """What one side denies and the other affirms, by the same word."""
    for found in _denied(ours, theirs):
        yield Found(kind="polarity", a=found[0], b=found[1])
        return
    for found in _denied(theirs, ours):
        yield Found(kind="polarity", a=found[1], b=found[0])
        return


def _denied(denying: Sequence[Piece], others: Sequence[Piece]) -> Iterator[tuple[Place, Place]]:
    for piece in denying:
        told = piece.told
        yes = [one for one in stances(told.text, told.language) if not one.denied]
        for one in stances(told.text, told.language):
            if one.kind in _MOODS:
                continue
            if one.denied and not any(other.kind == one.kind for other in yes):
                for where in _affirming(others, one.kind):
                    yield place(piece, one.start, one.end), where
        for denial in denials(told.text, told.language):
            if sum(one.folded == denial.word for one in told.tokens) > 1:
                continue  # affirmed as well
            for other in others:
                hit = _says(other, denial.senses)
                if hit is not None:
                    yield place(piece, denial.start, denial.end), hit


def _affirming(pieces: Sequence[Piece], kind: str) -> Iterator[Place]:
    if any(one.denied and one.kind == kind for piece in pieces for one in _of(piece)):
        return
    if any(unsays(piece.told.text, piece.told.language) for piece in pieces):
        return
    for piece in pieces:
        for one in _of(piece):
            if one.kind == kind:
                yield place(piece, one.start, one.end)
                return


def _of(piece: Piece) -> tuple[Stance, ...]:
    return stances(piece.told.text, piece.told.language)


def _says(piece: Piece, senses: frozenset[str]) -> Place | None:
    """Where a sentence that denies nothing affirms a word of these meanings."""
    told = piece.told
    if not senses or denials(told.text, told.language) or unsays(told.text, told.language):
        return None
    for found, start, end in affirmed(told.text, told.language):
        if not found.isdisjoint(senses):
            return place(piece, start, end)
    return None


def strength(ours: Sequence[Piece], theirs: Sequence[Piece]) -> Iterator[Found]:
    """One side went further than the other: «discussed», «agreed»."""
    mine, others = _unmatched(ours, theirs), _unmatched(theirs, ours)
    kinds, other_kinds = {one.kind for _, one in mine}, {one.kind for _, one in others}
    pairs = [(one, two) for one in kinds for two in other_kinds if contrast(one, two)]
    if len(pairs) != 1:
        return
    piece, one = next(row for row in mine if row[1].kind == pairs[0][0])
    other_piece, other = next(row for row in others if row[1].kind == pairs[0][1])
    yield Found(
        kind="strength",
        a=place(piece, one.start, one.end),
        b=place(other_piece, other.start, other.end),
    )


def _unmatched(pieces: Sequence[Piece], others: Sequence[Piece]) -> list[tuple[Piece, Stance]]:
    there = {one.kind for piece in others for one in _of(piece)}
    return [
        (piece, one)
        for piece in pieces
        for one in _of(piece)
        if one.kind not in there and not one.denied
    ]
