"""Records: whatever a server sends, one record comes of it, and its bytes come back."""

import gzip
import io
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from musnad.core.capture import SECRET_HEADERS, Capture
from musnad.store.warc import Holder, information, pack, unpack

NOON = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)
headers = st.lists(st.tuples(st.text(max_size=12), st.text(max_size=30)), max_size=4).map(tuple)
captures = st.builds(
    Capture,
    url=st.one_of(st.text(max_size=20), st.text(max_size=20).map("https://m.example/".__add__)),
    requested_url=st.text(max_size=20),
    body=st.binary(max_size=400),
    fetched_at=st.just(NOON),
    status=st.integers(100, 599),
    media_type=st.sampled_from(["", "text/html"]),
    headers=headers,
    request_headers=headers,
)


def records(data):
    """What another program reads: each record's type and its block, digests checked."""
    return [
        (one.rec_type, one.content_stream().read())
        for one in ArchiveIterator(io.BytesIO(data), check_digests="raise")
    ]


@settings(max_examples=120, deadline=None)
@given(captures)
def test_any_capture_is_a_record_whose_bytes_come_back(capture):
    packed = pack(capture)
    told = unpack(packed.record)
    assert (told.kind, told.body, told.sha256) == (packed.kind, capture.body, capture.sha256)
    assert told.at == NOON
    assert told.sound
    count = 1 + (capture.exchanged and bool(capture.request_headers))
    assert len(records(packed.record + packed.request)) == count
    again = unpack(pack(capture, Holder(url=capture.url, at=NOON)).record)
    assert (again.kind, again.body, again.sha256) == ("revisit", None, capture.sha256)
    assert again.headers == told.headers


def test_headers_come_back_as_they_were_codings_and_all():
    given_headers = (
        ("Content-Type", "text/html; charset=windows-1256"),
        ("content-encoding", "br"),
        ("transfer-encoding", "chunked"),
        ("content-length", "17"),
        ("etag", 'W/"é"'),
        ("x-twice", "1"),
        ("x-twice", "2"),
    )
    url = "https://ministry.example/1"
    capture = Capture(
        url=url, requested_url=url, body=b"text", fetched_at=NOON, headers=given_headers
    )
    assert unpack(pack(capture).record).headers == given_headers
    ((_, body),) = records(pack(capture).record)
    assert body == b"text"


def test_a_moment_of_any_zone_is_told_in_utc():
    beirut = timezone(timedelta(hours=3))
    url = "https://ministry.example/1"
    at = NOON.astimezone(beirut)
    capture = Capture(url=url, requested_url=url, body=b"", fetched_at=at, headers=(("a", "b"),))
    packed = pack(capture)
    assert b"WARC-Date: 2026-03-01T12:00:00.123456Z\r\n" in gzip.decompress(packed.record)


@pytest.mark.parametrize("name", sorted(SECRET_HEADERS))
def test_no_secret_gets_into_a_capture(name):
    secret = ((name.title(), "s3cret"),)
    url = "https://ministry.example/1"
    capture = Capture(
        url=url,
        requested_url=url,
        body=b"",
        fetched_at=NOON,
        headers=secret,
        request_headers=(*secret, ("host", "ministry.example")),
    )
    packed = pack(capture)
    told = gzip.decompress(packed.record) + gzip.decompress(packed.request)
    assert b"s3cret" not in told
    assert b"host: ministry.example" in told


def test_the_same_record_is_the_same_bytes_and_has_the_same_id():
    url = "https://ministry.example/1"
    capture = Capture(url=url, requested_url=url, body=b"x", fetched_at=NOON)
    assert pack(capture) == pack(capture)


@pytest.mark.parametrize("cut", [0, 1, 10, 100, -1])
def test_half_a_record_is_none(cut):
    url = "https://ministry.example/1"
    record = pack(Capture(url=url, requested_url=url, body=b"x" * 500, fetched_at=NOON)).record
    with pytest.raises(ValueError):  # noqa: PT011  of whichever layer finds it first
        unpack(record[:cut])


def test_a_file_says_what_wrote_it_and_by_which_standard():
    data = information("a.warc.gz", NOON, {"software": "musnad/1\r\nWARC-Type: request"})
    ((kind, block),) = records(data)
    assert kind == "warcinfo"
    assert block.startswith(
        b"software: musnad/1 WARC-Type: request\r\nformat: WARC File Format 1.1"
    )
