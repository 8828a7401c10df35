"""The desk's lists: one row for each article, and how they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from musnad.core.article import Article
from musnad.core.release import Release

Lane = Literal["held", "due", "scheduled", "ready", "published", "spiked", "withdrawn"]
"""Which list an article stands in; ``due`` is a new revision of something published that waits."""

LANES: tuple[Lane, ...] = (
    "held",
    "due",
    "scheduled",
    "ready",
    "published",
    "spiked",
    "withdrawn",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a list shows of an article's current revision.

    ``problems`` counts sentences that somebody still has to look at (flagged and not
    accepted); ``risk`` is the highest of any sentence, 0 to 1. ``published`` says whether
    readers see some revision of it.
    """

    article_id: str
    revision: int
    version: int
    lane: Lane
    headline: str
    kicker: str
    source_id: str
    publisher: str
    url: str | None
    language: str
    writer: str
    notice: bool
    problems: int
    risk: float
    sentences: int
    published: bool
    made_at: datetime
    changed_at: datetime
    published_at: datetime | None = None
    scheduled_for: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which rows are wanted; newest change first.

    ``words`` are looked for in headline, text and source, every one of them, in whatever
    Arabic spelling and with whatever stands before or after it. ``before`` is where the page
    before ended (``Shown.next``). ``limit`` is from 1 to 200.
    """

    lane: Lane | None = None
    source_id: str | None = None
    writer: str | None = None
    words: str = ""
    before: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A page of rows; ``next`` is "" at the end."""

    rows: tuple[Row, ...]
    next: str = ""


def lane_of(article: Article) -> Lane:
    """The list that an article's current revision stands in."""
    return "due" if article.correction_due else article.stage


def row_of(article: Article, release: Release, *, published: bool) -> Row:
    """The row of an article's current revision."""
    findings = article.report.findings
    flagged = [
        one
        for one in findings
        if (one.verdict in ("contradicted", "unsupported") or one.problems)
        and article.answered(one) is None
    ]
    return Row(
        article_id=article.id,
        revision=article.revision,
        version=article.version,
        lane=lane_of(article),
        headline=article.draft.headline.text,
        kicker=article.draft.kicker,
        source_id=article.source_id,
        publisher=release.publisher_ar or release.publisher,
        url=release.url,
        language=release.language,
        writer=article.draft.writer.name,
        notice=article.draft.notice,
        problems=len(flagged),
        risk=max((one.risk for one in findings), default=0.0),
        sentences=len(findings),
        published=published,
        made_at=article.created_at,
        changed_at=article.changed_at,
        published_at=article.published_at,
        scheduled_for=article.scheduled_for,
    )
