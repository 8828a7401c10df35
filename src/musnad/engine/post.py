"""Looks into the mailboxes: all of them once, or each at its own interval."""

from __future__ import annotations

import threading
from types import TracebackType

from musnad.core.ports import Mailbox
from musnad.flow.newsroom import Newsroom
from musnad.flow.poll import Poll
from musnad.flow.post import collect

_LONGEST_WAIT_SECONDS = 3600.0


def collect_all(newsroom: Newsroom) -> tuple[Poll, ...]:
    """Look into each mailbox once."""
    return tuple(collect(newsroom, mailbox) for mailbox in newsroom.mailboxes)


class Postman:
    """Looks into each mailbox again and again, in a thread of its own, while it is entered.

    After a fault it comes back later and later, within an hour.
    """

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(target=self._round, args=(one,), name=f"post-{one.name}", daemon=True)
            for one in newsroom.mailboxes
        ]

    def __enter__(self) -> Postman:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop; a look that goes on is waited for."""
        self._stopping.set()
        for thread in self._threads:
            thread.join()

    def _round(self, mailbox: Mailbox) -> None:
        faults = 0
        while not self._stopping.is_set():
            looked = collect(self._newsroom, mailbox)
            faults = faults + 1 if looked.error else 0
            wait = mailbox.every_minutes * 60.0 * 2 ** min(faults, 10)
            self._stopping.wait(wait if not faults else min(wait, _LONGEST_WAIT_SECONDS))
