"""Memberships, presidencies, treaties and names that did not hold on the day of the release."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from musnad.arabic.normal import fold
from musnad.check.align import Aligned, Sources
from musnad.check.holders import past_or_to_come
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, noticed
from musnad.lexicon.book import Lexicon, load, remembered
from musnad.lexicon.entries import Fact, Mention
from musnad.lexicon.ledger import forms

_COUNCILS = {"council-of-the-eu": "eu"}
_MEMBER = re.compile(r"عضو(?:ا|ه|ية)?\b|\bmember (?:of|state)", re.IGNORECASE)
_PRESIDENCY = (fold("رئاس"), "presidency")
_PRESIDES = re.compile(
    rf"{_PRESIDENCY[0]}\w{{1,3}} (?:الدوريه )?(?:ل|لمجلس |مجلس )?$"
    r"|\bpresidency of (?:the )?(?:council of )?(?:the )?$",
    re.IGNORECASE,
)
_PARTY = re.compile(r"\bطرف|\bparty\b|\bparties\b", re.IGNORECASE)
_IN_FORCE = re.compile(r"\bسار(?:ي|يه|يا)\b|\bنافذ(?:ه|ا)?\b|\bin force\b", re.IGNORECASE)
_AROUND = 25
_REACH = 60
"""How far apart a state and a body may stand for the one to be said of the other."""


def find(one: Aligned, sources: Sources, day: date) -> Iterator[Suspicion]:
    """What the claim says is so and the ledger knows to be over, or not yet begun.

    Nothing is said of what the source tells itself, of sentences that deny or speak of the
    past, and of those that give a day of their own.
    """
    reading = one.reading
    if past_or_to_come(reading):
        return
    book = load()
    yield from _names(one, sources, day, book)
    if reading.dates:
        return
    text = fold(reading.text)
    if _MEMBER.search(text) and not _source_says(_MEMBER, sources):
        yield from _states(one, "membership", day, book)
    if any(word in text for word in _PRESIDENCY):
        yield from _states(one, "presidency", day, book)
    bound = _PARTY.search(text) or _IN_FORCE.search(text)
    if bound and not (_source_says(_PARTY, sources) or _source_says(_IN_FORCE, sources)):
        yield from _treaties(one, day, book)


def _source_says(words: re.Pattern[str], sources: Sources) -> bool:
    return any(words.search(fold(item.reading.text)) for item in sources.items)


def _states(one: Aligned, kind: str, day: date, book: Lexicon) -> Iterator[Suspicion]:
    """States that were no members, or did not preside, on the day."""
    table = _by_pair(kind)
    for state, body in _pairs(one.reading):
        if not _bound(one.reading.text, state, body, kind):
            continue
        terms = table.get((state.id, _COUNCILS.get(body.id, body.id)), ())
        if not terms or any(_may_hold(fact, day, book) for fact in terms):
            continue
        start, end = min(state.start, body.start), max(state.end, body.end)
        yield _stale(one, (start, end), _told(terms, day, book), f"stale.{kind}")


def _pairs(reading: Reading) -> Iterator[tuple[Mention, Mention]]:
    """A state and a body near each other, with no other of their kind between."""
    for state in reading.mentions:
        bodies = [m for m in reading.mentions if m.kind == "organisation"]
        if state.kind not in ("country", "organisation") or not bodies:
            continue
        near = [m for m in bodies if m is not state and _gap(state, m) <= _REACH]
        others = [m for m in reading.mentions if m.kind == "country" and m is not state]
        for body in near:
            low, high = min(state.end, body.end), max(state.start, body.start)
            if not any(low <= m.start < high for m in others):
                yield state, body


def _bound(text: str, state: Mention, body: Mention, kind: str) -> bool:
    """Whether the word of membership, or of presiding, goes with this body."""
    if kind == "presidency":
        before = text[: body.start]
        return _PRESIDES.search(fold(before) + " " * before.endswith(" ")) is not None
    low = max(0, min(state.start, body.start) - _AROUND)
    return _MEMBER.search(fold(text[low : max(state.end, body.end) + _AROUND])) is not None


def _gap(one: Mention, other: Mention) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _treaties(one: Aligned, day: date, book: Lexicon) -> Iterator[Suspicion]:
    """Treaties that were not in force, and states that were no parties."""
    reading = one.reading
    for treaty in _of_kind("treaty"):
        span = _where(forms(treaty), reading.text)
        if span is None:
            continue
        if not _may_hold(treaty, day, book):
            yield _stale(one, span, _told((treaty,), day, book), "stale.treaty")
            continue
        for state in reading.mentions:
            terms = _by_pair("party").get((state.id, treaty.subject), ())
            lapsed = terms and not any(_may_hold(fact, day, book) for fact in terms)
            if state.kind == "country" and lapsed and _PARTY.search(fold(reading.text)):
                whole = (min(state.start, span[0]), max(state.end, span[1]))
                yield _stale(one, whole, _told(terms, day, book), "stale.party")


def _names(one: Aligned, sources: Sources, day: date, book: Lexicon) -> Iterator[Suspicion]:
    """Names that a body or a place no longer bears."""
    for fact in _of_kind("name"):
        if fact.until is None or fact.until >= day:
            continue
        span = _where(forms(fact), one.reading.text)
        said = any(_where(forms(fact), item.reading.text) for item in sources.items)
        people = [m for m in one.reading.mentions if m.kind == "person"]
        if span is not None and any(m.start <= span[0] < m.end for m in people):
            continue
        if span is not None and not said:
            now = _name_of(fact.subject, one.reading.language, book)
            yield _stale(one, span, now, "stale.name")


def _name_of(id_: str, language: str, book: Lexicon) -> str:
    entry = book.organisation(id_) or book.place(id_) or book.country(id_)
    if entry is None:
        return id_
    return (entry.ar if language == "ar" else entry.en)[0]


def _where(names: Sequence[str], text: str) -> tuple[int, int] | None:
    """Where one of these names stands in a text, whole, particles before it aside."""
    for name in names:
        found = _pattern(name).search(text)
        if found is not None:
            return found.span("name")
    return None


@lru_cache(maxsize=512)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وفبلك]{{0,2}}(?P<name>{re.escape(name)})(?!\w)")


@remembered(maxsize=32)
def _of_kind(kind: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in load().facts if fact.kind == kind)


@remembered(maxsize=32)
def _by_pair(kind: str) -> dict[tuple[str, str], tuple[Fact, ...]]:
    found: dict[tuple[str, str], tuple[Fact, ...]] = {}
    for fact in _of_kind(kind):
        if fact.predicate != "suspended member":
            pair = (fact.subject, fact.object)
            found[pair] = (*found.get(pair, ()), fact)
    return found


def _may_hold(fact: Fact, day: date, book: Lexicon) -> bool:
    """Whether it held, or nobody has reported an end."""
    return book.holds(fact, day) or (fact.until is None and fact.since <= day)


def _told(terms: Sequence[Fact], day: date, book: Lexicon) -> str:
    """What the ledger has: who presides instead, or from when to when it was so."""
    last = max(terms, key=lambda fact: fact.since)
    if last.kind == "presidency":
        for fact in _of_kind("presidency"):
            same = (fact.object, fact.predicate) == (last.object, last.predicate)
            country = book.country(fact.subject)
            if same and country is not None and book.holds(fact, day):
                return country.ar[0]
    return f"{last.since.isoformat()}–{last.until.isoformat() if last.until else ''}"


def _stale(one: Aligned, span: tuple[int, int], right: str, rule: str) -> Suspicion:
    start, end = span
    return noticed(
        "stale",
        rule,
        found=one.reading.text[start:end],
        start=one.claim.start + start,
        end=one.claim.start + end,
        expected=right,
        message_ar=f"معلومة لا تصح يوم صدور البيان. في السجل: {right}.",
        message_en=f"Not so on the day of the release. The ledger has: {right}.",
        standalone=True,
    )
