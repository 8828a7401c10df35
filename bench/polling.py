"""How fast a thousand sources are polled, what that takes of memory, and what idling costs.

The sources are a thousand hosts by name, all on loopback, in a process of their own. The
newsroom's part runs in a process of its own as well, so that its memory is its own:
``python -m bench.polling`` prints the figures as JSON.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

from bench.wire import CHANGED_EVERY
from musnad.acquire.fetcher import HttpFetcher
from musnad.core.house import House
from musnad.core.item import Item, item_id
from musnad.core.report import Manuscript, Report
from musnad.core.source import Entry, Source
from musnad.engine.loop import Pace, run
from musnad.engine.polling import poll_all
from musnad.flow.newsroom import Desk, Newsroom, Polling
from musnad.store.database import SqlStore, open_store

FEEDS = 1_000
KNOWN = 100_000
BEGUN_SECONDS = 2.0
IDLE_SECONDS = 10.0


def measure() -> dict[str, float]:
    """The figures of a newsroom in a process of its own: seconds, megabytes, rates."""
    command = [sys.executable, "-m", "bench.polling"]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    with _wire() as port, tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder), _clock)
        hosts = [f"s{number}.feeds.test:{port}" for number in range(FEEDS)]
        with _fetcher(tuple(hosts)) as fetcher:
            newsroom = _newsroom(store, fetcher, hosts)
            found = _passes(newsroom)
            found["answered_304"] = _answered_304(port)
            found["megabytes"] = _peak()
            found["idle_percent"] = _idle_percent(newsroom)
        found["known_per_second"] = _known_per_second(store)
        store.close()
    print(json.dumps(found))


def _peak() -> float:
    """The most that this program had in memory, in megabytes.

    ``ru_maxrss`` would count what the program that started this one had as well.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines = status.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))


def _passes(newsroom: Newsroom) -> dict[str, float]:
    """A first pass, in which all is new, and a second one, in which a tenth has changed."""
    threads = Pace().pollers
    started = time.perf_counter()
    poll_all(newsroom, newsroom.sources, threads=threads)
    first = time.perf_counter() - started
    for item in newsroom.store.items(state="waiting"):
        newsroom.store.save_item(replace(item, state="done", outcome="old"))
    used, started = time.process_time(), time.perf_counter()
    polls = poll_all(newsroom, newsroom.sources, threads=threads)
    seconds, work = time.perf_counter() - started, time.process_time() - used
    changed = FEEDS // CHANGED_EVERY
    if [sum(one.found for one in polls), sum(one.unchanged for one in polls)] != [
        changed,
        FEEDS - changed,
    ]:
        raise SystemExit(f"polls went wrong: {[one for one in polls if one.error][:3]}")
    for item in newsroom.store.items(state="waiting"):
        newsroom.store.save_item(replace(item, state="done", outcome="old"))
    return {"first_seconds": first, "seconds": seconds, "cpu_seconds": work}


def _idle_percent(newsroom: Newsroom) -> float:
    """How much of one core a newsroom takes when nothing is due, once it has begun."""
    stop = threading.Event()
    worker = threading.Thread(target=run, args=(newsroom,), kwargs={"pace": Pace(), "stop": stop})
    worker.start()
    time.sleep(BEGUN_SECONDS)
    used = time.process_time()
    time.sleep(IDLE_SECONDS)
    spent = time.process_time() - used
    stop.set()
    worker.join()
    return 100.0 * spent / IDLE_SECONDS


def _known_per_second(store: SqlStore) -> float:
    """How many entries a second are recognised among a hundred thousand known ones."""
    entries = [
        Entry(
            source_id="bench",
            guid=f"https://ministry.example/news/{number}",
            url=f"https://ministry.example/news/{number}",
            title="الوزير يستقبل الوفد",
        )
        for number in range(KNOWN)
    ]
    store.save_items(_items(entries))
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        # As polls do it: in feeds of a thousand.
        new = sum(store.save_items(_items(entries[at : at + 1000])) for at in range(0, KNOWN, 1000))
        best = min(best, time.perf_counter() - started)
        if new:
            raise SystemExit(f"{new} known entries were taken for new ones")
    return KNOWN / best


def _items(entries: list[Entry]) -> list[Item]:
    now = _clock()
    return [
        Item(id=item_id(one), entry=one, state="done", found_at=now, due_at=now, outcome="old")
        for one in entries
    ]


def _answered_304(port: int) -> float:
    """How many answers were 304, by the server's own count."""
    opener = build_opener(ProxyHandler({}))
    with opener.open(f"http://127.0.0.1:{port}/counts", timeout=10) as answer:
        counts = dict(one.split("=") for one in answer.read().decode().split())
    return float(counts.get("304", 0))


def _newsroom(store: SqlStore, fetcher: HttpFetcher, hosts: list[str]) -> Newsroom:
    sources = [
        Source(
            id=host.partition(".")[0],
            name_ar="",
            name_en="",
            kind="agency",
            languages=("ar",),
            feed=f"http://{host}/feed.xml",
        )
        for host in hosts
    ]
    return Newsroom(
        desk=Desk(clock=_clock, house=House(), readers=(), writers=(), checker=_Nothing()),
        store=store,
        fetcher=fetcher,
        publishers=(),
        sources=tuple(sources),
        polling=Polling(first_run_days=0, first_run_entries=0),
    )


def _fetcher(hosts: tuple[str, ...]) -> HttpFetcher:
    return HttpFetcher(
        "musnad-bench/1 (loopback)",
        clock=_clock,
        allow_private=hosts,
        resolve_host=_here,
    )


def _here(_host: str, _port: int) -> tuple[str, ...]:
    return ("127.0.0.1",)


@contextmanager
def _wire() -> Iterator[int]:
    command = [sys.executable, "-m", "bench.wire"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield int(process.stdout.readline())
        process.stdin.close()


class _Nothing:
    """A checker that is never asked."""

    def check(self, manuscript: Manuscript, releases: object) -> Report:  # noqa: ARG002
        raise AssertionError("nothing is written here")


def _clock() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    main()
