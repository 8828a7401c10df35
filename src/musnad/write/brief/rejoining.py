"""Mends where the parser tears apart what belongs together: a second infinitive, a state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.entity import Entity
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


def rejoin(token: Token, entities: dict[int, Entity]) -> None:
    """Set one word right that hangs on the wrong one."""
    _second_infinitive(token)
    _held_accountable(token)
    _further(token)
    _appealed(token)
    _loose_adverbial(token, entities)


def _has_to(token: Token) -> bool:
    return token.tag_ == "VB" and any(
        one.lower_ == "to" and one.dep_ == "aux" for one in token.children
    )


def _second_infinitive(token: Token) -> None:
    """ "Expressed readiness to move ahead, and to refrain": "to refrain" goes with "to move"."""
    verb = token.head
    if token.dep_ != "conj" or not _has_to(token) or _has_to(verb) or verb.pos_ != "VERB":
        return
    if any(one.dep_ in ("nsubj", "nsubjpass", "mark") for one in token.children):
        return
    joints = [one for one in verb.children if one.dep_ == "cc" and verb.i < one.i < token.i]
    firsts = [
        one
        for one in verb.subtree
        if _has_to(one)
        and verb.i < one.i < token.i
        and one.dep_ in ("acl", "xcomp", "advcl")
        and not any(two.dep_ == "conj" for two in one.children)
    ]
    if len(firsts) != 1 or len(joints) != 1:
        return
    joints[0].head = firsts[0]
    token.head = firsts[0]


_STATES = frozenset(listed("accountable responsible"))


def _held_accountable(token: Token) -> None:
    """ "Holding those responsible accountable": they are held, and accountable is the state."""
    verb = token.head
    if token.lower_ not in _STATES or token.dep_ != "dobj" or verb.lemma_.lower() != "hold":
        return
    those = [one for one in token.children if one.lower_ == "those" and one.dep_ == "det"]
    said = [one for one in token.children if one.dep_ == "amod"]
    others = [one for one in token.children if one not in (*those, *said) and one.dep_ != "prep"]
    if len(those) != 1 or len(said) != 1 or others:
        return
    those[0].head, those[0].dep_ = verb, "dobj"
    said[0].head = those[0]
    for one in list(token.children):
        if one.dep_ == "prep" and one.lower_ == "for":
            one.head = verb
    token.dep_ = "oprd"


def _appealed(token: Token) -> None:
    """ "Appealed to X to cooperate": the appeal is to cooperate."""
    verb = token.head
    if token.dep_ != "advcl" or not _has_to(token) or verb.lemma_.lower() != "appeal":
        return
    if verb.pos_ == "VERB" and any(one.lower_ == "to" for one in verb.children if one.i < token.i):
        token.dep_ = "xcomp"


def _loose_adverbial(token: Token, entities: dict[int, Entity]) -> None:
    """ "A posed by B and on C's support for groups across the region": it says where C is."""
    entity, verb = entities.get(token.i), token.head
    if entity is None or entity.kind != "adverbial" or token.dep_ != "advmod" or not token.i:
        return
    before = token.doc[token.i - 1]
    inside = {one.i for one in verb.subtree}
    crossed = any(
        one.i not in inside and not one.is_punct for one in token.doc[verb.i + 1 : token.i]
    )
    if crossed and before.pos_ == "NOUN" and before.i not in entities:
        token.head = before


def _further(token: Token) -> None:
    """ "A further significant increase": one more increase, not one that is more significant."""
    adjective = token.head
    if token.lower_ != "further" or token.dep_ != "advmod" or adjective.dep_ != "amod":
        return
    if token.i > adjective.i or adjective.head.pos_ != "NOUN":
        return
    token.head, token.dep_, token.pos_, token.tag_ = adjective.head, "amod", "ADJ", "JJ"
