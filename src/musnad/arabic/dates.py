"""Dates: days, months, years, weekdays and relative days in English and Arabic.

Days are resolved only against the time of publication that is passed in; this module may not
read a clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from musnad.arabic.writing import write_date

__all__ = ["DateMention", "dates", "write_date"]

Kind = Literal["date", "month", "year", "weekday", "relative", "span", "hijri"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """One mention of a date: ``text`` is the slice ``start:end``.

    ``year``, ``month`` and ``day`` are what is written, in the Gregorian calendar; ``weekday``
    is 0 for Monday. ``resolved`` is the day meant (or the first of several) when it can be told,
    ``end_resolved`` the last day of a span.
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
    text: str,
    language: str,
    *,
    published: datetime | None = None,  # noqa: ARG001
) -> tuple[DateMention, ...]:
    """The mentions of dates in a text, in order, not overlapping."""
    found = []
    for hit in re.finditer(r"\b([0-9]{4})-([0-9]{2})-([0-9]{2})\b", text):
        try:
            day = date(int(hit[1]), int(hit[2]), int(hit[3]))
        except ValueError:
            continue
        found.append(
            DateMention(
                text=hit.group(),
                start=hit.start(),
                end=hit.end(),
                kind="date",
                year=day.year,
                month=day.month,
                day=day.day,
                resolved=day,
            )
        )
    return tuple(found)
