"""The desk's log: who did what when, each entry chained to the one before it by its hash."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from musnad.core.ids import digest

FIRST = "0" * 64
"""What the first entry names as the hash before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something that is to be logged.

    ``by`` is the name of a person, or ``policy``; ``action`` a stable dotted code
    (``article.published``); ``subject`` what it was done to, mostly an article's id.
    """

    by: str
    action: str
    subject: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """An entry of the log: numbered from 1 without a gap, and chained by ``sha256``."""

    number: int
    at: datetime
    by: str
    action: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    before: str
    sha256: str


def chained(note: Note, *, number: int, at: datetime, before: str) -> Logged:
    """The note as the entry that follows the one whose hash is ``before``."""
    sha256 = hash_of(note, number=number, at=at, before=before)
    return Logged(
        number=number,
        at=at,
        by=note.by,
        action=note.action,
        subject=note.subject,
        facts=note.facts,
        before=before,
        sha256=sha256,
    )


def hash_of(note: Note, *, number: int, at: datetime, before: str) -> str:
    """The SHA-256 of an entry: of a JSON array of its fields in their order, in UTF-8.

    ``[before, number, at in UTC as ISO 8601, by, action, subject, [[name, value] …]]``,
    without spaces, letters beyond ASCII as they are.
    """
    told = [
        before,
        number,
        at.astimezone(UTC).isoformat(),
        note.by,
        note.action,
        note.subject,
        [list(one) for one in note.facts],
    ]
    return digest(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())


def holds(entry: Logged, *, number: int, before: str) -> bool:
    """Whether an entry is the one that must stand here, unchanged."""
    note = Note(by=entry.by, action=entry.action, subject=entry.subject, facts=entry.facts)
    return (
        entry.number == number
        and entry.before == before
        and entry.sha256 == hash_of(note, number=number, at=entry.at, before=before)
    )
