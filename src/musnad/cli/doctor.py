"""``musnad doctor``: what is configured, and what needs a person."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from musnad import wiring
from musnad.cli import channels, mailboxes, writers
from musnad.cli.options import newsroom_option
from musnad.flow.health import Trouble, examine
from musnad.messages import explain, language_of, word
from musnad.settings import load

_NAMED = 5
"""As many of the unverified sources are named; the others are counted."""


@click.command(epilog="Example:  musnad doctor --newsroom newsroom")
@click.option(
    "--probe",
    is_flag=True,
    help="Ask each model's endpoint, mailbox and channel whether it is there.",
)
@newsroom_option
def doctor(folder: Path, *, probe: bool) -> int:
    """Say what is configured, stale or stuck; exit status 1 if anything needs a person.

    Of sources: those that fail (since when, and when they are asked again), fell silent
    against their habit or changed their layout; then, for information alone, those whose
    address moved for good, how many nobody has verified, and that none is told whom to write
    to. Of each writer that asks a model: whether its key is there, what it was asked today,
    what that cost, what is left of its budget, and its last fault. Of each mailbox and each
    channel: whether its secret is there.
    """
    language = language_of()
    settings = load(folder)
    zone = ZoneInfo(settings.newsroom.zone)
    with wiring.newsroom(folder) as newsroom:
        health = examine(newsroom)
    for name, count in health.counts:
        click.echo(f"{word(name, language)}: {count}")
    for trouble in health.troubles:
        click.echo(f"! {_line(trouble, zone, language)}")
    for note in health.notes:
        click.echo(f"- {_line(note, zone, language)}")
    if health.unverified:
        named = ", ".join(health.unverified[:_NAMED])
        more = ", …" if len(health.unverified) > _NAMED else ""
        count = len(health.unverified)
        click.echo(f"- {word('unverified', language)}: {count} ({named}{more})")
    if newsroom.sources and not settings.newsroom.contact:
        click.echo(f"- {word('no_contact', language)}")
    needed = writers.tell(folder, settings, language, probe=probe)
    needed = mailboxes.tell(settings, language, probe=probe) or needed
    needed = channels.tell(settings, newsroom, language, probe=probe) or needed
    return 1 if health.troubles or needed else 0


def _line(trouble: Trouble, zone: ZoneInfo, language: str) -> str:
    """A trouble as one line: what, why, since when, and when it is tried again."""
    line = f"{word(trouble.kind, language)}  {trouble.subject}"
    if trouble.code:
        line += f": {explain(trouble.code, dict(trouble.facts), language)} [{trouble.code}]"
    comma = "، " if language == "ar" else ", "
    times = [
        f"{word(name, language)} {moment(at, zone)}"
        for name, at in (("failing_since", trouble.since), ("comes_back", trouble.next_at))
        if at is not None
    ]
    return f"{line}  ({comma.join(times)})" if times else line


def moment(at: datetime, zone: ZoneInfo) -> str:
    """A time as the newsroom's clock shows it, to the minute."""
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
