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

    With ``cut``, the first ``limit`` bytes of a longer one. ``encoding`` is from ``coding``;
    ``url`` is for the errors.

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
        self._stream: zlib._Decompress | None = None
        self._held = b""

    def feed(self, part: bytes, room: int) -> bytes:
        """What ``part`` expands to, at most ``room`` bytes."""
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
        """Raise unless the stream came to its end, or never began."""
        ended = not self._held if self._stream is None else self._stream.eof
        if not ended:
            raise TransientError(
                "fetch.broken_off", url=self._url, why="compressed body ends early"
            )

    def _goes_on(self, part: bytes) -> bool:
        """Whether another member of a gzip file begins here."""
        return self._encoding in _GZIP and part.startswith(b"\x1f\x8b")

    def _bits(self, part: bytes) -> int:
        if self._encoding in _GZIP:
            return zlib.MAX_WBITS | 16
        # Some servers send deflate without the wrapper that RFC 9110 asks for.
        wrapped = part[0] & 0x0F == 8 and int.from_bytes(part[:2], "big") % 31 == 0
        return zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS
