"""A text checked against its sources; nothing is kept: for the desk, programs and the command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from musnad.check.manuscript import manuscript
from musnad.core.errors import RefusedError
from musnad.core.release import Release, relabel
from musnad.core.report import Manuscript, Report
from musnad.flow.given import Material, release_of
from musnad.flow.newsroom import Desk

MOST_SOURCES = 20
MOST_LETTERS = 1_000_000
"""Of a text that is checked; a page open to everybody sets its own, lower limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A text as it was cut into sentences, its sources (``s1.N``, ``s2.N`` …) and the report."""

    written: Manuscript
    releases: tuple[Release, ...]
    report: Report


def check_text(
    desk: Desk, article_text: str, sources: Sequence[Material], *, most: int = MOST_LETTERS
) -> Checked:
    """Every sentence of a text against its sources, at least one and at most 20.

    Raises RefusedError ``check.no_text``, ``check.too_long`` (``limit``), ``check.sources``
    (``most``), ``read.*``.
    """
    if not any(one.isalnum() for one in article_text):
        raise RefusedError("check.no_text")
    if len(article_text) > most:
        raise RefusedError("check.too_long", limit=most)
    if not 1 <= len(sources) <= MOST_SOURCES:
        raise RefusedError("check.sources", most=MOST_SOURCES)
    written = manuscript(article_text)
    releases = tuple(
        relabel(release_of(desk, one), f"s{number}") for number, one in enumerate(sources, start=1)
    )
    return Checked(written=written, releases=releases, report=desk.checker.check(written, releases))
