"""Counted nouns: a number, what it counts, and what is said of both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from musnad.write.brief import (
    amounts,
    antecedents,
    describing,
    generate,
    modifiers,
    nounparts,
    possession,
    prepositions,
    whose,
)
from musnad.write.brief.generate import Case, Concord
from musnad.write.brief.nounparts import Parts
from musnad.write.brief.scene import Phrase, Scene
from musnad.write.brief.vocabulary import Noun
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


def _among(token: Token, noun: Noun) -> str:
    """What "of" is after a counted noun: «الأعضاء العشرة في المجلس»."""
    if token.lemma_.lower() == "member":
        return "في"
    if not noun.human:
        return "من"
    of = [one for child in token.children if child.lower_ == "of" for one in child.children]
    return "في" if any(one.lemma_.lower() in _BODIES for one in of) else "ل"


_BODIES = frozenset(
    listed("group party army council movement government organization organisation force militia")
)


def counted(
    scene: Scene,
    token: Token,
    noun: Noun,
    parts: Parts,
    case: Case,
    *,
    definite: bool,
) -> Phrase:
    """A noun with its number: «ثلاثة وزراء», «الأعضاء العشرة في المجلس»."""
    if parts.owner is not None and parts.number is not None:
        return _owned_count(scene, token, noun, parts, case)
    if parts.number is None or (parts.whole is not None and parts.whole.lower_ != "all"):
        raise scene.decline(token, "counted noun")
    if parts.material is not None:
        raise scene.decline(token, "counted noun")
    all_ = ""
    if parts.whole is not None:
        scene.use(parts.whole)
        all_, definite, case = "جميع ", True, "gen"
    phrase = amounts.counted_phrase(scene, parts.number, noun, case, definite=definite)
    mixed = noun.human and noun.gender == "f" and not (noun.plural or "").endswith("ات")
    if mixed and phrase.concord.number != "du":
        phrase = replace(phrase, concord=Concord(gender="m", number="pl", human=True))
    known = antecedents.two_named(scene, parts.number)
    scene.leans = scene.leans or (definite and noun.human and not known)
    shape, inner = (phrase.concord, case)
    if not definite:
        shape, inner = amounts.counted_shape(scene, parts.number, noun, case)
    adjectives = describing.agreeing(
        scene, [*reversed(parts.adjectives)], shape, inner, definite=definite
    )
    counted, _, numeral = phrase.text.rpartition(" ")
    text = phrase.text
    soon = [one.lower_ for one in parts.adjectives] in (["next"], ["coming"], ["last"], ["past"])
    if definite and counted and adjectives and not noun.human and not soon:
        text = " ".join([counted, *adjectives, numeral])
        adjectives = []
    tail = modifiers.complements(scene, token, parts)
    if parts.of is not None:
        tail.insert(0, prepositions.preposition_phrase(scene, parts.of, _among(token, noun)))
    following = modifiers.attached(scene, token, parts, phrase.concord, case, definite=definite)
    return Phrase(
        text=all_ + " ".join([text, *adjectives, *tail, *following]),
        concord=phrase.concord,
        definite=definite,
    )


def _owned_count(scene: Scene, token: Token, noun: Noun, parts: Parts, case: Case) -> Phrase:
    """ "The Council's ten members": «أعضاء المجلس العشرة»."""
    if parts.owner is not None and parts.owner.dep_ != "poss" and parts.determiner is None:
        raise scene.decline(token, "some of a body")
    entity = scene.entity(parts.number) if parts.number is not None else None
    value = int(entity.value) if entity is not None and entity.value is not None else 0
    if value == _TWO and parts.owner is not None and parts.owner.tag_ == "PRP$":
        return pair_of_theirs(scene, token, noun, parts, case)
    word = amounts.few(value, noun.gender)
    if not word or parts.owner is None or parts.of or parts.material or entity is None:
        raise scene.decline(token, "counted noun")
    if entity.bound or parts.apposed or noun.plural is None:
        raise scene.decline(token, "counted noun")
    concord = Concord(gender=noun.gender, number="pl", human=noun.human)
    tail = modifiers.complements(scene, token, parts)
    adjectives = [*reversed(parts.adjectives)]
    text, _ = possession.owned(scene, token, noun.plural, concord, [], parts.owner, case)
    agreeing = describing.agreeing(scene, adjectives, concord, case, definite=True)
    following = modifiers.attached(scene, token, parts, concord, case, definite=True)
    return Phrase(text=" ".join([text, word, *agreeing, *tail, *following]), concord=concord)


_TWO = 2


def pair_of_theirs(scene: Scene, token: Token, noun: Noun, parts: Parts, case: Case) -> Phrase:
    """ "Their two countries", or "their countries" of two: «بلديهما»."""
    left = (parts.adjectives, parts.of, parts.material, parts.clauses, parts.apposed)
    if any(left) or parts.owner is None:
        raise scene.decline(token, "counted noun")
    known = token.lemma_.lower() == "country"
    word, gender = ("بلد", "m") if known else (noun.singular, noun.gender)
    if " " in word:
        raise scene.decline(token, "counted noun")
    if parts.number is not None:
        scene.use(parts.number)
    pronoun = whose.owner_pronoun(scene, parts.owner)
    pair = generate.dual(word, case, construct=True)
    concord = Concord(gender="f" if gender == "f" else "m", number="du", human=noun.human)
    tail = modifiers.complements(scene, token, parts)
    return Phrase(text=" ".join([f"{pair}{pronoun}", *tail]), concord=concord)


_TEN = 10


def beside(scene: Scene, first: Token, head: Token) -> Phrase | None:
    """The drones of "120 missiles and drones": «120 صاروخا وطائرة مسيرة», one of them named."""
    counts = [scene.entity(one) for one in first.children if one.dep_ == "nummod"]
    value = counts[0].value if len(counts) == 1 and counts[0] is not None else None
    if value is None or value <= _TEN or scene.entity(head) is not None or head.tag_ != "NNS":
        return None
    parts = nounparts.sort(scene, head)
    noun, _ = nounparts.base(scene, head, parts)
    more = (parts.adjectives, parts.of, parts.prepositions, parts.clauses, parts.material)
    if any(more) or parts.owner or parts.determiner or noun.plural_only:
        return None
    same = scene.words.noun(first.lemma_)
    if same is not None and same.singular == noun.singular:
        raise scene.decline(head, "twice the same")
    concord = Concord(gender=noun.gender, human=noun.human)
    text = modifiers.inflected(scene, noun.singular, concord, [], "acc", definite=False)
    return Phrase(text=text, concord=replace(concord, number="pl"), definite=False)
