"""``musnad mcp``: check, write and search as tools for an assistant."""

from __future__ import annotations

from contextlib import ExitStack
from functools import cache
from pathlib import Path

import click

from musnad import wiring
from musnad.cli.options import folder_of, house_option, settings_of
from musnad.core.newsdesk import Queue
from musnad.flow.newsroom import Desk
from musnad.settings import FILE_NAME


@click.command(epilog="Example:  musnad mcp --newsroom newsroom")
@house_option
def mcp(folder: Path | None) -> None:
    """Offer check, write and search to an assistant, by MCP on standard input and output.

    Nothing is published or kept. Without a newsroom there is nothing to search.
    """
    from musnad.api.mcp import Shop, serve

    settings = settings_of(folder)
    home = folder_of(folder)
    with ExitStack() as stack:
        queue: Queue | None = None
        if (home / FILE_NAME).is_file():
            queue = stack.enter_context(wiring.store(home)).desk.queue

        @cache
        def desk() -> Desk:
            return stack.enter_context(wiring.desk_in(home, settings))

        serve(Shop(desk=desk, queue=queue, folder=str(home.resolve())))
