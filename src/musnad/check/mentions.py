"""Names of the lexicon in a claim: whether the evidence has their words, and how to say them."""

from __future__ import annotations

from musnad.check.align import Aligned, Sources
from musnad.lexicon.book import load
from musnad.lexicon.entries import Mention

SAME_NAME = 0.82
"""So near, two words are one name or its adjective («أوروبا», "European")."""
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
