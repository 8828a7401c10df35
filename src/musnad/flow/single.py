"""An article that no store knows: for one release given by hand."""

from __future__ import annotations

from datetime import datetime

from musnad.core.article import Article
from musnad.core.ids import content_id
from musnad.core.release import Release
from musnad.flow.compose import Composition


def as_article(composition: Composition, release: Release, at: datetime) -> Article:
    """The composition as the first revision of an article, not yet published."""
    return Article(
        id=content_id("article", release.id),
        revision=1,
        release_id=release.id,
        source_id=release.source_id,
        draft=composition.draft,
        report=composition.report,
        decision=composition.decision,
        stage="held" if composition.decision == "hold" else "ready",
        created_at=at,
        changed_at=at,
        rounds=composition.rounds,
    )
