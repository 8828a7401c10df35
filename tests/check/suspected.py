"""What the checks suspect of one sentence, before anything is decided."""

from __future__ import annotations

from musnad.check.align import gather
from musnad.check.checker import Checker
from musnad.check.manuscript import manuscript
from musnad.check.suspicion import Suspicion
from musnad.core.release import Release


def suspected(checker: Checker, text: str, source: Release, start: str) -> list[Suspicion]:
    """The suspicions about the text whose rule starts so."""
    article = manuscript(text)
    ((_, found),) = checker.suspect(article, article.claims, gather([source]), {})
    return [one for one in found if one.rule.startswith(start)]


def rules(checker: Checker, text: str, source: Release, start: str) -> set[str]:
    """The rules, starting so, that noticed something in the text."""
    return {one.rule for one in suspected(checker, text, source, start)}
