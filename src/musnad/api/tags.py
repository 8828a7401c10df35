"""Which revision of an article was seen: entity tags of the form ``"3.2"``.

Source: RFC 9110, 8.8.3 and 13.1; RFC 6585, 3 (428).
"""

from __future__ import annotations

import re

from musnad.core.article import Article
from musnad.core.errors import RefusedError

_TAG = re.compile(r'"([0-9]{1,6})\.([0-9]{1,6})"')


def tag(article: Article) -> str:
    """The entity tag of an article's revision and version."""
    return f'"{article.revision}.{article.version}"'


def seen(if_match: str | None, article: Article) -> tuple[int, int]:
    """The revision and version that a change rests on.

    Raises RefusedError ``api.no_match`` where ``If-Match`` is missing or names no revision,
    ``desk.stale`` where the article has gone on since.
    """
    given = (if_match or "").strip()
    if given in ("", "*"):
        raise RefusedError("api.no_match")
    named = [_TAG.fullmatch(one.strip()) for one in given.split(",")]
    pairs = [(int(one[1]), int(one[2])) for one in named if one]
    current = (article.revision, article.version)
    if current in pairs:
        return current
    raise RefusedError(
        "desk.stale",
        article=article.id,
        by=article.edited_by[-1] if article.edited_by else "",
        at=article.changed_at.isoformat(timespec="seconds"),
    )


def unchanged(if_none_match: str | None, article: Article) -> bool:
    """Whether the asker has this very revision already."""
    given = [one.strip().removeprefix("W/") for one in (if_none_match or "").split(",")]
    return tag(article) in given
