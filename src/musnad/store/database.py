"""The store: every value in its wire form, each write one transaction and an upsert."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

import musnad
from musnad.core.addresses import canonical
from musnad.core.article import Article, Stage
from musnad.core.capture import Capture, Validators
from musnad.core.errors import TransientError
from musnad.core.habit import Habit
from musnad.core.happening import Trace
from musnad.core.host import Host
from musnad.core.item import Item, ItemState
from musnad.core.ports import Clock
from musnad.core.receipt import Receipt, ReceiptState
from musnad.core.release import Release
from musnad.core.sheet import Sheet
from musnad.core.subscription import Subscription
from musnad.core.wire import dumps
from musnad.store.archive import SqlArchive, archive_in
from musnad.store.articles import bind, keep_article, version_of
from musnad.store.blobs import Blobs
from musnad.store.connection import Database, Sqlite
from musnad.store.desk import SqlDesk, desk_in
from musnad.store.faults import translated
from musnad.store.files import LARGEST, Files
from musnad.store.meter import SqlMeter
from musnad.store.moving import move
from musnad.store.queue import SEEN, enlist_all
from musnad.store.retention import expire
from musnad.store.schema import (
    addresses,
    articles,
    habits,
    hosts,
    items,
    members,
    moment,
    receipts,
    releases,
    subscriptions,
    texts,
    traces,
    validators,
)
from musnad.store.tracing import SqlTracing
from musnad.store.turns import ITEMS, of_article, of_receipt, take
from musnad.store.values import Cell, key_of, put, value_of
from musnad.store.watching import SqlWatching


def open_store(
    folder: Path,
    clock: Clock,
    *,
    busy_seconds: float = 10.0,
    file_bytes: int = LARGEST,
    url: str = "",
    connections: int = 10,
    statement_seconds: float = 60.0,
) -> SqlStore:
    """The store of the newsroom in ``folder``, made or brought up to date as needed.

    The database is the one of PostgreSQL at ``url`` or, without one,
    ``folder/var/musnad.sqlite3``; the captures are WARC files in ``folder/var/archive``, of
    about ``file_bytes`` at most. Captures that an older musnad kept in ``folder/var/captures``
    are moved there. ``busy_seconds`` is how long a write waits for another process. Of
    a server, as many ``connections`` are kept open, and a statement takes
    ``statement_seconds`` at most.

    Raises RefusedError ``store.newer_schema``, ``store.corrupt``, ``store.read_only``,
    ``store.cannot_open``, ``store.folder``, ``store.address`` or TransientError
    ``store.busy``, ``store.full``, ``store.unreachable``.
    """
    var = folder / "var"
    with translated(var):
        var.mkdir(parents=True, exist_ok=True)
    database: Database
    if url:
        from musnad.store.postgres import Postgres

        database = Postgres(
            url,
            busy_seconds=busy_seconds,
            connections=connections,
            statement_seconds=statement_seconds,
        )
    else:
        database = Sqlite(var / "musnad.sqlite3", busy_seconds=busy_seconds)
    software = {"software": f"musnad/{musnad.__version__}"}
    files = Files(
        archive_in(folder),
        clock=clock,
        facts=software,
        largest=file_bytes,
        busy_seconds=busy_seconds,
    )
    blobs = Blobs(var / "captures")
    archive = SqlArchive(database, files, blobs)
    try:
        database.upgrade()
        # They were never kept beside a database of PostgreSQL: that one does not know of them.
        if not url and (var / "captures").is_dir():
            move(archive, blobs)
        enlist_all(database)
    except BaseException:
        database.close()
        raise
    return SqlStore(database, archive, desk_in(database, clock))


class SqlStore:
    """The port ``Store`` on one database, of SQLite or PostgreSQL, and a folder of WARC files.

    ``meter`` counts what models are asked, in the same database; ``archive`` keeps captures,
    ``watching`` what becomes of pages after publication, ``tracing`` by what releases are
    known again, ``desk`` what editors do.
    Every method raises ``store.*`` errors: TransientError when the database is busy or the
    disk full, RefusedError when it is read-only, damaged or holds what can't be read.
    """

    def __init__(self, database: Database, archive: SqlArchive, desk: SqlDesk) -> None:
        self._database = database
        self.archive = archive
        self.meter = SqlMeter(database)
        self.watching = SqlWatching(database)
        self.tracing = SqlTracing(database)
        self.desk = desk

    def __enter__(self) -> SqlStore:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; the store is of no use afterwards."""
        self._database.close()

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the database file, a line each; empty when it is whole.

        Of the log's chain, the last thousand entries are looked at.
        """
        broken = self.desk.log.broken(last=_LATELY)
        return (*self._database.faults(), *([f"log entry {broken}"] if broken else ()))

    def save_capture(self, capture: Capture, *, source_id: str = "") -> None:
        """Archive it; the same bytes are kept once, the same capture is there once."""
        self.archive.save(capture, source_id=source_id)

    def capture(self, sha256: str) -> Capture | None:
        """The first capture that had these bytes."""
        return self.archive.capture(sha256)

    def expire(self, *, before: datetime) -> int:
        """Let go of captures last made before a moment that no article rests on; how many."""
        return expire(self.archive, before=before).captures

    def validators(self, url: str) -> Validators | None:
        """What to replay when asking this address again."""
        with self._database.reading() as connection:
            known = validators.c.url == key_of(connection, url)
            text = connection.scalar(select(validators.c.value).where(known))
        return None if text is None else value_of(Validators, text)

    def save_validators(self, validators: Validators) -> None:
        """Remember what an address sent, replacing what was remembered."""
        with self._database.writing() as connection:
            key = key_of(connection, validators.url)
            put(connection, _VALIDATORS, {"url": key, "value": dumps(validators)})

    def save_items(self, items: Iterable[Item]) -> int:
        """Add the items that are not known yet; returns how many were new."""
        given: dict[str, Item] = {}
        for item in items:
            given.setdefault(item.id, item)
        with self._database.reading() as connection:
            new = _unknown(connection, tuple(given))
        if not new:
            return 0
        rows = {one: _item_row(given[one]) for one in new}
        with self._database.writing() as connection:
            take(connection, ITEMS)
            # Another process may have added some of them meanwhile.
            fresh = [rows[one] for one in _unknown(connection, new)]
            if fresh:
                connection.execute(insert(_ITEMS), fresh)
        return len(fresh)

    def save_item(self, item: Item) -> None:
        """Replace an item's state."""
        with self._database.writing() as connection:
            put(connection, _ITEMS, _item_row(item))

    def items(
        self, *, state: ItemState | None = None, due_before: datetime | None = None
    ) -> Sequence[Item]:
        """Items by state, those due first; ``due_before`` includes that very moment."""
        query = select(_ITEMS.c.value).order_by(_ITEMS.c.due_at, _ITEMS.c.id)
        if state is not None:
            query = query.where(_ITEMS.c.state == state)
        if due_before is not None:
            query = query.where(_ITEMS.c.due_at <= moment(due_before))
        with self._database.reading() as connection:
            found = connection.scalars(query).all()
        return tuple(value_of(Item, text) for text in found)

    def habit(self, source_id: str) -> Habit | None:
        """How a source has behaved, or None when it was never polled."""
        query = select(habits.c.value).where(habits.c.source_id == source_id)
        with self._database.reading() as connection:
            text = connection.scalar(query)
        return None if text is None else value_of(Habit, text)

    def save_habit(self, habit: Habit) -> None:
        """Remember a poll and how it ended."""
        with self._database.writing() as connection:
            put(connection, habits, {"source_id": habit.source_id, "value": dumps(habit)})

    def habits(self) -> Sequence[Habit]:
        """The habit of each source ever polled, by source id."""
        with self._database.reading() as connection:
            found = connection.scalars(select(habits.c.value).order_by(habits.c.source_id)).all()
        return tuple(value_of(Habit, text) for text in found)

    def hosts(self) -> Sequence[Host]:
        """What is remembered of hosts, by name."""
        with self._database.reading() as connection:
            found = connection.scalars(select(hosts.c.value).order_by(hosts.c.name)).all()
        return tuple(value_of(Host, text) for text in found)

    def save_host(self, host: Host) -> None:
        """Remember how a host has answered, replacing what was remembered."""
        with self._database.writing() as connection:
            put(connection, hosts, {"name": host.name, "value": dumps(host)})

    def subscription(
        self, source_id: str | None = None, *, token: str | None = None
    ) -> Subscription | None:
        """The subscription of a source or, by the end of its callback's address, of whichever."""
        query = select(subscriptions.c.value)
        if source_id is not None:
            query = query.where(subscriptions.c.source_id == source_id)
        if token is not None:
            query = query.where(subscriptions.c.token == token)
        with self._database.reading() as connection:
            text = connection.scalar(query.limit(1))
        return None if text is None else value_of(Subscription, text)

    def save_subscription(self, subscription: Subscription) -> None:
        """Remember what a hub was asked, replacing the source's earlier subscription."""
        row: dict[str, Cell] = {
            "source_id": subscription.source_id,
            "token": subscription.token,
            "value": dumps(subscription),
        }
        with self._database.writing() as connection:
            put(connection, subscriptions, row)

    def story(self, url: str | None, release_id: str) -> str | None:
        """The article id that this very text or, failing that, this address belongs to."""
        with self._database.reading() as connection:
            found = connection.scalar(
                select(texts.c.article_id).where(texts.c.release_id == release_id)
            )
            if found is None and url is not None:
                found = connection.scalar(
                    select(addresses.c.article_id).where(
                        addresses.c.url == key_of(connection, canonical(url))
                    )
                )
        return found

    def save_article(self, article: Article, release: Release) -> None:
        """Store a revision with its release and bind the release's address to the story.

        Raises RefusedError ``store.mismatch`` when the article was written from another
        release, TransientError ``store.stale`` when a person has changed this revision since
        it was read.
        """
        with self._database.writing() as connection:
            take(connection, of_article(article.id))
            if version_of(connection, article.id, article.revision) > article.version:
                raise TransientError("store.stale", article=article.id)
            keep_article(connection, article, release)

    def bind(self, url: str, article_id: str) -> None:
        """Remember that this address tells a story that is already covered."""
        with self._database.writing() as connection:
            bind(connection, url, article_id)

    def article(self, article_id: str, revision: int | None = None) -> Article | None:
        """One revision of an article, the current one when None."""
        query = select(articles.c.value).where(articles.c.id == article_id)
        if revision is not None:
            query = query.where(articles.c.revision == revision)
        with self._database.reading() as connection:
            text = connection.scalar(query.order_by(articles.c.revision.desc()).limit(1))
        return None if text is None else value_of(Article, text)

    def articles(
        self, *, stage: Stage | None = None, limit: int | None = None
    ) -> Sequence[Article]:
        """The current revision of each article, newest first: by publication, else making.

        With a ``stage``, those that stand at it. A later revision that is not published yet
        does not hide the ``published`` one that readers see meanwhile.
        """
        query = _at_stage(select(articles.c.value), stage)
        if limit is not None:
            query = query.limit(max(limit, 0))
        with self._database.reading() as connection:
            found = connection.scalars(query).all()
        return tuple(value_of(Article, text) for text in found)

    def sheets(self, *, stage: Stage) -> Iterator[Sheet]:
        """What ``articles`` gives at a stage, in that order, one by one and not parsed."""
        told = _at_stage(
            select(articles.c.id, articles.c.value, releases.c.value.label("release")), stage
        ).join(releases, releases.c.id == articles.c.release_id, isouter=True)
        with self._database.reading() as connection:
            beside = _having_others(connection)
            for row in connection.execute(told.execution_options(yield_per=200)):
                own = (row.release,) if row.release is not None else ()
                others = json.loads(row.value)["value"].get("other_release_ids", ())
                kept = (
                    connection.scalar(select(releases.c.value).where(releases.c.id == one))
                    for one in others
                )
                yield Sheet(
                    id=row.id,
                    article=row.value,
                    bases=(*own, *(text for text in kept if text is not None)),
                    beside=tuple(self.related(row.id)) if row.id in beside else (),
                )

    def release(self, release_id: str) -> Release | None:
        """The release with this id."""
        with self._database.reading() as connection:
            text = connection.scalar(select(releases.c.value).where(releases.c.id == release_id))
        return None if text is None else value_of(Release, text)

    def release_sizes(self, *, most: int) -> Mapping[str, Sequence[int]]:
        """How many letters the body of each source's last releases has, newest first."""
        shown = (
            select(articles.c.release_id, func.max(articles.c.shown_at).label("at"))
            .group_by(articles.c.release_id)
            .subquery()
        )
        place = func.row_number().over(
            partition_by=releases.c.source_id, order_by=(shown.c.at.desc(), releases.c.id)
        )
        ranked = (
            select(releases.c.id, place.label("place"))
            .join(shown, shown.c.release_id == releases.c.id)
            .subquery()
        )
        query = (
            select(releases.c.source_id, releases.c.value)
            .join(ranked, ranked.c.id == releases.c.id)
            .where(ranked.c.place <= most)
            .order_by(releases.c.source_id, ranked.c.place)
        )
        sizes: dict[str, list[int]] = {}
        with self._database.reading() as connection:
            for source_id, text in connection.execute(query):
                body = value_of(Release, text).body
                sizes.setdefault(source_id, []).append(sum(len(one.text) for one in body))
        return sizes

    def related(self, article_id: str) -> Sequence[Trace]:
        """What others released about the event that an article tells of, the first first."""
        found = self.tracing.happening(article_id)
        members = found.members if found else ()
        return tuple(one for one in members if one.article_id != article_id)

    def save_receipt(self, receipt: Receipt) -> None:
        """Replace the receipt of (article, revision, channel); outlives a power cut."""
        # What is sent after an intent was stored must never be sent by surprise again.
        with self._database.writing(durable=True) as connection:
            take(connection, _turn_of(receipt))
            put(connection, receipts, _receipt_row(receipt))

    def swap_receipt(self, known: Receipt | None, receipt: Receipt) -> bool:
        """Replace a receipt where it still is as it is known; outlives a power cut."""
        query = select(receipts.c.value).where(
            receipts.c.article_id == receipt.article_id,
            receipts.c.revision == receipt.revision,
            receipts.c.channel == receipt.channel,
        )
        with self._database.writing(durable=True) as connection:
            take(connection, _turn_of(receipt))
            found = connection.scalar(query)
            if (value_of(Receipt, found) if found is not None else None) != known:
                return False
            put(connection, receipts, _receipt_row(receipt))
            return True

    def receipts(
        self, article_id: str | None = None, *, state: ReceiptState | None = None
    ) -> Sequence[Receipt]:
        """Receipts in order of time, all or those of one article or in one state."""
        query = select(receipts.c.value).order_by(
            receipts.c.at, receipts.c.article_id, receipts.c.revision, receipts.c.channel
        )
        if article_id is not None:
            query = query.where(receipts.c.article_id == article_id)
        if state is not None:
            query = query.where(receipts.c.state == state)
        with self._database.reading() as connection:
            found = connection.scalars(query).all()
        return tuple(value_of(Receipt, text) for text in found)


def _turn_of(receipt: Receipt) -> str:
    return of_receipt(receipt.article_id, receipt.revision, receipt.channel)


def _receipt_row(receipt: Receipt) -> dict[str, Cell]:
    return {
        "article_id": receipt.article_id,
        "revision": receipt.revision,
        "channel": receipt.channel,
        "state": receipt.state,
        "at": moment(receipt.at),
        "value": dumps(receipt),
    }


def _at_stage(query: Select[Any], stage: Stage | None) -> Select[Any]:
    """Of each article the current revision, or the one that stands at a stage; newest first."""
    newer = articles.alias("newer")
    latest = select(func.max(newer.c.revision)).where(newer.c.id == articles.c.id)
    if stage == "published":
        latest = latest.where(newer.c.stage.in_(SEEN))
    query = query.where(articles.c.revision == latest.scalar_subquery())
    if stage is not None:
        query = query.where(articles.c.stage == stage)
    return query.order_by(articles.c.shown_at.desc(), articles.c.id)


def _having_others(connection: Connection) -> frozenset[str]:
    """The articles about whose event somebody else released something too."""
    filed = select(traces.c.article_id).join(members, members.c.release_id == traces.c.release_id)
    return frozenset(connection.scalars(filed).all())


_LATELY = 1_000

_MOST_ASKED = 500
"""Ids in one question: SQLite of some builds takes no more than 999 values."""

# Under these names because methods have parameters that are called like the tables.
_ITEMS = items
_VALIDATORS = validators


def _unknown(connection: Connection, ids: Sequence[str]) -> tuple[str, ...]:
    """Those ids, in their order, that no item has: asked in a few large questions."""
    known: set[str] = set()
    for first in range(0, len(ids), _MOST_ASKED):
        asked = ids[first : first + _MOST_ASKED]
        known.update(connection.scalars(select(_ITEMS.c.id).where(_ITEMS.c.id.in_(asked))))
    return tuple(one for one in ids if one not in known)


def _item_row(item: Item) -> dict[str, Cell]:
    return {
        "id": item.id,
        "source_id": item.entry.source_id,
        "state": item.state,
        "due_at": moment(item.due_at),
        "value": dumps(item),
    }
