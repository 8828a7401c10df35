"""Who "His Highness" is in a release where only one of those named wears that style."""

from __future__ import annotations

import re

from musnad.core.release import Release
from musnad.lexicon.book import Lexicon

_STYLES = {
    "Highness": r"(?:(?:His|Her) (?:Royal )?Highness|H\.?R\.?H\.?|H\.?H\.?)",
    "Excellency": r"(?:(?:His|Her) Excellency|H\.?E\.?)",
}
_WORN = {
    kind: re.compile(rf"(?<![\w.]){style} (?=(?:the |The )?[A-Z])")
    for kind, style in _STYLES.items()
}
_ALONE = re.compile(
    r"\b(?P<his>[Hh]is|[Hh]er) (?:Royal )?(?P<kind>Highness|Excellency)(?P<owner>['’]s?)?"
    r"(?=[,.;:]? (?!(?:the |The )?[A-Z(])|[.,;:]$|['’])"
)
_PRESENT = re.compile(
    r"\b(?:attended by|in the presence of|[Pp]resent at|[Aa]lso attend|[Aa]ttend(?:ed|ing) the)\b"
)
_NEAR = 130
"""Within how many characters after a style the name of who wears it stands."""
_PREFIX = re.compile(r"\b(?:Sheikha?|Prince(?:ss)?|Sayyid|King|Queen) $")


class Wearers:
    """Names those of a release whom it calls by their style alone."""

    def __init__(self, release: Release, book: Lexicon) -> None:
        self._book = book
        self._found: dict[str, dict[str, str]] = {kind: {} for kind in _STYLES}
        self._open: set[str] = set()
        self._hear(release.title or "")

    def _hear(self, text: str) -> None:
        """Take in who wears a style in one more sentence."""
        if _PRESENT.search(text):
            return
        people = [one for one in self._book.mentions(text, "en") if one.kind == "person"]
        for kind, pattern in _WORN.items():
            for hit in pattern.finditer(text):
                near = [one for one in people if 0 <= one.start - hit.end() < _NEAR]
                between = text[hit.end() : near[0].start] if near else ""
                if not near or any(one.search(between) for one in _WORN.values()):
                    continue
                before = _PREFIX.search(text[: near[0].start])
                style = before.group() if before is not None else ""
                self._found[kind].setdefault(near[0].id, f"{style}{near[0].text}")

    def named(self, text: str) -> str:
        """The next sentence with a style that stands alone as its only wearer's name."""
        self._hear(text)
        return _ALONE.sub(self._name, text)

    def _name(self, hit: re.Match[str]) -> str:
        worn = self._found[hit["kind"]]
        if len(worn) != 1:
            return hit.group()
        ((who, name),) = worn.items()
        person = self._book.person(who)
        if person is None or (person.gender == "m") != (hit["his"].lower() == "his"):
            return hit.group()
        return f"{name}{hit['owner'] or ''}"
