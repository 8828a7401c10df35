"""Opens what a newsroom remembers, wherever its settings have it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from musnad.core.errors import RefusedError
from musnad.hiring import clock
from musnad.parts import StorePart
from musnad.settings import FILE_NAME, Settings, load

if TYPE_CHECKING:
    from musnad.store.database import SqlStore


def opened(folder: Path, settings: Settings | None = None) -> SqlStore:
    """The store of the newsroom in a folder, to be closed; its settings are read unless given.

    A folder without settings has a store of SQLite. Raises RefusedError ``store.*``,
    ``settings.*``.
    """
    from musnad.store.database import open_store

    if settings is None:
        settings = load(folder) if (folder / FILE_NAME).is_file() else Settings()
    part = settings.store
    return open_store(
        folder,
        clock,
        busy_seconds=part.wait_seconds,
        file_bytes=int(settings.archive.file_megabytes * 1_000_000),
        url=address(part, folder),
        connections=part.connections,
        statement_seconds=part.statement_seconds,
    )


def address(part: StorePart, folder: Path) -> str:
    """The database's address, with its password; "" for SQLite.

    Raises RefusedError ``store.address`` where it is to be had neither from the environment
    nor from the file that is named.
    """
    if part.database == "sqlite":
        return ""
    if told := os.environ.get(part.database_url_env, "").strip():
        return told
    where = part.database_url_env
    if part.database_url_file:
        path = folder / part.database_url_file
        where = f"{where}, {path}"
        try:
            told = path.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise RefusedError("store.address", where=where) from error
    if not told:
        raise RefusedError("store.address", where=where)
    return told
