"""What a program hands in, as what the newsroom reads: nothing is fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC

from musnad.api.asked import SourceAsked
from musnad.check.manuscript import manuscript
from musnad.check.report import Plain, to_json
from musnad.core.capture import Capture
from musnad.core.release import Release, relabel
from musnad.core.source import Source
from musnad.flow.newsroom import Desk
from musnad.read.article import article_text
from musnad.read.readers import read

GIVEN = Source(id="given", name_ar="", name_en="", kind="agency", languages=())
"""The source of what is handed in: the text itself says who published it."""

_NOWHERE = "stdin:"


def checked(desk: Desk, article: str, sources: Sequence[SourceAsked]) -> dict[str, Plain]:
    """What ``musnad check --format json`` says of a text. Raises RefusedError ``read.*``."""
    text = article_text(_capture(desk, article, None, "text/plain"), desk.readers)
    releases = tuple(
        relabel(release_of(desk, one), f"s{number}") for number, one in enumerate(sources, start=1)
    )
    return to_json(desk.checker.check(manuscript(text), releases), releases)


def release_of(desk: Desk, given: SourceAsked) -> Release:
    """The release in what was given. Raises RefusedError ``read.*``."""
    text, kind = (given.html or "", "text/html")
    if given.text is not None:
        text, kind = given.text, "text/plain"
    if given.title:
        text = f"{given.title}\n\n{text}"
    release = read(_capture(desk, text, given.url, kind), GIVEN, readers=desk.readers)
    if given.published is None or release.published is not None:
        return release
    when = given.published
    return replace(release, published=when if when.tzinfo else when.replace(tzinfo=UTC))


def _capture(desk: Desk, text: str, url: str | None, kind: str) -> Capture:
    return Capture(
        url=url or _NOWHERE,
        requested_url=url or _NOWHERE,
        body=text.encode(),
        fetched_at=desk.clock(),
        media_type=kind,
        charset="utf-8",
    )
