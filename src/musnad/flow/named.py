"""The name under which articles speak of a release's publisher."""

from __future__ import annotations

import re
from dataclasses import replace

from musnad.core.release import Release
from musnad.core.source import Source
from musnad.write.publisher import arabic_organisation

_ARABIC = re.compile(r"[\u0621-\u064a]")


def named(release: Release, source: Source) -> Release:
    """The release with its source's Arabic name, where its own is known in Latin letters alone.

    A publisher that the lexicon knows keeps its name, of which writers learn more; so does one
    that is not the source itself, for a page may pass on what others said.
    """
    own = release.publisher.casefold() == source.name_en.casefold()
    if not own or _ARABIC.search(release.publisher) or not _ARABIC.search(source.name_ar):
        return release
    if arabic_organisation(release.publisher) is not None:
        return release
    return replace(release, publisher_ar=source.name_ar)
