"""Normalising text: folding it for comparison, cleaning it for storage, cutting it in words.

Folding is for matching only and may not reach a reader; cleaning only takes away what no
reader can see.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_LETTERS = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ٲ": "ا",
    "ٳ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ے": "ي",
    "ة": "ه",
    "ۃ": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ە": "ه",
    "ۀ": "ه",
    "ؤ": "ء",
    "ئ": "ء",
    "ک": "ك",
    "ڪ": "ك",
    "گ": "غ",
    "ڭ": "غ",
    "ڨ": "غ",
    "چ": "ج",
    "ژ": "ج",
    "پ": "ب",
    "ڤ": "ف",
    "ڥ": "ف",
    "٪": "%",
    "٫": ".",
    "٬": ",",
    "،": ",",
    "؛": ";",
    "؟": "?",
    "۔": ".",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "´": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "–": "-",
    "—": "-",
    "―": "-",
    "−": "-",
    "ـ": None,
}
_INVISIBLE = frozenset({"Cf", "Cc", "Cs", "Co", "Cn", "Mn", "Me"})
# Letters whose hamza or madda NFKD would split off are protected from it by being mapped first.
_BEFORE = str.maketrans({key: value for key, value in _LETTERS.items() if value is not None})


class _FoldTable(dict[int, int | str | None]):
    """A translation table that works out each character once, when it is first met."""

    def __missing__(self, code: int) -> int | str | None:
        char = chr(code)
        result: int | str | None = code
        if char in _LETTERS:
            result = _LETTERS[char]
        elif char.isspace():
            result = " "
        elif unicodedata.category(char) in _INVISIBLE:
            result = None
        elif (digit := unicodedata.decimal(char, None)) is not None:
            result = str(digit)
        self[code] = result
        return result


class _CleanTable(dict[int, int | str | None]):
    """Takes away controls, formats, tags, surrogates and private characters; folds line ends."""

    def __missing__(self, code: int) -> int | str | None:
        char = chr(code)
        result: int | str | None = code
        if char in "\n\x0b\x0c\x85\u2028\u2029":
            result = "\n"
        elif char.isspace():
            result = " "
        elif unicodedata.category(char) in {"Cf", "Cc", "Cs", "Co", "Cn"} or _selector(code):
            result = None
        self[code] = result
        return result


def _selector(code: int) -> bool:
    """Whether this is a variation selector, which can smuggle text unseen."""
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or 0x180B <= code <= 0x180F


_FOLD = _FoldTable()
_CLEAN = _CleanTable()
_REMEMBERED = 32
_SPACES = re.compile(r" +")
_MARKS = (
    "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c\u200d"
)
_WORD = re.compile(
    r"[0-9٠-٩۰-۹]+(?:[.,٫٬،][0-9٠-٩۰-۹]+)*"
    r"|(?:[A-Za-z]\.){2,}"
    rf"|[^\W\d_][^\W\d_{_MARKS}]*(?:[{_MARKS}]+[^\W\d_]*)*(?:['’][A-Za-z]+)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word or a number: ``text`` is the slice ``start:end``, ``folded`` is for comparing."""

    text: str
    start: int
    end: int
    folded: str


def fold(text: str) -> str:
    """Text for comparing: one shape for each letter, no marks, ASCII digits, lower case.

    Alefs become bare, ى becomes ي, ة becomes ه, ؤ and ئ become ء; tatweel, diacritics,
    direction marks and zero-width characters go; runs of white space become one space.
    Folding what is folded changes nothing.
    """
    if text.isascii():
        return " ".join(text.translate(_FOLD).lower().split())
    composed = unicodedata.normalize("NFKC", text)
    opened = unicodedata.normalize("NFKD", composed.translate(_BEFORE))
    # Case folding can open a letter again (the Greek iota below), so it comes before the table.
    folded = unicodedata.normalize("NFKD", opened.casefold())
    return " ".join(folded.translate(_FOLD).split())


@lru_cache(maxsize=65536)
def _short_word(word: str) -> str:
    return fold(word)


def fold_word(word: str) -> str:
    """The folded word; short ones are remembered, since a newsroom's words come again."""
    return _short_word(word) if len(word) <= _REMEMBERED else fold(word)


def clean(text: str) -> str:
    """Text fit to store: NFC, without invisible characters, white space folded.

    Controls, zero-width, direction, tag and private characters go; line ends become one
    newline, at most one empty line stays, and lines lose their outer spaces.
    """
    seen = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CLEAN)
    lines = [
        _SPACES.sub(" ", line).strip() for line in unicodedata.normalize("NFC", seen).split("\n")
    ]
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()


def tokens(text: str) -> tuple[Token, ...]:
    """The words and numbers of a text in order, each with its span and its folded form.

    A number keeps its inner separators (``1,250.5``), an acronym its dots (``U.S.``), a word
    its apostrophe (``Ukraine's``); hyphens and all other punctuation stand between tokens.
    """
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        found.append(Token(text=word, start=match.start(), end=match.end(), folded=fold_word(word)))
    return tuple(found)
