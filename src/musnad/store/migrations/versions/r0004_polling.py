"""Habits of sources, faults of hosts, and subscriptions at hubs."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; what was known of each source's polls goes into ``habits``."""
    habits = op.create_table(
        "habits",
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source_id", name="pk_habits"),
    )
    op.create_table(
        "hosts",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_hosts"),
    )
    op.create_table(
        "subscriptions",
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source_id", name="pk_subscriptions"),
        sa.UniqueConstraint("token", name="uq_subscriptions_token"),
    )
    polls = op.get_bind().exec_driver_sql("SELECT source_id, polled_at, error_code FROM polls")
    rows = [
        {"source_id": source_id, "value": _habit(source_id, polled_at, error_code)}
        for source_id, polled_at, error_code in polls
    ]
    if rows:
        op.bulk_insert(habits, rows)
    op.drop_table("polls")


def _habit(source_id: str, polled_at: str | None, error_code: str | None) -> str:
    value = {
        "source_id": source_id,
        "asked_at": polled_at,
        "succeeded_at": polled_at,
        "error_code": error_code,
        "failures": 1 if error_code else 0,
    }
    wire = {"musnad": 1, "type": "habit", "value": value}
    return json.dumps(wire, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
