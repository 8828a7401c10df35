"""There is, it is important that: sentences whose English subject stands for nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from musnad.write.brief import clauses, complements, nouns, prepositions, subordinate, verbparts
from musnad.write.brief.generate import attach
from musnad.write.brief.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

    from musnad.write.brief.verbparts import Parts

_THERE: dict[tuple[str, bool], str] = {
    ("present", False): "هناك",
    ("present", True): "ليس هناك",
    ("past", False): "كان هناك",
    ("past", True): "لم يكن هناك",
    ("future", False): "سيكون هناك",
    ("future", True): "لن يكون هناك",
    ("must", False): "يجب أن يكون هناك",
    ("must", True): "يجب ألا يكون هناك",
    ("should", False): "ينبغي أن يكون هناك",
    ("should", True): "ينبغي ألا يكون هناك",
    ("can", False): "يمكن أن يكون هناك",
    ("can", True): "لا يمكن أن يكون هناك",
    ("may", False): "قد يكون هناك",
}
_SHE_IS = {"كان": "كانت", "يكن": "تكن", "سيكون": "ستكون", "يكون": "تكون", "ليس": "ليست"}
_FEMININE = re.compile(r"\b(?:سيكون|يكون|كان|يكن|ليس)\b")
_SO: dict[str, str] = {
    "important": "من المهم",
    "essential": "من الضروري",
    "vital": "من الضروري",
    "necessary": "من الضروري",
    "imperative": "من الضروري",
    "critical": "من الأهمية بمكان",
    "crucial": "من الأهمية بمكان",
    "possible": "من الممكن",
    "clear": "من الواضح",
    "unacceptable": "من غير المقبول",
    "time": "حان الوقت",
}
"""What "it is … to" or "it is … that" is in Arabic."""

_WAS = {"present": "", "past": "كان ", "future": "سيكون "}


def there_is(scene: Scene, verb: Token, parts: Parts, *, place: str, particle: str) -> str:
    """«هناك تقدم», «لا يمكن أن يكون هناك أي مبرر»."""
    there = parts.expletive
    if there is None or there.lower_ != "there" or verb.lemma_.lower() != "be":
        raise scene.decline(verb, "expletive")
    thing = parts.predicate or parts.subject
    if thing is None or parts.objects or parts.reported or parts.infinitive or parts.agent:
        raise scene.decline(verb, "expletive")
    scene.note("rule", "there is")
    scene.use(there)
    tense = verbparts.tense_of(scene, verb, parts)
    none = [one for one in thing.children if one.lower_ == "no" and one.dep_ == "det"]
    negative = tense.negative or bool(none)
    opened = _THERE.get((tense.kind, negative))
    if opened is None or (tense.negative and none):
        raise scene.decline(verb, "expletive")
    scene.use(*none)
    scene.skipped |= {one.i for one in none}
    after_that = place == "reported" and opened == "هناك"
    phrase = nouns.noun_phrase(scene, thing, "acc" if after_that else "nom", fresh=True)
    any_ = "أي " if none else ""
    rest = _rest(scene, parts)
    if phrase.concord.before == "f":
        opened = _FEMININE.sub(lambda hit: _SHE_IS[hit.group()], opened)
    words = f"{opened} {any_}{phrase.text}"
    if place == "reported":
        words = f"{particle}ه {words}" if not words.startswith("هناك") else f"{particle} {words}"
    elif place != "main":
        raise scene.decline(verb, "expletive")
    text = " ".join([words, *rest])
    return clauses.coordinate(scene, text, phrase, parts, place=place, particle=particle)


def it_is(scene: Scene, verb: Token, parts: Parts, *, place: str, particle: str) -> str:
    """«من المهم الحفاظ على …», «من الضروري أن …»; ``""`` when the sentence is no such one."""
    it = parts.subject
    adjective = parts.predicate
    if it is None or it.lower_ != "it" or adjective is None or verb.lemma_.lower() != "be":
        return ""
    said = _SO.get(adjective.lower_)
    clause = _said_of_it(parts, adjective)
    if said is None or clause is None:
        return ""
    if adjective.lower_ == "time" and clause.tag_ != "VB":
        return ""
    extra = [one for one in adjective.children if one.i != clause.i and one.dep_ != "punct"]
    if extra or parts.following or parts.objects or parts.adverbs or parts.negation:
        raise scene.decline(adjective, "it is")
    tense = verbparts.tense_of(scene, verb, parts)
    if tense.kind not in _WAS:
        raise scene.decline(verb, "it is")
    scene.note("rule", "it is")
    scene.use(it, adjective)
    before = "" if place == "reported" and tense.kind == "past" else _WAS[tense.kind]
    if place == "reported":
        before = f"{particle} {before}" if not before else f"{particle}ه {before}"
    elif place != "main":
        raise scene.decline(verb, "it is")
    return f"{before}{said} {_content(scene, clause, adjective.lower_)}"


def _said_of_it(parts: Parts, adjective: Token) -> Token | None:
    inner = [one for one in adjective.children if one.dep_ in ("xcomp", "ccomp", "advcl", "acl")]
    own = [one for one in (parts.infinitive, parts.reported) if one is not None]
    found = [*inner, *own, *parts.adverbials]
    return found[0] if len(found) == 1 else None


def _content(scene: Scene, clause: Token, word: str) -> str:
    marks = [one for one in clause.children if one.dep_ == "mark"]
    subjects = [one for one in clause.children if one.dep_ in ("nsubj", "nsubjpass")]
    if clause.tag_ == "VB" and not subjects:
        text = subordinate.verbal_noun(scene, clause)
        return attach("ل", text) if word == "time" else text
    if [one.lower_ for one in marks] == ["for"]:
        return subordinate.wished_clause(scene, clause)
    if [one.lower_ for one in marks] == ["that"] or not marks:
        if word == "clear":
            return clauses.reported_clause(scene, clause, "أن")
        scene.use(*marks)
        scene.skipped |= {one.i for one in marks}
        outer = scene.subject, scene.subject_person, scene.subject_entity, scene.subject_at
        text = clauses.inner_clause(scene, clause, verbparts.Tense(kind="wish"))
        scene.subject, scene.subject_person, scene.subject_entity, scene.subject_at = outer
        return f"أن {text}"
    raise scene.decline(clause, "it is")


def _rest(scene: Scene, parts: Parts) -> list[str]:
    found: list[str] = []
    ordered = sorted([*parts.prepositions, *parts.times, *parts.adverbs], key=lambda one: one.i)
    for token in ordered:
        if token.dep_ == "prep":
            found.append(prepositions.preposition_phrase(scene, token))
        elif scene.entity(token) is not None:
            found.append(nouns.noun_phrase(scene, token, "acc").text)
        else:
            found.extend(complements.adverb(scene, token))
    for one in (*parts.adverbials, parts.gerund, parts.dative):
        if one is not None:
            raise scene.decline(one, "expletive")
    return found
