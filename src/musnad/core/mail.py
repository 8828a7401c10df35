"""Mail as it lies in a mailbox."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.core.capture import Capture, Validators

KEPT = "capture:"
"""What the address of an entry begins with whose text came by mail; its capture's hash follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """One message of a mailbox, byte for byte, and the mark to be kept once it is taken in.

    ``capture`` is None when the message has more than the mailbox's limit of ``megabytes``.
    The mark's ``etag`` is the folder's UIDVALIDITY and its ``last_modified`` the last UID.

    Source: RFC 9051, section 2.3.1.1.
    """

    capture: Capture | None
    mark: Validators
    megabytes: float
