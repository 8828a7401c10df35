"""Reads a page that links to releases into entries, as if it were their feed.

Nothing is fetched: an entry of a listing carries a title, an address and maybe a date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, tzinfo

from lxml.html import HtmlElement

from musnad.core.addresses import canonical
from musnad.core.capture import Capture
from musnad.core.errors import RefusedError
from musnad.core.source import Entry, Source
from musnad.read import feed
from musnad.read.beside import headings_above, moment_in, moment_in_path
from musnad.read.decode import decode
from musnad.read.form import form_of
from musnad.read.hidden import take_out_hidden
from musnad.read.language import detect
from musnad.read.links import Link, block_of, leads_nowhere, links, own_hosts, owned, target, titled
from musnad.read.moments import zone_of
from musnad.read.readers import MAX_BYTES, look_of
from musnad.read.repeats import news_links
from musnad.read.selector import select
from musnad.read.tree import tree

MAX_ENTRIES = 200


def entries(capture: Capture, source: Source, *, now: datetime | None = None) -> tuple[Entry, ...]:
    """The releases that a listing page links to, in its own order, at most 200.

    With ``source.selector`` they are the links that it points at, or the links inside of what
    it points at; without one, those that look like news. ``now`` is the moment against which
    dates are judged, that of the fetching when None. A feed behind the address is read as one.

    Raises RefusedError ``listing.layout`` (``url``, ``selector``) when the selector finds no
    link, ``listing.no_news`` (``url``) when nothing looks like news, ``source.selector``, and
    ``read.*`` for what is no page.
    """
    form = form_of(capture)
    if form == "feed":
        return feed.entries(capture, source)
    if len(capture.body) > MAX_BYTES or form != "html":
        raise _no_page(capture)
    page = tree(decode(capture.body, capture.charset).text, capture.url)
    claimed = page.get("lang")
    base = _base(page, capture.url)
    take_out_hidden(page)
    hosts = own_hosts(capture.url, source.listing, source.page, source.feed)
    moments = _Moments(page, claimed, zone_of(source.zone), now or capture.fetched_at)
    if source.selector is not None:
        chosen = _selected(page, source.selector, base, hosts)
        if not chosen:
            raise RefusedError("listing.layout", url=capture.url, selector=source.selector)
    else:
        found = links(page, base, hosts)
        moments.learn(found)
        chosen = _reblocked(news_links(found, moments.of))
        if not chosen:
            raise RefusedError("listing.no_news", url=capture.url)
    moments.learn(chosen)
    kept: dict[str, Entry] = {}
    for link in chosen[:MAX_ENTRIES]:
        guid = canonical(link.url)
        entry = Entry(
            source_id=source.id,
            guid=guid,
            url=link.url,
            title=link.title,
            published=moments.of(link),
            language=moments.language if moments.language != "und" else None,
        )
        kept.setdefault(guid, entry)
    return tuple(kept.values())


class _Moments:
    """The dates beside links, each looked for once."""

    def __init__(self, page: HtmlElement, claimed: str | None, zone: tzinfo, now: datetime) -> None:
        self._page = page
        self._claimed = claimed
        self._zone = zone
        self._now = now
        self._known: dict[HtmlElement, datetime | None] = {}
        self._above: dict[HtmlElement, datetime] = {}
        self.language = "und"

    def learn(self, found: Sequence[Link]) -> None:
        """Take the language from these links' titles, and dates that stand above them."""
        titles = " ".join(link.title for link in found[:100])
        self.language = detect(titles, self._claimed)
        blocks = [link.block for link in found]
        self._above = headings_above(self._page, blocks, self.language, self._zone, self._now)

    def of(self, link: Link) -> datetime | None:
        """The date of a link: in its block, above it, or in its address."""
        if link.block not in self._known:
            self._known[link.block] = moment_in(
                link.block, link.title, self.language, self._zone, self._now
            )
        return (
            self._known[link.block]
            or self._above.get(link.block)
            or moment_in_path(link.url, self._zone, self._now)
        )


def _selected(
    page: HtmlElement, selector: str, base: str, hosts: frozenset[str]
) -> tuple[Link, ...]:
    by_key: dict[str, tuple[str, list[HtmlElement]]] = {}
    blocks: dict[str, HtmlElement] = {}
    for element in select(selector)(page):
        anchors = [element] if element.tag == "a" else list(element.iter("a"))
        for anchor in anchors:
            url = target(anchor, base, hosts)
            if url is None or (element.tag != "a" and leads_nowhere(url, base)):
                continue
            key = canonical(url)
            by_key.setdefault(key, (url, []))[1].append(anchor)
            if element.tag != "a":
                blocks.setdefault(key, element)
    owners = owned(anchors for _, anchors in by_key.values())
    found: list[Link] = []
    for key, (url, anchors) in by_key.items():
        anchor, title = titled(anchors, owners)
        block = blocks.get(key) if key in blocks else block_of(anchor, owners)
        if title and block is not None:
            found.append(Link(url=url, title=title, anchor=anchor, block=block))
    return tuple(found)


def _reblocked(chosen: Sequence[Link]) -> tuple[Link, ...]:
    """The links with their blocks measured anew: other links in a block no longer part it."""
    owners = owned([link.anchor] for link in chosen)
    return tuple(replace(link, block=block_of(link.anchor, owners)) for link in chosen)


def _base(page: HtmlElement, url: str) -> str:
    """The address that the page's links start from."""
    for element in page.iter("base"):
        href = (element.get("href") or "").strip()
        if href.startswith(("http://", "https://")):
            return href
    return url


def _no_page(capture: Capture) -> RefusedError:
    if len(capture.body) > MAX_BYTES:
        return RefusedError(
            "read.too_large",
            url=capture.url,
            megabytes=f"{len(capture.body) / 1e6:.1f}",
            limit_megabytes=f"{MAX_BYTES / 1e6:g}",
        )
    if not capture.body.strip():
        return RefusedError("read.empty", url=capture.url)
    look = look_of(capture)
    return RefusedError("read.unsupported", url=capture.url, looks_en=look.en, looks_ar=look.ar)
