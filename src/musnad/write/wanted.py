"""The entries of the lexicon that a release needs, as lines for a prompt.

Only names and terms that the release itself has are told: a model that is shown no other
name has none to slip in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from musnad.arabic.normal import fold
from musnad.core.house import House
from musnad.core.release import Release, Sentence
from musnad.lexicon.book import Lexicon
from musnad.lexicon.entries import Mention, Term
from musnad.lexicon.house import apply, lexicon_of
from musnad.write.fencing import harmless
from musnad.write.introductions import title_on

MOST_NAMES = 60
MOST_TERMS = 40
_LONGEST_TERM = 4
_SHORTEST_TERM = 4
_TRADE = frozenset({"noun", "phrase", "verb"})
"""Kinds of term that a house has a word of its own for."""


def house_forms(release: Release, sentences: Sequence[Sentence], house: House) -> tuple[str, ...]:
    """Lines «as the source has it = as the house writes it», names first, each once.

    A person's line tells the office that the ledger gives for the day of the release, when
    the sentences given name that office too.
    """
    book = lexicon_of(house)
    text = "\n".join(one.text for one in sentences)
    found = dict.fromkeys(_names(text, release, book, house))
    lines = list(found)[:MOST_NAMES]
    if release.language != "ar":
        named = {line.partition(" = ")[0].casefold() for line in lines}
        terms = dict.fromkeys(_terms(text, book, house))
        lines += [one for one in terms if one.partition(" = ")[0] not in named][:MOST_TERMS]
    return tuple(lines)


def _names(text: str, release: Release, book: Lexicon, house: House) -> Iterator[str]:
    fullest: dict[tuple[str, str], Mention] = {}
    for mention in book.mentions(text, release.language):
        # An office is told in each of its wordings; «military» in lower case names nobody.
        key = (mention.kind, mention.text if mention.kind == "office" else mention.id)
        known = fullest.get(key)
        if mention.text.islower() or (known and len(known.text) >= len(mention.text)):
            continue
        fullest[key] = mention
    for mention in fullest.values():
        told = apply(_arabic(mention, book), house)
        given = harmless(mention.text)
        office = _office(mention, text, release, book)
        if office:
            yield f"{given} = {told} ({apply(office, house)})"
        elif told and fold(given) != fold(told):
            yield f"{given} = {told}"


def _arabic(mention: Mention, book: Lexicon) -> str:
    match mention.kind:
        case "person":
            person = book.person(mention.id)
            return person.ar[0] if person else ""
        case "organisation":
            body = book.organisation(mention.id)
            return body.ar[0] if body else ""
        case "place":
            place = book.place(mention.id)
            return place.ar[0] if place else ""
        case "country":
            country = book.country(mention.id)
            return country.ar[0] if country else ""
        case "office":
            return book.render_office(mention.text) or ""
        case _:
            return ""


def _office(mention: Mention, text: str, release: Release, book: Lexicon) -> str:
    """The title of a person on the day of the release, where the source gives one as well."""
    if mention.kind != "person" or release.published is None:
        return ""
    title = title_on(mention.id, release.published.date(), book)
    if title is None:
        return ""
    named = {
        fold(book.render_office(one.text) or one.text)
        for one in book.mentions(text, release.language)
        if one.kind == "office"
    }
    return title if any(one and one in fold(title) for one in named) else ""


def _number(term: Term, phrase: str) -> str:
    """The term in the plural where the source has it so and the lexicon knows it."""
    plural = phrase.casefold() not in {one.casefold() for one in term.en}
    return term.plural_ar if plural and term.plural_ar else term.ar[0]


def _terms(text: str, book: Lexicon, house: House) -> Iterator[str]:
    """Phrases of the trade of up to four words, the longest first at each place."""
    words = text.split()
    at = 0
    while at < len(words):
        step = 1
        for length in range(min(_LONGEST_TERM, len(words) - at), 1, -1):
            phrase = " ".join(words[at : at + length]).strip(" .,;:()\"'“”")
            term = book.term(phrase) if len(phrase) >= _SHORTEST_TERM else None
            if term is not None and term.pos in _TRADE:
                yield f"{harmless(phrase.lower())} = {apply(_number(term, phrase), house)}"
                step = length
                break
        at += step
