"""Datings: whether two mentions of dates agree, stand against each other, and how one is told."""

from __future__ import annotations

from datetime import date

from musnad.arabic.dates import DateMention, write_date
from musnad.core.house import House

_HOUSE = House()
_ANY_YEAR = 2000
_WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_PARTS = ("day", "month", "year", "weekday")


def weekday_only(mention: DateMention) -> bool:
    """Whether it names a weekday and nothing else."""
    return mention.weekday is not None and mention.day is None and mention.month is None


def yearless(mention: DateMention) -> bool:
    """Whether it names a day of a month whose year, and so whose weekday, is not known."""
    return mention.day is not None and mention.resolved is None and mention.weekday is None


def agree(mine: DateMention, other: DateMention) -> bool:
    """Whether nothing that the claim's date names is denied, and something is confirmed."""
    if other.resolved and other.end_resolved and mine.resolved:
        return other.resolved <= mine.resolved <= other.end_resolved
    confirmed = False
    for part in _PARTS:
        here, there = _part(mine, part, own=True), _part(other, part, own=False)
        if here is None or there is None:
            continue
        if here != there:
            return False
        confirmed = True
    if not confirmed:
        return False
    missing = mine.day is not None and _part(other, "day", own=False) is None
    return not missing


def _part(mention: DateMention, part: str, *, own: bool) -> int | None:
    """A component as named, or for the source's date also as resolved."""
    value: int | None = getattr(mention, part)
    if value is not None or own or mention.resolved is None:
        return value
    if part == "weekday":
        return mention.resolved.weekday() if day_named(mention) else None
    if part == "year":
        return mention.resolved.year
    if mention.kind in ("date", "weekday", "relative", "hijri"):
        return mention.resolved.month if part == "month" else mention.resolved.day
    return None


def day_named(mention: DateMention) -> bool:
    """Whether it names or means one day."""
    return mention.day is not None or (
        mention.resolved is not None and mention.kind in ("weekday", "relative", "hijri", "date")
    )


def denies(mine: DateMention, other: DateMention) -> bool:
    """Whether the other date could stand where the claim's does: it names such a part too."""
    shared = False
    for part in _PARTS:
        here, there = _part(mine, part, own=True), _part(other, part, own=False)
        if here is not None and there is not None:
            if here != there:
                return True
            shared = True
    return not shared and mine.kind == other.kind


def unlike(mine: DateMention, other: DateMention) -> tuple[bool, int]:
    """A rival that names the same parts stands nearest, then one that differs in fewer."""
    parts = [(_part(mine, part, own=True), _part(other, part, own=False)) for part in _PARTS]
    unnamed = mine.day is not None and not day_named(other)
    return unnamed, -sum(here is not None and here == there for here, there in parts)


def agrees_with_day(mention: DateMention, day: date) -> bool:
    """Whether nothing that it names is denied by this day."""
    pairs = (
        (mention.year, day.year),
        (mention.month, day.month),
        (mention.day, day.day),
        (mention.weekday, day.weekday()),
    )
    return all(here is None or here == there for here, there in pairs)


def tell(other: DateMention, mine: DateMention, language: str) -> str:
    """The source's date in the article's language, with the parts that the claim names."""
    if other.resolved and day_named(other):
        if mine.day is None and mine.month is None and mine.year is not None:
            return str(other.resolved.year)
        return write(other.resolved, mine, language)
    if language == "ar" and not any("؀" <= char <= "ۿ" for char in other.text):
        return _in_arabic(other)
    return other.text


def _in_arabic(other: DateMention) -> str:
    """A weekday or a month that a source names in English, in Arabic."""
    if weekday_only(other) and other.weekday is not None:
        return _WEEKDAYS[other.weekday]
    if other.month is not None and other.day is None:
        first = date(other.year or _ANY_YEAR, other.month, 1)
        shown = write_date(first, _HOUSE, weekday=False, year=other.year is not None)
        return shown.partition(" ")[2]
    return other.text


def write(day: date, mine: DateMention, language: str) -> str:
    """The day in the article's language, with the parts that the claim's date names."""
    if language == "ar":
        return write_date(day, _HOUSE, weekday=mine.weekday is not None, year=mine.year is not None)
    told = f"{day.day} {day:%B}"
    if mine.year is not None:
        told += f" {day.year}"
    return f"{day:%A} {told}" if mine.weekday is not None else told
