"""How long a writer must wait before its limits leave room for one more question; pure.

The minute is a sliding one: what was counted a minute ago or earlier is out of it. All moments
here are in UTC, because arithmetic on local time goes wrong where the clocks are changed; days
are those of the zone that is named.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from musnad.core.asking import Limits

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What counts as used: of one question at the moment ``at``, or of a day since ``at``."""

    at: datetime
    requests: int = 0
    tokens: int = 0
    price_micros: int = 0


def day_start(moment: datetime, zone: tzinfo | None) -> datetime:
    """The first moment of the day that ``moment`` falls in, there; in UTC."""
    return _midnight(moment.astimezone(zone).date(), zone)


def day_end(moment: datetime, zone: tzinfo | None) -> datetime:
    """The first moment of the day after, there; in UTC."""
    return _midnight(moment.astimezone(zone).date() + timedelta(days=1), zone)


def free_at(
    asked: Usage,
    limits: Limits,
    *,
    minute: Sequence[Usage],
    day: Usage,
    zone: tzinfo | None,
) -> tuple[datetime, str]:
    """When ``asked`` fits the limits, and the limit that keeps it longest.

    That is ``asked.at`` and "" when it fits now. ``minute`` is what was used in the minute
    before, in any order; ``day`` all that was used since midnight. What could never fit, even
    alone, is put off to the next day.
    """
    reasons: list[tuple[datetime, str]] = []
    tomorrow = day_end(asked.at, zone)
    today = (
        ("requests_per_day", day.requests + asked.requests, limits.requests_per_day),
        ("tokens_per_day", day.tokens + asked.tokens, limits.tokens_per_day),
        (
            "budget_micros_per_day",
            day.price_micros + asked.price_micros,
            limits.budget_micros_per_day,
        ),
    )
    reasons += [(tomorrow, name) for name, used, most in today if most and used > most]
    within = (
        (
            "requests_per_minute",
            asked.requests,
            limits.requests_per_minute,
            [(one.at, one.requests) for one in minute],
        ),
        (
            "tokens_per_minute",
            asked.tokens,
            limits.tokens_per_minute,
            [(one.at, one.tokens) for one in minute],
        ),
    )
    for name, wanted, most, used_by in within:
        if most:
            when = tomorrow if wanted > most else _room(asked.at, wanted, most, used_by)
            if when > asked.at:
                reasons.append((when, name))
    return max(reasons, default=(asked.at, ""), key=lambda one: one[0])


def seconds_until(when: datetime, at: datetime) -> float:
    """The wait from ``at``, rounded up to a millisecond so that it is never too short."""
    return max(math.ceil((when - at) / timedelta(milliseconds=1)) / 1000, 0.0)


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)


def _room(
    now: datetime, wanted: int, most: int, used_by: Sequence[tuple[datetime, int]]
) -> datetime:
    """When enough of what was used has left the minute."""
    used = sum(amount for _, amount in used_by)
    for at, amount in sorted(used_by):
        if used + wanted <= most:
            break
        used -= amount
        now = max(now, at + MINUTE)
    return now
