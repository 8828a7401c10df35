"""Addresses, made comparable: one spelling for the spellings of one page."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}

_TRACKING_NAMES = frozenset(
    {
        "_hsenc",
        "_hsmi",
        "dclid",
        "fbclid",
        "gbraid",
        "gclid",
        "gclsrc",
        "igsh",
        "igshid",
        "li_fat_id",
        "mc_cid",
        "mc_eid",
        "mkt_tok",
        "msclkid",
        "ttclid",
        "twclid",
        "vero_id",
        "wbraid",
        "yclid",
    }
)
_TRACKING_PREFIXES = ("utm_",)

_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT = "%/:@!$&'()*+,;=~-._?[]"


def canonical(url: str) -> str:
    """The address by which two spellings of one page are known to be the same.

    Scheme and host in lower case (a host in Arabic as its ASCII form), no default port, no
    fragment, no tracking parameters, letters beyond ASCII percent-encoded; the order of the
    other parameters and a slash at the end are kept. Anything but a readable http(s)
    address comes back as it is, without white space around it.

    Source: RFC 3986, section 6.2.
    """
    stripped = url.strip()
    try:
        parts = urlsplit(stripped)
        port = parts.port
    except ValueError:
        return stripped
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not parts.hostname:
        return stripped
    query = "&".join(part for part in parts.query.split("&") if part and not _tracks(part))
    return urlunsplit(
        (scheme, _authority(parts, port, scheme), _escaped(parts.path) or "/", _escaped(query), "")
    )


def _tracks(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name in _TRACKING_NAMES or name.startswith(_TRACKING_PREFIXES)


def _authority(parts: SplitResult, port: int | None, scheme: str) -> str:
    host = _host((parts.hostname or "").rstrip("."))
    if ":" in host:
        host = f"[{host}]"
    user, at, _ = parts.netloc.rpartition("@")
    shown = "" if port is None or port == _DEFAULT_PORTS[scheme] else f":{port}"
    return f"{user}{at}{host}{shown}"


def _host(name: str) -> str:
    if name.isascii():
        return name.lower()
    try:
        return name.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return name.lower()


def _escaped(text: str) -> str:
    """Percent-escapes in one spelling: capital digits, and none for letters that need none."""
    quoted = quote(text, safe=_KEPT, errors="replace")
    return _ESCAPE.sub(_settled, quoted)


def _settled(match: re.Match[str]) -> str:
    letter = chr(int(match[1], 16))
    return letter if letter in _UNRESERVED else f"%{match[1].upper()}"
