"""Mends where a phrase that belongs to a noun hangs on the verb: "X within its borders"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.entity import Entity
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def mend_belongings(doc: Doc, entities: dict[int, Entity]) -> None:
    """Set heads right in place."""
    for token in doc:
        _within_borders(token, entities)


_BORDERS = frozenset(listed("border borders boundary boundaries frontier frontiers"))


def _within_borders(token: Token, entities: dict[int, Entity]) -> None:
    """ "The territorial integrity of X within its borders": the integrity is within them."""
    verb = token.head
    if token.lower_ != "within" or token.dep_ != "prep" or verb.pos_ != "VERB" or token.i < 1:
        return
    inner = [one for one in token.children if one.dep_ == "pobj"]
    if len(inner) != 1 or inner[0].lemma_.lower() not in _BORDERS:
        return
    if not any(one.lower_ in ("its", "their") for one in inner[0].children):
        return
    land = token.doc[token.i - 1]
    entity = entities.get(land.i)
    if entity is None or entity.kind != "country" or land.head.dep_ != "prep":
        return
    noun = land.head.head
    if noun.pos_ != "NOUN" or noun.i in entities or land.head.i > token.i:
        return
    token.head = noun
