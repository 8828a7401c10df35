"""What a page says of its feeds, where feeds usually are, and what an address tells of its zone.

Pure: nothing is fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from importlib.resources import files
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from musnad.arabic.normal import clean
from musnad.core.capture import Capture
from musnad.core.errors import RefusedError
from musnad.core.source import Source, SourceKind
from musnad.read.decode import decode
from musnad.read.tree import tree

MOST_ALTERNATES = 4
MOST_GUESSES = 6
_MAX_TITLE = 200
_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_LOOKS = re.compile(r"(?:rss|atom|feed)[^/]*$|/feeds?/?$|\.ashx\?contenttype=", re.IGNORECASE)
_ASIDE = re.compile(r"comments?\b|تعليق|podcast|events?\b|jobs?\b|vacanc", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?:ar|en|fr)(?:-[A-Za-z]{2})?", re.IGNORECASE)
_ENDINGS = ("feed/", "rss.xml", "rss", "atom.xml", "feed.xml")
_CHIEF_ZONES = {
    "au": "Australia/Sydney",
    "br": "America/Sao_Paulo",
    "ca": "America/Toronto",
    "cn": "Asia/Shanghai",
    "de": "Europe/Berlin",
    "es": "Europe/Madrid",
    "eu": "Europe/Brussels",
    "gov": "America/New_York",
    "id": "Asia/Jakarta",
    "mil": "America/New_York",
    "my": "Asia/Kuala_Lumpur",
    "ps": "Asia/Hebron",
    "pt": "Europe/Lisbon",
    "ru": "Europe/Moscow",
    "ua": "Europe/Kyiv",
    "uk": "Europe/London",
    "us": "America/New_York",
}
"""By the last part of a host's name: countries of several zones, and endings of no country."""

_KINDS: tuple[tuple[SourceKind, str], ...] = (
    ("central_bank", r"central bank|federal reserve|البنك المركزي|المصرف المركزي|بنك المغرب"),
    ("ministry", r"minist(?:ry|ère|ere)|department of|وزارة"),
    ("armed_forces", r"armed forces|\barmy\b|\bnavy\b|القوات المسلحة|الجيش"),
    ("royal_court", r"royal court|diwan|الديوان"),
    ("presidency", r"presiden|présiden|رئاسة الجمهورية|الرئاسة|رئيس الجمهورية"),
    ("parliament", r"parliament|national assembly|البرلمان|مجلس النواب|مجلس الأمة|مجلس الشورى"),
    ("government", r"government|cabinet|prime minister|الحكومة|مجلس الوزراء|رئاسة الوزراء"),
    ("un", r"united nations|\bu\.?n\.?\b|الأمم المتحدة"),
    ("agency", r"news agency|وكالة"),
)


def alternates(capture: Capture) -> tuple[str, ...]:
    """The feeds that a page names, its own words first, then links that look like feeds.

    At most 4; feeds in another language than the page's come later, feeds of comments, events
    and jobs last. Raises RefusedError ``read.*``.
    """
    page = _page(capture)
    base = _base(page, capture.url)
    own = _tongue(capture.url, str(page.get("lang") or ""))

    def later(found: tuple[str, str, str]) -> tuple[bool, bool]:
        address, title, told = found
        tongue = _tongue(address, told)
        return bool(_ASIDE.search(f"{address} {title}")), bool(own and tongue and tongue != own)

    named = [
        (*one, str(link.get("hreflang", "")))
        for link in page.iter("link")
        if "alternate" in str(link.get("rel", "")).lower().split()
        and str(link.get("type", "")).partition(";")[0].strip().lower() in _TYPES
        and (one := _joined(base, link.get("href"), link.get("title", "")))
    ]
    linked = [
        (*one, str(link.get("hreflang", "")))
        for link in page.iter("a")
        if _LOOKS.search(str(link.get("href", ""))[:2_000])
        and (one := _joined(base, link.get("href"), " ".join(link.itertext())[:200]))
    ]
    found = sorted(named, key=later) + sorted(linked, key=later)
    kept = dict.fromkeys(address for address, _, _ in found if address != capture.url)
    return tuple(kept)[:MOST_ALTERNATES]


def guesses(url: str) -> tuple[str, ...]:
    """Where the feed of such a page would be on common systems, at most 6 addresses."""
    parts = urlsplit(url)
    root = f"{parts.scheme}://{parts.netloc}/"
    segments = [one for one in parts.path.split("/") if one]
    found: list[str] = []
    if segments and "." not in segments[-1]:
        found.append(root + "/".join(segments) + "/feed/")
    if segments and _LANGUAGE.fullmatch(segments[0]):
        found += [f"{root}{segments[0]}/{ending}" for ending in ("rss.xml", "feed/")]
    found += [root + ending for ending in _ENDINGS]
    return tuple(one for one in dict.fromkeys(found) if one != url)[:MOST_GUESSES]


def heading(capture: Capture) -> str:
    """What a feed or a page calls itself, "" when it doesn't say."""
    text = decode(capture.body, capture.charset).text
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if start == "{":
        return _json_heading(text)
    try:
        parser = etree.XMLParser(
            recover=True, resolve_entities=False, no_network=True, load_dtd=False
        )
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is not None and etree.QName(root).localname.lower() in ("rss", "feed", "rdf"):
        found = root.find("{*}channel/{*}title")
        found = root.find("{*}title") if found is None else found
        return _words("".join(found.itertext()) if found is not None else "")
    try:
        page = tree(text, capture.url)
    except RefusedError:
        return ""
    title = page.find(".//title")
    return _words("".join(title.itertext()) if title is not None else "")


def zone_of(url: str, known: Iterable[Source]) -> str | None:
    """The time zone that an address tells: that of a known source there, or its country's.

    None where nothing tells. Source: the IANA time zone database, ``zone.tab``.
    """
    host = (urlsplit(url).hostname or "").lower().removeprefix("www.")
    for source in known:
        for address in (source.feed, source.listing, source.page):
            there = (urlsplit(address).hostname or "").lower() if address else ""
            if there and host == there.removeprefix("www."):
                return source.zone
    ending = host.rpartition(".")[2]
    if ending in _CHIEF_ZONES:
        return _CHIEF_ZONES[ending]
    zones = _zones(ending.upper())
    return zones[0] if len(zones) == 1 else None


def kind_of(title: str) -> SourceKind:
    """What sort of body calls itself so; an organisation where the words don't tell."""
    for kind, pattern in _KINDS:
        if re.search(pattern, title, re.IGNORECASE):
            return kind
    return "organisation"


def _zones(country: str) -> tuple[str, ...]:
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return tuple(row[2] for row in rows if len(row) > 2 and row[0] == country)


def _page(capture: Capture) -> HtmlElement:
    return tree(decode(capture.body, capture.charset).text, capture.url)


def _base(page: HtmlElement, url: str) -> str:
    told = page.find(".//base[@href]")
    joined = _joined(url, told.get("href"), "") if told is not None else None
    return joined[0] if joined else url


def _joined(base: str, href: str | None, title: str) -> tuple[str, str] | None:
    if not href or len(href) > 2_000:
        return None
    try:
        address = urljoin(base, "".join(href.split())).partition("#")[0]
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and parts.hostname and not parts.username
    except ValueError:
        return None
    return (address, title) if usable else None


def _tongue(address: str, told: str) -> str:
    """The language that a link or its address names, as two or three letters; "" when none."""
    if told:
        return told.partition("-")[0].lower()
    segments = [one for one in urlsplit(address).path.split("/") if one]
    found = next((one for one in segments if _LANGUAGE.fullmatch(one)), "")
    return found.partition("-")[0].lower()


def _json_heading(text: str) -> str:
    try:
        feed = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return ""
    title = feed.get("title") if isinstance(feed, dict) else None
    return _words(title) if isinstance(title, str) else ""


def _words(text: str) -> str:
    return " ".join(clean(text[: 4 * _MAX_TITLE]).split())[:_MAX_TITLE].strip()
