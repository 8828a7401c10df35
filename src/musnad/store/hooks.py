"""Addresses that are told of events, and what is on its way to them, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, select

from musnad.core.people import Hook, HookCall
from musnad.core.wire import dumps
from musnad.store.connection import Database
from musnad.store.schema import counters, hook_calls, hooks, moment
from musnad.store.turns import HOOKS, take
from musnad.store.values import add_new, put, value_of

_TOLD = "hooks.told"


class SqlHooks:
    """The port ``Hooks``; raises ``store.*``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def hooks(self) -> Sequence[Hook]:
        """All hooks, the oldest first."""
        query = select(hooks.c.value).order_by(hooks.c.created_at, hooks.c.id)
        with self._database.reading() as connection:
            found = connection.scalars(query).all()
        return tuple(value_of(Hook, one) for one in found)

    def save_hook(self, hook: Hook) -> None:
        """Keep or replace."""
        row = {"id": hook.id, "created_at": moment(hook.created_at), "value": dumps(hook)}
        with self._database.writing(durable=True) as connection:
            put(connection, hooks, row)

    def told(self) -> int:
        """The number of the last entry of the log that calls were made from; 0 at first."""
        with self._database.reading() as connection:
            return _told(connection)

    def queue(self, calls: Sequence[HookCall], *, told: int) -> None:
        """Keep calls that were made from the log, up to which entry, in one transaction.

        Those that are there already stay as they are, and ``told`` never falls.
        """
        with self._database.writing(durable=True) as connection:
            take(connection, HOOKS)
            for call in calls:
                add_new(connection, hook_calls, _row(call))
            number = max(told, _told(connection))
            put(connection, counters, {"name": _TOLD, "number": number})

    def save_call(self, call: HookCall) -> None:
        """Keep or replace."""
        with self._database.writing() as connection:
            put(connection, hook_calls, _row(call), keys=["id"])

    def prune(self, *, before: datetime) -> int:
        """Forget calls that wait no more and were due before a moment; how many."""
        ended = delete(hook_calls).where(
            hook_calls.c.state.in_(("sent", "dead")), hook_calls.c.due_at < moment(before)
        )
        with self._database.writing() as connection:
            return connection.execute(ended).rowcount

    def calls(
        self, *, hook_id: str | None = None, due_before: datetime | None = None, limit: int = 100
    ) -> Sequence[HookCall]:
        """Those waiting that are due, of one hook or of all, the first due first; or, without
        a time, those in any state, the newest first. ``due_before`` includes that moment."""
        query = select(hook_calls.c.value).limit(max(limit, 0))
        if hook_id is not None:
            query = query.where(hook_calls.c.hook_id == hook_id)
        if due_before is None:
            query = query.order_by(hook_calls.c.number.desc())
        else:
            query = query.where(
                hook_calls.c.state == "waiting", hook_calls.c.due_at <= moment(due_before)
            ).order_by(hook_calls.c.due_at, hook_calls.c.number)
        with self._database.reading() as connection:
            found = connection.scalars(query).all()
        return tuple(value_of(HookCall, one) for one in found)


def _told(connection: Connection) -> int:
    query = select(counters.c.number).where(counters.c.name == _TOLD)
    return connection.scalar(query) or 0


def _row(call: HookCall) -> dict[str, str]:
    return {
        "id": call.id,
        "hook_id": call.hook_id,
        "state": call.state,
        "due_at": moment(call.due_at),
        "value": dumps(call),
    }
