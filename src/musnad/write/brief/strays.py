"""Words that the parser hangs on the wrong neighbour: times, adverbs, second participles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.attachments import move
from musnad.write.brief.entity import Entity
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def mend_strays(doc: Doc, entities: dict[int, Entity]) -> None:
    """Set heads and labels right in place."""
    for token in doc:
        _time_before_sum(token, entities)
        _adverb_before_time(token, entities)
        _second_participle(token)
        _finite_after_aim(token)
        _of_the_ships(token)


def _time_before_sum(token: Token, entities: dict[int, Entity]) -> None:
    """ "Announced today $1 million": when it was announced, no part of the sum."""
    entity, head = entities.get(token.i), entities.get(token.head.i)
    verb = token.head.head
    if token.dep_ not in ("compound", "nmod", "amod") or entity is None or head is None:
        return
    if entity.kind == "date" and head.kind == "figure" and verb.pos_ == "VERB" and verb.i < token.i:
        token.head, token.dep_ = verb, "npadvmod"


def _adverb_before_time(token: Token, entities: dict[int, Entity]) -> None:
    """ "Met virtually on 3 April": it says how they met."""
    preposition = token.head
    if token.dep_ != "advmod" or preposition.dep_ != "prep" or token.i != preposition.i - 1:
        return
    verb = preposition.head
    dated = any(
        one.i in entities and entities[one.i].kind == "date" for one in preposition.children
    )
    if dated and verb.pos_ == "VERB" and token.lower_.endswith("ly"):
        token.head = verb


def _second_participle(token: Token) -> None:
    """ "A text welcoming the plan announced in May and calling on X": the text calls on X."""
    first = token.head
    if token.dep_ != "conj" or token.tag_ != "VBG" or first.tag_ != "VBN" or first.dep_ != "acl":
        return
    at = first.head
    while at.head.i != at.i and at.pos_ in ("NOUN", "PROPN", "ADP"):
        at = at.head
    if at.tag_ != "VBG" or at.dep_ not in ("acl", "advcl"):
        return
    for one in first.children:
        if one.dep_ == "cc" and one.i < token.i:
            one.head = at
    token.head = at


_BE = frozenset({"are", "were", "have"})


def _finite_after_aim(token: Token) -> None:
    """ "That aim to harm X and are contrary to Y": after "to" no "are" can stand."""
    first = token.head
    if token.dep_ != "conj" or token.lower_ not in _BE or first.tag_ != "VB":
        return
    if not any(one.lower_ == "to" and one.dep_ == "aux" for one in first.children):
        return
    at = first
    while at.head.i != at.i:
        at = at.head
        if at.tag_ in ("VBP", "VBD") and at.pos_ in ("VERB", "AUX"):
            joints = [one for one in first.children if one.dep_ == "cc" and one.i < token.i]
            for one in joints[-1:]:
                one.head = at
            token.head = at
            return


_SHIPS = frozenset(listed("vessel ship tanker company firm entity person individual group network"))
_LANDS = frozenset(listed("country state nation"))


def _of_the_ships(token: Token) -> None:
    """ "Vessels from other countries which belong to a fleet": no country belongs to a fleet."""
    land = token.head
    if token.dep_ != "relcl" or token.lemma_.lower() != "belong" or land.dep_ != "pobj":
        return
    ships = land.head.head
    if land.lemma_.lower() in _LANDS and ships.lemma_.lower() in _SHIPS:
        move(token, ships, "relcl")
