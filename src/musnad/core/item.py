"""One thing to be handled: an entry that a source announced, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from musnad.core.addresses import canonical
from musnad.core.ids import content_id
from musnad.core.source import Entry

ItemState = Literal["waiting", "done", "refused", "parked"]
Outcome = Literal["article", "notice", "held", "duplicate", "revision", "unchanged", "old"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry on its way through the newsroom.

    ``waiting`` items are due at ``due_at`` and are tried again after a passing fault;
    ``refused`` ones name the error's code; ``parked`` ones failed too often and wait for a
    person. ``outcome`` and ``article_id`` are set when it is ``done``; ``old`` is what stood
    in a source's first answer already, and is left alone.
    """

    id: str
    entry: Entry
    state: ItemState
    found_at: datetime
    due_at: datetime
    attempts: int = 0
    outcome: Outcome | None = None
    article_id: str | None = None
    error_code: str | None = None
    error_facts: tuple[tuple[str, str], ...] = ()


def item_id(entry: Entry) -> str:
    """The id of an entry's item: changes when the feed says that the entry was updated.

    Entries of one source with one address and one title are the same, whatever id the feed
    gives them this time; what has no address is known by its id.
    """
    updated = entry.updated.isoformat() if entry.updated else ""
    known = (canonical(entry.url), entry.title) if entry.url else (entry.guid, "")
    return content_id(entry.source_id, *known, updated)
