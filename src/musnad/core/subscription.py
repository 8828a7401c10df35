"""A subscription at a hub that tells of a feed's news; values only.

Source: WebSub, a W3C recommendation of 2018.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

SubscriptionState = Literal["asked", "active", "denied"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What a hub was asked to tell of, and how it answered.

    ``topic`` is the feed's own address and ``hub`` the hub's, as the feed names them.
    ``token`` ends the callback's address and ``secret`` signs what is sent there: nobody else
    knows either. ``active`` once the hub's check of our intent was answered, until
    ``lease_until``; ``denied`` when the hub refused. ``asked_at`` is when it was last asked,
    ``error_code`` of the fault of that asking.
    """

    source_id: str
    topic: str
    hub: str
    token: str
    secret: str
    state: SubscriptionState = "asked"
    asked_at: datetime | None = None
    lease_until: datetime | None = None
    told_at: datetime | None = None
    error_code: str | None = None
