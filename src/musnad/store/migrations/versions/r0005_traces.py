"""By what a release is known again, and which releases tell of one event."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from musnad.core.addresses import canonical

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; addresses are filed anew under the spelling that they are known by now."""
    op.create_table(
        "traces",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.String(64), nullable=False),
        sa.Column("article_id", sa.String(64), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("exact", sa.String(64), nullable=False),
        sa.Column("published_at", sa.String(32), nullable=False),
        sa.Column("filed", sa.LargeBinary(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_traces"),
        sa.UniqueConstraint("release_id", name="uq_traces_release_id"),
    )
    op.create_index("ix_traces_article_id", "traces", ["article_id"])
    op.create_index("ix_traces_exact", "traces", ["exact"])
    op.create_index("ix_traces_published_at", "traces", ["published_at"])
    op.create_index("ix_traces_publisher_published_at", "traces", ["publisher", "published_at"])
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("band", "number", name="pk_bands"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ties",
        sa.Column("first", sa.String(64), nullable=False),
        sa.Column("second", sa.String(64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("first", "second", name="pk_ties"),
    )
    op.create_index("ix_ties_second", "ties", ["second"])
    op.create_table(
        "members",
        sa.Column("release_id", sa.String(64), nullable=False),
        sa.Column("happening_id", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("release_id", name="pk_members"),
    )
    op.create_index("ix_members_happening_id", "members", ["happening_id"])
    _file_addresses_anew()


def _file_addresses_anew() -> None:
    bind = op.get_bind()
    rows = bind.execute(sa.text("SELECT url, article_id FROM addresses ORDER BY url")).all()
    for url, article_id in rows:
        known = canonical(url)
        if known != url:
            bind.execute(
                sa.text(
                    "INSERT INTO addresses (url, article_id) VALUES (:url, :id)"
                    " ON CONFLICT DO NOTHING"
                ),
                {"url": known, "id": article_id},
            )
            bind.execute(sa.text("DELETE FROM addresses WHERE url = :url"), {"url": url})
