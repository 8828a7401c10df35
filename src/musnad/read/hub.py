"""Finds the hub that tells of a feed's news, where the feed names one.

Source: WebSub, section 4, and JSON Feed 1.1 (``hubs``).
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from musnad.core.capture import Capture

_HEAD_BYTES = 65_536
_JSON_BYTES = 5_000_000
_LONGEST = 2_000
_FIRST_ENTRY = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_LINK = re.compile(r"<(?:\w{1,20}:)?link\s([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]{0,2000})\"|'([^']{0,2000})')")
_HEADER = re.compile(r"<([^<>]{1,2000})>([^<]{0,500})")
_RELATION = re.compile(r";\s{0,9}rel\s{0,9}=\s{0,9}\"?([^\";]{1,100})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """A hub's address, and the feed's own as the hub knows it."""

    url: str
    topic: str


def declared(capture: Capture) -> Hub | None:
    """The first hub that a feed names, in its HTTP headers or in itself; None when none.

    What the headers say counts first. A feed that names no address of its own is known by the
    one that answered.
    """
    hub = topic = None
    for relation, address in (*_in_headers(capture), *_in_body(capture)):
        target = _usable(capture.url, address)
        if target is None:
            continue
        if relation == "hub":
            hub = hub or target
        elif relation == "self":
            topic = topic or target
    return Hub(url=hub, topic=topic or capture.url) if hub else None


def _in_headers(capture: Capture) -> Iterator[tuple[str, str]]:
    for name, value in capture.headers:
        if name.lower() != "link":
            continue
        for address, rest in _HEADER.findall(value[:20_000]):
            for told in _RELATION.findall(rest):
                for relation in told.lower().split():
                    yield relation, address


def _in_body(capture: Capture) -> Iterator[tuple[str, str]]:
    head = capture.body[:_HEAD_BYTES].decode("utf-8", "replace")
    if head.lstrip("\ufeff \t\r\n").startswith("{"):
        yield from _in_json(capture.body)
        return
    first = _FIRST_ENTRY.search(head)
    for written in _LINK.findall(head[: first.start()] if first else head):
        told = {name.lower(): html.unescape(a or b) for name, a, b in _ATTRIBUTE.findall(written)}
        for relation in told.get("rel", "").lower().split():
            yield relation, told.get("href", "")


def _in_json(body: bytes) -> Iterator[tuple[str, str]]:
    if len(body) > _JSON_BYTES:
        return
    try:
        feed = json.loads(body)
    except (ValueError, RecursionError):
        return
    if not isinstance(feed, dict):
        return
    hubs = feed.get("hubs")
    for one in hubs[:10] if isinstance(hubs, list) else ():
        if isinstance(one, dict) and str(one.get("type", "")).lower() == "websub":
            yield "hub", str(one.get("url", ""))
    yield "self", str(feed.get("feed_url", ""))


def _usable(base: str, address: str) -> str | None:
    address = address.strip()
    if not address or len(address) > _LONGEST:
        return None
    try:
        url = urljoin(base, address)
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
