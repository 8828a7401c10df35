"""An article reads well on a terminal and as Markdown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from musnad.core.article import Article
from musnad.core.house import House
from musnad.core.report import Report
from musnad.write.brief.article import Brief
from musnad.write.render import render, to_markdown, to_text
from tests.write.telling import make_release

NOW = datetime(2025, 4, 24, tzinfo=UTC)
RELEASE = make_release(
    "News", "The minister visited Poland.", "Zorblatt <b>frobnicated</b> *the* quux."
)
ARTICLE = Article(
    id="a",
    revision=1,
    release_id=RELEASE.id,
    source_id="sample",
    draft=Brief().write(RELEASE, House()),
    report=Report(findings=()),
    decision="publish",
    stage="ready",
    created_at=NOW,
    changed_at=NOW,
)


def test_the_text_has_headline_lead_original_source_and_coverage() -> None:
    text = to_text(ARTICLE, RELEASE)
    assert text.splitlines()[0] == "[بيان]"
    assert "من نص البيان الأصلي" in text
    assert "Zorblatt <b>frobnicated</b> *the* quux." in text
    assert "المصدر: حلف شمال الأطلسي" in text
    assert "التغطية: 1 من 2" in text
    assert text.endswith("\n")


def test_the_release_cannot_write_markup_into_markdown() -> None:
    text = to_markdown(ARTICLE, RELEASE)
    assert "\\<b\\>frobnicated\\</b\\> \\*the\\* quux." in text
    assert text == render(ARTICLE, RELEASE, "md")


def test_the_writers_are_offered_through_the_hook() -> None:
    from musnad.write.plugin import musnad_writers

    assert [writer.name for writer in musnad_writers()] == ["brief", "extract"]


def test_direction_marks_of_a_release_do_not_reach_the_terminal() -> None:
    draft = replace(ARTICLE.draft, kicker="\u202eبيان\u2066")
    for text in (to_text, to_markdown):
        shown = text(replace(ARTICLE, draft=draft), RELEASE)
        assert "\u202e" not in shown
        assert "\u2066" not in shown
