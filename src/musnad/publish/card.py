"""What the lists and feeds know of an article, kept by day beside the archive's pages.

Publishing one article reads and writes the cards of its own day and of the latest days, so
its cost does not grow with the site.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from musnad.publish import disk

FOLDER = "archive"
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})\.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One published article in a list.

    ``path`` is the page's address from the site's root; ``published`` and ``changed`` carry
    the newsroom's offset; ``lead`` may be empty.
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
    corrected: bool
    published: datetime
    changed: datetime


def days(folder: Path) -> tuple[str, ...]:
    """The days that have cards, as ISO dates, newest first."""
    try:
        names = [path.name for path in (folder / FOLDER).iterdir()]
    except FileNotFoundError:
        return ()
    found = (_DAY.fullmatch(name) for name in names)
    return tuple(sorted((match[1] for match in found if match), reverse=True))


def of_day(folder: Path, day: str) -> tuple[Card, ...]:
    """The cards of a day, newest first; none when its file is missing or unreadable."""
    data = disk.read(folder, _name(day))
    if data is None:
        return ()
    try:
        return tuple(_card(fields) for fields in json.loads(data)["cards"])
    except (ValueError, TypeError, KeyError):
        return ()


def latest(folder: Path, count: int) -> tuple[Card, ...]:
    """The newest ``count`` cards of the site."""
    found: list[Card] = []
    for day in days(folder):
        found += of_day(folder, day)
        if len(found) >= count:
            break
    return tuple(found[:count])


def since(folder: Path, moment: datetime, *, slack_days: int = 1) -> Iterator[Card]:
    """The cards published at or after a moment, newest first.

    Days are named in the newsroom's zone, hence the slack when choosing files.
    """
    for day in days(folder):
        age = moment.date() - datetime.fromisoformat(day).date()
        if age.days > slack_days:
            return
        yield from (card for card in of_day(folder, day) if card.published >= moment)


def save_day(folder: Path, day: str, cards: Iterable[Card], *, durable: bool = True) -> bool:
    """Replace the cards of a day, or remove the file when there are none."""
    ordered = sort(cards)
    if not ordered:
        existed = (folder / _name(day)).exists()
        disk.remove(folder, _name(day))
        return existed
    rows = [_fields(card) for card in ordered]
    text = json.dumps({"musnad": 1, "day": day, "cards": rows}, ensure_ascii=False)
    return disk.write(folder, _name(day), text.encode(), durable=durable)


def sort(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Newest first; of those published together, by id."""
    return tuple(sorted(cards, key=lambda card: (-card.published.timestamp(), card.id)))


def _name(day: str) -> str:
    return f"{FOLDER}/{day}.json"


def _fields(card: Card) -> dict[str, object]:
    moments = {"published": card.published.isoformat(), "changed": card.changed.isoformat()}
    return asdict(card) | moments


def _card(fields: dict[str, str]) -> Card:
    moments = {name: datetime.fromisoformat(fields[name]) for name in ("published", "changed")}
    return Card(**(fields | moments))  # type: ignore[arg-type]
