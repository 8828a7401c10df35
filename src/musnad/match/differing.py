"""Where two sentences that tell the same differ: in figures, days, places, names, titles, words.

A difference that is not there must not be told: each is told only where one side has exactly
one thing in the place of exactly one of the other's, and nothing else explains it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from musnad.match.naming import others_act, people, places, ranks, titles, wording
from musnad.match.opposing import polarity, strength
from musnad.match.pieces import Found, Piece, place
from musnad.match.profile import same_day
from musnad.match.spotting import Amount, Day, Spotted

_FEW: Final = 2
_ROUND: Final = Decimal("0.1")
_ABOVE: Final = Decimal("1.25")


def differing(
    ours: Sequence[Piece],
    theirs: Sequence[Piece],
    *,
    all_ours: Sequence[Spotted],
    all_theirs: Sequence[Spotted],
    sure: bool = True,
) -> tuple[Found, ...]:
    """The differences between the sentences of one row, by kind.

    Unless it is ``sure`` that they tell the same, two weekdays are no difference. ``all_ours``
    and ``all_theirs`` are whole releases: what is told elsewhere is no difference.
    """
    found = [
        *_figures(ours, theirs),
        *places(ours, theirs, all_ours, all_theirs),
        *titles(ours, theirs),
        *ranks(ours, theirs),
        *wording(ours, theirs),
    ]
    if not others_act(ours, theirs):
        found += [*_days(ours, theirs, sure=sure), *people(ours, theirs, all_ours, all_theirs)]
        found += [*polarity(ours, theirs)] or [*strength(ours, theirs)]
    return tuple(found)


def _figures(ours: Sequence[Piece], theirs: Sequence[Piece]) -> Iterator[Found]:
    """Figures that count the same and differ."""
    mine, others = _amounts(ours), _amounts(theirs)
    left = [one for one in mine if not any(_agree(one[1], other[1]) for other in others)]
    right = [one for one in others if not any(_agree(one[1], other[1]) for other in mine)]
    taken: set[int] = set()
    for piece, amount in left:
        rivals = [
            at
            for at, (_, other) in enumerate(right)
            if at not in taken and _same_thing(amount, other, alone=len(left) == len(right) == 1)
        ]
        back = [one for _, one in left if rivals and _same_thing(one, right[rivals[0]][1])]
        if len(rivals) != 1 or len(back) > 1:
            continue
        taken.add(rivals[0])
        other_piece, other = right[rivals[0]]
        if amount.spelt and other.spelt and max(amount.value, other.value) <= _FEW:
            continue
        yield Found(
            kind="figure",
            a=place(piece, amount.start, amount.end),
            b=place(other_piece, other.start, other.end),
            values=(_in_digits(amount), _in_digits(other)),
        )


def _in_digits(amount: Amount) -> str:
    whole = amount.value == amount.value.to_integral_value()
    shown = f"{int(amount.value) if whole else amount.value.normalize():,f}"
    shown = shown.partition(".")[0] if whole else shown
    return f"{shown}%" if amount.kind == "percent" else shown


def _amounts(pieces: Sequence[Piece]) -> list[tuple[Piece, Amount]]:
    """The figures; of those in words "one" and "two" only where there is no other figure."""
    found = [(piece, one) for piece in pieces for one in piece.told.amounts]
    telling = [one for one in found if not (one[1].spelt and one[1].value <= _FEW)]
    return telling or found


def _agree(one: Amount, other: Amount) -> bool:
    """Whether two figures may both be true: equal, rounded, or within the limit that is told."""
    if one.kind != other.kind and "percent" in (one.kind, other.kind):
        return False
    if one.value == other.value:
        return True
    return _within(one, other) or _within(other, one)


def _within(loose: Amount, exact: Amount) -> bool:
    low, high = loose.value, loose.high
    value = exact.value
    if high is not None:
        return low <= value <= high
    if loose.limit == "over":
        return low <= value <= low * _ABOVE
    if loose.limit == "under":
        return value <= low <= value * _ABOVE
    if loose.limit == "about":
        return abs(value - low) <= low * _ROUND
    digits = _digits(low)
    return 1 < digits < _digits(value) and _rounded(value, digits) == low


def _digits(value: Decimal) -> int:
    """How many digits carry the value: 1,200 has two."""
    return len(format(value.normalize(), "f").replace(".", "").strip("0")) or 1


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1))


def _same_thing(one: Amount, other: Amount, *, alone: bool = False) -> bool:
    """Whether two figures count the same: percentages, money, or things of one name."""
    if one.kind != other.kind:
        return False
    if one.kind == "count":
        return not one.counted.isdisjoint(other.counted) and _units_agree(one, other)
    return alone or not one.counted.isdisjoint(other.counted)


def _units_agree(one: Amount, other: Amount) -> bool:
    return not one.unit or not other.unit or one.unit == other.unit


def _days(ours: Sequence[Piece], theirs: Sequence[Piece], *, sure: bool) -> Iterator[Found]:
    """A day in the place of another."""
    mine = [(piece, one) for piece in ours for one in piece.told.days]
    others = [(piece, one) for piece in theirs for one in piece.told.days]
    left = [one for one in mine if not any(_may_be(one[1], other[1]) for other in others)]
    right = [one for one in others if not any(_may_be(one[1], other[1]) for other in mine)]
    left, right = _specific(left), _specific(right)
    if len(left) == len(right) == 1:
        (piece, one), (other_piece, other) = left[0], right[0]
        if not (sure or (one.value and other.value)):
            return
        yield Found(
            kind="date",
            a=place(piece, one.start, one.end),
            b=place(other_piece, other.start, other.end),
        )


def _specific(days: list[tuple[Piece, Day]]) -> list[tuple[Piece, Day]]:
    """Without the weekday of a day that is written in full beside it."""
    full = [one for one in days if one[1].value]
    return full or days


def _may_be(one: Day, other: Day) -> bool:
    """Whether two mentions may mean one day."""
    if one.value and other.value:
        return same_day(one.value, other.value) or _looser(one.value, other.value)
    return None in (one.weekday, other.weekday) or one.weekday == other.weekday


def _looser(one: str, other: str) -> bool:
    """A month and a day of it; a day without a year and one with it."""
    short, long = sorted((one, other), key=len)
    if "*" in (short[0], long[0]):
        short, long = short.split("-", 1)[1], long.split("-", 1)[1]
        return short == long or long.startswith(short + "-") or short.startswith(long + "-")
    return long.startswith(short + "-")
