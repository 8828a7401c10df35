"""Which passwords are taken: long ones that nobody finds by knowing the person or the list."""

from __future__ import annotations

import re
import unicodedata

from musnad.core.errors import RefusedError

LEAST = 12
MOST = 200

_OWN_LETTERS = 6
"""So many letters must remain when everything that can be guessed is taken away."""

_GUESSED = """\
password passwort pass word secret letmein welcome login admin administrator root user editor
newsroom news desk musnad qwerty azerty iloveyou football monkey dragon master princess sunshine
superman shadow trustno test changeme default temp hello freedom whatever
كلمة السر كلمه سر مسند مكتب التحرير تحرير محرر مدير اخبار غرفة مرحبا اهلا السلام عليكم الله محمد بسم
الحمدلله حبيبي سبحان
"""
_WORDS = frozenset(_GUESSED.split())
_ROWS = (
    "01234567890123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "azertyuiop",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "ضصثقفغعهخحجد",
    "شسيبلاتنمكط",
    "ئءؤرلاىةوزظ",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
)
_RUNS = tuple(sorted({*_ROWS, *(row[::-1] for row in _ROWS)}))
_SPOKEN = str.maketrans("013457@$!", "oieastasi")
_YEAR = re.compile(r"(19|20)\d\d")


def normal(password: str) -> str:
    """A password in one normal form: keyboards differ in how they put letters together.

    Source: RFC 8265, 4.2.2 (OpaqueString).
    """
    return unicodedata.normalize("NFC", password)


def examine(password: str, *, known: tuple[str, ...] = ()) -> None:
    """Nothing for a password that is taken; ``known`` are the login and the name of its owner.

    Raises RefusedError ``password.short``, ``password.long`` or ``password.guessable``.
    """
    text = normal(password)
    if len(text) < LEAST:
        raise RefusedError("password.short", least=LEAST)
    if len(text) > MOST:
        raise RefusedError("password.long", most=MOST)
    if len(_own(text, known)) < _OWN_LETTERS or len(set(text)) < _OWN_LETTERS:
        raise RefusedError("password.guessable")


def _own(text: str, known: tuple[str, ...]) -> str:
    """What remains of a password without what is guessed first."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    parts = {part for one in known for part in re.split(r"[\W_]+", one.casefold())}
    words = {*_WORDS, *(part for part in parts if len(part) > 2)}
    shortest = min((_without(way, words) for way in (folded, folded.translate(_SPOKEN))), key=len)
    return _unrepeated(shortest)


def _without(text: str, words: set[str]) -> str:
    left = _YEAR.sub(" ", text)
    for word in sorted(words, key=len, reverse=True):
        left = left.replace(word, " ")
    for row in _RUNS:
        for length in range(len(row), 2, -1):
            for start in range(len(row) - length + 1):
                left = left.replace(row[start : start + length], " ")
    return re.sub(r"\s+", "", left)


def _unrepeated(text: str) -> str:
    """A text that is one piece over and over, once; and letters in a row, once."""
    for size in range(1, len(text) // 2 + 1):
        piece = text[:size]
        if (piece * (len(text) // size + 1))[: len(text)] == text:
            return piece
    return re.sub(r"(.)\1+", r"\1", text)
