"""How a source behaves, as its polls have shown, and when it is to be asked again; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from statistics import median

from musnad.core.capture import Validators
from musnad.core.rhythm import Rhythm, between_seconds, learn, per_hour

_SLOWER = 1.5
_EXPECTED = 0.05
_JITTER = 0.1
_BACKOFF_JITTER = 0.25
_STALE_CLOCK = timedelta(hours=36)
_HINT_SPACING = timedelta(seconds=60)
_SILENT_AT_LEAST = timedelta(days=5)
_SILENT_GAPS = 8.0
_SIZES = 8
_DROPPED_TO = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Between which a source's interval may move, in seconds.

    ``floor`` is the source's own; ``longest`` ends what silence and the source's word on
    freshness may stretch it to, ``longest_backoff`` what faults may.
    """

    floor: float
    longest: float = 3600.0
    longest_backoff: float = 21_600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """What is known of one source from its polls.

    ``due_at`` is when it is to be asked next (None: at once). ``news_at`` is the moment of its
    newest release, ``gap_seconds`` the usual time between two when that came. ``quiet`` counts
    the answers in a row that brought no news, ``failures`` the faults in a row, the first of
    which was at ``failing_since`` and the last one is ``error_code`` with ``error_facts``.
    ``body_sha256`` is of the last answer that was read, ``sizes`` how many entries each of the
    last answers had, oldest first. ``moved_to`` is the address that a permanent redirect
    names, last seen to do so at ``moved_at``. ``validators`` are to be replayed to the source's
    address.
    """

    source_id: str
    due_at: datetime | None = None
    asked_at: datetime | None = None
    succeeded_at: datetime | None = None
    news_at: datetime | None = None
    gap_seconds: float | None = None
    quiet: int = 0
    failures: int = 0
    failing_since: datetime | None = None
    error_code: str | None = None
    error_facts: tuple[tuple[str, str], ...] = ()
    body_sha256: str | None = None
    sizes: tuple[int, ...] = ()
    moved_to: str | None = None
    moved_at: datetime | None = None
    validators: Validators | None = None
    rhythm: Rhythm = field(default_factory=Rhythm)


def is_due(habit: Habit, now: datetime) -> bool:
    """Whether the source may be asked now.

    A time that is further off than any wait, or a last poll that is still to come, was stored
    by a clock that was wrong.
    """
    if habit.due_at is None or habit.due_at <= now:
        return True
    if habit.asked_at is not None and habit.asked_at - now > timedelta(hours=1):
        return True
    return habit.due_at - now > _STALE_CLOCK


def answered(
    habit: Habit,
    now: datetime,
    bounds: Bounds,
    *,
    chance: float,
    news: Iterable[datetime] = (),
    fresh_seconds: float = 0.0,
    announced: bool = False,
) -> Habit:
    """The habit after an answer that brought releases of these moments (none: no news).

    ``chance`` is a random number from 0 to 1. A source that is ``announced`` tells of its
    news itself, so that asking is only for what that misses.
    """
    moments = tuple(min(one, now) for one in news)
    rhythm = learn(habit.rhythm, moments, now)
    known = replace(
        habit,
        asked_at=now,
        succeeded_at=now,
        news_at=max(moments, default=habit.news_at),
        gap_seconds=between_seconds(rhythm) if moments else habit.gap_seconds,
        quiet=0 if moments else habit.quiet + 1,
        failures=0,
        failing_since=None,
        error_code=None,
        error_facts=(),
        rhythm=rhythm,
    )
    longest = max(bounds.longest, bounds.floor)
    wait = longest if announced else _wait_seconds(known, now, bounds.floor, longest)
    wait = max(wait, min(fresh_seconds, longest))
    return replace(known, due_at=_later(now, wait, chance * _JITTER))


def failed(
    habit: Habit,
    now: datetime,
    bounds: Bounds,
    *,
    chance: float,
    code: str,
    facts: tuple[tuple[str, str], ...] = (),
    retry_after_seconds: float | None = None,
) -> Habit:
    """The habit after a fault: asked again later and later, never before it was said to."""
    failures = habit.failures + 1
    longest = max(bounds.longest_backoff, bounds.floor)
    wait = min(bounds.floor * 2.0 ** min(failures - 1, 20), longest)
    due_at = _later(now, wait, chance * _BACKOFF_JITTER)
    if retry_after_seconds is not None:
        due_at = max(due_at, _later(now, retry_after_seconds, chance * _JITTER))
    return replace(
        habit,
        asked_at=now,
        failures=failures,
        failing_since=habit.failing_since or now,
        error_code=code,
        error_facts=facts,
        due_at=due_at,
    )


def put_off(habit: Habit, now: datetime, seconds: float, *, chance: float) -> Habit:
    """The habit of a source that was not asked because its host rests for so long."""
    return replace(habit, due_at=_later(now, seconds, chance * _JITTER))


def hinted(habit: Habit, now: datetime) -> Habit:
    """The habit after word of news: due at once, but for the least time between two polls."""
    if habit.asked_at is None or habit.asked_at > now:
        return replace(habit, due_at=now)
    return replace(habit, due_at=max(now, habit.asked_at + _HINT_SPACING))


def sized(habit: Habit, entries: int) -> Habit:
    """The habit after an answer with so many entries, news or not."""
    return replace(habit, sizes=(*habit.sizes, entries)[-_SIZES:])


def fell_silent(habit: Habit, now: datetime) -> bool:
    """Whether the source has said nothing for much longer than it uses to.

    Never for one that has hardly been watched; weekends and holidays are no silence.
    """
    if habit.gap_seconds is None or habit.news_at is None:
        return False
    quiet_seconds = min(_SILENT_GAPS * habit.gap_seconds, 1e8)
    limit = max(_SILENT_AT_LEAST, timedelta(seconds=quiet_seconds))
    return now - habit.news_at > limit


def yield_dropped(habit: Habit) -> bool:
    """Whether the last answer had far fewer entries than those before: a changed layout."""
    if len(habit.sizes) < 4:
        return False
    usual = median(habit.sizes[:-1])
    return usual >= 3 and habit.sizes[-1] <= usual * _DROPPED_TO


def _wait_seconds(habit: Habit, now: datetime, floor: float, longest: float) -> float:
    """Fast after news and at the hours of its news, slow in silence."""
    wait = min(floor * _SLOWER ** min(habit.quiet, 40), longest)
    rate = per_hour(habit.rhythm, now)
    if rate is not None and rate > 0:
        wait = min(wait, 3600.0 * _EXPECTED / rate)
    return max(wait, floor)


def _later(now: datetime, seconds: float, more: float) -> datetime:
    # Only ever more: a spread that also shortened would break the floor.
    return now + timedelta(seconds=seconds * (1.0 + more))
