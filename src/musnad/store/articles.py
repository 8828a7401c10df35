"""Writes an article with all that hangs on it, inside the caller's transaction."""

from __future__ import annotations

from sqlalchemy import Connection, select

from musnad.core.addresses import canonical
from musnad.core.article import Article
from musnad.core.errors import RefusedError
from musnad.core.release import Release
from musnad.core.wire import dumps
from musnad.store.queue import enlist
from musnad.store.schema import addresses, articles, moment, releases, texts
from musnad.store.values import key_of, put


def keep_article(connection: Connection, article: Article, release: Release) -> None:
    """Store a revision with its release, the story's addresses and its row in the lists.

    Raises RefusedError ``store.mismatch`` when the article was written from another release.
    """
    if article.release_id != release.id:
        raise RefusedError("store.mismatch", article=article.id, release=release.id)
    put(
        connection,
        releases,
        {"id": release.id, "source_id": release.source_id, "value": dumps(release)},
    )
    put(
        connection,
        articles,
        {
            "id": article.id,
            "revision": article.revision,
            "release_id": article.release_id,
            "stage": article.stage,
            "shown_at": moment(article.published_at or article.created_at),
            "value": dumps(article),
            "version": article.version,
        },
    )
    # What tells of several releases is nobody's story: each of them may have an article of its own.
    if not article.other_release_ids:
        put(connection, texts, {"release_id": release.id, "article_id": article.id})
        if release.url is not None:
            bind(connection, release.url, article.id)
    enlist(connection, article, release)


def bind(connection: Connection, url: str, article_id: str) -> None:
    """Remember that an address tells a story that is covered."""
    put(
        connection, addresses, {"url": key_of(connection, canonical(url)), "article_id": article_id}
    )


def version_of(connection: Connection, article_id: str, revision: int) -> int:
    """How often people have changed a revision, 0 where it is not there."""
    query = select(articles.c.version).where(
        articles.c.id == article_id, articles.c.revision == revision
    )
    return connection.scalar(query) or 0
