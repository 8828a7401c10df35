"""Beside: whether a name of the claim stands among the words that render the neighbours of a
name in the evidence."""

from __future__ import annotations

from musnad.check.align import COVERED, Aligned, Sources, Word

RENDERED = 0.8
"""A grade from which a neighbour of a name tells where it stands in the source."""
AROUND = 3
"""Words on either side of a name in the source among which its neighbours are looked for."""
BESIDE = 2
"""Words on either side of a name in the claim that are its neighbours."""


def beside(
    one: Aligned, sources: Sources, mine: tuple[int, int], theirs: range, *, place: int = 0
) -> bool:
    """Whether neighbours of a stretch of the claim render neighbours of one in the evidence.

    ``mine`` are half-open offsets into the claim, ``theirs`` token numbers in the sentence
    that has this ``place`` in the evidence.
    """
    tokens = one.reading.tokens
    inside = [
        at for at, token in enumerate(tokens) if token.start < mine[1] and mine[0] < token.end
    ]
    if not inside:
        return False
    reach = range(inside[0] - BESIDE, inside[-1] + BESIDE + 1)
    starts = {tokens[at].start for at in reach if 0 <= at < len(tokens) and at not in inside}
    there = sources.items[one.evidence[place]].reading.tokens
    around = frozenset(
        range(max(0, theirs.start - AROUND), min(len(there), theirs.stop + AROUND))
    ) - frozenset(theirs)
    spelt = {there[number].folded for number in around}
    return any(
        _stands_in(word, around, spelt, place) for word in one.words if word.token.start in starts
    )


def _stands_in(word: Word, around: frozenset[int], spelt: set[str], place: int) -> bool:
    """Whether a word of the claim renders one of these words of a sentence."""
    if word.match.grade >= RENDERED:
        return any(at == place and number in around for at, number in word.match.places)
    return word.cover >= COVERED and word.nearest in spelt
