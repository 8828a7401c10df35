"""Names of months and weekdays in both languages and every Arabic convention.

Reads names only; which day is meant is for ``dates``. The Hijri calendar is Umm al-Qura.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from musnad.arabic.lexemes import Lexeme, at
from musnad.arabic.normal import fold
from musnad.arabic.wordlists import listed


class Month(NamedTuple):
    """A month's name read from pieces: ``weak`` ones are also ordinary words."""

    number: int
    end: int
    hijri: bool = False
    weak: bool = False


def _names(rows: str) -> dict[str, int]:
    return {
        fold(name.strip()): number
        for number, row in enumerate(rows.strip().splitlines(), start=1)
        for name in row.split(",")
    }


_ENGLISH = _names("""
january
february
march
april
may
june
july
august
september
october
november
december
""")
_ENGLISH_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_ARABIC = _names("""
يناير, جانفي, ينّاير
فبراير, شباط, فيفري
مارس, آذار, اذار
أبريل, إبريل, نيسان, أفريل
مايو, أيار, ماي
يونيو, حزيران, جوان, يونيه, يونية
يوليو, تموز, جويلية, يوليوز, يوليه, يولية
أغسطس, آب, أوت, غشت, أغسطوس
سبتمبر, أيلول, شتنبر
أكتوبر, أوكتوبر
نوفمبر, نونبر
ديسمبر, دجنبر
""")
_ARABIC_PAIRS = {
    (fold(first), fold(second)): number
    for first, second, number in (
        ("كانون", "الثاني", 1),
        ("تشرين", "الأول", 10),
        ("تشرين", "الثاني", 11),
        ("كانون", "الأول", 12),
        ("كانون", "ثاني", 1),
        ("تشرين", "أول", 10),
        ("تشرين", "ثاني", 11),
        ("كانون", "أول", 12),
    )
}
_HIJRI = {
    fold(name): number
    for name, number in (
        ("محرم", 1), ("المحرم", 1), ("صفر", 2), ("رجب", 7), ("شعبان", 8), ("رمضان", 9),
        ("شوال", 10),
    )
}  # fmt: skip
_HIJRI_PAIRS = {
    (fold(first), fold(second)): number
    for firsts, seconds, number in (
        ("ربيع", "الأول", 3),
        ("ربيع", "الآخر الثاني", 4),
        ("جمادى", "الأولى الأول", 5),
        ("جمادى", "الآخرة الثانية الآخر", 6),
        ("ذو ذي ذا", "القعدة", 11),
        ("ذو ذي ذا", "الحجة", 12),
    )
    for first in firsts.split()
    for second in seconds.split()
}
_WEAK = frozenset(fold(name) for name in listed("may march mar آب ماي أوت جوان مارس"))
WEEKDAYS_ENGLISH = {
    name: number
    for number, name in enumerate(
        listed("monday tuesday wednesday thursday friday saturday sunday")
    )
}
_WEEKDAYS_SHORT = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3,
    "fri": 4,
                   "sat": 5, "sun": 6}  # fmt: skip
_WEEKDAYS_ARABIC = {
    fold(name): number
    for number, names in enumerate(
        (
            "الاثنين الإثنين",
            "الثلاثاء",
            "الأربعاء",
            "الخميس",
            "الجمعة",
            "السبت",
            "الأحد",
        )
    )
    for name in names.split()
}
_JOINED = ("و", "ف", "ل", "ب")
WORDS = frozenset(
    {*_ENGLISH, *_ENGLISH_SHORT, *_ARABIC, *_HIJRI, *WEEKDAYS_ENGLISH, *_WEEKDAYS_SHORT}
    | {*_WEEKDAYS_ARABIC}
    | {first for first, _ in (*_ARABIC_PAIRS, *_HIJRI_PAIRS)}
)
"""Every word that the name of a month or a weekday can begin with."""


def month_at(pieces: list[Lexeme], index: int) -> Month | None:  # noqa: PLR0911
    """The month whose name begins at a piece, or None."""
    piece = at(pieces, index)
    if piece.kind != "w":
        return None
    if piece.text.isascii():
        return _english_month(pieces, index)
    for word in (piece.word, piece.word[1:] if piece.word[:1] in _JOINED else ""):
        pair = (word, at(pieces, index + 1).word)
        if pair in _ARABIC_PAIRS:
            return Month(_ARABIC_PAIRS[pair], index + 2)
        if pair in _HIJRI_PAIRS:
            return Month(_HIJRI_PAIRS[pair], index + 2, hijri=True)
        if word in _ARABIC:
            return Month(_ARABIC[word], index + 1, weak=word in _WEAK)
        if word in _HIJRI:
            return Month(_HIJRI[word], index + 1, hijri=True, weak=True)
    return None


def _english_month(pieces: list[Lexeme], index: int) -> Month | None:
    piece = pieces[index]
    if not piece.text[:1].isupper():
        return None
    if piece.word in _ENGLISH:
        return Month(_ENGLISH[piece.word], index + 1, weak=piece.word in _WEAK)
    if piece.word in _ENGLISH_SHORT:
        stop = at(pieces, index + 1)
        end = index + 2 if stop.text == "." and stop.glued else index + 1
        return Month(_ENGLISH_SHORT[piece.word], end, weak=True)
    return None


def second_name(pieces: list[Lexeme], month: Month) -> Month:
    """The month with its name in another convention after it: «نيسان/أبريل», «نيسان (أبريل)»."""
    joint = at(pieces, month.end)
    if joint.text not in {"/", "(", "-"}:
        return month
    other = month_at(pieces, month.end + 1)
    if other is None or other.number != month.number or other.hijri != month.hijri:
        return month
    end = other.end
    if joint.text == "(":
        if at(pieces, end).text != ")":
            return month
        end += 1
    return month._replace(end=end, weak=False)


def weekday_at(pieces: list[Lexeme], index: int) -> tuple[int, int] | None:  # noqa: PLR0911
    """The weekday (0 is Monday) that begins at a piece, and the piece after it, or None."""
    piece = at(pieces, index)
    if piece.kind != "w":
        return None
    if piece.word.isascii():
        if not piece.text[:1].isupper():
            return None
        if piece.word in WEEKDAYS_ENGLISH:
            return WEEKDAYS_ENGLISH[piece.word], index + 1
        if piece.word in _WEEKDAYS_SHORT:
            stop = at(pieces, index + 1)
            if stop.text in {".", ","} and stop.glued:
                end = index + 2 if stop.text == "." else index + 1
                following = at(pieces, end + (at(pieces, end).text == ","))
                if following.kind == "n" or month_at(pieces, end + (at(pieces, end).text == ",")):
                    return _WEEKDAYS_SHORT[piece.word], end
        return None
    word = piece.word
    if word in _WEEKDAYS_ARABIC:
        return _WEEKDAYS_ARABIC[word], index + 1
    if word[:1] in _JOINED and word[1:] in _WEEKDAYS_ARABIC:
        return _WEEKDAYS_ARABIC[word[1:]], index + 1
    return None


def from_hijri(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri one by Umm al-Qura (1343–1500 AH), or None outside it."""
    from hijridate import Hijri

    try:
        day_meant = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(day_meant.year, day_meant.month, day_meant.day)


def to_hijri(day: date) -> tuple[int, int, int] | None:
    """Year, month and day of a Gregorian day by Umm al-Qura, or None outside 1924–2077."""
    from hijridate import Gregorian

    try:
        meant = Gregorian(day.year, day.month, day.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return meant.year, meant.month, meant.day
