"""The store: every value in its wire form, each write one transaction and an upsert."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.dialects.sqlite import insert

import musnad
from musnad.core.addresses import canonical
from musnad.core.article import Article, Stage
from musnad.core.capture import Capture, Validators
from musnad.core.errors import RefusedError
from musnad.core.habit import Habit
from musnad.core.happening import Trace
from musnad.core.host import Host
from musnad.core.item import Item, ItemState
from musnad.core.ports import Clock
from musnad.core.receipt import Receipt, ReceiptState
from musnad.core.release import Release
from musnad.core.subscription import Subscription
from musnad.core.wire import Value, dumps, loads
from musnad.store.archive import SqlArchive, archive_in
from musnad.store.blobs import Blobs
from musnad.store.connection import Database
from musnad.store.faults import translated
from musnad.store.files import LARGEST, Files
from musnad.store.meter import SqlMeter
from musnad.store.moving import move
from musnad.store.retention import expire
from musnad.store.schema import (
    addresses,
    articles,
    habits,
    hosts,
    items,
    moment,
    receipts,
    releases,
    subscriptions,
    texts,
    validators,
)
from musnad.store.tracing import SqlTracing
from musnad.store.watching import SqlWatching

T = TypeVar("T", bound=Value)
Cell = str | int | None


def open_store(
    folder: Path, clock: Clock, *, busy_seconds: float = 10.0, file_bytes: int = LARGEST
) -> SqlStore:
    """The store of the newsroom in ``folder``, made or brought up to date as needed.

    The database is ``folder/var/musnad.sqlite3``, the captures are WARC files in
    ``folder/var/archive``, of about ``file_bytes`` at most. Captures that an older musnad kept
    in ``folder/var/captures`` are moved there. ``busy_seconds`` is how long a write waits for
    another process.

    Raises RefusedError ``store.newer_schema``, ``store.corrupt``, ``store.read_only``,
    ``store.cannot_open``, ``store.folder`` or TransientError ``store.busy``, ``store.full``.
    """
    var = folder / "var"
    with translated(var):
        var.mkdir(parents=True, exist_ok=True)
    database = Database(var / "musnad.sqlite3", busy_seconds=busy_seconds)
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
        if (var / "captures").is_dir():
            move(archive, blobs)
    except BaseException:
        database.close()
        raise
    return SqlStore(database, archive)


class SqlStore:
    """The port ``Store`` on one SQLite database and a folder of WARC files.

    ``meter`` counts what models are asked, in the same database; ``archive`` keeps captures,
    ``watching`` what becomes of pages after publication, ``tracing`` by what releases are
    known again.
    Every method raises ``store.*`` errors: TransientError when the database is busy or the
    disk full, RefusedError when it is read-only, damaged or holds what can't be read.
    """

    def __init__(self, database: Database, archive: SqlArchive) -> None:
        self._database = database
        self.archive = archive
        self.meter = SqlMeter(database)
        self.watching = SqlWatching(database)
        self.tracing = SqlTracing(database)

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
        """What is wrong with the database file, a line each; empty when it is whole."""
        return self._database.faults()

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
            text = connection.scalar(select(validators.c.value).where(validators.c.url == url))
        return None if text is None else _value(Validators, text)

    def save_validators(self, validators: Validators) -> None:
        """Remember what an address sent, replacing what was remembered."""
        with self._database.writing() as connection:
            _put(connection, _VALIDATORS, {"url": validators.url, "value": dumps(validators)})

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
            # Another process may have added some of them meanwhile.
            fresh = [rows[one] for one in _unknown(connection, new)]
            if fresh:
                connection.execute(insert(_ITEMS), fresh)
        return len(fresh)

    def save_item(self, item: Item) -> None:
        """Replace an item's state."""
        with self._database.writing() as connection:
            _put(connection, _ITEMS, _item_row(item))

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
        return tuple(_value(Item, text) for text in found)

    def habit(self, source_id: str) -> Habit | None:
        """How a source has behaved, or None when it was never polled."""
        query = select(habits.c.value).where(habits.c.source_id == source_id)
        with self._database.reading() as connection:
            text = connection.scalar(query)
        return None if text is None else _value(Habit, text)

    def save_habit(self, habit: Habit) -> None:
        """Remember a poll and how it ended."""
        with self._database.writing() as connection:
            _put(connection, habits, {"source_id": habit.source_id, "value": dumps(habit)})

    def habits(self) -> Sequence[Habit]:
        """The habit of each source ever polled, by source id."""
        with self._database.reading() as connection:
            found = connection.scalars(select(habits.c.value).order_by(habits.c.source_id)).all()
        return tuple(_value(Habit, text) for text in found)

    def hosts(self) -> Sequence[Host]:
        """What is remembered of hosts, by name."""
        with self._database.reading() as connection:
            found = connection.scalars(select(hosts.c.value).order_by(hosts.c.name)).all()
        return tuple(_value(Host, text) for text in found)

    def save_host(self, host: Host) -> None:
        """Remember how a host has answered, replacing what was remembered."""
        with self._database.writing() as connection:
            _put(connection, hosts, {"name": host.name, "value": dumps(host)})

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
        return None if text is None else _value(Subscription, text)

    def save_subscription(self, subscription: Subscription) -> None:
        """Remember what a hub was asked, replacing the source's earlier subscription."""
        row: dict[str, Cell] = {
            "source_id": subscription.source_id,
            "token": subscription.token,
            "value": dumps(subscription),
        }
        with self._database.writing() as connection:
            _put(connection, subscriptions, row)

    def story(self, url: str | None, release_id: str) -> str | None:
        """The article id that this very text or, failing that, this address belongs to."""
        with self._database.reading() as connection:
            found = connection.scalar(
                select(texts.c.article_id).where(texts.c.release_id == release_id)
            )
            if found is None and url is not None:
                found = connection.scalar(
                    select(addresses.c.article_id).where(addresses.c.url == canonical(url))
                )
        return found

    def save_article(self, article: Article, release: Release) -> None:
        """Store a revision with its release and bind the release's address to the story.

        Raises RefusedError ``store.mismatch`` when the article was written from another
        release.
        """
        if article.release_id != release.id:
            raise RefusedError("store.mismatch", article=article.id, release=release.id)
        shown_at = article.published_at or article.created_at
        with self._database.writing() as connection:
            _put(
                connection,
                releases,
                {"id": release.id, "source_id": release.source_id, "value": dumps(release)},
            )
            _put(
                connection,
                articles,
                {
                    "id": article.id,
                    "revision": article.revision,
                    "release_id": article.release_id,
                    "stage": article.stage,
                    "shown_at": moment(shown_at),
                    "value": dumps(article),
                },
            )
            _put(connection, texts, {"release_id": release.id, "article_id": article.id})
            if release.url is not None:
                _bind(connection, release.url, article.id)

    def bind(self, url: str, article_id: str) -> None:
        """Remember that this address tells a story that is already covered."""
        with self._database.writing() as connection:
            _bind(connection, url, article_id)

    def article(self, article_id: str, revision: int | None = None) -> Article | None:
        """One revision of an article, the current one when None."""
        query = select(articles.c.value).where(articles.c.id == article_id)
        if revision is not None:
            query = query.where(articles.c.revision == revision)
        with self._database.reading() as connection:
            text = connection.scalar(query.order_by(articles.c.revision.desc()).limit(1))
        return None if text is None else _value(Article, text)

    def articles(
        self, *, stage: Stage | None = None, limit: int | None = None
    ) -> Sequence[Article]:
        """The current revision of each article, newest first: by publication, else making.

        With a ``stage``, those that stand at it. A later revision that is not published yet
        does not hide the ``published`` one that readers see meanwhile.
        """
        newer = articles.alias("newer")
        latest = select(func.max(newer.c.revision)).where(newer.c.id == articles.c.id)
        if stage == "published":
            latest = latest.where(newer.c.stage.in_(_SEEN))
        query = (
            select(articles.c.value)
            .where(articles.c.revision == latest.scalar_subquery())
            .order_by(articles.c.shown_at.desc(), articles.c.id)
        )
        if stage is not None:
            query = query.where(articles.c.stage == stage)
        if limit is not None:
            query = query.limit(max(limit, 0))
        with self._database.reading() as connection:
            found = connection.scalars(query).all()
        return tuple(_value(Article, text) for text in found)

    def release(self, release_id: str) -> Release | None:
        """The release with this id."""
        with self._database.reading() as connection:
            text = connection.scalar(select(releases.c.value).where(releases.c.id == release_id))
        return None if text is None else _value(Release, text)

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
                body = _value(Release, text).body
                sizes.setdefault(source_id, []).append(sum(len(one.text) for one in body))
        return sizes

    def related(self, article_id: str) -> Sequence[Trace]:
        """What others released about the event that an article tells of, the first first."""
        found = self.tracing.happening(article_id)
        members = found.members if found else ()
        return tuple(one for one in members if one.article_id != article_id)

    def save_receipt(self, receipt: Receipt) -> None:
        """Replace the receipt of (article, revision, channel); outlives a power cut."""
        row: dict[str, Cell] = {
            "article_id": receipt.article_id,
            "revision": receipt.revision,
            "channel": receipt.channel,
            "state": receipt.state,
            "at": moment(receipt.at),
            "value": dumps(receipt),
        }
        # What is sent after an intent was stored must never be sent by surprise again.
        with self._database.writing(durable=True) as connection:
            _put(connection, receipts, row)

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
        return tuple(_value(Receipt, text) for text in found)


_SEEN = ("published", "withdrawn")
"""The stages of a revision that has come before readers, for good or not."""

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


def _put(connection: Connection, table: Table, row: dict[str, Cell]) -> None:
    """Insert the row, or set these columns of the one that has its key."""
    keys = [column.name for column in table.primary_key]
    rest = {name: cell for name, cell in row.items() if name not in keys}
    connection.execute(
        insert(table).values(row).on_conflict_do_update(index_elements=keys, set_=rest)
    )


def _bind(connection: Connection, url: str, article_id: str) -> None:
    _put(connection, addresses, {"url": canonical(url), "article_id": article_id})


def _value(kind: type[T], text: str) -> T:
    """The stored value; a row that can't be read is named, not guessed at."""
    try:
        return loads(kind, text)
    except RefusedError as error:
        what = error.facts.get("what") or error.facts.get("found") or error.code
        raise RefusedError("store.record", kind=kind.__name__.lower(), what=what) from error
