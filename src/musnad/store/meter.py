"""The meter on the newsroom's database: every process of the newsroom counts in one place.

A reservation is one transaction that takes its turn before it reads, so that two processes
never see the same room. Moments are counted on the meter's own time, which never
goes back: a clock that is behind counts at the latest moment that any process has told of this
writer. Within each minute of that time, and each day, the limits hold whatever the clocks say;
after a clock that was ahead, the others wait until they have caught up.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from musnad.core.asking import Answer, Call, Limits, Turn
from musnad.core.errors import RefusedError
from musnad.core.quota import MINUTE, Usage, day_start, free_at, seconds_until
from musnad.core.wire import dumps, loads
from musnad.store.connection import Database
from musnad.store.schema import answers, from_moment, moment, usages
from musnad.store.turns import ANSWERS, take

CACHE_BYTES = 64_000_000
"""What the answers kept may take together, in bytes of UTF-8."""


class SqlMeter:
    """The port ``Meter`` on the store's database.

    Every method raises the store's errors: TransientError ``store.busy`` or ``store.full``,
    RefusedError ``store.*``. ``cache_bytes`` is what all answers kept may take together.
    """

    def __init__(self, database: Database, *, cache_bytes: int = CACHE_BYTES) -> None:
        self._database = database
        self._cache_bytes = cache_bytes

    def reserve(
        self, writer: str, *, tokens: int, price_micros: int, limits: Limits, at: datetime
    ) -> Turn:
        """Leave to ask for at most so many tokens at such a price, or how long to wait.

        What could never fit a limit of the minute, even alone, is put off to the next day.
        """
        with self._database.writing(durable=True) as connection:
            take(connection, _of(writer))
            now = _now(connection, writer, at)
            asked = Usage(at=now, requests=1, tokens=tokens, price_micros=price_micros)
            when, limit = free_at(
                asked,
                limits,
                minute=_minute(connection, writer, now),
                day=_day(connection, writer, day_start(now, at.tzinfo)),
                zone=at.tzinfo,
            )
            if limit:
                return Turn(id=None, wait_seconds=seconds_until(when, at), limit=limit)
            row = {
                "writer": writer,
                "counted_at": moment(now),
                "requests": 1,
                "tokens": tokens,
                "price_micros": price_micros,
            }
            number = connection.scalar(insert(usages).values(row).returning(usages.c.number))
        return Turn(id=str(number))

    def settle(self, turn: Turn, call: Call) -> None:
        """Put what was really used in the place of what was reserved, and keep the account.

        A turn without an id reserved nothing: its call (one from the cache, say) is kept all
        the same. Settled again, a turn keeps the last call.
        """
        row = {
            "requests": 0 if call.cached else 1,
            "tokens": 0 if call.cached else call.input_tokens + call.output_tokens,
            "price_micros": 0 if call.cached else call.price_micros,
            "sent_at": moment(call.at),
            "value": dumps(call),
        }
        with self._database.writing(durable=True) as connection:
            take(connection, _of(call.writer))
            reserved = _reserved(connection, turn)
            if reserved is None:
                counted = moment(_now(connection, call.writer, call.at))
                fresh = {**row, "writer": call.writer, "counted_at": counted}
                connection.execute(insert(usages).values(fresh))
                return
            number, counted = reserved
            # It was sent after leave was given: the provider's minute runs from then.
            row["counted_at"] = max(counted, moment(call.at))
            connection.execute(update(usages).where(usages.c.number == number).values(row))

    def calls(self, *, since: datetime, writer: str | None = None) -> Sequence[Call]:
        """The calls since a moment, oldest first; answers from the cache among them."""
        query = select(usages.c.value).where(usages.c.sent_at >= moment(since))
        if writer is not None:
            query = query.where(usages.c.writer == writer)
        with self._database.reading() as connection:
            found = connection.scalars(query.order_by(usages.c.sent_at, usages.c.number)).all()
        return tuple(_call(text) for text in found)

    def answer(self, key: str) -> Answer | None:
        """What was answered to this very question of this model before.

        An answer that can't be read any more is as good as none: the model is asked anew.
        """
        with self._database.reading() as connection:
            text = connection.scalar(select(answers.c.value).where(answers.c.key == key))
        try:
            return None if text is None else loads(Answer, text)
        except RefusedError:
            return None

    def save_answer(self, key: str, answer: Answer) -> None:
        """Keep an answer under its content key; the oldest answers make room for it.

        One that is larger than the whole cache may be, or is no Unicode text, is not kept.
        """
        text = dumps(answer)
        try:
            size = len(text.encode())
        except UnicodeEncodeError:
            return
        row = {"key": key, "size": size, "value": text}
        with self._database.writing() as connection:
            take(connection, ANSWERS)
            connection.execute(delete(answers).where(answers.c.key == key))
            connection.execute(insert(answers).values(row))
            _make_room(connection, self._cache_bytes)


def _of(writer: str) -> str:
    """The thing that a writer's account is."""
    return f"writer {writer}"


def _now(connection: Connection, writer: str, at: datetime) -> datetime:
    """The meter's time for this writer, in UTC: it never goes back."""
    latest = connection.scalar(
        select(func.max(usages.c.counted_at)).where(usages.c.writer == writer)
    )
    return from_moment(max(latest or "", moment(at)))


def _minute(connection: Connection, writer: str, now: datetime) -> tuple[Usage, ...]:
    rows = connection.execute(
        select(usages.c.counted_at, usages.c.requests, usages.c.tokens).where(
            usages.c.writer == writer, usages.c.counted_at > moment(now - MINUTE)
        )
    )
    return tuple(
        Usage(at=from_moment(at), requests=requests, tokens=tokens) for at, requests, tokens in rows
    )


def _day(connection: Connection, writer: str, start: datetime) -> Usage:
    sums = (func.sum(usages.c.requests), func.sum(usages.c.tokens), func.sum(usages.c.price_micros))
    requests, tokens, price = connection.execute(
        select(*sums).where(usages.c.writer == writer, usages.c.counted_at >= moment(start))
    ).one()
    # PostgreSQL adds large integers up to decimals.
    return Usage(
        at=start,
        requests=int(requests or 0),
        tokens=int(tokens or 0),
        price_micros=int(price or 0),
    )


def _reserved(connection: Connection, turn: Turn) -> tuple[int, str] | None:
    """The number of what was reserved, and when it counts."""
    if turn.id is None or not turn.id.isdecimal():
        return None
    query = select(usages.c.number, usages.c.counted_at).where(usages.c.number == int(turn.id))
    found = connection.execute(query).one_or_none()
    return None if found is None else (found.number, found.counted_at)


def _make_room(connection: Connection, most: int) -> None:
    kept = int(connection.scalar(select(func.sum(answers.c.size))) or 0)
    while kept > most:
        oldest = connection.execute(
            select(answers.c.number, answers.c.size).order_by(answers.c.number).limit(1)
        ).one()
        connection.execute(delete(answers).where(answers.c.number == oldest.number))
        kept -= oldest.size


def _call(text: str) -> Call:
    try:
        return loads(Call, text)
    except RefusedError as error:
        raise RefusedError("store.record", kind="call", what=error.code) from error
