"""Finds out how a source could be followed: looks at a page once, as a poll would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from musnad.acquire import discover
from musnad.core.capture import Capture
from musnad.core.errors import MusnadError, RefusedError, TransientError
from musnad.core.ports import Fetcher, Reader
from musnad.core.release import Release
from musnad.core.source import Entry, Source, SourceKind
from musnad.read import feed, listing
from musnad.read.form import form_of
from musnad.read.language import detect
from musnad.read.readers import read

Way = Literal["feed", "listing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """How a source could be followed, and what would be read.

    ``address`` is that of the feed or the listing; ``zone`` is None where nothing tells it.
    ``release`` is the newest release as it was read, or ``fault`` what stood in the way.
    ``tried`` are the addresses that were no feed, each with the code of why.
    """

    asked: str
    way: Way
    address: str
    title: str
    language: str
    zone: str | None
    kind: SourceKind
    entries: tuple[Entry, ...]
    carried: tuple[tuple[str, int], ...]
    release: Release | None
    fault: MusnadError | None
    tried: tuple[tuple[str, str], ...]

    def source(
        self,
        source_id: str,
        *,
        name_ar: str = "",
        name_en: str = "",
        kind: SourceKind | None = None,
        selector: str | None = None,
    ) -> Source:
        """The source that would be followed; names default to the title."""
        return Source(
            id=source_id,
            name_ar=name_ar or self.title,
            name_en=name_en or self.title,
            kind=kind or self.kind,
            languages=(self.language,) if self.language != "und" else (),
            feed=self.address if self.way == "feed" else None,
            listing=self.address if self.way == "listing" else None,
            selector=selector if self.way == "listing" else None,
            page=self.asked if self.asked != self.address else None,
            zone=self.zone or "UTC",
        )


def probe(
    url: str,
    *,
    fetcher: Fetcher,
    readers: Sequence[Reader],
    known: Sequence[Source],
    selector: str | None = None,
) -> Finding:
    """Look at an address, at the feeds that it names and at the usual places for one.

    A feed goes before a page of links; with a ``selector`` only the page is looked at. Raises
    what fetching raises, and RefusedError ``probe.nothing`` (``url``) where there is nothing
    to follow.
    """
    capture = _fetch(fetcher, url)
    zone = discover.zone_of(capture.url, known)
    plain = Source(
        id="probe",
        name_ar="",
        name_en="",
        kind="organisation",
        languages=(),
        listing=url,
        selector=selector,
        zone=zone or "UTC",
    )
    tried: list[tuple[str, str]] = []
    way, at, entries = _way(capture, plain, fetcher, tried)
    language = _language(entries)
    title = discover.heading(at) or discover.heading(capture)
    release, fault = _first(entries, plain, fetcher, readers, at)
    return Finding(
        asked=url,
        way=way,
        address=at.requested_url if way == "feed" else url,
        title=title or at.url,
        language=release.language if release and language == "und" else language,
        zone=zone,
        kind=discover.kind_of(f"{title} {discover.heading(capture)}"),
        entries=entries,
        carried=tuple(Counter(feed.carries(one) for one in entries).most_common()),
        release=release,
        fault=fault,
        tried=tuple(tried),
    )


def _way(
    capture: Capture, plain: Source, fetcher: Fetcher, tried: list[tuple[str, str]]
) -> tuple[Way, Capture, tuple[Entry, ...]]:
    if form_of(capture) in ("feed", "json"):
        return "feed", capture, feed.entries(capture, plain)
    if plain.selector is None:
        found = _feed(capture, plain, fetcher, tried)
        if found is not None:
            return found
    return "listing", capture, _links(capture, plain)


def _feed(
    capture: Capture, plain: Source, fetcher: Fetcher, tried: list[tuple[str, str]]
) -> tuple[Way, Capture, tuple[Entry, ...]] | None:
    """The first feed with entries that the page names or, failing that, a usual place has."""
    named = discover.alternates(capture) if form_of(capture) == "html" else ()
    for addresses in (named, discover.guesses(capture.url)):
        for address in addresses:
            try:
                there = _fetch(fetcher, address)
                entries = feed.entries(there, plain)
            except MusnadError as error:
                tried.append((address, error.code))
                continue
            if entries:
                return "feed", there, entries
            tried.append((address, "feed.no_entries"))
    return None


def _links(capture: Capture, plain: Source) -> tuple[Entry, ...]:
    try:
        entries = listing.entries(capture, plain)
    except RefusedError as error:
        if error.code in ("listing.layout", "source.selector"):
            raise
        raise RefusedError("probe.nothing", url=capture.url) from error
    if not entries:
        raise RefusedError("probe.nothing", url=capture.url)
    return entries


def _first(
    entries: Sequence[Entry],
    plain: Source,
    fetcher: Fetcher,
    readers: Sequence[Reader],
    at: Capture,
) -> tuple[Release | None, MusnadError | None]:
    """The first entry's release, read as the newsroom would."""
    entry = next((one for one in entries if one.url or feed.carries(one) == "whole"), None)
    if entry is None:
        return None, None
    try:
        page = feed.entry_capture(entry, fetched_at=at.fetched_at)
        if page is None:
            page = _fetch(fetcher, entry.url or "")
        release = read(page, plain, readers=readers)
    except MusnadError as error:
        return None, error
    if release.published is None and entry.published is not None:
        release = replace(release, published=entry.published)
    return release, None


def _language(entries: Sequence[Entry]) -> str:
    titles = " . ".join(one.title for one in entries[:40])
    claimed = next((one.language for one in entries if one.language), None)
    return detect(titles, claimed)


def _fetch(fetcher: Fetcher, url: str) -> Capture:
    capture = fetcher.fetch(url)
    if capture is None:
        raise TransientError("fetch.empty_answer", url=url)
    return capture
