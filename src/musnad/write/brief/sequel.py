"""What came after or before: «أعقب الاجتماع مؤتمر صحفي», «سبقت القمة محادثات»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import clauses, complements, generate, nouns
from musnad.write.brief.frames import choose
from musnad.write.brief.scene import Phrase, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

    from musnad.write.brief.verbparts import Parts, Tense

_VERBS: dict[str, generate.Verb] = {
    "follow": generate.Verb(past="أعقب", present="يعقب", noun="إعقاب"),
    "precede": generate.Verb(past="سبق", present="يسبق", noun="سبق"),
}


def is_sequel(verb: Token) -> bool:
    """Whether the doer of this passive is an event in a row of events."""
    return verb.lemma_.lower() in _VERBS


def sequel(
    scene: Scene,
    verb: Token,
    parts: Parts,
    tense: Tense,
    *,
    place: str,
    particle: str,
    shared: Phrase | None,
) -> str:
    """ "The meeting was followed by a press conference"; ``""`` for any other clause."""
    if parts.agent is None or not is_sequel(verb) or parts.subject is None:
        return ""
    events = [one for one in parts.agent.children if one.dep_ == "pobj"]
    plain = len(events) == 1 == len(list(parts.agent.children)) and not tense.negative
    fits = shared is None and place in ("main", "reported") and parts.subject.pos_ != "PRON"
    known = [scene.entity(one) for one in (*events, parts.subject)]
    if not plain or not fits or any(known) or scene.headline:
        raise scene.decline(parts.agent, "agent")
    scene.use(verb, parts.agent)
    frame = choose(scene, verb, parts, [parts.subject])
    first = nouns.noun_phrase(scene, parts.subject, "acc")
    scene.subject, scene.subject_person = first.concord, first.concord.human
    scene.subject_entity, scene.subject_at = None, parts.subject.i
    parts.agent = None
    second = nouns.noun_phrase(scene, events[0], "nom", fresh=True)
    rest = complements.complements_of(scene, parts, frame, [])
    form = clauses.finite(_VERBS[verb.lemma_.lower()], second.concord.before, "sg", tense)
    scene.note("rule", "what follows", form)
    if place == "reported":
        pronoun = generate.PRONOUNS[first.concord.after]
        pieces = [f"{particle} {first.text}", f"{form}{pronoun}", second.text, *rest]
    elif second.definite:
        pieces = [form, second.text, first.text, *rest]
    else:
        pieces = [form, first.text, second.text, *rest]
    kept = Phrase(text="", concord=first.concord)
    return clauses.coordinate(scene, " ".join(pieces), kept, parts, place=place, particle=particle)
