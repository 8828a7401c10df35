"""French figures and days put into English words, so that they are read by the same readers.

The offsets change: what comes out is for reading figures and days from, and nothing else.
"""

from __future__ import annotations

import re
from typing import Final

from musnad.arabic.normal import fold

_TABLE: Final = (
    "deux two, trois three, quatre four, cinq five, six six, sept seven, huit eight, neuf nine",
    "dix ten, onze eleven, douze twelve, treize thirteen, quatorze fourteen, quinze fifteen",
    "seize sixteen, vingt twenty, trente thirty, quarante forty, cinquante fifty",
    "soixante sixty, cent hundred, cents hundred, mille thousand, million million",
    "millions million, milliard billion, milliards billion",
    "lundi Monday, mardi Tuesday, mercredi Wednesday, jeudi Thursday, vendredi Friday",
    "samedi Saturday, dimanche Sunday, janvier January, février February, mars March",
    "avril April, mai May, juin June, juillet July, août August, septembre September",
    "octobre October, novembre November, décembre December",
)
_WORDS: Final = dict(pair.split() for line in _TABLE for pair in line.split(", "))
_TEENS: Final = {
    "dix-sept": "seventeen",
    "dix-huit": "eighteen",
    "dix-neuf": "nineteen",
    "vingt et un": "twenty-one",
    "trente et un": "thirty-one",
    "quarante et un": "forty-one",
    "cinquante et un": "fifty-one",
}
_WORD: Final = re.compile(
    r"(?<![\w-])(?:" + "|".join((*_TEENS, *_WORDS)) + r")(?![\w-])", re.IGNORECASE
)
_JOINED: Final = re.compile(
    r"(?<![\w-])(vingt|trente|quarante|cinquante|soixante)-(deux|trois|quatre|cinq|six|sept|huit|neuf)"
    r"(?![\w-])",
    re.IGNORECASE,
)
_CALENDAR: Final = frozenset(fold(word) for word in _WORDS)
_HUNDRED: Final = re.compile(r"(\w+ )?\bhundred\b")
_UNITS: Final = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine"})
_DECIMAL: Final = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")
_SPACED: Final = re.compile(r"(?<=\d)[\u00a0\u202f ](?=\d{3}(?!\d))")
_FIRST: Final = re.compile(r"\b1er\b")


def englished(text: str) -> str:
    """The text with its number words, decimal commas, months and weekdays as in English."""
    plain = _DECIMAL.sub(".", _SPACED.sub("", _FIRST.sub("1", text)))
    plain = _JOINED.sub(lambda hit: f"{_of(hit[1])}-{_of(hit[2])}", plain)
    return _HUNDRED.sub(_counted, _WORD.sub(lambda hit: _of(hit.group()), plain))


def _counted(hit: re.Match[str]) -> str:
    """A hundred that nothing counts is one hundred."""
    before = hit[1] or ""
    return hit.group() if before.strip() in _UNITS else f"{before}one hundred"


def is_calendar(folded: str) -> bool:
    """Whether a folded word is a month, a weekday or a number word."""
    return folded in _CALENDAR


def _of(word: str) -> str:
    lower = word.lower()
    return _TEENS.get(lower) or _WORDS[lower]
