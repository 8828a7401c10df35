"""Names of the lexicon in a claim: whether the evidence has their words, and how to say them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from musnad.arabic.normal import fold
from musnad.check.align import Aligned, Item, Sources
from musnad.check.beside import beside
from musnad.check.reading import Reading
from musnad.check.tables import rows
from musnad.lexicon.book import load
from musnad.lexicon.entries import Mention

SAME_NAME = 0.82
"""So near, two words are one name or its adjective («أوروبا», "European")."""
STEADS = 2
"""Of this many of the best sentences, names are looked for in a name's stead."""
PLACES = frozenset({"place", "country", "nationality"})


def said(mention: Mention, one: Aligned, sources: Sources) -> bool:
    """Whether the evidence has the mention's words, in words that name nothing else.

    An encoder finds one capital near another, so nearness to a name proves nothing.
    """
    if not one.covered(mention.start, mention.end):
        return False
    if one.covered(mention.start, mention.end, least=SAME_NAME):
        return True
    named = {
        token.folded
        for at in one.evidence
        for other in sources.items[at].reading.mentions
        if not other.ids & mention.ids
        for token in sources.items[at].reading.tokens
        if other.start <= token.start < other.end
    }
    return not any(
        word.nearest in named or any(part in named for part in word.nearest.split())
        for word in one.inside(mention.start, mention.end)
    )


def spoken(mention: Mention, language: str) -> str:
    """The mention in the article's language by the house form, else as the source has it."""
    if language != "ar":
        return mention.text
    lexicon = load()
    for one in (mention.id, *mention.others):
        country = lexicon.country(one)
        if mention.kind == "nationality" and country is not None:
            return lexicon.nationality(country.code)
        entry = lexicon.place(one) or country or lexicon.organisation(one) or lexicon.person(one)
        if entry is not None and entry.ar:
            return entry.ar[0]
    return mention.text


def in_its_stead(
    mention: Mention, one: Aligned, sources: Sources, fits: Callable[[Mention], bool]
) -> tuple[Mention, Item] | None:
    """The mention of the evidence that nothing in the claim renders, beside the same words as
    this one, which the nearest sentences do not have."""
    near = [sources.items[at] for at in one.evidence[:STEADS]]
    if not one.rendered or _in_place(mention, one, sources, near):
        return None
    for place, item in enumerate(near):
        if mention.ids & item.reading.ids:
            continue
        for other in item.reading.mentions:
            theirs = token_range(item.reading, other)
            if (
                fits(other)
                and _rendered(mention, one, place).isdisjoint(theirs)
                and beside(one, sources, (mention.start, mention.end), theirs, place=place)
            ):
                return other, item
    return None


def _in_place(mention: Mention, one: Aligned, sources: Sources, near: Sequence[Item]) -> bool:
    """Whether a near sentence has the name itself, beside the same words or as the nearest."""
    for place, item in enumerate(near):
        for other in item.reading.mentions:
            if other.ids & mention.ids and (
                place == 0
                or beside(
                    one,
                    sources,
                    (mention.start, mention.end),
                    token_range(item.reading, other),
                    place=place,
                )
            ):
                return True
    return False


def _rendered(mention: Mention, one: Aligned, place: int) -> frozenset[int]:
    """The words of a sentence of the evidence that the claim's words outside a name render."""
    own = {word.token.start for word in one.inside(mention.start, mention.end)}
    return frozenset(
        number
        for word in one.words
        if word.token.start not in own
        for at, number in word.match.places
        if at == place
    )


def token_range(reading: Reading, mention: Mention) -> range:
    """The numbers of the tokens that a mention covers."""
    inside = [
        at
        for at, token in enumerate(reading.tokens)
        if token.start < mention.end and mention.start < token.end
    ]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def in_words(mention: Mention, near: Sequence[Item]) -> bool:
    """Whether the evidence has a body or a place by words that are no name: Tories, FMI, D.C."""
    words = {word for one in mention.ids for word in _bodies().get(one, ())}
    return bool(words) and any(
        token.folded.removesuffix("'s") in words for item in near for token in item.reading.tokens
    )


def in_short(mention: Mention, near: Sequence[Item]) -> bool:
    """Whether the evidence may mean the body by a word for its sort: the Fund, the Board, its
    policymakers; no proof, but a reason not to call the name invented."""
    words = {word for one in mention.ids for word in _shorthands().get(one, ())}
    return bool(words) and any(
        token.folded.removesuffix("'s") in words for item in near for token in item.reading.tokens
    )


@lru_cache(maxsize=1)
def _shorthands() -> dict[str, frozenset[str]]:
    return {one: frozenset(fold(words).split()) for one, words in rows("shorthands")}


@lru_cache(maxsize=1)
def _bodies() -> dict[str, frozenset[str]]:
    return {one: frozenset(fold(words).split()) for one, words in rows("bodies")}
