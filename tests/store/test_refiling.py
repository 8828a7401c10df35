"""An older newsroom's addresses are filed anew under the spelling that they are known by now."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from musnad.store.database import open_store
from tests.store.older import take_back


def clock():
    return datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def test_an_address_in_an_old_spelling_is_still_known(tmp_path):
    open_store(tmp_path, clock).close()
    rows = [
        ("http://www.ministry.example/news/1/?b=2&a=1", "first"),
        ("https://ministry.example/news/2", "second"),
        ("https://ministry.example/news/2/index.html", "copy"),
    ]
    take_back(tmp_path, "0004")
    connection = sqlite3.connect(tmp_path / "var" / "musnad.sqlite3")
    with connection:
        connection.executemany("INSERT INTO addresses (url, article_id) VALUES (?, ?)", rows)
    connection.close()
    with open_store(tmp_path, clock) as store:
        assert store.story("https://ministry.example/news/1?a=1&b=2", "") == "first"
        assert store.story("https://m.ministry.example/news/2/", "") == "second"
        assert store.tracing.happenings(limit=1) == ()
