"""Which internet addresses a fetch may connect to: public ones, and none of ours.

Source: IANA's registries of special-purpose IPv4 and IPv6 addresses (RFC 6890 and since).
"""

from __future__ import annotations

from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
)

_RESERVED_4 = tuple(
    IPv4Network(text)
    for text in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # behind a carrier's translation
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # a cloud's own service, at a public-looking address
        "169.254.0.0/16",  # link-local, and the clouds' metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # retired relays
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_GLOBAL_6 = IPv6Network("2000::/3")
_RESERVED_6 = tuple(
    IPv6Network(text)
    for text in (
        "2001::/23",  # protocol assignments, tunnels among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # tunnels that carry any IPv4 address
        "3fff::/20",  # documentation
    )
)
_TRANSLATED_6 = IPv6Network("64:ff9b::/96")


def public(address: str) -> bool:
    """Whether this numeric address is one of the public internet.

    An IPv6 address that stands for an IPv4 one (mapped or translated) is judged as that;
    one with a zone (``fe80::1%eth0``), or anything that is not an address, is not public.
    """
    if "%" in address:
        return False
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv6Address):
        inner = _inner(parsed)
        if inner is None:
            return parsed in _GLOBAL_6 and not any(parsed in block for block in _RESERVED_6)
        parsed = inner
    return not any(parsed in block for block in _RESERVED_4)


def _inner(address: IPv6Address) -> IPv4Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _TRANSLATED_6:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None
