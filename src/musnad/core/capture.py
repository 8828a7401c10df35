"""What came over the wire, byte for byte."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from musnad.core.ids import digest

Headers = tuple[tuple[str, str], ...]
"""Names and values in the order in which they came; a name may come more than once."""

SECRET_HEADERS = frozenset(
    {
        "authentication-info",
        "authorization",
        "cookie",
        "cookie2",
        "proxy-authenticate",
        "proxy-authentication-info",
        "proxy-authorization",
        "set-cookie",
        "set-cookie2",
        "www-authenticate",
        "x-api-key",
        "x-auth-token",
    }
)
"""Headers that tell who someone is or let someone in, in lower case: a capture has none."""

_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The raw bytes of one answer, as they were received, and where and when.

    ``url`` is the address that answered after redirects (``file:`` for a local file,
    ``stdin:`` for a pipe); ``media_type`` is what the other side claimed, lower case and
    without parameters, ``""`` when it claimed nothing; ``charset`` likewise.
    ``fetched_at`` has a zone. ``sha256`` covers ``body`` alone, which is out of its transfer
    and content codings. ``request_headers`` are those that were sent to ``url``, ``headers``
    those that came back; both are empty where nothing was asked over HTTP, and neither ever
    holds one of ``SECRET_HEADERS``.
    """

    url: str
    requested_url: str
    body: bytes
    fetched_at: datetime
    media_type: str = ""
    charset: str | None = None
    status: int = 200
    headers: Headers = ()
    request_headers: Headers = ()
    sha256: str = field(default="")

    def __post_init__(self) -> None:
        if self.fetched_at.tzinfo is None:
            raise ValueError("a capture's time needs a zone")
        object.__setattr__(self, "headers", _without_secrets(self.headers))
        object.__setattr__(self, "request_headers", _without_secrets(self.request_headers))
        if not self.sha256:
            object.__setattr__(self, "sha256", digest(self.body))

    @property
    def exchanged(self) -> bool:
        """Whether it came over HTTP, and not from a file, a mail, a pipe or a feed's entry."""
        return self.url.startswith(_WEB) and bool(self.headers or self.request_headers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """ETag and Last-Modified of an address, kept verbatim to be replayed.

    Source: RFC 9110, sections 8.8 and 13.1.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None


def _without_secrets(headers: Headers) -> Headers:
    return tuple(pair for pair in headers if pair[0].strip().lower() not in SECRET_HEADERS)
