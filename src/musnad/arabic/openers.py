"""Which parts of a text can hold a figure or a date at all, so that the rest is never parsed.

Too much may be let through, too little never: every reader of figures and dates begins at a
digit or at a word of these tables. This module may not read a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from musnad.arabic import arabic_numbers, calendars, date_words, english_numbers
from musnad.arabic.lexemes import ROMAN, Lexeme, lexemes
from musnad.arabic.normal import fold
from musnad.arabic.units import CODES, SIGN_LETTERS

_CONJUNCTIONS: Final = ("", "و", "ف")
_PREPOSITIONS: Final = ("", "ب", "ل", "ك")
_ARTICLES: Final = ("", "ال")
_PART: Final = re.compile(r"[^\n.!?؟]*(?:[.!?؟]+(?![\s.!?؟])[^\n.!?؟]*)*[.!?؟\n]*")
_DIGIT: Final = re.compile(r"[0-9٠-٩۰-۹]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_REMEMBERED: Final = 8
_MOST_REMEMBERED: Final = 100_000


def _joined(words: Iterable[str]) -> Iterator[str]:
    """The folded words with everything that Arabic joins before them."""
    for word in words:
        yield word
        if word.isascii():
            continue
        bare = word.removeprefix("ال")
        for conjunction in _CONJUNCTIONS:
            yield f"{conjunction}لل{bare}"
            for preposition in _PREPOSITIONS:
                for article in _ARTICLES:
                    yield f"{conjunction}{preposition}{article}{bare}"


NUMBER_WORDS: Final = frozenset(
    (
        *_joined(arabic_numbers.WORDS),
        *english_numbers.FIRST,
        *(sign.lower() for sign in (*CODES, *ROMAN)),
        *SIGN_LETTERS,
    )
)
"""Every folded word that a figure can begin with."""

DATE_WORDS: Final = frozenset(
    (*_joined((*calendars.WORDS, *date_words.WORDS, *arabic_numbers.ORDINAL_WORDS)),
     *english_numbers.FIRST)
)  # fmt: skip
"""Every folded word that a date can begin with."""

# Common words that make a figure or a date only together with a word that is here anyway.
_NEVER_ALONE: Final = frozenset(
    (*_joined(fold(word) for word in ("قبل", "بعد", "منذ", "هذا", "هذه")),
     *(fold(word) for word in ("يوم", "ويوم", "ليوم", "بيوم")),
     *["a", "an", "last", "next", "this", "day", "us", "the", "in", "of", "it", "from", "between"])
)  # fmt: skip
_COMPLETING: Final = frozenset(
    {"dozen", "week", "month", "year", "morning", "afternoon", "evening", "night"}
)
_TELLING: Final = (NUMBER_WORDS | DATE_WORDS | _COMPLETING) - _NEVER_ALONE


def openings(text: str) -> tuple[list[Lexeme], ...]:
    """The pieces of each run of sentences in which a figure or a date can stand."""
    return _openings(text) if len(text) <= _MOST_REMEMBERED else _parts(text)


@lru_cache(maxsize=_REMEMBERED)
def _openings(text: str) -> tuple[list[Lexeme], ...]:
    return _parts(text)


def _parts(text: str) -> tuple[list[Lexeme], ...]:
    return tuple(lexemes(text, start, end) for start, end in _runs(text))


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """The spans of neighbouring sentences that have a digit or a telling word."""
    start = end = -1
    for part in _PART.finditer(text):
        if not part[0] or not _tells(part[0]):
            continue
        if part.start() != end:
            if end > start:
                yield start, end
            start = part.start()
        end = part.end()
    if end > start:
        yield start, end


def _tells(part: str) -> bool:
    return _DIGIT.search(part) is not None or not _TELLING.isdisjoint(_WORD.findall(fold(part)))
