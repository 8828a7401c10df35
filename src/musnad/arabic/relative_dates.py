"""Reading days told by their distance from publication: yesterday, «قبل يومين», last week.

This module may not know when a text was published; it tells how far away a day is.
"""

from __future__ import annotations

from decimal import Decimal

from musnad.arabic.arabic_numbers import read_arabic
from musnad.arabic.calendars import month_at, weekday_at
from musnad.arabic.date_words import DAYS, DUAL_PERIODS, LAST, NEXT, PERIODS, THIS, Read, folded
from musnad.arabic.english_numbers import read_english
from musnad.arabic.lexemes import Lexeme, at, number_of
from musnad.arabic.normal import fold

_NOT_TODAY = folded(
    """التالي, نفسه, الذي, العالمي, الدولي, الوطني, السابق, الواحد, الموالي, الأخير, ذاته, الثاني,
    المذكور, الختامي, الافتتاحي"""
)
_NOT_TODAY_BEFORE = folded("في, بحلول, ذلك, منذ, طوال, خلال")
_PARTS_OF_A_DAY = folded("يوم, صباح, مساء, ظهر, فجر, ليل, ليلة, نهار, عصر, صبيحة, قبل, حتى, منذ")


_PARTS = {-1: {"night", "evening"}, 0: {"morning", "afternoon", "evening"}}
"""Parts of a day after "last" and "this": "next morning" may follow any day."""

_SIDES = {fold("قبل"): -1, fold("منذ"): -1, fold("بعد"): 1}
_COUNTED = {
    fold(word): unit
    for unit, words in {
        "day": "يوم يوما أيام",
        "week": "أسبوع أسبوعا أسابيع",
        "month": "شهر شهرا أشهر شهور",
        "year": "سنة سنوات سنين عام عاما أعوام",
    }.items()
    for word in words.split()
}
_ONE = frozenset(fold(word) for word in ("يوم", "أسبوع", "شهر", "سنة", "عام"))
_ENGLISH_COUNTED = {
    unit + ending: unit for unit in ("day", "week", "month", "year") for ending in ("", "s")
}
# «قبل يومين من الاقتراع» is counted from another day than that of publication.
_FROM_ANOTHER_DAY = folded("من, على, عن, منه, منها, عليه, عليها")
_MOST_BEFORE = 5
_IMPERFECT = 4
_MOST_YEARS = 2


def read_relative(pieces: list[Lexeme], index: int) -> Read | None:
    """The day or period at a piece that is told by its distance from publication, or None."""
    piece = pieces[index]
    if piece.kind == "n":
        return _ago(pieces, index)
    if piece.text.isascii():
        return (
            _ago(pieces, index)
            or _english_period(pieces, index)
            or _two_days(pieces, index)
            or _near_day(pieces, index)
        )
    read = _arabic_period(pieces, index) or _distance(pieces, index)
    if read:
        return read
    read = _two_days(pieces, index) or _near_day(pieces, index)
    weekday = weekday_at(pieces, read.end) if read else None
    return read._replace(end=weekday[1], weekday=weekday[0]) if read and weekday else read


def _english_period(pieces: list[Lexeme], index: int) -> Read | None:
    """Last week, this month, next year, this morning, last night."""
    away = {"last": -1, "this": 0, "next": 1}.get(pieces[index].word)
    after = at(pieces, index + 1)
    if away is not None and after.word in _PARTS.get(away, ()):
        return Read(index + 2, "relative", shift=("day", away))
    period = PERIODS.get(after.word) if after.text.isascii() else None
    if away is None or period is None:
        return None
    return Read(index + 2, "relative", shift=(period, away))


def _ago(pieces: list[Lexeme], index: int) -> Read | None:
    """Two days ago, a week ago, 3 months ago."""
    piece, end = pieces[index], index + 1
    count: Decimal | int | None = number_of(piece)
    if piece.word in {"a", "an", "one"}:
        count = 1
    elif piece.kind == "w":
        reading = read_english(pieces, index)
        count, end = (reading.value, reading.end) if reading else (None, end)
    unit = _ENGLISH_COUNTED.get(at(pieces, end).word)
    if unit is None or at(pieces, end + 1).word != "ago" or count is None or count != int(count):
        return None
    return _away(end + 2, unit, -int(count))


def _distance(pieces: list[Lexeme], index: int) -> Read | None:
    """«قبل يومين», «منذ ثلاثة أسابيع», «يعود بعد أسبوع»."""
    word = pieces[index].word
    word = word if word in _SIDES else word[1:] if word[:1] in {"و", "ف"} else ""
    length = _length(pieces, index + 1) if word in _SIDES else None
    if length is None:
        return None
    count, unit, end = length
    if at(pieces, end).word in _FROM_ANOTHER_DAY:
        return None
    if word == "منذ" and unit == "year":
        return None
    if word == "بعد" and not _is_to_come(pieces, index):
        return None
    return _away(end, unit, _SIDES[word] * count)


def _length(pieces: list[Lexeme], index: int) -> tuple[int, str, int] | None:
    """How many of which period stand at a piece, and the piece after them."""
    piece, after = at(pieces, index), at(pieces, index + 1)
    if piece.word in DUAL_PERIODS:
        return 2, DUAL_PERIODS[piece.word], index + 1
    if piece.word in _ONE:
        named = after.kind == "n" or month_at(pieces, index + 1) or weekday_at(pieces, index + 1)
        alone = after.word in {"واحد", "واحده"}
        if named or (not alone and after.kind == "w" and read_arabic(pieces, index + 1)):
            return None
        return 1, _COUNTED[piece.word], index + 1 + alone
    count: Decimal | int | None = number_of(piece)
    end = index + 1
    if piece.kind == "w":
        reading = read_arabic(pieces, index)
        count, end = (reading.value, reading.end) if reading else (None, end)
        if reading and reading.ordinal:
            return None
    unit = _COUNTED.get(at(pieces, end).word)
    if unit is None or count is None or count != int(count):
        return None
    return int(count), unit, end + 1


def _is_to_come(pieces: list[Lexeme], index: int) -> bool:
    """Whether a verb of the present or the future stands just before: «يعود بعد أسبوع»."""
    for step in range(index - 1, max(-1, index - _MOST_BEFORE), -1):
        word = pieces[step].word
        if pieces[step].kind != "w":
            return False
        if len(word) >= _IMPERFECT and word.removeprefix("و").removeprefix("س")[:1] in {"ي", "ت"}:
            return True
    return False


def _away(end: int, unit: str, count: int) -> Read | None:
    """So many days or weeks away is a day, months and years are wholes; many years are a guess."""
    if unit == "year" and abs(count) > _MOST_YEARS:
        return None
    shift = ("day", 7 * count) if unit == "week" else (unit, count)
    return Read(end, "relative", shift=shift, counted=True)


def _near_day(pieces: list[Lexeme], index: int) -> Read | None:
    """Today, yesterday, tomorrow, «أمس الأول»."""
    piece, after = pieces[index], at(pieces, index + 1)
    word = piece.word if piece.word in DAYS else piece.word[1:] if piece.word[:1] == "و" else ""
    if word not in DAYS:
        return None
    if word == fold("اليوم") and _is_not_today(pieces, index):
        return None
    if word == "غد" and not _is_tomorrow(pieces, index):
        return None
    if word == fold("أمس") and after.word == "الاول":
        return Read(index + 2, "relative", shift=("day", -2))
    return Read(index + 1, "relative", shift=("day", DAYS[word]))


def _is_tomorrow(pieces: list[Lexeme], index: int) -> bool:
    """Whether «غد» is a day, and not the future: «يوم غد», «غد الجمعة»."""
    return (
        at(pieces, index - 1).word in _PARTS_OF_A_DAY or weekday_at(pieces, index + 1) is not None
    )


def _is_not_today(pieces: list[Lexeme], index: int) -> bool:
    after, before = at(pieces, index + 1), at(pieces, index - 1)
    if after.word in _NOT_TODAY or before.word in _NOT_TODAY_BEFORE:
        return True
    reading = read_arabic(pieces, index + 1) if after.kind == "w" else None
    return reading is not None and reading.ordinal


def _two_days(pieces: list[Lexeme], index: int) -> Read | None:
    words = [at(pieces, step).word for step in range(index, index + 3)]
    if words == ["day", "after", "tomorrow"]:
        return Read(index + 3, "relative", shift=("day", 2))
    if words in (["day", "before", "yesterday"], ["اول", "من", "امس"]):
        return Read(index + 3, "relative", shift=("day", -2))
    if words[:2] == ["اول", "امس"]:
        return Read(index + 2, "relative", shift=("day", -2))
    if words[:2] == ["بعد", "غد"]:
        return Read(index + 2, "relative", shift=("day", 2))
    return None


def _arabic_period(pieces: list[Lexeme], index: int) -> Read | None:
    word, after = pieces[index].word, at(pieces, index + 1).word
    if word.removeprefix("و") in {"هذا", "هذه"} and after in PERIODS and after.startswith("ال"):
        return Read(index + 2, "relative", shift=(PERIODS[after], 0))
    if word not in PERIODS or not word.startswith("ال"):
        return None
    if before_last(pieces, index + 1):
        return Read(index + 3, "relative", shift=(PERIODS[word], -2))
    for words, away in ((LAST, -1), (NEXT, 1), (THIS, 0)):
        if after in words:
            return Read(index + 2, "relative", shift=(PERIODS[word], away))
    return None


def before_last(pieces: list[Lexeme], index: int) -> bool:
    """Whether «قبل الماضي» stands at a piece: the one before the last one."""
    return at(pieces, index).word == "قبل" and at(pieces, index + 1).word in LAST
