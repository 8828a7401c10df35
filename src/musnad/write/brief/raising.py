"""What is expected or believed of somebody: «من المتوقع أن …», «يُعتقد أن …»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import clauses, verbparts
from musnad.write.brief.scene import Phrase, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

    from musnad.write.brief.verbparts import Parts, Tense

_AHEAD: dict[str, str] = {
    "expect": "من المتوقع",
    "schedule": "من المقرر",
    "set": "من المتوقع",
    "anticipate": "من المتوقع",
    "project": "من المتوقع",
    "forecast": "من المتوقع",
}
"""What is held of things to come: the verb stands in the subjunctive."""

_HELD: dict[str, str] = {
    "believe": "يُعتقد",
    "think": "يُعتقد",
    "estimate": "يُقدَّر",
    "know": "من المعروف",
}
"""What is held of things that are: a clause of their own."""


def raised(  # noqa: PLR0912 - one condition a line
    scene: Scene,
    verb: Token,
    parts: Parts,
    tense: Tense,
    *,
    place: str,
    particle: str,
    shared: Phrase | None,
) -> str:
    """ "X is expected to do Y", "it is believed that X did Y"; ``""`` for any other clause."""
    lemma = verb.lemma_.lower()
    opened = _AHEAD.get(lemma) or _HELD.get(lemma)
    if opened is None or scene.headline:
        return ""
    aim = parts.infinitive or _done(parts.predicate)
    clause = aim or (parts.reported if _is_empty(parts.subject) else None)
    if clause is None or clause.i < verb.i or parts.subject is None or shared is not None:
        return ""
    if tense.negative or tense.kind not in ("present", "past") or place not in ("main", "reported"):
        return ""
    predicate = None if parts.predicate is aim else parts.predicate
    others = (parts.agent, predicate, parts.gerund, parts.dative, parts.particle)
    rest = (parts.objects, parts.prepositions, parts.times, parts.adverbials, parts.following)
    if any(one is not None for one in others) or any(rest) or parts.adverbs or parts.when:
        return ""
    inner = verbparts.sort(scene, clause)
    if aim is not None:
        to = [one for one in inner.auxiliaries if one.lower_ == "to"]
        if len(to) != 1 or inner.subject is not None or inner.negation is not None:
            return ""
        inner.auxiliaries.remove(to[0])
        scene.use(*to)
        inner.subject = parts.subject
        _join(scene, inner)
    else:
        scene.use(parts.subject)
        for mark in inner.marks:
            if mark.lower_ != "that":
                raise scene.decline(mark, "connective")
            scene.use(mark)
        inner.marks = []
    scene.use(verb)
    scene.note("rule", f"{lemma} of", opened)
    if lemma in _AHEAD and aim is not None:
        scene.tense = "wish"
        said = f"أن {clauses.with_subject(scene, clause, inner)}"
        scene.tense = ""
    elif lemma in _HELD:
        said = clauses.with_subject(scene, clause, inner, particle="أن")
    else:
        raise scene.decline(verb, "raising")
    before = f"كان {opened}" if tense.kind == "past" and place == "main" else opened
    if place == "reported":
        before = f"{particle} {before}" if opened.startswith("من ") else f"{particle}ه {before}"
    return f"{before} {said}"


def _join(scene: Scene, inner: Parts) -> None:
    """ "To do X and to do Y": the second "to" says no more than the first."""
    for one in inner.following:
        to = [two for two in one.children if two.lower_ == "to" and two.dep_ == "aux"]
        alone = inner.subject is not None and inner.subject.tag_ in ("NN", "NNP")
        if len(to) == 1 and alone and one.tag_ == "VB":
            scene.use(*to)
            scene.skipped.add(to[0].i)


def _done(predicate: Token | None) -> Token | None:
    """ "To be held", "to have been affected": a passive infinitive."""
    if predicate is None or predicate.tag_ != "VBN":
        return None
    return predicate if any(one.lower_ == "to" for one in predicate.children) else None


def _is_empty(subject: Token | None) -> bool:
    return subject is not None and subject.lower_ == "it" and not list(subject.children)
