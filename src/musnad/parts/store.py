"""Where the newsroom's database is."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from musnad.parts.part import Part


class StorePart(Part):
    """SQLite in the newsroom's folder, or a PostgreSQL database for many processes.

    The address of the latter, with its password, is never here: it is in the environment under
    ``database_url_env`` or, where the environment has none, in the file ``database_url_file``.
    ``connections`` are what one process keeps open, ``wait_seconds`` is how long one waits for
    another's write, ``statement_seconds`` how long one statement may take.
    """

    database: Literal["sqlite", "postgresql"] = "sqlite"
    database_url_env: str = Field("MUSNAD_DATABASE_URL", pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,99}$")
    database_url_file: str = Field("", max_length=400)
    connections: int = Field(10, ge=2, le=200)
    wait_seconds: float = Field(10.0, gt=0, le=600)
    statement_seconds: float = Field(60.0, gt=0, le=3600)
