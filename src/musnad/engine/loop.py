"""One process that polls, handles and publishes until it is told to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from itertools import zip_longest

from musnad.core.capture import Capture
from musnad.core.errors import MusnadError, RefusedError
from musnad.core.item import Item
from musnad.core.source import Source
from musnad.engine.polling import Poller, asked, due, host_of, poll_all
from musnad.engine.post import Postman, collect_all
from musnad.engine.upkeep import upkeep
from musnad.flow.decisions import deliver_scheduled
from musnad.flow.deliver import resume
from musnad.flow.handle import capture_item, fail, handle
from musnad.flow.newsroom import Newsroom
from musnad.flow.poll import Poll
from musnad.flow.subscribe import listening

Sleep = Callable[[float], None]

BATCH = 8
"""Pages fetched ahead of the work, for each fetcher."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast the loop goes.

    ``pollers`` hosts are polled and ``fetchers`` pages are fetched at a time; the rest of the
    work is done one item after another. ``patience_seconds`` is how long a single pass waits
    for an item that is due again shortly; ``idle_seconds`` the pause between passes when
    nothing is due.
    """

    fetchers: int = 4
    pollers: int = 16
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


def run_once(
    newsroom: Newsroom,
    *,
    pace: Pace,
    sleep: Sleep,
    only: Iterable[str] = (),
    due_only: bool = False,
) -> Summary:
    """Poll every source, handle all that is due, and wait for what is due again shortly.

    With ``due_only``, sources whose time has not come are left out, as when it goes on by
    itself.
    """
    resume(newsroom)
    deliver_scheduled(newsroom)
    sources = asked(_chosen(newsroom, only))
    sources = due(newsroom, sources) if due_only else sources
    polls = poll_all(newsroom, sources, threads=pace.pollers)
    polls += collect_all(newsroom)
    ended: dict[str, Item] = {}
    while True:
        for item in handle_due(newsroom, pace=pace):
            ended[item.id] = item
        wait = _next_due_seconds(newsroom)
        if wait is None or wait > pace.patience_seconds:
            break
        sleep(max(wait, 0.01))
    while upkeep(newsroom, threads=pace.fetchers):
        pass  # each page that was looked at is due at another time now
    return Summary(polls=polls, items=tuple(ended.values()))


def run(
    newsroom: Newsroom,
    *,
    pace: Pace,
    stop: threading.Event,
    only: Iterable[str] = (),
    changed: Callable[[], bool] = lambda: False,
) -> None:
    """Poll each source when its time has come and handle what is due, until ``stop`` is set or,
    between two passes, ``changed`` says that the newsroom is another one."""
    poller = Poller(newsroom, _chosen(newsroom, only), threads=pace.pollers)
    resume(newsroom)
    with listening(newsroom, poller.hint), poller, Postman(newsroom):
        while not stop.is_set() and not changed():
            deliver_scheduled(newsroom)
            busy = handle_due(newsroom, pace=pace, stop=stop)
            resume(newsroom)  # what waits for a channel is not to wait for a quiet hour too
            if not busy:
                upkeep(newsroom, threads=pace.fetchers, stop=stop)
                stop.wait(pace.idle_seconds)


def handle_due(
    newsroom: Newsroom, *, pace: Pace, stop: threading.Event | None = None
) -> list[Item]:
    """Handle every waiting item whose time has come; returns them as they ended."""
    found = _spread(newsroom.store.items(state="waiting", due_before=newsroom.desk.clock()))
    ended: list[Item] = []
    # In batches, so that only so many pages are in memory at a time.
    for first in range(0, len(found), pace.fetchers * BATCH):
        batch = found[first : first + pace.fetchers * BATCH]
        ended += _handle_batch(newsroom, batch, pace, stop)
    return ended


def _handle_batch(
    newsroom: Newsroom, items: Sequence[Item], pace: Pace, stop: threading.Event | None
) -> list[Item]:
    ended: list[Item] = []
    with ThreadPoolExecutor(pace.fetchers, thread_name_prefix="fetch") as pool:
        captures = {pool.submit(capture_item, newsroom, item): item for item in items}
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


def _spread(items: Sequence[Item]) -> list[Item]:
    """The items of several hosts in turn: a slow host's pages do not come all at once."""
    lanes: dict[str, list[Item]] = {}
    for item in items:
        lanes.setdefault(host_of(item.entry.url or ""), []).append(item)
    return [one for row in zip_longest(*lanes.values()) for one in row if one is not None]


def _next_due_seconds(newsroom: Newsroom) -> float | None:
    waiting = newsroom.store.items(state="waiting")
    if not waiting:
        return None
    soonest = min(item.due_at for item in waiting)
    return (soonest - newsroom.desk.clock()).total_seconds()
