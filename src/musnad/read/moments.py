"""Publication times as machines and people write them: a moment with its zone.

The zone that is written is kept; one that is missing is the source's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from musnad.arabic.dates import dates
from musnad.arabic.normal import fold
from musnad.core.release import Precision

_EARLIEST_YEAR = 1945
_MAX_CHARACTERS = 200
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:?\d{2}.{0,25})?")
_SPACED_ZONE = re.compile(r"(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)\s+([+-]\d{2}:?\d{2}|Z)$")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,4})([/.-])(\d{1,2})\2(\d{2,4})(?![\d/-])")
_CLOCK = re.compile(
    r"(?<![\d:/.-])(\d{1,2})[:.](\d{2})(?::(\d{2}))?(?![\d/])"
    r"(?:\s{0,3}(a\.?m\b\.?|p\.?m\b\.?|صباحا|مساء|ظهرا|ص(?!\w)|م(?!\w)))?",
    re.IGNORECASE,
)
_HOUR_ONLY = re.compile(r"(?<![\d:/.-])(\d{1,2})\s{0,3}(a\.?m\b\.?|p\.?m\b\.?)", re.IGNORECASE)
_OFFSET = re.compile(r"(?:GMT|UTC)?\s?([+-])(\d{1,2}):?(\d{2})?(?!\d)")
# North American and European abbreviations as RFC 5322, section 4.3, and news pages use them.
_ZONES = {
    "utc": 0,
    "gmt": 0,
    "z": 0,
    "est": -300,
    "edt": -240,
    "cst": -360,
    "cdt": -300,
    "mst": -420,
    "mdt": -360,
    "pst": -480,
    "pdt": -420,
    "bst": 60,
    "cet": 60,
    "cest": 120,
    "eet": 120,
    "eest": 180,
    "غرينتش": 0,
    "جرينتش": 0,
    "غرينيتش": 0,
}
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A publication time with a zone, and whether the time of day was written."""

    at: datetime
    precision: Precision


def zone_of(name: str) -> tzinfo:
    """The time zone of an IANA name; UTC for one that nobody knows."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def machine_moment(value: str, zone: tzinfo) -> Moment | None:
    """The moment in an ISO 8601 or RFC 5322 date, or in words; None when there is none."""
    value = " ".join(value[:_MAX_CHARACTERS].split())
    if not value:
        return None
    if _ISO.fullmatch(value):
        return _iso(value, zone)
    try:
        found = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return visible_moment(value, "en", zone)
    if not re.search(r"\d:\d", value):
        return visible_moment(value, "en", zone)
    return _moment(found if found.tzinfo else found.replace(tzinfo=zone), timed=True)


def _iso(value: str, zone: tzinfo) -> Moment | None:
    value = _SPACED_ZONE.sub(r"\1\2", value)
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        try:
            found = datetime.fromisoformat(value[:10])
        except ValueError:
            return None
    timed = found.time() != time(0)
    return _moment(found if found.tzinfo else found.replace(tzinfo=zone), timed=timed)


def visible_moment(line: str, language: str, zone: tzinfo) -> Moment | None:
    """The first full date written in a line, with the time of day beside it if there is one."""
    line = line[:_MAX_CHARACTERS]
    if not any(one.isdigit() for one in line):
        return None
    found = _day(line, language)
    if found is None:
        return None
    day, start, end = found
    around = line[:start] + " " * (end - start) + line[end:]
    folded = fold(around)
    clock = _clock(folded)
    if clock is None:
        return _moment(datetime.combine(day, time(0), zone), timed=False)
    return _moment(datetime.combine(day, clock, _zone(around, folded) or zone), timed=True)


def _day(line: str, language: str) -> tuple[date, int, int] | None:
    for mention in dates(line, language):
        if mention.kind == "date" and mention.resolved and mention.year and mention.day:
            return mention.resolved, mention.start, mention.end
    match = _NUMERIC.search(line)
    day = _numeric(match, language) if match else None
    return (day, match.start(), match.end()) if match and day else None


def _numeric(match: re.Match[str], language: str) -> date | None:
    """24/04/2025 or 2025/04/24; 04/05/2025 only where the language settles which is which."""
    first, middle, last = (int(match.group(n)) for n in (1, 3, 4))
    if first > 31:
        return _date(first, middle, last)
    if len(match.group(4)) != 4 or len(match.group(1)) > 2:
        return None
    if first > 12 or first == middle or (language != "en" and middle <= 12):
        return _date(last, middle, first)
    return _date(last, first, middle) if middle > 12 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(folded: str) -> time | None:
    match = _CLOCK.search(folded)
    if match is None:
        match = _HOUR_ONLY.search(folded)
        if match is None:
            return None
        hour, minute, half = int(match.group(1)), 0, match.group(2)
    else:
        hour, minute, half = int(match.group(1)), int(match.group(2)), match.group(4) or ""
    late = half[:1] in ("p", "م") or half == "ظهرا"
    if half:
        hour = hour % 12 + (12 if late else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _zone(line: str, folded: str) -> tzinfo | None:
    match = _OFFSET.search(line)
    if match:
        minutes = int(match.group(2)) * 60 + int(match.group(3) or 0)
        if minutes <= 14 * 60:
            return timezone(timedelta(minutes=-minutes if match.group(1) == "-" else minutes))
    for word in _WORD.findall(folded):
        if word in _ZONES:
            return timezone(timedelta(minutes=_ZONES[word]))
    return None


def _moment(found: datetime, *, timed: bool) -> Moment | None:
    try:
        found.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    if not _EARLIEST_YEAR <= found.year <= 2999:
        return None
    return Moment(at=found, precision="minute" if timed else "day")
