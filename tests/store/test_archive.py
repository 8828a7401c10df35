import gzip
import os
from datetime import UTC, datetime, timedelta

import pytest

from musnad.core.errors import RefusedError, TransientError
from musnad.core.ids import digest
from musnad.store.archive import Blobs

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def refused(code):
    return pytest.raises(RefusedError, match=f"^{code.replace('.', '[.]')}( |$)")


@pytest.fixture
def blobs(tmp_path):
    return Blobs(tmp_path / "captures")


def test_bytes_are_kept_under_their_hash_in_a_form_that_any_tool_opens(blobs):
    data = "خبر".encode() * 1000
    path = blobs.save(digest(data), data)
    assert path.parent.name + path.name == f"{digest(data)}.gz"
    assert gzip.decompress(path.read_bytes()) == data
    assert blobs.load(digest(data)) == data


def test_the_same_bytes_are_written_once(blobs):
    path = blobs.save(digest(b"x"), b"x")
    before = path.stat().st_mtime_ns, path.stat().st_ino
    blobs.save(digest(b"x"), b"x")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_bytes_under_a_wrong_hash_are_refused(blobs):
    with refused("store.capture_damaged"):
        blobs.save(digest(b"x"), b"y")


@pytest.mark.parametrize("damage", [b"", b"noise", gzip.compress(b"other", mtime=0), None])
def test_a_damaged_or_missing_file_is_found_out(blobs, damage):
    path = blobs.save(digest(b"x" * 500), b"x" * 500)
    path.write_bytes(path.read_bytes()[:-9] if damage is None else damage)
    with refused("store.capture_damaged"):
        blobs.load(digest(b"x" * 500))
    path.unlink()
    with refused("store.capture_missing"):
        blobs.load(digest(b"x" * 500))


@pytest.mark.parametrize("sha256", ["", "../../../../etc/passwd", "AB" * 32, "a" * 63])
def test_what_is_no_hash_is_no_path(blobs, sha256):
    with refused("store.capture_missing"):
        blobs.load(sha256)


def test_a_write_that_fails_leaves_nothing(blobs, tmp_path, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TransientError, match=r"store\.full"):
        blobs.save(digest(b"x"), b"x")
    monkeypatch.undo()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_disk_that_may_not_be_written_is_said_so(blobs, monkeypatch):
    def forbidden(*_, **__):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("tempfile.mkstemp", forbidden)
    with refused("store.read_only"):
        blobs.save(digest(b"x"), b"x")


def test_only_old_unfinished_files_are_swept(blobs, tmp_path):
    blobs.save(digest(b"x"), b"x")
    unfinished = tmp_path / "captures" / ".unfinished"
    for name, age in (("old", timedelta(hours=2)), ("new", timedelta(minutes=2))):
        (unfinished / name).write_bytes(b"half")
        os.utime(unfinished / name, times=((NOON - age).timestamp(),) * 2)
    assert blobs.sweep(NOON) == 1
    assert [path.name for path in unfinished.iterdir()] == ["new"]
    assert blobs.load(digest(b"x")) == b"x"
