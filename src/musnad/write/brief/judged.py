"""What "its" is of where something is welcomed, condemned or supported in the same breath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.generate import Concord
from musnad.write.brief.scene import Scene
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

_TWO = 2
_STATES = frozenset(
    listed(
        "sovereignty unity independence integrity stability security territory people leadership "
        "government institution border army dignity prosperity"
    )
)
"""What a state has, where it stands beside its name: "support for X and its sovereignty"."""
_OF_THINGS = frozenset(
    listed(
        "importance significance implementation consequence outcome perpetrator provision "
        "objective content culprit necessity gravity danger seriousness continuation impact "
        "repercussion result success failure adoption signing value repetition"
    )
)
"""What an event or a text has, and no state that speaks of it."""
_JUDGING = frozenset(
    listed(
        "welcome praise commend hail condemn denounce deplore reject support endorse applaud "
        "laud value discuss review sign adopt"
    )
)


def state_beside(scene: Scene, owner: Token) -> Concord | None:
    """ "Support for Syria and its sovereignty": Syria's, whoever supports it."""
    if owner.i < _TWO or owner.head.lemma_.lower() not in _STATES:
        return None
    joint, before = owner.doc[owner.i - 1], owner.doc[owner.i - 2]
    entity = scene.entity(before)
    if joint.lower_ != "and" or entity is None or entity.kind != "country":
        return None
    return Concord(gender=entity.gender)


_OWED = frozenset(listed("obligation commitment responsibility duty pledge undertaking promise"))


def owed_by(scene: Scene, owner: Token) -> Concord | None:
    """ "Israel's decision is a violation of its obligations": Israel's, no decision has any."""
    if owner.head.lemma_.lower() not in _OWED:
        return None
    at = owner.head
    while at.head.i != at.i and at.pos_ not in ("VERB", "AUX"):
        at = at.head
    subjects = [one for one in at.children if one.dep_ == "nsubj" and one.i < owner.i]
    if len(subjects) != 1 or scene.entity(subjects[0]) is not None:
        return None
    holders = [scene.entity(one) for one in subjects[0].children if one.dep_ == "poss"]
    states = [one for one in holders if one is not None and one.kind == "country"]
    return Concord(gender=states[0].gender) if len(states) == 1 else None


def is_of_things(owner: Token) -> bool:
    """Whether what is owned is an event's or a text's, and one is named that it can be."""
    return owner.head.lemma_.lower() in _OF_THINGS and _judged(owner) is not None


def _judged(owner: Token) -> Token | None:
    """ "Praised the agreement, stressing its importance": the agreement."""
    held = owner.head
    if held.dep_ == "conj" and held.head.pos_ == "NOUN":
        return held.head
    at = owner
    while at.head.i != at.i:
        at = at.head
        if at.pos_ == "VERB" and at.lemma_.lower() in _JUDGING:
            found = [one for one in at.children if one.dep_ == "dobj" and one.i < owner.i]
            return found[0] if len(found) == 1 and owner.head.i != found[0].i else None
    return None


def of_judged(scene: Scene, owner: Token) -> Concord | None:
    """The concord of what was judged; None, and so no telling, where that is no plain noun."""
    thing = _judged(owner)
    if thing is None or any(one.dep_ == "conj" and one != owner.head for one in thing.children):
        return None
    entity = scene.entity(thing)
    if entity is not None:
        return Concord(gender=entity.gender) if entity.kind == "organisation" else None
    noun = scene.words.noun(thing.lemma_)
    if noun is None or noun.human:
        return None
    return Concord(gender=noun.gender, number="pl" if thing.tag_ == "NNS" else "sg")
