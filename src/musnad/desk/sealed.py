"""Texts that go to a browser and come back unchanged, in time, and to where they belong."""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta

_LONGEST = 8_000


class Seal:
    """Signs values with a key of this process (HMAC-SHA-256); nothing in them is hidden.

    The key dies with the process: what was sealed before a restart is refused after it.
    """

    def __init__(self, key: str) -> None:
        self._key = key.encode()

    def close(self, purpose: str, values: tuple[str, ...], *, until: datetime) -> str:
        """Values under a seal, for one purpose, until a moment."""
        told = json.dumps([purpose, until.timestamp(), *values], separators=(",", ":")).encode()
        return f"{_text(told)}.{_text(self._signature(told))}"

    def opened(self, purpose: str, sealed: str, *, now: datetime) -> tuple[str, ...] | None:
        """The values; None for another purpose, another key, a late or a changed one."""
        body, _, signature = sealed[:_LONGEST].partition(".")
        try:
            told, signed = _bytes(body), _bytes(signature)
        except ValueError:
            return None
        if not hmac.compare_digest(self._signature(told), signed):
            return None
        found, until, *values = json.loads(told)
        if found != purpose or until <= now.timestamp():
            return None
        return tuple(str(one) for one in values)

    def _signature(self, told: bytes) -> bytes:
        return hmac.digest(self._key, told, "sha256")


STEP_LENGTH = timedelta(minutes=10)
"""How long a step of a log-in may take."""


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).decode("ascii").rstrip("=")


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
