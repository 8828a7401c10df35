"""Reading dates in figures alone, in either order of day and year, and the mark of Hijri years.

This module may not know when a text was published.
"""

from __future__ import annotations

import re

from musnad.arabic.date_words import Read
from musnad.arabic.lexemes import Lexeme, at

_PARTED = re.compile(r"[0-9٠-٩۰-۹]{1,4}([./\\-])[0-9٠-٩۰-۹]{1,2}\1[0-9٠-٩۰-۹]{1,4}\Z")
_SIGNS = "-/\\"


def read_numeric(pieces: list[Lexeme], index: int) -> Read | None:
    """2025-04-24, 24/4/2025, 2025/04/24, 24.4.2025, «24 / 4 / 2025»; None when it is none."""
    joined, end = _joined(pieces, index)
    found = _PARTED.match(joined)
    before = at(pieces, index - 1)
    if found is None or (pieces[index].glued and before.text in "-/."):
        return None
    one, two, three = (int(part) for part in joined.split(found[1]))
    texts = joined.split(found[1])
    if len(texts[0]) == 4:
        year, month, day = one, two, three
    elif len(texts[2]) in {2, 4} and len(texts[0]) <= 2:
        year, month, day = (three if len(texts[2]) == 4 else 2000 + three), two, one
        if month > 12 >= day:
            month, day = day, month
    else:
        return None
    if found[1] == "." and len(texts[2]) != 4 and len(texts[0]) != 4:
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2200):
        return None
    hijri = hijri_mark(pieces, end)
    if hijri or year < 1500:
        return Read(max(hijri, end), "hijri", year, month, day)
    return Read(end, "date", year, month, day)


def _joined(pieces: list[Lexeme], index: int) -> tuple[str, int]:
    """The figures and strokes that hang together at a piece, and the piece after them."""
    joined, end = pieces[index].text, index + 1
    while (
        end < min(len(pieces), index + 5)
        and pieces[end].glued
        and (pieces[end].kind == "n" or pieces[end].text in _SIGNS)
    ):
        joined, end = joined + pieces[end].text, end + 1
    strokes = (at(pieces, index + 1), at(pieces, index + 3))
    numbers = (at(pieces, index + 2), at(pieces, index + 4))
    if end == index + 1 and strokes[0].text == strokes[1].text and strokes[0].text in _SIGNS:
        spaced = not (strokes[0].glued or strokes[1].glued or numbers[0].glued or numbers[1].glued)
        if strokes[0].text and spaced and all(number.kind == "n" for number in numbers):
            return strokes[0].text.join((joined, numbers[0].text, numbers[1].text)), index + 5
    return joined, end


def hijri_mark(pieces: list[Lexeme], index: int) -> int:
    """The piece after a Hijri mark (هـ, «هجرية»), or 0."""
    piece = at(pieces, index)
    return (
        index + 1
        if piece.word in {"ه", "هجريه", "هجري", "ah", "للهجره", "الهجري", "الهجريه"}
        and piece.text != "ه"
        else 0
    )
