"""What a reader says is wrong with an article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ObjectionState = Literal["open", "accepted", "rejected"]

LONGEST_OBJECTION = 2000
"""Letters that a reader may write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """One report of an error, from nobody in particular.

    ``sentence`` is the claim's id (``a3``) or "" for the whole article; ``sender`` stands for
    an address for a day and can't be turned back into it. ``settled_by`` is the person who
    looked at it.
    """

    id: str
    article_id: str
    revision: int
    sentence: str
    text: str
    sender: str
    at: datetime
    state: ObjectionState = "open"
    settled_by: str = ""
    settled_at: datetime | None = None
