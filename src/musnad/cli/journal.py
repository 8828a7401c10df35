"""What the newsroom does, as lines for a person and as JSON lines in ``var/journal.jsonl``."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from musnad.core.errors import RefusedError
from musnad.engine.loop import Summary
from musnad.flow.newsroom import Event, Journal
from musnad.messages import explain, word

FILE_NAME = "journal.jsonl"
_QUIET = ("polled", "sent")


@contextmanager
def opened(folder: Path, language: str) -> Iterator[Journal]:
    """A journal that appends to ``folder/journal.jsonl`` and speaks to standard error."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / FILE_NAME).open("a", encoding="utf-8")
    except OSError as error:
        raise RefusedError("store.read_only", path=folder) from error
    with file:
        turn = threading.Lock()

        def note(event: Event) -> None:
            with turn:  # sources are asked in several threads
                file.write(as_json(event) + "\n")
                file.flush()
                if event.kind not in _QUIET:
                    click.echo(as_line(event, language), err=True)

        yield note


def as_json(event: Event) -> str:
    """The event as one line of JSON."""
    return json.dumps(
        {
            "at": event.at.isoformat(),
            "event": event.kind,
            "source": event.source_id,
            "subject": event.subject,
            "outcome": event.outcome,
            "code": event.code,
            "facts": dict(event.facts),
        },
        ensure_ascii=False,
    )


def as_line(event: Event, language: str) -> str:
    """The event as one line for a person."""
    parts = [f"{event.at:%H:%M:%S}", word(event.outcome or event.kind, language)]
    parts += [part for part in (event.source_id, event.subject) if part]
    line = "  ".join(parts)
    if event.code:
        line += f": {explain(event.code, dict(event.facts), language)} [{event.code}]"
    return line


def summarise(summary: Summary, language: str) -> str:
    """One line: how many sources were polled and what became of the items."""
    counts = Counter(item.outcome or item.state for item in summary.items)
    failed = sum(poll.error is not None for poll in summary.polls)
    parts = [f"{word('sources', language)}: {len(summary.polls)}"]
    if failed:
        parts.append(f"{word('poll_failed', language)}: {failed}")
    parts += [f"{word(name, language)}: {count}" for name, count in sorted(counts.items())]
    return "؛ ".join(parts) if language == "ar" else "; ".join(parts)
