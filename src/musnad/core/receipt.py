"""Proof of what was sent where: one for each article, revision and channel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ReceiptState = Literal["waiting", "intended", "sent", "failed", "unresolved", "dead", "skipped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The state of one publication.

    It begins as ``waiting``; a publisher's intent (``intended``) is stored before it sends.
    ``failed`` is tried again when it is ``due_at``, ``dead`` no more: only a person has it sent
    again. ``unresolved`` means that nobody knows whether it arrived, and a person decides.
    ``skipped`` is not for this channel, or was overtaken by a later revision.

    ``attempts`` counts the tries. ``location`` is where it can be seen, ``handle`` what the
    channel calls it (to change it later), ``digest`` the SHA-256 of what was sent. ``note`` is
    the code of what went wrong, or says why, ``detail`` what the other side said of it, without
    secrets. ``asked_by`` is the person who had it sent again.
    """

    article_id: str
    revision: int
    channel: str
    state: ReceiptState
    at: datetime
    location: str | None = None
    digest: str | None = None
    note: str | None = None
    attempts: int = 0
    due_at: datetime | None = None
    handle: str | None = None
    detail: str | None = None
    asked_by: str | None = None
