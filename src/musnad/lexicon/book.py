"""The lexicon as one value: tables, look-ups, mentions and the forms that writers need."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, timedelta
from functools import lru_cache, wraps
from itertools import count
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar, cast

from musnad.arabic.normal import fold
from musnad.core.errors import RefusedError
from musnad.lexicon import french_names, mentions, names, tables
from musnad.lexicon.entries import (
    Case,
    Country,
    Fact,
    Field,
    Gender,
    Mention,
    Number,
    Office,
    Organisation,
    People,
    Person,
    Place,
    Term,
    Verb,
)
from musnad.lexicon.nationality import inflect
from musnad.lexicon.titles import Titles

T = TypeVar("T")
P = ParamSpec("P")

_BRACKETS: Final = re.compile(r" \([^()]{1,40}\)")
_GENDERS: Final[tuple[Gender, ...]] = ("m", "f")
_OPEN_ROW: Final = timedelta(days=366)


REMEMBERED: Final = 512
"""Texts whose names are kept, of those asked for last, and the longest of them in letters."""
LONGEST_REMEMBERED: Final = 2_000


_NUMBERS: Final = count(1)


class Lexicon:
    """Everything that the newsroom knows by name; read-only after it is made.

    Its ``number`` is its alone in this process: what is remembered under it keeps no lexicon
    in memory.
    """

    def __init__(
        self,
        *,
        countries: tuple[Country, ...],
        peoples: tuple[People, ...] = (),
        places: tuple[Place, ...] = (),
        organisations: tuple[Organisation, ...] = (),
        offices: tuple[Office, ...] = (),
        fields: tuple[Field, ...] = (),
        people: tuple[Person, ...] = (),
        verbs: tuple[Verb, ...] = (),
        terms: tuple[Term, ...] = (),
        facts: tuple[Fact, ...] = (),
        written: date | None = None,
    ) -> None:
        """``written`` is the day up to which the ledger was gone through; by default that of
        its newest office."""
        self.number = next(_NUMBERS)
        own = {place.id for place in places}
        capitals = tuple(one for one in names.of_capitals(countries) if one.id not in own)
        self.countries = countries
        self.peoples = peoples
        self.places = (*places, *capitals)
        self.organisations = organisations
        self.offices = offices
        self.fields = fields
        self.people = people
        self.verbs = verbs
        self.terms = terms
        self.facts = facts
        self._countries = _by_id("countries", ((one.code, one) for one in countries))
        self._peoples = _by_id("peoples", ((one.id, one) for one in peoples))
        self._places = _by_id("places", ((one.id, one) for one in self.places))
        self._organisations = _by_id("organisations", ((one.id, one) for one in organisations))
        self._offices = _by_id("offices", ((one.id, one) for one in offices))
        self._people = _by_id("people", ((one.id, one) for one in people))
        self._facts = _by_id("ledger", ((one.id, one) for one in facts))
        self._verbs = _by_phrase((form, verb) for verb in verbs for form in verb.en)
        self._terms = _by_phrase((form, term) for term in terms for form in term.en)
        self._index: names.Index | None = None
        self._french: names.Index | None = None
        self._titles: Titles | None = None
        # One sentence is asked about by many, one after another.
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._find)
        self._held: Mapping[str, tuple[Fact, ...]] | None = None
        self.written = written or max(
            (one.since for one in facts if one.kind == "office"), default=date.max
        )

    def country(self, code: str) -> Country | None:
        """The country with this code."""
        return self._countries.get(code)

    def place(self, id_: str) -> Place | None:
        """The place with this id."""
        return self._places.get(id_)

    def organisation(self, id_: str) -> Organisation | None:
        """The organisation with this id."""
        return self._organisations.get(id_)

    def office(self, id_: str) -> Office | None:
        """The office or pattern with this id."""
        return self._offices.get(id_)

    def person(self, id_: str) -> Person | None:
        """The person with this id."""
        return self._people.get(id_)

    def fact(self, id_: str) -> Fact | None:
        """The fact with this id."""
        return self._facts.get(id_)

    def verb(self, english: str) -> Verb | None:
        """The verb by an English lemma or phrase, whatever its case."""
        return self._verbs.get(_phrase(english))

    def term(self, english: str) -> Term | None:
        """The term by phrase or lemma, whatever its case; a plural finds its singular."""
        phrase = _phrase(english)
        for candidate in lemmas(phrase):
            found = self._terms.get(candidate)
            if found is not None:
                return found
        return None

    def mentions(self, text: str, language: str) -> tuple[Mention, ...]:
        """The people, offices, organisations, places and countries that a text names.

        ``language`` is ``ar``, ``en`` or ``fr``; any other is read as the first two.
        """
        if len(text) > LONGEST_REMEMBERED:
            return self._find(text, language)
        return self._remembered(text, language)

    def _find(self, text: str, language: str) -> tuple[Mention, ...]:
        if language == "fr":
            return french_names.with_states(text, mentions.find(text, "en", self.french))
        return mentions.find(text, language, self.index)

    @property
    def french(self) -> names.Index:
        """The names as French texts have them, made when the first one is met."""
        if self._french is None:
            self._french = french_names.FrenchIndex(french_names.forms(), self.index)
        return self._french

    @property
    def index(self) -> names.Index:
        """All names, made at first use."""
        if self._index is None:
            self._index = names.Index(
                (
                    *names.of_people(
                        self.people,
                        names.everyday_words(self.terms, self.verbs, self.countries, self.places),
                    ),
                    *names.of_organisations(self.organisations, self.fields),
                    *names.of_short_ministries(self.countries),
                    *names.of_offices(self.offices, self.fields),
                    *names.of_countries(self.countries),
                    *names.of_places(self.places),
                    *names.of_peoples(self.peoples),
                )
            )
        return self._index

    def nationality(
        self,
        code: str,
        *,
        gender: Gender = "m",
        number: Number = "singular",
        definite: bool = False,
        case: Case = "nominative",
    ) -> str:
        """The Arabic adjective of a country code or of a people's id, inflected.

        Raises: KeyError for a code that the lexicon does not know.
        """
        country = self._countries.get(code)
        adjective = country.adj_ar[0] if country else self._peoples[code].adj_ar[0]
        return inflect(adjective, gender=gender, number=number, definite=definite, case=case)

    def render_office(self, english: str, *, gender: Gender = "m") -> str | None:
        """The Arabic of an English title, or None when any word of it is not understood."""
        if self._titles is None:
            self._titles = Titles(
                offices=self.offices,
                fields=self.fields,
                countries=self.countries,
                peoples=self.peoples,
                organisations=self.organisations,
                places=self.places,
            )
        return self._titles.render(english, gender=gender)

    def offices_on(self, person_id: str, day: date) -> tuple[Fact, ...]:
        """What the ledger says that a person was on a day, earliest first."""
        held = (
            fact
            for fact in self.facts
            if fact.subject == person_id
            and fact.kind == "office"
            and fact.since <= day
            and (fact.until is None or day <= fact.until)
        )
        return tuple(sorted(held, key=lambda fact: (fact.since, fact.id)))

    def holds(self, fact: Fact, day: date) -> bool:
        """Whether a fact can be relied on to have held on a day.

        A row without an end says only that nobody has reported one: a year after the ledger
        was written, or after its own beginning, it is not relied on.
        """
        if fact.until is not None:
            return fact.since <= day <= fact.until
        known = max(self.written, fact.since)
        return fact.since <= day <= min(known, date.max - _OPEN_ROW) + _OPEN_ROW

    def office_holders(self, office: str, day: date) -> tuple[Fact, ...]:
        """Who held an office on a day, earliest first; two on the day of a hand-over.

        ``office`` is a title with its state or body, in English or Arabic («وزير الدفاع
        الأميركي»), in any wording that is rendered by the same Arabic.
        """
        if self._held is None:
            self._held = self._by_office()
        terms = self._held.get(self._office_key(office), ())
        return tuple(
            fact
            for fact in terms
            if fact.since <= day and (fact.until is None or day <= fact.until)
        )

    def office_holder(self, office: str, day: date) -> Fact | None:
        """The row of who held an office at the end of a day; None when it was vacant or unknown."""
        held = self.office_holders(office, day)
        return held[-1] if held else None

    def _by_office(self) -> Mapping[str, tuple[Fact, ...]]:
        found: dict[str, list[Fact]] = {}
        keys: dict[str, frozenset[str]] = {}
        offices = (fact for fact in self.facts if fact.kind == "office")
        for fact in sorted(offices, key=lambda fact: (fact.since, fact.id)):
            told = fact.predicate
            if told not in keys:
                keys[told] = frozenset(self._office_key(told, gender) for gender in _GENDERS)
            for key in keys[told]:
                found.setdefault(key, []).append(fact)
        return {key: tuple(facts) for key, facts in found.items()}

    def _office_key(self, office: str, gender: Gender = "m") -> str:
        """What all wordings of one office share."""
        told = self.render_office(office, gender=gender) or _phrase(office)
        return fold(_BRACKETS.sub("", told)).replace("امريك", "اميرك")


_SPOKEN: Final[ContextVar[Lexicon | None]] = ContextVar("the lexicon in use", default=None)


def load() -> Lexicon:
    """The lexicon in use: that of ``speaking`` within it, the shipped one elsewhere.

    Raises: RefusedError ``lexicon.row`` (file, line, reason) for a row that can't be used.
    """
    return _SPOKEN.get() or shipped()


@contextmanager
def speaking(book: Lexicon) -> Iterator[None]:
    """Within it, in this thread alone, ``load`` gives this lexicon, and what is remembered of
    texts by ``remembered`` is kept apart from what other lexicons made of them."""
    token = _SPOKEN.set(None if book is shipped() else book)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def remembered(maxsize: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """As ``lru_cache`` for what is worked out with the lexicon in use: kept for each apart."""

    def over(work: Callable[P, T]) -> Callable[P, T]:
        @lru_cache(maxsize=maxsize)
        def kept(_number: int, *args: Any, **kwargs: Any) -> T:
            return work(*args, **kwargs)

        @wraps(work)
        def recall(*args: Any, **kwargs: Any) -> T:
            book = _SPOKEN.get()
            return kept(0 if book is None else book.number, *args, **kwargs)

        return cast("Callable[P, T]", recall)

    return over


@lru_cache(maxsize=4)
def shipped(folder: Path = tables.DATA) -> Lexicon:
    """The lexicon in this folder, read once in the life of the process.

    Raises: RefusedError ``lexicon.row`` (file, line, reason) for a row that can't be used.
    """
    return Lexicon(
        countries=tables.countries(folder),
        peoples=tables.peoples(folder),
        places=tables.places(folder),
        organisations=tables.organisations(folder),
        offices=tables.offices(folder),
        fields=tables.fields(folder),
        people=tables.people(folder),
        verbs=tables.verbs(folder),
        terms=tables.terms(folder),
        facts=tables.facts(folder),
    )


def _by_id(table: str, pairs: Iterable[tuple[str, T]]) -> Mapping[str, T]:
    found: dict[str, T] = {}
    for id_, entry in pairs:
        if id_ in found:
            raise RefusedError("lexicon.row", file=f"{table}.tsv", line=0, reason=f"{id_} twice")
        found[id_] = entry
    return found


def _by_phrase(pairs: Iterable[tuple[str, T]]) -> Mapping[str, T]:
    found: dict[str, T] = {}
    for form, entry in pairs:
        found.setdefault(_phrase(form), entry)
    return found


def _phrase(english: str) -> str:
    return " ".join(english.replace("’", "'").casefold().split())


def lemmas(phrase: str) -> tuple[str, ...]:
    """The phrase, then what its last word may be the plural of."""
    found = [phrase]
    if phrase.endswith("ies") and len(phrase) > 4:
        found.append(f"{phrase[:-3]}y")
    if phrase.endswith("es") and len(phrase) > 4:
        found.append(phrase[:-2])
    if phrase.endswith("s") and not phrase.endswith("ss") and len(phrase) > 3:
        found.append(phrase[:-1])
    return tuple(found)
