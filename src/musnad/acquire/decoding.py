"""Takes a body out of its compression, never further than the limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from musnad.core.errors import RefusedError, TransientError

ACCEPTED = "gzip, deflate"
"""What this room can decode, as it is asked for."""

_PLAIN = frozenset({"", "identity"})
_GZIP = frozenset({"gzip", "x-gzip"})


def coding(header: str, url: str) -> str:
    """The one content coding that a ``Content-Encoding`` header names, or "".

    Raises RefusedError ``fetch.encoding`` for one that was not asked for and for layers of
    them, which only serve to hide how far a body expands.
    """
    named = [part.strip().lower() for part in header.split(",")]
    codings = [name for name in named if name not in _PLAIN]
    if not codings:
        return ""
    if len(codings) > 1 or (codings[0] not in _GZIP and codings[0] != "deflate"):
        raise RefusedError("fetch.encoding", url=url, encoding=header[:80])
    return codings[0]


def collect(
    parts: Iterable[bytes], encoding: str, limit: int, *, url: str, cut: bool = False
) -> bytes | None:
    """The whole body, decoded; None when it is longer than ``limit`` bytes, before or after.

    With ``cut``, the first ``limit`` bytes of a longer one. ``encoding`` is from ``coding``; ``url`` is for the errors.
    Raises RefusedError ``fetch.encoding`` when it can't be decoded and TransientError
    ``fetch.broken_off`` when the compressed body stops before its end.
    """
    body = bytearray()
    received = 0
    inflate = _Inflate(encoding, url) if encoding else None
    for part in parts:
        received += len(part)
        if inflate is None:
            body += part
        else:
            # One byte more than fits tells a body that ends at the limit from one that goes on.
            body += inflate.feed(part, limit + 1 - len(body))
        if len(body) > limit or received > limit:
            return bytes(body[:limit]) if cut else None
    if inflate is not None:
        inflate.finish()
    return bytes(body)


class _Inflate:
    """A gzip or deflate stream, taken out at most so many bytes at a time."""

    def __init__(self, encoding: str, url: str) -> None:
        self._encoding = encoding
        self._url = url
        self._head = b""
        self._stream: zlib._Decompress | None = None

    def feed(self, part: bytes, room: int) -> bytes:
        """What ``part`` expands to, at most ``room`` bytes."""
        if self._stream is None:
            # The first two bytes tell how the stream is wrapped.
            self._head += part
            if len(self._head) < 2:
                return b""
            part = self._head
            self._stream = zlib.decompressobj(self._bits())
        out = bytearray()
        while part and len(out) < room:
            if self._stream.eof:
                if self._encoding not in _GZIP or not part.startswith(b"\x1f\x8b"):
                    break  # padding after the end
                self._stream = zlib.decompressobj(self._bits())
            try:
                out += self._stream.decompress(part, room - len(out))
            except zlib.error as error:
                raise RefusedError(
                    "fetch.encoding", url=self._url, encoding=self._encoding
                ) from error
            part = self._stream.unused_data or self._stream.unconsumed_tail
        return bytes(out)

    def finish(self) -> None:
        """Raise unless the stream came to its end, or never began."""
        if self._head and (self._stream is None or not self._stream.eof):
            raise TransientError(
                "fetch.broken_off", url=self._url, why="compressed body ends early"
            )

    def _bits(self) -> int:
        if self._encoding in _GZIP:
            return zlib.MAX_WBITS | 16
        # Some servers send deflate without the wrapper that RFC 9110 asks for.
        wrapped = self._head[0] & 0x0F == 8 and int.from_bytes(self._head[:2], "big") % 31 == 0
        return zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS
