"""Clauses of time, condition, cause and contrast: "while", "after", "if", "because"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from musnad.write.brief import clauses, complements, copula, nouns, subordinate, verbparts
from musnad.write.brief.frames import FRAMES, choose
from musnad.write.brief.generate import (
    PRONOUNS,
    Verb,
    attach,
    conjugate_past,
    conjugate_present,
    suffix,
)
from musnad.write.brief.scene import Scene
from musnad.write.brief.verbparts import Tense
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from musnad.write.brief.verbparts import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """How Arabic ties such a clause: the particle and the form of the verb after it.

    ``form`` is ``verb`` (verb first, its own tense), ``past``, ``wish`` (subjunctive) or
    ``that`` (subject first, as after «أن»).
    """

    arabic: str
    form: str


_TIES: dict[str, Tie] = {
    "while": Tie(arabic="في حين", form="verb"),
    "whereas": Tie(arabic="في حين", form="verb"),
    "as": Tie(arabic="في وقت", form="verb"),
    "when": Tie(arabic="عندما", form="verb"),
    "after": Tie(arabic="بعد أن", form="past"),
    "before": Tie(arabic="قبل أن", form="wish"),
    "since": Tie(arabic="منذ أن", form="past"),
    "until": Tie(arabic="إلى أن", form="wish"),
    "once": Tie(arabic="بمجرد أن", form="wish"),
    "if": Tie(arabic="إذا", form="past"),
    "unless": Tie(arabic="ما لم", form="unless"),
    "because": Tie(arabic="لأن", form="that"),
    "although": Tie(arabic="رغم أن", form="that"),
    "though": Tie(arabic="رغم أن", form="that"),
    "so that": Tie(arabic="لكي", form="wish"),
    "provided that": Tie(arabic="شرط أن", form="wish"),
    "provided": Tie(arabic="شرط أن", form="wish"),
    "given that": Tie(arabic="نظرا إلى أن", form="that"),
}


def circumstance_clause(scene: Scene, verb: Token) -> str:
    """The clause in Arabic, comma and particle first; raises Declined when it has no rule."""
    if verb.tag_ == "VB" and [one.lower_ for one in verb.children if one.dep_ == "aux"] == ["to"]:
        return _purpose(scene, verb)
    marks = [
        one
        for one in verb.children
        if one.dep_ == "mark" or (one.dep_ == "advmod" and one.lower_ in ("when", "once"))
    ]
    subjects = [one for one in verb.children if one.dep_ in ("nsubj", "nsubjpass", "expl")]
    if verb.tag_ == "VBG" and not subjects:
        return _doing(scene, verb, marks)
    beside = _accompanied(scene, verb) if not (marks or subjects) else ""
    if beside:
        return beside
    tie = _TIES.get(" ".join(one.lower_ for one in marks))
    if tie is not None and [one.lower_ for one in marks] == ["as"] and _is_said(verb):
        return _as_said(scene, verb, marks)
    if tie is None or not subjects:
        raise scene.decline(verb, "adverbial clause")
    scene.note("rule", "clause of time or condition")
    scene.use(*marks)
    outer = scene.subject, scene.subject_person, scene.subject_entity, scene.subject_at
    headline, scene.headline = scene.headline, False
    text = _tied(scene, verb, marks, tie)
    scene.headline = headline
    scene.subject, scene.subject_person, scene.subject_entity, scene.subject_at = outer
    return text


_SAID = frozenset(
    listed("announce state note indicate mention declare promise pledge report confirm say")
)


def _is_said(verb: Token) -> bool:
    """ "As the minister announced": what was announced is the rest of the sentence."""
    own = any(one.dep_ in ("dobj", "ccomp", "xcomp", "auxpass", "neg") for one in verb.children)
    who = any(one.dep_ == "nsubj" for one in verb.children)
    return verb.lemma_.lower() in _SAID and who and not own


def _as_said(scene: Scene, verb: Token, marks: list[Token]) -> str:
    """«، كما أعلن الوزير في اليوم السابق»."""
    parts = verbparts.sort(scene, verb)
    frames = [one for one in FRAMES.get(verb.lemma_.lower(), ()) if one.that is not None]
    joined = parts.following or parts.adverbials or parts.agent
    if parts.subject is None or not frames or joined:
        raise scene.decline(verb, "adverbial clause")
    parts.marks = [one for one in parts.marks if one.i not in {two.i for two in marks}]
    if parts.marks or any(one.lower_ not in ("had", "has") for one in parts.auxiliaries):
        raise scene.decline(verb, "adverbial clause")
    scene.use(verb, *marks, *parts.auxiliaries)
    outer = scene.subject, scene.subject_person, scene.subject_entity
    subject = nouns.noun_phrase(scene, parts.subject, "nom")
    form = conjugate_past(frames[0].verb, subject.concord.before, "sg")
    rest = complements.complements_of(scene, parts, frames[0], [])
    scene.subject, scene.subject_person, scene.subject_entity = outer
    return " ".join([f"، كما {form}", subject.text, *parts.when, *rest])


_ACCOMPANIES = Verb(past="رافق", present="يرافق", noun="مرافقة")


def _accompanied(scene: Scene, verb: Token) -> str:
    """ "Arrived, accompanied by a delegation": «يرافقه وفد»; ``""`` for any other participle."""
    agents = [one for one in verb.children if one.dep_ == "agent"]
    others = [one for one in verb.children if one not in agents and not one.is_punct]
    who = [two for one in agents for two in one.children if two.dep_ == "pobj"]
    if verb.tag_ != "VBN" or verb.lemma_.lower() != "accompany" or others or len(who) != 1:
        return ""
    if scene.subject is None or not scene.subject_person:
        return ""
    scene.use(verb, *agents)
    pronoun = PRONOUNS[scene.subject.after]
    phrase = nouns.noun_phrase(scene, who[0], "nom", fresh=True)
    form = conjugate_present(_ACCOMPANIES, phrase.concord.before, "sg")
    return f"، {form}{pronoun} {phrase.text}"


def _tied(scene: Scene, verb: Token, marks: list[Token], tie: Tie) -> str:
    scene.skipped |= {one.i for one in marks}
    if tie.form == "that":
        head, _, particle = tie.arabic.rpartition(" ")
        if tie.arabic == "لأن":
            head, particle = "", "لأن"
        return f"{head} {clauses.reported_clause(scene, verb, particle)}".strip()
    copular = verb.lemma_.lower() in clauses.NOT_VERBS
    if tie.form == "verb" and copular and verb.tag_ in ("VBZ", "VBP"):
        if tie.arabic == "عندما":
            raise scene.decline(verb, "adverbial clause")
        return f"{tie.arabic} {clauses.reported_clause(scene, verb, 'أن')}"
    if tie.form == "verb":
        return f"{tie.arabic} {clauses.inner_clause(scene, verb)}"
    later = tie.arabic == "بعد أن" and verb.tag_ in ("VBZ", "VBP")
    tense = Tense(kind="past" if tie.form == "past" and not later else "wish")
    if tie.form == "unless":
        tense = Tense(kind="jussive")
    return f"{tie.arabic} {clauses.inner_clause(scene, verb, tense)}"


def _purpose(scene: Scene, verb: Token) -> str:
    return attach("ل", subordinate.verbal_noun(scene, verb))


def _doing(scene: Scene, verb: Token, marks: list[Token]) -> str:
    """ "Adding that …", "while continuing …", "after meeting …"."""
    word = " ".join(one.lower_ for one in marks)
    before = {"after": "بعد", "before": "قبل", "since": "منذ", "when": "عند", "by": "من خلال"}
    if word in before:
        scene.use(*marks)
        scene.skipped |= {one.i for one in marks}
        return f"{before[word]} {subordinate.verbal_noun(scene, verb)}"
    if word not in ("", "while"):
        raise scene.decline(verb, "adverbial clause")
    if word == "while" and verb.lemma_.lower() in _AT_WORK:
        scene.use(*marks)
        scene.skipped |= {one.i for one in marks}
        return f"أثناء {subordinate.verbal_noun(scene, verb)}"
    if verb.lemma_.lower() == "visit" and not marks and scene.subject is not None:
        pronoun = f"زيارت{PRONOUNS[scene.subject.after]}"
        noun = subordinate.verbal_noun(scene, verb)
        return f"خلال {pronoun}{noun.removeprefix('زيارة')}"
    if verb.lemma_.lower() in ("remain", "stay"):
        return _staying(scene, verb, marks)
    if verb.lemma_.lower() in _OUTCOMES and not marks:
        return _outcome(scene, verb)
    return f"، {subordinate.circumstance(scene, verb)}"


_AT_WORK = frozenset(
    {"carry", "perform", "travel", "serve", "work", "operate", "fulfil", "fulfill", "implement"}
    | {"conduct", "deliver", "execute", "discharge", "attempt", "try", "flee", "transport"}
)
"""What one is about "while" something befalls one."""
_OUTCOMES = frozenset({"result", "lead", "cause", "prompt"})
_TOLD = frozenset({"condemn", "denounce", "deplore", "mourn", "decry", "regret"})
"""Verbs in the present that speak of what has happened."""


def _outcome(scene: Scene, verb: Token) -> str:
    """ "Condemned the attack, resulting in deaths": it is the attack that did, «ما أسفر عن …»."""
    parts = verbparts.sort(scene, verb)
    held = (parts.subject, parts.negation, parts.agent, parts.reported)
    if any(one is not None for one in held) or parts.auxiliaries or parts.following or parts.marks:
        raise scene.decline(verb, "adverbial clause")
    main = verb.head
    modal = any(one.tag_ == "MD" or one.lower_ == "to" for one in main.children)
    still = main.tag_ in ("VBZ", "VBP", "VB", "VBG") and main.lemma_.lower() not in _TOLD
    scene.use(verb)
    frame = choose(scene, verb, parts, parts.objects)
    scene.trace.append(frame.id)
    rest = complements.complements_of(scene, parts, frame, parts.objects)
    form = frame.verb.present if modal or still else frame.verb.past
    return " ".join(["، ما", form, *rest])


def _staying(scene: Scene, verb: Token, marks: list[Token]) -> str:
    """ "While remaining committed to X": «مع بقائهم ملتزمين ب…»."""
    inner = [one for one in verb.children if one.dep_ == "acomp"]
    set_ = [one for one in verb.children if scene.adverbial(one)]
    others = [one for one in verb.children if one not in (*inner, *marks, *set_)]
    others = [one for one in others if not one.is_punct]
    subject = scene.subject
    if len(inner) != 1 or others or subject is None:
        raise scene.decline(verb, "adverbial clause")
    scene.use(verb, *marks)
    scene.skipped |= {one.i for one in marks}
    state = copula.adjectival(scene, inner[0], subject, "acc")
    said = [word for one in set_ for word in complements.adverb(scene, one)]
    return " ".join([f"، مع {suffix('بقاء', PRONOUNS[subject.after], 'gen')} {state}", *said])


def opens(verb: Token, clause: Token, parts: Parts) -> bool:
    """Whether a clause stands before the subject of the verb it belongs to."""
    first = parts.subject.i if parts.subject is not None else verb.i
    return clause.i < first


def forced(tense: Tense, given: Tense | None) -> Tense:
    """The tense that the particle asks for, with the clause's own negation."""
    if given is None:
        return tense
    return verbparts.Tense(kind=given.kind, negative=tense.negative)
