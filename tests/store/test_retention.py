"""What the archive lets go of, what it keeps, and what a kill in the midst leaves."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from warcio.archiveiterator import ArchiveIterator

from musnad.core.article import move
from musnad.core.watch import Change
from musnad.store.database import open_store
from musnad.store.files import Files
from musnad.store.proof import verify
from musnad.store.retention import expire
from tests.contracts.newsstand import article, release
from tests.store.test_archive import Clock, files, page

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(days=100)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path, clock, url):
    with open_store(tmp_path, clock, url=url) as opened:
        yield opened


def resting_on(kept, text="خبر.", **changes):
    """A release read from a capture, and an article of it."""
    told = replace(release(text, url=kept.url), capture_sha256=kept.sha256)
    return article(told, **changes), told


def addresses(store):
    return sorted(one.url.rpartition("/")[2] for one in store.archive.listed())


def test_what_no_article_rests_on_goes_and_the_rest_stays(store, clock, tmp_path):
    shown, held, spiked = (
        page(name.encode() * 400, url=f"https://a.example/{name}")
        for name in ("shown", "held", "spiked")
    )
    for number, (kept, stage) in enumerate(
        [(shown, "published"), (held, "held"), (spiked, "spiked")]
    ):
        store.save_capture(kept)
        store.save_article(
            *resting_on(kept, f"خبر رقم {number}.", article_id=f"a{number}", stage=stage)
        )
    store.save_capture(page(os.urandom(5000), url="https://a.example/feed"))
    size = files(tmp_path)[0].stat().st_size
    clock.now = LATER
    assert store.expire(before=NOON + timedelta(days=1)) == 2
    assert addresses(store) == ["held", "shown"]
    assert store.capture(shown.sha256) == shown
    assert store.capture(spiked.sha256) is None
    (path,) = files(tmp_path)
    assert path.name == "20260301-0001-1.warc.gz"
    assert path.stat().st_size < size - 5000
    with path.open("rb") as file:
        kinds = [one.rec_type for one in ArchiveIterator(file, check_digests="raise")]
    assert kinds == ["warcinfo", "response", "request", "response", "request"]
    assert verify(store.archive).faults == ()
    assert store.expire(before=NOON + timedelta(days=1)) == 0


def test_what_a_change_at_the_source_brought_is_evidence_as_well(store, clock):
    after = page(b"after", url="https://a.example/after")
    store.save_capture(after)
    _, told = resting_on(after)
    change = Change(
        id="c", article_id="a", url=after.url, seen_at=NOON, kind="text", release_id=told.id
    )
    store.watching.save_change(change, told)
    clock.now = LATER
    assert store.expire(before=LATER) == 0


def test_an_older_revision_of_an_article_keeps_its_evidence(store, clock):
    first = page(b"first", url="https://a.example/1")
    second = page(b"second", url="https://a.example/1", minutes=5)
    for number, kept in enumerate((first, second), start=1):
        store.save_capture(kept)
        made, told = resting_on(kept, f"نص رقم {number}.", revision=number, stage="ready")
        store.save_article(move(made, "published", at=NOON), told)
    clock.now = LATER
    assert store.expire(before=LATER) == 0


def test_bytes_that_came_again_lately_stay_with_all_their_captures(store, clock):
    store.save_capture(page(b"same"))
    clock.now = LATER
    store.save_capture(page(b"same", minutes=100 * 24 * 60))
    assert store.expire(before=NOON + timedelta(days=50)) == 0
    assert len(store.archive.listed()) == 2


def test_the_file_of_today_waits_until_the_day_is_over(store, clock):
    store.save_capture(page())
    assert store.expire(before=LATER) == 0
    clock.now += timedelta(days=1)
    assert store.expire(before=LATER) == 1


def test_a_day_without_anything_left_leaves_no_file(store, clock, tmp_path):
    store.save_capture(page())
    clock.now = LATER
    store.expire(before=LATER)
    assert files(tmp_path) == []
    store.save_capture(page(minutes=100 * 24 * 60))
    assert verify(store.archive).faults == ()


@pytest.mark.parametrize("point", ["rewrite", "remove"])
def test_a_kill_in_the_midst_loses_nothing_that_stays(store, clock, tmp_path, monkeypatch, point):
    kept = page(b"kept" * 300)
    store.save_capture(kept)
    store.save_article(*resting_on(kept))
    store.save_capture(page(b"old", url="https://a.example/old"))
    clock.now = LATER
    whole = getattr(Files, point)

    def killed(self, *arguments):
        if point == "rewrite":
            whole(self, *arguments)
        raise SystemExit

    monkeypatch.setattr(Files, point, killed)
    with pytest.raises(SystemExit):
        expire(store.archive, before=LATER)
    monkeypatch.undo()
    assert len(files(tmp_path)) == 2
    assert store.capture(kept.sha256) == kept
    expire(store.archive, before=LATER)
    expire(store.archive, before=LATER)
    assert store.capture(kept.sha256) == kept
    assert len(files(tmp_path)) == 1
    assert verify(store.archive).faults == ()


def test_a_file_that_the_index_does_not_know_is_kept_until_it_is_old(store, clock, tmp_path):
    store.save_capture(page())
    with store._database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM records")  # an index from an older backup
    clock.now = NOON + timedelta(days=10)
    store.expire(before=clock.now - timedelta(days=90))
    assert len(files(tmp_path)) == 1
    clock.now = LATER
    store.expire(before=clock.now - timedelta(days=90))
    assert files(tmp_path) == []


def test_captures_of_a_feed_that_nobody_uses_go_while_others_are_written(store, clock):
    for day in range(12):
        clock.now = NOON + timedelta(days=day)
        for number in range(3):
            body = f"{day} {number}".encode() * 50
            store.save_capture(page(body, url="https://a.example/feed", minutes=day * 1440))
        store.expire(before=clock.now - timedelta(days=4))
        assert len(store.archive.listed()) <= 5 * 3
    assert verify(store.archive).faults == ()
    assert verify(store.archive).unknown == 0
