"""What the room answers with: a twin, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TwinKind = Literal["exact", "near", "translation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """The same release told twice: how, and how surely (``score`` from 0 to 1)."""

    kind: TwinKind
    score: float
    changed: int = 0
