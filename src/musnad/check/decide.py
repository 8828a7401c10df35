"""From suspicions to a verdict: a small logistic model whose weights ship as data.

The model is linear, so each feature's share of a risk can be read off; ``eval/train.py``
makes the weights. The same features always give the same verdict.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from musnad.check.align import Aligned, Sources, Word
from musnad.check.cover import content
from musnad.check.matching import match_in
from musnad.check.suspicion import Suspicion
from musnad.check.unsupported import whole
from musnad.core.report import Evidence, Finding, Problem, Verdict

WEIGHTS = Path(__file__).parent / "data" / "weights.json"
MEANING = "meaning"
MOST_PROBLEMS = 4
SHARE = 0.5
"""A suspicion is told when it weighs at least this much of the heaviest one."""
WHOLE = 1.2
"""The whole claim is told when its meaning weighs this much of the heaviest suspicion."""
QUOTED = 0.3
"""A wrong quotation is told first when it weighs this much: it explains what is wrong in it."""

PRIOR: Mapping[str, float] = {
    "r.number.conflict": 4.5,
    "r.number.absent": 3.0,
    "r.number.moved": 3.0,
    "r.number.swapped": 4.0,
    "r.number.unit": 4.0,
    "r.number.small": 1.5,
    "r.date.conflict": 5.0,
    "r.date.issued": 5.5,
    "r.date.moved": 4.5,
    "r.date.absent": 2.5,
    "r.place.conflict": 4.5,
    "r.place.absent": 2.5,
    "r.place.moved": 2.0,
    "r.person.conflict": 4.5,
    "r.person.absent": 3.5,
    "r.person.absent.one": 0.8,
    "r.person.moved": 2.0,
    "r.person.conflict.sound": 5.0,
    "r.person.moved.sound": 5.0,
    "r.person.absent.sound": 3.0,
    "r.organisation.conflict": 3.0,
    "r.organisation.absent": 2.5,
    "r.organisation.attribution": 5.0,
    "r.title.bound": 3.5,
    "r.title.modifier": 3.5,
    "r.person.speaker": 4.0,
    "r.person.exchanged": 4.5,
    "r.person.doer": 4.0,
    "r.polarity.hedge": 2.0,
    "r.title.conflict": 2.5,
    "r.title.absent": 2.0,
    "r.title.moved": 1.5,
    "r.title.portfolio.moved": 3.0,
    "r.title.portfolio": 4.0,
    "r.quote.absent": 3.5,
    "r.quote.verbatim": 4.0,
    "r.polarity.added.bound": 3.5,
    "r.polarity.dropped.bound": 3.5,
    "r.polarity.opposite": 0.8,
    "r.polarity.opposite.bound": 3.0,
    "r.organisation.ministry": 3.5,
    "r.unsupported.stock": 3.0,
    "r.polarity.added.other": 1.0,
    "r.title.rank": 4.0,
    "r.number.rank": 0.5,
    "r.place.stead": 3.0,
    "r.person.likely.sound": 1.5,
    "r.place.absent.nation": 1.0,
    "r.person.role": 2.5,
    "r.place.venue": 3.5,
    "r.organisation.bound": 4.0,
    "r.person.bound": 4.0,
    "r.place.bound": 4.5,
    "r.quote.loose": 1.5,
    "r.unsupported.part": 4.5,
    "r.unsupported.empty": 9.0,
}
"""What a rule weighs before any case is seen; the fit starts from it and is drawn to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Weights by feature name.

    ``threshold`` is the risk from which a claim is not supported.
    """

    bias: float
    weights: Mapping[str, float]
    threshold: float

    def weight(self, name: str) -> float:
        """What the feature weighs; a rule made after the last fit weighs what was expected."""
        found = self.weights.get(name)
        return PRIOR.get(name, 0.0) if found is None else found

    def risk(self, features: Mapping[str, float]) -> float:
        """The chance, 0 to 1, that a claim with these features is wrong."""
        total = self.bias + sum(
            self.weight(name) * value for name, value in sorted(features.items())
        )
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The model that ships with musnad."""
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Model(
        bias=float(data["bias"]),
        weights={str(name): float(value) for name, value in data["weights"].items()},
        threshold=float(data["threshold"]),
    )


def features(one: Aligned, suspicions: Sequence[Suspicion], sources: Sources) -> dict[str, float]:
    """What the model sees of a claim: meaning (``m.*``) and rules (``r.*``), 0 to 1 or so."""
    found = _meaning(one, sources)
    for suspicion in suspicions:
        name = f"r.{suspicion.rule}"
        found[name] = max(found.get(name, 0.0), suspicion.strength)
    return found


def _meaning(one: Aligned, sources: Sources) -> dict[str, float]:
    clause_covers = [clause.cover for clause in one.clauses] or [one.coverage]
    clause_scores = [clause.score for clause in one.clauses] or [one.joined]
    same = any(sources.items[at].reading.language == one.reading.language for at in one.evidence)
    found = {
        "m.joined.70": max(0.0, 0.70 - one.joined),
        "m.joined.55": max(0.0, 0.55 - one.joined),
        "m.joined.40": max(0.0, 0.40 - one.joined),
        "m.cover.80": max(0.0, 0.80 - one.coverage),
        "m.cover.68": max(0.0, 0.68 - one.coverage),
        "m.cover.58": max(0.0, 0.58 - one.coverage),
        "m.clause.cover": max(0.0, 0.65 - min(clause_covers)),
        "m.clause.score": max(0.0, 0.45 - min(clause_scores)),
        "m.last": max(0.0, one.coverage - clause_covers[-1]),
        "m.silent": 4 * max(0.0, 0.6 - one.joined) * max(0.0, 0.9 - one.coverage),
        "m.part": max(0.0, 0.6 - _share(one, sources)),
        "m.short": float(len(one.words) <= 4),
        "m.headline": float(one.claim.role in ("headline", "crosshead")),
        "m.same": float(same),
        **_words(one, sources),
    }
    return {name: value for name, value in found.items() if value}


SHORT = 6
"""A claim of so few words is a headline or a crosshead: less like any whole sentence."""
UNSAID = 0.55
"""A word that the encoder finds no nearer than this, and the glossary not at all, is unsaid."""


def _words(one: Aligned, sources: Sources) -> dict[str, float]:
    """How many words the glossary knows and the evidence does not say, and how they stand."""
    if not one.words or not one.rendered:
        return {}
    unsaid = [not word.match.grade and not word.known and word.cover < UNSAID for word in one.words]
    lost = [
        missing and word.match.explained and not _anywhere(word, one, sources)
        for missing, word in zip(unsaid, one.words, strict=True)
    ]
    nowhere = sum(lost)
    said = sum(word.known or word.match.grade > 0.0 for word in one.words) / len(one.words)
    known = sum(
        missing and word.match.known for missing, word in zip(unsaid, one.words, strict=True)
    )
    best = sources.items[one.evidence[0]].reading
    there = len(content(best.tokens, best.language))
    return {
        "w.unsaid": max(0.0, sum(unsaid) / len(unsaid) - 0.15),
        "w.known": max(0.0, known / len(unsaid) - 0.1),
        "w.lost": max(0.0, 0.6 - min(1.0, len(one.rendered[0]) / max(1, there))),
        "w.nowhere": nowhere / len(unsaid),
        "w.said.joined": max(0.0, 0.7 - one.joined) * said,
        "w.said.short": max(0.0, 0.7 - one.joined) * said * (len(unsaid) <= SHORT),
        "w.all": float(said == 1.0),
        "w.nowhere.joined": 4 * max(0.0, 0.7 - one.joined) * nowhere / len(unsaid),
        "w.nowhere.run": min(1.0, max(0, _row(lost) - 1) / 3),
    }


def _row(missing: Sequence[bool]) -> int:
    """The longest run of missing words."""
    longest = run = 0
    for one in missing:
        run = run + 1 if one else 0
        longest = max(longest, run)
    return longest


SEARCHED = 120
"""Sentences of a release that are searched for a word that the evidence has not."""


def _anywhere(word: Word, one: Aligned, sources: Sources) -> bool:
    """Whether any sentence of the releases has the word."""
    return any(
        match_in(word.token.folded, one.reading.language, item.reading)
        for item in sources.items[:SEARCHED]
    )


def _share(one: Aligned, sources: Sources) -> float:
    """How long the claim is beside its best sentence: a part of it is less like it."""
    if not one.evidence:
        return 1.0
    there = len(sources.items[one.evidence[0]].reading.tokens)
    return min(1.0, len(one.reading.tokens) / max(1, there))


def decide(
    one: Aligned,
    suspicions: Sequence[Suspicion],
    sources: Sources,
    model: Model | None = None,
) -> Finding:
    """The finding on one claim: its verdict, its risk, its evidence and what is wrong."""
    model = model or shipped()
    seen = features(one, suspicions, sources)
    risk = model.risk(seen)
    standing = tuple(s for s in suspicions if s.standalone)
    problems = [s.problem for s in standing]
    verdict: Verdict = "supported"
    if not sources.items:
        return _finding(one, sources, "unsupported", 1.0, _told([], one, problems))
    if risk >= model.threshold:
        heavy = _heavy(one, suspicions, seen, model)
        problems = _told(heavy, one, problems)
        first = heavy[0].problem if heavy else None
        verdict = "contradicted" if first and first.expected else "unsupported"
    if any(s.kind == "stale" for s in standing):
        verdict, risk = "contradicted", max(risk, 0.95)
    return _finding(one, sources, verdict, risk, problems)


def _heavy(
    one: Aligned, suspicions: Sequence[Suspicion], seen: Mapping[str, float], model: Model
) -> list[Suspicion]:
    """The suspicions that made the risk, heaviest first; the whole claim if meaning did."""
    weighed = sorted(
        (
            (model.weight(f"r.{s.rule}") * s.strength, number, s)
            for number, s in enumerate(suspicions)
            if not s.standalone and not s.rule.startswith("unsupported.silent")
        ),
        key=lambda triple: (-triple[0], triple[1]),
    )
    meaning = sum(
        model.weights.get(name, 0.0) * value
        for name, value in seen.items()
        if name.startswith(("m.", "w.")) or name == "r.unsupported.silent"
    )
    most = weighed[0][0] if weighed else 0.0
    if most <= 0.0 or meaning > most * WHOLE:
        told = [s for weight, _, s in weighed if weight >= max(0.8, SHARE * meaning)]
        return [whole(one, "unsupported.silent", 1.0), *told][:MOST_PROBLEMS]
    told = [s for weight, _, s in weighed if weight >= SHARE * most]
    quoted = [s for weight, _, s in weighed if s.kind == "quote" and weight >= QUOTED * most]
    return list(dict.fromkeys((*quoted, *told)))[:MOST_PROBLEMS]


def _told(heavy: Sequence[Suspicion], one: Aligned, problems: Sequence[Problem]) -> list[Problem]:
    told = list(problems)
    spans: set[tuple[str, int, int]] = set()
    for suspicion in heavy:
        problem = suspicion.problem
        key = (problem.kind, problem.start, problem.end)
        if key not in spans:
            spans.add(key)
            told.append(problem)
    return told or [whole(one, "unsupported.silent", 1.0).problem]


def _finding(
    one: Aligned, sources: Sources, verdict: Verdict, risk: float, problems: Sequence[Problem]
) -> Finding:
    return Finding(
        id=one.claim.id,
        text=one.claim.text,
        start=one.claim.start,
        end=one.claim.end,
        verdict=verdict,
        risk=round(risk, 4),
        evidence=evidence(one, sources),
        problems=tuple(problems),
    )


def evidence(one: Aligned, sources: Sources) -> tuple[Evidence, ...]:
    """The aligned sentences with their scores, clipped to 0–1."""
    return tuple(
        Evidence(
            sentence=sources.items[at].sentence.id,
            score=round(max(0.0, min(1.0, one.scores[at])), 4),
        )
        for at in one.evidence
    )


def unchecked(one: Aligned, suspicions: Sequence[Suspicion]) -> Finding:
    """A line that states nothing: a greeting, a channel line, a marker, a label."""
    return Finding(
        id=one.claim.id,
        text=one.claim.text,
        start=one.claim.start,
        end=one.claim.end,
        verdict="unchecked",
        risk=1.0 if suspicions else 0.0,
        problems=tuple(s.problem for s in suspicions),
    )
