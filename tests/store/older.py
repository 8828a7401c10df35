"""Takes a newsroom's database back to the shape that an older musnad wrote."""

from __future__ import annotations

import sqlite3

STEPS = {
    "0007": ("objections",),
    "0006": (
        *("counters", "queue", "queue_words", "edits", "log", "accounts", "sessions"),
        *("invitations", "tokens", "failures", "hooks", "hook_calls"),
    ),
    "0005": ("traces", "bands", "ties", "members"),
}
"""The tables that each step made, the newest step first."""


def take_back(folder, revision):
    """Undo every step after ``revision``; what their tables held is lost."""
    connection = sqlite3.connect(folder / "var" / "musnad.sqlite3")
    with connection:
        for step, tables in STEPS.items():
            if step > revision:
                for table in tables:
                    connection.execute(f"DROP TABLE {table}")
        if revision < "0007":
            connection.execute("DROP INDEX ix_receipts_state")
        if revision < "0006":
            connection.execute("ALTER TABLE articles DROP COLUMN version")
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.close()
