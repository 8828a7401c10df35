"""The kinds of entry that the lexicon holds.

``en`` and ``ar`` are tuples of accepted forms, the house form first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Gender = Literal["m", "f"]
Number = Literal["singular", "dual", "plural"]
Case = Literal["nominative", "oblique"]
MentionKind = Literal["person", "office", "organisation", "place", "country", "nationality"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state, or a territory that official texts name as a party.

    ``code`` is ISO 3166-1 alpha-2 (``XK`` for Kosovo); ``gender`` that of the Arabic name;
    ``adj_ar`` masculine singular without the article, alternatives after the house form.
    """

    code: str
    en: tuple[str, ...]
    ar: tuple[str, ...]
    gender: Gender
    capital_en: tuple[str, ...]
    capital_ar: tuple[str, ...]
    adj_en: tuple[str, ...]
    adj_ar: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """A people, faith or part of the world that has an adjective but is no state."""

    id: str
    adj_en: tuple[str, ...]
    adj_ar: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A city, region, sea or building.

    ``kind`` is one word (``city``, ``capital``, ``region``, ``sea``, ``building`` …);
    ``country`` a country code or None; ``stands_for`` the id of the organisation, or the
    code of the country, that the name is used for in news (the Pentagon, the Kremlin).
    """

    id: str
    en: tuple[str, ...]
    ar: tuple[str, ...]
    kind: str
    country: str | None
    stands_for: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body. ``gender`` is that of the head noun of the Arabic name (منظمة: f, حلف: m).

    ``acronyms`` are matched with their capitals; ``short_ar`` is the short Arabic name that
    follows the full one in brackets at first mention, or None.
    """

    id: str
    en: tuple[str, ...]
    ar: tuple[str, ...]
    acronyms: tuple[str, ...]
    short_ar: str | None
    gender: Gender


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office, or a pattern with ``{field}``, ``{country}`` or ``{org}`` in its forms."""

    id: str
    en: tuple[str, ...]
    ar: tuple[str, ...]
    ar_f: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What a ministry is in charge of.

    ``ar`` follows وزير («الخارجية»); ``affairs_ar`` follows the preposition ل
    («الشؤون الخارجية»).
    """

    id: str
    en: tuple[str, ...]
    ar: tuple[str, ...]
    affairs_ar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person in public office: full names, spellings, gender and country code."""

    id: str
    en: tuple[str, ...]
    ar: tuple[str, ...]
    gender: Gender
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb of saying or doing in official news.

    ``en`` are lemmas or phrases; ``ar`` past, third person masculine singular («التقى»),
    ``preposition`` what stands between it and its object, or None; ``register`` is
    ``neutral`` or ``strong``; ``polarity`` ``positive``, ``negative`` or ``neutral``;
    ``frame`` the complements that it takes: ``np``, ``that``, ``to``, ``with``, ``np-to``,
    ``quote``, ``none``.
    """

    en: tuple[str, ...]
    ar: tuple[str, ...]
    preposition: str | None
    register: str
    polarity: str
    frame: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the trade with its Arabic.

    ``pos`` is noun, phrase, adj, adv, verb or conj; ``gender`` and ``plural_ar`` are None
    where they do not apply.
    """

    en: tuple[str, ...]
    ar: tuple[str, ...]
    pos: str
    gender: Gender | None
    plural_ar: str | None
    domain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A dated fact of the ledger: true from ``since`` to ``until`` (None: still)."""

    id: str
    kind: str
    subject: str
    predicate: str
    object: str
    since: date
    until: date | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name found in a text, as a half-open span of code points.

    ``others`` are further ids that the same words may stand for: the body that a building
    is named for, the city with the country's name, the ministry of a state among ministries.
    Two mentions speak of the same thing when their ``ids`` meet.
    """

    text: str
    start: int
    end: int
    kind: MentionKind
    id: str
    others: tuple[str, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """All ids that these words may stand for."""
        return frozenset((self.id, *self.others))
