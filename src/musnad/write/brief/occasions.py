""" "It was his first visit to …": a sentence that says what the visit just told was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import complements, nouns, ordinals, prepositions, verbparts
from musnad.write.brief.generate import Concord
from musnad.write.brief.scene import Scene
from musnad.write.brief.verbparts import Parts
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

_OCCASIONS = frozenset(listed("visit trip meeting call summit conversation"))
_HOLDERS = {"his": "m", "her": "f", "its": "", "their": ""}


def told_again(scene: Scene, verb: Token, parts: Parts, *, place: str) -> str:
    """«كانت هذه زيارته الأولى إلى أوكرانيا»; ``""`` when the sentence is no such one.

    "It" is the visit or meeting of the sentence before, so that one must be told.
    """
    subject, noun = parts.subject, parts.predicate
    if subject is None or subject.lower_ not in ("it", "this") or list(subject.children):
        return ""
    if noun is None or noun.lemma_.lower() not in _OCCASIONS or verb.lemma_.lower() != "be":
        return ""
    owners = [one for one in noun.children if one.dep_ == "poss"]
    counted = any(one.lower_ in ordinals.FIRST for one in noun.children)
    if place != "main" or len(owners) != 1 or not counted:
        return ""
    speaker = scene.discourse.speaker
    wanted = _HOLDERS.get(owners[0].lower_)
    if not wanted or speaker is None or speaker.gender != wanted:
        raise scene.decline(subject, "pronoun")
    if parts.negation or parts.objects or parts.reported or parts.infinitive or parts.gerund:
        raise scene.decline(subject, "pronoun")
    if parts.following or parts.adverbials or parts.marks:
        raise scene.decline(subject, "pronoun")
    tense = verbparts.tense_of(scene, verb, parts)
    if tense.kind not in ("past", "present"):
        raise scene.decline(verb, "mood")
    scene.use(subject)
    scene.leans = scene.points = True
    scene.subject, scene.subject_person = Concord(gender=speaker.gender, human=True), True
    scene.subject_entity = speaker
    phrase = nouns.noun_phrase(scene, noun, "nom")
    rest = [prepositions.preposition_phrase(scene, one) for one in parts.prepositions]
    for one in parts.adverbs:
        rest.extend(complements.adverb(scene, one))
    if parts.times:
        raise scene.decline(parts.times[0], "time")
    feminine = phrase.concord.gender == "f"
    before = ("كانت " if feminine else "كان ") if tense.kind == "past" else ""
    return " ".join([f"{before}{'هذه' if feminine else 'هذا'} {phrase.text}", *rest])
