"""Two verbs with one object: "condemned and rejected the attack"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.frames import FRAMES
from musnad.write.brief.verbparts import Parts

if TYPE_CHECKING:
    from spacy.tokens import Token


def twin(verb: Token, parts: Parts, objects: list[Token]) -> Token | None:
    """The object of the second verb in "develops or obtains a weapon", which is both verbs'."""
    if objects or parts.prepositions or len(parts.following) != 1:
        return None
    second = parts.following[0]
    if second.i != verb.i + 2 or any(one.dep_ in ("nsubj", "aux") for one in second.children):
        return None
    found = [one for one in second.children if one.dep_ == "dobj"]
    return found[0] if len(found) == 1 and found[0].pos_ != "PRON" else None


_LONG = 8
"""From how many words on an object is too long to stand before the second verb."""


def takes_bare(verb: Token) -> bool:
    """Whether the object stands after both verbs: «أدان واستنكر بأشد العبارات الهجوم الذي …».

    So with a long one, or where an adverb stands before it; every reading of the second verb
    must take it without a preposition.
    """
    held = [one for one in verb.children if one.dep_ == "dobj"]
    first = min(one.i for one in held[0].subtree)
    if len(list(held[0].subtree)) < _LONG and first == verb.i + 1:
        return False
    readings = [one for one in FRAMES.get(verb.lemma_.lower(), ()) if one.object is not None]
    return bool(readings) and all(one.object == "" for one in readings)


def goes_on(verb: Token) -> bool:
    """ "Said that two were killed and four were wounded": the second is said as the first is."""
    subjects = [one for one in verb.children if one.dep_ in ("nsubj", "nsubjpass")]
    joints = [one.lower_ for one in verb.head.children if one.dep_ == "cc" and one.i < verb.i]
    first = [one for one in verb.head.children if one.dep_ in ("nsubj", "nsubjpass")]
    plain = len(subjects) == len(first) == 1 and subjects[0].pos_ in ("NOUN", "PROPN", "NUM")
    passive = [any(one.dep_ == "auxpass" for one in two.children) for two in (verb, verb.head)]
    return plain and joints == ["and"] and verb.head.dep_ == "ccomp" and passive[0] == passive[1]
