"""Clauses inside clauses: verbal nouns, relatives, participles and wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import clauses, complements, copula, generate, nouns, verbparts
from musnad.write.brief.frames import Frame, choose
from musnad.write.brief.generate import Concord, attach
from musnad.write.brief.scene import Phrase, Scene
from musnad.write.brief.verbparts import Parts, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token


def wished_clause(scene: Scene, verb: Token, again: str = "") -> str:
    """«أن» with a clause in the subjunctive: "for allies to increase spending".

    ``again`` is the preposition before it, said again before a second wish.
    """
    parts = verbparts.sort(scene, verb)
    if parts.passive:
        return _done(scene, verb, parts, again)
    if parts.negation is not None:
        raise scene.decline(verb, "infinitive")
    if verb.lemma_.lower() in clauses.NOT_VERBS:
        return _to_be(scene, verb, parts)
    for mark in parts.marks:
        if mark.lower_ not in ("for", "and"):
            raise scene.decline(mark, "connective")
        scene.use(mark)
    for auxiliary in parts.auxiliaries:
        if auxiliary.lower_ != "to":
            raise scene.decline(auxiliary, "infinitive")
    scene.use(verb, *parts.auxiliaries)
    following, parts.following = parts.following, []
    outer = scene.subject, scene.subject_person, scene.subject_entity
    headline, scene.headline = scene.headline, False
    text = clauses.verbal(scene, verb, parts, Tense(kind="wish"), place="wish")
    for more in following:
        text = f"{text} {attach('و', _wished_too(scene, more))}"
    scene.headline = headline
    scene.subject, scene.subject_person, scene.subject_entity = outer
    return f"أن {text}"


def _to_be(scene: Scene, verb: Token, parts: Parts) -> str:
    """ "For the vote to be a turning point": «أن يكون التصويت نقطة تحول»."""
    if parts.subject is None or parts.following or verb.tag_ != "VB":
        raise scene.decline(verb, "infinitive")
    asked = [one for one in (*parts.marks, *parts.auxiliaries) if one.lower_ in ("for", "to")]
    scene.use(*asked)
    parts.marks = [one for one in parts.marks if one not in asked]
    parts.auxiliaries = [one for one in parts.auxiliaries if one not in asked]
    outer = scene.subject, scene.subject_person, scene.subject_entity, scene.subject_at
    headline, scene.headline, scene.tense = scene.headline, False, "wish"
    text = clauses.with_subject(scene, verb, parts)
    scene.headline, scene.tense = headline, ""
    scene.subject, scene.subject_person, scene.subject_entity, scene.subject_at = outer
    return f"أن {text}"


def _done(scene: Scene, verb: Token, parts: Parts, again: str = "") -> str:
    """ "For sanctions to be lifted", "to be lifted": «رفع العقوبات»."""
    if parts.negation or parts.agent or parts.subject is None:
        raise scene.decline(verb, "infinitive")
    following, parts.following = parts.following, []
    if any(not _is_wished(one) for one in following):
        raise scene.decline(verb, "infinitive")
    for one in (*parts.marks, *parts.auxiliaries):
        if one.lower_ not in ("for", "to", "be", *(("and",) if following else ())):
            raise scene.decline(one, "infinitive")
        scene.use(one)
    scene.use(verb)
    frame = choose(scene, verb, parts, [parts.subject])
    noun = frame.verb.noun
    if frame.object is None or (frame.object and " " in noun):
        raise scene.decline(verb, "infinitive")
    noun = generate.article(noun) if frame.object else noun
    scene.trace.append(frame.id)
    parts.objects = [parts.subject]
    parts.subject = None
    rest = complements.complements_of(scene, parts, frame, parts.objects, nominal=True)
    text = " ".join([noun, *rest])
    for more in following:
        text = f"{text} {attach('و', attach(again, wished_clause(scene, more)))}"
    return text


def _is_wished(verb: Token) -> bool:
    """ "… and for X to do Y": a wish with its own "for" and its own subject."""
    return any(one.lower_ == "for" and one.dep_ == "mark" for one in verb.children)


def manner(scene: Scene, verb: Token) -> str:
    """ "How to end the war": «كيفية إنهاء الحرب»; "how X has done Y": «كيف …»."""
    how = [one for one in verb.children if one.lower_ in verbparts.ASKING and one.dep_ == "advmod"]
    scene.use(*how)
    scene.skipped |= {one.i for one in how}
    if any(one.dep_ in ("nsubj", "nsubjpass") for one in verb.children):
        outer = scene.subject, scene.subject_person, scene.subject_entity, scene.subject_at
        text = clauses.inner_clause(scene, verb)
        scene.subject, scene.subject_person, scene.subject_entity, scene.subject_at = outer
        return f"{verbparts.ASKING[how[0].lower_]} {text}"
    return f"كيفية {verbal_noun(scene, verb)}"


def to_be_done(scene: Scene, noun: Token, verb: Token, concord: Concord, *, definite: bool) -> str:
    """ "The steps to be taken": «المقرر اتخاذها»."""
    parts = verbparts.sort(scene, verb)
    held = (parts.negation, parts.agent, parts.subject, parts.infinitive, parts.reported)
    if any(one is not None for one in held) or parts.following or parts.objects:
        raise scene.decline(verb, "infinitive")
    for one in parts.auxiliaries:
        if one.lower_ not in ("to", "be"):
            raise scene.decline(one, "infinitive")
    clauses.use_marks(scene, parts, "shared")
    scene.use(verb, *parts.auxiliaries)
    frame = choose(scene, verb, parts, [noun])
    if frame.object != "" or " " in frame.verb.noun:
        raise scene.decline(verb, "infinitive")
    scene.trace.append(frame.id)
    rest = complements.complements_of(scene, parts, frame, [])
    planned = generate.adjective("مقرر", concord, "gen", definite=definite)
    done = generate.suffix(frame.verb.noun, generate.PRONOUNS[concord.after])
    return " ".join(["المقرر" if definite else planned, done, *rest])


def _by_whom(scene: Scene, verb: Token, parts: Parts) -> str:
    """ "Israel having the means": the verbal noun with its doer and then its object."""
    if parts.subject is None or parts.predicate or parts.agent:
        raise scene.decline(verb, "gerund")
    scene.use(verb)
    frame = choose(scene, verb, parts, parts.objects)
    noun, _, second = frame.verb.noun.partition(" ")
    if " " in second or second in _LINKS:
        raise scene.decline(verb, "gerund")
    scene.trace.append(frame.id)
    doer = nouns.noun_phrase(scene, parts.subject, "gen")
    outer = scene.subject, scene.subject_person, scene.subject_entity, scene.subject_at
    scene.subject, scene.subject_person = doer.concord, doer.concord.human
    scene.subject_entity, scene.subject_at = doer.entity, parts.subject.i
    rest = complements.complements_of(scene, parts, frame, parts.objects)
    scene.subject, scene.subject_person, scene.subject_entity, scene.subject_at = outer
    said = [second] if second else []
    return " ".join([generate.before_owner(noun), doer.text, *said, *rest])


_LINKS = frozenset({"إلى", "على", "من", "في", "عن", "ب", "ل", "مع", "بين"})


def _wished_too(scene: Scene, verb: Token) -> str:
    parts = verbparts.sort(scene, verb)
    if parts.subject or parts.negation or parts.passive or parts.auxiliaries or parts.following:
        raise scene.decline(verb, "coordination")
    if parts.marks or scene.subject is None:
        raise scene.decline(verb, "coordination")
    scene.use(verb)
    silent = Phrase(text="", concord=scene.subject)
    return clauses.verbal(scene, verb, parts, Tense(kind="wish"), place="shared", shared=silent)


def circumstance(scene: Scene, verb: Token) -> str:
    """A participle that says what the subject did at the same time: «مؤكدا أن …»."""
    subject = scene.subject
    parts = verbparts.sort(scene, verb)
    clauses.use_marks(scene, parts, "reported")
    if subject is None or parts.auxiliaries or parts.negation is not None or parts.following:
        raise scene.decline(verb, "participle")
    if subject.number == "pl" and not subject.human:
        subject = Concord(gender="f", human=False)
    scene.use(verb)
    frame = choose(scene, verb, parts, parts.objects)
    if " " in frame.verb.past and not frame.verb.participle:
        raise scene.decline(verb, "participle")
    scene.trace.append(frame.id)
    rest = complements.complements_of(scene, parts, frame, parts.objects)
    gender, number = subject.after
    return " ".join([generate.participle(frame.verb, gender, number), *rest])


def verbal_noun(  # noqa: C901, PLR0912 - one dependent after the other
    scene: Scene, verb: Token
) -> str:
    """An infinitive or gerund as a verbal noun with its complements: «تعزيز التعاون»."""
    parts = verbparts.sort(scene, verb)
    for auxiliary in parts.auxiliaries:
        if auxiliary.lower_ != "to":
            raise scene.decline(auxiliary, "infinitive")
        scene.use(auxiliary)
    if parts.subject is not None and verb.tag_ == "VBG" and not parts.passive:
        if parts.negation or parts.marks or parts.following:
            raise scene.decline(verb, "gerund")
        return _by_whom(scene, verb, parts)
    without = parts.negation is not None and parts.negation.lower_ == "not"
    without = without and verb.lemma_.lower() not in clauses.NOT_VERBS and not parts.following
    if without and parts.negation is not None:
        scene.use(parts.negation)
        parts.negation = None
    if parts.subject is not None or parts.negation is not None or parts.passive:
        raise scene.decline(verb, "infinitive")
    for mark in parts.marks:
        if mark.dep_ != "cc" or mark.lower_ not in ("and", "or"):
            raise scene.decline(mark, "connective")
        scene.use(mark)
    joint = "أو" if any(one.lower_ == "or" for one in parts.marks) else "و"
    scene.use(verb)
    if verb.lemma_.lower() in clauses.NOT_VERBS:
        text = copula.verbal_noun(scene, verb, parts)
    else:
        scene.note("rule", "infinitive or gerund as verbal noun")
        twin = _twin(scene, parts)
        frame = choose(scene, verb, parts, parts.objects)
        scene.trace.append(frame.id)
        rest = complements.complements_of(scene, parts, frame, parts.objects, nominal=True)
        if twin is not None:
            rest.append(_same_object(scene, twin, parts, joint))
        noun = _noun_of(frame, rest, parts)
        if without:
            noun = f"عدم {noun}"
        head, _, tail = noun.partition(" ")
        if rest and parts.objects and frame.object == "" and tail.startswith(AFTER):
            noun, rest = head, [rest[0], tail, *rest[1:]]
        if rest and rest[0].startswith(complements.SUFFIX):
            if " " in noun:
                raise scene.decline(verb, "pronoun")
            noun = generate.suffix(noun, rest.pop(0).removeprefix(complements.SUFFIX))
        text = " ".join([noun, *rest])
    for following in parts.following:
        if following.tag_ not in ("VB", "VBG", "VBP"):
            raise scene.decline(following, "coordination")
        _same_again(scene, verb, following)
        text = f"{text} {attach(joint, verbal_noun(scene, following))}"
    return text


_AGAIN = {"them": True, "it": False}


def _same_again(scene: Scene, verb: Token, following: Token) -> None:
    """ "To arrest the perpetrators and bring them to justice": they are the first's object."""
    firsts = [one for one in verb.children if one.dep_ == "dobj" and one.pos_ == "NOUN"]
    again = [one for one in following.children if one.dep_ == "dobj" and one.lower_ in _AGAIN]
    if len(firsts) != 1 or len(again) != 1 or list(again[0].children):
        return
    many = firsts[0].tag_ == "NNS" or any(one.dep_ == "conj" for one in firsts[0].children)
    if many != _AGAIN[again[0].lower_] or scene.entity(firsts[0]) is not None:
        return
    shape = nouns.noun_phrase(scene, firsts[0], "gen").concord
    scene.resumed[again[0].i] = generate.PRONOUNS[shape.after]
    scene.use(again[0])


AFTER = ("إلى ", "في ", "على ", "عن ", "من ", "لل", "بال")
"""How the second part of a verbal noun begins that stands after its object."""


def _twin(scene: Scene, parts: Parts) -> Token | None:
    """The second verb of "increase and sustain the flow", whose object is the first's too."""
    if parts.objects or len(parts.following) != 1 or parts.prepositions:
        return None
    second = parts.following[0]
    inner = verbparts.sort(scene, second)
    plain = not (inner.subject or inner.auxiliaries or inner.negation or inner.marks)
    if second.tag_ not in ("VB", "VBG") or not plain or len(inner.objects) != 1:
        return None
    if second.i - second.head.i != _NEXT_BUT_ONE or inner.following or inner.infinitive:
        return None
    parts.objects, parts.prepositions = inner.objects, inner.prepositions
    parts.times, parts.adverbs = inner.times, [*parts.adverbs, *inner.adverbs]
    parts.adverbials, parts.following = [*parts.adverbials, *inner.adverbials], []
    return second


_NEXT_BUT_ONE = 2


def _same_object(scene: Scene, verb: Token, parts: Parts, joint: str) -> str:
    """«واستدامته»: the second verb with a pronoun for the object that both have."""
    frame = choose(scene, verb, parts, parts.objects)
    if " " in frame.verb.noun or frame.object is None:
        raise scene.decline(verb, "shared object")
    scene.use(verb, *(one for one in verb.head.children if one.dep_ == "cc"))
    held = parts.objects[0]
    pronoun = scene.resumed.get(held.i, "")
    if not pronoun:
        pronoun = generate.PRONOUNS[nouns.noun_phrase(scene, held, "gen").concord.after]
    if frame.object:
        pointed = generate.with_pronoun(frame.object, pronoun)
        return attach(joint, f"{generate.article(frame.verb.noun)} {pointed}")
    return attach(joint, generate.suffix(frame.verb.noun, pronoun))


def _noun_of(frame: Frame, rest: list[str], parts: Parts) -> str:
    noun = frame.verb.noun
    governs = bool(parts.objects) and frame.object == ""
    empty = frame.to == "" and parts.infinitive is not None
    gerund = frame.ing == "" and parts.gerund is not None
    taken = any(frame.preposition(one.lower_) == "" for one in parts.prepositions)
    said = parts.reported is not None and frame.that == "أن" and frame.object == ""
    suffixed = bool(rest) and rest[0].startswith(complements.SUFFIX)
    if governs or empty or gerund or taken or said or suffixed or " " in noun:
        return noun
    return generate.article(noun)
