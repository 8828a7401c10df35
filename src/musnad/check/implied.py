"""What a name implies: a city its country, a country its capital, an office its state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from musnad.check.tables import rows
from musnad.lexicon.book import load, remembered


def implied(ids: frozenset[str]) -> frozenset[str]:
    """The ids with what goes without saying: a city's country, a country's capital, the
    state of an office holder or of a ministry, the body that a building stands for."""
    return _implied(ids)


@remembered(maxsize=4096)
def _implied(ids: frozenset[str]) -> frozenset[str]:
    lexicon = load()
    found = set(ids)
    for one in ids:
        place = lexicon.place(one)
        if place is not None:
            found |= {part for part in (place.country, place.stands_for) if part}
        person = lexicon.person(one)
        if person is not None and person.country:
            found.add(person.country)
        found |= set(_state_of(one))
        found |= _kin().get(one, frozenset())
        if one.endswith("-spokesperson"):
            # The Pentagon's spokesman speaks for the house that his title begins with.
            house = one.removesuffix("-spokesperson")
            found |= {house} if lexicon.place(house) is not None else set()
    for office, state, houses in rows("seats"):
        if office in ids and state in found:
            found |= set(houses.split())
    for code in tuple(found):
        if lexicon.country(code) is not None:
            found |= _capitals().get(code, frozenset())
            found.add(code)
    return frozenset(found)


def _state_of(identity: str) -> Iterator[str]:
    """The country code that an organisation's or a ministry's id begins or ends with."""
    if load().person(identity) is not None or load().place(identity) is not None:
        return  # the "al" of a name is not Albania
    for part in re.split(r"[-:/@.]", identity):
        if len(part) == 2 and load().country(part.upper()) is not None:
            yield part.upper()


_OWN_PEOPLE = frozenset({("wales", "welsh"), ("scotland", "scottish"), ("england", "english")})
"""Places whose people's name begins otherwise than theirs."""


@lru_cache(maxsize=1)
def _kin() -> dict[str, frozenset[str]]:
    """Parts of the world and their peoples by each other's ids: europe and european."""
    lexicon = load()
    found: dict[str, set[str]] = {}
    for people in lexicon.peoples:
        for place in lexicon.places:
            stem = place.id.removesuffix("a")
            if (place.id, people.id) in _OWN_PEOPLE or (
                len(stem) >= 4 and people.id.startswith(stem)
            ):
                found.setdefault(people.id, set()).add(place.id)
                found.setdefault(place.id, set()).add(people.id)
    return {key: frozenset(ids) for key, ids in found.items()}


@lru_cache(maxsize=1)
def _capitals() -> dict[str, frozenset[str]]:
    """Capital place ids by country code."""
    found: dict[str, set[str]] = {}
    lexicon = load()
    names = {
        name: country.code for country in lexicon.countries for name in country.capital_en if name
    }
    for place in lexicon.places:
        for name in place.en:
            if names.get(name) == place.country:
                found.setdefault(str(place.country), set()).add(place.id)
    return {code: frozenset(ids) for code, ids in found.items()}
