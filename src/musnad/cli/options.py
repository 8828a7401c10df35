"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from musnad.core.errors import RefusedError
from musnad.settings import FILE_NAME, Settings, load

Command = TypeVar("Command", bound=Callable[..., Any])


def newsroom_option(command: Command) -> Command:
    """``--newsroom DIR`` or ``MUSNAD_NEWSROOM``; the current folder by default."""
    return click.option(
        "--newsroom",
        "folder",
        envvar="MUSNAD_NEWSROOM",
        default=".",
        type=click.Path(path_type=Path),
        help="The newsroom's folder.  [env: MUSNAD_NEWSROOM; default: .]",
    )(command)


def of_this_folder() -> Settings:
    """The settings of the current folder when it is a newsroom, the defaults otherwise."""
    return load(Path()) if Path(FILE_NAME).is_file() else Settings()


def moment(text: str | None) -> datetime | None:
    """An ISO 8601 date or time; UTC where it has no zone.

    Raises RefusedError ``option.time``.
    """
    if text is None:
        return None
    try:
        read = datetime.fromisoformat(text)
    except ValueError as error:
        raise RefusedError("option.time", text=text) from error
    return read if read.tzinfo else read.replace(tzinfo=UTC)
