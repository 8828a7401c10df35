"""What the words around a noun tell of its sense: deaths in attacks, fighters that fly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKED = frozenset(listed("a an the this that any each every no legal disciplinary affirmative"))
_VIOLENCE = frozenset(
    listed(
        "attack strike airstrike raid bombing shelling shooting violence demonstration protest "
        "clash fire gunfire gunman drone missile rocket explosion conflict war fighting offensive "
        "assault hostility ambush raid operation stampede crash collision"
    )
)
_WHO_DIE = frozenset(
    listed(
        "civilian child woman soldier worker journalist palestinian person people servicemember "
        "member serviceman peacekeeper protester demonstrator civilians citizen national victim"
    )
)


_SENDING = frozenset(listed("deploy dispatch observe head mandate staff"))


def is_sent(token: Token) -> bool:
    """A mission that is deployed, has a mandate or a capital letter is a body of people."""
    around = [token.head, token.head.head, *token.children]
    sent = any(one.lemma_.lower() in _SENDING for one in around)
    return sent or (token.text[:1].isupper() and token.i > 0)


def is_acting(token: Token) -> bool:
    """ "Coordinate action", "urgent climate action": what is done at large, no one measure."""
    marks = {one.lower_ for one in token.children}
    return not marks & _MARKED and token.head.lemma_.lower() != "take"


def is_violent(token: Token) -> bool:
    """ "The deaths of civilians in the strikes": they were killed."""
    of = [one for child in token.children if child.lower_ == "of" for one in child.children]
    who = any(one.lemma_.lower() in _WHO_DIE or one.tag_ == "NNPS" for one in of)
    return who and any(one.lemma_.lower() in _VIOLENCE for one in token.doc)


_AIR = frozenset(
    listed("aircraft jet jets radar airspace scramble bomber pilot sortie airbase missile air base")
)


def flies(token: Token) -> bool:
    """ "Radar at fighters": aircraft, no persons who fight."""
    words = {one.lemma_.lower() for one in token.doc}
    people = words & {"rebel", "foreign", "terrorist", "militant", "militia", "group", "isis"}
    return bool(words & _AIR) and not people


def of_a_state(token: Token) -> bool:
    """ "The actions of China", "China's actions": what it does, no measures."""
    of = [two for one in token.children if one.lower_ == "of" for two in one.children]
    own = [one for one in token.children if one.dep_ == "poss"]
    described = any(one.dep_ in ("amod", "compound", "acl", "relcl") for one in token.children)
    return any(one.tag_ == "NNP" for one in (*of, *own)) and not described
