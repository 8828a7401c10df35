"""An official source, and one entry of its feed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

SourceKind = Literal[
    "presidency",
    "royal_court",
    "government",
    "ministry",
    "armed_forces",
    "parliament",
    "central_bank",
    "agency",
    "organisation",
    "alliance",
    "union",
    "un",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One official source as the catalogue describes it.

    ``feed`` is an address of RSS, Atom or JSON Feed; ``listing`` one of a page that links to
    releases, ``selector`` the CSS selector of those links (None: found by what pages of news
    have in common); ``senders`` the addresses or domains that mail its releases. ``page`` is
    for people. ``zone`` is an IANA name used when a page gives a time without one;
    ``every_minutes`` is the floor of the poll interval; ``verified_on`` is None where nobody
    has been able to try it.
    """

    id: str
    name_ar: str
    name_en: str
    kind: SourceKind
    languages: tuple[str, ...]
    feed: str | None = None
    listing: str | None = None
    selector: str | None = None
    senders: tuple[str, ...] = ()
    page: str | None = None
    reader: str = "page"
    zone: str = "UTC"
    topics: tuple[str, ...] = ()
    terms: str | None = None
    every_minutes: int = 15
    verified_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed: where a release is, and what the feed already says of it.

    ``guid`` is the feed's own id or, failing that, the address; ``content_html`` is the
    whole text when the feed carries it, ``summary_html`` its summary; ``published`` has a
    zone or is None.
    """

    source_id: str
    guid: str
    url: str | None
    title: str
    published: datetime | None = None
    updated: datetime | None = None
    summary_html: str = ""
    content_html: str = ""
    language: str | None = None
