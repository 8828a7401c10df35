"""Times of day: an hour that the claim names against those of its evidence.

Figures leave the hours on a clock out; here «الساعة الثالثة بعد الظهر» and "3 p.m." are read
in both languages. This module may not convert one zone into another: where zones are named,
hours are not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from musnad.arabic.normal import fold
from musnad.check.align import Aligned, Sources
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, conflict
from musnad.check.tables import words

_HOURS = {
    "الواحده": 1, "الثانيه": 2, "الثالثه": 3, "الرابعه": 4, "الخامسه": 5, "السادسه": 6,
    "السابعه": 7, "الثامنه": 8, "التاسعه": 9, "العاشره": 10, "الحاديه عشره": 11,
    "الثانيه عشره": 12,
}  # fmt: skip
_NAMED = "|".join(sorted(_HOURS, key=len, reverse=True))
_ARABIC = re.compile(
    rf"(?<!\w)[وب]?(?:لل|ال)ساعه\s+(?:ال)?(?:(?P<named>{_NAMED})|(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?)"
    r"(?:\s+(?P<part>ونصف|والنصف|والربع|وربع|الا ربعا))?"
    r"(?:\s+(?:من\s+)?(?P<half>فجرا|صباحا|قبل الظهر|ظهرا|بعد الظهر|عصرا|مساء|ليلا|الصباح|المساء))?"
)
_ENGLISH = re.compile(
    r"(?<![\w.:])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>a\.?m\b|p\.?m\b)"
    r"|(?<![\w.:])(?P<hours>\d{1,2}):(?P<minutes>\d\d)(?![\w:])"
)
_MINUTES = {"ونصف": 30, "والنصف": 30, "وربع": 15, "والربع": 15, "الا ربعا": -15}
_AFTERNOON = frozenset({"ظهرا", "بعد الظهر", "عصرا", "مساء", "ليلا", "المساء", "pm"})
_ZONES = words("zones")
_NOON = 12 * 60
_DAY = 24 * 60
_LAST_HOUR = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """A time of day: half-open span, minutes after midnight, and whether the half of the day
    is told."""

    start: int
    end: int
    minutes: int
    told: bool


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """The hours of the claim that its evidence gives otherwise."""
    mine = tuple(hours(one.reading))
    if not mine:
        return ()
    readings = [sources.items[at] for at in one.evidence]
    if any(
        _ZONES & reading.vocabulary for reading in (one.reading, *(i.reading for i in readings))
    ):
        return ()
    there = [(item, hour) for item in readings for hour in hours(item.reading)]
    found = []
    for hour in mine:
        if not there or any(_agree(hour, other) for _, other in there):
            continue
        item, other = there[0]
        found.append(
            conflict(
                "number",
                "number.conflict",
                found=one.reading.text[hour.start : hour.end],
                start=one.claim.start + hour.start,
                end=one.claim.start + hour.end,
                expected=item.reading.text[other.start : other.end],
                sentence=item.sentence.id,
            )
        )
    return tuple(found)


def hours(reading: Reading) -> Iterator[Hour]:
    """The times of day in a sentence, in order."""
    text = reading.text
    arabic = reading.language == "ar"
    if arabic and "ساع" not in text:
        return
    folded, places = _folded(text) if arabic else (text.lower(), range(len(text) + 1))
    for match in (_ARABIC if arabic else _ENGLISH).finditer(folded):
        group = match.groupdict()
        hour = _HOURS.get(group.get("named") or "") or int(
            group.get("hour") or group.get("hours") or 0
        )
        minute = int(group.get("minute") or group.get("minutes") or 0)
        minute += _MINUTES.get(group.get("part") or "", 0)
        half = (group.get("half") or "").replace(".", "")
        if not 0 <= hour <= _LAST_HOUR:
            continue
        minutes = hour * 60 + minute
        if half in _AFTERNOON and minutes < _NOON and not (half == "ليلا" and hour < 5):
            minutes += _NOON
        elif half and half not in _AFTERNOON and hour == _LAST_HOUR // 2:
            minutes -= _NOON
        yield Hour(
            start=places[match.start()],
            end=places[match.end() - 1] + 1,
            minutes=minutes % _DAY,
            told=bool(half),
        )


def _folded(text: str) -> tuple[str, list[int]]:
    """The text folded letter by letter, and where each folded letter stands in it."""
    letters: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        for letter in " " if char.isspace() else fold(char):
            letters.append(letter)
            places.append(at)
    return "".join(letters), places


def _agree(hour: Hour, other: Hour) -> bool:
    """Whether both can be one time; an hour without its half of the day may be either."""
    apart = abs(hour.minutes - other.minutes)
    if hour.told and other.told:
        return apart == 0
    return apart % _NOON == 0
