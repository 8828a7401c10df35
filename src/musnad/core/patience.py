"""How long the other side of a connection asks to be left alone; pure."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_WAIT_SECONDS = 86_400.0


def retry_after(value: str | None, now: datetime) -> float | None:
    """The seconds that a ``Retry-After`` header asks for, from 0 to a day; None if unclear.

    Source: RFC 9110, section 10.2.3: whole seconds or an HTTP date.
    """
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return LONGEST_WAIT_SECONDS if len(text) > 6 else min(float(text), LONGEST_WAIT_SECONDS)
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return min(max((until - now).total_seconds(), 0.0), LONGEST_WAIT_SECONDS)
