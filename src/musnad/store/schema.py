"""The tables. A value is kept in its wire form; the other columns are there to find it by.

Times in columns are UTC in one fixed width, so that their order as text is their order in
time; the wire form beside them keeps the zone that was given.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

HEAD = "0008"
"""The newest revision in ``migrations/versions``: what this program writes."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)

Wide = BigInteger().with_variant(Integer, "sqlite")
"""A whole number of 64 bits; SQLite's are all as wide."""

captures = Table(
    "captures",
    metadata,
    Column("number", Wide, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("url", Text, nullable=False),
    Column("fetched_at", String(32), nullable=False),
    Column("value", Text, nullable=False),
    UniqueConstraint("sha256", "url"),
)
"""What is not in WARC files yet: captures of a newsroom from before there were any."""

records = Table(
    "records",
    metadata,
    Column("number", Wide, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("url", Text, nullable=False),
    Column("requested_url", Text, nullable=False),
    Column("fetched_at", String(32), nullable=False),
    Column("source_id", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("status", Integer, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("charset", Text),
    Column("size", Wide, nullable=False),
    Column("file", Text, nullable=False),
    Column("offset", Wide, nullable=False),
    Column("length", Integer, nullable=False),
    Column("request_length", Integer, nullable=False),
    UniqueConstraint("file", "offset"),
    Index(None, "sha256"),
    Index(None, "url"),
    Index(None, "fetched_at"),
    Index(None, "source_id", "fetched_at"),
)
"""One row for each capture: where its WARC record begins and how long it is, compressed.

``kind`` is ``response``, ``resource`` (no exchange over HTTP) or ``revisit`` (bytes that an
earlier record holds). The request's record, where there is one, follows at once and takes
``request_length`` bytes. ``size`` is the body's, uncompressed.
"""

validators = Table(
    "validators",
    metadata,
    Column("url", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

items = Table(
    "items",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("source_id", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("due_at", String(32), nullable=False),
    Column("value", Text, nullable=False),
    Index(None, "state", "due_at"),
)

habits = Table(
    "habits",
    metadata,
    Column("source_id", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

hosts = Table(
    "hosts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("source_id", Text, primary_key=True),
    Column("token", Text, nullable=False),
    Column("value", Text, nullable=False),
    UniqueConstraint("token"),
)
"""``token`` is the end of the address to which a hub tells of news."""

releases = Table(
    "releases",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("source_id", Text, nullable=False),
    Column("value", Text, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("release_id", String(64), nullable=False),
    Column("stage", String(16), nullable=False),
    Column("shown_at", String(32), nullable=False),
    Column("value", Text, nullable=False),
    Column("version", Integer, nullable=False, server_default="0"),
    ForeignKeyConstraint(["release_id"], ["releases.id"]),
    Index(None, "stage", "shown_at"),
)
"""``shown_at`` is when it was first published or, before that, made: the order of lists."""

texts = Table(
    "texts",
    metadata,
    Column("release_id", String(64), primary_key=True),
    Column("article_id", String(64), nullable=False),
)
"""Which story a text belongs to."""

addresses = Table(
    "addresses",
    metadata,
    Column("url", Text, primary_key=True),
    Column("article_id", String(64), nullable=False),
)
"""Which story an address, in its canonical spelling, belongs to."""

receipts = Table(
    "receipts",
    metadata,
    Column("article_id", String(64), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("channel", String(64), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("at", String(32), nullable=False),
    Column("value", Text, nullable=False),
    Index(None, "state"),
)

objections = Table(
    "objections",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("article_id", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("sender", String(64), nullable=False),
    Column("at", String(32), nullable=False),
    Column("value", Text, nullable=False),
    Index(None, "article_id", "at"),
    Index(None, "state", "at"),
    Index(None, "sender", "at"),
)

usages = Table(
    "usages",
    metadata,
    Column("number", Wide, primary_key=True),
    Column("writer", Text, nullable=False),
    Column("counted_at", String(32), nullable=False),
    Column("requests", Integer, nullable=False),
    Column("tokens", Wide, nullable=False),
    Column("price_micros", Wide, nullable=False),
    Column("sent_at", String(32)),
    Column("value", Text),
    Index(None, "writer", "counted_at"),
    Index(None, "sent_at"),
)
"""What counts against a writer's limits: reserved, and once settled the call it was for."""

answers = Table(
    "answers",
    metadata,
    Column("number", Wide, primary_key=True),
    Column("key", String(128), nullable=False),
    Column("size", Integer, nullable=False),
    Column("value", Text, nullable=False),
    UniqueConstraint("key"),
)
"""What models answered, by the content of the question; the oldest go first."""

watches = Table(
    "watches",
    metadata,
    Column("article_id", String(64), primary_key=True),
    Column("url", Text, primary_key=True),
    Column("due_at", String(32)),
    Column("value", Text, nullable=False),
    Index(None, "due_at"),
)
"""The pages that published articles rest on; ``due_at`` is NULL where no check is to come."""

changes = Table(
    "changes",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("article_id", String(64), nullable=False),
    Column("seen_at", String(32), nullable=False),
    Column("value", Text, nullable=False),
    Index(None, "article_id", "seen_at"),
)
"""What changed at a source after publication, sentence by sentence."""

chores = Table(
    "chores",
    metadata,
    Column("name", Text, primary_key=True),
    Column("done_at", String(32), nullable=False),
)
"""When what is done now and then was last done."""

counters = Table(
    "counters",
    metadata,
    Column("name", Text, primary_key=True),
    Column("number", Wide, nullable=False),
)
"""How far what follows something else has come."""


traces = Table(
    "traces",
    metadata,
    Column("number", Wide, primary_key=True),
    Column("release_id", String(64), nullable=False),
    Column("article_id", String(64), nullable=False),
    Column("publisher", Text, nullable=False),
    Column("exact", String(64), nullable=False),
    Column("published_at", String(32), nullable=False),
    Column("filed", LargeBinary, nullable=False),
    Column("value", Text, nullable=False),
    UniqueConstraint("release_id"),
    Index(None, "article_id"),
    Index(None, "exact"),
    Index(None, "published_at"),
    Index(None, "publisher", "published_at"),
)
"""By what the releases that articles rest on are known again.

``filed`` are the bands that a row is filed under, each of eight bytes, big-endian.
"""

bands = Table(
    "bands",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Wide, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""Parts of sketches, each with the number of its trace: nearly equal texts share one."""

ties = Table(
    "ties",
    metadata,
    Column("first", String(64), primary_key=True),
    Column("second", String(64), primary_key=True),
    Column("value", Text, nullable=False),
    Index(None, "second"),
)
"""Releases that may tell of one event, two by two."""

members = Table(
    "members",
    metadata,
    Column("release_id", String(64), primary_key=True),
    Column("happening_id", String(64), nullable=False),
    Index(None, "happening_id"),
)
"""Which event a release tells of; an event has two releases or more."""

queue = Table(
    "queue",
    metadata,
    Column("number", Wide, primary_key=True),
    Column("article_id", String(64), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("lane", String(16), nullable=False),
    Column("source_id", Text, nullable=False),
    Column("writer", Text, nullable=False),
    Column("published", Boolean, nullable=False),
    Column("changed_at", String(32), nullable=False),
    Column("scheduled_for", String(32)),
    Column("turn", Wide, nullable=False),
    Column("value", Text, nullable=False),
    UniqueConstraint("article_id"),
    Index(None, "changed_at", "article_id", "source_id", "writer"),
    Index(None, "lane", "changed_at", "article_id", "source_id", "writer"),
    Index(None, "published", "changed_at", "article_id", "source_id", "writer"),
    Index(None, "lane", "published"),
    Index(None, "source_id", "changed_at"),
    Index(None, "writer", "changed_at"),
    Index(None, "scheduled_for"),
    Index(None, "turn"),
)
"""One row for each article, of its current revision; ``turn`` rises with each row written.

``scheduled_for`` is NULL unless the article stands at ``scheduled``. Beside it, the full-text
table ``queue_words`` holds under the same ``number`` the words that an article is found by.
"""

edits = Table(
    "edits",
    metadata,
    Column("article_id", String(64), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("value", Text, nullable=False),
)
"""What people did to articles, step by step."""

log = Table(
    "log",
    metadata,
    Column("number", Wide, primary_key=True),
    Column("at", String(32), nullable=False),
    Column("by", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("before", String(64), nullable=False),
    Column("sha256", String(64), nullable=False),
    Index(None, "by"),
    Index(None, "action"),
    Index(None, "subject"),
)
"""The log; triggers refuse what would change it, and numbers that don't follow.

``facts`` is a JSON array of pairs.
"""

accounts = Table(
    "accounts",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("login", Text, nullable=False),
    Column("subject", Text),
    Column("value", Text, nullable=False),
    UniqueConstraint("login"),
    UniqueConstraint("subject"),
)
"""``login`` is folded, so that nobody has another's in other letters; no subject is NULL."""

sessions = Table(
    "sessions",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("account_id", String(64), nullable=False),
    Column("seen_at", String(32), nullable=False),
    Column("expires_at", String(32), nullable=False),
    Column("revoked_at", String(32)),
    Column("value", Text, nullable=False),
    Index(None, "account_id", "seen_at"),
    Index(None, "expires_at"),
)

invitations = Table(
    "invitations",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("account_id", String(64), nullable=False),
    Column("expires_at", String(32), nullable=False),
    Column("used_at", String(32)),
    Column("value", Text, nullable=False),
    Index(None, "expires_at"),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("account_id", String(64), nullable=False),
    Column("created_at", String(32), nullable=False),
    Column("revoked_at", String(32)),
    Column("value", Text, nullable=False),
    UniqueConstraint("sha256"),
    Index(None, "account_id"),
)

failures = Table(
    "failures",
    metadata,
    Column("number", Wide, primary_key=True),
    Column("key", String(64), nullable=False),
    Column("at", String(32), nullable=False),
    Index(None, "key", "at"),
    Index(None, "at"),
)
"""Logins that failed; ``key`` is the hash of what they are counted under."""

hooks = Table(
    "hooks",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("created_at", String(32), nullable=False),
    Column("value", Text, nullable=False),
)

hook_calls = Table(
    "hook_calls",
    metadata,
    Column("number", Wide, primary_key=True),
    Column("id", String(64), nullable=False),
    Column("hook_id", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("due_at", String(32), nullable=False),
    Column("value", Text, nullable=False),
    UniqueConstraint("id"),
    Index(None, "hook_id"),
    Index(None, "state", "due_at"),
)
"""What is told to hooks, in the order in which it happened."""


def moment(time: datetime) -> str:
    """A time as a column holds it: UTC, to the microsecond, always as wide."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").zfill(27)


def from_moment(text: str) -> datetime:
    """The time that a column holds, in UTC."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
