"""An article with all that its page rests on, as it is kept: for whoever prints many of them."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.core.happening import Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An article and its releases in their wire form, and what others released of the event.

    ``bases`` are the article's own release, then those of ``other_release_ids`` in their
    order; nothing is parsed yet, so that this can be done elsewhere.
    """

    id: str
    article: str
    bases: tuple[str, ...]
    beside: tuple[Trace, ...] = ()
