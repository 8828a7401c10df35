"""From a source's feed to items that wait to be handled."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.core.capture import Capture, Validators
from musnad.core.errors import MusnadError, RefusedError
from musnad.core.item import Item, item_id
from musnad.core.source import Source
from musnad.flow.newsroom import Event, Newsroom
from musnad.read.feed import entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """How one poll of one source ended: ``found`` counts entries not known before."""

    source_id: str
    found: int = 0
    unchanged: bool = False
    error: MusnadError | None = None


def poll(newsroom: Newsroom, source: Source) -> Poll:
    """Fetch a source's feed once and remember what is new in it.

    A fault is recorded and returned, never raised: one source does not stop another. The
    validators are stored after the items, so that a kill in between costs a fetch, not news.
    """
    now = newsroom.desk.clock()
    try:
        found = _poll(newsroom, source)
    except MusnadError as error:
        newsroom.store.save_poll(source.id, now, error_code=error.code)
        newsroom.journal(
            Event(
                kind="poll_failed",
                at=now,
                source_id=source.id,
                code=error.code,
                facts=tuple(error.facts.items()),
            )
        )
        return Poll(source_id=source.id, error=error)
    newsroom.store.save_poll(source.id, now)
    outcome = "unchanged" if found is None else str(found)
    newsroom.journal(Event(kind="polled", at=now, source_id=source.id, outcome=outcome))
    return Poll(source_id=source.id, found=found or 0, unchanged=found is None)


def _poll(newsroom: Newsroom, source: Source) -> int | None:
    if source.feed is None:
        raise RefusedError("source.no_feed", source=source.id)
    capture = newsroom.fetcher.fetch(source.feed, newsroom.store.validators(source.feed))
    if capture is None:
        return None
    newsroom.store.save_capture(capture)
    now = newsroom.desk.clock()
    items = [
        Item(id=item_id(entry), entry=entry, state="waiting", found_at=now, due_at=now)
        for entry in entries(capture, source)
    ]
    found = newsroom.store.save_items(items)
    newsroom.store.save_validators(_validators(source.feed, capture))
    return found


def _validators(url: str, capture: Capture) -> Validators:
    headers = {name.lower(): value for name, value in capture.headers}
    return Validators(url=url, etag=headers.get("etag"), last_modified=headers.get("last-modified"))
