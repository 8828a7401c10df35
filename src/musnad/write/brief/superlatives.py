"""Noun phrases of the highest degree: "the most serious threats", "one of the closest allies"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import (
    complements,
    degrees,
    generate,
    modifiers,
    nouns,
    possession,
    prepositions,
    times,
    verbparts,
)
from musnad.write.brief.frames import choose
from musnad.write.brief.generate import Case, Concord, attach
from musnad.write.brief.nounparts import Parts
from musnad.write.brief.scene import Phrase, Scene
from musnad.write.brief.vocabulary import Noun
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


def superlative(
    scene: Scene,
    token: Token,
    noun: Noun,
    concord: Concord,
    parts: Parts,
    most: Token,
    case: Case,
) -> Phrase:
    """«أخطر التهديدات للسلام», «أقرب حليف لأميركا»: the elative before what it is said of."""
    if parts.whole or parts.label or parts.apposed or parts.worth or parts.material:
        raise scene.decline(most, "superlative")
    if parts.number is not None and parts.number.lower_ != "one":
        raise scene.decline(parts.number, "superlative")
    scene.use(most, *most.children)
    rest = [one for one in reversed(parts.adjectives) if one.i != most.i]
    several = concord.number == "pl"
    tail = modifiers.complements(scene, token, parts)
    if parts.of is not None and several and not rest and _is_part(scene, token, parts.of):
        inner = next(one for one in parts.of.children if one.dep_ == "pobj")
        scene.use(parts.of)
        whole = nouns.noun_phrase(scene, inner, "gen")
        words = modifiers.words(noun, concord)
        text = possession.joined_to(scene, token, words, concord, [], whole, "gen")
        following = modifiers.attached(scene, token, parts, concord, case, definite=True)
        pieces = [degrees.elative(scene, most), text, *tail, *following]
        return Phrase(text=" ".join(pieces), concord=concord)
    if parts.of is not None:
        gives = token.lemma_.lower() in _GIVERS
        doing = any(one.dep_ == "pcomp" for one in parts.of.children)
        toward = "ل" if gives or doing else "في"
        tail.insert(0, prepositions.preposition_phrase(scene, parts.of, toward))
    if parts.owner is not None:
        place = scene.entity(parts.owner)
        inside = place is not None and place.kind in ("country", "place")
        inside = inside and token.lemma_.lower() in _FOUND
        whose = possession.owner_of(scene, parts.owner)
        tail.insert(0, f"في {whose}" if inside else attach("ل", whose))
    words = modifiers.words(noun, concord)
    text = modifiers.inflected(scene, words, concord, rest, "gen", definite=several)
    if parts.day is not None:
        tail.insert(0, times.day_of(scene, parts.day))
    following = modifiers.attached(scene, token, parts, concord, case, definite=True)
    pieces = [degrees.elative(scene, most), text, *tail, *following]
    return Phrase(text=" ".join(pieces), concord=concord)


_PARTS = frozenset(
    listed(
        "pillar source cause goal objective element aspect component tool instrument requirement "
        "foundation principle driver engine factor symbol form example priority feature fruit"
    )
)


def _is_part(scene: Scene, token: Token, of: Token) -> bool:
    """ "The most important pillars of security": «أهم ركائز الأمن»."""
    inner = [one for one in of.children if one.dep_ == "pobj"]
    plain = len(inner) == 1 == len(list(of.children)) and scene.entity(inner[0]) is None
    return plain and token.lemma_.lower() in _PARTS


_GIVERS = frozenset(
    listed("donor provider producer exporter importer supplier recipient consumer buyer funder")
)
"""Of what these are the largest, not where."""
_FOUND = frozenset(
    listed(
        "city plant port airport economy market camp lake river mosque hospital bank company dam "
        "field university church refinery prison hub exporter producer employer"
    )
)
"""What is found in a land, so that "Europe's largest plant" is the largest in Europe."""


_NTH = {"first": "أول", "second": "ثاني", "third": "ثالث", "last": "آخر"}


def first_to(
    scene: Scene, token: Token, noun: Noun, concord: Concord, parts: Parts
) -> Phrase | None:
    """ "The first minister to visit X": «أول وزير يزور …»; None for any other phrase."""
    nth = [one for one in parts.adjectives if one.lower_ in _NTH and not list(one.children)]
    the = parts.determiner is not None and parts.determiner.lower_ == "the"
    to = [one for one in parts.clauses if one.tag_ == "VB"]
    if len(nth) != 1 or not the or len(to) != 1 or concord.number != "sg":
        return None
    others = parts.owner or parts.of or parts.number or parts.whole or parts.material
    if others or len(parts.clauses) != 1 or parts.apposed or parts.label or parts.after:
        raise scene.decline(nth[0], "superlative")
    inner = verbparts.sort(scene, to[0])
    if inner.subject or inner.passive or inner.following or inner.negation or inner.predicate:
        raise scene.decline(to[0], "superlative")
    if any(one.lower_ != "to" for one in inner.auxiliaries) or inner.marks:
        raise scene.decline(to[0], "superlative")
    scene.use(nth[0], to[0], *inner.auxiliaries)
    rest = [one for one in reversed(parts.adjectives) if one.i != nth[0].i]
    words = modifiers.words(noun, concord)
    text = modifiers.inflected(scene, words, concord, rest, "gen", definite=False)
    tail = modifiers.complements(scene, token, parts)
    frame = choose(scene, to[0], inner, inner.objects)
    outer = scene.subject, scene.subject_person, scene.subject_entity
    scene.subject, scene.subject_person, scene.subject_entity = concord, concord.human, None
    told = complements.complements_of(scene, inner, frame, inner.objects)
    scene.subject, scene.subject_person, scene.subject_entity = outer
    gender, number = concord.after
    verb = generate.conjugate_present(frame.verb, gender, number)
    pieces = [_NTH[nth[0].lower_], text, *tail, verb, *told]
    return Phrase(text=" ".join(pieces), concord=concord)


def one_of(scene: Scene, token: Token) -> Phrase | None:
    """ "One of the most serious threats": «أحد أخطر التهديدات»."""
    of = [child for child in token.children if child.dep_ == "prep" and child.lower_ == "of"]
    inner = [child for one in of for child in one.children if child.dep_ == "pobj"]
    if token.lower_ != "one" or len(of) != 1 or len(inner) != 1 or inner[0].tag_ != "NNS":
        return None
    if len(list(token.children)) != 1:
        return None
    scene.use(token, *of)
    phrase = nouns.noun_phrase(scene, inner[0], "gen")
    noun = scene.words.noun(inner[0].lemma_)
    feminine = noun is not None and noun.gender == "f"
    gender: generate.Gender = "f" if feminine else "m"
    one = Concord(gender=gender, human=phrase.concord.human)
    return Phrase(text=f"{'إحدى' if feminine else 'أحد'} {phrase.text}", concord=one)
