"""The demonstration's releases: real events retold, with the public documents behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One release of the wire. ``paragraphs`` is empty for a headline without a body."""

    slug: str
    title: str
    source: str
    published: datetime
    facts: str
    paragraphs: tuple[str, ...]
    language: str = "en"
    updated: datetime | None = None


def load(folder: str) -> tuple[Sample, ...]:
    """The samples of ``releases`` or ``hard``, by file name."""
    return tuple(_read(path) for path in sorted((FOLDER / folder).glob("*.txt")))


def _read(path: Path) -> Sample:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.strip().splitlines())
    updated = fields.get("updated")
    return Sample(
        slug=path.stem,
        title=fields["title"],
        source=fields["source"],
        published=datetime.fromisoformat(fields["published"]),
        facts=fields["facts"],
        paragraphs=tuple(part.strip() for part in body.split("\n\n") if part.strip()),
        language=fields.get("language", "en"),
        updated=datetime.fromisoformat(updated) if updated else None,
    )
