"""The built-in writers, offered through the same hook as anyone else's."""

from __future__ import annotations

from collections.abc import Iterable

from musnad.core.ports import Writer
from musnad.hooks.specs import hook


@hook
def musnad_writers() -> Iterable[Writer]:
    """The brief for English releases and the extract for Arabic ones."""
    # Imported late: a command that only checks must not wait for the writers.
    from musnad.write.brief.article import Brief
    from musnad.write.extract import Extract

    return [Brief(), Extract()]
