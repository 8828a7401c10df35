"""Names across scripts: writing a Latin name in Arabic letters, and telling whether two match.

Rules and letters only, so a match is likely, never certain; this module may not decide who a
person is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from musnad.arabic.given_names import GIVEN
from musnad.arabic.letters import (
    EXTRA,
    EXTRA_LETTER,
    INITIALS,
    LATIN_LOST,
    LATIN_VOWEL_LOST,
    MISMATCH,
    OPTIONS,
    OWN_SPELLING,
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
# A mismatch settles one letter of each word at once, for less than leaving both out.
_EITHER = MISMATCH / (LATIN_LOST + EXTRA_LETTER)
_ROUNDING = 1e-9
_TWICE = re.compile(r"([bcdfghjkmnpqrtvwxyz])\1")


def similarity(arabic: str, latin: str) -> float:
    """How well an Arabic spelling stands for a Latin name: 0 (not at all) to 1 (letter by letter).

    Words are aligned in order, one to one, or one to two where one script joins what the other
    parts (شي جين بينغ / Xi Jinping); the worst pair decides most. Vowels count little and
    consonants much; an initial may be left out in Arabic. Scores below one half are 0.
    """
    theirs = _latin_words(latin)
    ours = _arabic_words(arabic)
    if not theirs or not ours or len(theirs) > _MOST_WORDS or len(ours) > _MOST_WORDS:
        return 0.0
    if len(ours) == len(theirs) == 1:
        return _word_score(ours[0], theirs[0])
    return _aligned(ours, theirs)


def same_name(arabic: str, latin: str) -> bool:
    """Whether the spellings stand for one name, at the shipped threshold."""
    return similarity(arabic, latin) >= THRESHOLD


@lru_cache(maxsize=16384)
def _arabic_words(arabic: str) -> tuple[str, ...]:
    return tuple(_ARABIC_WORD.findall(fold(arabic)))[: _MOST_WORDS + 1]


@lru_cache(maxsize=16384)
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


@lru_cache(maxsize=16384)
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


@lru_cache(maxsize=16384)
def _word_score(arabic: str, latin: str) -> float:
    if len(latin) == 1:
        return 1.0 if arabic in INITIALS.get(latin, frozenset()) else 0.0
    if arabic in _settled(latin):
        return 1.0
    if len(arabic) > _MOST_LETTERS or len(latin) > _MOST_LETTERS:
        return 0.0
    # The article is one sign; a word that only happens to begin with ال matches «al» as well.
    ours = "§" + arabic[2:] if arabic.startswith("ال") and len(arabic) > 3 else arabic
    size = max(len(ours), sum(char not in VOWELS for char in latin) + 1, 3)
    limit = size * (1 - _LEAST)
    cost = _cost(ours, _once(latin), limit)
    return 1.0 - cost / size if cost <= limit else 0.0


@lru_cache(maxsize=8192)
def _settled(latin: str) -> tuple[str, ...]:
    """The folded spellings that news has settled on for a given name."""
    known = GIVEN.get(latin)
    own = OWN_SPELLING.get(latin)
    return tuple(fold(one) for one in (known[0] if known else None, own) if one)


@lru_cache(maxsize=8192)
def _once(latin: str) -> str:
    """Doubled consonants once; ``ll`` and ``ss`` are kept, they have readings of their own."""
    return _TWICE.sub(r"\1", latin)


class _Plan(NamedTuple):
    """How one Latin word may be read, worked out once for all the Arabic words it meets.

    ``steps`` holds for each place the readings by their first Arabic letter (how many Latin
    letters, which Arabic ones, at what cost) and the silent ones; ``heard`` every Arabic letter
    that some reading gives; ``needs`` for each place the readings of which one must be in the
    Arabic word if the Latin letter is not to be lost, empty where losing it is cheap.
    """

    steps: tuple[
        tuple[dict[str, tuple[tuple[int, str, float], ...]], tuple[tuple[int, float], ...]], ...
    ]
    heard: frozenset[str]
    needs: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=8192)
def _plan(latin: str) -> _Plan:
    readings = [_readings(latin, start) for start in range(len(latin))]
    steps = []
    for options in readings:
        spoken: dict[str, list[tuple[int, str, float]]] = {}
        for length, letters, cost in options:
            if letters:
                spoken.setdefault(letters[0], []).append((length, letters, cost))
        silent = tuple((length, cost) for length, letters, cost in options if not letters)
        steps.append(({first: tuple(found) for first, found in spoken.items()}, silent))
    heard = frozenset(
        letter for options in readings for _, letters, _ in options for letter in letters
    )
    return _Plan(tuple(steps), heard, tuple(_needed(readings, at) for at in range(len(latin))))


def _readings(latin: str, start: int) -> list[tuple[int, str, float]]:
    """At a place in a Latin word: how many letters may be read, as what, at what cost."""
    letter = latin[start]
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
    return options


def _needed(readings: list[list[tuple[int, str, float]]], at: int) -> tuple[str, ...]:
    """The Arabic letters of every reading that takes in a place, none if one is cheap silence."""
    found = []
    for start in range(max(0, at - _LONGEST_GRAPHEME + 1), at + 1):
        for length, letters, cost in readings[start]:
            if start + length > at:
                if letters:
                    found.append(letters)
                elif cost < LATIN_LOST:
                    return ()
    return tuple(dict.fromkeys(found))


def _cost(arabic: str, latin: str, limit: float) -> float:
    """The least cost of reading the Latin letters as the Arabic ones; above ``limit``, any.

    Letters that the other word has nothing for cost something whatever the path, so a path is
    left as soon as that would take it above the limit.
    """
    plan = _plan(latin)
    width = len(arabic)
    extra = [EXTRA.get(letter, EXTRA_LETTER) for letter in arabic]
    ahead, lack = _unanswered(arabic, plan, extra)
    far = limit + 1.0
    if ahead[0] + lack[0] > limit:
        return far
    limit += _ROUNDING
    rows = [[far] * (width + 1) for _ in range(len(latin) + 1)]
    rows[0][0] = 0.0
    for i, (spoken, silent) in enumerate(plan.steps):
        row, below, room = rows[i], rows[i + 1], limit - lack[i]
        for j in range(width + 1):
            here = row[j]
            if here + ahead[j] > room:
                continue
            if j < width:
                _lower(row, j + 1, here + extra[j])
                if here + MISMATCH <= limit:
                    _lower(below, j + 1, here + MISMATCH)
                for length, letters, cost in spoken.get(arabic[j], ()):
                    if arabic.startswith(letters, j):
                        _lower(rows[i + length], j + len(letters), here + cost)
            for length, cost in silent:
                _lower(rows[i + length], j, here + cost)
    last = rows[-1]
    for j in range(width):
        _lower(last, j + 1, last[j] + extra[j])
    return last[-1]


def _unanswered(arabic: str, plan: _Plan, extra: list[float]) -> tuple[list[float], list[float]]:
    """From each place to the end, what the letters without a counterpart cost at least."""
    ahead = [0.0] * (len(arabic) + 1)
    for j in range(len(arabic) - 1, -1, -1):
        ahead[j] = ahead[j + 1] + (0.0 if arabic[j] in plan.heard else _EITHER * extra[j])
    lack = [0.0] * (len(plan.needs) + 1)
    for i in range(len(plan.needs) - 1, -1, -1):
        needs = plan.needs[i]
        lost = needs and not any(letters in arabic for letters in needs)
        lack[i] = lack[i + 1] + (_EITHER * LATIN_LOST if lost else 0.0)
    return ahead, lack


def _lower(row: list[float], at: int, cost: float) -> None:
    if cost < row[at]:  # noqa: PLR1730  (the innermost step; a call of min takes twice as long)
        row[at] = cost
