"""Makes the requests to one host wait for each other."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext

Sleep = Callable[[float], None]

_LANES = 4096


class _Lane:
    """The way to one host: so many at a time, and not before ``free_at``."""

    def __init__(self, width: int) -> None:
        self.slots = threading.BoundedSemaphore(width)
        self.alone = threading.Lock()
        self.free_at = float("-inf")
        self.users = 0


class Pacing:
    """Spaces the requests to one host, and lets only so many of them run at a time.

    ``seconds`` lie between the beginnings of two requests, however many threads ask;
    ``per_host`` of them may be under way at once.
    """

    def __init__(
        self,
        seconds: float,
        *,
        per_host: int = 2,
        sleep: Sleep,
        monotonic: Callable[[], float],
    ) -> None:
        self._seconds = seconds
        self._per_host = per_host
        self._sleep = sleep
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._lanes: dict[str, _Lane] = {}

    @contextmanager
    def turn(
        self,
        host: str,
        at_least_seconds: float = 0.0,
        *,
        alone: bool = False,
        spaced: bool = True,
    ) -> Iterator[float]:
        """Wait for this host's turn and keep it for the block; gives the seconds waited.

        ``at_least_seconds`` is the spacing that the host itself asks for, if it is longer.
        With ``alone``, no other such turn runs meanwhile. A turn that is not ``spaced`` comes
        between the others.
        """
        began = self._monotonic()
        lane = self._enter(host)
        try:
            with lane.alone if alone else nullcontext(), lane.slots:
                if spaced:
                    self._space(lane, max(self._seconds, at_least_seconds))
                yield self._monotonic() - began
        finally:
            with self._lock:
                lane.users -= 1

    def _enter(self, host: str) -> _Lane:
        with self._lock:
            lane = self._lanes.get(host)
            if lane is None:
                if len(self._lanes) >= _LANES:
                    self._forget()
                lane = self._lanes[host] = _Lane(self._per_host)
            lane.users += 1
            return lane

    def _forget(self) -> None:
        """Drop the lanes that nobody uses and whose spacing is over."""
        now = self._monotonic()
        self._lanes = {
            host: lane for host, lane in self._lanes.items() if lane.users or lane.free_at > now
        }

    def _space(self, lane: _Lane, seconds: float) -> None:
        if seconds <= 0:
            return
        with self._lock:
            now = self._monotonic()
            turn = max(now, lane.free_at)
            # The turn is taken before it is slept for, so that two threads never share one.
            lane.free_at = turn + seconds
        if turn > now:
            self._sleep(turn - now)
