"""Addresses, made comparable: one spelling for the spellings of one page.

What comes out is for comparing, never for fetching: a server may want the spelling it gave.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}

_TRACKING_NAMES = frozenset(
    {
        "_ga",
        "_gl",
        "_hsenc",
        "_hsmi",
        "dclid",
        "fb_action_ids",
        "fb_action_types",
        "fb_ref",
        "fb_source",
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
        "oly_anon_id",
        "oly_enc_id",
        "srsltid",
        "ttclid",
        "twclid",
        "vero_id",
        "wbraid",
        "wickedid",
        "yclid",
    }
)
_TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "hsa_")

_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT = "%/:@!$&'()*+,;=~-._?[]"
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|jsp|cfm)$", re.IGNORECASE)
_AMP_PATH = re.compile(r"/amp/?$|(?<=\w)\.amp(?=\.html?$)|^/amp(?=/)", re.IGNORECASE)
_AMP_QUERY = frozenset({"amp", "amp=1", "amp=true", "outputtype=amp"})
_VARIANTS = frozenset({"www", "m", "mobile", "amp"})
# Under these a name of two parts is nobody's own: «m.gov.example» is no variant of gov.example.
_SHARED = frozenset({"ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "mil", "net", "org"})
# A fragment that opens with these is the address of a page inside the page.
_ROUTES = ("!", "/")


def canonical(url: str) -> str:
    """The address by which two spellings of one page are known to be the same.

    Scheme and host in lower case (a host in Arabic as its ASCII form; ``www.``, ``m.`` and
    ``amp.`` before it taken off), https for http, no default port, no fragment (but one that
    is a route, ``#/news/1``), no tracking parameters, the others in alphabetical order, no
    index page, no ``amp`` and no slash at the end, letters beyond ASCII percent-encoded. The
    path keeps its letters' case, and every other parameter its value. Anything but a readable
    http(s) address comes back as it is, without white space around it.

    Source: RFC 3986, section 6.2; the rest is how sites of news spell one page.
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
    host, port = _authority(parts, port, scheme), None
    path = _path(_escaped(parts.path))
    query = "&".join(
        sorted(part for part in _escaped(parts.query).split("&") if part and not _tracks(part))
    )
    route = parts.fragment if parts.fragment.startswith(_ROUTES) else ""
    # Without a port of its own, a host says the same thing over both.
    shown = "https" if ":" not in host.rpartition("]")[2].rpartition("@")[2] else scheme
    return urlunsplit((shown, host, path, query, _escaped(route)))


def declared(url: str, named: str | None) -> str:
    """The address that a page gives itself (``rel=canonical``), if it may be believed.

    It may when it is on the same host (``www.``, ``m.`` and ``amp.`` apart) and does not give
    a page deep in the site the address of the site's door, as broken templates do; else ``url``
    stands. A relative one is read against ``url``.
    """
    if not named or not named.strip():
        return url
    try:
        whole = urljoin(url, named.strip())
        mine, theirs = urlsplit(canonical(url)), urlsplit(canonical(whole))
    except ValueError:
        return url
    if theirs.scheme not in _DEFAULT_PORTS or mine.netloc != theirs.netloc:
        return url
    door = theirs.path in ("", "/") and not theirs.query
    if door and (mine.path not in ("", "/") or mine.query):
        return url
    return whole.partition("#")[0]


def host_of(url: str | None) -> str:
    """The host that an address names, without ``www.`` and the like; "" where it names none."""
    try:
        parts = urlsplit(canonical(url)) if url else None
    except ValueError:
        return ""
    return (parts.hostname or "") if parts and parts.scheme in _DEFAULT_PORTS else ""


def _path(path: str) -> str:
    before = ""
    while path != before:  # what is taken off may lay bare another
        before, path = path, _AMP_PATH.sub("", _INDEX.sub("/", path)).rstrip("/")
    return path or "/"


def _tracks(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    if name in _TRACKING_NAMES or name.startswith(_TRACKING_PREFIXES):
        return True
    return parameter.lower() in _AMP_QUERY


def _authority(parts: SplitResult, port: int | None, scheme: str) -> str:
    host = _bare(_host((parts.hostname or "").rstrip(".")))
    if ":" in host:
        host = f"[{host}]"
    user, at, _ = parts.netloc.rpartition("@")
    shown = "" if port is None or port == _DEFAULT_PORTS[scheme] else f":{port}"
    return f"{user}{at}{host}{shown}"


def _bare(host: str) -> str:
    """The host without the label of a variant, as long as a name of somebody's own is left."""
    labels = host.split(".")
    while labels[0] in _VARIANTS and len(labels) > 2:
        if len(labels) == 3 and labels[1] in _SHARED:
            break
        labels = labels[1:]
    return ".".join(labels)


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
