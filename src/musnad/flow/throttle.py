"""How often somebody may try: sliding windows over what failed, and waits that grow."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta

from musnad.core.errors import RefusedError
from musnad.core.newsdesk import People


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """So many failures within so long, and no more tries until one of them is older."""

    most: int
    within: timedelta


PERSON = (
    Limit(most=5, within=timedelta(minutes=1)),
    Limit(most=10, within=timedelta(minutes=15)),
    Limit(most=20, within=timedelta(hours=2)),
    Limit(most=40, within=timedelta(hours=24)),
)
"""For one login, and for the second factor of one account."""

NETWORK = (
    Limit(most=20, within=timedelta(minutes=1)),
    Limit(most=60, within=timedelta(minutes=15)),
    Limit(most=300, within=timedelta(hours=24)),
)
"""For one address: a whole office may stand behind it."""


def wait(people: People, key: str, limits: tuple[Limit, ...], now: datetime) -> timedelta:
    """How long a key must wait before the next try; none is ``timedelta(0)``.

    Found to the minute, rounded up.
    """
    longest = timedelta(0)
    for limit in limits:
        if people.failures(key, since=now - limit.within) < limit.most:
            continue
        low, high = 0, max(1, int(limit.within.total_seconds() // 60))
        while low + 1 < high:
            middle = (low + high) // 2
            later = now - limit.within + timedelta(minutes=middle)
            if people.failures(key, since=later) < limit.most:
                high = middle
            else:
                low = middle
        longest = max(longest, timedelta(minutes=high))
    return longest


def permit(people: People, keys: dict[str, tuple[Limit, ...]], now: datetime) -> None:
    """Raises RefusedError ``login.wait`` (``minutes``) where one of the keys must wait."""
    longest = max(wait(people, key, limits, now) for key, limits in keys.items())
    if longest:
        raise RefusedError("login.wait", minutes=round(longest.total_seconds() / 60))


def counted(address: str) -> str:
    """What tries from an address are counted under: it, or its /64, which one house has."""
    try:
        read = ipaddress.ip_address(address)
    except ValueError:
        return "address:?"
    if isinstance(read, ipaddress.IPv6Address):
        if read.ipv4_mapped:
            return f"address:{read.ipv4_mapped}"
        return f"address:{ipaddress.ip_network((read, 64), strict=False)}"
    return f"address:{read}"


def network_of(address: str) -> str:
    """The part of an address that is kept and logged: its /24 or /48; "" for what is none."""
    try:
        read = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(read, ipaddress.IPv6Address) and read.ipv4_mapped:
        read = read.ipv4_mapped
    return str(ipaddress.ip_network((read, 24 if read.version == 4 else 48), strict=False))
