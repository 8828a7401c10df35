"""Choosing the evidence: which sentences carry a claim, by meaning and by words together.

The encoder proposes sentences; the words, names, figures and dates that they share with the
claim, rare ones most, decide; a further sentence is taken when it says what the others
do not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from musnad.check.align import MOST_EVIDENCE, Aligned, Sources
from musnad.check.cover import AS_WRITTEN, undated
from musnad.check.matching import match_in
from musnad.check.reading import Reading

PROPOSED = 8
"""Sentences that the encoder proposes."""
BY_WORDS = 0.6
"""What sharing all its words with a sentence adds to a claim's likeness to it."""
MORE = 0.12
"""A further sentence must say this share of what the claim says and the others do not."""


def choose(one: Aligned, sources: Sources) -> Aligned:
    """The claim with its evidence chosen anew among what the encoder proposes."""
    if len(sources.items) < MOST_EVIDENCE or not one.evidence:
        return one
    order = sorted(range(len(one.scores)), key=lambda at: (-one.scores[at], at))
    candidates = list(dict.fromkeys((*one.evidence, *order[:PROPOSED])))
    said = {at: _said(one.reading, sources.items[at].reading) for at in candidates}
    weights = _weights(said, len(candidates))
    total = sum(weights.values()) or 1.0
    ranked = sorted(
        candidates,
        key=lambda at: (
            -(one.scores[at] + BY_WORDS * sum(weights[k] for k in said[at]) / total),
            at,
        ),
    )
    chosen = [ranked[0]]
    have = set(said[ranked[0]])
    for at in ranked[1:]:
        fresh = sum(weights[k] for k in said[at] if k not in have) / total
        if at in one.evidence[:2] or fresh >= MORE:
            chosen.append(at)
            have |= said[at]
        if len(chosen) == MOST_EVIDENCE:
            break
    return replace(one, evidence=tuple(chosen))


def _said(reading: Reading, there: Reading) -> frozenset[object]:
    """What of the claim a sentence says: indices of its words, ids, figures, dates."""
    found: set[object] = set()
    named = [(m.start, m.end) for m in reading.mentions]
    for number, token in enumerate(undated(reading)):
        least = 0.0
        if any(start < token.end and token.start < end for start, end in named):
            least = AS_WRITTEN
        places = match_in(token.folded, reading.language, there)
        if any(grade >= least for grade in places.values()):
            found.add(number)
    for mention in reading.mentions:
        if mention.ids & there.ids:
            found.add(mention.id)
    figures = {(figure.value, figure.kind == "percent") for figure in there.figures}
    found |= {(f.value, f.kind == "percent") for f in reading.figures} & figures
    days = {(mention.day, mention.month, mention.weekday) for mention in there.dates}
    found |= {(mention.day, mention.month, mention.weekday) for mention in reading.dates} & days
    return frozenset(found)


def _weights(said: dict[int, frozenset[object]], count: int) -> dict[object, float]:
    """What each shared thing weighs: the fewer sentences have it, the more."""
    seen: dict[object, int] = {}
    for things in said.values():
        for thing in things:
            seen[thing] = seen.get(thing, 0) + 1
    return {thing: math.log(1 + count / times) for thing, times in seen.items()}


def choose_all(aligned: Sequence[Aligned], sources: Sources) -> tuple[Aligned, ...]:
    """All claims with their evidence chosen anew."""
    return tuple(choose(one, sources) for one in aligned)
