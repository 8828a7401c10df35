"""The pieces that figures and dates are read from: numbers in digits, words, single signs.

Each reader looks a bounded number of pieces ahead, so reading is linear in the text; this
module may not give a piece a meaning beyond the value of its digits.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from musnad.arabic.normal import fold_word

_D = "0-9٠-٩۰-۹"
_M = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c\u200d"
# Direction marks and joiners, which nobody sees and some editors put inside numbers.
_F = "\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_ADDRESS = r"https?://\S+|www\.\S+|\w[\w.+\-]{0,63}@[\w.\-]+"
_PIECE = (
    rf"((?:[A-Za-z]\.){{2,}}|[^\W\d_{_M}]+(?:[{_M}]+[^\W\d_{_M}]*)*(?:['’][A-Za-z]+)?)"
    rf"|([{_D}]+(?:(?:[{_F}]+|[{_F}]*[.,٫٬،'’\u00a0\u202f\u2009][{_F}]*)[{_D}]+)*)"
    rf"|([^\s{_M}{_F}])"
)
_MARKED = re.compile(f"[{_F}]")
_UNSEEN = dict.fromkeys(
    (0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
)
_KINDS = ("u", "w", "n", "p")
_LEXEME = re.compile(_PIECE)
# Addresses are looked for only in a text that has their signs: looking costs more than the rest.
_WITH_ADDRESSES = re.compile(rf"(?:{_ADDRESS})|{_PIECE}")
_SIGNS_OF_ADDRESSES = ("@", "://", "www.")
_ASCII = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬،’\u202f\u2009", "01234567890123456789.٬,'\u00a0\u00a0"
)
_MOST_DIGITS = 24
# "Friday's vote" is a vote on Friday; of other words the ending stays.
_OWNED = {
    f"{day}'s": day
    for day in (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("today", "yesterday", "tomorrow"),
    )
}

ROMAN = {
    "II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12,
    "XIII": 13, "XIV": 14, "XV": 15, "XVI": 16, "XVII": 17, "XVIII": 18, "XIX": 19, "XX": 20,
    "XXI": 21, "XXIII": 23,
}  # fmt: skip


class Lexeme(NamedTuple):
    """One piece: ``kind`` is ``n`` number, ``w`` word, ``p`` sign, ``u`` address.

    ``text`` is the slice ``start:end``, without the direction marks inside a number.

    ``word`` is the folded text; ``glued`` is true when nothing stands between it and the piece
    before.
    """

    kind: str
    text: str
    start: int
    end: int
    word: str
    glued: bool


class Reading(NamedTuple):
    """A number read from pieces: ``end`` is the first piece after it, ``scale`` its last
    multiplier (1 when there is none).
    """

    value: Decimal
    end: int
    ordinal: bool = False
    scale: Decimal = Decimal(1)


_END = Lexeme("e", "", -1, -1, "", False)


def lexemes(text: str, start: int = 0, end: int | None = None) -> list[Lexeme]:
    """The pieces of a text between two places, in order; white space is left out."""
    found: list[Lexeme] = []
    last = -1
    addressed = any(sign in text for sign in _SIGNS_OF_ADDRESSES)
    marked = _MARKED.search(text, start) is not None
    pattern = _WITH_ADDRESSES if addressed else _LEXEME
    for hit in pattern.finditer(text, start, len(text) if end is None else end):
        piece = hit[0]
        first, after = hit.span()
        kind = _KINDS[hit.lastindex or 0]
        glued = first == last
        if marked:
            piece = piece.translate(_UNSEEN) if kind == "n" else piece
            glued = glued or (last >= 0 and not text[last:first].translate(_UNSEEN))
        word = fold_word(piece) if kind == "w" else piece
        word = _OWNED.get(word, word)
        found.append(Lexeme(kind, piece, first, after, word, glued))
        last = after
    return found


def at(pieces: list[Lexeme], index: int) -> Lexeme:
    """The piece at an index, or an empty one outside the text."""
    return pieces[index] if 0 <= index < len(pieces) else _END


def number_of(piece: Lexeme) -> int | None:
    """The whole number of a piece without separators, or None."""
    if piece.kind != "n" or not piece.text.isdigit() or len(piece.text) > 4:
        return None
    return int(piece.text)


def digit_value(raw: str, *, arabic: bool, scaled: bool = False) -> Decimal | None:  # noqa: PLR0911
    """The value of a number in digits, or None when its separators make no number.

    Both comma and point are read as decimal sign or as thousands by their places; what stays
    open is settled by the language (``arabic``) and by a multiplier after it (``scaled``).
    """
    plain = raw.translate(_ASCII)
    if len(plain) > _MOST_DIGITS:
        return None
    if plain.isdigit():
        return Decimal(plain)
    for thousands in "٬'\u00a0":
        if thousands in plain:
            head, *groups = re.split(r"[.,]", plain)[0].split(thousands)
            if not _grouped(head, groups):
                return None
            plain = plain.replace(thousands, "")
    commas, points = plain.count(","), plain.count(".")
    if commas and points:
        return _both(plain)
    if not commas and not points:
        return Decimal(plain)
    sign = "," if commas else "."
    head, *groups = plain.split(sign)
    if len(groups) > 1:
        return Decimal(plain.replace(sign, "")) if _grouped(head, groups) else None
    thousand = _grouped(head, groups) and head != "0" and not (scaled and sign == ".")
    if thousand and (sign == "," or arabic):
        return Decimal(head + groups[0])
    return Decimal(f"{head}.{groups[0]}")


def _grouped(head: str, groups: list[str]) -> bool:
    return 1 <= len(head) <= 3 and all(len(group) == 3 for group in groups)


def _both(plain: str) -> Decimal | None:
    """A number with commas and points: the last sign is the decimal one."""
    decimal = "." if plain.rfind(".") > plain.rfind(",") else ","
    thousands = "," if decimal == "." else "."
    whole, _, part = plain.rpartition(decimal)
    head, *groups = whole.split(thousands)
    if decimal in whole or not _grouped(head, groups):
        return None
    return Decimal(f"{head}{''.join(groups)}.{part}")
