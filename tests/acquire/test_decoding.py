import gzip
import tracemalloc
import zlib
from contextlib import suppress

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from musnad.acquire import decoding
from musnad.core.errors import RefusedError, TransientError

URL = "https://ministry.example/1"


def collect(parts, encoding, limit, **how):
    return decoding.collect(parts, encoding, limit, url=URL, **how)


def pieces(data, size):
    return [data[at : at + size] for at in range(0, len(data), size)]


PACK = {
    "gzip": lambda body: gzip.compress(body, mtime=0),
    "deflate": zlib.compress,
    "br": lambda body: brotli.compress(body, quality=4),
    "zstd": zstandard.compress,
}
CODINGS = sorted(PACK)


@given(st.binary(max_size=3000), st.integers(1, 400), st.sampled_from(CODINGS))
def test_a_body_comes_out_as_it_went_in_however_it_is_cut_up(body, size, encoding):
    packed = PACK[encoding](body)
    assert collect(pieces(packed, size), encoding, 4000) == body


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_deflate_without_its_wrapper_is_understood(size):
    body = "أعلنت الوزارة".encode() * 30
    assert collect(pieces(zlib.compress(body)[2:-4], size), "deflate", 4000) == body


@given(st.lists(st.binary(max_size=90), min_size=1, max_size=5), st.integers(1, 40))
def test_a_file_of_several_members_is_one_body_and_padding_after_it_is_none(members, size):
    packed = b"".join(gzip.compress(member, mtime=0) for member in members) + bytes(5)
    assert collect(pieces(packed, size), "gzip", 4000) == b"".join(members)


@given(st.binary(max_size=300), st.integers(1, 50), st.sampled_from(CODINGS))
def test_noise_is_refused_or_decoded_but_never_more_than_the_limit(noise, size, encoding):
    with suppress(RefusedError, TransientError):
        body = collect(pieces(noise, size), encoding, 100)
        assert body is None or len(body) <= 100


@pytest.mark.parametrize("encoding", CODINGS)
def test_the_beginning_of_a_longer_body_can_be_had(encoding):
    packed = PACK[encoding](b"0123456789" * 1000)
    assert collect(pieces(packed, 7), encoding, 60, cut=True) == (b"0123456789" * 6)
    assert collect([b"0123456789"] * 10, "", 15, cut=True) == b"012345678901234"


@pytest.mark.parametrize("encoding", CODINGS)
@pytest.mark.parametrize("left", [9, 5, 1])
def test_a_compressed_body_that_ends_early_is_not_taken_for_the_whole(encoding, left):
    packed = PACK[encoding](bytes(range(250)) * 8)
    with pytest.raises(TransientError, match=r"fetch\.broken_off"):
        collect([packed[:-left]], encoding, 10_000)


@pytest.mark.parametrize("encoding", CODINGS)
def test_a_bomb_is_left_soon_and_small(encoding):
    bomb = PACK[encoding](bytes(60_000_000))
    tracemalloc.start()
    try:
        assert collect([bomb], encoding, 300_000) is None
        with pytest.raises(RefusedError, match=r"fetch\.expansion"):
            collect(pieces(bomb, 256), encoding, 50_000_000)
        assert tracemalloc.get_traced_memory()[1] < 6_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("encoding", CODINGS)
def test_a_large_body_that_repeats_itself_as_pages_do_is_no_bomb(encoding):
    rows = (f"<li><a href='/news/{n}'>خبر رقم {n}</a></li>" for n in range(40_000))
    body = "".join(rows).encode()
    assert collect(pieces(PACK[encoding](body), 16_384), encoding, 10_000_000) == body


def test_a_frame_that_asks_for_a_huge_window_is_refused():
    greedy = zstandard.ZstdCompressionParameters(window_log=27)
    stream = zstandard.ZstdCompressor(compression_params=greedy).compressobj()
    packed = stream.compress(bytes(range(256)) * 1000) + stream.flush()
    with pytest.raises(RefusedError, match=r"fetch\.encoding"):
        collect([packed], "zstd", 10_000_000)


def test_several_frames_are_one_body():
    packed = zstandard.compress(b"one ") + zstandard.compress(b"two")
    assert collect(pieces(packed, 3), "zstd", 100) == b"one two"


def test_empty_members_without_end_are_cut_by_what_was_received():
    empty = gzip.compress(b"", mtime=0)
    assert collect((empty * 100 for _ in range(10_000)), "gzip", 50_000) is None


@pytest.mark.parametrize("header", ["", "identity", " Identity , "])
def test_a_plain_body_has_no_coding(header):
    assert decoding.coding(header, URL) == ""
