"""Clauses whose doer is not named: «عُقدت القمة», «جرى توقيع الاتفاق»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import (
    antecedents,
    clauses,
    complements,
    generate,
    nounparts,
    nouns,
    subordinate,
    verbparts,
)
from musnad.write.brief.frames import choose
from musnad.write.brief.frames.passives import PASSIVES
from musnad.write.brief.scene import Phrase, Scene
from musnad.write.brief.verbparts import Parts, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token


def passive(
    scene: Scene,
    verb: Token,
    parts: Parts,
    tense: Tense,
    *,
    place: str,
    particle: str,
    shared: Phrase | None,
) -> str:
    """A clause whose doer is not named: «عُقدت القمة», «جرى توقيع الاتفاق»."""
    lemma = verb.lemma_.lower()
    agreed = _agreed_to(scene, verb, parts, tense, place=place)
    if agreed:
        return agreed
    if lemma == "need" and shared is None:
        return _needed(scene, verb, parts, tense, place=place, particle=particle)
    if lemma == "value":
        return _valued(scene, verb, parts, tense, place=place)
    direct = PASSIVES.get(lemma)
    if _goes_on(parts) and (tense.kind, tense.negative) in _MUST:
        direct = None
    if direct is not None and " " not in direct.past and parts.predicate is None:
        case: generate.Case = "acc" if place == "reported" else "nom"
        told = tense.kind != "present"  # What is always so is said of all of a kind.
        subject = shared or antecedents.subject_of(scene, verb, parts, case, fresh=told)
        if lemma == "hold" and subject.concord.human:
            direct = PASSIVES["detain"]
        frame = choose(scene, verb, parts, [_patient(verb, parts)])
        rest = complements.complements_of(scene, parts, frame, [])
        scene.trace.append(f"{lemma}:{direct.past}")
        return clauses.assemble(
            scene,
            direct,
            subject,
            tense,
            rest,
            parts,
            place=place,
            particle=particle,
            elided=shared is not None,
        )
    return _by_noun(scene, verb, parts, tense, place=place, particle=particle, shared=shared)


def _patient(verb: Token, parts: Parts) -> Token:
    """To what it is done: the subject, or that of the verb before; else the verb stands for it."""
    if parts.subject is not None:
        relative = parts.subject.lower_ in ("who", "that", "which") and verb.dep_ == "relcl"
        return verb.head if relative else parts.subject
    at = verb
    while at.dep_ == "conj":
        at = at.head
        for one in at.children:
            if one.dep_ == "nsubjpass":
                return one
    return verb


_MUST: dict[tuple[str, bool], str] = {
    ("must", False): "يجب",
    ("must", True): "يجب عدم",
    ("should", False): "ينبغي",
    ("should", True): "ينبغي عدم",
    ("can", False): "يمكن",
    ("can", True): "لا يمكن",
    ("may", False): "قد يجري",
}
_FEMININE = {
    "يجب": "تجب",
    "ينبغي": "تنبغي",
    "يمكن": "تمكن",
    "لا يمكن": "لا تمكن",
    "قد يجري": "قد تجري",
}
_HAPPENED = generate.Verb(past="جرى", present="يجري", noun="جريان")


def _by_noun(  # noqa: C901, PLR0912, PLR0915 - one shape of the patient a line
    scene: Scene,
    verb: Token,
    parts: Parts,
    tense: Tense,
    *,
    place: str,
    particle: str,
    shared: Phrase | None,
) -> str:
    """The verbal noun of what was done: «جرى توقيع الاتفاق», «يجب محاكمة المسؤولين»."""
    if parts.subject is None and shared is None:
        raise scene.decline(verb, "passive")
    frame = choose(scene, verb, parts, [_patient(verb, parts)])
    governed = frame.object
    if frame.person is not None and parts.infinitive is not None:
        governed = frame.person
    if governed is None or governed.split(" ")[-1:] == ["و"]:
        raise scene.decline(verb, "passive")
    silent = shared is not None or _is_pronoun(scene, parts.subject)
    scene.note("rule", "passive by verbal noun")
    noun = frame.verb.noun
    head, _, tail = noun.partition(" ")
    tail = tail if tail.startswith(subordinate.AFTER) and not governed else ""
    if silent:
        patient = shared or antecedents.subject_of(scene, verb, parts, "acc")
        if patient.text:
            raise scene.decline(verb, "passive pronoun")
        if tail:
            noun = head
        elif " " in noun and not _ends_in_construct(noun):
            raise scene.decline(verb, "passive")
        pronoun = generate.PRONOUNS[patient.concord.after]
        done = (
            f"{generate.article(noun)} {generate.with_pronoun(governed, pronoun)}"
            if governed
            else generate.suffix(noun, pronoun)
        )
    elif parts.subject is not None:
        patient = nouns.noun_phrase(scene, parts.subject, "gen")
        done = (
            f"{generate.article(noun)} {generate.attach(governed, patient.text)}"
            if governed
            else f"{head if tail else noun} {patient.text}"
        )
    else:
        raise scene.decline(verb, "passive")
    if tail:
        done = f"{done} {tail}"
    if silent and any(frame.preposition(one.lower_) == "" for one in parts.prepositions):
        raise scene.decline(verb, "passive")
    scene.subject, scene.subject_person = patient.concord, patient.concord.human
    scene.subject_entity = patient.entity
    rest = complements.complements_of(scene, parts, frame, [])
    scene.trace.append(frame.id)
    modal = _MUST.get((tense.kind, tense.negative))
    feminine = frame.verb.noun_gender == "f"
    if modal is not None:
        if feminine and not modal.endswith("عدم"):
            modal = _FEMININE.get(modal, modal)
        never = ["أبدا"] if tense.never else []
        strict = never if modal.endswith("عدم") else []
        never = [] if strict else never
        rest = [*rest, *done_too(scene, parts, patient)]
        start = f"{particle}ه {modal}" if place == "reported" else modal
        aside = next((at for at, one in enumerate(rest) if one.startswith("،")), len(rest))
        text = " ".join([start, *never, done, *rest[:aside], *strict, *rest[aside:]])
        kept = Phrase(text="", concord=patient.concord)
        return clauses.coordinate(scene, text, kept, parts, place=place, particle=particle)
    form = clauses.finite(_HAPPENED, frame.verb.noun_gender, "sg", tense)
    if place == "reported":
        text = " ".join([f"{particle}ه {form}", done, *rest])
    else:
        text = " ".join([form, done, *parts.when, *rest])
    kept = Phrase(text="", concord=patient.concord)
    return clauses.coordinate(scene, text, kept, parts, place=place, particle=particle)


def _goes_on(parts: Parts) -> bool:
    """Whether a bare participle follows: "must be identified and brought to justice"."""
    return any(
        one.tag_ == "VBN" and not any(two.dep_.startswith(("nsubj", "aux")) for two in one.children)
        for one in parts.following
    )


def done_too(scene: Scene, parts: Parts, patient: Phrase) -> list[str]:
    """ "Must be held accountable and brought to justice": «… وتقديمهم إلى العدالة»."""
    found: list[str] = []
    told: list[Token] = []
    for verb in parts.following:
        own = [one for one in verb.children if one.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass")]
        if verb.tag_ not in ("VBN", "VBD") or own:
            continue
        joint = clauses.joint_of(scene, verb)
        inner = verbparts.sort(scene, verb)
        held = (inner.agent, inner.predicate, inner.reported, inner.infinitive, inner.negation)
        if any(one is not None for one in held) or inner.objects or joint not in ("و", "أو"):
            raise scene.decline(verb, "passive")
        if inner.following:
            clauses.use_marks(scene, inner, "shared")
            joint = clauses.joint_of(scene, inner.following[0])
            parts.following.extend(inner.following)
        scene.use(verb)
        frame = choose(scene, verb, inner, [_patient(verb, inner)])
        head, _, tail = frame.verb.noun.partition(" ")
        if frame.object != "" or (tail and not tail.startswith(subordinate.AFTER)):
            raise scene.decline(verb, "passive")
        rest = complements.complements_of(scene, inner, frame, [])
        done = generate.suffix(head, generate.PRONOUNS[patient.concord.after])
        found.append(generate.attach(joint, " ".join([done, *([tail] if tail else []), *rest])))
        scene.trace.append(frame.id)
        told.append(verb)
    parts.following = [one for one in parts.following if one not in told]
    return found


def _is_pronoun(scene: Scene, token: Token | None) -> bool:
    if token is None or token.lower_ == "those":
        return False
    return token.pos_ == "PRON" and scene.entity(token) is None


def _ends_in_construct(noun: str) -> bool:
    """Whether the last word of a verbal noun governs: «إعادة بناء»."""
    return noun.startswith(("إعادة ", "نزع "))


def _agreed_to(scene: Scene, verb: Token, parts: Parts, tense: Tense, *, place: str) -> str:
    """ "It was agreed to activate …": «جرى الاتفاق على تفعيل …»."""
    if verb.lemma_.lower() != "agree" or parts.subject is None or parts.infinitive is None:
        return ""
    rest = [*parts.objects, *parts.prepositions, *parts.times, *parts.adverbials, *parts.following]
    if parts.subject.lower_ != "it" or place != "main" or rest or tense != Tense(kind="past"):
        raise scene.decline(verb, "passive")
    scene.use(parts.subject)
    for one in parts.adverbs:
        if complements.adverb(scene, one):
            raise scene.decline(one, "adverb")
    scene.subject = None
    return f"جرى الاتفاق على {subordinate.verbal_noun(scene, parts.infinitive)}"


def _needed(
    scene: Scene, verb: Token, parts: Parts, tense: Tense, *, place: str, particle: str
) -> str:
    """ "A ceasefire is needed": «هناك حاجة إلى وقف لإطلاق النار»."""
    held = (parts.infinitive, parts.reported, parts.agent, parts.predicate, parts.gerund)
    if parts.subject is None or any(one is not None for one in held) or parts.adverbials:
        raise scene.decline(verb, "passive")
    known = {"present": "هناك حاجة", "past": "كانت هناك حاجة"}.get(tense.kind)
    if known is None or tense.negative or _is_pronoun(scene, parts.subject):
        raise scene.decline(verb, "passive")
    needed = nouns.noun_phrase(scene, parts.subject, "gen")
    scene.subject, scene.subject_person = needed.concord, needed.concord.human
    frame = choose(scene, verb, parts, [parts.subject])
    rest = complements.complements_of(scene, parts, frame, [])
    before = (
        "" if place == "main" else f"{particle} " if tense.kind == "present" else f"{particle}ه "
    )
    if place not in ("main", "reported"):
        raise scene.decline(verb, "passive")
    text = " ".join([f"{before}{known} إلى {needed.text}", *rest])
    kept = Phrase(text="", concord=needed.concord)
    return clauses.coordinate(scene, text, kept, parts, place=place, particle=particle)


def _valued(scene: Scene, verb: Token, parts: Parts, tense: Tense, *, place: str) -> str:
    """ "The package is valued at $250 million": «تبلغ قيمة الحزمة 250 مليون دولار»."""
    if place != "main" or parts.subject is None or tense.negative:
        raise scene.decline(verb, "passive")
    at = [one for one in parts.prepositions if one.lower_ == "at"]
    sums = [child for one in at for child in one.children]
    if len(parts.prepositions) != 1 or len(sums) != 1 or parts.subject.pos_ == "PRON":
        raise scene.decline(verb, "passive")
    if (
        parts.times
        or parts.adverbs
        or parts.adverbials
        or nounparts.measure(scene, sums[0]) != "money"
    ):
        raise scene.decline(verb, "passive")
    scene.use(*at)
    subject = nouns.noun_phrase(scene, parts.subject, "gen")
    scene.subject, scene.subject_person = subject.concord, False
    scene.subject_entity, scene.subject_at = subject.entity, parts.subject.i
    sum_ = nouns.noun_phrase(scene, sums[0], "acc")
    verb_form = "بلغت" if tense.kind == "past" else "تبلغ"
    text = f"{verb_form} قيمة {subject.text} {sum_.text}"
    kept = Phrase(text="", concord=subject.concord)
    return clauses.coordinate(scene, text, kept, parts, place=place)
