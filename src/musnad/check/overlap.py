"""Overlap: the sentence that has most words of a claim, where meaning finds none near it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from musnad.arabic.normal import Token
from musnad.check.align import MOST_EVIDENCE, Aligned, Sources
from musnad.check.matching import match_in

MOST_READ = 60
"""Sentences of a longer release are not looked through."""
FAR = 0.45
"""Where meaning finds a sentence this near, it is believed."""
LEAST = 0.4
"""The share of the words that a sentence must have to be evidence for them alone."""
MORE = 0.2
"""How much more it must have than the sentence that meaning finds."""
UNHEARD = 0.5
"""What a word that no sentence has weighs; one that a single sentence has weighs 1."""


def by_words(one: Aligned, words: Sequence[Token], sources: Sources) -> Aligned:
    """The claim with the sentence that has far more of its words than the one that is nearest
    in meaning as its first evidence, when none is near."""
    if not one.evidence or one.best >= FAR or len(sources.items) > MOST_READ:
        return one
    said = _shares(one, words, sources)
    at = max(range(len(said)), key=lambda number: (said[number], -number))
    if said[at] < max(LEAST, said[one.evidence[0]] + MORE):
        return one
    rest = tuple(number for number in one.evidence if number != at)
    return replace(one, evidence=(at, *rest)[:MOST_EVIDENCE])


def _shares(one: Aligned, words: Sequence[Token], sources: Sources) -> list[float]:
    """For each sentence the share of the words that it has; one that many have counts less."""
    totals = [0.0] * len(sources.items)
    whole = 0.0
    for token in words:
        there = [
            at
            for at, item in enumerate(sources.items)
            if match_in(token.folded, one.reading.language, item.reading)
        ]
        weight = 1.0 / len(there) if there else UNHEARD
        whole += weight
        for at in there:
            totals[at] += weight
    return [total / whole for total in totals] if whole else totals
