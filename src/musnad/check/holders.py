"""Offices that somebody else held on the day of the release, by the dated ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from musnad.arabic.normal import fold
from musnad.check.align import Aligned, Sources
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, noticed
from musnad.check.tables import rows
from musnad.lexicon.book import Lexicon, load
from musnad.lexicon.entries import Fact, Mention

_APPOSED = re.compile(r"[،,] (?:the |The )?")
_STOP = re.compile(r"[،,.؛;:()«»\"]|$")
_LONGEST_TITLE = 80
_COURTESY = re.compile(r"\s(?:السيد|السيدة|الدكتور|الدكتورة|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)\s*$")
_FRENCH = re.compile(
    r"\b(?:pr[ée]sidente?|ministre|secr[ée]taire|chef|chanceli[eè]re?|roi|reine)\b[^.,;]{0,60}$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"نائب|مساعد|مستشار|مفوض|عضو|وزير الدولة|وزيرة الدولة|deputy|assistant|advis|commissioner"
    r"|member|minister of state|judge|قاض"
)
"""Offices that more than one may hold at a time."""


def find(one: Aligned, sources: Sources, day: date) -> Iterator[Suspicion]:
    """Titles of the claim that the ledger gives to others on this day.

    The source's own word goes before the ledger; so does a word that says that the office is
    past, to come or for a time, or a day on which it was held. Who never held the office is
    the ledger's affair only when the release names that person.
    """
    if past_or_to_come(one.reading):
        return
    book = load()
    for mention, start, end in titles(one.reading):
        title = one.reading.text[start:end]
        holders = [fact for fact in book.office_holders(title, day) if book.holds(fact, day)]
        if not holders or mention.others or mention.id in {fact.subject for fact in holders}:
            continue
        terms = _terms(mention.id, holders[0], book)
        named = any(mention.id in item.reading.ids for item in sources.items)
        if not terms and (_SEVERAL.search(fold(title)) or not named):
            continue
        if _told_by_source(mention, sources) or any(_told_of(term, one.reading) for term in terms):
            continue
        yield _stale(one, mention, (start, end), holders[-1], book)


def titles(reading: Reading) -> Iterator[tuple[Mention, int, int]]:
    """Each person of a sentence with the span of the title before or behind the name."""
    for number, mention in enumerate(reading.mentions):
        if mention.kind != "person":
            continue
        before = _before(reading, number)
        if before is not None:
            yield mention, *before
        behind = _behind(reading, number)
        if behind is not None:
            yield mention, *behind


def past_or_to_come(reading: Reading) -> bool:
    """Whether some word says that what is told is no longer, not yet, or not so."""
    told = _PAST & reading.vocabulary
    return bool(told - _STILL if _LASTING & reading.vocabulary else told)


def _before(reading: Reading, number: int) -> tuple[int, int] | None:
    """The title that leads up to a name: its office and what the office is of."""
    text = reading.text
    end = reading.mentions[number].start
    courtesy = _COURTESY.search(text[:end])
    end = courtesy.start() if courtesy else len(text[:end].rstrip())
    at: int | None = None
    for mention in reversed(reading.mentions[:number]):
        if mention.kind == "person" or mention.end > end:
            break
        if text[mention.end : at if at is not None else end].strip() not in (
            "",
            "ل",
            "'s",
            "’s",
            "of",
        ):
            break
        at = mention.start
    offices = any(
        m.kind == "office" and at is not None and m.start >= at for m in reading.mentions[:number]
    )
    return (at, end) if at is not None and offices else None


def _behind(reading: Reading, number: int) -> tuple[int, int] | None:
    """The title between commas behind a name."""
    text = reading.text
    opened = _APPOSED.match(text, reading.mentions[number].end)
    if opened is None:
        return None
    start = opened.end()
    stop = _STOP.search(text, start)
    end = stop.start() if stop else len(text)
    if end - start > _LONGEST_TITLE:
        return None
    offices = any(m.kind == "office" and start <= m.start < end for m in reading.mentions)
    people = any(m.kind == "person" and start <= m.start < end for m in reading.mentions)
    return (start, end) if offices and not people else None


def _terms(person: str, held: Fact, book: Lexicon) -> list[Fact]:
    """When the person held the office, if ever."""
    return [
        fact
        for fact in book.facts
        if fact.kind == "office"
        and fact.subject == person
        and (fact.object, _office(fact, book)) == (held.object, _office(held, book))
    ]


def _office(fact: Fact, book: Lexicon) -> str:
    return book.render_office(fact.predicate) or fact.predicate


def _told_of(term: Fact, reading: Reading) -> bool:
    """Whether the sentence tells of a day, a month or a year of that term."""
    last = term.until or date.max
    for one in reading.dates:
        if one.resolved is not None and term.since <= one.resolved <= last:
            return True
        if one.resolved is None and one.year and term.since.year <= one.year <= last.year:
            return True
    return False


def _told_by_source(mention: Mention, sources: Sources) -> bool:
    """Whether the source itself gives that person a title."""
    for item in sources.items:
        if any(theirs.id == mention.id for theirs, _, _ in titles(item.reading)):
            return True
        for theirs in item.reading.mentions:
            if theirs.id == mention.id and _FRENCH.search(item.reading.text[: theirs.start]):
                return True
    return False


def _stale(
    one: Aligned, mention: Mention, span: tuple[int, int], held: Fact, book: Lexicon
) -> Suspicion:
    person = book.person(held.subject)
    arabic = one.reading.language == "ar"
    name = held.subject if person is None else (person.ar if arabic else person.en)[0]
    start, end = min(span[0], mention.start), max(span[1], mention.end)
    told = one.reading.text[start:end]
    return noticed(
        "stale",
        "stale.office",
        found=told,
        start=one.claim.start + start,
        end=one.claim.start + end,
        expected=name,
        message_ar=f"منصب لغيره يوم صدور البيان: شغله {name} منذ {held.since.isoformat()}.",
        message_en=f"Another held this office on the day: {name}, since {held.since.isoformat()}.",
        standalone=True,
    )


def _words(*kinds: str) -> frozenset[str]:
    return frozenset(
        fold(word) for kind, told in rows("past") if kind in kinds for word in told.split()
    )


_PAST = _words("past", "not")
_LASTING = _words("lasting")
_STILL = frozenset({"لا", "لم", "ما"})
"""What denies nothing before a word of lasting: «لا تزال»."""
