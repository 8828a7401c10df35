"""Mends what somebody is thanked for: "for X's support for Y and for its leadership"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_THANKS = frozenset(
    listed(
        "thank commend praise applaud salute appreciation gratitude thanks admiration credit "
        "recognise recognize acknowledge honour honor"
    )
)
_VERBS = frozenset(
    listed("thank commend praise applaud salute congratulate honour honor criticise criticize")
)
DEEDS = frozenset(
    listed(
        "leadership role effort contribution support commitment hospitality assistance help "
        "cooperation partnership generosity work mediation engagement dedication solidarity "
        "service friendship hosting readiness willingness efforts determination stance position "
        "policy initiative participation courage resilience bravery sacrifice courage response"
    )
)
"""What a state, body or person does or shows: the owner of such is never a mere thing."""


def mend_thanks(doc: Doc) -> None:
    """Set the heads of a second "for" right in place."""
    for token in doc:
        _own_possessor(token)
        if token.lower_ != "for" or token.i < 1:
            continue
        if token.nbor(-1).lower_ == "and":
            _second_for(token)
        else:
            _of_the_thanked(token)


_PLACED = frozenset(
    listed("war situation conflict crisis ceasefire developments fighting events talks elections")
)


def _own_possessor(noun: Token) -> None:
    """ "The war in X and Y's efforts": the efforts are Y's alone, and X is where the war is."""
    place = noun.head
    if noun.dep_ != "pobj" or place.lower_ != "in" or place.head.lemma_.lower() not in _PLACED:
        return
    first = next((one for one in noun.children if one.dep_ == "poss"), None)
    others = [one for one in first.children if one.dep_ == "conj"] if first is not None else []
    joints = [one for one in first.children if one.dep_ == "cc"] if first is not None else []
    if first is None or len(others) != 1 or len(joints) != 1 or first.i != place.i + 1:
        return
    if any(one.dep_ == "case" for one in first.children):
        return
    event = place.head
    others[0].head, others[0].dep_ = noun, "poss"
    first.head, first.dep_ = place, "pobj"
    joints[0].head = event
    noun.head, noun.dep_ = event, "conj"


def _of_the_thanked(token: Token) -> None:
    """ "Commended the leaders for their resolve": the reason is the verb's, not the leaders'."""
    whom = token.head
    while whom.dep_ == "conj":
        whom = whom.head
    verb = whom.head
    reasons = [one for one in token.children if one.dep_ == "pobj"]
    owned = any(two.tag_ == "PRP$" for one in reasons for two in one.children)
    if token.dep_ != "prep" or whom.dep_ != "dobj" or verb.pos_ != "VERB" or not owned:
        return
    if verb.lemma_.lower() in _VERBS and token.i > whom.i:
        token.head = verb


def _second_for(second: Token) -> None:
    held = [one for one in second.children if one.dep_ == "pobj"]
    owned = [one for one in held[0].children if one.tag_ == "PRP$"] if len(held) == 1 else []
    if not owned:
        return
    first = next(
        (
            one
            for one in second.doc[: second.i]
            if one.lower_ == "for" and one.dep_ == "prep" and one.head.lemma_.lower() in _THANKS
        ),
        None,
    )
    if first is None or second.head.i == first.i:
        return
    like = any(
        two.lower_ == owned[0].lower_
        for one in first.children
        for two in one.children
        if one.dep_ == "pobj"
    )
    if not like and held[0].lemma_.lower() not in DEEDS:
        return
    joint = second.nbor(-1)
    second.head, second.dep_ = first, "conj"
    joint.head, joint.dep_ = first, "cc"
    reasons = [one for one in first.children if one.dep_ == "pobj"]
    for one in first.doc[first.i : second.i]:
        gerund = one.lower_ == "in" and any(two.dep_ == "pcomp" for two in one.children)
        if gerund and one.head.i < first.i and reasons and reasons[0].lemma_.lower() in DEEDS:
            one.head = reasons[0]
