"""Requests that are to have their effect once: the answer to a key is kept and given again.

It is kept in this process, for a day: a key does not outlive a restart.
Source: draft-ietf-httpapi-idempotency-key-header.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response

from musnad.core.errors import RefusedError, TransientError

MOST_KEPT = 5000
LARGEST_BYTES = 200_000
_KEPT_SECONDS = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    asked: str
    until: float
    response: Response | None = None


class Once:
    """The answers that were given, by who asked, what for, and the key."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str, str], _Kept] = OrderedDict()

    def answer(
        self,
        who: str,
        what: str,
        key: str | None,
        asked: str,
        now: float,
        make: Callable[[], Response],
    ) -> Response:
        """What ``make`` answers, or what it answered to this key before; ``asked`` is a hash.

        Raises RefusedError ``api.key_reused`` where the same key comes with another request
        and TransientError ``api.key_busy`` while the first one is still being answered. An
        error is not kept: the request may be sent again.
        """
        if key is None:
            return make()
        name = (who, what, key)
        with self._lock:
            known = self._kept.get(name)
            if known is not None and known.until > now:
                if known.asked != asked:
                    raise RefusedError("api.key_reused")
                if known.response is None:
                    raise TransientError("api.key_busy", retry_after_seconds=1)
                return known.response
            self._kept[name] = _Kept(asked=asked, until=now + _KEPT_SECONDS)
            self._kept.move_to_end(name)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        try:
            response = make()
        except BaseException:
            self._forget(name)
            raise
        if len(bytes(response.body)) > LARGEST_BYTES:
            self._forget(name)
            return response
        with self._lock:
            self._kept[name] = _Kept(asked=asked, until=now + _KEPT_SECONDS, response=response)
        return response

    def _forget(self, name: tuple[str, str, str]) -> None:
        with self._lock:
            self._kept.pop(name, None)
