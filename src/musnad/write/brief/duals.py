"""Plurals that English says of two, for which Arabic has the dual."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from musnad.write.brief import generate, nouns, whose
from musnad.write.brief.nounparts import Parts
from musnad.write.brief.ordinals import FIRST
from musnad.write.brief.scene import Scene
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

_PAIR = 2
_SIDES = frozenset(listed("minister leader president side party secretary premier chief"))


def of_two(scene: Scene, token: Token, parts: Parts) -> bool:
    """ "The ministers" after a meeting of two: Arabic has the dual."""
    if _of_two_kinds(scene, token, parts):
        return True
    the = parts.determiner is not None and parts.determiner.lower_ == "the"
    others = parts.owner or parts.of or parts.number or parts.clauses or parts.prepositions
    return (
        the
        and not others
        and token.tag_ in ("NNS", "NNPS")
        and token.lemma_.lower() in _SIDES
        and scene.discourse.two_sides
    )


_KINDS = {"public private": {"sector"}, "upper lower": {"house", "chamber"}}
_NTH = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)|" + "|".join(FIRST) + ")$")


def _of_two_kinds(scene: Scene, token: Token, parts: Parts) -> bool:
    """ "The first and second reviews", "the public and private sectors": one of each."""
    the = parts.determiner is not None and parts.determiner.lower_ == "the"
    the = the or ((scene.title or scene.headline) and parts.determiner is None)
    if token.tag_ not in ("NNS", "NNPS") or parts.number is not None or not the:
        return False
    for one in parts.adjectives:
        listed = scene.listed(one)
        words = [two.lower() for two in listed]
        group = [one]
        if not listed and any(two.dep_ == "conj" for two in one.children):
            group = nouns.coordinated(scene, one)
            words = [two.lower_ for two in group]
        named = token.lemma_.lower() in _KINDS.get(" ".join(words), set())
        if len(words) == _PAIR and (named or all(_NTH.match(word) for word in words)):
            scene.pairs |= {two.i for two in group}
            return True
    return False


_ONE_EACH = frozenset(
    listed(
        "government military army navy president minister parliament delegation leader chancellor "
        "people economy side team secretary ambassador king embassy capital"
    )
)
"""What a state has one of: "the French and German presidents" are two."""


def of_two_states(scene: Scene, token: Token, parts: Parts) -> bool:
    """ "The French and German presidents": one of each, «الرئيسان الفرنسي والألماني»."""
    if token.tag_ not in ("NNS", "NNPS") or token.lemma_.lower() not in _ONE_EACH:
        return False
    if parts.number is not None or parts.determiner is None or parts.determiner.lower_ != "the":
        return False
    lands = [
        nouns.coordinated(scene, one)
        for one in parts.adjectives
        if scene.entity(one) is not None and any(two.dep_ == "conj" for two in one.children)
    ]
    two = len(lands) == 1 and len(lands[0]) == _PAIR
    if not two or not all(_is_nation(scene, one) for one in lands[0]):
        return False
    scene.pairs |= {one.i for one in lands[0]}
    return True


def _is_nation(scene: Scene, token: Token) -> bool:
    entity = scene.entity(token)
    return entity is not None and entity.kind == "nationality" and "+" not in entity.id


_HOMES = frozenset(
    listed(
        "country nation people government capital state president parliament army military economy "
        "ministry team delegation"
    )
)


def is_each_ones(scene: Scene, token: Token) -> bool:
    """ "Their teams" of two who act: each has one."""
    theirs = any(one.lower_ == "their" and one.dep_ == "poss" for one in token.children)
    two = scene.subject is not None and scene.subject.number == "du"
    return theirs and two and token.lemma_.lower() in _HOMES


def is_ones_each(scene: Scene, token: Token, parts: Parts) -> bool:
    """ "Their countries" of two: «بلديهما», as each of them has one."""
    owner = parts.owner
    plain = owner is not None and owner.lower_ == "their" and token.tag_ == "NNS"
    more = parts.number or parts.adjectives or parts.of or parts.material or parts.clauses
    if not plain or owner is None or more or token.lemma_.lower() not in _HOMES:
        return False
    return whose.owner_pronoun(scene, owner) == generate.PRONOUNS["m", "du"]
