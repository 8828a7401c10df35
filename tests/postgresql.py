"""A PostgreSQL server of the tests' own, on a Unix socket in a folder that goes with it.

It is started when a test first asks for it, once for each process that runs tests. Tests that want one are skipped where
PostgreSQL is not installed, but never under CI.
"""

from __future__ import annotations

import atexit
import functools
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from musnad.store.postgres import Postgres

NAMES = ("sqlite", "postgresql")
"""The databases that every suite of the store is run on."""

_ALWAYS = (
    *("listen_addresses=", "max_connections=120", "log_min_messages=fatal"),
    *("autovacuum_naptime=5s", "timezone=Asia/Beirut"),
)
SURVIVING = ("fsync=off", "full_page_writes=off", "shared_buffers=32MB")
"""The settings of a server that keeps what is durable though it is killed."""

QUICK = (*SURVIVING, "synchronous_commit=off")
"""The settings of one that is never killed."""

_PATIENCE_SECONDS = 60


class Server:
    """A server with databases that tests may do with as they like."""

    def __init__(self, settings: Sequence[str]) -> None:
        self._programs = _programs()
        # As root, it is another user's: PostgreSQL will not be run by root.
        self._user = "postgres" if os.geteuid() == 0 else None
        self.folder = Path(tempfile.mkdtemp(prefix="musnad-pg-"))
        if self._user:
            os.chown(self.folder, pwd.getpwnam(self._user).pw_uid, -1)
        self._settings = (*_ALWAYS, *settings)
        self._numbers = itertools.count(1)
        self._process: subprocess.Popen[bytes] | None = None
        # An order of letters that is not that of their numbers: the store must not rely on one.
        self._run(
            *("initdb", "--no-sync", "--auth=trust", "--username=musnad", "--encoding=UTF8"),
            *("--locale-provider=icu", "--icu-locale=ar", "--locale=C.UTF-8"),
            *("-D", str(self.folder / "data")),
        )
        self.start()

    def start(self) -> None:
        """Start it and wait until it answers."""
        told = [part for one in self._settings for part in ("-c", one)]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    *(self._programs / "postgres", "-D", self.folder / "data"),
                    *("-k", self.folder, *told),
                ],
                user=self._user,
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )
        until = time.monotonic() + _PATIENCE_SECONDS
        while True:
            try:
                psycopg.connect(self.url("postgres"), connect_timeout=2).close()
            except psycopg.OperationalError:
                if self._process.poll() is not None or time.monotonic() > until:
                    raise
                time.sleep(0.02)
            else:
                return

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it: SIGINT ends what is under way, SIGQUIT as if it had crashed."""
        if self._process is None:
            return
        self._process.send_signal(how)
        self._process.wait(_PATIENCE_SECONDS)
        self._process = None

    def remove(self) -> None:
        """Stop it and remove all that it has."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, name: str) -> str:
        """The address of a database."""
        return f"postgresql://musnad@/{name}?host={self.folder}"

    def make(self) -> str:
        """The address of a database in which there is nothing yet."""
        name = f"fresh_{next(self._numbers)}"
        self.execute("postgres", f"CREATE DATABASE {name}")
        return self.url(name)

    def drop(self, url: str) -> None:
        """Remove a database, whoever is in it."""
        name = url.partition("?")[0].rpartition("/")[2]
        self.execute("postgres", f"DROP DATABASE {name} WITH (FORCE)")

    def execute(self, name: str, *statements: str) -> None:
        """Run statements, each by itself."""
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            for one in statements:
                connection.execute(one)

    def emptied(self) -> str:
        """The address of the database that most tests share, with its tables, all empty."""
        url = self._shared
        name = url.partition("?")[0].rpartition("/")[2]
        # For a moment no trigger guards the log.
        self.execute(name, f"SET session_replication_role = replica; {self._deletions}")
        return url

    @functools.cached_property
    def _shared(self) -> str:
        url = self.make()
        database = Postgres(url)
        database.upgrade()
        database.close()
        return url

    @functools.cached_property
    def _deletions(self) -> str:
        query = (
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            " AND tablename <> 'alembic_version'"
        )
        with psycopg.connect(self._shared) as connection:
            return ";".join(f'DELETE FROM "{name}"' for (name,) in connection.execute(query))

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self._programs / program, *arguments],
            user=self._user,
            cwd=self.folder,
            check=True,
            capture_output=True,
        )


def address(name: str) -> str:
    """Where a store of this kind is: "" for SQLite's own, else an emptied database."""
    return server().emptied() if name == "postgresql" else ""


@functools.cache
def server() -> Server:
    """The server of this process."""
    return started(QUICK)


def started(settings: Sequence[str]) -> Server:
    """A server of the test's own, to be removed by it; gone with the process at the latest."""
    if not _programs().is_dir():
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is not installed")
        pytest.skip("PostgreSQL is not installed")
    found = Server(settings)
    atexit.register(_removed, found)
    return found


def _removed(found: Server) -> None:
    with suppress(OSError, subprocess.TimeoutExpired):
        found.remove()


def _programs() -> Path:
    """The folder of the newest version's programs."""
    known = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    if known:
        return known[-1]
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else Path("/nowhere")
