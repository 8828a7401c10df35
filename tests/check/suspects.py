"""What the checks suspect of one claim, by rule: for tests that look past the verdict."""

from __future__ import annotations

from datetime import UTC, datetime

from musnad.check.align import gather
from musnad.check.checker import Checker
from musnad.check.manuscript import manuscript
from musnad.core.release import Release, Sentence, release_id
from musnad.core.report import Problem


def release(*lines: str, language: str = "en", publisher: str = "") -> Release:
    numbered = []
    at = 0
    for number, line in enumerate(lines, start=1):
        numbered.append(Sentence(id=f"s1.{number}", text=line, start=at, end=at + len(line)))
        at += len(line) + 1
    return Release(
        id=release_id(language, numbered),
        source_id="test",
        url=None,
        language=language,
        title="",
        publisher=publisher,
        published=datetime(2025, 3, 12, 9, 0, tzinfo=UTC),
        text="\n".join(lines),
        sentences=tuple(numbered),
    )


def suspects(checker: Checker, text: str, source: Release) -> dict[str, Problem]:
    """The problems that may be in the claim, by rule."""
    told = manuscript(text)
    ((_, found),) = checker.suspect(told, told.claims, gather([source]), {})
    return {one.rule: one.problem for one in found}


def strengths(checker: Checker, text: str, source: Release) -> dict[str, float]:
    """How sure each rule is."""
    told = manuscript(text)
    ((_, found),) = checker.suspect(told, told.claims, gather([source]), {})
    return {one.rule: one.strength for one in found}
