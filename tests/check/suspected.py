"""What the checks of meaning and of titles suspect of one sentence, before any decision."""

from __future__ import annotations

from musnad.check import modality, negation, opposites, titles
from musnad.check.align import align, gather
from musnad.check.checker import Checker
from musnad.check.cover import cover
from musnad.check.manuscript import manuscript
from musnad.check.suspicion import Suspicion
from musnad.core.release import Release

CHECKS = (negation, opposites, modality, titles)


def suspected(checker: Checker, text: str, source: Release, start: str) -> list[Suspicion]:
    """The suspicions about the text whose rule starts so."""
    article, sources = manuscript(text), gather([source])
    encoder = checker._encoder
    (one,) = cover(align(article, article.claims, sources, encoder), sources, encoder)
    return [
        found
        for check in CHECKS
        for found in check.find(one, sources)
        if found.rule.startswith(start)
    ]


def rules(checker: Checker, text: str, source: Release, start: str) -> set[str]:
    """The rules, starting so, that noticed something in the text."""
    return {one.rule for one in suspected(checker, text, source, start)}
