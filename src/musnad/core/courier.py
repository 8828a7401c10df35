"""What carries messages to other services, as a protocol; an outer room implements it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One request. Its address and headers may hold secrets: they are never told or logged."""

    method: str
    url: str = field(repr=False)
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came back; names of headers are in lower case, the body is cut at a limit."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> object:
        """The body as JSON, None where it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None


class Courier(Protocol):
    """Carries requests over the network, each once and within its time."""

    def carry(self, parcel: Parcel, *, seconds: float | None = None) -> Reply:
        """The answer, whatever its status; redirects are not followed.

        It takes so many seconds at most, and never longer than the courier's own limit.

        Raises TransientError ``channel.unreachable`` (``host``, ``why``) where nothing was
        sent, ``channel.no_answer`` (``host``, ``why``) where it was sent and nobody knows what
        became of it; RefusedError ``channel.address``, ``channel.certificate``.
        """
        ...
