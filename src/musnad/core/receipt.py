"""Proof of what was sent where: one for each article, revision and channel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ReceiptState = Literal["intended", "sent", "failed", "unresolved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The state of one publication.

    A publisher's intent is stored before it sends; ``unresolved`` means that nobody knows
    whether it arrived, and a person decides. ``location`` is where it can be seen,
    ``digest`` the SHA-256 of what was sent.
    """

    article_id: str
    revision: int
    channel: str
    state: ReceiptState
    at: datetime
    location: str | None = None
    digest: str | None = None
    note: str | None = None
