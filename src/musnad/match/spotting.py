"""The facts of a sentence with their places in it: figures, days, people, places, offices.

French figures and days are read in an English guise and traced back to the words as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from musnad.arabic.dates import DateMention, dates
from musnad.arabic.figures import Figure, figures
from musnad.arabic.normal import Token, tokens
from musnad.lexicon.book import load
from musnad.lexicon.entries import Mention
from musnad.match.french import englished
from musnad.match.profile import senses_of, shapes

_ELISION: Final = re.compile(r"(?<=\b[cdjlmnstCDJLMNST])['’]|(?<=\b[Qq]u)['’]")
_PIECE: Final = re.compile(r"\w+|[^\w\s]")
_AROUND: Final = 4
_BEFORE: Final = 3
_FEW: Final = 2
_NEAR: Final = 60
"""Characters from a figure within which stands what it counts."""
_NAMED: Final = frozenset({"person", "place", "country", "nationality", "office", "organisation"})
_FRENCH_MONEY: Final = re.compile(r"(?:\s|d['’]|de\s|million|milliard|s)*(euro|dollar|dinar|livre)")
LONGEST: Final = 1_000
"""Characters of one sentence that are compared: so many as meaning is read of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure: its value and upper end in full, and the words around it, by meaning.

    ``start`` and ``end`` are half-open offsets into the sentence. ``kind`` is ``percent``,
    ``money`` or ``count``; ``limit`` is ``about``, ``over``, ``under`` or "". ``counted`` are
    the senses of the words beside it, and those words themselves. ``spelt`` is whether it is
    written as a word.
    """

    start: int
    end: int
    text: str
    value: Decimal
    high: Decimal | None
    kind: str
    unit: str
    limit: str
    counted: frozenset[str]
    spelt: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day: ``value`` is an ISO date, ``2026-03`` for a month, with ``*`` for a year that is not
    written; "" a weekday alone.

    ``weekday`` is 0 for Monday, None of a month.
    """

    start: int
    end: int
    text: str
    value: str
    weekday: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotted:
    """What one sentence tells that can be laid beside another's."""

    text: str
    language: str
    tokens: tuple[Token, ...]
    amounts: tuple[Amount, ...]
    days: tuple[Day, ...]
    mentions: tuple[Mention, ...]


@lru_cache(maxsize=2048)
def spotted(text: str, language: str, published: datetime | None) -> Spotted:
    """The facts of a sentence; of an overlong one those of its first 1,000 characters."""
    text = text[:LONGEST]
    read = englished(text) if language == "fr" else text
    told_days = dates(read, language, published=published)
    mentions = tuple(one for one in load().mentions(text, language) if one.kind in _NAMED)
    words = words_in(text, language)
    traced = _Traced(read, text)
    return Spotted(
        text=text,
        language=language,
        tokens=words,
        amounts=tuple(_amounts(figures(read, language), text, language, words, traced)),
        days=tuple(_days(told_days, text, traced)),
        mentions=mentions,
    )


def words_in(text: str, language: str) -> tuple[Token, ...]:
    """The words of a text; French ones without the articles that an apostrophe joins to them."""
    return tokens(_ELISION.sub(" ", text) if language == "fr" else text)


class _Traced:
    """Places in a text that was put into other words, as places in the text as written."""

    def __init__(self, read: str, written: str) -> None:
        self._same = read == written
        if self._same:
            return
        self._read = [(one.start(), one.end()) for one in _PIECE.finditer(read)]
        self._written = [(one.start(), one.end()) for one in _PIECE.finditer(written)]
        matcher = SequenceMatcher(
            a=[read[start:end] for start, end in self._read],
            b=[written[start:end] for start, end in self._written],
            autojunk=False,
        )
        self._codes = matcher.get_opcodes()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span in the text as written; an empty one where it has none."""
        if self._same:
            return start, end
        inside = [at for at, (first, last) in enumerate(self._read) if first < end and start < last]
        found = [place for at in inside for place in self._place(at)]
        if not found:
            return 0, 0
        return self._written[min(found)][0], self._written[max(found)][1]

    def _place(self, at: int) -> range:
        for tag, first, last, start, end in self._codes:
            if first <= at < last:
                if tag == "equal" or last - first == end - start:
                    return range(start + at - first, start + at - first + 1)
                return range(start, end)
        return range(0)


def _amounts(
    found: tuple[Figure, ...],
    text: str,
    language: str,
    words: tuple[Token, ...],
    traced: _Traced,
) -> Iterator[Amount]:
    borders = [traced.span(one.start, one.end) for one in found if one.value > _FEW]
    for one in found:
        if one.kind == "ordinal":
            continue
        start, end = traced.span(one.start, one.end)
        if start == end:
            continue
        kind = one.kind if one.kind in ("percent", "money") else "count"
        unit = one.unit or ""
        value = one.value
        if language == "fr" and kind == "count":
            money = _FRENCH_MONEY.match(text[end:].lower())
            kind, unit = ("money", money[1]) if money else (kind, unit)
        limit = one.approx or ""
        spelt = not any(letter.isdigit() for letter in text[start:end])
        if kind == "count" and 0 < value < 1:
            kind, value = "percent", value * 100
        if kind == "percent" and spelt and not limit:
            limit = "about"  # «ثلثا», "half"
        yield Amount(
            start=start,
            end=end,
            text=text[start:end],
            value=value,
            high=one.high,
            kind=kind,
            unit=unit,
            limit=limit,
            counted=_counted(start, end, language, words, borders),
            spelt=spelt,
        )


def _counted(
    start: int,
    end: int,
    language: str,
    words: tuple[Token, ...],
    borders: list[tuple[int, int]],
) -> frozenset[str]:
    """What the words beside a figure may mean, and the words, up to the next figure."""
    last = min((first for first, _ in borders if first >= end), default=end + _NEAR)
    first = max((stop for _, stop in borders if stop <= start), default=start - _NEAR)
    after = [one for one in words if end <= one.start < min(last, end + _NEAR)][:_AROUND]
    before = [one for one in words if max(first, start - _NEAR) <= one.start < start]
    before = before[-_BEFORE:]
    return frozenset(sense for one in (*before, *after) for sense in meanings(one.folded, language))


def meanings(folded: str, language: str) -> frozenset[str]:
    """What a word may be in English, and its own forms in its language."""
    if len(folded) < 3 or folded.isdigit():
        return frozenset()
    own = shapes(folded) if language == "ar" else frozenset({folded})
    return senses_of(folded, language) | own


def _days(found: tuple[DateMention, ...], text: str, traced: _Traced) -> Iterator[Day]:
    for one in found:
        start, end = traced.span(one.start, one.end)
        if start == end or one.kind == "relative":
            continue
        value = ""
        if one.day and one.month and one.year is None:
            value = f"*-{one.month:02d}-{one.day:02d}"  # the year of publication may be another
        elif one.day and one.resolved is not None:
            value = one.resolved.isoformat()
        elif one.month and not one.day:
            value = f"{one.year or '*'}-{one.month:02d}"
        elif one.weekday is None:
            continue
        weekday = one.weekday
        if weekday is None and one.day and one.resolved is not None:
            weekday = one.resolved.weekday()
        yield Day(start=start, end=end, text=text[start:end], value=value, weekday=weekday)
