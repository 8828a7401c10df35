"""Reads labelled pairs of releases and measures what `match.sides` finds in them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from musnad.arabic.figures import figures
from musnad.core.release import Release, Sentence, release_id
from musnad.match.french import englished
from musnad.match.sides import Sides, lay
from musnad.match.wordings import Naming

HERE = Path(__file__).parent
SETS = ("dev", "unseen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A difference as labelled: the pair of sentences, its kind, the words on either side."""

    pair: tuple[int, int]
    kind: str
    a: str
    b: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Two releases, the pairs of sentences that tell the same (from 1), and the differences."""

    id: str
    a: Release
    b: Release
    pairs: frozenset[tuple[int, int]]
    differences: tuple[Expected, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many were found rightly, told falsely, and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            right=self.right + other.right,
            false=self.false + other.false,
            missed=self.missed + other.missed,
        )

    def to_json(self) -> dict[str, float | int | None]:
        """Counts with precision, recall and F1, None where there is nothing to divide by."""
        found, wanted = self.right + self.false, self.right + self.missed
        return {
            "right": self.right,
            "false": self.false,
            "missed": self.missed,
            "precision": round(self.right / found, 4) if found else None,
            "recall": round(self.right / wanted, 4) if wanted else None,
            "f1": round(2 * self.right / (found + wanted), 4) if found + wanted else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One case: its scores, and a line for each thing that went wrong."""

    pairs: Score
    alone: Score
    differences: Score
    wrong: tuple[str, ...]


def cases(name: str) -> tuple[Case, ...]:
    """The cases of ``dev`` or ``unseen``."""
    told = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    return tuple(_case(row) for row in told["case"])


def _case(row: dict) -> Case:
    pairs = set()
    for pair in row["pairs"]:
        mine, others = pair.split(":")
        pairs |= {(int(mine), int(one)) for one in others.split()}
    return Case(
        id=row["id"],
        a=_release(row["a"]),
        b=_release(row["b"]),
        pairs=frozenset(pairs),
        differences=tuple(_expected(one) for one in row["differences"]),
    )


def _expected(told: str) -> Expected:
    pair, kind, words = told.split(" ", 2)
    mine, others = pair.split(":")
    a, b = words.split("|")
    return Expected(pair=(int(mine), int(others)), kind=kind, a=a, b=b)


def _release(row: dict) -> Release:
    text, sentences = "", []
    for number, told in enumerate(("", *row["sentences"])):
        sentences.append(
            Sentence(
                id=f"s1.{number}",
                text=told,
                start=len(text),
                end=len(text) + len(told),
                kind="text" if number else "title",
                paragraph=number,
            )
        )
        text += f"{told}\n"
    return Release(
        id=release_id(row["language"], sentences),
        source_id="case",
        url=None,
        language=row["language"],
        title="",
        publisher=row["publisher"],
        published=datetime.fromisoformat(row["published"]),
        text=text,
        sentences=tuple(sentences),
    )


def measure(case: Case, encoder) -> Measured:
    """Lay a case's releases side by side and count."""
    names = tuple(
        Naming(ar=one.publisher, en=one.publisher, said_ar=one.publisher, said_en=one.publisher)
        for one in (case.a, case.b)
    )
    sides = lay(case.a, case.b, encoder, names=names)
    wrong = []
    found = {
        (_number(one.id), _number(other.id))
        for row in sides.of_kind("both")
        for one in row.a
        for other in row.b
    }
    pairs = _score(found, case.pairs)
    wrong += [f"pair told falsely: {one}" for one in sorted(found - case.pairs)]
    wrong += [f"pair missed: {one}" for one in sorted(case.pairs - found)]
    alone = _score(_alone(sides), _wanted_alone(case))
    differences = _differences(sides, case, wrong)
    return Measured(
        pairs=pairs,
        alone=alone,
        differences=differences,
        wrong=tuple(f"{case.id}: {one}" for one in wrong),
    )


def _number(id_: str) -> int:
    return int(id_.rpartition(".")[2])


def _score(found: set, wanted: set | frozenset) -> Score:
    return Score(
        right=len(found & wanted), false=len(found - wanted), missed=len(set(wanted) - found)
    )


def _alone(sides: Sides) -> set[str]:
    rows = (*sides.of_kind("only_a"), *sides.of_kind("only_b"))
    return {one.id for row in rows for one in (*row.a, *row.b)}


def _wanted_alone(case: Case) -> set[str]:
    mine, others = {a for a, _ in case.pairs}, {b for _, b in case.pairs}
    found = {f"s1.{n}" for n in range(1, len(case.a.body) + 1) if n not in mine}
    return found | {f"s2.{n}" for n in range(1, len(case.b.body) + 1) if n not in others}


def _differences(sides: Sides, case: Case, wrong: list[str]) -> Score:
    """A difference is right when kind and sentences are, and the words overlap on both sides."""
    left = list(case.differences)
    right = false = 0
    for row in sides.of_kind("both"):
        rows = {_number(one.id) for one in row.a}, {_number(one.id) for one in row.b}
        for one in row.differences:
            met = next(
                (
                    want
                    for want in left
                    if want.kind == one.kind
                    and want.pair[0] in rows[0]
                    and want.pair[1] in rows[1]
                    and _overlap(want.a, one.a.text)
                    and _overlap(want.b, one.b.text)
                ),
                None,
            )
            if met is None:
                false += 1
                wrong.append(f"difference told falsely: {one.kind} {one.a.text} | {one.b.text}")
            else:
                right += 1
                left.remove(met)
    wrong += [f"difference missed: {one.kind} {one.a} | {one.b}" for one in left]
    return Score(right=right, false=false, missed=len(left))


def _overlap(one: str, other: str) -> bool:
    """Whether two wordings share a word or a figure, however either is written."""
    if _values(one) & _values(other):
        return True
    return not set(one.casefold().split()).isdisjoint(other.casefold().split()) or (
        one in other or other in one
    )


def _values(text: str) -> set[Decimal]:
    return {one.value for told in (text, englished(text)) for one in figures(told, "ar")}
