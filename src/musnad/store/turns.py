"""Taking turns at things of which only one may change at a time.

SQLite has one writer at a time, who takes the write lock before it reads. PostgreSQL has many:
there, a transaction that reads something and then writes what follows from it holds that thing
until it ends, under a lock of its own.

Things are taken in one order, so that nobody waits in a circle: the articles (in the order of
their ids), then the lists, then the log. Whatever else is held is held alone.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, text

from musnad.store.values import is_postgres

ITEMS = "items"
LISTS = "lists"
LOG = "log"
ANSWERS = "answers"
TRACING = "tracing"
PEOPLE = "people"
FAILURES = "failures"
HOOKS = "hooks"
STEPS = "steps"

_TAKE = text("SELECT pg_advisory_xact_lock(:key)")


def take(connection: Connection, thing: str) -> None:
    """Wait for one's turn at a thing and hold it until the transaction ends.

    To be called before what is to be changed is read.
    """
    if is_postgres(connection):
        connection.execute(_TAKE, {"key": key_of(thing)})


def of_article(id_: str) -> str:
    """The thing that an article is, with all its revisions."""
    return f"article {id_}"


def of_receipt(article_id: str, revision: int, channel: str) -> str:
    """The thing that one publication is."""
    return f"receipt {article_id} {revision} {channel}"


def key_of(thing: str) -> int:
    """The number that PostgreSQL knows a thing under: 64 bits with a sign."""
    return int.from_bytes(hashlib.sha256(thing.encode()).digest()[:8], "big", signed=True)
