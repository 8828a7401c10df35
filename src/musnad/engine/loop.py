"""One process that polls, handles and publishes until it is told to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from musnad.core.capture import Capture
from musnad.core.errors import MusnadError, RefusedError
from musnad.core.habit import is_due
from musnad.core.item import Item
from musnad.core.source import Source
from musnad.flow.deliver import resume
from musnad.flow.handle import capture_item, fail, handle
from musnad.flow.newsroom import Newsroom
from musnad.flow.poll import Poll, poll

Sleep = Callable[[float], None]

BATCH = 8
"""Pages fetched ahead of the work, for each fetcher."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast the loop goes.

    ``fetchers`` pages are fetched at a time; the rest of the work is done one item after
    another. ``patience_seconds`` is how long a single pass waits for an item that is due
    again shortly; ``idle_seconds`` the pause between passes when nothing is due.
    """

    fetchers: int = 4
    patience_seconds: float = 5.0
    idle_seconds: float = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What one pass did: polls, and items by the state that they ended in."""

    polls: tuple[Poll, ...]
    items: tuple[Item, ...]

    @property
    def troubled(self) -> bool:
        """Whether anything needs a person: a poll failed, something was refused or held."""
        return any(one.error for one in self.polls) or any(
            item.state in ("refused", "parked", "waiting") or item.outcome == "held"
            for item in self.items
        )


def run_once(newsroom: Newsroom, *, pace: Pace, sleep: Sleep, only: Iterable[str] = ()) -> Summary:
    """Poll every source, handle all that is due, and wait for what is due again shortly."""
    resume(newsroom)
    polls = tuple(_poll_all(newsroom, _chosen(newsroom, only), pace))
    ended: dict[str, Item] = {}
    while True:
        for item in handle_due(newsroom, pace=pace):
            ended[item.id] = item
        wait = _next_due_seconds(newsroom)
        if wait is None or wait > pace.patience_seconds:
            break
        sleep(max(wait, 0.01))
    return Summary(polls=polls, items=tuple(ended.values()))


def run(newsroom: Newsroom, *, pace: Pace, stop: threading.Event, only: Iterable[str] = ()) -> None:
    """Poll each source when its time has come and handle what is due, until ``stop`` is set."""
    chosen = _chosen(newsroom, only)
    resume(newsroom)
    while not stop.is_set():
        due = [source for source in chosen if _poll_due(newsroom, source)]
        if due:
            _poll_all(newsroom, due, pace)
        if not handle_due(newsroom, pace=pace, stop=stop):
            resume(newsroom)
            stop.wait(pace.idle_seconds)


def handle_due(
    newsroom: Newsroom, *, pace: Pace, stop: threading.Event | None = None
) -> list[Item]:
    """Handle every waiting item whose time has come; returns them as they ended."""
    due = newsroom.store.items(state="waiting", due_before=newsroom.desk.clock())
    ended: list[Item] = []
    # In batches, so that only so many pages are in memory at a time.
    for first in range(0, len(due), pace.fetchers * BATCH):
        ended += _handle_batch(newsroom, due[first : first + pace.fetchers * BATCH], pace, stop)
    return ended


def _handle_batch(
    newsroom: Newsroom, due: Sequence[Item], pace: Pace, stop: threading.Event | None
) -> list[Item]:
    ended: list[Item] = []
    with ThreadPoolExecutor(pace.fetchers, thread_name_prefix="fetch") as pool:
        captures = {pool.submit(capture_item, newsroom, item): item for item in due}
        for future in as_completed(captures):
            if stop is not None and stop.is_set():
                pool.shutdown(wait=False, cancel_futures=True)
                break
            ended.append(_finish(newsroom, captures[future], future))
    return ended


def _finish(newsroom: Newsroom, item: Item, future: Future[Capture]) -> Item:
    try:
        return handle(newsroom, item, future.result())
    except MusnadError as error:
        return fail(newsroom, item, error)
    except Exception as error:  # noqa: BLE001  a release that breaks musnad must not stop the others
        return fail(
            newsroom, item, RefusedError("internal", what=f"{type(error).__name__}: {error}")
        )


def _chosen(newsroom: Newsroom, only: Iterable[str]) -> tuple[Source, ...]:
    wanted = frozenset(only)
    unknown = wanted - {source.id for source in newsroom.sources}
    if unknown:
        raise RefusedError("source.unknown", source=", ".join(sorted(unknown)))
    return tuple(one for one in newsroom.sources if not wanted or one.id in wanted)


def _poll_all(newsroom: Newsroom, sources: Iterable[Source], pace: Pace) -> list[Poll]:
    with ThreadPoolExecutor(pace.fetchers, thread_name_prefix="poll") as pool:
        return list(pool.map(lambda source: poll(newsroom, source), sources))


def _poll_due(newsroom: Newsroom, source: Source) -> bool:
    """Whether a source's interval is over since it was last asked, with success or without."""
    habit = newsroom.store.habit(source.id)
    return habit is None or is_due(habit, newsroom.desk.clock())


def _next_due_seconds(newsroom: Newsroom) -> float | None:
    waiting = newsroom.store.items(state="waiting")
    if not waiting:
        return None
    soonest = min(item.due_at for item in waiting)
    return (soonest - newsroom.desk.clock()).total_seconds()
