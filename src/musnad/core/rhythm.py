"""At which hours and days a source publishes, learnt from its releases; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

_HALF_LIFE_DAYS = 14.0
_LEAST_DAYS = 1.0
_LEAST_RELEASES = 3.0
_SEEN_BACK_DAYS = 28.0
_EVEN = 0.1
_NEIGHBOUR = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """Releases by hour of the day (24) and by weekday (7, Monday first), both of UTC.

    They and ``days``, the time watched, fade with a half-life of two weeks; ``until`` is the
    moment to which it was watched.
    """

    hours: tuple[float, ...] = (0.0,) * 24
    weekdays: tuple[float, ...] = (0.0,) * 7
    days: float = 0.0
    until: datetime | None = None


def learn(rhythm: Rhythm, moments: Iterable[datetime], now: datetime) -> Rhythm:
    """The rhythm after these releases; a moment in the future counts as now.

    The first time, releases that came before now tell how far back they were watched, four
    weeks at most; older ones do not count.
    """
    seen = [min(one, now).astimezone(UTC) for one in moments]
    if rhythm.until is None:
        seen = [one for one in seen if _days(one, now) <= _SEEN_BACK_DAYS]
        days, keep = max((_days(one, now) for one in seen), default=0.0), 1.0
    else:
        passed = max(_days(rhythm.until, now), 0.0)
        keep = 0.5 ** (passed / _HALF_LIFE_DAYS)
        days = rhythm.days * keep + passed
    hours = [count * keep for count in rhythm.hours]
    weekdays = [count * keep for count in rhythm.weekdays]
    for one in seen:
        hours[one.hour] += 1.0
        weekdays[one.weekday()] += 1.0
    return replace(
        rhythm,
        hours=tuple(round(count, 3) for count in hours),
        weekdays=tuple(round(count, 3) for count in weekdays),
        days=round(days, 4),
        until=now,
    )


def per_hour(rhythm: Rhythm, at: datetime) -> float | None:
    """Releases to be expected in an hour around this moment; None while too little is known.

    The hours beside it count by half, and no hour or day is ever taken to bring nothing.
    """
    total = sum(rhythm.hours)
    if rhythm.days < _LEAST_DAYS or total < _LEAST_RELEASES:
        return None
    moment = at.astimezone(UTC)
    hour = moment.hour
    beside = rhythm.hours[hour - 1] + rhythm.hours[(hour + 1) % 24]
    near = (rhythm.hours[hour] + _NEIGHBOUR * beside) / (1.0 + 2.0 * _NEIGHBOUR)
    of_day = (1 - _EVEN) * 24.0 * near / total + _EVEN
    week = sum(rhythm.weekdays)
    of_week = (1 - _EVEN) * 7.0 * rhythm.weekdays[moment.weekday()] / week + _EVEN
    if rhythm.days < 14.0:
        of_week = max(of_week, 1.0)  # some weekdays have not been seen twice
    return total / rhythm.days / 24.0 * of_day * of_week


def between_seconds(rhythm: Rhythm) -> float | None:
    """The usual time between two releases; None while too little is known."""
    total = sum(rhythm.hours)
    if rhythm.days < _LEAST_DAYS or total < _LEAST_RELEASES:
        return None
    return rhythm.days * 86_400.0 / total


def _days(since: datetime, now: datetime) -> float:
    return (now - since).total_seconds() / 86_400.0
