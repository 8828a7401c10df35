"""The house's own spelling, names and terms, and whether a text keeps to them.

``apply`` may change how a word is written and never which word it is; it touches neither
what stands between «» nor Latin runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from musnad.arabic import style
from musnad.arabic.respelling import (
    AMERICAN,
    Outside,
    Spellings,
    quoted,
    with_house_digits,
    with_house_months,
)
from musnad.arabic.style import Lint
from musnad.core.house import House, HouseTable, OwnTable
from musnad.lexicon import tables
from musnad.lexicon.book import Lexicon, shipped
from musnad.lexicon.entries import Person, Term
from musnad.lexicon.names import everyday_words
from musnad.lexicon.words import key

_SHORTEST_NAME: Final = 5
_NAMED: Final = frozenset({"person", "office", "organisation", "country"})
_WELL_KNOWN: Final = frozenset(
    {"nato", "unicef", "unesco", "unrwa", "opec", "nasa", "interpol", "fifa", "hamas", "anadolu",
     "xinhua", "tass", "us-marines", "shin-bet"}
)  # fmt: skip
"""Bodies whose short Arabic name every reader knows."""


def apply(text: str, house: House) -> str:
    """A finished sentence as the house writes it: spelling, digits and months.

    The house's own pairs go before the spelling of America and of foreign names. Applying
    it twice changes nothing more.
    """
    respelt = _own(house.spellings).apply(text)
    respelt = _settled(house.american, house.foreign_g).apply(respelt)
    return with_house_digits(with_house_months(respelt, house), house)


def introduce(title: str, name: str, house: House) -> str:
    """A name with its title at first mention, in the house's order.

    «وزير الخارجية فلان», or «فلان، وزير الخارجية،» for a house that puts names first.
    """
    if not title or not name:
        return title or name
    return f"{name}، {title}،" if house.title_order == "name_first" else f"{title} {name}"


def lexicon_of(house: House, folder: Path = tables.DATA) -> Lexicon:
    """The lexicon with the house's own people, terms and dated facts before the built-in ones.

    A person of the house with the id or an English name of a built-in one takes that
    person's place; the built-in forms stay as accepted ones. A fact with the id of a built-in
    one takes its place.

    Raises: RefusedError ``lexicon.row`` for a row that can't be used.
    """
    return _with_own(house.own, folder) if house.own else shipped(folder)


def lints(text: str, house: House) -> tuple[Lint, ...]:
    """Where a text departs from good style and from the house's, in the order of the text."""
    found = [
        *style.lints(text, house),
        *_forbidden(text, house),
        *_misspelt(text, house),
        *_nobody_named(text, house),
        *_short_names(text, house),
    ]
    return tuple(sorted(found, key=lambda lint: (lint.start, lint.end, lint.code)))


@lru_cache(maxsize=16)
def _own(pairs: tuple[tuple[str, str], ...]) -> Spellings:
    return Spellings(pairs)


@lru_cache(maxsize=4)
def _settled(american: str, foreign_g: str) -> Spellings:
    return Spellings(AMERICAN[american], _foreign_g(foreign_g))


def _foreign_g(letter: str) -> Iterator[tuple[str, str]]:
    """Names that the lexicon knows with غ and with ج: as others write them, as the house.

    A house that writes غ keeps the ج of names whose house form has it (جورجييفا). A short
    word may be no name by itself («تشنج»), so it is given with the whole name.
    """
    book = shipped()
    other = "ج" if letter == "غ" else "غ"
    plain = everyday_words(book.terms, book.verbs, (), ())
    tables_of_names = (book.people, book.places, book.organisations, book.countries)
    for forms in (entry.ar for table in tables_of_names for entry in table):
        wanted = forms[:1] if letter == "غ" else forms
        for form in forms:
            for twin in wanted:
                words = _twins(form, twin, other, letter)
                if all(_is_name(word, plain) for word, _ in words):
                    yield from words
                elif " " in form:
                    yield form, twin


def _twins(form: str, twin: str, other: str, letter: str) -> tuple[tuple[str, str], ...]:
    """The words of two forms that differ, when they differ in these letters only."""
    if len(form) != len(twin) or form.replace(other, letter) != twin.replace(other, letter):
        return ()
    if any(one == letter and two == other for one, two in zip(form, twin, strict=True)):
        return ()
    pairs = zip(form.split(" "), twin.split(" "), strict=True)
    return tuple((word, house) for word, house in pairs if word != house)


def _is_name(word: str, plain: frozenset[str]) -> bool:
    if len(word) < _SHORTEST_NAME:
        return False
    return len(word) > _SHORTEST_NAME or key(word) not in plain


@lru_cache(maxsize=4)
def _with_own(own: tuple[OwnTable, ...], folder: Path) -> Lexicon:
    book = shipped(folder)
    own_people = tuple(one for table in _of(own, "people") for one in tables.people_in(table))
    own_terms = tuple(one for table in _of(own, "terms") for one in tables.terms_in(table))
    own_facts = tuple(one for table in _of(own, "ledger") for one in tables.facts_in(table))
    replaced = {fact.id for fact in own_facts}
    return Lexicon(
        countries=book.countries,
        peoples=book.peoples,
        places=book.places,
        organisations=book.organisations,
        offices=book.offices,
        fields=book.fields,
        people=_merged(own_people, book.people),
        verbs=book.verbs,
        terms=(*own_terms, *_without(book.terms, own_terms)),
        facts=(*own_facts, *(fact for fact in book.facts if fact.id not in replaced)),
        written=book.written,
    )


def _of(own: Iterable[OwnTable], table: HouseTable) -> Iterator[OwnTable]:
    return (one for one in own if one.table == table)


def _merged(own: Iterable[Person], shipped: Iterable[Person]) -> tuple[Person, ...]:
    """The people of the house, then the others; whoever is in both is one person."""
    by_name: dict[str, str] = {}
    known: dict[str, Person] = {}
    for person in shipped:
        known[person.id] = person
        for form in person.en:
            by_name.setdefault(key(form), person.id)
    first: dict[str, Person] = {}
    for person in own:
        names = (by_name.get(key(form)) for form in person.en)
        id_ = person.id if person.id in known else next(filter(None, names), person.id)
        other = known.pop(id_, None) or first.get(id_)
        first[id_] = Person(
            id=id_,
            en=_both(person.en, other.en if other else ()),
            ar=_both(person.ar, other.ar if other else ()),
            gender=person.gender,
            country=person.country or (other.country if other else None),
        )
    return (*first.values(), *known.values())


def _without(shipped: Iterable[Term], own: Iterable[Term]) -> Iterator[Term]:
    """The built-in terms less the English forms that the house has a term of its own for."""
    taken = {(form.casefold(), _part(term)) for term in own for form in term.en}
    for term in shipped:
        kept = tuple(form for form in term.en if (form.casefold(), _part(term)) not in taken)
        if len(kept) == len(term.en):
            yield term
        elif kept:
            yield Term(
                en=kept,
                ar=term.ar,
                pos=term.pos,
                gender=term.gender,
                plural_ar=term.plural_ar,
                domain=term.domain,
            )


def _part(term: Term) -> str:
    return "noun" if term.pos in ("noun", "phrase", "noun_pl") else term.pos


def _both(first: tuple[str, ...], then: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *then)))


def _forbidden(text: str, house: House) -> Iterator[Lint]:
    advice = dict(house.forbidden)
    for hit in _own(tuple((word, word) for word in advice)).hits(text):
        instead = advice[hit.told]
        yield Lint(
            code="house.forbidden",
            start=hit.start,
            end=hit.end,
            message_ar=f"«{hit.told}» ممنوعة في أسلوب الدار"
            + (f"، اكتب «{instead}»." if instead else "."),
            message_en=f"House style bars «{hit.told}»"
            + (f"; write «{instead}»." if instead else "."),
        )


def _misspelt(text: str, house: House) -> Iterator[Lint]:
    settled = _settled(house.american, house.foreign_g)
    for hit in (*_own(house.spellings).hits(text), *settled.hits(text)):
        yield Lint(
            code="house.spelling",
            start=hit.start,
            end=hit.end,
            message_ar=f"تكتبها الدار «{hit.wanted}».",
            message_en=f"The house writes «{hit.wanted}».",
        )


def _nobody_named(text: str, house: House) -> Iterator[Lint]:
    """Paragraphs that open with «وأضاف أنه» where nobody was named before."""
    found = list(style.subjectless(text))
    if not found:
        return
    mentions = lexicon_of(house).mentions(text[: found[-1][0]], "ar")
    named = (one.start for one in mentions if one.kind in _NAMED)
    first = min((*named, style.first_speaker(text)), default=len(text))
    for start, end, opening in found:
        if start > first:
            return
        yield Lint(
            code="style.undefined_pronoun",
            start=start,
            end=end,
            message_ar=f"سمّ صاحب القول: تبدأ الفقرة بـ«{opening}» ولم يُذكر أحد قبلها.",
            message_en=f"Name who speaks: the paragraph opens with «{opening}»,"
            " and nobody is named before.",
        )


def _short_names(text: str, house: House) -> Iterator[Lint]:
    """Short Arabic names of bodies at first mention without the full name."""
    book = lexicon_of(house)
    outside = Outside(quoted(text))
    seen: set[str] = set()
    for mention in book.mentions(text, "ar"):
        if mention.kind != "organisation" or mention.id in seen:
            continue
        seen.add(mention.id)
        body = book.organisation(mention.id)
        if body is None or body.short_ar is None or body.id in _WELL_KNOWN:
            continue
        if key(mention.text) == key(body.short_ar) and outside(mention.start):
            yield Lint(
                code="style.unexplained_short_name",
                start=mention.start,
                end=mention.end,
                message_ar=f"اذكر الاسم الكامل أولا: {body.ar[0]} ({body.short_ar}).",
                message_en=f"Give the full name first: {body.ar[0]} ({body.short_ar}).",
            )
