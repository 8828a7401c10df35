"""Dates: a claim's dates against those of its sources, publication date and dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from musnad.arabic.dates import DateMention, dates
from musnad.arabic.normal import fold
from musnad.check.align import Aligned, Sources
from musnad.check.datings import (
    agree,
    agrees_with_day,
    day_named,
    denies,
    tell,
    unlike,
    weekday_only,
    write,
    yearless,
)
from musnad.check.matching import match_in
from musnad.check.occasions import of_another
from musnad.check.suspicion import Suspicion, absent, conflict
from musnad.check.tables import words

_PUBLISHING = re.compile(
    r"\b[وف]?(?:بيان|البيان|نشر\w*|صدر|صادر|الصادر|اصدر\w*|اعلن\w*|قال\w*|ذكر\w*|افاد\w*|اوضح\w*|"
    r"statement|readout|published|issued|released|said|announced)\b"
)
_MEETING = re.compile(
    r"(?:التق\w*|لقا\w*|اجتم\w*|استقبل\w*|بحث\w*|عقد\w*|زار\w*|زيار\w*|محادث\w*|مباحث\w*|ناقش\w*|وقع\w*|"
    r"\bmet\b|\bmeeting\b|\bhosted\b|\bvisited\b|\bheld\b|\breceived\b)"
)
_MONDAY = fold("الاثنين")
_BOTH = words("both")
_OF_DAY = words("parts_of_day")
_BEFORE_NAMES = words("honorifics")
_NAMED_MONTHS = {"march": 3, "april": 4, "may": 5, "june": 6, "august": 8, "مايو": 5, "اذار": 3}
_COUNTED = re.compile(r"\s+\w{2,12}ا(?!\w)")
_YEAR = re.compile(r"(?<![\d.,])(?:1[6-9]|20|٢٠|١[٦-٩])[\d]{2}(?![\d])")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_BESIDE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A date that the sources give, and where."""

    mention: DateMention
    sentence: str | None
    near: bool


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """The dates of the claim that its sources do not give or give otherwise."""
    found = _years(one, sources)
    mine = [mention for mention in one.reading.dates if _specific(mention)]
    if not mine:
        return tuple(found)
    said = _said(one, sources)
    issued = _issued(sources)
    for mention in mine:
        if _is_name(mention, one):
            found += _misnamed(mention, one, sources)
            continue
        if _is_both(mention, one, sources):
            continue
        if _counts(mention, one.reading.text):
            found += _uncounted(mention, one, sources)
            continue
        if weekday_only(mention) and _may_be_any_day(mention, said):
            continue
        suspicion = _judge(mention, one, sources, said, issued) or of_another(mention, one, sources)
        if suspicion:
            found.append(suspicion)
    return tuple(found)


def _specific(mention: DateMention) -> bool:
    """Whether it names a day, a weekday, a month or a year itself; "today" does not."""
    return mention.kind not in ("relative", "span") and any(
        part is not None for part in (mention.year, mention.month, mention.day, mention.weekday)
    )


def _years(one: Aligned, sources: Sources) -> list[Suspicion]:
    """The years of a span («بين عامي 2021 و2024») that no source gives, where it gives others."""
    found = []
    for mention in one.reading.dates:
        if mention.kind != "span":
            continue
        for match in _YEAR.finditer(mention.text):
            year = fold(match.group())
            if any(year in _YEAR.findall(fold(item.reading.text)) for item in sources.items):
                continue
            there = [sources.items[at] for at in one.evidence]
            near = next((item for item in there if _YEAR.search(fold(item.reading.text))), None)
            if near is None:
                continue
            others = sorted(
                set(_YEAR.findall(fold(near.reading.text))), key=lambda it: abs(int(it) - int(year))
            )
            start = one.claim.start + mention.start + match.start()
            found.append(
                conflict(
                    "date",
                    "date.conflict",
                    found=match.group(),
                    start=start,
                    end=start + len(year),
                    expected=others[0],
                    sentence=near.sentence.id,
                )
            )
    return found


def _said(one: Aligned, sources: Sources) -> list[_Said]:
    found = []
    order = [*one.evidence, *(at for at in range(len(sources.items)) if at not in one.evidence)]
    for at in order:
        item = sources.items[at]
        near = at in one.evidence
        found += [
            _Said(mention=mention, sentence=item.sentence.id, near=near)
            for mention in item.reading.dates
        ]
    for release in sources.releases:
        if release.dateline:
            found += [
                _Said(mention=mention, sentence=None, near=True)
                for mention in dates(
                    release.dateline, release.language, published=release.published
                )
            ]
    return found


def _issued(sources: Sources) -> tuple[date, ...]:
    return tuple(release.published.date() for release in sources.releases if release.published)


def _counts(mention: DateMention, text: str) -> bool:
    """Whether what looks like a year has a counted noun: «2065 قتيلا»."""
    alone = mention.year is not None and mention.month is None and mention.day is None
    return alone and mention.text.isdigit() and _COUNTED.match(text, mention.end) is not None


def _is_both(mention: DateMention, one: Aligned, sources: Sources) -> bool:
    """Whether «الاثنين» is the two of them and not Monday: the source says "both"."""
    before = fold(one.reading.text[: mention.start]).split()[-1:]
    if fold(mention.text) != _MONDAY or _OF_DAY.intersection(before) or not one.evidence:
        return False
    best = sources.items[one.evidence[0]].reading
    return not best.dates and not _BOTH.isdisjoint(best.vocabulary)


def _is_name(mention: DateMention, one: Aligned) -> bool:
    """Whether a month is somebody's name: «السيدة مايو»."""
    before = fold(one.reading.text[: mention.start]).split()[-1:]
    return mention.kind == "month" and not _BEFORE_NAMES.isdisjoint(before)


def _misnamed(mention: DateMention, one: Aligned, sources: Sources) -> list[Suspicion]:
    """The name of a month after an honorific where the source has that of another."""
    for at in one.evidence:
        item = sources.items[at]
        for title, name in pairwise(item.reading.tokens):
            month = _NAMED_MONTHS.get(name.folded)
            if title.folded in _BEFORE_NAMES and month is not None and month != mention.month:
                return [
                    conflict(
                        "person",
                        "person.conflict",
                        found=mention.text,
                        start=one.claim.start + mention.start,
                        end=one.claim.start + mention.end,
                        expected=name.text,
                        sentence=item.sentence.id,
                    )
                ]
    return []


def _uncounted(mention: DateMention, one: Aligned, sources: Sources) -> list[Suspicion]:
    """The count that no source sentence gives, as a figure."""
    number = fold(mention.text)
    for item in sources.items:
        if number in _DIGITS.findall(fold(item.reading.text).replace(",", "")):
            return []
    start, end = one.claim.start + mention.start, one.claim.start + mention.end
    return [
        absent("number", "number.absent", found=mention.text, start=start, end=end, strength=0.9)
    ]


def _of_same_event(mention: DateMention, other: _Said, one: Aligned, sources: Sources) -> bool:
    """Whether the agreeing date stands with the name just before the claim's date, which the
    sentences of the evidence do not have."""
    if mention.day is None or other.sentence is None:
        return False
    beside = [
        name
        for name in one.reading.mentions
        if 0 <= mention.start - name.end <= _BESIDE and name.kind in ("place", "country")
    ]
    there = [item for item in sources.items if item.sentence.id == other.sentence]
    return any(
        name.ids & item.reading.ids
        and not any(name.ids & sources.items[at].reading.ids for at in one.evidence[:1])
        for name in beside
        for item in there
    )


def _judge(
    mention: DateMention,
    one: Aligned,
    sources: Sources,
    said: Sequence[_Said],
    issued: Sequence[date],
) -> Suspicion | None:
    agreeing = [other for other in said if agree(mention, other.mention)]
    if any(other.near or _of_same_event(mention, other, one, sources) for other in agreeing):
        return None
    rivals = [other for other in said if other.near and denies(mention, other.mention)]
    if any(agrees_with_day(mention, day) for day in issued):
        return _judge_issued(mention, one, said, rivals)
    start, end = one.claim.start + mention.start, one.claim.start + mention.end
    if agreeing and (not rivals or _told_there(mention, one, sources, agreeing, rivals)):
        return None
    if rivals:
        rival = min(rivals, key=lambda other: unlike(mention, other.mention))
        return conflict(
            "date",
            "date.moved" if agreeing else "date.conflict",
            found=mention.text,
            start=start,
            end=end,
            expected=tell(rival.mention, mention, one.reading.language),
            sentence=rival.sentence,
            strength=0.7 if agreeing else 1.0,
        )
    far = [other for other in said if day_named(other.mention) and mention.day]
    if far or (issued and mention.day):
        expected = (
            tell(far[0].mention, mention, one.reading.language)
            if far
            else write(issued[0], mention, one.reading.language)
        )
        return conflict(
            "date",
            "date.conflict",
            found=mention.text,
            start=start,
            end=end,
            expected=expected,
            sentence=far[0].sentence if far else None,
            strength=0.9,
        )
    return absent("date", "date.absent", found=mention.text, start=start, end=end, strength=0.9)


def _told_there(
    mention: DateMention,
    one: Aligned,
    sources: Sources,
    agreeing: Sequence[_Said],
    rivals: Sequence[_Said],
) -> bool:
    """Whether a sentence farther off that has the date has also the word beside it, and none
    with another date does: what starts on Sunday was announced on Wednesday."""
    before = [word.token.folded for word in one.words if word.token.end <= mention.start][-1:]

    def said(others: Sequence[_Said]) -> bool:
        ids = {other.sentence for other in others}
        return any(
            match_in(word, one.reading.language, item.reading)
            for word in before
            for item in sources.items
            if item.sentence.id in ids
        )

    return said(agreeing) and not said(rivals)


def _may_be_any_day(mention: DateMention, said: Sequence[_Said]) -> bool:
    """Whether the source tells the day by its month alone: 24 April of an unknown year may be
    any day of the week. A weekday of its own near by says more."""
    return any(yearless(other.mention) for other in said) and not any(
        other.near and other.mention.weekday is not None and denies(mention, other.mention)
        for other in said
    )


def _judge_issued(
    mention: DateMention, one: Aligned, said: Sequence[_Said], rivals: Sequence[_Said]
) -> Suspicion | None:
    """The claim gives the day of publication: right for a statement, not for an event that
    the source puts on another day."""
    named = [
        other
        for other in rivals
        if day_named(other.mention) or (weekday_only(mention) and other.mention.weekday is not None)
    ]
    folded = fold(one.claim.text)
    if not named and mention.day and _MEETING.search(folded) and not _PUBLISHING.search(folded):
        named = [
            other
            for other in said
            if day_named(other.mention)
            and denies(mention, other.mention)
            and _recent(other, mention)
        ]
    if not named or (_PUBLISHING.search(folded) and not _MEETING.search(folded)):
        return None
    return conflict(
        "date",
        "date.issued",
        found=mention.text,
        start=one.claim.start + mention.start,
        end=one.claim.start + mention.end,
        expected=tell(named[0].mention, mention, one.reading.language),
        sentence=named[0].sentence,
    )


def _recent(other: _Said, mention: DateMention) -> bool:
    """Whether the other date lies in the fortnight before the claim's."""
    there, here = other.mention.resolved, mention.resolved
    return there is not None and here is not None and 0 < (here - there).days <= 14
