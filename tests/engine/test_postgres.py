"""The whole newsroom with its store on PostgreSQL, alone and two at once."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from musnad.core.errors import RefusedError
from musnad.core.queue import Asked
from musnad.parts import StorePart
from musnad.store.database import open_store
from musnad.store.proof import verify
from musnad.storing import address
from tests.cli.commands import run
from tests.contracts.loopback import answer, serving
from tests.engine.test_kills import RELEASES, ROOT, host
from tests.postgresql import server

__all__ = ["host"]

PAGE = """<html lang="ar"><head><title>{title}</title></head><body><article><h1>{title}</h1>
<time datetime="2025-05-03T10:00:00+03:00">3 مايو 2025</time><p>{text}</p></article></body></html>"""
TITLE = "وزير الطاقة يفتتح سدا في الشمال"
TEXT = (
    "أعلنت وزارة الطاقة أن الوزير افتتح سدا في الشمال يوم 3 مايو 2025. وبلغت كلفته 20 مليون دولار."
)
FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>سلك</title>
<item><title>خبر</title><link>{link}</link></item></channel></rss>"""


def clock():
    return datetime.now(UTC)


@pytest.fixture
def url():
    """The address of a database with empty tables."""
    return server().emptied()


@pytest.fixture
def room(tmp_path, url, monkeypatch):
    """A newsroom that follows a wire on loopback, its address in a file beside its settings."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "MUSNAD_NEWSROOM", "MUSNAD_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "room"
    with serving() as wire:
        html = "text/html; charset=utf-8"
        wire.answers["/dam"] = answer(body=PAGE.format(title=TITLE, text=TEXT), content_type=html)
        feed = FEED.format(link=wire.url("/dam"))
        wire.answers["/feed"] = answer(body=feed, content_type="application/rss+xml; charset=utf-8")
        folder.mkdir()
        (folder / "address").write_text(url + "\n")
        (folder / "musnad.toml").write_text(
            '[store]\ndatabase = "postgresql"\ndatabase_url_file = "address"\n'
            f'[fetch]\nallow_private = ["{wire.place}"]\nrobots = false\nspacing_seconds = 0\n'
            "timeout_seconds = 2\n[run]\npatience_seconds = 0\n[[sources]]\n"
            'id = "wire"\nname_ar = "سلك"\nname_en = "Wire"\nlanguages = ["ar"]\n'
            f'feed = "{wire.url("/feed")}"\nzone = "Asia/Beirut"\n',
            "utf-8",
        )
        yield folder


def test_a_release_becomes_a_page_and_the_commands_know_of_it(room, url):
    done = run("run", "--once", "--newsroom", str(room))
    assert done.status == 0, done.err
    assert not list((room / "var").glob("*.sqlite3*"))
    with open_store(room, clock, url=url) as store:
        (article,) = store.articles(stage="published")
        (row,) = store.desk.queue.page(Asked(words="افتتح سدا", lane="published")).rows
        assert row.article_id == article.id
        assert store.faults() == ()
        assert verify(store.archive).faults == ()
    assert list((room / "site" / "articles").glob("*.html"))
    listed = run("archive", "list", "--newsroom", str(room))
    assert (listed.status, "/dam" in listed.out) == (0, True)
    again = run("run", "--once", "--newsroom", str(room))
    assert again.status == 0
    with open_store(room, clock, url=url) as store:
        assert len(store.articles()) == 1


def test_without_an_address_nothing_is_begun(room, monkeypatch):
    (room / "address").unlink()
    done = run("run", "--once", "--newsroom", str(room))
    assert done.status != 0
    assert "MUSNAD_DATABASE_URL" in done.err
    assert not (room / "var" / "musnad.sqlite3").exists()


def test_the_environment_goes_before_the_file(tmp_path, monkeypatch):
    (tmp_path / "address").write_text(" postgresql://file/a \n")
    part = StorePart(
        database="postgresql", database_url_env="MUSNAD_TEST_URL", database_url_file="address"
    )
    monkeypatch.delenv("MUSNAD_TEST_URL", raising=False)
    assert address(part, tmp_path) == "postgresql://file/a"
    monkeypatch.setenv("MUSNAD_TEST_URL", "postgresql://environment/b")
    assert address(part, tmp_path) == "postgresql://environment/b"
    assert address(StorePart(), tmp_path) == ""
    monkeypatch.setenv("MUSNAD_TEST_URL", "")
    (tmp_path / "address").write_text("")
    with pytest.raises(RefusedError, match=r"^store[.]address"):
        address(part, tmp_path)


def start(folder: Path, host: str, url: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.engine.newsroom_process", str(folder), host]
    environment = {**os.environ, "MUSNAD_TEST_STORE": url}
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_newsrooms_on_one_database_one_of_them_killed_tell_every_release_once(
    tmp_path, host, url
):
    """Two folders with one archive: what is there of each release is there once."""
    chance = random.Random(20261122)
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        (folder / "var").mkdir(parents=True)
        (folder / "var" / "archive").symlink_to(tmp_path / "archive")
    (tmp_path / "archive").mkdir()
    pair = [start(folder, host, url) for folder in folders]
    for process in pair:
        assert process.stdout.readline() == "ready\n"
    try:
        pair[0].wait(timeout=chance.uniform(0.1, 0.8))
    except subprocess.TimeoutExpired:
        pair[0].send_signal(signal.SIGKILL)
    _, error = pair[1].communicate(timeout=120)
    pair[0].communicate(timeout=120)
    assert pair[1].returncode == 0, error
    pair = [start(folder, host, url) for folder in folders]
    for process in pair:
        _, error = process.communicate(timeout=120)
        assert process.returncode == 0, error
    with open_store(folders[0], clock, url=url) as store:
        items = store.items()
        assert Counter(item.outcome for item in items) == {"article": RELEASES}
        articles = store.articles(stage="published")
        assert len({item.article_id for item in items}) == len(articles) == RELEASES
        assert all(article.revision == 1 for article in articles)
        assert len({article.draft.headline.text for article in articles}) == RELEASES
        assert Counter(one.state for one in store.receipts()) == {"sent": RELEASES}
        assert store.desk.queue.counts()["published"] == RELEASES
        assert store.desk.log.broken() is None
        verified = verify(store.archive)
        assert (verified.faults, verified.torn) == ((), ())
