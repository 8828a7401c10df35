"""Writing an unknown Latin name in Arabic letters, as an agency would.

A part known by the table of given names and surname parts takes its agency spelling; the rest is
read aloud by the rules of its likely language and written by sound. This module may not look
people up: a name that the lexicon knows must come from the lexicon.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from musnad.arabic.letters import OWN_SPELLING
from musnad.arabic.name_language import KNOWN_PART, likely_family, word_votes
from musnad.arabic.name_parts import Part, known_part, plain_letters
from musnad.arabic.spelling_rules import SOUNDS, VOWEL_SOUNDS, reading

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´ʿʾ", "'"))
# The article, also after عبد: «Abdel Fattah» is عبد الفتاح.
_SERVANT = re.compile(r"\babd[eu]l[- ](?=[^\W\d_])")
_ARTICLE = re.compile(r"\b(?:(?:al|el)[- ]|(?:as|ash|ad|ar|at|an|az)-)(?=[^\W\d_])")
_JOINED_SERVANT = re.compile(r"abd(?:[eu][lrsnz]|al)(?=[a-z]{3})")
_INITIAL = {
    "a": "إيه", "b": "بي", "c": "سي", "d": "دي", "e": "إي", "f": "إف", "g": "جي", "h": "إتش",
    "i": "آي", "j": "جيه", "k": "كيه", "l": "إل", "m": "إم", "n": "إن", "o": "أو", "p": "بي",
    "q": "كيو", "r": "آر", "s": "إس", "t": "تي", "u": "يو", "v": "في", "w": "دبليو", "x": "إكس",
    "y": "واي", "z": "زد",
}  # fmt: skip
_MOST_LETTERS = 400
_ARABIC = "ar"
# Sounds that run together: i + y is one letter, so are doubled vowels.
_RUN_TOGETHER = (
    (re.compile(r"[ie]+y(?=[aouie])"), "y"), (re.compile(r"[ie]{2,}"), "i"),
    (re.compile(r"[ou]{2,}"), "u"), (re.compile(r"[ou]w(?=[aei])"), "w"),
    (re.compile(r"aa+"), "a"), (re.compile(r"yy+"), "y"),
    (re.compile(r"[ie]+y\b"), "i"),
)  # fmt: skip
_OPEN = re.compile(r"[bcdDfgGhjklmnqrsStTvwxz][aeiou]")


def transliterate(latin: str) -> str:
    """A Latin personal or place name in Arabic letters: «Pete Hegseth» -> «بيت هيغسيث».

    Each word is written by its likely language; initials are spelt as they are read, «al-»
    becomes the article, and given names of Arabic origin take their own spelling. What is not a
    letter becomes a space; at most 400 letters are read.
    """
    lowered = unicodedata.normalize("NFC", latin[:_MOST_LETTERS].lower().translate(_APOSTROPHES))
    lowered = re.sub(r"'s\b", "", _SERVANT.sub("abd §", lowered))
    lowered = _ARTICLE.sub("§", lowered)
    words = [word for word in re.split(r"[^\w§']+|[\d_]+", lowered) if word.strip("§'")]
    return " ".join(filter(None, _name(tuple(word.strip("'") for word in words))))


def _name(words: tuple[str, ...]) -> list[str]:
    """The words of one name; each word's likely language is helped by the others."""
    votes = [_votes(word) for word in words]
    return [
        _word(word, (*votes[:number], *votes[number + 1 :])) for number, word in enumerate(words)
    ]


def _votes(word: str) -> Counter[str]:
    if word.startswith("§"):
        return Counter({_ARABIC: KNOWN_PART})
    if word in OWN_SPELLING:
        return Counter({_ARABIC: KNOWN_PART})
    part = known_part(word)
    return Counter(dict.fromkeys(part.families, KNOWN_PART)) if part else word_votes(word)


def _word(word: str, others: tuple[Counter[str], ...]) -> str:
    """One word in Arabic; ``§`` at its head is the article."""
    bare = word.lstrip("§")
    plain = plain_letters(bare)
    if len(plain) == 1 and plain in _INITIAL and not word.startswith("§"):
        return _INITIAL[plain]
    if word.startswith("§"):
        return "ال" + (_own(bare) or _by_rule(bare, _ARABIC))
    family = likely_family(bare, others)
    found = _own(bare, family)
    if found:
        return found
    servant = _JOINED_SERVANT.match(plain)
    if servant:
        rest = plain[servant.end() :]
        return "عبد ال" + (_own(rest, _ARABIC) or _by_rule(rest, _ARABIC))
    return _by_rule(bare, family)


def _own(word: str, family: str = _ARABIC) -> str | None:
    """The agency spelling of a known part, by the family of the name where it has several."""
    part: Part | None = known_part(word)
    if part is not None:
        return part.spelling(family)
    return OWN_SPELLING.get(plain_letters(word))


@lru_cache(maxsize=8192)
def _by_rule(word: str, family: str) -> str:
    """A word read by the rules of its family."""
    rules = reading(family)
    spelt = "".join(
        char if char == "'" or char in rules.marked else plain_letters(char) for char in word
    )
    return _written(rules.sounds(spelt))


def _written(sounds: str) -> str:
    for pattern, together in _RUN_TOGETHER:
        sounds = pattern.sub(together, sounds)
    head, rest = _head(sounds)
    return head + "".join(SOUNDS[sound] for sound in rest)


def _head(sounds: str) -> tuple[str, str]:
    """The letters of a vowel that begins a word, and the sounds after it."""
    if not sounds or sounds[0] not in VOWEL_SOUNDS:
        return "", sounds
    if sounds[0] == "a":
        if sounds[1:2] in ("i", "e"):
            return "آي", sounds[2:]
        return ("أو", sounds[2:]) if sounds[1:2] in ("u", "o") else ("أ", sounds[1:])
    if sounds[0] in "ou":
        return "أو", sounds[1:]
    if len(sounds) == 1 or _OPEN.match(sounds, 1) or len(sounds) == 2:
        return "إي", sounds[1:]
    return "إ", sounds[1:]
