"""Incumbents: who the ledger says holds an office that a release gives without a name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from musnad.check.implied import implied
from musnad.check.reading import Reading, read
from musnad.lexicon.book import load, remembered
from musnad.lexicon.entries import Fact


def incumbents(
    readings: Sequence[Reading], named: frozenset[str], day: date | None
) -> frozenset[str]:
    """The ids of those who hold, on that day or on any if it is not known, an office of which
    the release names no holder and whose state or body it names."""
    offices = {
        (mention.id, mention.text.casefold().replace("-", " "))
        for reading in readings
        if reading.language != "ar"
        for mention in reading.mentions
        if mention.kind == "office"
    }
    known = implied(named)
    found: set[str] = set()
    for office, text in offices:
        holders = [fact for fact in _facts(text) if _of(fact, office, known)]
        if not any(fact.subject in named for fact in holders):
            found |= {fact.subject for fact in holders if _on(fact, day)}
    return frozenset(found)


@remembered(maxsize=64)
def _facts(office: str) -> tuple[Fact, ...]:
    """The facts of offices that begin with these words."""
    return tuple(
        fact
        for fact in load().facts
        if fact.kind == "office"
        and f"{fact.predicate.casefold().replace('-', ' ')} ".startswith(f"{office} ")
    )


def _of(fact: Fact, office: str, known: frozenset[str]) -> bool:
    """Whether the fact is of this very office in a state or body that the release names."""
    return fact.object in known and office in _offices(fact.predicate)


@remembered(maxsize=1024)
def _offices(predicate: str) -> frozenset[str]:
    """The ids of the office that a fact tells of."""
    mentions = read(predicate, "en").mentions
    return frozenset(one for m in mentions if m.kind == "office" for one in m.ids)


def _on(fact: Fact, day: date | None) -> bool:
    return day is None or (fact.since <= day and (fact.until is None or day <= fact.until))
