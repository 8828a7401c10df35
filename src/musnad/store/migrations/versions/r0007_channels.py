"""Receipts are found by their state; readers' objections."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index and the table."""
    op.create_index("ix_receipts_state", "receipts", ["state"])
    op.create_table(
        "objections",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("article_id", sa.String(64), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("sender", sa.String(64), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_objections"),
    )
    op.create_index("ix_objections_article_id_at", "objections", ["article_id", "at"])
    op.create_index("ix_objections_state_at", "objections", ["state", "at"])
    op.create_index("ix_objections_sender_at", "objections", ["sender", "at"])
