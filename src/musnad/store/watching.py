"""The watch over published articles, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, select

from musnad.core.article import Article
from musnad.core.release import Release
from musnad.core.watch import Change, Sight, Watch
from musnad.core.wire import dumps
from musnad.store.connection import Database
from musnad.store.schema import (
    articles,
    changes,
    chores,
    from_moment,
    moment,
    releases,
    watches,
)
from musnad.store.values import Cell, add_new, field_of, key_of, put, value_of


class SqlWatching:
    """What is watched, what changed, and when chores were last done; raises ``store.*``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def unwatched(self, *, since: datetime, limit: int) -> Sequence[Article]:
        """Published revisions, first published since then, that nobody watches yet."""
        watched = exists().where(watches.c.article_id == articles.c.id)
        query = (
            select(articles.c.value)
            .where(articles.c.stage == "published", articles.c.shown_at >= moment(since))
            .where(~watched)
            .order_by(articles.c.shown_at.desc(), articles.c.revision.desc())
            .limit(limit)
        )
        with self._database.reading() as connection:
            found = connection.scalars(query).all()
        return tuple(value_of(Article, text) for text in found)

    def watches(
        self,
        *,
        due_before: datetime | None = None,
        article_id: str | None = None,
        sight: Sight | None = None,
        limit: int | None = None,
    ) -> Sequence[Watch]:
        """Watches, those due first; ``due_before`` includes that very moment."""
        order = (watches.c.due_at.nulls_first(), watches.c.article_id)
        query = select(watches.c.value).order_by(*order)
        if due_before is not None:
            query = query.where(watches.c.due_at <= moment(due_before))
        if article_id is not None:
            query = query.where(watches.c.article_id == article_id)
        with self._database.reading() as connection:
            if sight is not None:
                query = query.where(field_of(connection, watches.c.value, "sight") == sight)
            found = connection.scalars(query.limit(limit)).all()
        return tuple(value_of(Watch, text) for text in found)

    def save_watch(self, watch: Watch) -> None:
        """Replace the watch over this page for this article."""
        with self._database.writing() as connection:
            row: dict[str, Cell] = {
                "article_id": watch.article_id,
                "url": key_of(connection, watch.url),
                "due_at": None if watch.due_at is None else moment(watch.due_at),
                "value": dumps(watch),
            }
            put(connection, watches, row)

    def save_change(self, change: Change, release: Release | None = None) -> None:
        """Keep what a source did, with the release that it brought; once for each id."""
        row: dict[str, Cell] = {
            "id": change.id,
            "article_id": change.article_id,
            "seen_at": moment(change.seen_at),
            "value": dumps(change),
        }
        with self._database.writing() as connection:
            if release is not None:
                add_new(connection, releases, _release_row(release))
            put(connection, changes, row)

    def save_release(self, release: Release) -> None:
        """Keep a release that no article was written from, unless it is there."""
        with self._database.writing() as connection:
            add_new(connection, releases, _release_row(release))

    def changes(self, article_id: str | None = None) -> Sequence[Change]:
        """What sources did, oldest first: to all articles or to one."""
        query = select(changes.c.value).order_by(changes.c.seen_at, changes.c.id)
        if article_id is not None:
            query = query.where(changes.c.article_id == article_id)
        with self._database.reading() as connection:
            found = connection.scalars(query).all()
        return tuple(value_of(Change, text) for text in found)

    def done_at(self, chore: str) -> datetime | None:
        """When something that is done now and then was last done."""
        with self._database.reading() as connection:
            text = connection.scalar(select(chores.c.done_at).where(chores.c.name == chore))
        return None if text is None else from_moment(text)

    def save_done(self, chore: str, at: datetime) -> None:
        """Remember when it was done."""
        with self._database.writing() as connection:
            put(connection, chores, {"name": chore, "done_at": moment(at)})


def _release_row(release: Release) -> dict[str, Cell]:
    return {"id": release.id, "source_id": release.source_id, "value": dumps(release)}
