"""Roles: the office that goes with a name, and who said it (``deeds``: who did it to whom)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from musnad.check import deeds, doers
from musnad.check.align import Aligned, Item, Sources
from musnad.check.families import hits
from musnad.check.names import heard, in_arabic, names_words
from musnad.check.occupations import titles
from musnad.check.occurred import is_past
from musnad.check.people import Met, Person, met, named, people
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, conflict
from musnad.check.tables import words
from musnad.check.titles import Family, families, held

BEFORE = 7
"""Words before a name that may be its title."""
MORE_TITLE = 4
"""Words within which a further title begins."""
AFTER = 16
"""Words after a name, beyond a comma, that may be its title."""
_OFFICES = words("offices_of_state")
_MODIFIERS = {name: words(name) for name in ("former", "deputy", "acting", "elect")}
_SAYING = {"ar": words("saying_ar"), "en": words("saying_en")}


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """Titles set beside the wrong name, sayings given to another, hosts made guests."""
    if not one.evidence:
        return ()
    same = met(one, sources)
    return (
        *_titles(one, sources, same),
        *_speaker(one, sources, same),
        *deeds.find(one, sources, same),
        *doers.find(one, sources, same),
    )


# --- titles --------------------------------------------------------------------------------


def _titles(one: Aligned, sources: Sources, same: Sequence[Met]) -> list[Suspicion]:
    found: list[Suspicion] = []
    for person in dict.fromkeys(pair.mine for pair in same):
        window = _window(one.reading, person, after=False)
        mine = _offices(one.reading, window)
        if not mine or (not mine[0].where.start and is_past(one.reading.tokens[0].folded)):
            continue  # «وطالب» is a verb there
        there = [
            (pair.item, seen)
            for pair in same
            if pair.mine == person
            for seen in (_window(sources.items[pair.item].reading, pair.theirs, after=True),)
            if _offices(sources.items[pair.item].reading, seen)
        ]
        if there:
            found += _compare(one, person, window, mine, there, sources)
    return found[:1]


Window = tuple[int, ...]


def _compare(
    one: Aligned,
    person: Person,
    window: Window,
    mine: Sequence[Office],
    there: Sequence[tuple[int, Window]],
    sources: Sources,
) -> list[Suspicion]:
    readings = [(sources.items[at].reading, at, seen) for at, seen in there]
    offices = [one_.family.id for r, _, seen in readings for one_ in _offices(r, seen)]
    reading, item, seen = readings[0]
    rule = ""
    own = {office.family.id for office in mine} & _OFFICES
    other = set(offices) & _OFFICES
    ledger = held(person.ids, sources)
    known = {office.family.id for r in ledger for office in _offices(r, _whole(r))}
    if own and other and not own & (other | known):
        rule = "title.bound"
    departments = _departments(one.reading, window)
    theirs = [_departments(r, seen_) for r, _, seen_ in readings]
    theirs += [_departments(r, _whole(r)) for r in ledger]
    theirs = [seen_ for seen_ in theirs if seen_]
    if departments and theirs and not any(departments & seen_ for seen_ in theirs):
        rule = "title.bound"
    for modifier in _MODIFIERS.values():
        here = _has(one.reading, window, modifier)
        has = [_has(r, seen_, modifier) for r, _, seen_ in readings]
        if here not in has and not own & known and (own & other or not own):
            rule = rule or "title.modifier"
    if not rule:
        return []
    tokens = one.reading.tokens
    first = min(mine[0].where, default=window[0])
    start, end = tokens[first].start, tokens[person.end - 1].end
    theirs_ = _offices(reading, seen)[0]
    text = _told(reading, seen, theirs_, one.reading.language)
    return [
        conflict(
            "title",
            rule,
            found=one.reading.text[start:end],
            start=one.claim.start + start,
            end=one.claim.start + end,
            expected=text,
            sentence=sources.items[item].sentence.id,
            strength=1.0,
        )
    ]


def _window(reading: Reading, person: Person, *, after: bool) -> Window:
    """The tokens beside a name that may be its title: before it up to a comma, a verb of
    saying or another name, and after a comma that follows it."""
    tokens = reading.tokens
    taken = {at for other in people(reading) for at in range(other.first, other.end)}
    saying = _SAYING.get(reading.language, frozenset())
    found: list[int] = []
    for at in range(person.first - 1, max(-1, person.first - 1 - BEFORE), -1):
        between = reading.text[tokens[at].end : tokens[at + 1].start]
        if any(mark in between for mark in ",،;؛:«»") or at in taken or tokens[at].folded in saying:
            break
        if tokens[at].folded in _JOINTS:
            break
        found.insert(0, at)
    if after and person.end < len(tokens):
        gap = reading.text[tokens[person.end - 1].end : tokens[person.end].start]
        if "," in gap or "،" in gap:
            for at in range(person.end, min(len(tokens), person.end + AFTER)):
                between = reading.text[tokens[at - 1].end : tokens[at].start]
                comma = ("," in between or "،" in between) and not _titled(reading, at)
                if at > person.end and (comma or at in taken):
                    break
                found.append(at)
    return tuple(found)


def _titled(reading: Reading, at: int) -> bool:
    """Whether one more title stands after a comma: "Minister of State, and Adviser to"."""
    first = at + 1 if reading.tokens[at].folded in _JOINTS else at
    spots = range(first, first + MORE_TITLE)
    return any(title.sure and title.first in spots for title in titles(reading))


def _whole(reading: Reading) -> Window:
    return tuple(range(len(reading.tokens)))


_JOINTS = frozenset(["مع", "و", "and", "with", "by", "to", "that", "ان"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A title found beside a name, and its tokens."""

    family: Family
    where: range


def _told(reading: Reading, window: Window, office: Office, language: str) -> str:
    """The office with the name's modifiers in the article's language."""
    if reading.language == language:
        first, last = min(window), max(window)
        return reading.text[reading.tokens[first].start : reading.tokens[last].end]
    side = 1 if language == "ar" else 0
    parts = [office.family.names[1 - side]]
    for name, shown in _SHOWN.items():
        if office.family.id != name and _has(reading, window, _MODIFIERS[name]):
            parts.append(shown[1 - side])
    return " ".join(parts)


_SHOWN = {
    "former": ("السابق", "(former)"),
    "deputy": ("(نائب)", "(deputy)"),
    "acting": ("بالإنابة", "(acting)"),
    "elect": ("المنتخب", "(elect)"),
}


def _offices(reading: Reading, window: Window) -> list[Office]:
    """The titles in a window, the longest first; none inside another."""
    if not window:
        return []
    inside = frozenset(window)
    found: list[Office] = []
    for family in families("titles"):
        strict = family.core if reading.language != "ar" else family.ar
        for hit in hits(strict, reading):
            if inside.issuperset(range(hit.first, hit.end)):
                found.append(Office(family=family, where=range(hit.first, hit.end)))  # noqa: PERF401
    found.sort(key=lambda office: -len(office.where))
    kept: list[Office] = []
    for one in found:
        if not any(set(one.where) < set(other.where) for other in kept):
            kept.append(one)
    return kept


def _departments(reading: Reading, window: Window) -> frozenset[str]:
    inside = frozenset(window)
    return frozenset(
        family.id
        for family in families("portfolios")
        for hit in hits(family.of(reading.language), reading)
        if hit.first in inside
    )


def _has(reading: Reading, window: Window, modifier: frozenset[str]) -> bool:
    return any(
        any(form in modifier for form in reading.heads[at])
        or any(part in modifier for part in reading.tokens[at].folded.split("-"))
        for at in window
    )


# --- speakers ------------------------------------------------------------------------------


def _speaker(one: Aligned, sources: Sources, same: Sequence[Met]) -> list[Suspicion]:
    """The claim's speaker is somebody of the release, but not the one who says this."""
    mine = _sayer(one.reading, [pair.mine for pair in same])
    if mine is None:
        return []
    best = one.evidence[0]
    item = sources.items[best]
    theirs = _sayer(item.reading, people(item.reading))
    if theirs is None:
        return []
    where = [pair for pair in same if pair.mine == mine]
    if any(pair.item == best for pair in where) or any(
        heard(word, names_words(item.reading)) for word in mine.words
    ):
        return []
    if any(one.scores[pair.item] > one.scores[best] - 0.1 for pair in where):
        return []
    tokens = one.reading.tokens
    start, end = tokens[mine.first].start, tokens[mine.end - 1].end
    return [
        conflict(
            "person",
            "person.speaker",
            found=one.reading.text[start:end],
            start=one.claim.start + start,
            end=one.claim.start + end,
            expected=_name(theirs, item, one),
            sentence=item.sentence.id,
        )
    ]


def _sayer(reading: Reading, cast: Sequence[Person]) -> Person | None:
    """The person who stands nearest to a verb of saying, at most seven words from it."""
    saying = _SAYING.get(reading.language, frozenset())
    at = next((n for n, token in enumerate(reading.tokens) if token.folded in saying), None)
    if at is None or not cast:
        return None
    if reading.language == "ar":
        after = [person for person in cast if 0 < person.first - at <= 7]
        return min(after, key=lambda person: person.first, default=None)
    beside = [
        (min(abs(person.first - at), abs(at - person.end + 1)), person.first, person)
        for person in cast
    ]
    distance, _, person = min(beside, key=lambda triple: triple[:2])
    return person if distance <= (7 if person.ids else 2) else None


def _name(person: Person, item: Item, one: Aligned) -> str:
    name = named(person, item)
    return in_arabic(name) if one.reading.language == "ar" else name
