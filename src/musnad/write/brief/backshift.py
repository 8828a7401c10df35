"""What "was" says after a past verb of telling: what is, when it is a standing state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

_STANDING = frozenset(
    listed(
        "ready open committed willing prepared able unable determined keen essential necessary "
        "important vital crucial possible impossible responsible confident hopeful concerned "
        "grateful convinced negotiable imperative critical indispensable unacceptable inevitable "
        "opposed united proud aware"
    )
)
_THERE = frozenset(
    listed("place alternative justification need doubt room reason substitute solution option")
)
_BEING = frozenset(
    listed("ally partner friend neighbour neighbor priority duty goal aim objective necessity")
)
"""What somebody or something is said to be as a rule: "were close allies"."""
_TIMES = frozenset(listed("tuesday today march 2025 then previously once earlier yesterday"))


def moved_back(verb: Token) -> bool:
    """ "He said that it was ready": it is; a state with a time of its own stays in the past."""
    if verb.lemma_ != "be" or verb.tag_ != "VBD":
        return False
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if clause.dep_ != "ccomp" or clause.head.tag_ not in ("VBD", "VBN"):
        return False
    if any(one.lower_ in _TIMES for one in verb.subtree):
        return False
    held = [one for one in verb.children if one.dep_ == "acomp"]
    if any(one.lower_ in _STANDING for one in held):
        return True
    if any(one.lemma_.lower() in _BEING for one in verb.children if one.dep_ == "attr"):
        return True
    there = any(one.dep_ == "expl" for one in verb.children)
    things = [one for one in verb.children if one.dep_ in ("attr", "nsubj")]
    return there and any(one.lemma_.lower() in _THERE for one in things)
