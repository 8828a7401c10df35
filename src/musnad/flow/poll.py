"""From a source's feed or listing to items that wait to be handled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from musnad.core.capture import Capture
from musnad.core.errors import MusnadError, RefusedError, TransientError
from musnad.core.habit import Bounds, Habit, answered, failed, put_off, sized
from musnad.core.host import RESTING
from musnad.core.item import Item, item_id
from musnad.core.source import Entry, Source
from musnad.core.visit import Visit
from musnad.flow import fallback
from musnad.flow.newsroom import Event, Newsroom, Polling
from musnad.flow.subscribe import announced, keep_subscribed
from musnad.read import feed, listing

_OLD_ADDRESS_AGAIN = timedelta(days=7)
_FAULT = ("failures", "failing_since", "error_code", "error_facts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """How one poll of one source ended: ``found`` counts entries not known before."""

    source_id: str
    found: int = 0
    unchanged: bool = False
    error: MusnadError | None = None


def address(source: Source) -> str | None:
    """Where a source is polled: its feed or, failing that, its listing."""
    return source.feed or source.listing


def bounds(source: Source, polling: Polling) -> Bounds:
    """Between which this source's interval may move."""
    return Bounds(
        floor=source.every_minutes * 60.0,
        longest=polling.longest_minutes * 60.0,
        longest_backoff=polling.longest_backoff_minutes * 60.0,
    )


def poll(newsroom: Newsroom, source: Source) -> Poll:
    """Ask a source once and remember what is new in it, and when to ask again.

    A fault is recorded and returned, never raised: one source does not stop another. What is
    remembered of the poll is stored after the items, so that a kill in between costs a fetch,
    not news.
    """
    now = newsroom.desk.clock()
    habit = newsroom.store.habit(source.id) or Habit(source_id=source.id)
    if fallback.feed_rests(source, habit):
        found = _listed(newsroom, source, habit, replace(habit, failures=habit.failures + 1))
        if found is not None:
            return Poll(source_id=source.id, found=found)
    try:
        found, known = _poll(newsroom, source, habit)
    except MusnadError as error:
        return _failed(newsroom, source, habit, error, now)
    except Exception as error:  # noqa: BLE001  an answer that breaks musnad must not stop the others
        what = f"{type(error).__name__}: {error}"
        return _failed(newsroom, source, habit, RefusedError("internal", what=what), now)
    newsroom.store.save_habit(known)
    if found is not None:  # a journal of silence would be long; the habit has it
        newsroom.journal(Event(kind="polled", at=now, source_id=source.id, outcome=str(found)))
    return Poll(source_id=source.id, found=found or 0, unchanged=found is None)


def _failed(
    newsroom: Newsroom, source: Source, habit: Habit, error: MusnadError, now: datetime
) -> Poll:
    chance = newsroom.chance.random()
    wait = error.retry_after_seconds if isinstance(error, TransientError) else None
    facts = tuple(error.facts.items())
    if error.code == RESTING:
        known = put_off(habit, now, wait or 0.0, chance=chance)
        known = replace(known, error_code=habit.error_code or error.code)
        known = replace(known, error_facts=habit.error_facts or facts)
    else:
        known = failed(
            habit,
            now,
            bounds(source, newsroom.polling),
            chance=chance,
            code=error.code,
            facts=facts,
            retry_after_seconds=wait,
        )
    newsroom.store.save_habit(known)
    newsroom.journal(
        Event(kind="poll_failed", at=now, source_id=source.id, code=error.code, facts=facts)
    )
    found = _listed(newsroom, source, habit, known)
    return Poll(source_id=source.id, found=found or 0, error=error)


def _listed(newsroom: Newsroom, source: Source, habit: Habit, known: Habit) -> int | None:
    """How much is new on the page of links that stands in for a feed; None: nothing was read.

    ``known`` is the habit as the feed's fault leaves it; the fault stays, but the source is
    asked again as one that answers.
    """
    now = newsroom.desk.clock()
    try:
        page = fallback.ask(newsroom, source, habit)
        if page is None:
            return None
        found = 0
        moments: tuple[datetime, ...] = ()
        if page.capture is not None and page.entries:
            found, moments = _remember(newsroom, habit, page.entries, page.capture)
    except Exception:  # noqa: BLE001  the feed's fault is told of already
        return None
    newsroom.store.save_validators(page.validators)
    met = answered(
        known,
        now,
        bounds(source, newsroom.polling),
        chance=newsroom.chance.random(),
        news=moments,
    )
    fault = {name: getattr(known, name) for name in _FAULT}
    newsroom.store.save_habit(replace(met, **fault))
    if found:
        newsroom.journal(Event(kind="polled", at=now, source_id=source.id, outcome=str(found)))
    return found


def _poll(newsroom: Newsroom, source: Source, habit: Habit) -> tuple[int | None, Habit]:
    """How many entries are new (None: nothing has changed), and the habit that this makes."""
    at = address(source)
    if at is None:
        raise RefusedError("source.no_feed", source=source.id)
    now = newsroom.desk.clock()
    visit = _visit(newsroom, at, habit, now)
    known = _moved(habit, visit, now)
    found: int | None = None
    moments: tuple[datetime, ...] = ()
    if visit.capture is not None and visit.capture.sha256 != habit.body_sha256:
        entries = _entries(visit.capture, source)
        found, moments = _remember(newsroom, habit, entries, visit.capture)
        known = replace(sized(known, len(entries)), body_sha256=visit.capture.sha256)
    known = replace(known, validators=visit.validators)
    keep_subscribed(newsroom, source, visit.capture)
    return found, answered(
        known,
        now,
        bounds(source, newsroom.polling),
        chance=newsroom.chance.random(),
        news=moments,
        fresh_seconds=visit.fresh_seconds,
        announced=not moments and announced(newsroom, habit, now),
    )


def _entries(capture: Capture, source: Source) -> tuple[Entry, ...]:
    if source.feed is None:
        return listing.entries(capture, source)
    return feed.entries(capture, source)


def _visit(newsroom: Newsroom, at: str, habit: Habit, now: datetime) -> Visit:
    """Ask the address that the source moved to for good or, once a week, the one it had.

    The validators belong to the address that the source is known by: another one that was put
    in its place is asked without any.
    """
    known = habit.validators
    validators = known if known is not None and known.url == at else None
    if habit.moved_to is None or habit.moved_at is None:
        return newsroom.fetcher.visit(at, validators)
    if now - habit.moved_at >= _OLD_ADDRESS_AGAIN or habit.failures:
        return newsroom.fetcher.visit(at, validators)
    visit = newsroom.fetcher.visit(habit.moved_to, validators)
    return replace(
        visit,
        validators=replace(visit.validators, url=at),
        moved_to=visit.moved_to or habit.moved_to,
    )


def _moved(habit: Habit, visit: Visit, now: datetime) -> Habit:
    if visit.moved_to == habit.moved_to and habit.moved_at is not None:
        still = habit.moved_at + _OLD_ADDRESS_AGAIN > now
        return habit if still else replace(habit, moved_at=now)
    return replace(habit, moved_to=visit.moved_to, moved_at=now if visit.moved_to else None)


def _remember(
    newsroom: Newsroom, habit: Habit, entries: Sequence[Entry], capture: Capture
) -> tuple[int, tuple[datetime, ...]]:
    """Store what is new; returns how much of it is to be handled, and when it was released."""
    newsroom.store.save_capture(capture, source_id=habit.source_id)
    now = newsroom.desk.clock()
    first = _first(habit, newsroom.polling, now)
    wanted = _window(entries, newsroom.polling, now) if first else frozenset(map(id, entries))
    fresh = [_item(one, now) for one in entries if id(one) in wanted]
    old = [
        replace(_item(one, now), state="done", outcome="old")
        for one in entries
        if id(one) not in wanted
    ]
    newsroom.store.save_items(old)
    found = newsroom.store.save_items(fresh)
    if not first:
        return found, (now,) * found
    # A first answer tells of the past; where it names no times, only that there is news.
    past = tuple(one.published for one in entries if one.published is not None)
    return found, past or (now,) * min(found, 1)


def _item(entry: Entry, now: datetime) -> Item:
    return Item(id=item_id(entry), entry=entry, state="waiting", found_at=now, due_at=now)


def _first(habit: Habit, polling: Polling, now: datetime) -> bool:
    """Whether an answer is as good as a source's first: nobody asked for longer than the window."""
    if habit.succeeded_at is None or habit.body_sha256 is None:
        return True  # nothing has answered yet, or the page of links alone
    days = polling.first_run_days
    return days > 0 and now - habit.succeeded_at > timedelta(days=days)


def _window(entries: Sequence[Entry], polling: Polling, now: datetime) -> frozenset[int]:
    """Which entries of a source's first answer are news: the newest, and none too old.

    An entry without a date counts as new; a date in the future as now.
    """
    since = None if polling.first_run_days == 0 else now - timedelta(days=polling.first_run_days)
    recent = [
        one for one in entries if since is None or one.published is None or one.published >= since
    ]
    recent.sort(key=lambda one: min(one.published or now, now), reverse=True)
    most = polling.first_run_entries or len(recent)
    return frozenset(id(one) for one in recent[:most])
