"""What readers say is wrong, in the database."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from musnad.core.objection import Objection, ObjectionState
from musnad.core.wire import dumps
from musnad.store.connection import Database
from musnad.store.schema import moment, objections
from musnad.store.values import Cell, put, value_of


class SqlObjections:
    """The port ``Objections``; raises ``store.*``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, objection: Objection) -> None:
        """Keep or replace."""
        row: dict[str, Cell] = {
            "id": objection.id,
            "article_id": objection.article_id,
            "state": objection.state,
            "sender": objection.sender,
            "at": moment(objection.at),
            "value": dumps(objection),
        }
        with self._database.writing(durable=True) as connection:
            put(connection, objections, row)

    def objection(self, id_: str) -> Objection | None:
        """The one with this id."""
        query = select(objections.c.value).where(objections.c.id == id_)
        with self._database.reading() as connection:
            found = connection.scalar(query)
        return None if found is None else value_of(Objection, found)

    def objections(
        self,
        *,
        article_id: str | None = None,
        state: ObjectionState | None = None,
        limit: int = 200,
    ) -> Sequence[Objection]:
        """Those of an article or in a state, the newest first."""
        query = select(objections.c.value).order_by(objections.c.at.desc(), objections.c.id)
        if article_id is not None:
            query = query.where(objections.c.article_id == article_id)
        if state is not None:
            query = query.where(objections.c.state == state)
        with self._database.reading() as connection:
            found = connection.scalars(query.limit(limit)).all()
        return tuple(value_of(Objection, one) for one in found)
