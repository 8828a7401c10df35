"""Which revision of an article was seen: entity tags such as ``"3.2.9f0a1b2c"``.

The first two numbers are revision and version, which changes rest on; what follows tells apart
what happened to it since without a change of its words (it was published, its source went).

Source: RFC 9110, 8.8.3 and 13.1; RFC 6585, 3 (428).
"""

from __future__ import annotations

import re

from musnad.core.article import Article
from musnad.core.errors import RefusedError
from musnad.core.ids import content_id

_TAG = re.compile(r'"([0-9]{1,6})\.([0-9]{1,6})(?:\.([0-9a-f]{8}))?"')


def tag(article: Article) -> str:
    """The entity tag of an article as it stands."""
    return f'"{article.revision}.{article.version}.{_state(article)}"'


def seen(if_match: str | None, article: Article) -> tuple[int, int]:
    """The revision and version that a change rests on; ``"3.2"`` is enough to name them.

    Raises RefusedError ``api.no_match`` where ``If-Match`` is missing or names no revision,
    ``desk.stale`` where the article has gone on since.
    """
    given = (if_match or "").strip()
    if given in ("", "*"):
        raise RefusedError("api.no_match")
    current = (article.revision, article.version)
    for one in given.split(","):
        named = _TAG.fullmatch(one.strip())
        if named is None or (int(named[1]), int(named[2])) != current:
            continue
        if named[3] in (None, _state(article)):
            return current
    raise RefusedError(
        "desk.stale",
        article=article.id,
        by=article.edited_by[-1] if article.edited_by else "",
        at=article.changed_at.isoformat(timespec="seconds"),
    )


def unchanged(if_none_match: str | None, article: Article) -> bool:
    """Whether the asker has it already, just as it stands."""
    given = [one.strip().removeprefix("W/") for one in (if_none_match or "").split(",")]
    return tag(article) in given


def _state(article: Article) -> str:
    """What of an article changes beside its words, in eight hexadecimal digits."""
    at = article.changed_at.isoformat()
    told = (article.stage, at, str(len(article.source_notes)), str(len(article.corrections)))
    return content_id("state", *told)[:8]
