"""Stale facts: what contradicts the dated ledger on the day that the release was issued."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from musnad.arabic.figures import Figure
from musnad.arabic.normal import fold
from musnad.check import holders, lapsed
from musnad.check.align import Aligned, Sources
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, noticed
from musnad.core.release import Release
from musnad.lexicon.book import load
from musnad.lexicon.entries import Fact

_COUNTED = re.compile(
    r"(?:\b(?:دوله|دول|عضوا?|اعضاء|بلدا?|بلدان)\b|\b(?:countr|member|nation|state|all(?:y|ies)))"
)
_REACH = 30
_MEMBERS = re.compile(r"member|count|size", re.IGNORECASE)


def find(
    one: Aligned, sources: Sources, facts: Sequence[Fact] | None = None
) -> tuple[Suspicion, ...]:
    """What the claim says and the ledger knows otherwise on the day of the release."""
    day = day_of(sources.releases)
    if day is None:
        return _members(one, sources, facts)
    return (
        *_members(one, sources, facts),
        *holders.find(one, sources, day),
        *lapsed.find(one, sources, day),
    )


def _members(one: Aligned, sources: Sources, facts: Sequence[Fact] | None) -> tuple[Suspicion, ...]:
    """Counts of an organisation's members that were not true on the day of the release.

    A count that the release itself gives is the release's affair and passes.
    """
    bodies = {
        identity
        for mention in one.reading.mentions
        if mention.kind == "organisation"
        for identity in mention.ids
    }
    counted = [figure for figure in one.reading.figures if counts_members(figure, one.reading)]
    if not bodies or not counted:
        return ()
    day = day_of(sources.releases)
    known = [
        fact
        for fact in (load().facts if facts is None else facts)
        if fact.subject in bodies and _MEMBERS.search(fact.predicate) and fact.object.isdigit()
    ]
    current = [fact for fact in known if _holds(fact, day)]
    said = {figure.value for item in sources.items for figure in item.reading.figures}
    found: list[Suspicion] = []
    for figure in counted:
        value = str(figure.value)
        outdated = any(fact.object == value and not _holds(fact, day) for fact in known)
        if figure.value in said or not current or not outdated:
            continue
        if any(fact.object == value for fact in current):
            continue
        right = current[0]
        found.append(
            noticed(
                "stale",
                "stale.members",
                found=figure.text,
                start=one.claim.start + figure.start,
                end=one.claim.start + figure.end,
                expected=right.object,
                message_ar=(
                    f"معلومة قديمة: العدد {right.object} منذ {right.since.isoformat()}، "
                    f"والنص يقول {figure.text}."
                ),
                message_en=(
                    f"Out of date: {right.object} since {right.since.isoformat()}; "
                    f"the text says {figure.text}."
                ),
                standalone=True,
            )
        )
    return tuple(found)


def day_of(releases: Sequence[Release]) -> date | None:
    """The day of the first release that has one."""
    return next((one.published.date() for one in releases if one.published), None)


def _holds(fact: Fact, day: date | None) -> bool:
    if day is None:
        return fact.until is None
    return fact.since <= day and (fact.until is None or day <= fact.until)


def counts_members(figure: Figure, reading: Reading) -> bool:
    """Whether a figure of the sentence counts states or members."""
    after = fold(reading.text[figure.start : figure.end + _REACH])
    return figure.kind == "cardinal" and bool(_COUNTED.search(after))
