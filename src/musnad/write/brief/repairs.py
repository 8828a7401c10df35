"""Mends what the small English parser gets wrong again and again, before a sentence is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.entity import Entity
from musnad.write.brief.frames import FRAMES
from musnad.write.brief.government import NOUN_PREPOSITIONS
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TAKE_BARE = frozenset(listed("help helps helped helping"))


def mend(doc: Doc, entities: dict[int, Entity]) -> None:
    """Set heads and labels right in place, one known mistake after another."""
    for token in doc:
        _helping(token)
    for token in doc:
        _listener(token)
    for token in doc:
        _loose_name(token, entities)
    reattach(doc, entities)


def _move(token: Token, head: Token, label: str) -> None:
    if head.i in {one.i for one in token.subtree}:
        return
    token.head = head
    token.dep_ = label


def _take_over(old: Token, new: Token, label: str) -> None:
    """The verb ``new``, which hung on ``old``, becomes the head, and ``old`` its complement."""
    above, dep = old.head, old.dep_
    if above.i == old.i:
        new.head, new.dep_ = new, "ROOT"
    else:
        new.head, new.dep_ = above, dep
    before = [one for one in old.children if one.i < new.i]
    for one in before:
        one.head = new
    old.head, old.dep_ = new, label


def _helping(token: Token) -> None:
    """ "Helps counter trafficking": the parser takes "helps" for an auxiliary."""
    if token.lower_ not in _TAKE_BARE or token.dep_ != "aux":
        return
    verb = token.head
    token.pos_ = "VERB"
    token.lemma_ = "help"
    _take_over(verb, token, "xcomp")


def _listener(token: Token) -> None:
    """ "Spoke with ministers to discuss X": the ministers are not who discusses."""
    if token.dep_ != "pcomp" or token.tag_ != "VB" or token.head.dep_ != "prep":
        return
    subjects = [one for one in token.children if one.dep_ == "nsubj"]
    marks = [one for one in token.children if one.lower_ == "to" and one.dep_ == "aux"]
    if len(subjects) != 1 or len(marks) != 1:
        return
    preposition = token.head
    _move(subjects[0], preposition, "pobj")
    _move(token, preposition.head, "advcl")


def _loose_name(token: Token, entities: dict[int, Entity]) -> None:
    """ "The minister, X": a name that hangs on a name as compound is beside it."""
    entity, head = entities.get(token.i), entities.get(token.head.i)
    if entity is None or head is None or token.dep_ != "compound":
        return
    if entity.kind == "office" and head.kind == "person":
        token.dep_ = "nmod"


_LOOSE = frozenset(listed("on of upon over to for with against from in by into between about"))


def reattach(doc: Doc, entities: dict[int, Entity]) -> None:
    """Phrases that the verb cannot govern go to the noun before them that can."""
    for token in doc:
        if token.dep_ != "prep" or token.lower_ not in _LOOSE or token.i in entities:
            continue
        verb = token.head
        if verb.pos_ != "VERB" or token.i <= verb.i + 1 or _governs(verb, token):
            continue
        if _is_time(token, entities):
            continue
        noun = _noun_before(token, verb, entities)
        if noun is not None:
            _move(token, noun, "prep")


def _governs(verb: Token, preposition: Token) -> bool:
    frames = FRAMES.get(verb.lemma_.lower(), ())
    return any(one.preposition(preposition.lower_) is not None for one in frames)


def _is_time(preposition: Token, entities: dict[int, Entity]) -> bool:
    inner = [entities.get(one.i) for one in preposition.children if one.dep_ == "pobj"]
    return any(one is not None and one.kind in ("date", "adverbial") for one in inner)


def _noun_before(preposition: Token, verb: Token, entities: dict[int, Entity]) -> Token | None:
    """The nearest noun, going up from the word before, that takes this preposition."""
    at = preposition.doc[preposition.i - 1]
    while at.i != verb.i and at.head.i != at.i:
        plain = at.pos_ == "NOUN" and (at.i not in entities or entities[at.i].kind == "term")
        if plain and (
            preposition.lower_ == "of" or (at.lemma_.lower(), preposition.lower_) in NOUN_PREPOSITIONS
        ):
            return at
        at = at.head
    return None
