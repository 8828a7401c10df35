"""Where two sentences that tell the same differ: in figures, days, places, names, titles, words.

A difference that is not there must not be told: each is told only where one side has exactly
one thing in the place of exactly one of the other's, and nothing else explains it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from musnad.lexicon.entries import Mention
from musnad.match.profile import Word, passage, same_day
from musnad.match.sounds import heard, is_told
from musnad.match.spotting import Amount, Day, Spotted
from musnad.match.stances import (
    Choice,
    Stance,
    affirmed,
    choices,
    contrast,
    denials,
    stances,
    unsays,
)

DifferenceKind = Literal[
    "figure", "date", "place", "name", "title", "polarity", "strength", "wording"
]

_FEW: Final = 2
_ROUND: Final = Decimal("0.1")
_ABOVE: Final = Decimal("1.25")
_PLAIN: Final = frozenset({"minister-plain", "president", "spokesperson"})
_BESIDE: Final = 3
_MOODS: Final = frozenset({"will", "may", "consider"})
"""Stances that deny nothing by themselves."""


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
        *_places(ours, theirs, all_ours, all_theirs),
        *_titles(ours, theirs),
        *_ranks(ours, theirs),
        *_wording(ours, theirs),
    ]
    if not _others_act(ours, theirs):
        found += [*_days(ours, theirs, sure=sure), *_people(ours, theirs, all_ours, all_theirs)]
        found += [*_polarity(ours, theirs)] or [*_strength(ours, theirs)]
    return tuple(found)


def _place(piece: Piece, start: int, end: int) -> Place:
    return Place(sentence=piece.id, start=start, end=end, text=piece.told.text[start:end])


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
            a=_place(piece, amount.start, amount.end),
            b=_place(other_piece, other.start, other.end),
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
            a=_place(piece, one.start, one.end),
            b=_place(other_piece, other.start, other.end),
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


def _others_act(ours: Sequence[Piece], theirs: Sequence[Piece]) -> bool:
    """Whether the two tell of different people's acts: nobody is named by both, and each names
    somebody. What one said or did on a day is no other version of what another did."""
    mine = [one.ids for piece in ours for one in piece.told.mentions if one.kind == "person"]
    others = [one.ids for piece in theirs for one in piece.told.mentions if one.kind == "person"]
    return bool(mine and others) and not any(one & other for one in mine for other in others)


def _people(
    ours: Sequence[Piece],
    theirs: Sequence[Piece],
    all_ours: Sequence[Spotted],
    all_theirs: Sequence[Spotted],
) -> Iterator[Found]:
    """A person where the other names another, beside one whom both name."""
    kinds = frozenset({"person"})
    left = _strange(ours, kinds, _ids(all_theirs))
    right = _strange(theirs, kinds, _ids(all_ours))
    if len(left) == len(right) == 1 and _holds(left[0]) & _holds(right[0]):
        yield _found("name", left[0], right[0])


def _holds(named: tuple[Piece, Mention]) -> frozenset[str]:
    """The offices that stand right before a name."""
    piece, one = named
    return frozenset(
        id_
        for other in piece.told.mentions
        if other.kind == "office" and 0 <= one.start - other.end <= _BESIDE
        for id_ in other.ids
    )


def _places(
    ours: Sequence[Piece],
    theirs: Sequence[Piece],
    all_ours: Sequence[Spotted],
    all_theirs: Sequence[Spotted],
) -> Iterator[Found]:
    """A place where the other names another, which it names nowhere else."""
    kinds = frozenset({"place"})
    left = _strange(ours, kinds, _ids(all_theirs))
    right = _strange(theirs, kinds, _ids(all_ours))
    if len(left) == len(right) == 1 and not _related(left[0][1], right[0][1]):
        yield _found("place", left[0], right[0])


def _related(one: Mention, other: Mention) -> bool:
    """Whether one place is named after the other: a strip, a province, an airport."""
    mine = {part for id_ in one.ids for part in id_.split("-")}
    return any(part in mine for id_ in other.ids for part in id_.split("-"))


def _found(
    kind: DifferenceKind, ours: tuple[Piece, Mention], theirs: tuple[Piece, Mention]
) -> Found:
    return Found(
        kind=kind,
        a=_place(ours[0], ours[1].start, ours[1].end),
        b=_place(theirs[0], theirs[1].start, theirs[1].end),
    )


def _ids(all_: Iterable[Spotted]) -> frozenset[str]:
    return frozenset(id_ for one in all_ for mention in one.mentions for id_ in mention.ids)


def _strange(
    pieces: Sequence[Piece], kinds: frozenset[str], known: frozenset[str]
) -> list[tuple[Piece, Mention]]:
    found: dict[str, tuple[Piece, Mention]] = {}
    for piece in pieces:
        for one in piece.told.mentions:
            if one.kind in kinds and one.ids.isdisjoint(known):
                found.setdefault(one.id, (piece, one))
    return list(found.values())


def _titles(ours: Sequence[Piece], theirs: Sequence[Piece]) -> Iterator[Found]:
    """One name with two offices of which both can't be right."""
    for piece, one, names in _offices(ours):
        for other_piece, other, others in _offices(theirs):
            if one.ids.isdisjoint(other.ids) and _opposed(one.id, other.id):
                there = heard(others)
                met = [name for name in names if name.name and is_told(name, there)]
                back = heard(names)
                met = met or [name for name in others if name.name and is_told(name, back)]
                if met:
                    yield Found(
                        kind="title",
                        a=_place(piece, one.start, one.end),
                        b=_place(other_piece, other.start, other.end),
                    )


def _opposed(one: str, other: str) -> bool:
    """Whether a person has one of two offices, not both under two names."""
    if one in _PLAIN or other in _PLAIN:
        return False
    rank, _, office = one.rpartition(":")
    other_rank, _, other_office = other.rpartition(":")
    if rank != other_rank:
        return office == other_office
    return office.startswith("minister.") and other_office.startswith("minister.")


def _offices(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Mention, list[Word]]]:
    """Each office with the words beside it that may be its holder's name."""
    for piece in pieces:
        told = piece.told
        words = passage(told.text, told.language, None).words
        for one in told.mentions:
            if one.kind != "office":
                continue
            after = told.text[one.end :].lstrip(" ،,")[:60]
            near = passage(after, told.language, None).words[:_BESIDE]
            spelt = {word.folded for word in near}
            yield piece, one, [word for word in words if word.folded in spelt]


def _ranks(ours: Sequence[Piece], theirs: Sequence[Piece]) -> Iterator[Found]:
    return _chosen(ours, theirs, "title")


def _wording(ours: Sequence[Piece], theirs: Sequence[Piece]) -> Iterator[Found]:
    return _chosen(ours, theirs, "wording")


def _chosen(
    ours: Sequence[Piece], theirs: Sequence[Piece], kind: Literal["title", "wording"]
) -> Iterator[Found]:
    """One word on one side and another on the other, for one thing."""
    mine, others = list(_choices(ours, kind)), list(_choices(theirs, kind))
    for thing in dict.fromkeys(one.thing for _, one in mine):
        left = [one for one in mine if one[1].thing == thing]
        right = [one for one in others if one[1].thing == thing]
        words, other_words = {one.variant for _, one in left}, {one.variant for _, one in right}
        if len(words) == len(other_words) == 1 and words != other_words:
            (piece, one), (other_piece, other) = left[0], right[0]
            yield Found(
                kind=kind,
                a=_place(piece, one.start, one.end),
                b=_place(other_piece, other.start, other.end),
            )


def _choices(pieces: Sequence[Piece], kind: str) -> Iterator[tuple[Piece, Choice]]:
    for piece in pieces:
        for one in choices(piece.told.text, piece.told.language):
            if one.kind == kind:
                yield piece, one


def _polarity(ours: Sequence[Piece], theirs: Sequence[Piece]) -> Iterator[Found]:
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
                for place in _affirming(others, one.kind):
                    yield _place(piece, one.start, one.end), place
        for denial in denials(told.text, told.language):
            if sum(one.folded == denial.word for one in told.tokens) > 1:
                continue  # affirmed as well
            for other in others:
                hit = _says(other, denial.senses)
                if hit is not None:
                    yield _place(piece, denial.start, denial.end), hit


def _affirming(pieces: Sequence[Piece], kind: str) -> Iterator[Place]:
    if any(one.denied and one.kind == kind for piece in pieces for one in _of(piece)):
        return
    if any(unsays(piece.told.text, piece.told.language) for piece in pieces):
        return
    for piece in pieces:
        for one in _of(piece):
            if one.kind == kind:
                yield _place(piece, one.start, one.end)
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
            return _place(piece, start, end)
    return None


def _strength(ours: Sequence[Piece], theirs: Sequence[Piece]) -> Iterator[Found]:
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
        a=_place(piece, one.start, one.end),
        b=_place(other_piece, other.start, other.end),
    )


def _unmatched(pieces: Sequence[Piece], others: Sequence[Piece]) -> list[tuple[Piece, Stance]]:
    there = {one.kind for piece in others for one in _of(piece)}
    return [
        (piece, one)
        for piece in pieces
        for one in _of(piece)
        if one.kind not in there and not one.denied
    ]
