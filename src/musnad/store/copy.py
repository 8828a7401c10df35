"""What people change of articles, kept whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from musnad.core.article import Article
from musnad.core.editing import Edit
from musnad.core.errors import RefusedError
from musnad.core.log import Note
from musnad.core.ports import Clock
from musnad.core.release import Release
from musnad.core.wire import dumps
from musnad.store.articles import keep_article, version_of
from musnad.store.connection import Database
from musnad.store.log import add, newest_about
from musnad.store.queue import SEEN
from musnad.store.schema import articles, edits
from musnad.store.turns import of_article, take
from musnad.store.values import put, value_of


class SqlCopy:
    """The port ``Copy``; raises ``store.*``."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def keep(
        self,
        article: Article,
        release: Release,
        *,
        expected: tuple[int, int] | None,
        notes: Sequence[Note],
        edit: Edit | None = None,
    ) -> None:
        """Save an article, the step that made it and the log's entries in one transaction.

        RefusedError ``desk.stale`` when it has changed since ``expected``, ``store.mismatch``
        for another release than its own.
        """
        with self._database.writing(durable=True) as connection:
            take(connection, of_article(article.id))
            current = _expect(connection, article, expected)
            keep_article(connection, _noted(article, current), release)
            if edit is not None:
                _put_edit(connection, edit)
            add(connection, notes, at=self._clock())

    def edits(self, article_id: str, revision: int | None = None) -> Sequence[Edit]:
        """The steps of one revision or of all, oldest first."""
        query = select(edits.c.value).where(edits.c.article_id == article_id)
        if revision is not None:
            query = query.where(edits.c.revision == revision)
        with self._database.reading() as connection:
            found = connection.scalars(query.order_by(edits.c.revision, edits.c.version)).all()
        return tuple(value_of(Edit, one) for one in found)

    def undo(
        self,
        edit: Edit,
        article: Article,
        release: Release,
        *,
        expected: tuple[int, int],
        notes: Sequence[Note],
    ) -> None:
        """As ``keep`` of the article as it stood before the step, which is marked as undone.

        RefusedError ``desk.undone`` when it was never kept, or is undone already.
        """
        with self._database.writing(durable=True) as connection:
            take(connection, of_article(article.id))
            current = _expect(connection, article, expected)
            known = _stored_edit(connection, edit)
            if known is None or known.undone:
                raise RefusedError("desk.undone", article=edit.article_id)
            keep_article(connection, _noted(article, current), release)
            _put_edit(connection, replace(known, undone=True))
            add(connection, notes, at=self._clock())


def _expect(
    connection: Connection, article: Article, expected: tuple[int, int] | None
) -> Article | None:
    """The current revision; raises ``desk.stale`` unless it is the expected one.

    Nor may what goes back behind a revision's version, or behind its publication, be kept.
    ``article.unknown`` where there is none.
    """
    query = select(articles.c.value).where(articles.c.id == article.id)
    value = connection.scalar(query.order_by(articles.c.revision.desc()).limit(1))
    if value is None:
        if expected is None:
            return None
        raise RefusedError("article.unknown", id=article.id)
    current = value_of(Article, value)
    unseen = (current.revision, current.version) != expected
    if current.revision == article.revision:
        # The newsroom published it while the person was at it.
        unseen = unseen or (current.stage == "published" and article.stage not in SEEN)
    if unseen or version_of(connection, article.id, article.revision) > article.version:
        by, at = _changed(connection, current)
        told = at.astimezone(UTC).isoformat(timespec="seconds")
        raise RefusedError("desk.stale", article=article.id, by=by, at=told)
    return current


def _noted(article: Article, current: Article | None) -> Article:
    """The article with what the newsroom noted of the source while a person was at it."""
    if current is None or len(current.source_notes) <= len(article.source_notes):
        return article
    return replace(article, source_notes=current.source_notes)


def _changed(connection: Connection, current: Article) -> tuple[str, datetime]:
    """Who changed an article last, "" where it was the newsroom itself, and when."""
    entry = newest_about(connection, current.id)
    if entry is None or entry.at < current.changed_at or entry.by == "policy":
        return "", current.changed_at
    return entry.by, entry.at


def _stored_edit(connection: Connection, edit: Edit) -> Edit | None:
    query = select(edits.c.value).where(
        edits.c.article_id == edit.article_id,
        edits.c.revision == edit.revision,
        edits.c.version == edit.version,
    )
    found = connection.scalar(query)
    return None if found is None else value_of(Edit, found)


def _put_edit(connection: Connection, edit: Edit) -> None:
    put(
        connection,
        edits,
        {
            "article_id": edit.article_id,
            "revision": edit.revision,
            "version": edit.version,
            "value": dumps(edit),
        },
    )
