"""Splits text into comparable words for look-ups, and takes Arabic clitics off them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from musnad.arabic.normal import fold

_MARKS: Final = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640"
_WORD: Final = re.compile(rf"(?:[^\W_]|[{_MARKS}])+")
_MARK: Final = re.compile(rf"[{_MARKS}]")
_UNDECOMPOSED: Final = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae"})
_STROKED: Final = re.compile("[ıłøđßæ]")
_GAP: Final = re.compile(r"[ \t\u00a0\u202f\-\u2010\u2011'\u2019\u02bc`]*\n?[ \t\u00a0\-]*")
_DOTTED_GAP: Final = re.compile(r"\.?[ \t\u00a0\-]?")
_ARABIC: Final = re.compile(r"[\u0600-\u06ff]")


class Word(NamedTuple):  # a tuple, because every word of every text becomes one
    """One word of a text: as written, its half-open span, and its form for comparing."""

    text: str
    start: int
    end: int
    key: str


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """The form of one word for comparing: folded, Latin letters without strokes as well."""
    folded = fold(word)
    return folded.translate(_UNDECOMPOSED) if _STROKED.search(folded) else folded


def words(text: str) -> tuple[Word, ...]:
    """The words of a text; apostrophes, dots and hyphens part them."""
    return tuple(
        Word(text=found.group(), start=found.start(), end=found.end(), key=key(found.group()))
        for found in _WORD.finditer(text)
    )


def split(form: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """A name's words as written, their keys, and whether dots stand between them."""
    raw = tuple(_WORD.findall(form))
    return raw, tuple(key(word) for word in raw), "." in form


def joined(text: str, before: Word, after: Word, *, dotted: bool) -> bool:
    """Whether two neighbouring words may belong to one name: no punctuation parts them."""
    gap = text[before.end : after.start]
    if gap == " ":
        return True
    if _GAP.fullmatch(gap):
        return True
    return dotted and _DOTTED_GAP.fullmatch(gap) is not None


def is_arabic(word: str) -> bool:
    """Whether a word has an Arabic letter."""
    return _ARABIC.search(word) is not None


def bare(key_: str) -> Iterator[tuple[str, int]]:
    """The Arabic word and what is left after its clitics, with the number of letters taken.

    Longest first. «للأمم» gives «الامم» with no letter taken, because the article's
    letters are shared.
    """
    yield key_, 0
    at = 0
    if len(key_) > 3 and key_[0] in "وف":
        at = 1
        yield key_[1:], 1
    rest = key_[at:]
    if len(rest) > 3 and rest[0] == "ل" and rest[1] == "ل":
        yield "ا" + rest, at
        yield "ال" + rest[2:], at
    if len(rest) > 3 and rest[0] in "بلك":
        yield rest[1:], at + 1


def keys(*told: str) -> frozenset[str]:
    """The keys of these words, for tables of words that a text is compared with."""
    return frozenset(key(word) for word in told)


def strip_marks(word: str) -> str:
    """The word without vowel signs and tatweel, its letters as they stand."""
    return _MARK.sub("", word)


def skip_letters(raw: str, count: int) -> int:
    """How far into a raw word its first ``count`` letters reach, marks included."""
    at = 0
    while count and at < len(raw):
        at += 1
        while at < len(raw) and _MARK.match(raw[at]):
            at += 1
        count -= 1
    return at


def joined_to(phrase: str) -> str:
    """The phrase with ل joined to it: «لوزير», «للأمين», «للجنة»."""
    if phrase.startswith("الل"):
        return f"ل{phrase[2:]}"
    if phrase.startswith("ال"):
        return f"لل{phrase[2:]}"
    return f"ل{phrase}"
