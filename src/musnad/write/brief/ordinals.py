"""Ordinals as adjectives: «الأول», «التاسعة عشرة», «الحادي والعشرون»."""

from __future__ import annotations

import re

from musnad.write.brief.generate import Case, Concord, adjective, article

FIRST = {
    "first": "أول",
    "second": "ثان",
    "third": "ثالث",
    "fourth": "رابع",
    "fifth": "خامس",
    "sixth": "سادس",
    "seventh": "سابع",
    "eighth": "ثامن",
    "ninth": "تاسع",
    "tenth": "عاشر",
}
_UNITS = ("حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع")
_TENS = {
    20: "عشرون",
    30: "ثلاثون",
    40: "أربعون",
    50: "خمسون",
    60: "ستون",
    70: "سبعون",
    80: "ثمانون",
    90: "تسعون",
}
_DIGITS = re.compile(r"^(\d{1,3})(?:st|nd|rd|th)$")
_TEN = 10
_TWENTY = 20
_HUNDRED = 100


def ordinal(word: str, concord: Concord, case: Case, *, definite: bool) -> str:
    """The ordinal agreeing with its noun; ``""`` when ``word`` is none up to the ninety-ninth."""
    found = _DIGITS.match(word.lower())
    number = int(found.group(1)) if found is not None else 0
    if number and number <= _TEN:
        return adjective(list(FIRST.values())[number - 1], concord, case, definite=definite)
    if not number or number >= _HUNDRED:
        return ""
    feminine = concord.after[0] == "f"
    tens, unit = number - number % _TEN, number % _TEN
    head = f"{_UNITS[unit - 1]}{'ة' if feminine else ''}" if unit else ""
    if number < _TWENTY:
        return f"{article(head) if definite else head} {'عشرة' if feminine else 'عشر'}"
    last = _TENS[tens] if case == "nom" else f"{_TENS[tens][:-2]}ين"
    last = article(last) if definite else last
    return f"{article(head) if definite else head} و{last}" if head else last
