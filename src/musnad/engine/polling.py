"""Asks the sources, host by host: all of them once, or each when it is due.

Sources on one host are asked one after another, so that a slow host holds up nobody else.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from types import TracebackType
from urllib.parse import urlsplit

from musnad.core.errors import MusnadError
from musnad.core.habit import Habit, hinted, is_due
from musnad.core.source import Source
from musnad.flow.newsroom import Newsroom
from musnad.flow.poll import Poll, address, poll

LONGEST_SLEEP_SECONDS = 60.0
"""Even when nothing is due for long: the clock may be set anew meanwhile."""

_SHORTEST_SLEEP_SECONDS = 0.05
_AFTER_A_FAULT = timedelta(seconds=30)


def asked(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources that are polled: not those that only send mail."""
    return tuple(one for one in sources if address(one) is not None or not one.senders)


def due(newsroom: Newsroom, sources: Iterable[Source]) -> tuple[Source, ...]:
    """Those of the sources that may be asked now."""
    now = newsroom.desk.clock()
    habits = {habit.source_id: habit for habit in newsroom.store.habits()}
    return tuple(one for one in sources if one.id not in habits or is_due(habits[one.id], now))


def poll_all(newsroom: Newsroom, sources: Sequence[Source], *, threads: int) -> tuple[Poll, ...]:
    """Ask every source once, at most ``threads`` hosts at a time; the polls in their order."""
    groups = by_host(sources)
    if not groups:
        return ()
    with ThreadPoolExecutor(min(threads, len(groups)), thread_name_prefix="poll") as pool:
        parts = pool.map(lambda group: [poll(newsroom, source) for source in group], groups)
        found = {one.source_id: one for part in parts for one in part}
    return tuple(found[source.id] for source in sources)


def by_host(sources: Iterable[Source]) -> list[list[Source]]:
    """The sources of each host together, in their order."""
    groups: dict[str, list[Source]] = {}
    for source in sources:
        groups.setdefault(_host(source), []).append(source)
    return list(groups.values())


def host_of(url: str) -> str:
    """The host of an address, or the text itself where there is none to be read."""
    try:
        return urlsplit(url).netloc.lower() or url
    except ValueError:
        return url


def _host(source: Source) -> str:
    return host_of(address(source) or source.id)


class Poller:
    """Asks each source when it is due, in threads of its own, for as long as it is entered.

    It sleeps until the next source is due, until one that was waited for has answered, or
    until ``hint`` brings word of news.
    """

    def __init__(self, newsroom: Newsroom, sources: Iterable[Source], *, threads: int) -> None:
        self._newsroom = newsroom
        self._sources = {source.id: source for source in asked(sources)}
        self._hosts = {one.id: _host(one) for one in self._sources.values()}
        known = {habit.source_id: habit for habit in newsroom.store.habits()}
        self._habits = {one: known.get(one) or Habit(source_id=one) for one in self._sources}
        self._busy: set[str] = set()
        self._hinted: set[str] = set()
        self._lock = threading.Lock()
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._work, name="poller")
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="poll")

    def __enter__(self) -> Poller:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop; what is being fetched is waited for."""
        self._stopping.set()
        self._woken.set()
        self._thread.join()
        self._pool.shutdown(cancel_futures=True)

    def hint(self, source_id: str) -> None:
        """Take word that a source has news: it is asked as soon as it may be."""
        with self._lock:
            habit = self._habits.get(source_id)
            if habit is not None:
                self._habits[source_id] = hinted(habit, self._newsroom.desk.clock())
                self._hinted.add(source_id)
        self._woken.set()

    def _work(self) -> None:
        while not self._stopping.is_set():
            self._woken.clear()
            for host, group in self._due():
                self._pool.submit(self._poll, host, group)
            self._woken.wait(self._sleep_seconds())

    def _due(self) -> list[tuple[str, list[Source]]]:
        """The sources to be asked now; their hosts are busy from here on."""
        now = self._newsroom.desk.clock()
        with self._lock:
            due = [one for one in self._sources.values() if is_due(self._habits[one.id], now)]
            found = []
            for group in by_host(due):
                host = self._hosts[group[0].id]
                if host not in self._busy:
                    self._busy.add(host)
                    found.append((host, group))
        return found

    def _poll(self, host: str, group: Sequence[Source]) -> None:
        try:
            for source in group:
                if self._stopping.is_set():
                    return
                self._ask(source)
        finally:
            with self._lock:
                self._busy.discard(host)
            self._woken.set()

    def _ask(self, source: Source) -> None:
        with self._lock:
            self._hinted.discard(source.id)
        try:
            poll(self._newsroom, source)
            habit = self._newsroom.store.habit(source.id)
        except MusnadError:  # of the store: the rest of the newsroom's work will say so
            habit = None
        now = self._newsroom.desk.clock()
        with self._lock:
            habit = habit or replace(self._habits[source.id], due_at=now + _AFTER_A_FAULT)
            # Word that came while it was asked may be of what was not there yet.
            told = source.id in self._hinted
            self._habits[source.id] = hinted(habit, now) if told else habit

    def _sleep_seconds(self) -> float:
        now = self._newsroom.desk.clock()
        with self._lock:
            waits = [
                (habit.due_at - now).total_seconds() if habit.due_at else 0.0
                for one, habit in self._habits.items()
                if self._hosts[one] not in self._busy
            ]
        soonest = min(waits, default=LONGEST_SLEEP_SECONDS)
        return min(max(soonest, _SHORTEST_SLEEP_SECONDS), LONGEST_SLEEP_SECONDS)
