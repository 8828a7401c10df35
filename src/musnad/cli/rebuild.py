"""``musnad rebuild``: the whole site anew, after its templates or its style changed."""

from __future__ import annotations

import time
from pathlib import Path

import click

from musnad import wiring
from musnad.cli.options import newsroom_option
from musnad.core.errors import RefusedError
from musnad.messages import language_of, word
from musnad.publish.site import Site


@click.command(epilog="Example:  musnad rebuild --newsroom newsroom")
@newsroom_option
def rebuild(folder: Path) -> None:
    """Build the whole site anew from what was published.

    Readers see the old site until the new one stands.
    """
    started = time.monotonic()
    with wiring.newsroom(folder) as newsroom:
        site = next((one for one in newsroom.publishers if isinstance(one, Site)), None)
        if site is None:
            raise RefusedError("publish.no_site")
        count = site.rebuild()
    language = language_of()
    seconds = time.monotonic() - started
    click.echo(f"{word('published', language)}: {count}  ({seconds:.1f} s)")
