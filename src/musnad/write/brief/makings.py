"""What is made to be so: "make supply chains more resilient", "keep the strait open"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MAKING = frozenset({"make"})
"""Verbs whose object becomes what the adjective says."""


def mend_makings(doc: Doc) -> None:
    """Make what is changed the object, where the parser takes it for the adjective's subject."""
    for token in doc:
        verb = token.head
        if verb.lemma_.lower() not in MAKING or verb.pos_ != "VERB" or token.i < verb.i:
            continue
        if token.dep_ not in ("ccomp", "oprd", "xcomp") or token.tag_ not in ("JJ", "JJR"):
            continue
        held = [one for one in token.children if one.dep_ == "nsubj"]
        if len(held) != 1 or any(one.dep_ == "dobj" for one in verb.children):
            continue
        if held[0].lower_ == "it" or any(one.dep_ == "mark" for one in token.children):
            continue
        held[0].head, held[0].dep_ = verb, "dobj"
        token.dep_ = "oprd"


def is_made_so(verb: Token, said: Token) -> bool:
    """Whether an adjective tells what the object of the verb is made to be."""
    return verb.lemma_.lower() in MAKING and said.dep_ == "oprd" and said.tag_ in ("JJ", "JJR")
