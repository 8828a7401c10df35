"""What a host lets robots read.

Source: RFC 9309.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from protego import Protego

from musnad.core.errors import RefusedError, TransientError
from musnad.core.ports import Clock

PARSED_BYTES = 500 * 1024
"""How much of a robots.txt is read: the least that the standard asks for."""

_KEPT_FOR = timedelta(hours=24)
_LONGEST_DELAY_SECONDS = 30.0
_KEPT_BYTES = 4_000_000
_EMPTY_BYTES = 200

_NO_CONNECTION = frozenset({"fetch.unresolved", "fetch.unreachable", "fetch.tls"})

FetchRules = Callable[[str], "bytes | None"]
"""Gets a robots.txt: its bytes, None when there is none (4xx), or raises a MusnadError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    parsed: Protego | None
    read_at: datetime
    size: int


class Robots:
    """The rules of each host, read once a day.

    ``agent`` is the newsroom's product token (``musnad``).
    """

    def __init__(self, agent: str, *, clock: Clock) -> None:
        self._agent = agent
        self._clock = clock
        self._lock = threading.Lock()
        self._known: dict[str, _Rules] = {}

    def permit(self, origin: str, url: str, fetch: FetchRules) -> float:
        """Let a request for ``url`` pass, or raise; returns the spacing that the host asks for.

        ``origin`` is scheme, host and port. The spacing is in seconds, 0 when not asked for.
        Raises RefusedError ``fetch.robots`` when the rules forbid it and TransientError
        ``fetch.robots_unreachable`` when nobody can tell.
        """
        rules = self._rules(origin, fetch)
        if rules.parsed is None:
            return 0.0
        if not rules.parsed.can_fetch(url, self._agent):
            raise RefusedError("fetch.robots", url=url)
        delay = rules.parsed.crawl_delay(self._agent) or 0.0
        return min(max(float(delay), 0.0), _LONGEST_DELAY_SECONDS)

    def _rules(self, origin: str, fetch: FetchRules) -> _Rules:
        now = self._clock()
        with self._lock:
            known = self._known.get(origin)
        if known is not None and now - known.read_at < _KEPT_FOR:
            return known
        try:
            body = fetch(f"{origin}/robots.txt")
        except TransientError as error:
            if error.code in _NO_CONNECTION:
                raise  # the page, at the same place, can't be had either: say why
            raise TransientError(
                "fetch.robots_unreachable",
                retry_after_seconds=error.retry_after_seconds,
                site=origin,
                why=error.code,
            ) from error
        size = _EMPTY_BYTES + len(body or b"")
        rules = _Rules(parsed=None if body is None else _parsed(body), read_at=now, size=size)
        with self._lock:
            self._known.pop(origin, None)
            self._known[origin] = rules
            while sum(one.size for one in self._known.values()) > _KEPT_BYTES:
                self._known.pop(next(iter(self._known)))
        return rules


def _parsed(body: bytes) -> Protego:
    return Protego.parse(body[:PARSED_BYTES].decode("utf-8-sig", "replace"))
