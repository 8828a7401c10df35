"""How often somebody may ask: a bucket that fills at a steady pace."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from dataclasses import dataclass

from musnad.core.errors import TransientError

MOST_BUCKETS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """At most ``most`` requests at once, and ``per_minute`` in the long run."""

    most: int
    per_minute: float


class Throttle:
    """The buckets of one process; those not asked for long are forgotten first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str, pace: Pace, now: float) -> None:
        """Count a request at a moment of a steady clock, in seconds.

        Raises TransientError ``api.throttled``, which says how long to wait.
        """
        with self._lock:
            left = self._left(key, pace, now)
            if left < 1:
                wait = math.ceil((1 - left) * 60 / pace.per_minute)
                raise TransientError("api.throttled", retry_after_seconds=wait, seconds=wait)
            self._keep(key, left - 1, now)

    def spent(self, key: str, pace: Pace, now: float) -> bool:
        """Whether nothing is left in the bucket; nothing is counted."""
        with self._lock:
            return self._left(key, pace, now) < 1

    def _left(self, key: str, pace: Pace, now: float) -> float:
        left, since = self._buckets.get(key, (float(pace.most), now))
        return min(float(pace.most), left + max(0.0, now - since) * pace.per_minute / 60)

    def _keep(self, key: str, left: float, now: float) -> None:
        self._buckets[key] = (left, now)
        self._buckets.move_to_end(key)
        while len(self._buckets) > MOST_BUCKETS:
            self._buckets.popitem(last=False)
