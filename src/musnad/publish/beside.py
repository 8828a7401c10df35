"""What others have released about the event that an article tells of, ready to be set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from musnad.core.happening import Trace
from musnad.publish.links import safe_url
from musnad.publish.markup import direction, language_tag, plain

MOST = 12
"""Releases that a page lists: more of them say no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One release of another source: who, what it is called, where it is."""

    source: str
    title: str
    url: str | None
    language: str
    direction: str
    published: datetime


def beside(traces: Iterable[Trace], names: Mapping[str, str]) -> tuple[Beside, ...]:
    """The releases in the order in which they came out; ``names`` are those of sources."""
    found = [
        Beside(
            source=plain(names.get(one.source_id) or one.publisher.removeprefix("source:")),
            title=plain(one.title or one.head),
            url=safe_url(one.url),
            language=language_tag(one.language),
            direction=direction(one.language),
            published=one.published,
        )
        for one in traces
    ]
    return tuple(found[:MOST])


def as_records(found: Iterable[Trace]) -> list[dict[str, object]]:
    """The same for the record beside the page."""
    return [
        {
            "id": one.release_id,
            "article": one.article_id,
            "source": one.source_id,
            "url": safe_url(one.url),
            "title": one.title,
            "language": one.language,
            "published": one.published.isoformat(),
        }
        for one in list(found)[:MOST]
    ]
