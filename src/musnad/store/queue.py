"""The desk's lists in the database: one row for each article, and the words it is found by."""

from __future__ import annotations

import base64
import binascii
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    Select,
    and_,
    delete,
    func,
    or_,
    select,
)

from musnad.core.article import Article
from musnad.core.errors import RefusedError
from musnad.core.queue import LANES, Asked, Lane, Row, Shown, row_of
from musnad.core.release import Release
from musnad.core.wire import dumps
from musnad.store.connection import Database
from musnad.store.schema import articles, counters, moment, queue, releases
from musnad.store.search import found_among, keep_words
from musnad.store.turns import LISTS, of_article, take
from musnad.store.values import Cell, replacing, value_of
from musnad.store.words import wanted, words_of

SEEN = ("published", "withdrawn")
"""The stages of a revision that has come before readers, for good or not."""

UNLISTED = "queue.unlisted"
"""The counter that is there while articles from before there were lists are not in them."""

_MOST_SHOWN = 200
_AT_ONCE = 100
_LONGEST_CURSOR = 400
_ORDER = (queue.c.changed_at.desc(), queue.c.article_id)
_CURSOR = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) (\S{1,64})")


class SqlQueue:
    """The port ``Queue``; raises ``store.*``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(self, asked: Asked) -> Shown:
        """The rows that were asked for, those changed last first.

        ``published`` lists what readers see, so that a revision that waits for it stands there
        as well as in ``due``. Raises RefusedError ``queue.cursor`` for a ``before`` that is
        none.
        """
        limit = min(max(asked.limit, 1), _MOST_SHOWN)
        listed = _narrowed(asked)
        search = wanted(asked.words)
        if asked.words.strip() and not search:
            return Shown(rows=())
        columns = (queue.c.value, queue.c.changed_at, queue.c.article_id)
        query = listed.with_only_columns(*columns).limit(limit + 1)
        with self._database.reading() as connection:
            if search:
                numbers = found_among(connection, listed, search, limit=limit + 1)
                query = select(*columns).where(queue.c.number.in_(numbers)).order_by(*_ORDER)
            found = connection.execute(query).all()
        rows = tuple(value_of(Row, one.value) for one in found[:limit])
        if len(found) <= limit:
            return Shown(rows=rows)
        last = found[limit - 1]
        return Shown(rows=rows, next=_cursor(last.changed_at, last.article_id))

    def counts(self) -> Mapping[Lane, int]:
        """How many articles stand in each list."""
        kinds = (queue.c.lane, queue.c.published)
        query = select(*kinds, func.count()).group_by(*kinds)
        found: Counter[str] = Counter()
        with self._database.reading() as connection:
            for lane, published, count in connection.execute(query):
                if lane != "published":
                    found[lane] += count
                if published:
                    found["published"] += count
        return {lane: found[lane] for lane in LANES}

    def sources(self) -> Sequence[str]:
        """The ids of all sources that articles come from, in order."""
        query = select(queue.c.source_id).distinct().order_by(queue.c.source_id)
        with self._database.reading() as connection:
            return tuple(connection.scalars(query))

    def writers(self) -> Sequence[str]:
        """The names of all writers that wrote a current revision, in order."""
        query = select(queue.c.writer).distinct().order_by(queue.c.writer)
        with self._database.reading() as connection:
            return tuple(connection.scalars(query))

    def mark(self) -> str:
        """A short text that changes whenever a list does: for those who watch."""
        with self._database.reading() as connection:
            return str(connection.scalar(select(func.max(queue.c.turn))) or 0)

    def scheduled(self, *, due_before: datetime) -> Sequence[str]:
        """The ids of articles whose time to go out has come, the first due first."""
        query = (
            select(queue.c.article_id)
            .where(queue.c.scheduled_for <= moment(due_before))
            .order_by(queue.c.scheduled_for, queue.c.article_id)
        )
        with self._database.reading() as connection:
            return tuple(connection.scalars(query))


def enlist(connection: Connection, article: Article, release: Release) -> None:
    """Write the row of an article of which a revision was just stored, and its words.

    The caller's transaction has taken its turn at the article.
    The row is of the current revision, whichever was stored; one that reads as before stays.
    """
    stages = select(articles.c.revision, articles.c.stage).where(articles.c.id == article.id)
    standing = connection.execute(stages.order_by(articles.c.revision.desc())).all()
    if standing[0].revision != article.revision:
        article, release = _stored(connection, article.id)
    row = row_of(article, release, published=_is_shown(one.stage for one in standing))
    value = dumps(row)
    known = connection.execute(
        select(queue.c.number, queue.c.value).where(queue.c.article_id == article.id)
    ).one_or_none()
    words = words_of(article, release)
    if known is None:
        keep_words(connection, _put(connection, article, row, value), words, new=True)
        return
    if known.value != value:
        _put(connection, article, row, value)
    keep_words(connection, known.number, words)


def enlist_all(database: Database) -> int:
    """List the articles from before there were lists; returns how many.

    They are listed some at a time, so that others may write meanwhile; a kill costs nothing.
    One that can't be read is left out, and is told of when it is asked for.
    """
    with database.reading() as connection:
        if connection.scalar(select(counters.c.name).where(counters.c.name == UNLISTED)) is None:
            return 0
    listed, after = 0, ""
    while True:
        with database.writing() as connection:
            some = [str(one) for one in connection.scalars(_unlisted(after))]
            for one in some:
                take(connection, of_article(one))
            if not some:
                connection.execute(delete(counters).where(counters.c.name == UNLISTED))
                return listed
            listed += sum(_enlisted(connection, one) for one in some)
            after = some[-1]


def _enlisted(connection: Connection, article_id: str) -> bool:
    try:
        article, release = _stored(connection, article_id)
    except RefusedError:
        return False
    enlist(connection, article, release)
    return True


def _unlisted(after: str) -> Select[tuple[str]]:
    """Some articles that are in no list, in the order of their ids."""
    known = select(queue.c.article_id)
    return (
        select(articles.c.id)
        .where(articles.c.id > after, articles.c.id.not_in(known))
        .group_by(articles.c.id)
        .order_by(articles.c.id)
        .limit(_AT_ONCE)
    )


def _stored(connection: Connection, article_id: str) -> tuple[Article, Release]:
    """The current revision, with its release."""
    query = (
        select(articles.c.value, releases.c.value)
        .join(releases, releases.c.id == articles.c.release_id)
        .where(articles.c.id == article_id)
        .order_by(articles.c.revision.desc())
        .limit(1)
    )
    article, release = connection.execute(query).one()
    return value_of(Article, article), value_of(Release, release)


def _is_shown(stages: Iterable[str]) -> bool:
    """Whether readers see some revision; ``stages`` are those of all, the newest first."""
    return next((stage for stage in stages if stage in SEEN), "") == "published"


def _put(connection: Connection, article: Article, row: Row, value: str) -> int:
    # Held to the end: whoever sees a turn has seen all that come before it.
    take(connection, LISTS)
    waits = article.scheduled_for if article.stage == "scheduled" else None
    turn = select(func.coalesce(func.max(queue.c.turn), 0) + 1).scalar_subquery()
    cells: dict[str, Cell | ScalarSelect[int]] = {
        "article_id": row.article_id,
        "revision": row.revision,
        "lane": row.lane,
        "source_id": row.source_id,
        "writer": row.writer,
        "published": row.published,
        "changed_at": moment(row.changed_at),
        "scheduled_for": None if waits is None else moment(waits),
        "turn": turn,
        "value": value,
    }
    query = replacing(connection, queue, cells, keys=["article_id"]).returning(queue.c.number)
    return int(connection.execute(query).scalar_one())


def _narrowed(asked: Asked) -> Select[int]:
    """The numbers of the rows of a list, in their order."""
    query = select(queue.c.number).order_by(*_ORDER)
    if asked.lane == "published":
        query = query.where(queue.c.published)
    elif asked.lane is not None:
        query = query.where(queue.c.lane == asked.lane)
    if asked.source_id is not None:
        query = query.where(queue.c.source_id == asked.source_id)
    if asked.writer is not None:
        query = query.where(queue.c.writer == asked.writer)
    if asked.before:
        query = query.where(_after(asked.before))
    return query


def _cursor(changed_at: str, article_id: str) -> str:
    return base64.urlsafe_b64encode(f"{changed_at} {article_id}".encode()).decode("ascii")


def _after(cursor: str) -> ColumnElement[bool]:
    """What stands after the row that a page ended with."""
    try:
        told = base64.b64decode(cursor[:_LONGEST_CURSOR], altchars=b"-_", validate=True).decode()
    except (ValueError, binascii.Error) as error:
        raise RefusedError("queue.cursor") from error
    found = _CURSOR.fullmatch(told)
    if found is None:
        raise RefusedError("queue.cursor")
    changed_at, article_id = found.groups()
    # Said so that the index over the time is used, and not the rows one by one.
    return and_(
        queue.c.changed_at <= changed_at,
        or_(queue.c.changed_at < changed_at, queue.c.article_id > article_id),
    )
