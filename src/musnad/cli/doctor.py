"""``musnad doctor``: what is configured, and what needs a person."""

from __future__ import annotations

from pathlib import Path

import click

from musnad import wiring
from musnad.cli import writers
from musnad.cli.options import newsroom_option
from musnad.flow.health import examine
from musnad.messages import explain, language_of, word
from musnad.settings import load


@click.command(epilog="Example:  musnad doctor --newsroom newsroom")
@click.option("--probe", is_flag=True, help="Ask each model's endpoint whether it is there.")
@newsroom_option
def doctor(folder: Path, *, probe: bool) -> int:
    """Say what is configured, stale or stuck; exit status 1 if anything needs a person.

    Of each writer that asks a model: whether its key is there, what it was asked today, what
    that cost, what is left of its budget, and its last fault.
    """
    language = language_of()
    settings = load(folder)
    with wiring.newsroom(folder) as newsroom:
        health = examine(newsroom)
    for name, count in health.counts:
        click.echo(f"{word(name, language)}: {count}")
    for trouble in health.troubles:
        said = explain(trouble.code, dict(trouble.facts), language) if trouble.code else ""
        line = f"! {word(trouble.kind, language)}  {trouble.subject}"
        click.echo(f"{line}: {said} [{trouble.code}]" if said else line)
    needed = writers.tell(folder, settings, language, probe=probe)
    return 1 if health.troubles or needed else 0
