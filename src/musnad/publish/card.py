"""What lists and feeds know of an article."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One published article in a list.

    ``path`` is the page's address from the site's root; ``published`` and ``changed`` carry
    the newsroom's offset; ``lead`` may be empty. ``image`` is the path of its share image,
    "" when it has none of its own. ``correction`` is why it was last corrected, "" when it
    was not; ``corrected_at`` when.
    """

    id: str
    path: str
    headline: str
    kicker: str
    lead: str
    source: str
    source_language: str
    language: str
    notice: bool
    published: datetime
    changed: datetime
    image: str = ""
    correction: str = ""
    corrected_at: datetime | None = None

    @property
    def corrected(self) -> bool:
        """Whether it says that something in it was corrected."""
        return self.corrected_at is not None


_NAMES = tuple(one.name for one in fields(Card))
_MOMENTS = frozenset({"published", "changed", "corrected_at"})


def as_text(card: Card) -> str:
    """The card as one line, for the index."""
    cells = [getattr(card, name) for name in _NAMES]
    told = [one.isoformat() if isinstance(one, datetime) else one for one in cells]
    return json.dumps(told, ensure_ascii=False)


def of_text(text: str) -> Card:
    """The card that ``as_text`` wrote."""
    told = dict(zip(_NAMES, json.loads(text), strict=True))
    for name in _MOMENTS:
        told[name] = datetime.fromisoformat(told[name]) if told[name] else None
    return Card(**told)
