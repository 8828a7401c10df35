"""Takes a body out of its compression, never further than the limits."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Protocol

import brotli
import zstandard

from musnad.core.errors import RefusedError, TransientError

ACCEPTED = "gzip, deflate, br, zstd"
"""What this room can decode, as it is asked for."""

FREE_BYTES = 1_000_000
"""What a body may expand to before its expansion is looked at."""

MOST_EXPANSION = 200
"""How many times its compressed size a larger body may have: text never comes near."""

_PLAIN = frozenset({"", "identity"})
_GZIP = frozenset({"gzip", "x-gzip"})
_CODINGS = _GZIP | {"deflate", "br", "zstd"}
_ZSTD_WINDOW = 8 * 1024 * 1024
_ZSTD_SLICE = 64
_BROTLI_PIECE = 65_536


def coding(header: str, url: str) -> str:
    """The one content coding that a ``Content-Encoding`` header names, or "".

    Raises RefusedError ``fetch.encoding`` for one that was not asked for and for layers of
    them, which only serve to hide how far a body expands.
    """
    named = [part.strip().lower() for part in header.split(",")]
    codings = [name for name in named if name not in _PLAIN]
    if not codings:
        return ""
    if len(codings) > 1 or codings[0] not in _CODINGS:
        raise RefusedError("fetch.encoding", url=url, encoding=header[:80])
    return codings[0]


def collect(
    parts: Iterable[bytes], encoding: str, limit: int, *, url: str, cut: bool = False
) -> bytes | None:
    """The whole body, decoded; None when it is longer than ``limit`` bytes, before or after.

    With ``cut``, the first ``limit`` bytes of a longer one. ``encoding`` is from ``coding``;
    ``url`` is for the errors.

    Raises RefusedError ``fetch.encoding`` when it can't be decoded, ``fetch.expansion`` when
    it grows as only a bomb does, and TransientError ``fetch.broken_off`` when the compressed
    body stops before its end.
    """
    body = bytearray()
    received = 0
    unpack = _unpacking(encoding, url) if encoding else None
    for part in parts:
        received += len(part)
        believable = max(FREE_BYTES, MOST_EXPANSION * received)
        if unpack is None:
            body += part
        else:
            # One byte more than fits tells a body that ends at the limit from one that goes on.
            body += unpack.feed(part, min(limit, believable) + 1 - len(body))
        if len(body) > limit or received > limit:
            return bytes(body[:limit]) if cut else None
        if unpack is not None and len(body) > believable:
            raise RefusedError("fetch.expansion", url=url, encoding=encoding)
    if unpack is not None:
        unpack.finish()
    return bytes(body)


class _Unpack(Protocol):
    """A compressed stream that is taken out piece by piece."""

    def feed(self, part: bytes, room: int) -> bytes:
        """What ``part`` expands to, not much more than ``room`` bytes of it."""
        ...

    def finish(self) -> None:
        """Raise unless the stream came to its end, or never began."""
        ...


def _unpacking(encoding: str, url: str) -> _Unpack:
    if encoding == "br":
        return _Brotli(url)
    if encoding == "zstd":
        return _Zstandard(url)
    return _Inflate(encoding, url)


def _ends_early(url: str) -> TransientError:
    return TransientError("fetch.broken_off", url=url, why="compressed body ends early")


class _Inflate:
    """A gzip or deflate stream."""

    def __init__(self, encoding: str, url: str) -> None:
        self._encoding = encoding
        self._url = url
        self._stream: zlib._Decompress | None = None
        self._held = b""

    def feed(self, part: bytes, room: int) -> bytes:
        out = bytearray()
        while part and len(out) < room:
            stream = self._stream
            if stream is None or stream.eof:
                # Two bytes tell how a stream is wrapped, and a second stream from padding.
                self._held += part
                if len(self._held) < 2:
                    break
                part, self._held = self._held, b""
                if stream is not None and not self._goes_on(part):
                    break
                stream = self._stream = zlib.decompressobj(self._bits(part))
            try:
                out += stream.decompress(part, room - len(out))
            except zlib.error as error:
                raise RefusedError(
                    "fetch.encoding", url=self._url, encoding=self._encoding
                ) from error
            part = stream.unused_data or stream.unconsumed_tail
        return bytes(out)

    def finish(self) -> None:
        ended = not self._held if self._stream is None else self._stream.eof
        if not ended:
            raise _ends_early(self._url)

    def _goes_on(self, part: bytes) -> bool:
        """Whether another member of a gzip file begins here."""
        return self._encoding in _GZIP and part.startswith(b"\x1f\x8b")

    def _bits(self, part: bytes) -> int:
        if self._encoding in _GZIP:
            return zlib.MAX_WBITS | 16
        # Some servers send deflate without the wrapper that RFC 9110 asks for.
        wrapped = part[0] & 0x0F == 8 and int.from_bytes(part[:2], "big") % 31 == 0
        return zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS


class _Brotli:
    """A Brotli stream (RFC 7932); what follows its end is left."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._stream = brotli.Decompressor()
        self._begun = False

    def feed(self, part: bytes, room: int) -> bytes:
        out = bytearray()
        self._begun = self._begun or bool(part)
        while len(out) < room and not self._stream.is_finished():
            try:
                piece = self._stream.process(part, output_buffer_limit=_BROTLI_PIECE)
            except brotli.error as error:
                raise RefusedError("fetch.encoding", url=self._url, encoding="br") from error
            part = b""
            out += piece
            if not piece and self._stream.can_accept_more_data():
                break
        return bytes(out)

    def finish(self) -> None:
        if self._begun and not self._stream.is_finished():
            raise _ends_early(self._url)


class _Zstandard:
    """A Zstandard stream of one or more frames.

    Source: RFC 8878, and RFC 9659 for the window that a content coding may ask for.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._whole = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
        self._frame: zstandard.ZstdDecompressionObj | None = None

    def feed(self, part: bytes, room: int) -> bytes:
        out = bytearray()
        # A block is 128 KiB at most and takes four bytes at least, so a short slice bounds
        # what comes out at once; the library itself knows no bound.
        for at in range(0, len(part), _ZSTD_SLICE):
            out += self._decoded(part[at : at + _ZSTD_SLICE])
            if len(out) >= room:
                break
        return bytes(out)

    def finish(self) -> None:
        if self._frame is not None:
            raise _ends_early(self._url)

    def _decoded(self, data: bytes) -> bytes:
        out = b""
        while data:
            self._frame = self._frame or self._whole.decompressobj()
            try:
                out += self._frame.decompress(data)
            except zstandard.ZstdError as error:
                raise RefusedError("fetch.encoding", url=self._url, encoding="zstd") from error
            if not self._frame.eof:
                break
            data, self._frame = self._frame.unused_data, None
        return out
