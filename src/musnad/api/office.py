"""What the API works with: the newsroom, its settings, a way out, and few hands for heavy work."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from musnad.api.once import Once
from musnad.core.errors import TransientError
from musnad.flow.buckets import Throttle
from musnad.flow.hooks import Sender
from musnad.flow.newsroom import Newsroom
from musnad.settings import Settings

T = TypeVar("T")


class Bench:
    """Runs heavy work in few threads, so that everything else stays quick.

    No more than ``waiting`` pieces stand in line; what is not done within ``seconds`` is
    answered with an error, and its result is dropped.
    """

    def __init__(self, *, threads: int = 2, waiting: int = 16, seconds: float = 60.0) -> None:
        self.seconds = seconds
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="api")
        self._most = threads + waiting
        self._taken = 0
        self._lock = threading.Lock()

    async def run(self, work: Callable[[], T], *, seconds: float | None = None) -> T:
        """What the work returns. Raises TransientError ``api.busy`` or ``api.slow``."""
        limit = seconds or self.seconds
        future = self._submit(work)
        try:
            async with asyncio.timeout(limit):
                return await asyncio.wrap_future(future)
        except TimeoutError as error:
            raise TransientError(
                "api.slow", retry_after_seconds=30, seconds=f"{limit:g}"
            ) from error

    def close(self) -> None:
        """Begin nothing more."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _submit(self, work: Callable[[], T]) -> Future[T]:
        with self._lock:
            if self._taken >= self._most:
                raise TransientError("api.busy", retry_after_seconds=5)
            self._taken += 1
        try:
            future = self._pool.submit(work)
        except RuntimeError as error:  # it is being closed
            self._done(None)
            raise TransientError("api.busy", retry_after_seconds=5) from error
        future.add_done_callback(self._done)
        return future

    def _done(self, _: object) -> None:
        with self._lock:
            self._taken -= 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One newsroom, as programs reach it.

    ``newsroom`` and ``settings`` give the present ones: both may be exchanged meanwhile.
    ``strangers`` is the bench of those without a token: they don't hold up anybody else.
    """

    newsroom: Callable[[], Newsroom]
    settings: Callable[[], Settings]
    sender: Sender
    monotonic: Callable[[], float]
    bench: Bench = field(default_factory=Bench)
    strangers: Bench = field(default_factory=lambda: Bench(threads=1, waiting=4))
    throttle: Throttle = field(default_factory=Throttle)
    once: Once = field(default_factory=Once)

    def close(self) -> None:
        """Begin no more work."""
        self.bench.close()
        self.strangers.close()
