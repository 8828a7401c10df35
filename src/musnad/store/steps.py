"""The steps from one shape of the tables to the next, and which of them a database has had."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect

from musnad.core.errors import RefusedError
from musnad.store.schema import HEAD

FOLDER = Path(__file__).with_name("migrations")


def revision_of(connection: Connection, path: Path | str) -> str | None:
    """The last step that a database has had: None for a new one.

    Raises RefusedError ``store.newer_schema``, or ``store.corrupt`` for somebody else's.
    """
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise RefusedError("store.corrupt", path=path)
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found is not None and found > HEAD:
        raise RefusedError("store.newer_schema", path=path, found=found, known=HEAD)
    return None if found is None else str(found)


def run(connection: Connection, path: Path | str) -> None:
    """Run the steps that are left, inside the caller's transaction."""
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    # Alembic reads a per cent sign as the start of a placeholder.
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise RefusedError("store.corrupt", path=path) from error
