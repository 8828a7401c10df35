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


def house_option(command: Command) -> Command:
    """``--newsroom`` for commands that need none: its settings where there is one."""
    return click.option(
        "--newsroom",
        "folder",
        envvar="MUSNAD_NEWSROOM",
        default=None,
        type=click.Path(path_type=Path),
        help="Take a newsroom's settings.  [env: MUSNAD_NEWSROOM; default: . if it is one]",
    )(command)


def settings_of(folder: Path | None) -> Settings:
    """The settings of the named newsroom; unnamed, of the current folder when it is one, and
    the defaults otherwise.

    Raises RefusedError as ``settings.load`` does for a named folder that is no newsroom.
    """
    if folder is None:
        return load(Path()) if Path(FILE_NAME).is_file() else Settings()
    return load(folder)


def folder_of(folder: Path | None) -> Path:
    """Where those settings come from: the named folder, or the current one."""
    return Path() if folder is None else folder


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
