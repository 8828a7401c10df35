"""How one host has answered, as the newsroom remembers it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

RESTING = "fetch.host_resting"
"""The code of a request that was not made because its host is left alone for a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A host (``name`` is ``host:port`` as it stands in an address) and its faults in a row.

    It is left alone until ``rests_until``, the ``rests``-th time in a row; ``error_code`` is
    of the last fault.
    """

    name: str
    failures: int = 0
    rests: int = 0
    rests_until: datetime | None = None
    error_code: str | None = None
