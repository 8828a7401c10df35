"""Mends where a clause says what belongs to a noun: "the threat that X poses"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.entity import Entity
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def mend_belongings(doc: Doc, entities: dict[int, Entity]) -> None:
    """Set heads right in place."""
    for token in doc:
        _posed(token)
        _measured(token)
        _aid_to(token)
        _owner_no_receiver(token, entities)
        _planned(token, entities)
        _which_plural(token)
        _its_too(token, entities)
        if token.lower_ == "bases" and token.tag_ == "NNS":
            token.lemma_ = "base"


_POSING = frozenset({"pose", "present", "represent", "constitute", "face", "bear"})


def _posed(token: Token) -> None:
    """ "The threat that X poses to Y": what X poses is the threat."""
    noun = token.head
    if token.dep_ != "acl" or token.lemma_.lower() not in _POSING or token.pos_ != "VERB":
        return
    marks = [one for one in token.children if one.dep_ == "mark" and one.lower_ == "that"]
    objects = [one for one in token.children if one.dep_ in ("dobj", "auxpass")]
    if len(marks) != 1 or objects or noun.pos_ != "NOUN" or marks[0].i != noun.i + 1:
        return
    marks[0].dep_, marks[0].tag_, marks[0].pos_ = "dobj", "WDT", "PRON"
    token.dep_ = "relcl"


_MEASURES = frozenset(
    listed(
        "decade decades year years month months week weeks hundred hundreds thousand thousands "
        "million millions series range number variety set"
    )
)


def _measured(token: Token) -> None:
    """ "Common values and decades of training": it is the decades that are of training."""
    if token.lower_ != "of" or token.dep_ != "prep" or token.i < 1:
        return
    before = token.doc[token.i - 1]
    joined = before.dep_ == "conj" and before.head.i == token.head.i
    if joined and before.lower_ in _MEASURES:
        token.head = before


_GIVEN = frozenset(listed("aid assistance support help weapons equipment supplies funding relief"))


def _aid_to(token: Token) -> None:
    """ "Its pledge of aid to X": the aid is to X, not the pledge."""
    noun = token.head
    if token.lower_ != "to" or token.dep_ != "prep" or noun.pos_ != "NOUN" or token.i < 1:
        return
    given = token.doc[token.i - 1]
    of = given.head
    held = given.dep_ == "pobj" and of.lower_ == "of" and of.head.i == noun.i
    if held and given.lower_ in _GIVEN:
        token.head = given


def _its_too(token: Token, entities: dict[int, Entity]) -> None:
    """ "Support for X's unity and its efforts": both are X's, so the second stands by the first."""
    if token.dep_ != "conj" or token.pos_ != "NOUN" or token.i in entities:
        return
    its = [one for one in token.children if one.lower_ == "its" and one.dep_ == "poss"]
    if len(its) != 1 or its[0].i < _SECOND or token.doc[its[0].i - 1].lower_ != "and":
        return
    near = token.doc[its[0].i - 2]
    owners = [entities.get(one.i) for one in near.children if one.dep_ == "poss"]
    known = any(one is not None and one.kind in ("country", "organisation") for one in owners)
    inside = token.head.i in {one.i for one in near.ancestors}
    if near.pos_ == "NOUN" and known and inside and near.i != token.head.i:
        token.doc[its[0].i - 1].head = near
        token.head = near


_SECOND = 2


def _owner_no_receiver(token: Token, entities: dict[int, Entity]) -> None:
    """ "Reinforced the U.S. commitment": it is the commitment's state, nobody is given it."""
    entity = entities.get(token.i)
    if token.dep_ != "dative" or entity is None or entity.kind not in ("country", "nationality"):
        return
    objects = [one for one in token.head.children if one.dep_ == "dobj" and one.i > token.i]
    if token.doc[token.i + 1].dep_ == "det":
        return  # "Offered Iran an extension": a name before an article owns nothing.
    if len(objects) == 1 and min(one.i for one in objects[0].subtree) == token.i + 1:
        for one in list(token.children):
            one.head = objects[0]
        token.head, token.dep_ = objects[0], "compound"


def _planned(token: Token, entities: dict[int, Entity]) -> None:
    """ "Ahead of the summit to be held this year": the summit is to be held, nobody is."""
    if token.tag_ != "VBN" or token.dep_ not in ("advcl", "xcomp", "ccomp"):
        return
    words = [one.lower_ for one in token.children if one.dep_ in ("aux", "auxpass")]
    start = min(one.i for one in token.subtree)
    if words != ["to", "be"] or start < 1:
        return
    noun = token.doc[start - 1]
    if noun.pos_ in ("NOUN", "PROPN") and noun.i not in entities:
        token.head, token.dep_ = noun, "acl"


def _which_plural(token: Token) -> None:
    """ "Steps that raise trust, which help X": the steps help, for the verb is plural."""
    noun = token.head
    bare = token.tag_ == "VB" and not any(one.dep_ == "aux" for one in token.children)
    if token.dep_ != "relcl" or not (token.tag_ == "VBP" or bare) or noun.tag_ != "NN":
        return
    which = [one for one in token.children if one.lower_ == "which" and one.dep_ == "nsubj"]
    if len(which) != 1 or any(one.dep_ in ("cc", "conj") for one in noun.children):
        return
    above = [one for one in noun.ancestors if one.tag_ == "NNS" and one.i < noun.i]
    if above:
        token.dep_ = "dep"  # Told of one thing it would be wrong; of the others it is too far.
