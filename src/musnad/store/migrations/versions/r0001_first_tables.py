"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the first newsroom."""
    op.create_table(
        "captures",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("fetched_at", sa.String(32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_captures"),
        sa.UniqueConstraint("sha256", "url", name="uq_captures_sha256_url"),
    )
    op.create_table(
        "validators",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("url", name="pk_validators"),
    )
    op.create_table(
        "items",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("due_at", sa.String(32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_items"),
    )
    op.create_index("ix_items_state_due_at", "items", ["state", "due_at"])
    op.create_table(
        "polls",
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("polled_at", sa.Text()),
        sa.Column("error_code", sa.Text()),
        sa.PrimaryKeyConstraint("source_id", name="pk_polls"),
    )
    op.create_table(
        "releases",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_releases"),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("release_id", sa.String(64), nullable=False),
        sa.Column("stage", sa.String(16), nullable=False),
        sa.Column("shown_at", sa.String(32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["release_id"], ["releases.id"], name="fk_articles_release_id"),
        sa.PrimaryKeyConstraint("id", "revision", name="pk_articles"),
    )
    op.create_index("ix_articles_stage_shown_at", "articles", ["stage", "shown_at"])
    op.create_table(
        "texts",
        sa.Column("release_id", sa.String(64), nullable=False),
        sa.Column("article_id", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("release_id", name="pk_texts"),
    )
    op.create_table(
        "addresses",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("article_id", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("url", name="pk_addresses"),
    )
    op.create_table(
        "receipts",
        sa.Column("article_id", sa.String(64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("channel", sa.String(64), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "revision", "channel", name="pk_receipts"),
    )
