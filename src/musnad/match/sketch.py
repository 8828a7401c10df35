"""Small signatures of a text: equal for the same text, alike for nearly the same one.

Source: Broder, "On the resemblance and containment of documents" (1997), for MinHash over
shingles; Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3, for bands.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Final

from rensa import RMinHash

from musnad.arabic.normal import tokens
from musnad.core.ids import digest
from musnad.core.release import Release

PERMUTATIONS: Final = 128
SEED: Final = 20_260_101
ROWS: Final = 4
"""Rows of a band: with 32 bands two texts whose shingles are half the same are met in 87 of a
hundred cases, those with seven tenths in nearly all, those with a tenth hardly ever."""
SHINGLE: Final = 3
_MOST_TOKENS: Final = 20_000
_PACKED: Final = struct.Struct(f">{PERMUTATIONS}I")


def signed(release: Release) -> tuple[str, bytes]:
    """Both signatures of a release: ``exact`` and ``sketch``."""
    told = _told(release)
    return _exact(release.language, told), _sketch(told)


def exact(release: Release) -> str:
    """The hash of all words of title and news, whatever marks, letters or blanks differ.

    Folded as in ``arabic.normal.fold``, punctuation left out: equal for texts that a reader
    would call the same.
    """
    return _exact(release.language, _told(release))


def sketch(release: Release) -> bytes:
    """128 numbers of 32 bits, big-endian, that stand for the text's runs of three words.

    The share of equal numbers of two sketches is about the share of runs that they have in
    common. A title counts as a sentence; a text shorter than a run is one run.
    """
    return _sketch(_told(release))


def _exact(language: str, told: Sequence[Sequence[str]]) -> str:
    words = " ".join(token for one in told for token in one)
    return digest(f"{language}\n{words}".encode("utf-8", "surrogatepass"))[:32]


def _sketch(told: Sequence[Sequence[str]]) -> bytes:
    made = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    made.update(list(shingles(told)))
    return _PACKED.pack(*made.digest())


def shingles(sentences: Iterable[Sequence[str]]) -> dict[str, None]:
    """The runs of three words inside each sentence; a shorter sentence is one run."""
    found: dict[str, None] = {}
    for told in sentences:
        if len(told) <= SHINGLE:
            found[" ".join(told)] = None
        for at in range(len(told) - SHINGLE + 1):
            found[" ".join(told[at : at + SHINGLE])] = None
    return found


def resemblance(one: bytes, other: bytes) -> float:
    """The estimated share of runs that two texts have in common, 0 to 1."""
    pairs = zip(_PACKED.unpack(one), _PACKED.unpack(other), strict=True)
    same: int = sum(left == right for left, right in pairs)
    return same / PERMUTATIONS


def bands(sketched: bytes) -> tuple[int, ...]:
    """The keys under which a sketch is filed, each of 63 bits; near texts share one of them."""
    step = 4 * ROWS
    return tuple(
        int.from_bytes(_key(at.to_bytes(2, "big") + sketched[at : at + step]), "big") >> 1
        for at in range(0, len(sketched), step)
    )


def _key(part: bytes) -> bytes:
    return blake2b(part, digest_size=8).digest()


def _told(release: Release) -> list[tuple[str, ...]]:
    room = _MOST_TOKENS
    found = []
    for sentence in release.citable:
        words = tuple(token.folded for token in tokens(sentence.text))[:room]
        room -= len(words)
        if words:
            found.append(words)
    return found
