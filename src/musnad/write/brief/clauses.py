"""English clauses into Arabic ones: verb first, agreement, reported clauses, passives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from musnad.write.brief import (
    antecedents,
    complements,
    copula,
    existence,
    generate,
    having,
    lots,
    nouns,
    occasions,
    ordering,
    passive,
    raising,
    sequel,
    times,
    twins,
    verbparts,
)
from musnad.write.brief.frames import Frame, choose
from musnad.write.brief.generate import attach
from musnad.write.brief.scene import Declined, Phrase, Scene
from musnad.write.brief.verbparts import Parts, Tense
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

NOT_VERBS = frozenset({"be", "remain", "become", "stay"})


def main_clause(scene: Scene, verb: Token) -> str:
    """A whole sentence's clause, verb first, with the clauses coordinated to it."""
    return _clause(scene, verb, place="main")


def reported_clause(scene: Scene, verb: Token, particle: str) -> str:
    """«أن» with its clause, the subject first: «أن الحلف لا يزال ملتزما …»."""
    return _clause(scene, verb, place="reported", particle=particle)


def _clause(
    scene: Scene,
    verb: Token,
    *,
    place: str,
    particle: str = "",
    shared: Phrase | None = None,
) -> str:
    outer = scene.subject, scene.subject_person, scene.subject_entity
    if verb.pos_ not in ("VERB", "AUX") or scene.entity(verb) is not None:
        raise scene.decline(verb, "no verb")
    parts = verbparts.sort(scene, verb)
    use_marks(scene, parts, place)
    if parts.expletive is not None:
        text = copula.expletive(scene, verb, parts, place=place, particle=particle)
    else:
        text = _with_subject(scene, verb, parts, place=place, particle=particle, shared=shared)
    if place != "main":
        scene.subject, scene.subject_person, scene.subject_entity = outer
    return text


def inner_clause(scene: Scene, verb: Token, tense: Tense | None = None) -> str:
    """A clause inside another, verb first, in the mood that its particle asks for."""
    scene.tense = tense.kind if tense is not None else ""
    text = _clause(scene, verb, place="main")
    scene.tense = ""
    return text


def with_subject(scene: Scene, verb: Token, parts: Parts, *, particle: str = "") -> str:
    """A clause whose parts are sorted already: verb first, or the subject after a particle."""
    use_marks(scene, parts, "reported" if particle else "main")
    place = "reported" if particle else "main"
    return _with_subject(scene, verb, parts, place=place, particle=particle, shared=None)


def after_where(scene: Scene, verb: Token, parts: Parts) -> str:
    """The clause after «حيث», verb first."""
    use_marks(scene, parts, "main")
    return _with_subject(scene, verb, parts, place="main", particle="", shared=None)


JOINTS = {"and": "و", "or": "أو", "but": "لكن"}


def joint_of(scene: Scene, following: Token) -> str:
    """The connective before a coordinated verb; raises Declined for one without Arabic."""
    found = [one for one in following.head.children if one.dep_ == "cc" and one.i < following.i]
    words = {one.lower_ for one in found if one.i > following.head.i or len(found) == 1}
    if not words:
        return "و"
    if len(words) > 1 or not words <= JOINTS.keys():
        raise scene.decline(found[-1], "connective")
    scene.use(*found)
    return JOINTS[words.pop()]


def use_marks(scene: Scene, parts: Parts, place: str) -> None:
    """Account for "and" and "that" where they stand for what Arabic says anyway."""
    for mark in parts.marks:
        if (
            (mark.lower_ == "while" and mark.head.tag_ == "VBG" and place == "reported")
            or (
                mark.dep_ == "cc"
                and mark.lower_ in JOINTS
                and (parts.following or (parts.extras and mark.lower_ == "and"))
            )
            or (mark.dep_ == "mark" and mark.lower_ == "that" and place == "reported")
        ):
            scene.use(mark)
        else:
            raise scene.decline(mark, "connective")


def _with_subject(  # noqa: PLR0911 - one kind of clause a line
    scene: Scene,
    verb: Token,
    parts: Parts,
    *,
    place: str,
    particle: str,
    shared: Phrase | None,
) -> str:
    state = parts.passive and verb.lower_ in copula.STATES
    if state:
        subject = shared or antecedents.subject_of(
            scene, verb, parts, "nom" if place == "main" else "acc"
        )
        return copula.state(
            scene, verb, parts, subject, place=place, particle=particle, elided=shared is not None
        )
    stays = parts.predicate is None and verb.lemma_.lower() in ("remain", "stay")
    if verb.lemma_.lower() in NOT_VERBS and not parts.passive and not stays:
        if shared is None:
            found = existence.it_is(scene, verb, parts, place=place, particle=particle)
            found = found or occasions.told_again(scene, verb, parts, place=place)
            found = found or copula.pointed(scene, verb, parts, place=place, particle=particle)
            if found:
                return found
        subject = shared or antecedents.subject_of(
            scene, verb, parts, "nom" if place == "main" else "acc"
        )
        return copula.clause(
            scene, verb, parts, subject, place=place, particle=particle, elided=shared is not None
        )
    owned = having.has(scene, verb, parts, place=place, particle=particle, shared=shared)
    if owned:
        return owned
    tense = verbparts.tense_of(scene, verb, parts)
    active = agent_of(scene, parts)
    if active is not None:
        return verbal(
            scene, verb, parts, tense, place=place, particle=particle, shared=shared, agent=active
        )
    if parts.passive:
        told = raising.raised(
            scene, verb, parts, tense, place=place, particle=particle, shared=shared
        )
        told = told or sequel.sequel(
            scene, verb, parts, tense, place=place, particle=particle, shared=shared
        )
        return told or passive.passive(
            scene, verb, parts, tense, place=place, particle=particle, shared=shared
        )
    return verbal(scene, verb, parts, tense, place=place, particle=particle, shared=shared)


_ACTORS = frozenset(
    listed(
        "government army military force delegation council committee assembly parliament ministry "
        "agency organization organisation party side country state company group coalition "
        "alliance commission police court union missile strike attack drone explosion earthquake "
        "flood flooding storm hurricane cyclone drought fire fighting war conflict violence "
        "shelling airstrike bombardment landslide authority regime militia faction gang cartel "
        "network programme program mission service legislature court tribunal troops cell"
    )
)
"""Nouns that can be the doer of a passive; "by agreement" is a manner, not a doer."""

_BY_THINGS = frozenset(
    listed("pose cause create present trigger displace affect support drive underpin")
)
"""What is done by things as by people: "the challenges posed by migration"."""


def agent_of(scene: Scene, parts: Parts) -> Token | None:
    """The agent of a passive that can be told as an active clause."""
    if not parts.passive or parts.agent is None or sequel.is_sequel(parts.agent.head):
        return None
    agents = [child for child in parts.agent.children if child.dep_ == "pobj"]
    if len(agents) != 1 or len(list(parts.agent.children)) != 1:
        raise scene.decline(parts.agent, "agent")
    entity = scene.entity(agents[0])
    noun = scene.words.noun(agents[0].lemma_)
    acts = noun is not None and (noun.human or agents[0].lemma_.lower() in _ACTORS)
    acts = acts or (lots.is_of_people(scene, agents[0]))
    acts = acts or (noun is not None and parts.agent.head.lemma_.lower() in _BY_THINGS)
    if entity is not None and entity.kind in ("date", "figure"):
        raise scene.decline(parts.agent, "agent")
    if entity is None and not acts:
        raise scene.decline(parts.agent, "agent")
    scene.use(parts.agent)
    return agents[0]


def verbal(
    scene: Scene,
    verb: Token,
    parts: Parts,
    tense: Tense,
    *,
    place: str,
    particle: str = "",
    shared: Phrase | None = None,
    agent: Token | None = None,
) -> str:
    """A clause with its own verb: the frame chosen, its complements rendered, the whole ordered."""
    objects = [parts.subject] if agent is not None and parts.subject is not None else parts.objects
    case: generate.Case = "acc" if place == "reported" else "nom"
    if agent is not None:
        subject = antecedents.subject_phrase(scene, agent, case)
    else:
        subject = shared or antecedents.subject_of(scene, verb, parts, case)
    twin = twins.twin(verb, parts, objects) if agent is None else None
    if twin is not None:
        objects = parts.objects = [twin]
    frame = choose(scene, verb, parts, objects)
    if twin is not None and frame.object == "" and twins.takes_bare(parts.following[0]):
        objects, parts.objects, twin = [], [], None
    upon = any(one.lower_ == "on" for one in parts.prepositions)
    if frame.en == "call" and upon and parts.infinitive is None and frame.verb.past == "دعا":
        raise scene.decline(verb, "a call on somebody")
    subject = _spoken(scene, subject, parts, objects, frame, place=place, shared=shared)
    scene.trace.append(frame.id)
    if scene.headline and place == "main":
        _shorten(scene, parts)
    told = complements.complements_of(scene, parts, frame, objects)
    if twin is not None:
        shape = nouns.noun_phrase(scene, twin, "acc").concord
        scene.resumed[twin.i] = generate.PRONOUNS[shape.after]
    return assemble(
        scene,
        frame.verb,
        subject,
        tense,
        told,
        parts,
        place=place,
        particle=particle,
        elided=shared is not None,
    )


def _spoken(
    scene: Scene,
    subject: Phrase,
    parts: Parts,
    objects: list[Token],
    frame: Frame,
    *,
    place: str,
    shared: Phrase | None,
) -> Phrase:
    """The subject by name where a person right after a bare verb would be taken for it."""
    if subject.text or shared is not None or place != "main":
        return subject
    taken = [
        child
        for one in parts.prepositions
        if frame.preposition(one.lower_) == ""
        for child in one.children
    ]
    bare = objects if frame.object == "" else taken
    if not bare or parts.subject is None or not antecedents.may_act(scene, bare[0]):
        return subject
    entity = scene.subject_entity
    if entity is None or entity.kind not in ("person", "office"):
        raise scene.decline(parts.subject, "pronoun before an object")
    return replace(subject, text=entity.short or entity.arabic)


def _shorten(scene: Scene, parts: Parts) -> None:
    """A headline does without times, purposes and further clauses: what is left stays true."""
    purposes = [
        one
        for one in parts.adverbials
        if one.tag_ == "VB" and [c.lower_ for c in one.children if c.dep_ == "aux"] == ["to"]
    ]
    places = [one for one in parts.prepositions if _is_setting(scene, one)]
    hours = [one for one in parts.adverbs if scene.adverbial(one) in times.HOURS]
    for one in (*parts.times, *purposes, *parts.following, *places, *parts.marks, *hours):
        scene.use(*one.subtree)
    parts.adverbs = [one for one in parts.adverbs if one not in hours]
    parts.times, parts.following = [], []
    parts.adverbials = [one for one in parts.adverbials if one not in purposes]
    parts.prepositions = [one for one in parts.prepositions if one not in places]


def _is_setting(scene: Scene, preposition: Token) -> bool:
    entities = [scene.entity(child) for child in preposition.children]
    return bool(entities) and all(
        one is not None
        and (one.kind == "date" or (one.kind == "place" and preposition.lower_ == "at"))
        for one in entities
    )


_SEVERAL = frozenset(listed("وزراء زعماء رؤساء قادة سفراء مسؤولون ممثلون ممثلو مبعوثون خبراء"))
"""Plurals of persons: a verb after one of them is plural, whatever stands joined to it."""

_WAS = generate.Verb(past="كان", present="يكون", noun="كون")


def assemble(
    scene: Scene,
    verb: generate.Verb,
    subject: Phrase,
    tense: Tense,
    rest: list[str],
    parts: Parts,
    *,
    place: str,
    particle: str,
    elided: bool,
) -> str:
    """Verb, subject and the rest in the order of the place, and what is coordinated."""
    first = place == "reported" or scene.headline or elided or not subject.text
    gender, number = subject.concord.after if first else (subject.concord.before, "sg")
    if first and subject.text.partition(" ")[0].removeprefix("ال") in _SEVERAL:
        gender, number = "m", "pl"
    if scene.headline and tense.kind == "past" and not tense.negative and place != "reported":
        tense = Tense(kind="present")
    if tense.kind == "was":
        going = generate.conjugate_present(verb, *subject.concord.after)
        verb, rest = _WAS, [going, *rest]
        tense = Tense(kind="past", negative=tense.negative)
    form = finite(verb, gender, number, tense)
    if tense.never:
        ever = "قط" if tense.kind == "past" else "أبدا"
        rest = (
            [ever, *rest]
            if tense.kind == "past" or any(one.startswith("،") for one in rest)
            else [*rest, ever]
        )
    suffixes = [one for one in rest if one.startswith(complements.SUFFIX)]
    if suffixes:
        rest = [one for one in rest if one not in suffixes]
        form = generate.with_object(form, suffixes[0].removeprefix(complements.SUFFIX))
    if " " in verb.past and not first:
        second = verb.past.partition(" ")[2]
        form = form.removesuffix(f" {second}")
        rest = [second, *rest]
    if parts.when:
        rest = [*parts.when, *rest]
        parts.when = []
    rest = ordering.pronouns_first(rest, place)
    if elided:
        pieces = [form, *rest]
    elif place == "reported":
        pieces = [*opening(particle, subject), form, *rest]
    elif scene.headline and subject.text:
        pieces = [subject.text, form, *rest]
    else:
        pieces = [form, *ordering.after_verb(subject.text, rest)]
    text = " ".join(piece for piece in pieces if piece)
    return coordinate(scene, text, subject, parts, place=place, particle=particle)


_CONDITIONS = ("إذا ", "ما لم ", "شرط ")
_ANSWERS = ("س", "لن ", "يجب", "ينبغي", "ليس", "قد ")
"""What takes «ف» after a condition."""


def coordinate(
    scene: Scene,
    text: str,
    subject: Phrase,
    parts: Parts,
    *,
    place: str,
    particle: str = "",
) -> str:
    """Adds the verbs coordinated with this one, which share its subject or bring their own."""
    negated = parts.negation is not None
    opened, parts.opening = parts.opening, []
    if opened and place == "main" and not scene.headline:
        answers = opened[-1].startswith("إذا ") and text.startswith(_ANSWERS)
        fronted = parts.subject.i if parts.subject is not None else -1
        both = any(_joins_settings(one) for one in scene.parsed.doc[1 : max(fronted, 1)])
        before = [opened[0], *(attach("و", one) if both else one for one in opened[1:])]
        text = f"{'، '.join(before)}، {'ف' if answers else ''}{text}"
    elif opened and scene.headline:
        # When and after what it happened is the article's; on what condition is the headline's.
        text = " ".join([text, *(one for one in opened if one.startswith(_CONDITIONS))])
    elif opened:
        text = " ".join([text, *opened])
    for following in parts.following:
        own = any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in following.children)
        if own and place == "reported":
            again = [one for one in following.children if one.dep_ == "mark"]
            if not again and twins.goes_on(following):
                text = f"{text} {attach(joint_of(scene, following), main_clause(scene, following))}"
                continue
            if [one.lower_ for one in again] != ["that"] or not particle:
                raise scene.decline(following, "coordination in a reported clause")
            if joint_of(scene, following) != "و":
                raise scene.decline(following, "coordination in a reported clause")
            more = reported_clause(scene, following, particle)
            text = f"{text} {attach('و', more)}"
            continue
        joint = joint_of(scene, following)
        anew = any(one.dep_ == "aux" for one in following.children)
        if negated and following.tag_ == "VB" and not anew:
            raise scene.decline(following, "coordination after a negation")
        silent = Phrase(text="", concord=subject.concord)
        if joint == "لكن":
            text = f"{text} {_against(scene, following, subject, place=place, own=own)}"
            continue
        more = (
            _clause(scene, following, place=place)
            if own
            else _clause(scene, following, place="shared", shared=silent)
        )
        text = f"{text} {attach(joint, more)}"
    return text


def _joins_settings(token: Token) -> bool:
    """ "In the wake of X, and after meeting Y, he …": what comes before the subject is joined."""
    after = token.doc[token.i + 1]
    fresh = after.pos_ in ("ADP", "SCONJ") or after.dep_ in ("prep", "mark")
    return token.lower_ == "and" and token.doc[token.i - 1].text == "," and fresh


def _against(scene: Scene, following: Token, subject: Phrase, *, place: str, own: bool) -> str:
    """«لكنهما اتفقا على …», «لكن الحلف …»."""
    if own:
        if place != "main":
            raise scene.decline(following, "connective")
        return _clause(scene, following, place="reported", particle="لكن")
    if place not in ("main", "reported"):
        raise scene.decline(following, "connective")
    silent = Phrase(text="", concord=subject.concord)
    pronoun = generate.PRONOUNS[subject.concord.after]
    return f"لكن{pronoun} {_clause(scene, following, place='shared', shared=silent)}"


def opening(particle: str, subject: Phrase) -> list[str]:
    """«أن الحلف», «أنه»."""
    if subject.text:
        return [f"{particle} {subject.text}"] if particle else [subject.text]
    gender, number = subject.concord.after
    return [f"{particle}{generate.PRONOUNS[(gender, number)]}"]


_PARTICLES = {
    "jussive": ("", "لم "),
    "present": ("", "لا "),
    "future": ("س", "لن "),
    "must": ("يجب أن ", "يجب ألا "),
    "should": ("ينبغي أن ", "ينبغي ألا "),
    "can": ("يمكن أن ", "لا يمكن أن "),
    "may": ("قد ", "قد لا "),
    "wish": ("", "ألا "),
}
"""What stands before the present, affirmed and negated."""

_INDICATIVE = frozenset(
    {("present", False), ("present", True), ("future", False), ("may", False), ("may", True)}
)


def finite(
    verb: generate.Verb, gender: generate.Gender, number: generate.Number, tense: Tense
) -> str:
    """The verb in this tense and mood, negated where the English is."""
    if tense.kind == "past" and not tense.negative:
        return generate.conjugate_past(verb, gender, number)
    if tense.kind == "past":
        return f"لم {generate.conjugate_present(verb, gender, number, 'jussive')}"
    if tense.kind == "would":
        if tense.negative:
            raise Declined("would", "negated modal")
        form = generate.conjugate_present(verb, gender, number, "subjunctive")
        return f"من شأن{generate.PRONOUNS[(gender, number)]} أن {form}"
    plain = (tense.kind, tense.negative) in _INDICATIVE
    mood: generate.Mood = "indicative" if plain else "subjunctive"
    if tense.kind == "jussive":
        mood = "jussive"
    particle = _PARTICLES[tense.kind][tense.negative]
    return particle + generate.conjugate_present(verb, gender, number, mood)
