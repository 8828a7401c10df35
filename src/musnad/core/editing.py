"""What a person did to an article at the desk, step by step, so that it can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from musnad.core.article import Acceptance
from musnad.core.draft import Draft
from musnad.core.report import Report

EditKind = Literal[
    "sentence",
    "added",
    "removed",
    "moved",
    "repair",
    "headline",
    "kicker",
    "crosshead",
    "background",
    "share_headline",
    "accepted",
    "unaccepted",
    "rewritten",
]
"""``rewritten``: another writer wrote it anew, or the same one with an instruction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One step, with what stood before it.

    ``version`` is the article's version that it made; ``note`` the instruction or the reason
    that was given. A step that was ``undone`` stays, and is not undone again.
    """

    article_id: str
    revision: int
    version: int
    kind: EditKind
    by: str
    at: datetime
    draft_before: Draft
    report_before: Report
    acceptances_before: tuple[Acceptance, ...] = ()
    share_headline_before: str = ""
    note: str = ""
    undone: bool = False
