"""Numbers that grow for ever, and addresses, have room on PostgreSQL too."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_COUNTED = ("captures", "records", "usages", "answers", "traces", "queue", "failures", "hook_calls")
_WIDE = {
    **dict.fromkeys(_COUNTED, ("number",)),
    "usages": ("number", "tokens", "price_micros"),
    "records": ("number", "size", "offset"),
    "bands": ("number",),
    "queue": ("number", "turn"),
    "log": ("number",),
    "counters": ("number",),
}


def upgrade() -> None:
    """Widen the columns; SQLite's are as wide as they need to be."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, columns in _WIDE.items():
        wider = ", ".join(f'ALTER COLUMN "{column}" TYPE BIGINT' for column in columns)
        op.execute(f'ALTER TABLE "{table}" {wider}')
    # An address may be longer than an entry of a sorted index.
    op.drop_index("ix_records_url")
    op.create_index("ix_records_url", "records", ["url"], postgresql_using="hash")
    for table in _COUNTED:
        op.execute(f"ALTER SEQUENCE {table}_number_seq AS BIGINT")
