"""What is done when there is no news: pages are looked at again, old captures are let go of."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

from musnad.core.errors import MusnadError
from musnad.core.watch import Watch
from musnad.flow import watch
from musnad.flow.newsroom import Event, Newsroom

EXPIRY = "expire_captures"
_EXPIRE_EVERY = timedelta(hours=12)
_AFTER_A_FAULT = timedelta(hours=1)


def upkeep(newsroom: Newsroom, *, threads: int, stop: threading.Event | None = None) -> int:
    """Look at the pages whose time has come, a few at a time; returns how many those were.

    Twice a day, captures that are too old are let go of. What fails is put off, and stops
    nothing else.
    """
    due = watch.due(newsroom)
    with ThreadPoolExecutor(threads, thread_name_prefix="watch") as pool:
        looks = pool.map(lambda one: watch.look(newsroom, one), due)
        for one in looks:
            if stop is not None and stop.is_set():
                pool.shutdown(wait=False, cancel_futures=True)
                break
            _judge(newsroom, one)
    _let_go(newsroom)
    return len(due)


def _judge(newsroom: Newsroom, seen: watch.Look) -> None:
    try:
        watch.judge(newsroom, seen)
    except MusnadError as error:
        _put_off(newsroom, seen.watch, error.code, tuple(error.facts.items()))
    except Exception as error:  # noqa: BLE001  a page that breaks musnad must not stop the others
        facts = (("what", f"{type(error).__name__}: {error}"),)
        _put_off(newsroom, seen.watch, "internal", facts)


def _put_off(newsroom: Newsroom, one: Watch, code: str, facts: tuple[tuple[str, str], ...]) -> None:
    now = newsroom.desk.clock()
    newsroom.store.watching.save_watch(
        replace(one, faults=one.faults + 1, due_at=now + _AFTER_A_FAULT * min(one.faults + 1, 24))
    )
    release = newsroom.store.release(one.release_id)
    newsroom.journal(
        Event(
            kind="watch_failed",
            at=now,
            source_id=release.source_id if release else "",
            subject=one.url,
            code=code,
            facts=facts,
        )
    )


def _let_go(newsroom: Newsroom) -> None:
    days = newsroom.looking.keep_days
    now = newsroom.desk.clock()
    last = newsroom.store.watching.done_at(EXPIRY)
    if not days or (last is not None and timedelta() <= now - last < _EXPIRE_EVERY):
        return
    gone = newsroom.store.expire(before=now - timedelta(days=days))
    newsroom.store.watching.save_done(EXPIRY, now)
    if gone:
        newsroom.journal(
            Event(kind="captures_expired", at=now, source_id="", outcome="", subject=str(gone))
        )
