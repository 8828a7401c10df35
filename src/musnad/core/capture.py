"""What came over the wire, byte for byte."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from musnad.core.ids import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The raw bytes of one answer, as they were received, and where and when.

    ``url`` is the address that answered after redirects (``file:`` for a local file,
    ``stdin:`` for a pipe); ``media_type`` is what the other side claimed, lower case and
    without parameters, ``""`` when it claimed nothing; ``charset`` likewise.
    ``fetched_at`` has a zone. ``sha256`` covers ``body`` alone.
    """

    url: str
    requested_url: str
    body: bytes
    fetched_at: datetime
    media_type: str = ""
    charset: str | None = None
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    sha256: str = field(default="")

    def __post_init__(self) -> None:
        if self.fetched_at.tzinfo is None:
            raise ValueError("a capture's time needs a zone")
        if not self.sha256:
            object.__setattr__(self, "sha256", digest(self.body))


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """ETag and Last-Modified of an address, kept verbatim to be replayed.

    Source: RFC 9110, sections 8.8 and 13.1.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
