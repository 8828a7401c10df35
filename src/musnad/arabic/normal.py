"""Normalising text: folding it for comparison, cleaning it for storage, cutting it in words.

Folding is for matching only and may not reach a reader; cleaning only takes away what no
reader can see.
"""

from __future__ import annotations

import codecs
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
    try:
        letters = codecs.charmap_encode(text, "strict", _COMMON)[0]
    except UnicodeEncodeError:
        return _fold_any(text)
    kept = b" ".join(letters.translate(_FOLDED, _DROPPED).split())
    return codecs.charmap_decode(kept, "strict", _COMMON_LETTERS)[0]


def _fold_any(text: str) -> str:
    """What ``fold`` gives, for text with any character at all."""
    composed = unicodedata.normalize("NFKC", text)
    opened = unicodedata.normalize("NFKD", composed.translate(_BEFORE))
    # Case folding can open a letter again (the Greek iota below), so it comes before the table.
    folded = unicodedata.normalize("NFKD", opened.casefold())
    return " ".join(folded.translate(_FOLD).split())


def _common_letters() -> str:
    """The 256 characters that news is written in, ASCII first at its own places.

    A text of these alone is folded as bytes, many times faster. Each folds by itself to one
    character of the same set or to none; so the combining hamzas, which change the letter before
    them, are not among them, nor is what opens into several letters.
    """
    ranges = (
        range(128), range(0x621, 0x63B), range(0x640, 0x653), range(0x660, 0x66D),
        range(0x6F0, 0x6FA), range(0x200B, 0x2010), range(0x202A, 0x202F),
    )  # fmt: skip
    signs = (
        "\u060c\u061b\u061f\u0670\u0671\u067e\u0686\u0698\u06a4\u06a9\u06af\u06cc\u06c1\u06d4"
        "\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2011\u20ac\u202f\u2066\u2067\u2068\u2069\ufeff"
        "\u00a0\u00a3\u00ab\u00bb\u00ad\u00b0\u00b7áãçèéíñóöüğış"
    )
    found = dict.fromkeys([*(chr(code) for span in ranges for code in span), *signs])
    return "".join(found).ljust(256, "\ufffe")


_COMMON_LETTERS = _common_letters()
_COMMON = codecs.charmap_build(_COMMON_LETTERS)
_PLACES = {letter: place for place, letter in enumerate(_COMMON_LETTERS)}
# A letter's place when its folded form has one; white space must not be dropped by folding.
_SHAPES = [_fold_any(f"x{letter}x")[1:-1] for letter in _COMMON_LETTERS]
_FOLDED = bytes(_PLACES.get(shape, 0) for shape in _SHAPES)
_DROPPED = bytes(place for place, shape in enumerate(_SHAPES) if not shape)


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
