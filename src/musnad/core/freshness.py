"""How long an answer stays fresh by its sender's own word; pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_SECONDS = 31_536_000.0
"""A year: more than that is taken as that."""


def fresh_seconds(headers: Iterable[tuple[str, str]], now: datetime) -> float:
    """The seconds for which an answer with these headers need not be asked for again.

    From 0 (nothing said, ``no-cache``, stale already) to a year. ``max-age`` counts before
    ``Expires``, which is measured from the sender's own ``Date``, so that a clock that is
    wrong there does no harm; the time that the answer spent in other caches is taken off.

    Source: RFC 9111, sections 4.2.1, 4.2.3, 5.2.2 and 5.3, for a private cache.
    """
    told: dict[str, list[str]] = {}
    for name, value in headers:
        told.setdefault(name.lower(), []).append(value)
    directives = _directives(told.get("cache-control", ()))
    if not {"no-cache", "no-store"}.isdisjoint(directives):
        return 0.0
    if "max-age" in directives:
        lifetime = _seconds(directives["max-age"])
    else:
        lifetime = _until_expiry(told, now)
    age = _seconds(told.get("age", ["0"])[0])
    return min(max(lifetime - age, 0.0), LONGEST_SECONDS)


def _directives(lines: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        for part in line.split(","):
            name, _, value = part.partition("=")
            # Where one is given twice the first counts.
            found.setdefault(name.strip().lower(), value.strip().strip('"'))
    return found


def _seconds(text: str) -> float:
    text = text.strip()
    if not (text.isascii() and text.isdigit()):
        return 0.0
    return LONGEST_SECONDS if len(text) > 9 else float(text)


def _until_expiry(told: dict[str, list[str]], now: datetime) -> float:
    expires = _moment(told.get("expires", [""])[0])
    if expires is None:
        return 0.0
    sent = _moment(told.get("date", [""])[0]) or now
    return (expires - sent).total_seconds()


def _moment(text: str) -> datetime | None:
    try:
        parsed = parsedate_to_datetime(text)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
    return parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed
