"""What in a newsroom needs a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Literal
from urllib.parse import urlsplit

from musnad.core.habit import Habit, fell_silent, yield_dropped
from musnad.core.item import Item
from musnad.core.receipt import Receipt, ReceiptState
from musnad.core.source import Source
from musnad.flow import fallback
from musnad.flow.newsroom import Newsroom
from musnad.flow.poll import address

SourceState = Literal["unseen", "fine", "failing", "silent", "layout"]

_SENDINGS = {"unresolved": "send_unresolved", "dead": "send_dead"}
_SIZES = 12
_LATE = 3
_EARLIER = 5
_SHRUNK_TO = 0.3
_USUAL_LETTERS = 200
_NOTHING = frozenset({"read.nothing", "read.tangled"})
_LATELY = timedelta(days=7)
_OUT_OF_SIGHT = timedelta(days=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """One thing that a person must look at: its kind, what it is, and the error if any.

    ``since`` is when it began, ``next_at`` when it is tried again by itself, where known.
    """

    kind: str
    subject: str
    code: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    since: datetime | None = None
    next_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Counts of what there is, what is wrong with it, and what is good to know.

    ``notes`` need nobody: permanent redirects, which are followed meanwhile; pages of links
    that are read while feeds fail; pages of published releases that their source removed, or hid
    behind something else. ``unverified`` are the sources whose addresses nobody has verified
    and that have not answered here yet.
    """

    counts: tuple[tuple[str, int], ...]
    troubles: tuple[Trouble, ...]
    notes: tuple[Trouble, ...] = ()
    unverified: tuple[str, ...] = ()


def examine(newsroom: Newsroom) -> Health:
    """Look through sources, items, articles and receipts."""
    store = newsroom.store
    now = newsroom.desk.clock()
    held = store.articles(stage="held")
    counts = (
        ("sources", len(newsroom.sources)),
        ("waiting", len(store.items(state="waiting"))),
        ("published", store.desk.queue.counts().get("published", 0)),
        ("held", len(held)),
        ("correction_due", sum(article.correction_due for article in held)),
    )
    habits = {habit.source_id: habit for habit in store.habits()}
    refused = store.items(state="refused")
    troubles = list(_sources(newsroom, habits, refused, now))
    for state, items in (("refused", refused), ("parked", store.items(state="parked"))):
        troubles += [
            Trouble(
                kind=state,
                subject=item.entry.url or item.entry.title,
                code=item.error_code or "",
                facts=item.error_facts,
            )
            for item in items
        ]
    troubles += [
        Trouble(
            kind="correction_due" if article.correction_due else "held",
            subject=f"{article.id}  {article.draft.headline.text}",
        )
        for article in held
    ]
    for receipt in unsettled(newsroom):
        code = receipt.note if receipt.state != "unresolved" and receipt.note else ""
        facts = (("channel", receipt.channel), ("reason", receipt.detail or "-"))
        troubles.append(
            Trouble(
                kind=_SENDINGS.get(receipt.state, "send_failed"),
                subject=f"{receipt.article_id} r{receipt.revision} -> {receipt.channel}",
                code=code,
                facts=facts,
                next_at=receipt.due_at,
            )
        )
    return Health(
        counts=counts,
        troubles=tuple(troubles),
        notes=(
            *_moved(newsroom.sources, habits),
            *_listed(newsroom.sources, habits),
            *_out_of_sight(newsroom, now),
        ),
        unverified=tuple(_unverified(newsroom.sources, habits)),
    )


def _out_of_sight(newsroom: Newsroom, now: datetime) -> Iterator[Trouble]:
    """Pages of published releases that are gone or hidden, as long as they are news."""
    watching = newsroom.store.watching
    for one in (*watching.watches(sight="gone"), *watching.watches(sight="hidden")):
        if one.due_at is None and one.looked_at and now - one.looked_at > _OUT_OF_SIGHT:
            continue
        yield Trouble(
            kind="source_gone" if one.sight == "gone" else "source_hidden",
            subject=f"{one.article_id}  {one.url}",
            since=one.sight_since,
            next_at=one.due_at,
        )


def troubled_sources(newsroom: Newsroom) -> tuple[Trouble, ...]:
    """Sources that fail, fell silent or give less than they did, in the newsroom's order.

    Only how they answered is looked at: quick, for a page that is asked for often.
    """
    now = newsroom.desk.clock()
    habits = {habit.source_id: habit for habit in newsroom.store.habits()}
    return tuple(
        trouble
        for source in newsroom.sources
        if (habit := habits.get(source.id)) is not None
        for trouble in _polled(source, habit, now)
    )


def unsettled(newsroom: Newsroom) -> tuple[Receipt, ...]:
    """What could not be sent, or may have been: a person settles it."""
    store = newsroom.store
    states: tuple[ReceiptState, ...] = ("unresolved", "dead", "failed")
    return tuple(one for state in states for one in store.receipts(state=state))


def state_of(habit: Habit | None, now: datetime) -> SourceState:
    """How a source does, in one word; what its releases look like is not asked."""
    if habit is None or (habit.asked_at is None and not habit.failures):
        return "unseen"
    if habit.error_code:
        return "failing"
    if yield_dropped(habit):
        return "layout"
    return "silent" if fell_silent(habit, now) else "fine"


def shrunk(sizes: Sequence[int]) -> bool:
    """Whether a source's last releases, newest first, are a small part of those before.

    One short release is news in brief; three in a row are a page read amiss.
    """
    late, earlier = sizes[:_LATE], sizes[_LATE:]
    if len(late) < _LATE or len(earlier) < _EARLIER:
        return False
    usual = median(earlier)
    return usual >= _USUAL_LETTERS and max(late) <= usual * _SHRUNK_TO


def _sources(
    newsroom: Newsroom, habits: Mapping[str, Habit], refused: Iterable[Item], now: datetime
) -> Iterator[Trouble]:
    """Sources that fail, fell silent or changed their layout, in the newsroom's order."""
    sizes = newsroom.store.release_sizes(most=_SIZES)
    empty = Counter(
        item.entry.source_id
        for item in refused
        if item.error_code in _NOTHING and now - item.found_at <= _LATELY
    )
    for source in newsroom.sources:
        habit = habits.get(source.id)
        if habit is not None:
            yield from _polled(source, habit, now)
        letters = sizes.get(source.id, ())
        if empty[source.id] >= _LATE:
            yield _layout(source, "source.layout_nothing", count=empty[source.id])
        elif shrunk(letters):
            usual = round(median(letters[_LATE:]))
            yield _layout(source, "source.layout_text", now=max(letters[:_LATE]), usual=usual)


def _polled(source: Source, habit: Habit, now: datetime) -> Iterator[Trouble]:
    if habit.error_code:
        yield Trouble(
            kind="poll_failed",
            subject=source.id,
            code=habit.error_code,
            facts=habit.error_facts or _where(address(source)),
            since=habit.failing_since or habit.succeeded_at,
            next_at=habit.due_at,
        )
        return
    if yield_dropped(habit):
        usual = round(median(habit.sizes[:-1]))
        yield _layout(source, "source.layout_entries", now=habit.sizes[-1], usual=usual)
    if fell_silent(habit, now):
        hours = round((habit.gap_seconds or 0.0) / 3600)
        facts = (("hours", str(max(hours, 1))),)
        yield Trouble(
            kind="silent",
            subject=source.id,
            code="source.silent",
            facts=facts,
            since=habit.news_at,
            next_at=habit.due_at,
        )


def _moved(sources: Iterable[Source], habits: Mapping[str, Habit]) -> Iterator[Trouble]:
    for source in sources:
        habit = habits.get(source.id)
        if habit is not None and habit.moved_to and habit.moved_to != address(source):
            facts = (("url", habit.moved_to),)
            yield Trouble(kind="moved", subject=source.id, code="source.moved", facts=facts)


def _listed(sources: Iterable[Source], habits: Mapping[str, Habit]) -> Iterator[Trouble]:
    """Failing feeds of sources whose page of links is read meanwhile."""
    for source in sources:
        habit = habits.get(source.id)
        if habit is None or not habit.error_code or not fallback.answers(habit):
            continue
        if source.feed and source.listing:
            facts = (("url", source.listing),)
            yield Trouble(kind="listing", subject=source.id, code="source.listed", facts=facts)


def _unverified(sources: Iterable[Source], habits: Mapping[str, Habit]) -> Iterator[str]:
    """Sources whose address nobody has verified and that have not answered here either."""
    for source in sources:
        habit = habits.get(source.id)
        answered = habit is not None and habit.succeeded_at is not None
        if source.verified_on is None and address(source) is not None and not answered:
            yield source.id


def _layout(source: Source, code: str, **facts: int) -> Trouble:
    told = tuple((name, str(value)) for name, value in facts.items())
    return Trouble(kind="layout_changed", subject=source.id, code=code, facts=told)


def _where(at: str | None) -> tuple[tuple[str, str], ...]:
    """What a message about a feed may name, for a fault that was stored by its code alone."""
    return () if at is None else (("url", at), ("host", urlsplit(at).netloc))
