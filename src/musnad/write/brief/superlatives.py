"""Noun phrases of the highest degree: "the most serious threats", "one of the closest allies"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import (
    degrees,
    generate,
    modifiers,
    nouns,
    possession,
    prepositions,
    times,
)
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
