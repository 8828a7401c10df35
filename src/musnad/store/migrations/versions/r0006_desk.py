"""What the editors' desk remembers: lists, edits, the log, people, hooks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; articles that are there are listed when the store is opened."""
    op.add_column(
        "articles", sa.Column("version", sa.Integer(), nullable=False, server_default="0")
    )
    _make_queue()
    _make_log()
    _make_people()
    _make_hooks()
    op.create_table(
        "counters",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_counters"),
    )
    op.execute(
        "INSERT INTO counters (name, number) SELECT 'queue.unlisted', count(DISTINCT id)"
        " FROM articles HAVING count(*) > 0"
    )


def _make_queue() -> None:
    op.create_table(
        "queue",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("lane", sa.String(16), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("writer", sa.Text(), nullable=False),
        sa.Column("published", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(32), nullable=False),
        sa.Column("scheduled_for", sa.String(32)),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_queue"),
        sa.UniqueConstraint("article_id", name="uq_queue_article_id"),
    )
    listed = ["changed_at", "article_id", "source_id", "writer"]
    _index("queue", listed)
    _index("queue", ["lane", *listed])
    _index("queue", ["published", *listed])
    _index("queue", ["lane", "published"])
    _index("queue", ["source_id", "changed_at"])
    _index("queue", ["writer", "changed_at"])
    _index("queue", ["scheduled_for"])
    _index("queue", ["turn"])
    _make_words()
    op.create_table(
        "edits",
        sa.Column("article_id", sa.String(64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "revision", "version", name="pk_edits"),
    )


def _make_words() -> None:
    """Words come folded and apart: nothing else is to part or to fold them."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TABLE queue_words (number BIGINT CONSTRAINT pk_queue_words PRIMARY KEY,"
            " words TSVECTOR NOT NULL)"
        )
        op.execute("CREATE INDEX ix_queue_words_words ON queue_words USING gin (words)")
        return
    op.execute(
        "CREATE VIRTUAL TABLE queue_words USING fts5"
        "(words, tokenize = \"ascii tokenchars '.#@'\", detail = none, columnsize = 0,"
        " prefix = '2 3')"
    )


_ONLY_ADDED_TO = """
CREATE FUNCTION log_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE integrity_constraint_violation USING message = 'the log is only added to';
END $$
"""
_FOLLOWS = """
CREATE FUNCTION log_follows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM log) THEN
    RAISE integrity_constraint_violation USING message = 'the log has no gaps';
  END IF;
  RETURN NEW;
END $$
"""
_NO_CHANGE = """
CREATE TRIGGER log_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON log
FOR EACH STATEMENT EXECUTE FUNCTION log_only_added_to()
"""
_IN_ORDER = """
CREATE TRIGGER log_in_order BEFORE INSERT ON log FOR EACH ROW EXECUTE FUNCTION log_follows()
"""


def _make_log() -> None:
    op.create_table(
        "log",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("before", sa.String(64), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_log"),
    )
    for name in ("by", "action", "subject"):
        _index("log", [name])
    if op.get_bind().dialect.name == "postgresql":
        for statement in (_ONLY_ADDED_TO, _NO_CHANGE, _FOLLOWS, _IN_ORDER):
            op.execute(statement)
        return
    for doing in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER log_no_{doing.lower()} BEFORE {doing} ON log"
            " BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END"
        )
    op.execute(
        "CREATE TRIGGER log_in_order BEFORE INSERT ON log"
        " WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM log)"
        " BEGIN SELECT RAISE(ABORT, 'the log has no gaps'); END"
    )


def _make_people() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text()),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        sa.UniqueConstraint("login", name="uq_accounts_login"),
        sa.UniqueConstraint("subject", name="uq_accounts_subject"),
    )
    op.create_table(
        "sessions",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("account_id", sa.String(64), nullable=False),
        sa.Column("seen_at", sa.String(32), nullable=False),
        sa.Column("expires_at", sa.String(32), nullable=False),
        sa.Column("revoked_at", sa.String(32)),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_sessions"),
    )
    _index("sessions", ["account_id", "seen_at"])
    _index("sessions", ["expires_at"])
    op.create_table(
        "invitations",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("account_id", sa.String(64), nullable=False),
        sa.Column("expires_at", sa.String(32), nullable=False),
        sa.Column("used_at", sa.String(32)),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_invitations"),
    )
    _index("invitations", ["expires_at"])
    op.create_table(
        "tokens",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("account_id", sa.String(64), nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("revoked_at", sa.String(32)),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tokens"),
        sa.UniqueConstraint("sha256", name="uq_tokens_sha256"),
    )
    _index("tokens", ["account_id"])
    op.create_table(
        "failures",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_failures"),
    )
    _index("failures", ["key", "at"])
    _index("failures", ["at"])


def _make_hooks() -> None:
    op.create_table(
        "hooks",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_hooks"),
    )
    op.create_table(
        "hook_calls",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("hook_id", sa.String(64), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("due_at", sa.String(32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_hook_calls"),
        sa.UniqueConstraint("id", name="uq_hook_calls_id"),
    )
    _index("hook_calls", ["hook_id"])
    _index("hook_calls", ["state", "due_at"])


def _index(table: str, columns: list[str]) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)
