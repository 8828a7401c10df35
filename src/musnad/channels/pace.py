"""How fast one chat may be written to, over all processes of a newsroom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from musnad.channels.notes import Notebook
from musnad.core.errors import TransientError

_MINUTE = 60.0
_SHORT = 1.5
"""Seconds that are waited at once; a longer wait is left to a later pass."""


class Pace:
    """So many messages a second and a minute at most.

    Source: Telegram's Bots FAQ: one message a second to a chat, twenty a minute to a group.
    """

    def __init__(
        self,
        notebook: Notebook,
        *,
        apart_seconds: float,
        a_minute: int,
        clock: Callable[[], datetime],
        sleep: Callable[[float], None],
    ) -> None:
        self._notebook = notebook
        self._apart = apart_seconds
        self._a_minute = a_minute
        self._clock = clock
        self._sleep = sleep

    def take_turn(self) -> None:
        """Wait for a turn and take it; TransientError ``channel.pace`` when it is far off."""
        while True:
            wait = self._wait()
            if wait <= 0:
                return
            if wait > _SHORT:
                raise TransientError("channel.pace", retry_after_seconds=wait)
            self._sleep(wait)

    def _wait(self) -> float:
        """Seconds until there is a turn; 0 when it has been taken."""
        now = self._clock().timestamp()
        with self._notebook.changing() as notes:
            told = notes.get("turns")
            turns = [float(one) for one in told] if isinstance(told, list) else []
            # A clock that was set back must not silence a channel: the future is now.
            turns = sorted(min(one, now) for one in turns if one > now - _MINUTE)
            wait = 0.0
            if turns:
                wait = max(wait, turns[-1] + self._apart - now)
            if len(turns) >= self._a_minute:
                wait = max(wait, turns[-self._a_minute] + _MINUTE - now)
            if wait <= 0:
                notes["turns"] = [*turns, now][-self._a_minute :]
            return wait
