"""The tables. A value is kept in its wire form; the other columns are there to find it by.

Times in columns are UTC in one fixed width, so that their order as text is their order in
time; the wire form beside them keeps the zone that was given.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

HEAD = "0002"
"""The newest revision in ``migrations/versions``: what this program writes."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)

captures = Table(
    "captures",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("url", Text, nullable=False),
    Column("fetched_at", String(32), nullable=False),
    Column("value", Text, nullable=False),
    UniqueConstraint("sha256", "url"),
)
"""One row for the same bytes from the same address; the bytes themselves are on disk."""

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

polls = Table(
    "polls",
    metadata,
    Column("source_id", Text, primary_key=True),
    Column("polled_at", Text),
    Column("error_code", Text),
)
"""``polled_at`` is the last success with its zone; ``error_code`` is of a failure since."""

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
)

usages = Table(
    "usages",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("writer", Text, nullable=False),
    Column("counted_at", String(32), nullable=False),
    Column("requests", Integer, nullable=False),
    Column("tokens", Integer, nullable=False),
    Column("price_micros", Integer, nullable=False),
    Column("sent_at", String(32)),
    Column("value", Text),
    Index(None, "writer", "counted_at"),
    Index(None, "sent_at"),
)
"""What counts against a writer's limits: reserved, and once settled the call it was for."""

answers = Table(
    "answers",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", String(128), nullable=False),
    Column("size", Integer, nullable=False),
    Column("value", Text, nullable=False),
    UniqueConstraint("key"),
)
"""What models answered, by the content of the question; the oldest go first."""


def moment(time: datetime) -> str:
    """A time as a column holds it: UTC, to the microsecond, always as wide."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").zfill(27)


def from_moment(text: str) -> datetime:
    """The time that a column holds, in UTC."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
