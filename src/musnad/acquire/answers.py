"""What an answer's status and headers mean to the newsroom."""

from __future__ import annotations

import re
from datetime import datetime

import httpx2

from musnad.core.errors import MusnadError, RefusedError, TransientError
from musnad.core.patience import retry_after

_AGAIN_LATER = frozenset({408, 425})
_GONE = frozenset({404, 410})
_FORBIDDEN = frozenset({401, 403, 407, 451})
_NEVER_KEPT = frozenset(
    {
        "set-cookie",
        "set-cookie2",
        "cookie",
        "authorization",
        "proxy-authorization",
        "www-authenticate",
        "proxy-authenticate",
        "authentication-info",
    }
)
_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,100}/[a-z0-9!#$&^_.+-]{1,100}")
_CHARSET = re.compile(r"[a-z0-9_.:+-]{1,40}")


def refusal(response: httpx2.Response, now: datetime) -> MusnadError | None:
    """The error that this answer's status stands for, or None when it brings a body."""
    status = response.status_code
    url = response.request.url
    if 200 <= status < 300 and status != 206:
        return None
    wait = retry_after(response.headers.get("retry-after"), now)
    if status == 429:
        return TransientError("fetch.too_many_requests", retry_after_seconds=wait, url=url)
    if status in _AGAIN_LATER or status >= 500:
        return TransientError(
            "fetch.server_error", retry_after_seconds=wait, url=url, status=status
        )
    if status in _GONE:
        return RefusedError("fetch.not_found", url=url, status=status)
    if status in _FORBIDDEN:
        return RefusedError("fetch.forbidden", url=url, status=status)
    return RefusedError("fetch.status", url=url, status=status)


def media_type(header: str) -> str:
    """The claimed type, lower case and without parameters; "" when it is not one."""
    claimed = header.partition(";")[0].strip().lower()
    return claimed if _MEDIA_TYPE.fullmatch(claimed) else ""


def charset(header: str) -> str | None:
    """The claimed character set, lower case; None when none is claimed."""
    for parameter in header.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            claimed = value.strip().strip("\"'").lower()
            return claimed if _CHARSET.fullmatch(claimed) else None
    return None


def kept_headers(headers: httpx2.Headers) -> tuple[tuple[str, str], ...]:
    """The headers in the order they came, names in lower case, without what identifies us."""
    return tuple(
        (name.lower(), value)
        for name, value in headers.multi_items()
        if name.lower() not in _NEVER_KEPT
    )
