"""Pairing: where in its evidence each word of a claim is, and what stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from musnad.check.align import Aligned, Word
from musnad.check.reading import Reading
from musnad.check.tables import words

NEAR = 0.5
"""So near, by the encoder, a word of the claim is one of the source."""
AROUND = 5
"""Tokens around a word, in either text, among which its neighbours stand."""
_EMPTY = words("auxiliaries_en") | words("negators_en") | words("particles_en")


class Pairing:
    """The places of a claim's words in its evidence.

    ``near`` are the readings of the evidence, best first; ``words`` the claim's content words
    by the index of their token, ``places`` for each of them pairs of a reading's number and
    the index of a token there, auxiliaries left out.
    """

    __slots__ = ("near", "one", "places", "words")

    def __init__(self, one: Aligned, near: Sequence[Reading]) -> None:
        indices = {token.start: at for at, token in enumerate(one.reading.tokens)}
        self.one = one
        self.near = near
        self.words: Mapping[int, Word] = {
            indices[word.token.start]: word for word in one.words if word.token.start in indices
        }
        self.places: Mapping[int, Sequence[tuple[int, int]]] = {
            at: _places(word, near) for at, word in self.words.items()
        }

    def claimed(self, place: int, at: int) -> list[int]:
        """The claim's tokens that render this token of the evidence."""
        return [mine for mine, places in self.places.items() if (place, at) in places]

    def nearest(self, at: int) -> int:
        """The reading of the evidence that has most of the words around a token of the claim."""
        counts = dict.fromkeys(range(len(self.near)), 0)
        for number in range(at - AROUND, at + AROUND + 3):
            for place in {place for place, _ in self.places.get(number, ())}:
                counts[place] += 1
        return max(counts, key=lambda place: (counts[place], -place))

    def carried(self, at: int) -> float:
        """The share of the claim's other words that the evidence has, by glossary or name."""
        others = sum(number != at for number in self.words)
        return (others - self.lacks(at)) / others if others else 0.0

    def lacks(self, at: int) -> int:
        """How many of the claim's other words the evidence has not."""
        return sum(
            number != at and not word.known and not word.match.places
            for number, word in self.words.items()
        )

    def tight(self, mine: int, place: int, theirs: int) -> bool:
        """Whether another word near the claim's one stands near the evidence's one."""
        return any(
            there == place and 0 < abs(at - theirs) <= AROUND + 1
            for number in range(mine - AROUND, mine + AROUND + 1)
            if number != mine
            for there, at in self.places.get(number, ())
        )


def _places(word: Word, near: Sequence[Reading]) -> list[tuple[int, int]]:
    """Where the evidence has the word: by the glossary, else by the encoder."""
    if word.match.places:
        return [
            (place, at)
            for place, at in word.match.places
            if near[place].tokens[at].folded not in _EMPTY
        ]
    if word.cover < NEAR or not word.nearest:
        return []
    head = word.nearest.rsplit(maxsplit=1)[-1]
    return [
        (place, at)
        for place, reading in enumerate(near)
        for at, token in enumerate(reading.tokens)
        if token.folded == head
    ]
