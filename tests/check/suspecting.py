"""What the checks suspect of one sentence, whatever the decision makes of it."""

from __future__ import annotations

from musnad.check.align import gather
from musnad.check.checker import Checker
from musnad.check.manuscript import manuscript
from musnad.check.suspicion import Suspicion
from musnad.core.release import Release


def suspected(checker: Checker, text: str, source: Release) -> tuple[Suspicion, ...]:
    made = manuscript(text)
    return tuple(
        suspicion
        for _, suspicions in checker.suspect(made, made.claims, gather([source]), {})
        for suspicion in suspicions
    )


def of_kind(checker: Checker, text: str, source: Release, kind: str) -> tuple[Suspicion, ...]:
    """Those of a kind; what only the meaning of the whole sentence raises is left out."""
    return tuple(
        one
        for one in suspected(checker, text, source)
        if one.kind == kind
        and not one.rule.startswith(("bound.", "unsupported.silent", "unsupported.tail"))
    )
