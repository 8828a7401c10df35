"""Seats: an office or a state given to somebody who has another one in the release.

«الرئيس الأميركي شي جين بينغ» has two names that the release has, and joins them wrongly.
"""

from __future__ import annotations

from collections.abc import Iterator

from musnad.check.cast import cast_of
from musnad.check.ground import Ground, problem_at
from musnad.check.persons import COUNTERPART, Person, persons
from musnad.check.reading import Reading
from musnad.core.report import Problem
from musnad.lexicon.book import load
from musnad.lexicon.entries import Mention

_HEADS = frozenset({"president", "prime-minister", "chancellor", "secretary-general"})
"""Offices of which somebody has one alone."""
_STYLES = frozenset({"emir", "prince", "princess", "king", "crown-prince"})
"""Offices whose Arabic word is a style as well: «الأمير»."""


def seated(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """Persons of a sentence whose state or office is another's in the release."""
    if any(one.french for one in ground.whole):
        return
    company = cast_of(ground.whole).figures
    for person in persons(reading):
        if not person.ids:
            continue
        own = [one for one in company if one.ids & person.ids]
        others = [one for one in company if not one.ids & person.ids and one.named]
        if _wrong_state(person, own) or _wrong_office(person, own, others):
            yield _told(reading, person)


def _wrong_state(person: Person, own: list[Person]) -> bool:
    """Whether all the states are others than those of the one named, by lexicon and release."""
    states = _countries(person.states)
    entries = (load().person(one) for one in person.ids)
    homes = {one.country for one in entries if one is not None and one.country}
    homes |= {state for one in own for state in _countries(one.states)}
    titled = bool(person.offices) and COUNTERPART not in person.offices
    return titled and bool(states) and bool(homes) and not states & homes


def _wrong_office(person: Person, own: list[Person], others: list[Person]) -> bool:
    """Whether the release gives the one named other offices, and this very one to another."""
    if not person.offices or person.offices & (_STYLES | {COUNTERPART}):
        return False
    mine = {office for one in own for office in one.offices}
    states = _countries(person.states)
    if not mine or mine & person.offices:
        return False
    if mine & _HEADS and person.offices & _HEADS:
        return True
    return any(
        one.offices & person.offices and (not states or not one.states or states & one.states)
        for one in others
    )


def _countries(states: frozenset[str]) -> frozenset[str]:
    return frozenset(one for one in states if load().country(one) is not None)


def _told(reading: Reading, person: Person) -> Problem:
    start, end = reading.tokens[person.first].start, reading.tokens[person.end - 1].end
    text = reading.text[start:end]
    return problem_at(
        "title",
        Mention(kind="person", id="", start=start, end=end, text=text),
        f"ليست هذه الصفة في البيان لصاحبها: «{text}».",
        f"In the release this office is not theirs: “{text}”.",
    )
