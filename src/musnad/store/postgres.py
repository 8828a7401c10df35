"""PostgreSQL: many processes, on one machine or on several, with one database."""

from __future__ import annotations

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from musnad.core.errors import RefusedError
from musnad.store.connection import Database
from musnad.store.letters import prepare

_READING_SECONDS = 600
_WRITING_SECONDS = 60
_RECYCLED_SECONDS = 1800
# A transaction that waits for the disk before it ends, as the server has it, or does not.
_BEGIN = text("SELECT set_config('idle_in_transaction_session_timeout', :idle, true)")
_BEGIN_LIGHT = text(
    "SELECT set_config('idle_in_transaction_session_timeout', :idle, true),"
    " set_config('synchronous_commit', 'off', true)"
)
_NO_HURRY = "SET LOCAL statement_timeout = 0"
_OTHER_ORDER = text(
    "SELECT table_name, column_name FROM information_schema.columns"
    " WHERE table_schema = current_schema() AND data_type IN ('text', 'character varying')"
    " AND table_name <> 'alembic_version' AND collation_name IS DISTINCT FROM 'C'"
    " ORDER BY table_name, column_name"
)
_INVALID = text(
    "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT (indisvalid AND indisready)"
)


class Postgres(Database):
    """A PostgreSQL database of the newsroom's own.

    ``url`` is ``postgresql://user:password@host:port/name``; the password, and all else, may
    be where libpq looks for it. ``busy_seconds`` is how long a transaction waits for its turn,
    for a free connection and for the server; ``connections`` are kept open, and as many more
    made when all are in use. Raises RefusedError ``store.address``.
    """

    def __init__(
        self,
        url: str,
        *,
        busy_seconds: float = 10.0,
        connections: int = 10,
        statement_seconds: float = 60.0,
    ) -> None:
        address = address_of(url)
        engine = create_engine(
            address,
            pool_size=connections,
            max_overflow=connections,
            pool_timeout=busy_seconds,
            pool_pre_ping=True,
            pool_recycle=_RECYCLED_SECONDS,
            connect_args={
                "application_name": "musnad",
                "connect_timeout": max(2, round(busy_seconds)),
                "options": _options(address, busy_seconds, statement_seconds),
                # A server that is gone without a word is noticed within a minute.
                "keepalives_idle": 30,
                "keepalives_interval": 10,
                "keepalives_count": 3,
            },
        )
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        super().__init__(shown(address), engine)

    def faults(self) -> tuple[str, ...]:
        """The indexes that PostgreSQL says are not to be used; empty when there are none."""
        with self.reading() as connection:
            return tuple(f"index {name}" for name in connection.scalars(_INVALID))

    def _reading(self, engine: Engine) -> Engine:
        return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    def _settled(self, connection: Connection) -> None:
        connection.exec_driver_sql(_NO_HURRY)
        super()._settled(connection)
        _order_by_letters(connection)


def _prepare(connection: psycopg.Connection[object], _entry: ConnectionPoolEntry) -> None:
    prepare(connection)


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("musnad_writing"):
        # One that holds what others wait for, and whose process does nothing, is ended.
        begin = _BEGIN if options.get("musnad_durable") else _BEGIN_LIGHT
        connection.execute(begin, {"idle": f"{_WRITING_SECONDS}s"})


def address_of(url: str) -> URL:
    """An address as SQLAlchemy reads it; raises RefusedError ``store.address``."""
    try:
        told = make_url(url.strip())
    except (ArgumentError, ValueError) as error:
        raise RefusedError("store.address", where="PostgreSQL") from error
    if told.drivername not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise RefusedError("store.address", where="PostgreSQL")
    return told.set(drivername="postgresql+psycopg")


def shown(address: URL) -> str:
    """An address for messages: nothing that opens a door is in it."""
    bare = URL.create(
        "postgresql",
        username=address.username,
        host=address.host,
        port=address.port,
        database=address.database,
    )
    return bare.render_as_string()


def _options(address: URL, busy_seconds: float, statement_seconds: float) -> str:
    """What each connection sets when it is made; what the address sets itself comes last."""
    told = address.query.get("options", "")
    own = (
        f"-c lock_timeout={round(busy_seconds * 1000)}"
        f" -c statement_timeout={round(statement_seconds * 1000)}"
        f" -c idle_in_transaction_session_timeout={_READING_SECONDS * 1000}"
        " -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3"
        " -c timezone=UTC -c client_encoding=UTF8"
    )
    return f"{own} {told if isinstance(told, str) else ' '.join(told)}".strip()


def _order_by_letters(connection: Connection) -> None:
    """Have all texts compared letter by letter, whatever order the database was made with.

    Times, ids and the pages of lists are compared as texts, as SQLite compares them.
    """
    columns: dict[str, list[str]] = {}
    for table, column in connection.execute(_OTHER_ORDER):
        columns.setdefault(table, []).append(column)
    types = text(
        "SELECT attname, format_type(atttypid, atttypmod) AS kind FROM pg_attribute"
        " WHERE attrelid = to_regclass(quote_ident(:table)) AND attnum > 0"
    )
    for table, names in columns.items():
        known = {one.attname: one.kind for one in connection.execute(types, {"table": table})}
        changes = ", ".join(
            f'ALTER COLUMN "{name}" TYPE {known[name]} COLLATE "C"' for name in names
        )
        connection.exec_driver_sql(f'ALTER TABLE "{table}" {changes}')
