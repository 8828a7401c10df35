"""Mends where a clause says what belongs to a noun: "the threat that X poses"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def mend_belongings(doc: Doc) -> None:
    """Set heads right in place."""
    for token in doc:
        _posed(token)
        _measured(token)
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
