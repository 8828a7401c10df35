"""Captures from before there were WARC files: read, moved, and told of when damaged."""

import gzip
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from musnad.core.errors import RefusedError
from musnad.core.ids import digest
from musnad.core.wire import dumps
from musnad.store.blobs import Blobs
from musnad.store.database import open_store
from musnad.store.proof import verify
from musnad.store.schema import captures, moment
from tests.contracts import newsstand

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HEADERS = (("etag", '"x"'), ("content-type", "text/html"))


def clock():
    return NOON


def refused(code):
    return pytest.raises(RefusedError, match=f"^{code.replace('.', '[.]')}( |$)")


def blob(folder, sha256):
    return folder / "var" / "captures" / sha256[:2] / f"{sha256[2:]}.gz"


def kept_as_before(folder, *kept):
    """A newsroom whose captures are as an older musnad left them."""
    with open_store(folder, clock) as store, store._database.writing() as connection:
        for capture in kept:
            path = blob(folder, capture.sha256)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(gzip.compress(capture.body, mtime=0))
            row = {
                "sha256": capture.sha256,
                "url": capture.url,
                "fetched_at": moment(capture.fetched_at),
                "value": dumps(newsstand.replace_body(capture)),
            }
            connection.execute(insert(captures).values(row))
    (folder / "var" / "captures" / ".unfinished").mkdir()
    (folder / "var" / "captures" / ".unfinished" / "half").write_bytes(b"half")


def test_captures_of_an_older_newsroom_are_moved_when_it_is_opened(tmp_path):
    first = newsstand.capture(b"same" * 99, headers=HEADERS)
    again = newsstand.capture(b"same" * 99, url="https://mirror.example/1", headers=HEADERS)
    other = newsstand.capture(b"other", url="stdin:")
    kept_as_before(tmp_path, first, again, other)
    with open_store(tmp_path, clock) as store:
        assert store.capture(first.sha256) == first
        assert store.capture(other.sha256) == other
        kinds = [record.kind for record in store.archive.listed()]
        assert sorted(kinds) == ["resource", "response", "revisit"]
        assert verify(store.archive).faults == ()
    assert not (tmp_path / "var" / "captures").exists()
    with open_store(tmp_path, clock) as store:
        assert len(store.archive.listed()) == 3


def test_a_move_that_was_broken_off_is_finished_and_doubles_nothing(tmp_path):
    many = [newsstand.capture(f"{n}".encode(), url=f"https://a.example/{n}") for n in range(5)]
    with open_store(tmp_path, clock) as store:
        store.save_capture(many[0])
        store.save_capture(many[1])
    kept_as_before(tmp_path, *many)
    with open_store(tmp_path, clock) as store:
        assert len(store.archive.listed()) == 5
        for one in many:
            assert store.capture(one.sha256) == one


@pytest.mark.parametrize("damage", [b"", b"noise", gzip.compress(b"other", mtime=0), None])
def test_what_is_damaged_is_left_and_told_of_and_stops_nothing(tmp_path, damage):
    bad = newsstand.capture(b"x" * 500)
    good = newsstand.capture(b"good", url="https://ministry.example/2")
    kept_as_before(tmp_path, bad, good)
    path = blob(tmp_path, bad.sha256)
    path.write_bytes(path.read_bytes()[:-9] if damage is None else damage)
    with open_store(tmp_path, clock) as store:
        assert store.capture(good.sha256) == good
        with refused("store.capture_damaged"):
            store.capture(bad.sha256)
    path.unlink()
    with open_store(tmp_path, clock) as store, refused("store.capture_missing"):
        store.capture(bad.sha256)


@pytest.mark.parametrize("sha256", ["", "../../../../etc/passwd", "AB" * 32, "a" * 63])
def test_what_is_no_hash_is_no_path(tmp_path, sha256):
    with refused("store.capture_missing"):
        Blobs(tmp_path).load(sha256)


def test_a_blob_is_read_by_its_hash(tmp_path):
    data = "خبر".encode() * 1000
    path = tmp_path / digest(data)[:2] / f"{digest(data)[2:]}.gz"
    path.parent.mkdir()
    path.write_bytes(gzip.compress(data))
    assert Blobs(tmp_path).load(digest(data)) == data


def test_a_newsroom_moved_a_day_later_keeps_the_times_of_its_captures(tmp_path):
    old = newsstand.capture(b"x")
    kept_as_before(tmp_path, old)
    with open_store(tmp_path, lambda: NOON + timedelta(days=400)) as store:
        (record,) = store.archive.listed()
        assert record.fetched_at == NOON
