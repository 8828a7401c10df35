"""Which country's offices a release speaks of when it names none."""

from __future__ import annotations

from musnad.core.release import Release
from musnad.lexicon.book import Lexicon

_FIRST = 2
_PREFIXES = {"uk": "GB"}


def home_of(release: Release, book: Lexicon) -> str:
    """The code of the publisher's country, else that of the first person named; or ``""``."""
    codes = {country.code for country in book.countries}
    for mention in book.mentions(release.publisher, "en"):
        if mention.kind in ("country", "nationality"):
            return mention.id
        prefix = mention.id.partition("-")[0]
        code = _PREFIXES.get(prefix, prefix.upper())
        if code in codes:
            return code
    for sentence in release.body[:_FIRST]:
        for mention in book.mentions(sentence.text, "en"):
            person = book.person(mention.id) if mention.kind == "person" else None
            if person is not None:
                return person.country or ""
    return ""
