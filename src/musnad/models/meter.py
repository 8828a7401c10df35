"""A meter in memory: for one command that stores nothing, such as ``musnad write``.

It counts as the store's does, for one process alone, and forgets when that ends.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from musnad.core.asking import Answer, Call, Limits, Turn
from musnad.core.quota import MINUTE, Usage, day_start, free_at, seconds_until

MOST_ANSWERS = 1_000


@dataclass(slots=True, kw_only=True)
class _Entry:
    writer: str
    usage: Usage
    call: Call | None = None


class MemoryMeter:
    """The port ``Meter`` without a disk; threads may share it.

    Holds at most ``most_answers`` answers, the oldest leave first.
    """

    def __init__(self, *, most_answers: int = MOST_ANSWERS) -> None:
        self._most_answers = most_answers
        self._entries: list[_Entry] = []
        self._answers: dict[str, Answer] = {}
        self._lock = threading.Lock()

    def reserve(
        self, writer: str, *, tokens: int, price_micros: int, limits: Limits, at: datetime
    ) -> Turn:
        """Leave to ask for at most so many tokens at such a price, or how long to wait."""
        with self._lock:
            now = self._now(writer, at)
            asked = Usage(at=now, requests=1, tokens=tokens, price_micros=price_micros)
            used = [entry.usage for entry in self._entries if entry.writer == writer]
            minute = [one for one in used if one.at > now - MINUTE]
            day = _total(used, day_start(now, at.tzinfo))
            when, limit = free_at(asked, limits, minute=minute, day=day, zone=at.tzinfo)
            if limit:
                return Turn(id=None, wait_seconds=seconds_until(when, at), limit=limit)
            self._entries.append(_Entry(writer=writer, usage=asked))
            return Turn(id=str(len(self._entries)))

    def settle(self, turn: Turn, call: Call) -> None:
        """Put what was really used in the place of what was reserved, and keep the account.

        A turn without an id reserved nothing: its call is kept all the same.
        """
        with self._lock:
            entry = self._reserved(turn)
            if entry is None:
                usage = Usage(at=self._now(call.writer, call.at))
                entry = _Entry(writer=call.writer, usage=usage)
                self._entries.append(entry)
            paid = not call.cached
            entry.usage = Usage(
                at=max(entry.usage.at, call.at.astimezone(UTC)),
                requests=int(paid),
                tokens=(call.input_tokens + call.output_tokens) * paid,
                price_micros=call.price_micros * paid,
            )
            entry.call = call

    def calls(self, *, since: datetime, writer: str | None = None) -> Sequence[Call]:
        """The calls since a moment, oldest first; answers from the cache among them."""
        with self._lock:
            found = [
                entry.call
                for entry in self._entries
                if entry.call is not None
                and entry.call.at >= since
                and writer in (None, entry.writer)
            ]
        return tuple(sorted(found, key=lambda call: call.at))

    def answer(self, key: str) -> Answer | None:
        """What was answered to this very question of this model before."""
        with self._lock:
            return self._answers.get(key)

    def save_answer(self, key: str, answer: Answer) -> None:
        """Keep an answer under its content key; the oldest answers make room for it."""
        with self._lock:
            self._answers.pop(key, None)
            self._answers[key] = answer
            while len(self._answers) > self._most_answers:
                del self._answers[next(iter(self._answers))]

    def _now(self, writer: str, at: datetime) -> datetime:
        """The meter's time for this writer, in UTC: it never goes back."""
        told = [entry.usage.at for entry in self._entries if entry.writer == writer]
        return max([at.astimezone(UTC), *told])

    def _reserved(self, turn: Turn) -> _Entry | None:
        if turn.id is None or not turn.id.isdecimal():
            return None
        number = int(turn.id)
        return self._entries[number - 1] if 0 < number <= len(self._entries) else None


def _total(used: Sequence[Usage], start: datetime) -> Usage:
    """What was used since ``start``."""
    today = [one for one in used if one.at >= start]
    return Usage(
        at=start,
        requests=sum(one.requests for one in today),
        tokens=sum(one.tokens for one in today),
        price_micros=sum(one.price_micros for one in today),
    )
