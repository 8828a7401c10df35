"""``musnad run``: the newsroom at work."""

from __future__ import annotations

import signal
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from musnad import wiring
from musnad.cli import journal
from musnad.cli.options import newsroom_option
from musnad.core.errors import RefusedError
from musnad.engine.loop import run as run_loop
from musnad.engine.loop import run_once
from musnad.messages import language_of
from musnad.settings import FILE_NAME, load

if TYPE_CHECKING:
    from musnad.flow.newsroom import Newsroom
    from musnad.tuning.latest import Latest


@click.command(epilog="Example:  musnad run --once --newsroom newsroom")
@newsroom_option
@click.option("--once", is_flag=True, help="One pass, then stop.")
@click.option("--due", is_flag=True, help="With --once: only sources that are due, for cron.")
@click.option("--source", "only", multiple=True, help="Only this source; repeatable.")
def run(folder: Path, *, once: bool, due: bool, only: tuple[str, ...]) -> int:
    """Poll the sources, write, check, and publish or hold.

    With --once, exit status 1 means that something was refused, held or failed.
    """
    load(folder)  # no journal outside a newsroom
    language = language_of()
    with (
        journal.opened(folder / wiring.VAR_FOLDER, language) as note,
        wiring.held(folder),
        wiring.latest(folder, note) as present,
    ):
        settings, newsroom = present.get()
        if not newsroom.sources:
            raise RefusedError("settings.no_sources", path=folder / FILE_NAME)
        if once:
            pace = wiring.pace(settings)
            summary = run_once(newsroom, pace=pace, sleep=time.sleep, only=only, due_only=due)
            click.echo(journal.summarise(summary, language))
            return 1 if summary.troubled else 0
        stop = threading.Event()
        _stop_on_signal(stop)
        _go_on(present, stop, only)
    return 0


def _go_on(present: Latest[Newsroom], stop: threading.Event, only: tuple[str, ...]) -> None:
    """Run until stopped, each time with the settings as they are then."""
    while not stop.is_set():
        present.changed()  # asked first: a change meanwhile is met the next time
        settings, newsroom = present.get()
        there = {source.id for source in newsroom.sources}
        run_loop(
            newsroom,
            pace=wiring.pace(settings),
            stop=stop,
            only=[one for one in only if one in there] or only,
            changed=present.changed,
        )


def _stop_on_signal(stop: threading.Event) -> None:
    """The first signal ends the step at hand; a second one ends the process at once.

    A step may wait minutes for a model, and nothing is lost by a kill.
    """
    names = (signal.SIGINT, signal.SIGTERM)

    def asked(*_: object) -> None:
        stop.set()
        for name in names:
            signal.signal(name, signal.SIG_DFL)

    for name in names:
        signal.signal(name, asked)
