import gzip
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.acquire import decoding
from musnad.core.errors import RefusedError, TransientError

URL = "https://ministry.example/1"


def collect(parts, encoding, limit, **how):
    return decoding.collect(parts, encoding, limit, url=URL, **how)


def pieces(data, size):
    return [data[at : at + size] for at in range(0, len(data), size)]


@given(st.binary(max_size=3000), st.integers(1, 400), st.sampled_from(["gzip", "deflate"]))
def test_a_body_comes_out_as_it_went_in_however_it_is_cut_up(body, size, encoding):
    packed = gzip.compress(body, mtime=0) if encoding == "gzip" else zlib.compress(body)
    assert collect(pieces(packed, size), encoding, 4000) == body


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_deflate_without_its_wrapper_is_understood(size):
    body = "أعلنت الوزارة".encode() * 30
    assert collect(pieces(zlib.compress(body)[2:-4], size), "deflate", 4000) == body


@given(st.lists(st.binary(max_size=90), min_size=1, max_size=5), st.integers(1, 40))
def test_a_file_of_several_members_is_one_body_and_padding_after_it_is_none(members, size):
    packed = b"".join(gzip.compress(member, mtime=0) for member in members) + bytes(5)
    assert collect(pieces(packed, size), "gzip", 4000) == b"".join(members)


@given(st.binary(max_size=300), st.integers(1, 50), st.sampled_from(["gzip", "deflate"]))
def test_noise_is_refused_or_decoded_but_never_more_than_the_limit(noise, size, encoding):
    with suppress(RefusedError, TransientError):
        body = collect(pieces(noise, size), encoding, 100)
        assert body is None or len(body) <= 100


def test_the_beginning_of_a_longer_body_can_be_had():
    packed = gzip.compress(b"0123456789" * 1000, mtime=0)
    assert collect([packed], "gzip", 15, cut=True) == b"012345678901234"
    assert collect([b"0123456789"] * 10, "", 15, cut=True) == b"012345678901234"


def test_a_compressed_body_that_ends_early_is_not_taken_for_the_whole():
    packed = gzip.compress(b"news " * 1000, mtime=0)
    with pytest.raises(TransientError, match=r"fetch\.broken_off"):
        collect([packed[:-9]], "gzip", 10_000)


def test_empty_members_without_end_are_cut_by_what_was_received():
    empty = gzip.compress(b"", mtime=0)
    assert collect((empty * 100 for _ in range(10_000)), "gzip", 50_000) is None


@pytest.mark.parametrize("header", ["", "identity", " Identity , "])
def test_a_plain_body_has_no_coding(header):
    assert decoding.coding(header, URL) == ""
