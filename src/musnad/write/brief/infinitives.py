"""Mends where the parser hangs a second infinitive on the wrong verb, or takes one for a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.entity import Entity
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def mend_infinitives(doc: Doc, entities: dict[int, Entity]) -> None:
    """Set heads and labels right in place."""
    for token in doc:
        _clause_mark(token)
        _freed(token, entities)
    for token in doc:
        _bare_second(token)


def has_to(token: Token) -> bool:
    """Whether a verb is an infinitive with its "to"."""
    return token.tag_ == "VB" and any(
        one.lower_ == "to" and one.dep_ == "aux" for one in token.children
    )


_ALIKE = frozenset(listed("set put cut hit shut let read cost spread"))
"""Verbs whose past looks like their infinitive."""


def _bare_second(token: Token) -> None:
    """ "Agreed on working to support X and hold Y accountable": "hold" goes with "support".

    A bare verb cannot be joined to a past one, so it is joined to the last infinitive.
    """
    head = token.head
    if token.dep_ != "conj" or token.tag_ not in ("VB", "VBP") or token.lower_ in _ALIKE:
        return
    if head.tag_ != "VBD" or token.lemma_.lower() != token.lower_:
        return
    if any(one.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "neg") for one in token.children):
        return
    firsts = [one for one in token.doc[head.i : token.i] if has_to(one) and _below(one, head)]
    if not firsts:
        return
    first = firsts[-1]
    token.tag_ = "VB"
    for one in list(head.children):
        between = first.i < one.i < token.i
        if between and (one.is_punct or (one.dep_ == "cc" and one.i >= token.i - 1)):
            one.head = first
    token.head = first


def _below(token: Token, top: Token) -> bool:
    while token.head.i != token.i:
        token = token.head
        if token.i == top.i:
            return True
    return False


_HELD = frozenset(
    listed("hostage prisoner detainee captive captives hostages prisoners detainees abductee")
)


def _freed(token: Token, entities: dict[int, Entity]) -> None:
    """ "To halt attacks and free hostages": the hostages are to be freed, they are not free."""
    noun = token.head
    if token.lower_ != "free" or token.dep_ != "amod" or noun.lemma_.lower() not in _HELD:
        return
    if noun.i in entities or noun.dep_ not in ("conj", "dobj") or token.i < 1:
        return
    before = token.doc[token.i - 1]
    if before.lower_ not in ("and", "or", ",") or noun.head.i > token.i:
        return
    top = noun.head
    while top.head.i != top.i and not has_to(top) and top.tag_ != "VB":
        top = top.head
    if top.tag_ != "VB" or top.i > token.i:
        return
    for one in list(noun.head.children):
        if one.i == before.i:
            one.head = top
    token.pos_, token.tag_, token.lemma_ = "VERB", "VB", "free"
    after = [one for one in noun.children if one.i > noun.i and one.dep_ in ("cc", "conj")]
    token.head, token.dep_ = top, "conj"
    noun.head, noun.dep_ = token, "dobj"
    for one in after:
        if one.dep_ == "conj" and one.tag_ == "VB":
            one.head = token
    for one in after:
        if one.dep_ == "cc" and any(two.tag_ == "VB" for two in after if two.dep_ == "conj"):
            one.head = token


def _clause_mark(token: Token) -> None:
    """ "Reaffirmed that the commitment to X is firm": "that" opens the clause, not the noun."""
    noun = token.head
    if token.lower_ != "that" or token.dep_ != "mark" or noun.pos_ not in ("NOUN", "PROPN"):
        return
    clause = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or clause.dep_ != "ccomp" or token.i > noun.i:
        return
    token.head = clause
