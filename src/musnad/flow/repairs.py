"""Repairs that a person takes with one key: whole sentences, checked before they are offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from musnad.core.article import Article
from musnad.core.release import Release
from musnad.core.report import Finding
from musnad.flow.newsroom import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One repair of a line: ``text`` is the whole new sentence, "" to take the line out.

    ``cites`` are what it rests on then, () where that stays.
    """

    label_ar: str
    label_en: str
    text: str
    why_ar: str
    why_en: str
    cites: tuple[str, ...] = ()


def repairs_of(
    article: Article, finding: Finding, bases: Sequence[Release], desk: Desk
) -> tuple[Repair, ...]:
    """The repairs offered for a line, the likeliest first."""
    return ()
