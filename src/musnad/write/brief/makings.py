"""What is made to be so: "make supply chains more resilient", "keep the strait open"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MAKING = frozenset({"make"})
"""Verbs whose object becomes what the adjective says."""
DESCRIBING = frozenset({"describe", "characterize", "characterise"})
"""Verbs whose object is said to be so: «وصف الزيارة بأنها مهمة»."""
_HOLDING = frozenset({"view", "regard", "see", "consider", "deem"})


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


def mend_views(doc: Doc) -> None:
    """ "Described the visit as important": what the object is said to be, without its "as"."""
    for token in doc[: len(doc) - 1]:
        said = doc[token.i + 1]
        if token.lower_ != "as" or said.tag_ != "JJ" or said.head.pos_ == "NOUN":
            continue
        verb = token.head if token.head.pos_ == "VERB" else token.head.head
        held = [one for one in verb.children if one.dep_ == "dobj" and one.i < token.i]
        if verb.lemma_.lower() not in DESCRIBING | _HOLDING or len(held) != 1:
            continue
        if any(one.dep_ in ("nsubj", "mark", "aux") for one in said.children):
            continue
        said.head, said.dep_ = verb, "oprd"
        token.head, token.dep_ = said, "punct"


def is_made_so(verb: Token, said: Token) -> bool:
    """Whether an adjective tells what the object of the verb is made to be."""
    verbs = MAKING | DESCRIBING | _HOLDING
    return verb.lemma_.lower() in verbs and said.dep_ == "oprd" and said.tag_ in ("JJ", "JJR")
