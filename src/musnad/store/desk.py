"""Everything that the editors' desk remembers, in the newsroom's database."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.core.ports import Clock
from musnad.store.connection import Database
from musnad.store.copy import SqlCopy
from musnad.store.hooks import SqlHooks
from musnad.store.log import SqlLog
from musnad.store.objections import SqlObjections
from musnad.store.people import SqlPeople
from musnad.store.queue import SqlQueue


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlDesk:
    """The port ``DeskMemory``; every method of its parts raises ``store.*``."""

    queue: SqlQueue
    copy: SqlCopy
    log: SqlLog
    people: SqlPeople
    hooks: SqlHooks
    objections: SqlObjections


def desk_in(database: Database, clock: Clock) -> SqlDesk:
    """The desk's memory in a database; ``clock`` dates the entries of its log."""
    return SqlDesk(
        queue=SqlQueue(database),
        copy=SqlCopy(database, clock),
        log=SqlLog(database, clock),
        people=SqlPeople(database),
        hooks=SqlHooks(database),
        objections=SqlObjections(database),
    )
