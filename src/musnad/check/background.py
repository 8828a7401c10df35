"""Background: a sentence of an article that rests on the dated ledger, not on its release.

It is judged only when the ledger speaks of all that it says; then it is supported when a row
says so and held on the day of the release, and contradicted as stale when none did. Any
other background is judged against the release like the rest of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

from musnad.arabic.clitics import stems
from musnad.arabic.dates import DateMention
from musnad.arabic.figures import Figure
from musnad.arabic.normal import fold
from musnad.check.reading import Reading
from musnad.check.stale import counts_members, day_of
from musnad.check.suspicion import noticed
from musnad.check.tables import rows
from musnad.core.release import Release
from musnad.core.report import Claim, Evidence, Finding
from musnad.lexicon.book import Lexicon, load, remembered
from musnad.lexicon.entries import Fact
from musnad.lexicon.ledger import LEDGER, forms, post, resolution, styled

RISK_HELD = 0.02
RISK_STALE = 0.97

_COUNCILS = {"eu": "council-of-the-eu"}
"""Bodies that a presidency is told of, by the one that the ledger names."""

_BRACKETS = re.compile(r" \([^()]{1,40}\)")

P = TypeVar("P", Figure, DateMention)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A row of the ledger that a sentence speaks of, and the words that speak of it.

    ``true`` is whether the sentence says of it what the row says, days aside; ``ids`` are
    the names of the sentence that the row explains, ``texts`` other words, folded.
    """

    fact: Fact
    ids: frozenset[str]
    true: bool = True
    texts: tuple[str, ...] = ()
    figures: frozenset[str] = frozenset()


def judge(claim: Claim, reading: Reading, releases: Sequence[Release]) -> Finding | None:
    """The finding on a background claim by the ledger; None when the ledger is silent on it."""
    day = day_of(releases)
    if claim.role != "background" or day is None:
        return None
    book = load()
    spoken = [one for one in _spoken(reading, book) if _explains(one, reading)]
    if not spoken:
        return None
    held = [one for one in spoken if _held(one.fact, day, book)]
    right = next((one for one in held if one.true and _days_fit(one.fact, reading)), None)
    if right is not None:
        return Finding(
            id=claim.id,
            text=claim.text,
            start=claim.start,
            end=claim.end,
            verdict="supported",
            risk=RISK_HELD,
            evidence=(Evidence(sentence=LEDGER + right.fact.id, score=1.0),),
        )
    return _stale(claim, day, held, spoken)


def _held(fact: Fact, day: date, book: Lexicon) -> bool:
    return book.holds(fact, day) or (fact.kind == "resolution" and fact.since <= day)


def _days_fit(fact: Fact, reading: Reading) -> bool:
    """Whether every day of the sentence is the first or the last one of the row."""
    ends = [day for day in (fact.since, fact.until) if day is not None]
    return all(
        any(
            (one.year is None or one.year == day.year)
            and (one.month is None or one.month == day.month)
            and (one.day is None or one.day == day.day)
            for day in ends
        )
        for one in _unnamed(reading.dates, reading)
    )


def _spoken(reading: Reading, book: Lexicon) -> list[Said]:
    text = fold(reading.text)
    found = [_said(fact, reading, text) for fact in book.facts if _near(fact, reading)]
    return [one for one in found if one is not None]


def _near(fact: Fact, reading: Reading) -> bool:
    if fact.kind in ("treaty", "resolution"):
        return True
    return fact.subject in reading.ids


def _said(fact: Fact, reading: Reading, text: str) -> Said | None:
    if fact.kind == "count":
        return _counted(fact, reading, text)
    if fact.kind in ("membership", "presidency"):
        bodies = frozenset({fact.object, _COUNCILS.get(fact.object, fact.object)})
        fits = bool(bodies & reading.ids) and bool(_asked(fact.predicate) & reading.vocabulary)
        return Said(fact=fact, ids=bodies | {fact.subject}) if fits else None
    if fact.kind == "office":
        title = next((one for one in _titles(fact, reading.language) if one in text), None)
        return Said(fact=fact, ids=frozenset({fact.subject}), texts=(title,)) if title else None
    if fact.kind == "resolution":
        number = resolution(fact)
        there = any(token.folded == number for token in reading.tokens)
        ids, figures = frozenset({fact.object}), frozenset({number})
        return Said(fact=fact, ids=ids, texts=(number,), figures=figures) if there else None
    if fact.kind == "treaty":
        names = (fold(name) for name in forms(fact))
        named = next((name for name in names if name in text), None)
        return Said(fact=fact, ids=frozenset(), texts=(named,)) if named else None
    return None


def _counted(fact: Fact, reading: Reading, text: str) -> Said | None:
    counted = frozenset(str(one.value) for one in reading.figures if counts_members(one, reading))
    permanent = "دائم" in text or "permanent" in text
    if not counted or permanent != ("permanent" in fact.predicate):
        return None
    true = fact.object in counted
    return Said(fact=fact, true=true, ids=frozenset({fact.subject}), figures=counted)


@lru_cache(maxsize=16)
def _asked(predicate: str) -> frozenset[str]:
    """One of these words must stand in a sentence for it to speak of such a row."""
    kind = "presidency" if "presiden" in predicate else predicate
    return _lists().get(f"asked {kind}", frozenset())


@remembered(maxsize=4096)
def _titles(fact: Fact, language: str) -> tuple[str, ...]:
    """The wordings of an office: as it is borne, as it is taken up, with its state's name."""
    if language != "ar":
        return (fold(fact.predicate),)
    book = load()
    person = book.person(fact.subject)
    gender = person.gender if person is not None else "m"
    plain = _BRACKETS.sub("", book.render_office(fact.predicate, gender=gender) or "")
    told = (plain, styled(fact, book, gender=gender), post(fact, book, gender=gender))
    return tuple(fold(one) for one in dict.fromkeys(told) if one)


def _explains(one: Said, reading: Reading) -> bool:
    """Whether the sentence says nothing beside what the row is about."""
    if any(str(figure.value) not in one.figures for figure in _unnamed(reading.figures, reading)):
        return False
    known = _lists()["any"] | _lists()[one.fact.kind]
    spans = [(figure.start, figure.end) for figure in reading.figures]
    spans += [(day.start, day.end) for day in reading.dates]
    for mention in reading.mentions:
        name = fold(mention.text)
        inside = any(name in text for text in one.texts)
        if not mention.ids & one.ids and not inside and not known.issuperset(name.split()):
            return False
        spans.append((mention.start, mention.end))
    known |= {word for text in one.texts for word in text.split()}
    return all(
        known & {token.folded, *stems(token.folded)}
        or any(start < token.end and token.start < end for start, end in spans)
        for token in reading.tokens
    )


def _unnamed(parts: Sequence[P], reading: Reading) -> list[P]:
    """What is no part of a name: «آل ثاني» counts nothing."""
    return [
        part
        for part in parts
        if not any(one.start <= part.start and part.end <= one.end for one in reading.mentions)
    ]


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {kind: frozenset(map(fold, told.split())) for kind, told in rows("background")}


def _stale(claim: Claim, day: date, held: Sequence[Said], spoken: Sequence[Said]) -> Finding:
    """The finding on what the ledger knows otherwise."""
    right = _right(day, held, spoken)
    problem = noticed(
        "stale",
        "stale.background",
        found=claim.text,
        start=claim.start,
        end=claim.end,
        expected=right,
        message_ar=f"لا يوافق السجل يوم صدور البيان. في السجل: {right}.",
        message_en=f"The ledger does not have it so on the day of the release, but: {right}.",
    ).problem
    return Finding(
        id=claim.id,
        text=claim.text,
        start=claim.start,
        end=claim.end,
        verdict="contradicted",
        risk=RISK_STALE,
        problems=(problem,),
    )


def _right(day: date, held: Sequence[Said], spoken: Sequence[Said]) -> str:
    """What the ledger has in place of what the sentence says."""
    last = (held or spoken)[-1].fact
    book = load()
    if last.kind == "office" and not held:
        holder = book.office_holder(last.predicate, day)
        person = book.person(holder.subject) if holder is not None else None
        if person is not None:
            return person.ar[0]
    told = f"{last.object}: " if last.kind == "count" else ""
    return f"{told}{last.since.isoformat()}–{last.until.isoformat() if last.until else ''}"
