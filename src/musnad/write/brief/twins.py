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


def takes_bare(verb: Token) -> bool:
    """Whether every reading of the verb with an object has it without a preposition."""
    readings = [one for one in FRAMES.get(verb.lemma_.lower(), ()) if one.object is not None]
    return bool(readings) and all(one.object == "" for one in readings)
