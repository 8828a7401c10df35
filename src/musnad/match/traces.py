"""What is kept of a release to know it again, and who its publisher is."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from musnad.core.addresses import host_of
from musnad.core.happening import Trace
from musnad.core.release import Release
from musnad.match.profile import Profile
from musnad.match.sketch import signed

_LANGUAGES: Final = re.compile(
    r"^(?:ar|en|fr|eng|ara|fra|arabic|english|french|francais|arabe)\.(?=[^.]+\.)"
)
_LONGEST_TITLE: Final = 500


def trace(profile: Profile, article_id: str, *, found_at: datetime) -> Trace:
    """What is kept of a release; ``found_at`` stands where it does not say when it came out."""
    release = profile.release
    exact, sketch = signed(release)
    return Trace(
        release_id=release.id,
        article_id=article_id,
        source_id=release.source_id,
        publisher=publisher(release),
        url=release.url,
        language=release.language,
        title=release.title[:_LONGEST_TITLE],
        head=profile.head,
        published=release.published or found_at,
        exact=exact,
        sketch=sketch,
    )


def publisher(release: Release) -> str:
    """Who put it out: the host of its address without the part for a language, else the source.

    «ar.ministry.example» and «www.ministry.example» are one publisher.
    """
    host = _LANGUAGES.sub("", host_of(release.url))
    return host or f"source:{release.source_id}"
