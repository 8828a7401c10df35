"""Captures in WARC files: kept once, whole, found by offset, and read by other programs."""

import os
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from musnad.core.errors import RefusedError, TransientError
from musnad.store.database import open_store
from musnad.store.export import export
from musnad.store.files import Files
from musnad.store.proof import verify
from tests.contracts.newsstand import capture

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
ASKED = (("host", "ministry.example"), ("user-agent", "musnad/0.1 (desk@example.org)"))
ANSWERED = (("content-type", "text/html"), ("content-encoding", "br"), ("etag", 'W/"é"'))
PAGE = "https://ministry.example/news/1"
APPENDER = Path(__file__).with_name("appender.py")


class Clock:
    def __init__(self):
        self.now = NOON

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path, clock):
    with open_store(tmp_path, clock, file_bytes=20_000) as opened:
        yield opened


def page(body=b"<p>x</p>", url=PAGE, minutes=0, **changes):
    given = {"headers": ANSWERED, "request_headers": ASKED} | changes
    return replace(capture(body, url=url, **given), fetched_at=NOON + timedelta(minutes=minutes))


def refused(code):
    return pytest.raises(RefusedError, match=f"^{code.replace('.', '[.]')}( |$)")


def files(tmp_path):
    return sorted((tmp_path / "var" / "archive").glob("*.warc.gz"))


def told(path):
    """What another program reads in a file: type, address, body, with every digest checked."""
    found = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            address = record.rec_headers.get_header("WARC-Target-URI")
            found.append((record.rec_type, address, record.content_stream().read()))
    return found


def test_a_capture_is_a_response_with_its_request_in_a_file_that_other_programs_read(
    store, tmp_path
):
    store.save_capture(page(), source_id="ministry")
    (path,) = files(tmp_path)
    kinds = [(kind, url) for kind, url, _ in told(path)]
    assert kinds == [("warcinfo", None), ("response", PAGE), ("request", PAGE)]
    assert told(path)[1][2] == b"<p>x</p>"
    with path.open("rb") as file:
        _, answer, _ = ArchiveIterator(file)
        assert answer.rec_headers.protocol == "WARC/1.1"
    assert store.capture(page().sha256) == page()
    (record,) = store.archive.listed(source_id="ministry")
    assert (record.kind, record.size, record.status) == ("response", 8, 200)


def test_a_record_is_read_by_its_offset_alone(store, tmp_path):
    store.save_capture(page())
    store.save_capture(page(b"second", url=f"{PAGE}2"))
    record = store.archive.listed()[0]
    (path,) = files(tmp_path)
    with path.open("rb") as file:
        file.seek(record.offset)
        answer = next(iter(ArchiveIterator(file)))
        assert answer.rec_headers.get_header("WARC-Target-URI") == record.url
        assert answer.content_stream().read() == b"second"


def test_an_address_that_is_not_known_so_stands_for_every_spelling_of_the_page(store):
    store.save_capture(page(url=PAGE + "?utm_source=rss"), source_id="ministry")
    store.save_capture(page(b"<p>y</p>", url=PAGE + "0", minutes=1), source_id="ministry")
    for told in (PAGE, "http://www.ministry.example/news/1/", PAGE + "?utm_source=x#top"):
        (found,) = store.archive.listed(about=told)
        assert found.url == PAGE + "?utm_source=rss"
    store.save_capture(page(b"<p>z</p>", minutes=2), source_id="ministry")
    assert [one.url for one in store.archive.listed(about=PAGE)] == [PAGE]
    assert not store.archive.listed(about="https://ministry.example/news/%")


def test_secrets_are_never_kept(store, tmp_path):
    secret = page(
        headers=(*ANSWERED, ("Set-Cookie", "s3cret")),
        request_headers=(*ASKED, ("Cookie", "s3cret"), ("AUTHORIZATION", "Bearer s3cret")),
    )
    assert "s3cret" not in repr(secret)
    store.save_capture(secret)
    assert store.capture(secret.sha256) == page()


def test_bytes_that_come_again_are_a_revisit_and_are_kept_once(store, tmp_path):
    body = os.urandom(4000)
    store.save_capture(page(body))
    size = files(tmp_path)[0].stat().st_size
    later = page(body, minutes=5, headers=(("etag", '"2"'),))
    mirror = page(body, url="https://mirror.example/1", minutes=6)
    store.save_capture(later)
    store.save_capture(mirror)
    assert files(tmp_path)[0].stat().st_size < size + 2500
    assert [record.kind for record in store.archive.listed()] == ["revisit", "revisit", "response"]
    assert store.capture(page(body).sha256) == page(body)
    assert [store.archive.load(record) for record in store.archive.listed()] == [
        mirror,
        later,
        page(body),
    ]
    revisits = [one for one in told(files(tmp_path)[0]) if one[0] == "revisit"]
    assert [body for _, _, body in revisits] == [b"", b""]


def test_the_same_capture_saved_twice_is_there_once(store):
    store.save_capture(page())
    store.save_capture(page())
    assert len(store.archive.listed()) == 1


@pytest.mark.parametrize("url", ["stdin:", "file:///srv/بيان رسمي.html", "entry:x y", "mid:a@b"])
def test_what_did_not_come_over_http_is_a_resource(store, tmp_path, url):
    mailed = page(b"text", url=url, headers=(), request_headers=(), media_type="text/plain")
    store.save_capture(mailed)
    assert store.capture(mailed.sha256) == mailed
    ((kind, address, body),) = told(files(tmp_path)[0])[1:]
    assert (kind, body) == ("resource", b"text")
    assert address.isascii()
    assert " " not in address


def test_headers_that_try_to_be_more_than_headers_stay_headers(store, tmp_path):
    hostile = page(
        headers=(("x: y\r\nz", "1\r\n\r\nWARC/1.1\r\nWARC-Type: warcinfo"), ("", "\ud800")),
        url="https://a.example/\r\nWARC-Type: request",
    )
    store.save_capture(hostile)
    assert [kind for kind, _, _ in told(files(tmp_path)[0])] == ["warcinfo", "response", "request"]
    assert store.capture(hostile.sha256).body == hostile.body


def test_a_file_is_closed_when_it_is_large_or_the_day_is_over(store, tmp_path, clock):
    for number in range(3):
        store.save_capture(page(os.urandom(15_000), url=f"{PAGE}{number}"))
    clock.now += timedelta(days=1)
    store.save_capture(page(b"next day", url=f"{PAGE}/next"))
    names = [path.name for path in files(tmp_path)]
    assert names == ["20260301-0001.warc.gz", "20260301-0002.warc.gz", "20260302-0001.warc.gz"]
    assert verify(store.archive).faults == ()


def test_bytes_under_a_wrong_hash_are_refused(store):
    with refused("store.capture_damaged"):
        store.save_capture(replace(page(), sha256="0" * 64))


def test_a_tail_that_was_torn_off_is_cut_and_a_whole_record_without_a_row_is_no_capture(
    store, tmp_path
):
    store.save_capture(page())
    (path,) = files(tmp_path)
    whole = path.stat().st_size
    store.save_capture(page(b"lost", url=f"{PAGE}/lost"))
    lost = path.read_bytes()[whole:]
    with store._database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM records WHERE number = 2")
    path.write_bytes(path.read_bytes() + lost[: len(lost) // 3])
    store.close()
    with open_store(tmp_path, Clock()) as again:
        assert again.capture(page(b"lost").sha256) is None
        again.save_capture(page(b"after", url=f"{PAGE}/after"))
        assert [body for kind, _, body in told(path) if kind == "response"] == [
            b"<p>x</p>",
            b"lost",
            b"after",
        ]
        assert len(again.archive.listed()) == 2
        verified = verify(again.archive)
        assert (verified.records, verified.faults) == (2, ())
        assert verified.unknown == 2  # the answer and its request


def test_a_full_disk_leaves_nothing_that_counts(store, tmp_path, monkeypatch):
    store.save_capture(page())

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TransientError, match=r"store\.full"):
        store.save_capture(page(b"more", url=f"{PAGE}/more"))
    monkeypatch.undo()
    assert len(store.archive.listed()) == 1
    store.save_capture(page(b"more", url=f"{PAGE}/more"))
    assert verify(store.archive).faults == ()


def test_a_folder_that_may_not_be_written_is_said_so(store, monkeypatch):
    def forbidden(*_, **__):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("os.open", forbidden)
    with refused("store.read_only"):
        store.save_capture(page())


@pytest.mark.parametrize("damage", ["noise", "gone", "short"])
def test_a_record_that_is_damaged_or_gone_is_found_out(store, tmp_path, damage):
    store.save_capture(page(b"x" * 500))
    (path,) = files(tmp_path)
    record = store.archive.listed()[0]
    data = bytearray(path.read_bytes())
    if damage == "noise":
        data[record.offset + record.length // 2] ^= 0xFF
        path.write_bytes(bytes(data))
    elif damage == "short":
        path.write_bytes(bytes(data[: record.offset + 20]))
    else:
        path.unlink()
    with refused("store.capture_missing" if damage == "gone" else "store.capture_damaged"):
        store.capture(record.sha256)
    (fault,) = verify(store.archive).faults
    assert fault.record == record
    store.save_capture(page(b"the next one", url=f"{PAGE}/next"))
    assert len(verify(store.archive).faults) == 1


def test_threads_and_processes_may_add_at_once(tmp_path, url):
    run = [
        subprocess.Popen(
            [sys.executable, str(APPENDER), str(tmp_path), str(number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(3)
    ]
    for process in run:
        assert process.stdout.readline() == "open\n"
    for process in run:
        process.stdin.write("\n")
        process.stdin.flush()
    for process in run:
        out, _ = process.communicate(timeout=60)
        assert process.returncode == 0
        assert out == "done\n"
    with open_store(tmp_path, Clock(), url=url) as store:
        verified = verify(store.archive)
        assert (verified.records, verified.faults, verified.unknown) == (3 * 2 * 10, (), 0)
        # What all of them had is kept once.
        kinds = [record.kind for record in store.archive.listed()]
        assert kinds.count("revisit") == 3 * 2 * 2 - 2


def test_an_export_of_a_revisit_has_what_it_names_and_stands_alone(store, tmp_path):
    store.save_capture(page(b"same"))
    store.save_capture(page(b"other", url=f"{PAGE}/other", minutes=1))
    store.save_capture(page(b"same", minutes=5))
    wanted = store.archive.listed(since=NOON + timedelta(minutes=5))
    out = tmp_path / "out.warc.gz"
    done = export(store.archive, wanted, out, at=NOON, facts={"software": "musnad"})
    assert (done.captures, done.bytes) == (2, out.stat().st_size)
    kinds = [kind for kind, _, _ in told(out)]
    assert kinds == ["warcinfo", "response", "request", "revisit", "request"]
    for place in (out / "below", tmp_path, tmp_path / "none" / "out.warc.gz"):
        with refused("option.out"):
            export(store.archive, wanted, place, at=NOON, facts={})
    assert list(tmp_path.glob(".*.unfinished")) == []


def test_reading_while_another_rewrites_finds_the_record_where_it_is_now(store, clock):
    store.save_capture(page(b"kept", minutes=24 * 60))
    store.save_capture(page(b"old", url=f"{PAGE}/old"))
    stop = threading.Event()
    faults = []

    def read():
        while not stop.is_set():
            try:
                assert store.capture(page(b"kept").sha256).body == b"kept"
            except (RefusedError, TransientError, AssertionError) as error:
                faults.append(error)
                return

    reader = threading.Thread(target=read)
    reader.start()
    for days in range(2, 6):
        clock.now = NOON + timedelta(days=days)
        store.save_capture(page(b"old" * days, url=f"{PAGE}/{days}"))
        store.expire(before=NOON + timedelta(hours=12))
    stop.set()
    reader.join()
    assert faults == []


def test_a_writer_that_holds_on_makes_others_wait_and_then_give_up(tmp_path):
    with open_store(tmp_path, Clock(), busy_seconds=0.1) as store:
        other = Files(store.archive.files.folder, clock=Clock(), facts={})
        with other.held(), pytest.raises(TransientError, match=r"store\.busy"):
            store.save_capture(page())
        store.save_capture(page())
        assert len(store.archive.listed()) == 1
