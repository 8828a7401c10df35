"""Counts what the lexicon has, and what it does not cover yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from musnad.lexicon.book import Lexicon

_EXAMPLES: Final = 8
_NOUNS: Final = frozenset({"noun", "phrase"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A table: its rows and the English and Arabic forms in them."""

    name: str
    rows: int
    forms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """Rows without something that they could have; ``examples`` are the first ids."""

    id: str
    label_ar: str
    label_en: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The whole of it."""

    tables: tuple[Count, ...]
    lacks: tuple[Lack, ...]


def count(book: Lexicon) -> Counts:
    """The rows, forms and gaps of a lexicon; terms also by domain."""
    domains = sorted({term.domain for term in book.terms})
    held = [fact for fact in book.facts if fact.kind == "office"]
    holders = {fact.subject for fact in held}
    with_office = {fact.object for fact in held}
    kinds = sorted({fact.kind for fact in book.facts})
    return Counts(
        tables=(
            _table(
                "countries",
                (
                    (*one.en, *one.ar, *one.adj_en, *one.adj_ar, *one.capital_en, *one.capital_ar)
                    for one in book.countries
                ),
            ),
            _table("peoples", ((*one.adj_en, *one.adj_ar) for one in book.peoples)),
            _table("places", ((*one.en, *one.ar) for one in book.places)),
            _table(
                "organisations",
                (
                    (*one.en, *one.ar, *one.acronyms, *((one.short_ar,) if one.short_ar else ()))
                    for one in book.organisations
                ),
            ),
            _table("offices", ((*one.en, *one.ar, *one.ar_f) for one in book.offices)),
            _table("fields", ((*one.en, *one.ar) for one in book.fields)),
            _table("people", ((*one.en, *one.ar) for one in book.people)),
            _table("verbs", ((*one.en, *one.ar) for one in book.verbs)),
            _table("terms", ((*one.en, *one.ar) for one in book.terms)),
            *(
                _table(
                    f"  {domain}",
                    ((*one.en, *one.ar) for one in book.terms if one.domain == domain),
                )
                for domain in domains
            ),
            _table("ledger", ((one.id,) for one in book.facts)),
            *(
                _table(f"  {kind}", ((one.id,) for one in book.facts if one.kind == kind))
                for kind in kinds
            ),
        ),
        lacks=(
            _lack(
                "capital",
                "دول بلا عاصمة",
                "countries without a capital",
                (one.code for one in book.countries if not one.capital_ar),
            ),
            _lack(
                "office",
                "دول بلا صاحب منصب في السجل",
                "countries without an office-holder in the ledger",
                (one.code for one in book.countries if one.code not in with_office),
            ),
            _lack(
                "short",
                "هيئات لها اختصار لاتيني بلا اسم عربي قصير",
                "bodies with an acronym and no short Arabic name",
                (one.id for one in book.organisations if one.acronyms and not one.short_ar),
            ),
            _lack(
                "holder",
                "أشخاص بلا منصب في السجل",
                "people without an office in the ledger",
                (one.id for one in book.people if one.id not in holders),
            ),
            _lack(
                "plural",
                "أسماء بلا جمع",
                "nouns without a plural",
                (
                    one.en[0]
                    for one in book.terms
                    if one.pos in _NOUNS and one.plural_ar is None and one.domain != "own"
                ),
            ),
        ),
    )


def to_json(told: Counts) -> dict[str, object]:
    """The counts as values for JSON."""
    return {
        "tables": {one.name.strip(): {"rows": one.rows, "forms": one.forms} for one in told.tables},
        "lacks": {one.id: {"count": one.count, "examples": one.examples} for one in told.lacks},
    }


def _table(name: str, rows: Iterable[tuple[str, ...]]) -> Count:
    sizes = [len(forms) for forms in rows]
    return Count(name=name, rows=len(sizes), forms=sum(sizes))


def _lack(id_: str, arabic: str, english: str, ids: Iterable[str]) -> Lack:
    found = tuple(ids)
    return Lack(
        id=id_,
        label_ar=arabic,
        label_en=english,
        count=len(found),
        examples=found[:_EXAMPLES],
    )
