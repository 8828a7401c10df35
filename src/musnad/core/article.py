"""An article: a draft with its report, a decision, a stage, and the moves between stages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from musnad.core.asking import Round
from musnad.core.draft import Draft
from musnad.core.errors import RefusedError
from musnad.core.report import Finding, Report

Decision = Literal["publish", "hold", "notice"]
Stage = Literal["held", "scheduled", "ready", "published", "spiked", "withdrawn"]

MOVES: dict[Stage, frozenset[Stage]] = {
    "held": frozenset({"scheduled", "ready", "spiked"}),
    "scheduled": frozenset({"ready", "held", "spiked"}),
    "ready": frozenset({"published", "held", "spiked"}),
    "published": frozenset({"ready", "held", "withdrawn"}),
    "spiked": frozenset({"held"}),
    "withdrawn": frozenset({"ready"}),
}
"""From a stage to those that may follow; a published article returns to ``ready`` or
``held`` when a new revision of it is made. What is ``ready`` goes out at once, what is
``scheduled`` when its time has come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What changed in a published article, when, and why, in the reader's language."""

    at: datetime
    revision: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """What became of the page that an article rests on: it was removed, or it came back."""

    at: datetime
    kind: Literal["gone", "back"]
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """A sentence that the checker flagged and a person answers for: it is told in the record.

    It holds for this very ``text`` alone, and against what was found then: ``kinds``.
    """

    text: str
    kinds: tuple[str, ...]
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One revision of an article.

    ``id`` stays the same over all revisions (it derives from the first release of the
    story); ``revision`` starts at 1. ``approved_by`` is None when policy alone decided.
    ``rounds`` are the exchanges with models that led to the draft, failed ones among them.
    ``source_notes`` tell what became of the source's page since, and make no new revision.

    ``version`` counts what people changed of this revision at the desk, so that nobody changes
    what they have not seen. ``edited_by`` names who changed its words. ``other_release_ids``
    are releases that it cites beside its own, whose sentences are labelled ``s2.N``, ``s3.N`` …
    in this order. ``share_headline`` stands on its image where the headline is too long.
    ``scheduled_for`` has a zone.
    """

    id: str
    revision: int
    release_id: str
    source_id: str
    draft: Draft
    report: Report
    decision: Decision
    stage: Stage
    created_at: datetime
    changed_at: datetime
    published_at: datetime | None = None
    approved_by: str | None = None
    corrections: tuple[Correction, ...] = ()
    rounds: tuple[Round, ...] = ()
    source_notes: tuple[SourceNote, ...] = ()
    version: int = 0
    acceptances: tuple[Acceptance, ...] = ()
    edited_by: tuple[str, ...] = ()
    other_release_ids: tuple[str, ...] = ()
    share_headline: str = ""
    scheduled_for: datetime | None = None

    @property
    def correction_due(self) -> bool:
        """Whether it is a new revision of something published that waits for a person."""
        return self.stage in ("held", "scheduled") and self.published_at is not None

    def accepted(self, text: str) -> Acceptance | None:
        """Who answers for a sentence of these words, if somebody does."""
        return next((one for one in self.acceptances if one.text == text), None)

    def answered(self, finding: Finding) -> Acceptance | None:
        """Who answers for a sentence with all that is found against it now, if somebody does."""
        kinds = kinds_of(finding)
        return next(
            (one for one in self.acceptances if one.text == finding.text and kinds <= {*one.kinds}),
            None,
        )


def kinds_of(finding: Finding) -> frozenset[str]:
    """What is found against a sentence: kinds of problems, or where there are none its verdict."""
    return frozenset(one.kind for one in finding.problems) or frozenset({finding.verdict})


def move(article: Article, stage: Stage, *, at: datetime) -> Article:
    """The article at ``stage``; raises RefusedError ``article.move`` if it may not go there."""
    if stage not in MOVES[article.stage]:
        raise RefusedError("article.move", id=article.id, stage=article.stage, wanted=stage)
    published_at = article.published_at
    if stage == "published" and published_at is None:
        published_at = at
    return replace(article, stage=stage, changed_at=at, published_at=published_at)
