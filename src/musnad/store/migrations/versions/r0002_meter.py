"""What models were asked and what it cost."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the meter; what was there before is left alone."""
    op.create_table(
        "usages",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("writer", sa.Text(), nullable=False),
        sa.Column("counted_at", sa.String(32), nullable=False),
        sa.Column("requests", sa.Integer(), nullable=False),
        sa.Column("tokens", sa.Integer(), nullable=False),
        sa.Column("price_micros", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.String(32)),
        sa.Column("value", sa.Text()),
        sa.PrimaryKeyConstraint("number", name="pk_usages"),
    )
    op.create_index("ix_usages_writer_counted_at", "usages", ["writer", "counted_at"])
    op.create_index("ix_usages_sent_at", "usages", ["sent_at"])
    op.create_table(
        "answers",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(128), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_answers"),
        sa.UniqueConstraint("key", name="uq_answers_key"),
    )
