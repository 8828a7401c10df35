"""Leaves each host in peace for a while between two requests."""

from __future__ import annotations

import threading
from collections.abc import Callable

Sleep = Callable[[float], None]


class Pacing:
    """Spaces the requests to one host ``seconds`` apart, however many threads ask."""

    def __init__(self, seconds: float, *, sleep: Sleep, monotonic: Callable[[], float]) -> None:
        self._seconds = seconds
        self._sleep = sleep
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._free_at: dict[str, float] = {}

    def wait(self, host: str, at_least_seconds: float = 0.0) -> float:
        """Wait for this host's turn; returns the seconds waited.

        ``at_least_seconds`` is the spacing that the host itself asks for, if it is longer.
        """
        spacing = max(self._seconds, at_least_seconds)
        if spacing <= 0:
            return 0.0
        with self._lock:
            now = self._monotonic()
            turn = max(now, self._free_at.get(host, now))
            # The turn is taken before it is slept for, so that two threads never share one.
            self._free_at[host] = turn + spacing
        waited = turn - now
        if waited > 0:
            self._sleep(waited)
        return waited
