"""What asking one address brought, beside the bytes."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.core.capture import Capture, Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An answer: new bytes, or word that nothing has changed.

    ``capture`` is None when nothing has changed since the validators that were replayed.
    ``validators`` are those to replay next time; ``fresh_seconds`` is how long the other side
    says that the answer holds, 0 when it says nothing. ``moved_to`` is where redirects led
    that all called themselves permanent, None when there was none of them.
    """

    capture: Capture | None
    validators: Validators
    fresh_seconds: float = 0.0
    moved_to: str | None = None
