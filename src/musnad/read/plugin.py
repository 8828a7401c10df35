"""musnad's own readers, as a plugin like any other."""

from __future__ import annotations

from collections.abc import Iterable

from musnad.core.ports import Reader
from musnad.hooks.specs import hook
from musnad.read.readers import builtin_readers


@hook
def musnad_readers() -> Iterable[Reader]:
    """The readers for messages, pages, Markdown and plain text."""
    return builtin_readers()
