"""Beside: whether a name of the claim stands among the words that render the neighbours of a
name in the evidence."""

from __future__ import annotations

from musnad.check.align import COVERED, Aligned, Sources, Word

RENDERED = 0.75
"""A grade from which a neighbour of a name tells where it stands in the source."""
AROUND = 3
"""Words on either side of a name in the source among which its neighbours are looked for."""
BESIDE, FAR = 2, 4
"""Content words on either side of a name in the claim that are its neighbours, and among how
many words they are looked for."""


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
    starts = _neighbours(one, inside[0], inside[-1])
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


def _neighbours(one: Aligned, first: int, last: int) -> set[int]:
    """Where the content words nearest to a stretch of tokens begin, on either side."""
    tokens = one.reading.tokens
    content = {word.token.start for word in one.words}
    before = [at for at in range(max(0, first - FAR), first) if tokens[at].start in content]
    after = [
        at
        for at in range(last + 1, min(len(tokens), last + 1 + FAR))
        if tokens[at].start in content
    ]
    return {tokens[at].start for at in (*before[-BESIDE:], *after[:BESIDE])}
