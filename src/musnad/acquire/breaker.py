"""Leaves a host alone that keeps failing, or that asks to be."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from musnad.core.errors import MusnadError, TransientError
from musnad.core.host import Host
from musnad.core.ports import Clock

_FAULTS = frozenset(
    {
        "fetch.timeout",
        "fetch.unresolved",
        "fetch.unreachable",
        "fetch.tls",
        "fetch.certificate",
        "fetch.broken_off",
        "fetch.server_error",
        "fetch.too_many_requests",
    }
)
_HOSTS = 4096
_TRIAL_SECONDS = 5.0
_WRONG_CLOCK = timedelta(hours=25)


class Breaker:
    """Opens for a host after ``most_faults`` in a row, and lets one trial through after a rest.

    The first rest lasts ``first_seconds``; each trial that fails doubles it, up to
    ``longest_seconds``. A host that says how long to wait (429, or 503 with ``Retry-After``)
    rests at once and for as long. ``known`` is what was remembered before, and ``remember``
    is told what is worth it: that a host begins to rest, and that it is well again.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        known: Iterable[Host] = (),
        remember: Callable[[Host], None] = lambda _: None,
        most_faults: int = 5,
        first_seconds: float = 60.0,
        longest_seconds: float = 3600.0,
    ) -> None:
        self._clock = clock
        self._remember = remember
        self._most_faults = most_faults
        self._first_seconds = first_seconds
        self._longest_seconds = longest_seconds
        self._lock = threading.Lock()
        self._hosts = {host.name: host for host in known if host.rests_until is not None}
        self._on_trial: set[str] = set()

    def check(self, name: str) -> None:
        """Raise TransientError ``fetch.host_resting`` for a host that rests now."""
        with self._lock:
            self._refuse(self._hosts.get(name), name)

    def permit(self, name: str) -> None:
        """As ``check``; of a host that has rested, one request at a time may find out.

        Whoever was permitted tells how it went, by ``note``.
        """
        with self._lock:
            host = self._hosts.get(name)
            self._refuse(host, name)
            if host is None or host.rests_until is None:
                return
            if name in self._on_trial:
                raise self._resting(host, _TRIAL_SECONDS)
            self._on_trial.add(name)

    def note(self, name: str, error: MusnadError | None) -> None:
        """Remember how a request to this host ended."""
        with self._lock:
            self._on_trial.discard(name)
            before = self._hosts.get(name)
            if error is None or error.code not in _FAULTS:
                after = None
                self._hosts.pop(name, None)
            else:
                after = self._worse(before or Host(name=name), error)
                self._keep(after)
        if after is None and before is not None and before.rests_until is not None:
            self._remember(Host(name=name))
        elif after is not None and after.rests_until is not None:
            self._remember(after)

    def _worse(self, host: Host, error: MusnadError) -> Host:
        host = replace(host, failures=host.failures + 1, error_code=error.code)
        asked = error.retry_after_seconds if isinstance(error, TransientError) else None
        patience = error.code == "fetch.too_many_requests" or asked is not None
        if not patience and host.failures < self._most_faults and not host.rests:
            return host
        seconds = min(self._first_seconds * 2.0 ** min(host.rests, 20), self._longest_seconds)
        # What it asks for is no fault of the kind that doubles.
        seconds = seconds if asked is None else asked
        until = self._clock() + timedelta(seconds=seconds)
        return replace(host, rests=host.rests + (asked is None), rests_until=until)

    def _refuse(self, host: Host | None, name: str) -> None:
        if host is None or host.rests_until is None:
            return
        left = host.rests_until - self._clock()
        if left > _WRONG_CLOCK:
            self._hosts.pop(name, None)  # stored by a clock that was wrong
        elif left > timedelta(0):
            raise self._resting(host, left.total_seconds())

    def _resting(self, host: Host, seconds: float) -> TransientError:
        until = host.rests_until or self._clock()
        return TransientError(
            "fetch.host_resting",
            retry_after_seconds=seconds,
            host=host.name,
            until=_shown(until),
            why=host.error_code or "",
        )

    def _keep(self, host: Host) -> None:
        self._hosts.pop(host.name, None)
        if len(self._hosts) >= _HOSTS:
            self._hosts.pop(next(iter(self._hosts)))
        self._hosts[host.name] = host


def _shown(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M %Z}"
