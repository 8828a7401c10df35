"""Names across scripts: writing a Latin name in Arabic letters, and telling whether two match.

Rules and letters only, so a match is likely, never certain; this module may not decide who a
person is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from musnad.arabic.letters import (
    EXTRA,
    EXTRA_LETTER,
    INITIALS,
    LATIN_LOST,
    LATIN_VOWEL_LOST,
    MISMATCH,
    OPTIONS,
    VOWELS,
)
from musnad.arabic.normal import fold
from musnad.arabic.transliteration import transliterate

__all__ = ["same_name", "similarity", "transliterate"]

THRESHOLD = 0.75
# Below this a score is 0: such words are not compared to the end.
_LEAST = 0.5
_MOST_WORDS = 8
_ONE_TO_ONE = ((1, 1),)
# Words are joined only when one script has more of them than the other.
_JOINING = ((1, 1), (2, 1), (1, 2))
_MOST_LETTERS = 32
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "đ": "d", "þ": "th", "ð": "d",
     "’": "'", "‘": "'", "ʼ": "'", "`": "'", "ʿ": "'", "ʾ": "'"}
)  # fmt: skip
_LATIN_WORD = re.compile(r"[a-z']+")
_ARABIC_WORD = re.compile(r"[ء-ي]+")
# «Abdel Fattah» is عبد الفتاح: the article belongs to the second word.
_SERVANT = re.compile(r"\babd[eu]l[- ](?=[a-z])")
_ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "ar", "at", "an", "az"})
_INITIAL_SKIPPED = 0.95
_LONGEST_GRAPHEME = 4
_TWICE = re.compile(r"([bcdfghjkmnpqrtvwxyz])\1")


def similarity(arabic: str, latin: str) -> float:
    """How well an Arabic spelling stands for a Latin name: 0 (not at all) to 1 (letter by letter).

    Words are aligned in order, one to one, or one to two where one script joins what the other
    parts (شي جين بينغ / Xi Jinping); the worst pair decides most. Vowels count little and
    consonants much; an initial may be left out in Arabic. Scores below one half are 0.
    """
    theirs = _latin_words(latin)
    ours = tuple(_ARABIC_WORD.findall(fold(arabic)))[: _MOST_WORDS + 1]
    if not theirs or not ours or len(theirs) > _MOST_WORDS or len(ours) > _MOST_WORDS:
        return 0.0
    return _aligned(ours, theirs)


def same_name(arabic: str, latin: str) -> bool:
    """Whether the spellings stand for one name, at the shipped threshold."""
    return similarity(arabic, latin) >= THRESHOLD


def _latin_words(latin: str) -> tuple[str, ...]:
    """The words of a Latin name in plain letters; an article is joined to its word as ``§``."""
    opened = unicodedata.normalize("NFKD", latin[:400].lower().translate(_LETTERS))
    plain = "".join(char for char in opened if not unicodedata.combining(char))
    plain = _SERVANT.sub("abd al ", re.sub(r"'s\b", "", plain))
    words: list[str] = []
    article = ""
    found = list(_LATIN_WORD.finditer(plain))
    for number, hit in enumerate(found):
        word = hit.group().strip("'") or "'"
        last = number == len(found) - 1
        hyphen = plain[hit.end() : hit.end() + 1] == "-"
        if not last and word in _ARTICLES and (hyphen or word in {"al", "el"}):
            article = "§"
            continue
        if word != "'":
            words.append(article + word)
        article = ""
    return tuple(words[: _MOST_WORDS + 1])


@lru_cache(maxsize=65536)
def _aligned(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """The best alignment of the words, scored by its worst pair."""
    shapes = _ONE_TO_ONE if len(ours) == len(theirs) else _JOINING
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    best[0][0] = 1.0
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            if i == j == 0:
                continue
            options = [0.0]
            if j and len(theirs[j - 1]) == 1 and len(theirs) > 1:
                options.append(min(best[i][j - 1], _INITIAL_SKIPPED))
            for left, right in shapes:
                if i >= left and j >= right and best[i - left][j - right] > 0:
                    pair = _word_score("".join(ours[i - left : i]), "".join(theirs[j - right : j]))
                    options.append(min(best[i - left][j - right], pair))
            best[i][j] = max(options)
    return best[-1][-1]


@lru_cache(maxsize=65536)
def _word_score(arabic: str, latin: str) -> float:
    if len(latin) == 1:
        return 1.0 if arabic in INITIALS.get(latin, frozenset()) else 0.0
    if len(arabic) > _MOST_LETTERS or len(latin) > _MOST_LETTERS:
        return 0.0
    # The article is one sign; a word that only happens to begin with ال matches «al» as well.
    ours = "§" + arabic[2:] if arabic.startswith("ال") and len(arabic) > 3 else arabic
    size = max(len(ours), sum(char not in VOWELS for char in latin) + 1, 3)
    limit = size * (1 - _LEAST)
    cost = _cost(ours, _once(latin), limit)
    return 1.0 - cost / size if cost <= limit else 0.0


def _once(latin: str) -> str:
    """Doubled consonants once; ``ll`` and ``ss`` are kept, they have readings of their own."""
    return _TWICE.sub(r"\1", latin)


@lru_cache(maxsize=8192)
def _readings(latin: str) -> tuple[tuple[tuple[int, str, float], ...], ...]:
    """For each place in a Latin word: how many letters may be read, as what, at what cost."""
    found = []
    for start, letter in enumerate(latin):
        lost = 0.1 if letter == "§" else LATIN_VOWEL_LOST if letter in VOWELS else LATIN_LOST
        # A final e after a consonant is silent in most languages that write it.
        if letter == "e" and start == len(latin) - 1:
            lost = 0.0
        options = [(1, "", lost)]
        if letter == "§":
            options.append((1, "§", 0.0))
        for length in range(1, min(_LONGEST_GRAPHEME, len(latin) - start) + 1):
            for letters, cost in OPTIONS.get(latin[start : start + length], ()):
                options.append((length, letters, cost))
        found.append(tuple(options))
    return tuple(found)


def _cost(arabic: str, latin: str, limit: float) -> float:
    """The least cost of reading the Latin letters as the Arabic ones; above ``limit``, any."""
    readings = _readings(latin)
    width = len(arabic)
    far = limit + 1.0
    rows = [[far] * (width + 1) for _ in range(len(latin) + 1)]
    rows[0][0] = 0.0
    for i, row in enumerate(rows):
        for j in range(width + 1):
            here = row[j]
            if here > limit:
                continue
            if j < width:
                row[j + 1] = min(row[j + 1], here + EXTRA.get(arabic[j], EXTRA_LETTER))
            if i == len(latin):
                continue
            if j < width:
                rows[i + 1][j + 1] = min(rows[i + 1][j + 1], here + MISMATCH)
            for length, letters, cost in readings[i]:
                if arabic.startswith(letters, j):
                    to = rows[i + length]
                    end = j + len(letters)
                    to[end] = min(to[end], here + cost)
    return rows[-1][-1]
