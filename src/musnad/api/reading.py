"""What a program hands in, as what the newsroom reads: nothing is fetched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

from musnad.api.asked import SourceAsked
from musnad.check.report import Plain, to_json
from musnad.core.capture import Capture
from musnad.core.release import Release
from musnad.flow import given
from musnad.flow.checking import check_text
from musnad.flow.given import Material
from musnad.flow.newsroom import Desk
from musnad.read.article import article_text

_NOWHERE = "stdin:"


def checked(desk: Desk, article: str, sources: Sequence[SourceAsked]) -> dict[str, Plain]:
    """What ``musnad check --format json`` says of a text.

    Raises RefusedError ``check.*`` or ``read.*``.
    """
    text = article_text(_capture(desk, article, None, "text/plain"), desk.readers)
    found = check_text(desk, text, [_material(desk, one) for one in sources])
    return to_json(found.report, found.releases)


def release_of(desk: Desk, source: SourceAsked) -> Release:
    """The release in what was given. Raises RefusedError ``read.*``."""
    return given.release_of(desk, _material(desk, source))


def _material(desk: Desk, source: SourceAsked) -> Material:
    text, kind = source.html or "", "text/html"
    if source.text is not None:
        text, kind = source.text, "text/plain"
    if source.title:
        text = f"{source.title}\n\n{text}"
    when = source.published
    if when is not None and when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return Material(capture=_capture(desk, text, source.url, kind), published=when)


def _capture(desk: Desk, text: str, url: str | None, kind: str) -> Capture:
    return Capture(
        url=url or _NOWHERE,
        requested_url=url or _NOWHERE,
        body=text.encode(),
        fetched_at=desk.clock(),
        media_type=kind,
        charset="utf-8",
    )
