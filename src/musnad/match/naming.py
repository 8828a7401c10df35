"""Where two sides name other people, places, titles, or one thing by other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from musnad.lexicon.entries import Mention
from musnad.match.pieces import DifferenceKind, Found, Piece, place
from musnad.match.profile import Word, passage
from musnad.match.sounds import heard, is_told
from musnad.match.spotting import Spotted
from musnad.match.stances import Choice, choices

_PLAIN: Final = frozenset({"minister-plain", "president", "spokesperson"})
_BESIDE: Final = 3


def others_act(ours: Sequence[Piece], theirs: Sequence[Piece]) -> bool:
    """Whether the two tell of different people's acts: nobody is named by both, and each names
    somebody. What one said or did on a day is no other version of what another did."""
    mine = [one.ids for piece in ours for one in piece.told.mentions if one.kind == "person"]
    others = [one.ids for piece in theirs for one in piece.told.mentions if one.kind == "person"]
    return bool(mine and others) and not any(one & other for one in mine for other in others)


def people(
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


def places(
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
        a=place(ours[0], ours[1].start, ours[1].end),
        b=place(theirs[0], theirs[1].start, theirs[1].end),
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


def titles(ours: Sequence[Piece], theirs: Sequence[Piece]) -> Iterator[Found]:
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
                        a=place(piece, one.start, one.end),
                        b=place(other_piece, other.start, other.end),
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


def ranks(ours: Sequence[Piece], theirs: Sequence[Piece]) -> Iterator[Found]:
    """One military rank in the place of another."""
    return _chosen(ours, theirs, "title")


def wording(ours: Sequence[Piece], theirs: Sequence[Piece]) -> Iterator[Found]:
    """A loaded word in the place of another: «العدوان», "operation"."""
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
                a=place(piece, one.start, one.end),
                b=place(other_piece, other.start, other.end),
            )


def _choices(pieces: Sequence[Piece], kind: str) -> Iterator[tuple[Piece, Choice]]:
    for piece in pieces:
        for one in choices(piece.told.text, piece.told.language):
            if one.kind == kind:
                yield piece, one
