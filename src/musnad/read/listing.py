"""Reads a page that links to releases into entries, as if it were their feed.

Nothing is fetched: an entry of a listing carries a title, an address and maybe a date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from musnad.arabic.normal import clean
from musnad.core.capture import Capture
from musnad.core.source import Entry, Source
from musnad.read.decode import decode
from musnad.read.tree import tree

MAX_ENTRIES = 200


def entries(
    capture: Capture,
    source: Source,
    *,
    now: datetime | None = None,  # noqa: ARG001  dates are judged against it
) -> tuple[Entry, ...]:
    """The releases that a listing page links to, in its own order, at most 200.

    ``now`` is the moment against which dates are judged, that of the fetching when None.
    Raises RefusedError ``read.encoding``, ``read.tangled`` or ``read.nothing``.
    """
    page = tree(decode(capture.body, capture.charset).text, capture.url)
    kept: dict[str, Entry] = {}
    for url, title in _links(page, capture.url):
        kept.setdefault(url, Entry(source_id=source.id, guid=url, url=url, title=title))
        if len(kept) == MAX_ENTRIES:
            break
    return tuple(kept.values())


def _links(page: HtmlElement, base: str) -> Iterator[tuple[str, str]]:
    host = urlsplit(base).hostname
    for link in page.iter("a"):
        title = " ".join(clean(" ".join(link.itertext())).split())
        try:
            url = urljoin(base, link.get("href", "").strip()).partition("#")[0]
            same = urlsplit(url).hostname == host
        except ValueError:
            continue
        if same and len(title.split()) >= 4:
            yield url, title
