"""The watch over what was published: a page that an article rests on, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from musnad.core.report import Verdict

Sight = Literal["there", "hidden", "gone"]
"""How a page was last found: with its release, behind something else, or not at all."""

DifferenceKind = Literal["added", "removed", "changed"]
ChangeKind = Literal["text", "gone", "back"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One sentence that a source added, removed or changed: its text before and after."""

    kind: DifferenceKind
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    """A sentence of an article that a change at the source concerns.

    ``by_source`` is whether it rests on a sentence that was changed or removed; the verdicts
    are the checker's on the old text and on the new one.
    """

    text: str
    by_source: bool
    verdict_before: Verdict
    verdict_after: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a source did to a release after it was published.

    ``text``: from the release ``before_id`` to ``release_id``, with the differences and the
    sentences of the article that they concern; ``revision`` is the one that was proposed,
    None when nothing of the article changes or a person had it in hand. ``gone`` and ``back``:
    its page.
    """

    id: str
    article_id: str
    url: str
    seen_at: datetime
    kind: ChangeKind
    before_id: str | None = None
    release_id: str | None = None
    differences: tuple[Difference, ...] = ()
    affected: tuple[Affected, ...] = ()
    revision: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A page that a published article rests on, and when it is looked at next.

    ``release_id`` is of the text last taken as the page's, read from the bytes ``sha256``;
    ``published_release_id`` is what the published article rests on. ``etag`` and
    ``last_modified`` belong to those bytes. What was seen only once (``pending``,
    ``pending_sight``) counts when it is seen again. ``due_at`` is None when nothing more is to
    be looked at; ``faults`` counts passing faults in a row.
    """

    article_id: str
    url: str
    release_id: str
    published_release_id: str
    published_at: datetime
    due_at: datetime | None
    sha256: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    sight: Sight = "there"
    sight_since: datetime | None = None
    pending: tuple[Difference, ...] = ()
    pending_sight: Sight | None = None
    faults: int = 0
    looked_at: datetime | None = None


def next_look(
    published_at: datetime, now: datetime, after_hours: tuple[float, ...]
) -> datetime | None:
    """The next moment of a schedule in hours after publication; None when it is over.

    Moments that were missed are not made up for one by one.
    """
    moments = (published_at + timedelta(hours=hours) for hours in sorted(after_hours))
    return next((moment for moment in moments if moment > now), None)
