"""Whom "him" and "her" stand for, named again, as far as grammar leaves only one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import cast
from musnad.write.brief.generate import PRONOUNS, Concord
from musnad.write.brief.scene import Phrase, Scene
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from musnad.write.brief.entity import Entity
    from musnad.write.brief.generate import Gender

WHOM: dict[str, Gender] = {"him": "m", "her": "f"}
_PERSONS = ("person", "office")


def whom(scene: Scene, token: Token) -> Phrase:
    """The person whom "him" or "her" means; raises Declined when more than one may be meant.

    The subject of the verb is ruled out, and so is everybody who is named after the pronoun.
    """
    gender = WHOM.get(token.lower_)
    found = _meant(scene, token, gender) if gender is not None else None
    if found is None or gender is None:
        raise scene.decline(token, "pronoun")
    scene.use(token)
    scene.leans = scene.leans or cast.key_of(found) not in _before(scene, token)
    scene.spoken_of.add(gender)
    scene.taken_up.add(cast.key_of(found))
    concord = Concord(gender=gender, human=True)
    return Phrase(text=cast.called(scene, found), concord=concord, entity=found)


def suffix(scene: Scene, token: Token) -> str:
    """The pronoun for "him" or "her" right after the one it means was named; ``""`` elsewhere.

    That is in this sentence, or in the last one when it is told.
    """
    gender = WHOM.get(token.lower_)
    if gender is None or token.tag_ != "PRP" or list(token.children):
        return ""
    found = _meant(scene, token, gender)
    if found is None:
        return ""
    talk = scene.discourse
    here = _before(scene, token)
    near = here | (set(talk.last) if talk.told else set())
    if cast.key_of(found) not in near | scene.taken_up:
        return ""
    scene.use(token)
    scene.leans = scene.leans or cast.key_of(found) not in here
    scene.spoken_of.add(gender)
    return PRONOUNS[gender, "sg"]


def _before(scene: Scene, token: Token) -> set[str]:
    """Who is named in this sentence before the pronoun: it then needs no other sentence."""
    return {cast.key_of(one) for at, one in scene.parsed.entities.items() if at < token.i}


def _meant(scene: Scene, token: Token, gender: Gender) -> Entity | None:
    subject, doer = scene.subject, _doer(scene, token)
    person = subject is not None and scene.subject_person
    if person and subject is not None and subject.number != "sg":
        return None
    out: list[str] = []
    if person and subject is not None and subject.gender == gender:
        if doer is None or doer.kind not in _PERSONS:
            return None
        out = [cast.key_of(doer)]
    found = cast.meant_by(scene, token, gender, but=out)
    if found is not None:
        return found
    speaker = scene.discourse.speaker
    if speaker is None or speaker.gender != gender or doer is None or doer.kind != "person":
        return None
    known = bool(doer.id) and bool(speaker.id) and doer.id != speaker.id
    return speaker if known else None


def _doer(scene: Scene, token: Token) -> Entity | None:
    """Who does what is done to "him": in "X, who thanked him" it is X."""
    verb = token.head if token.head.pos_ == "VERB" else token.head.head
    if verb.dep_ == "relcl" and any(one.lower_ == "who" for one in verb.children):
        return scene.entity(verb.head)
    return scene.subject_entity


def points_back(token: Token) -> bool:
    """ "Thanked him for that", "in support of this": what was just told."""
    after = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else "."
    pointing = token.lower_ in ("this", "that") and token.tag_ == "DT"
    alone = not list(token.children) and after in (".", ",", ";")
    return pointing and alone and token.dep_ in ("pobj", "dobj")


def points_inside(token: Token) -> bool:
    """Whether the clause before, in the same sentence, is what "this" points at."""
    verb = token.head
    while verb.pos_ != "VERB" and verb.head.i != verb.i:
        verb = verb.head
    return verb.dep_ == "conj" and verb.head.i < token.i


_ADDRESSED = frozenset(listed("encourage urge ask invite press call"))


def land_addressed(scene: Scene, token: Token) -> str:
    """ "Welcomed X's pledge and encouraged it to trade": the land X; ``""`` for any other "it"."""
    lands = [
        one
        for at, one in scene.parsed.entities.items()
        if at < token.i and one.kind in ("country", "organisation")
    ]
    verb = token.head
    told = verb.lemma_.lower() in _ADDRESSED
    to_do = any(one.dep_ in ("xcomp", "ccomp") for one in verb.children)
    if token.dep_ != "dobj" or not told or not to_do or len({one.arabic for one in lands}) != 1:
        return ""
    scene.use(token)
    return PRONOUNS[(lands[0].gender, "sg")]


def him_again(scene: Scene, token: Token) -> bool:
    """ "Congratulated X and thanked him for Y": whom the verb before had for its object."""
    verb = token.head
    if token.dep_ != "dobj" or token.lower_ not in ("him", "her") or verb.dep_ != "conj":
        return False
    if list(token.children) or any(one.dep_ == "nsubj" for one in verb.children):
        return False
    firsts = [one for one in verb.head.children if one.dep_ == "dobj"]
    entity = scene.entity(firsts[0]) if len(firsts) == 1 else None
    wanted = "f" if token.lower_ == "her" else "m"
    if entity is None or entity.kind not in ("person", "office") or entity.gender != wanted:
        return False
    scene.use(token)
    return True
