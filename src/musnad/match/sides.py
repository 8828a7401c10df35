"""Two releases side by side: what both say, what only one says, and where they differ.

A person's reading of two readouts, worked out from the texts alone: nothing is judged right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal

from musnad.core.ports import Encoder
from musnad.core.release import Release, Sentence, relabel
from musnad.match.aligning import Link, links
from musnad.match.differing import differing
from musnad.match.pieces import DifferenceKind, Found, Piece, Place
from musnad.match.profile import passage
from musnad.match.spotting import LONGEST, Spotted, spotted
from musnad.match.wordings import Naming, difference_told, order_told

MOST_SENTENCES: Final = 400
"""Sentences of one side that are laid beside the other's."""

MOST_LETTERS: Final = 60_000
"""Letters of one side in all that are laid."""

_RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ur"})
_FAR: Final = 1 / 3
_LEAST_APART: Final = 2
_SURE: Final = 0.8
"""How likely two sentences tell the same, so that the day of the week is that of one act."""

RowKind = Literal["both", "only_a", "only_b"]
Direction = Literal["rtl", "ltr"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One release: what it is called in either language, and what a page shows above it.

    ``label`` is what its sentences' ids begin with: ``s1``. ``name_ar`` and ``name_en`` are of
    the publisher, «» where nobody knows it; ``said_ar`` and ``said_en`` are what messages call
    the release. ``sentences`` counts its news; ``compared`` of them are looked at.
    """

    release_id: str
    label: str
    name_ar: str
    name_en: str
    said_ar: str
    said_en: str
    title: str
    url: str | None
    published: datetime | None
    language: str
    direction: Direction
    sentences: int
    compared: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where the two sentences of a row differ, with a plain sentence for the editor."""

    kind: DifferenceKind
    a: Place
    b: Place
    said_ar: str
    said_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Where what both say stands: the place among the shared rows of each side, from 1."""

    place_a: int
    place_b: int
    of: int
    said_ar: str
    said_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRow:
    """Sentences of the two sides that tell the same, or sentences of one side alone.

    ``score`` is how likely they tell the same, 0 to 1; 1 for a row of one side. ``order`` is
    there when what comes early in one comes late in the other.
    """

    kind: RowKind
    a: tuple[Sentence, ...] = ()
    b: tuple[Sentence, ...] = ()
    score: float = 1.0
    differences: tuple[Difference, ...] = ()
    order: Order | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Two releases row by row, in the reading order of the first.

    ``notes`` are stable codes: ``same_release``, ``no_body_a``, ``no_body_b``, ``cut_a``,
    ``cut_b`` (more sentences than are compared), ``instructions_a``, ``instructions_b``,
    ``language_a``, ``language_b`` (one that the encoder does not know).
    """

    a: Side
    b: Side
    rows: tuple[SideRow, ...]
    notes: tuple[str, ...] = ()

    def of_kind(self, kind: RowKind) -> tuple[SideRow, ...]:
        """The rows of one kind, in their order."""
        return tuple(one for one in self.rows if one.kind == kind)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """All differences, in the order of their rows."""
        return tuple(one for row in self.rows for one in row.differences)


def lay(
    first: Release,
    second: Release,
    encoder: Encoder,
    *,
    names: tuple[Naming, Naming],
    labels: tuple[str, str] = ("s1", "s2"),
) -> Sides:
    """Lay two releases side by side; their sentences are labelled ``labels[0].N`` and so on.

    Instructions to machines and boilerplate are never laid; titles are left to the heads.
    """
    first, second = relabel(first, labels[0]), relabel(second, labels[1])
    ours, theirs = _opening(first), _opening(second)
    sides = (
        _side(first, labels[0], names[0], len(ours)),
        _side(second, labels[1], names[1], len(theirs)),
    )
    found = links(
        [passage(one.text[:LONGEST], first.language, first.published) for one in ours],
        [passage(one.text[:LONGEST], second.language, second.published) for one in theirs],
        encoder,
    )
    rows = list(_rows(ours, theirs, found))
    told = _Told(first, ours), _Told(second, theirs)
    rows = [_compared(row, told, names) for row in rows]
    return Sides(
        a=sides[0],
        b=sides[1],
        rows=tuple(_ordered(rows, names)),
        notes=tuple(_notes(first, second, encoder)),
    )


def _opening(release: Release) -> tuple[Sentence, ...]:
    """As much of the body as is compared."""
    found, letters = [], 0
    for one in release.body[:MOST_SENTENCES]:
        letters += min(len(one.text), LONGEST)
        if letters > MOST_LETTERS:
            break
        found.append(one)
    return tuple(found)


class _Told:
    """The sentences of a side with what is spotted in them, by id."""

    def __init__(self, release: Release, body: Sequence[Sentence]) -> None:
        self.by_id: Mapping[str, Spotted] = {
            one.id: spotted(one.text, release.language, release.published) for one in body
        }

    @property
    def all(self) -> tuple[Spotted, ...]:
        return tuple(self.by_id.values())

    def pieces(self, sentences: Sequence[Sentence]) -> list[Piece]:
        return [Piece(id=one.id, told=self.by_id[one.id]) for one in sentences]


def _side(release: Release, label: str, name: Naming, compared: int) -> Side:
    return Side(
        release_id=release.id,
        label=label,
        name_ar=name.ar,
        name_en=name.en,
        said_ar=name.said_ar,
        said_en=name.said_en,
        title=release.title,
        url=release.url,
        published=release.published,
        language=release.language,
        direction="rtl" if release.language in _RIGHT_TO_LEFT else "ltr",
        sentences=len(release.body),
        compared=compared,
    )


def _notes(first: Release, second: Release, encoder: Encoder) -> Iterator[str]:
    if first.id == second.id:
        yield "same_release"
    for mark, release in (("a", first), ("b", second)):
        if not release.body:
            yield f"no_body_{mark}"
        if len(release.body) > len(_opening(release)):
            yield f"cut_{mark}"
        if "instructions_found" in release.notes or any(
            one.kind == "instruction" for one in release.sentences
        ):
            yield f"instructions_{mark}"
        if release.language not in encoder.languages:
            yield f"language_{mark}"


def _rows(
    ours: Sequence[Sentence], theirs: Sequence[Sentence], found: Sequence[Link]
) -> Iterator[SideRow]:
    """Linked sentences together, each sentence in one row, in the first side's order.

    What only the second side says stands after what it says before it.
    """
    groups = _groups(found)
    of_a = {i: at for at, (mine, _, _) in enumerate(groups) for i in mine}
    of_b = {j: at for at, (_, others, _) in enumerate(groups) for j in others}
    after: dict[int, list[int]] = {}
    last = -1
    for j in range(len(theirs)):
        last = of_b.get(j, last)
        if j not in of_b:
            after.setdefault(last, []).append(j)
    yield from (SideRow(kind="only_b", b=(theirs[j],)) for j in after.get(-1, ()))
    told: set[int] = set()
    for i, sentence in enumerate(ours):
        at = of_a.get(i)
        if at is None:
            yield SideRow(kind="only_a", a=(sentence,))
        elif at not in told:
            told.add(at)
            mine, others, score = groups[at]
            yield SideRow(
                kind="both",
                a=tuple(ours[one] for one in mine),
                b=tuple(theirs[one] for one in others),
                score=score,
            )
            yield from (SideRow(kind="only_b", b=(theirs[j],)) for j in after.get(at, ()))


def _groups(found: Sequence[Link]) -> list[tuple[tuple[int, ...], tuple[int, ...], float]]:
    """Links that share a sentence together: places of either side, and the least score."""
    groups: list[tuple[set[int], set[int], float]] = []
    for one in found:
        touching = [group for group in groups if one.a in group[0] or one.b in group[1]]
        rest = [group for group in groups if group not in touching]
        mine = {one.a}.union(*(group[0] for group in touching))
        others = {one.b}.union(*(group[1] for group in touching))
        score = min([one.score, *(group[2] for group in touching)])
        groups = [*rest, (mine, others, score)]
    groups.sort(key=lambda group: min(group[0]))
    return [(tuple(sorted(mine)), tuple(sorted(others)), score) for mine, others, score in groups]


def _compared(row: SideRow, told: tuple[_Told, _Told], names: tuple[Naming, Naming]) -> SideRow:
    if row.kind != "both":
        return row
    found = differing(
        told[0].pieces(row.a),
        told[1].pieces(row.b),
        all_ours=told[0].all,
        all_theirs=told[1].all,
        sure=row.score >= _SURE,
    )
    return replace(row, differences=tuple(_said(one, names) for one in found))


def _said(one: Found, names: tuple[Naming, Naming]) -> Difference:
    said_ar, said_en = difference_told(one, names)
    return Difference(kind=one.kind, a=one.a, b=one.b, said_ar=said_ar, said_en=said_en)


def _ordered(rows: Sequence[SideRow], names: tuple[Naming, Naming]) -> Iterator[SideRow]:
    """The rows, those with a note that stand far apart on the two sides."""
    shared = [row for row in rows if row.kind == "both"]
    by_b = sorted(shared, key=lambda row: _number(row.b[0]))
    places = {id(row): at for at, row in enumerate(by_b, 1)}
    here = {id(row): at for at, row in enumerate(shared, 1)}
    for row in rows:
        mine, others = here.get(id(row), 0), places.get(id(row), 0)
        if abs(mine - others) < max(_LEAST_APART, _FAR * len(shared)):
            yield row
            continue
        said_ar, said_en = order_told(mine, others, names)
        yield replace(
            row,
            order=Order(
                place_a=mine, place_b=others, of=len(shared), said_ar=said_ar, said_en=said_en
            ),
        )


def _number(sentence: Sentence) -> int:
    return int(sentence.id.rpartition(".")[2])
