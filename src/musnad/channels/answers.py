"""What the answers of other people's services mean, told without secrets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit

from musnad.channels.texts import cut, plain
from musnad.core.courier import Reply
from musnad.core.errors import MusnadError, RefusedError, TransientError
from musnad.core.patience import retry_after

HIDDEN = "[…]"
_LONGEST = 200


def cleaned(text: object, secrets: Iterable[str] = ()) -> str:
    """What the other side says in its own words: one line, short, without our secrets."""
    told = str(text or "")[:4000]
    for one in secrets:
        if one:
            told = told.replace(one, HIDDEN)
    return cut(plain(told), _LONGEST)


def field_of(found: object, *names: str) -> object:
    """What stands under these names, one inside the other; None where it does not."""
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return found


def host_of(url: str) -> str:
    """The host of an address, as messages name it."""
    return urlsplit(url).netloc.rpartition("@")[2]


def fault(
    reply: Reply, *, channel: str, host: str, now: datetime, reason: str
) -> MusnadError | None:
    """The error that a status of HTTP stands for, None for 2xx.

    ``channel.busy`` and ``channel.server`` pass; ``channel.key``, ``channel.forbidden``,
    ``channel.gone``, ``channel.redirect`` and ``channel.refused`` are for a person. ``reason``
    has no secrets.
    """
    status = reply.status
    told: dict[str, object] = {
        "channel": channel,
        "host": host,
        "status": status,
        "reason": reason or "-",
    }
    wait = retry_after(reply.headers.get("retry-after"), now)
    if 200 <= status < 300:
        return None
    if status == 429:
        return TransientError("channel.busy", retry_after_seconds=wait, **told)
    if status in (408, 425) or status >= 500:
        return TransientError("channel.server", retry_after_seconds=wait, **told)
    if 300 <= status < 400:
        return RefusedError("channel.redirect", **told)
    return _refused(status, told)


def _refused(status: int, told: dict[str, object]) -> MusnadError:
    if status == 401:
        return RefusedError("channel.key", **told)
    if status == 403:
        return RefusedError("channel.forbidden", **told)
    if status in (404, 410):
        return RefusedError("channel.gone", **told)
    return RefusedError("channel.refused", **told)
