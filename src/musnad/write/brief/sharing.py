"""One genitive for two nouns: «سيادة أوكرانيا ووحدة أراضيها»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import (
    describing,
    generate,
    modifiers,
    nounparts,
    nouns,
    possession,
    whose,
)
from musnad.write.brief.generate import Case, Concord, attach
from musnad.write.brief.scene import Phrase, Scene
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


def shared_of(scene: Scene, heads: list[Token]) -> Token | None:
    """The "of" phrase of "the A and B of Y", when it belongs to both."""
    second = heads[-1]
    ways = second.lemma_.lower() in ("way", "means", "mean")
    if len(heads) < 2 or ways or any(scene.entity(head) for head in heads):
        return None
    holders = [
        child
        for head in heads
        for child in head.children
        if child.dep_ == "prep" and child.lower_ == "of"
    ]
    if len(holders) != 1 or holders[0].i < second.i or _is_deed(holders[0]):
        return None
    determined = [any(child.dep_ in ("det", "poss") for child in head.children) for head in heads]
    if not any(determined) and all(_is_human(scene, head) for head in heads):
        return holders[0]
    if len(heads) > len(_BOTH):
        first = determined[0] and not any(determined[1:])
        state = first and all(scene.word(one).split(" ")[-1].lower() in _STATEHOOD for one in heads)
        return holders[0] if state else None
    owners = [scene.entity(one) for one in holders[0].children]
    named = any(one is not None and one.kind in ("country", "place") and one.id for one in owners)
    if determined == _BOTH and named:
        return holders[0]
    return holders[0] if determined == [True, False] else None


_BOTH = [True, True]
_STATEHOOD = frozenset(
    listed(
        "independence sovereignty unity integrity security stability prosperity peace development "
        "process institutions"
    )
)
"""What is all one state's where several of them stand before its name."""


def _is_human(scene: Scene, head: Token) -> bool:
    noun = scene.words.noun(head.lemma_)
    return noun is not None and noun.human


def shared(scene: Scene, heads: list[Token], of: Token, case: Case) -> Phrase:
    """«سيادة أوكرانيا ووحدة أراضيها»: the genitive once, then a pronoun for it."""
    if any(one.dep_ == "poss" for one in heads[0].children):
        return _owned_both(scene, heads, of, case)
    complements = [child for child in of.children if child.dep_ == "pobj"]
    if len(complements) != 1 or len(list(of.children)) != 1:
        raise scene.decline(of, "shared genitive")
    scene.use(of)
    owner = nouns.noun_phrase(scene, complements[0], "gen")
    pronoun = generate.PRONOUNS[owner.concord.after]
    texts: list[str] = []
    concords: list[Concord] = []
    for index, head in enumerate(heads):
        parts = nounparts.sort(scene, head, skip=of)
        parts.of = of
        noun, concord = nounparts.base(scene, head, parts)
        if parts.prepositions or parts.clauses or parts.owner or parts.number:
            raise scene.decline(head, "shared genitive")
        described = bool(parts.adjectives) and index > 0
        if described and len(heads) == len(_BOTH):
            raise scene.decline(head, "shared genitive")
        if parts.determiner is not None:
            scene.use(parts.determiner)
        texts.append(
            possession.joined_to(
                scene,
                head,
                modifiers.words(noun, concord),
                concord,
                [*reversed(parts.adjectives)],
                owner,
                case,
            )
            if index == 0
            else possession.suffixed(
                scene, head, modifiers.words(noun, concord), concord, pronoun, case, []
            )
        )
        if described:
            told = [*reversed(parts.adjectives)]
            said = describing.agreeing(scene, told, concord, case, definite=True)
            texts[-1] = " ".join([texts[-1], *said])
        concords.append(concord)
        for child in head.children:
            if child.dep_ in ("punct", "cc"):
                scene.use(child)
    del case
    joint = nouns.joint_of(scene, heads)
    return Phrase(text=generate.join(texts, joint), concord=nouns.together(concords))


def _owned_both(scene: Scene, heads: list[Token], over: Token, case: Case) -> Phrase:
    """ "The Kingdom's condemnation and denunciation of X": «إدانة المملكة واستنكارها ل…»."""
    owner = next(one for one in heads[0].children if one.dep_ == "poss")
    first, second = (nounparts.sort(scene, one, skip=over) for one in heads[:2])
    plain = not (second.adjectives or second.clauses or second.prepositions or second.determiner)
    bare = not (first.of or first.clauses or first.prepositions or first.number or first.whole)
    if not plain or not bare or second.owner is not None or len(heads) != len(_BOTH):
        raise scene.decline(heads[0], "shared genitive")
    noun, concord = nounparts.base(scene, heads[0], first)
    words = modifiers.words(noun, concord)
    adjectives = [*reversed(first.adjectives)]
    text, _ = possession.owned(scene, heads[0], words, concord, adjectives, owner, case)
    third = owner.lower_ in ("his", "her", "its", "their")
    pronoun = (
        whose.owner_pronoun(scene, owner)
        if third
        else generate.PRONOUNS[possession.owner_concord(scene, owner).after]
    )
    noun, other = nounparts.base(scene, heads[1], second)
    again = possession.suffixed(
        scene, heads[1], modifiers.words(noun, other), other, pronoun, case, []
    )
    for head in heads:
        scene.use(*(one for one in head.children if one.dep_ in ("punct", "cc")))
    joint = nouns.joint_of(scene, heads)
    both = f"{text} {attach(joint, again)} {possession.of(scene, heads[1], over)}"
    return Phrase(text=both, concord=nouns.together([concord, other]))


def _is_deed(of: Token) -> bool:
    """ "Relations and opportunities of doing X": the opportunities' alone."""
    return any(one.dep_ == "pcomp" for one in of.children)
