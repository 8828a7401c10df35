"""Dates: days, months, years, weekdays and relative days in English and Arabic.

Days are resolved only against the time of publication that is passed in; this module may not
read a clock.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from musnad.arabic.calendars import from_hijri
from musnad.arabic.date_readers import read_date
from musnad.arabic.date_words import Kind, Read
from musnad.arabic.lexemes import Lexeme
from musnad.arabic.openers import DATE_WORDS, openings
from musnad.arabic.writing import write_date

__all__ = ["DateMention", "dates", "write_date"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """One mention of a date: ``text`` is the slice ``start:end``.

    ``year``, ``month`` (1–12) and ``day`` are what is written, in the Gregorian calendar (a
    Hijri day is converted by Umm al-Qura); ``weekday`` is 0 for Monday. ``resolved`` is the
    day meant, or the first of several (a span, «last week»), when it can be told, and
    ``end_resolved`` the last one. A month or a year alone resolves to no day.
    """

    text: str
    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    resolved: date | None = None
    end_resolved: date | None = None


def dates(
    text: str, language: str, *, published: datetime | None = None
) -> tuple[DateMention, ...]:
    """The mentions of dates in a text, in order, not overlapping.

    With ``published`` (read in its own zone) a relative day is resolved, a weekday is the last
    one up to that day unless the words speak of the future, and a day without a year takes the
    nearest one. ``language`` is accepted for symmetry: both languages are always read.
    """
    del language
    today = published.date() if published else None
    return tuple(mention for pieces in openings(text) for mention in among(text, pieces, today))


def among(
    text: str, pieces: list[Lexeme], today: date | None, *, counted: bool = True
) -> Iterator[DateMention]:
    """The mentions of dates among the pieces of a part of the text.

    Distances that hold a figure of their own («قبل 5 أيام») are left out unless ``counted``.
    """
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        if piece.kind == "n" or (piece.kind == "w" and piece.word in DATE_WORDS):
            read = read_date(pieces, index)
            mention = read and _mention(text, read, piece.start, pieces[read.end - 1].end, today)
            if read and mention and (counted or not read.counted):
                yield mention
                index = read.end
                continue
        index += 1


def _mention(text: str, read: Read, start: int, end: int, today: date | None) -> DateMention | None:
    """The mention with its days resolved; None when the calendar has no such day."""
    if read.kind == "hijri":
        return _hijri(text, read, start, end)
    first, last = _resolve(read, today)
    if first is None and read.kind in {"date", "span"} and read.day and not _possible(read):
        return None
    return DateMention(
        text=text[start:end],
        start=start,
        end=end,
        kind=read.kind,
        year=read.year,
        month=read.month,
        day=read.day,
        weekday=read.weekday,
        resolved=first,
        end_resolved=last,
    )


def _hijri(text: str, read: Read, start: int, end: int) -> DateMention:
    day = (
        from_hijri(read.year, read.month, read.day)
        if read.year and read.month and read.day
        else None
    )
    return DateMention(
        text=text[start:end],
        start=start,
        end=end,
        kind="hijri",
        year=day.year if day else None,
        month=day.month if day else None,
        day=day.day if day else None,
        weekday=read.weekday,
        resolved=day,
    )


def _possible(read: Read) -> bool:
    """Whether some year has this day, and the last one of a span."""
    first = _day(read.year or 2024, read.month, read.day)
    last_month, last_day = read.last_month or read.month, read.last_day or read.day
    return first is not None and _day(read.last_year or 2024, last_month, last_day) is not None


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _resolve(read: Read, today: date | None) -> tuple[date | None, date | None]:
    if read.shift and read.shift[0] != "side":
        return _away(read, today) if today else (None, None)
    if read.day is None or (read.last_year and not read.last_day):
        return None, None
    first = _day(read.year, read.month, read.day) if read.year else _nearest(read, today)
    last = _last_day(read, first) if first and read.last_day else None
    if read.last_day and last is None:
        return None, None
    return first, last


def _last_day(read: Read, first: date) -> date | None:
    """The end of a span, in the next year when the month comes round before it."""
    month = read.last_month or first.month
    year = read.last_year or first.year + (month < first.month)
    last = _day(year, month, read.last_day)
    return last if last and last >= first else None


def _nearest(read: Read, today: date | None) -> date | None:
    """The day of an unwritten year that lies nearest to publication."""
    if today is None:
        return None
    options = [_day(year, read.month, read.day) for year in range(today.year - 1, today.year + 2)]
    side = read.shift[1] if read.shift else 0
    days = [day for day in options if day and (day - today).days * side >= 0]
    return min(days, key=lambda option: abs(option - today), default=None)


def _away(read: Read, today: date) -> tuple[date | None, date | None]:
    period, count = read.shift or ("day", 0)
    try:
        if period == "day":
            return today + timedelta(days=count), None
        if period == "weekday":
            return _weekday(read.weekday or 0, count, today), None
        if period == "week":
            monday = today - timedelta(days=today.weekday()) + timedelta(weeks=count)
            return monday, monday + timedelta(days=6)
        if period == "month":
            return _month(count, read.day, today)
        return date(today.year + count, 1, 1), date(today.year + count, 12, 31)
    except (ValueError, OverflowError):
        return None, None


def _month(count: int, day: int | None, today: date) -> tuple[date, date | None]:
    """The month so many away, from its first day to its last, or one day of it."""
    year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
    if day:
        return date(year, month + 1, day), None
    days = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, 1), date(year, month + 1, days)


def _weekday(weekday: int, direction: int, today: date) -> date:
    """The last such day up to today; before today for -1, after it for 1."""
    back = (today.weekday() - weekday) % 7
    if direction < 0:
        return today - timedelta(days=(back or 7) + 7 * (-1 - direction))
    if direction > 0:
        return today + timedelta(days=(weekday - today.weekday()) % 7 or 7)
    return today - timedelta(days=back)
