"""``musnad run``: the newsroom at work."""

from __future__ import annotations

import signal
import threading
import time
from pathlib import Path

import click

from musnad import wiring
from musnad.cli import journal
from musnad.cli.options import newsroom_option
from musnad.core.errors import RefusedError
from musnad.engine.loop import run as run_loop
from musnad.engine.loop import run_once
from musnad.messages import language_of
from musnad.settings import FILE_NAME, load


@click.command(epilog="Example:  musnad run --once --newsroom newsroom")
@newsroom_option
@click.option("--once", is_flag=True, help="One pass, then stop.")
@click.option("--due", is_flag=True, help="With --once: only sources that are due, for cron.")
@click.option("--source", "only", multiple=True, help="Only this source; repeatable.")
def run(folder: Path, *, once: bool, due: bool, only: tuple[str, ...]) -> int:
    """Poll the sources, write, check, and publish or hold.

    With --once, exit status 1 means that something was refused, held or failed.
    """
    pace = wiring.pace(load(folder))
    language = language_of()
    with (
        journal.opened(folder / wiring.VAR_FOLDER, language) as note,
        wiring.newsroom(folder, note, alone=True) as newsroom,
    ):
        if not newsroom.sources:
            raise RefusedError("settings.no_sources", path=folder / FILE_NAME)
        if once:
            summary = run_once(newsroom, pace=pace, sleep=time.sleep, only=only, due_only=due)
            click.echo(journal.summarise(summary, language))
            return 1 if summary.troubled else 0
        stop = threading.Event()
        _stop_on_signal(stop)
        run_loop(newsroom, pace=pace, stop=stop, only=only)
    return 0


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
