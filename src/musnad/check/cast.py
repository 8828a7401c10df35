"""The cast of a release: its people, each with every name, office and state that it gives them.

«The Secretary», «Defense Minister Gallant» and «نظيره الإسرائيلي» are somebody of the cast
only where one alone can be meant; what may be said of two is said of nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from musnad.check.align import Sources
from musnad.check.implied import implied
from musnad.check.persons import COUNTERPART, Person, persons
from musnad.check.reading import Reading, read
from musnad.lexicon.book import load, remembered

_HEADS = frozenset({"head-of-state", "president", "king", "queen", "emir", "sultan", "emperor"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The people of a release, and for each sentence who its persons are (by number, or None
    where it cannot be told)."""

    figures: tuple[Person, ...]
    seen: tuple[tuple[tuple[Person, int | None], ...], ...]

    def who(self, person: Person) -> int | None:
        """The one figure that this may be, if there is one alone."""
        return _who(person, self.figures)


def cast(sources: Sources) -> Cast:
    """The cast of all the sources' sentences."""
    return cast_of(tuple(item.reading for item in sources.items))


def cast_of(readings: Sequence[Reading]) -> Cast:
    """The cast of sentences that are read."""
    return _cast(tuple(readings))


@lru_cache(maxsize=16)
def _cast(readings: tuple[Reading, ...]) -> Cast:
    everyone = [persons(reading) for reading in readings]
    figures: list[Person] = []
    for person in (one for some in everyone for one in some if one.named):
        at = _known(person, figures)
        if at is None:
            figures.append(person)
        else:
            figures[at] = _joined(figures[at], person)
    beside = {
        office
        for some in everyone
        for one in some
        if not one.named and not one.states
        for office in one.offices
        if any(other.named and _alike(one, other) for other in some)
    }
    for person in (one for some in everyone for one in some if not one.named and one.offices):
        apart = not person.states and not beside.isdisjoint(person.offices)
        if _candidates(person, figures, apart=apart):
            continue
        holder = _holder(person, figures)
        if holder is not None:
            figures[holder] = _joined(figures[holder], person)
        elif apart or not any(_may_hold(person, other) for other in figures):
            figures.append(person)
    return Cast(
        figures=tuple(figures),
        seen=tuple(
            tuple(
                (
                    one,
                    _known(one, figures)
                    if one.named
                    else _first(
                        one,
                        _candidates(
                            one,
                            figures,
                            apart=not one.states and not beside.isdisjoint(one.offices),
                        ),
                    ),
                )
                for one in some
            )
            for some in everyone
        ),
    )


def _known(person: Person, figures: Sequence[Person]) -> int | None:
    """The figure of this name."""
    for at, other in enumerate(figures):
        if person.ids & other.ids:
            return at
        if person.name == other.name and person.name and not (person.ids and other.ids):
            return at
    return None


def _joined(one: Person, other: Person) -> Person:
    return replace(
        one,
        offices=one.offices | other.offices,
        states=one.states | other.states,
        plain=one.plain | other.plain,
    )


def _may_hold(person: Person, other: Person) -> bool:
    """Whether an office may be that of somebody whose office the release does not give."""
    if not other.named or other.offices:
        return False
    return not person.states or not other.states or bool(person.states & other.states)


def _holder(person: Person, figures: Sequence[Person]) -> int | None:
    """Who of those without an office has this one by the ledger."""
    return _alone(
        [
            at
            for at, other in enumerate(figures)
            if _may_hold(person, other) and any(_alike(person, one) for one in _held(other.ids))
        ]
    )


def _first(person: Person, found: Sequence[int]) -> int | None:
    """Of several whom a bare office may mean, the one of whom the release speaks first."""
    if found and not person.states:
        return found[0]
    return _alone(found)


def _alone(found: Sequence[int]) -> int | None:
    return found[0] if len(found) == 1 else None


def _candidates(person: Person, figures: Sequence[Person], *, apart: bool = False) -> list[int]:
    """Who may be meant by an office; ``apart`` when a named holder of it is somebody else.

    One of the very state, or called by the very word, comes before one of whom it is unknown.
    """
    found = [
        at
        for at, other in enumerate(figures)
        if not (apart and other.named) and _alike(person, other)
    ]
    same = [at for at in found if figures[at].states & person.states]
    found = same or found
    called = [at for at in found if figures[at].plain & person.plain]
    return called or found


def _who(person: Person, figures: Sequence[Person]) -> int | None:
    if person.named:
        found = _known(person, figures)
        if found is not None:
            return found
        offices = _held(person.ids)
        unnamed = [at for at, other in enumerate(figures) if not other.named]
        return _alone([at for at in unnamed if any(_alike(one, figures[at]) for one in offices)])
    if person.offices == {COUNTERPART}:
        return _alone(
            [at for at, one in enumerate(figures) if one.named and one.states & person.states]
        )
    return _alone(_candidates(person, figures))


@remembered(maxsize=1024)
def _held(ids: frozenset[str]) -> tuple[Person, ...]:
    """The offices that the ledger gives somebody, on any day."""
    return tuple(
        replace(person, states=implied(frozenset({fact.object})))
        for fact in load().facts
        if fact.kind == "office" and fact.subject in ids
        for person in persons(read(fact.predicate, "en"))
    )


def _alike(person: Person, other: Person) -> bool:
    """Whether somebody's office and state may be the other's."""
    if not any(_same_office(one, two) for one in person.offices for two in other.offices):
        return False
    if person.plain and other.plain and not person.plain & other.plain:
        return False
    return not person.states or not other.states or bool(person.states & other.states)


def _same_office(one: str, two: str) -> bool:
    kind, _, field = _bare(one).partition(".")
    other, _, of = _bare(two).partition(".")
    if "head-of-state" in (kind, other):
        return {kind, other} <= _HEADS
    return kind == other and (not field or not of or field == of)


def _bare(office: str) -> str:
    return office.removesuffix("-plain").removesuffix("-of-the-republic")
