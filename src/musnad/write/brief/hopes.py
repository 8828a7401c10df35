"""What is hoped to be done, as a verbal noun: «يأمل … تحديد المرتكبين وتقديمهم إلى العدالة»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import clauses, complements, generate, nouns, passive, verbparts
from musnad.write.brief.frames import choose
from musnad.write.brief.scene import Scene
from musnad.write.brief.verbparts import Tense

if TYPE_CHECKING:
    from spacy.tokens import Token


def done(scene: Scene, verb: Token) -> str:
    """The passive clause after "hopes that", its patient a genitive.

    Raises Declined when the verb or what is joined to it has no verbal noun that takes one.
    """
    parts = verbparts.sort(scene, verb)
    if parts.subject is None or parts.objects or parts.predicate or parts.infinitive:
        raise scene.decline(verb, "hope")
    clauses.use_marks(scene, parts, "reported")
    scene.use(verb, *parts.auxiliaries)
    frame = choose(scene, verb, parts, [parts.subject])
    if frame.object is None or (" " in frame.verb.noun and frame.object):
        raise scene.decline(verb, "hope")
    scene.trace.append(frame.id)
    patient = nouns.noun_phrase(scene, parts.subject, "gen")
    noun = generate.article(frame.verb.noun) if frame.object else frame.verb.noun
    text = f"{noun} {generate.attach(frame.object, patient.text)}"
    rest = complements.complements_of(scene, parts, frame, [])
    more = passive.done_too(scene, parts, patient)
    if parts.following:
        raise scene.decline(parts.following[0], "hope")
    return " ".join([text, *rest, *more])


def asked(scene: Scene, verb: Token, particle: str) -> str:
    """ "Demanded that they halt X": «بأن يوقفوا …», the verb first and in the subjunctive."""
    marks = [one for one in verb.children if one.dep_ == "mark" and one.lower_ == "that"]
    scene.use(*marks)
    scene.skipped |= {one.i for one in marks}
    outer = scene.subject, scene.subject_person, scene.subject_entity, scene.subject_at
    text = clauses.inner_clause(scene, verb, Tense(kind="wish"))
    scene.subject, scene.subject_person, scene.subject_entity, scene.subject_at = outer
    return f"{particle} {text}"
