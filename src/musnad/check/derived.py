"""Figures that follow from the source's: a sum, a difference, a span between two dates, the
same time in other units, how many are listed, a share of a whole.

A figure that follows is no wrong figure, though no source has its digits. This module may not
say that a figure is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise, product

from musnad.arabic.clitics import stems
from musnad.arabic.dates import DateMention
from musnad.arabic.figures import Figure
from musnad.arabic.normal import fold
from musnad.check.align import Aligned, Sources
from musnad.check.reading import Reading
from musnad.check.tables import words

SHORTEST_SUM = 10
"""A sum or a difference of less than this, without a word that announces it, is by chance."""
_TOTALS, _LEADS = words("totals"), words("leads")
"""Words beside a figure that sums up others, and beside one that is the gap between two."""
_REACH = 30
"""Characters around a figure in which such a word stands."""
_DECADES = re.compile(r"\s*(?:عقود|عقدا|عقد|عقدين|decades?\b)")
_CENTURIES = re.compile(r"\s*(?:قرون|قرن|centur(?:y|ies)\b)")
_YEARS = re.compile(r"\s*(?:عام|عاما|اعوام|سنه|سنوات|سنين|years?\b)")
_PERCENT = re.compile(r"^[^.،؛]{0,20}(?:%|٪|في الم[ءا]|بالم[ءا]|per ?cent)")
_THERE = re.compile(r" (?:in|at|from|near|on) ")
_LIST = re.compile(r"[\s,،]*(?:(?:and|et)\s+|و)?\s*")
_DAYS = {"hour": Decimal(1) / 24, "day": Decimal(1), "week": Decimal(7)}
_MONTHS = {"month": 1, "year": 12}
_MONTH_DAYS, _YEAR_DAYS, _DECADE, _CENTURY, _YEAR_MONTHS = Decimal("30.4"), 365, 10, 100, 12
_CLOSE = Decimal("0.04")
"""How far the same time in other units may be off: 60 days, two months."""
_HUNDRED = Decimal(100)
_OVER = Decimal(12)
"""Points by which a share may be above «أكثر من النصف» and still be called so."""
_NEAR_POINTS = Decimal(4)
_SMALL = 2
_WEEK = 7
_MUCH = 1000
"""From here a sum is none by chance, whatever sentence has its parts."""
_ABOUT = Decimal("0.05")
_OPENING = 2
"""Sentences among which a release has its dateline."""
_PLACES = {Decimal(100): ("hundredth", "centieme"), Decimal(1000): ("thousandth", "millieme")}
"""Places in an order that figures leave out."""
_PARTS = {
    Decimal(1) / 2: ("نصف", "half", "moitié"),
    Decimal(1) / 3: ("ثلث", "third", "tiers"),
    Decimal(2) / 3: ("ثلثا", "ثلثي", "ثلثين", "two-thirds", "thirds", "tiers"),
    Decimal(1) / 4: ("ربع", "quarter", "quart"),
    Decimal(3) / 4: ("ارباع", "three-quarters", "quarters", "quarts"),
    Decimal(1) / 5: ("خمس", "fifth"),
}


def follows(figure: Figure, one: Aligned, sources: Sources) -> bool:
    """Whether the figure can be worked out from what the sources say."""
    near = [sources.items[at].reading for at in one.evidence]
    if figure.high is not None or not near:
        return False
    everywhere = [item.reading for item in sources.items]
    after = fold(one.reading.text[figure.end : figure.end + 16])
    if figure.value < 1 and figure.kind == "cardinal":
        return _part(figure, near)
    return (
        _worked_out(figure, one.reading, near if figure.value < _MUCH else everywhere)
        or _since(figure, after, everywhere, _issued(sources))
        or _spanned(figure, near if figure.unit == "day" else everywhere, _issued(sources))
        or _in_other_time(figure, after, everywhere)
        or _years_listed(figure, near)
        or _approximately(figure, near)
        or any(
            word in reading.vocabulary for reading in near for word in _PLACES.get(figure.value, ())
        )
    )


# --- sums and differences ------------------------------------------------------------------


def _worked_out(figure: Figure, reading: Reading, near: Sequence[Reading]) -> bool:
    """Whether two figures of a sentence add up to this one, or differ by it; figures of two
    sentences only where the claim says that it adds or compares."""
    if figure.kind == "ordinal" or figure.value <= _SMALL:
        return False
    window = fold(reading.text[max(0, figure.start - _REACH) : figure.end + _REACH]).split()
    beside = {form.strip("،,.؛") for word in window for form in (word, *stems(word))}
    total, lead = bool(_TOTALS & beside), bool(_LEADS & beside)
    if not total and not lead and figure.value < SHORTEST_SUM:
        return _both(figure, near)
    share = (
        figure.kind == "percent" or _PERCENT.search(fold(reading.text[figure.end :])) is not None
    )
    for other in near:
        there = _summands(figure, other, share=share)
        alone = [value for value in there if value >= SHORTEST_SUM]
        if _adds_up(figure, there if total else alone, total=total):
            return True
        if _differs(figure, there if lead else alone):
            return True
    pool = [value for other in near for value in _summands(figure, other, share=share)]
    return (total and _adds_up(figure, pool, total=True)) or (lead and _differs(figure, pool))


def _both(figure: Figure, near: Sequence[Reading]) -> bool:
    """Whether the best sentence has two figures only, "three people here and one there", whose
    sum the claim gives."""
    if not near or len(near[0].figures) != _SMALL:
        return False
    text, second = near[0].text, max(near[0].figures, key=lambda one: one.start)
    elliptic = text[: second.start].endswith("and ") and _THERE.match(text, second.end)
    values = _summands(figure, near[0], share=False)
    return bool(elliptic) and len(values) == _SMALL and sum(values) == figure.value


def _summands(figure: Figure, reading: Reading, *, share: bool) -> list[Decimal]:
    """The sentence's figures of the same sort as this one; points count among shares."""
    return [
        other.value
        for other in reading.figures
        if other.high is None
        and other.value >= 1
        and other.kind != "ordinal"
        and (other.value <= _HUNDRED if share else other.kind != "percent")
        and (other.unit is None or figure.unit is None or other.unit == figure.unit)
    ]


def _adds_up(figure: Figure, there: Sequence[Decimal], *, total: bool) -> bool:
    most = 4 if total else 2
    return any(
        _is_about(figure, sum(some, Decimal(0)))
        for size in range(2, min(most, len(there)) + 1)
        for some in combinations(there[:12], size)
    )


def _differs(figure: Figure, there: Sequence[Decimal]) -> bool:
    return any(_is_about(figure, abs(left - right)) for left, right in combinations(there[:12], 2))


def _is_about(figure: Figure, value: Decimal) -> bool:
    """Whether the figure is this value, or near to it where it is said to be not exact."""
    if figure.value == value:
        return True
    slack = figure.value * _ABOUT if figure.approx and figure.value >= _HUNDRED else Decimal(0)
    return abs(figure.value - value) <= slack


# --- time ----------------------------------------------------------------------------------


def _issued(sources: Sources) -> tuple[date, ...]:
    """The days of publication: as told with the releases, and as their first lines have them."""
    published = [release.published.date() for release in sources.releases if release.published]
    opening = [
        mention.resolved
        for item in sources.items[:_OPENING]
        for mention in item.reading.dates
        if mention.resolved and mention.year
    ]
    return (*published, *opening[:1])


def _since(figure: Figure, after: str, near: Sequence[Reading], issued: Sequence[date]) -> bool:
    """«قبل 29 عاما», where the source gives the year; «قبل 11 شهرا», where it gives the month."""
    unit = "year" if _YEARS.match(after) else figure.unit
    if unit not in ("year", "month") or figure.kind == "percent":
        return False
    slack = 1 if figure.approx else 0
    value = int(figure.value)
    for reading in near:
        days = [day for mention in reading.dates if (day := _day(mention)) is not None]
        for day, end in product(days, (*issued, *days)):
            years = end.year - day.year
            months = years * _YEAR_MONTHS + end.month - day.month
            if unit == "month" and value and abs(value - months) <= slack:
                return True
            if unit == "year" and value and (abs(value - years) <= slack or value == years - 1):
                return True
    return False


def _day(mention: DateMention) -> date | None:
    """The day, or the first of the month or the year, that a mention tells."""
    if mention.resolved is not None:
        return mention.resolved
    if mention.year is None:
        return None
    try:
        return date(mention.year, mention.month or 1, mention.day or 1)
    except ValueError:
        return None


def _spanned(figure: Figure, near: Sequence[Reading], issued: Sequence[date]) -> bool:
    """«ستة أشهر», where the source says from when to when; «بعد أسبوع», from one day to
    another."""
    for reading in near:
        days = [mention.resolved for mention in reading.dates if mention.resolved]
        ends = [mention.end_resolved for mention in reading.dates if mention.end_resolved]
        told = () if figure.unit == "day" else issued
        for first, last in combinations(sorted({*days, *ends, *told}), 2):
            inside = {first, last}
            if inside <= set(issued):
                continue
            if _is_span(figure, (last - first).days):
                return True
    return False


def _is_span(figure: Figure, days: int) -> bool:
    """Whether so many days, the last one counted or not, are the time that the figure gives."""
    value, unit = figure.value, figure.unit
    if unit in ("day", "week"):
        slack = _WEEK - 1 if unit == "week" and figure.approx and value > _SMALL else 1
        return 0 <= days + 1 - value * _DAYS[unit] <= slack or (
            slack > 1 and 0 <= value * _DAYS[unit] - days <= slack
        )
    if unit in _MONTHS:
        long = value * _MONTHS[unit] * _MONTH_DAYS
        return long > 0 and abs(long - days) <= max(Decimal(2), long * _CLOSE)
    return False


def _in_other_time(figure: Figure, after: str, near: Sequence[Reading]) -> bool:
    """Sixty days are two months, forty years four decades."""
    mine = _time(figure, after)
    if mine is None:
        return False
    for reading in near:
        for other in reading.figures:
            theirs = _time(other, fold(reading.text[other.end : other.end + 16]))
            if theirs is None or other.kind == "ordinal":
                continue
            if mine[1] != theirs[1] and abs(mine[0] - theirs[0]) <= theirs[0] * _CLOSE:
                return True
    return False


def _time(figure: Figure, after: str) -> tuple[Decimal, str] | None:
    """The days that a figure with a unit of time comes to, and the unit."""
    if _DECADES.match(after):
        return figure.value * _DECADE * _YEAR_DAYS, "decade"
    if _CENTURIES.match(after):
        return figure.value * _CENTURY * _YEAR_DAYS, "century"
    if figure.unit in _DAYS:
        return figure.value * _DAYS[figure.unit], figure.unit
    if figure.unit == "month":
        return figure.value * _MONTH_DAYS, "month"
    if figure.unit == "year":
        return figure.value * _YEAR_DAYS, "year"
    return None


def _years_listed(figure: Figure, near: Sequence[Reading]) -> bool:
    """Whether a small number of years or days is that of those which a source lists in a row:
    «الأعوام الثلاثة», where it says 2026, 2027 and 2028."""
    if figure.kind != "cardinal" or figure.value < _SMALL or figure.value != int(figure.value):
        return False
    return any(figure.value == run for reading in near for run in _rows(reading))


def _rows(reading: Reading) -> Iterator[int]:
    """How many dates of one kind stand one after another."""
    run = 1
    for left, right in pairwise(reading.dates):
        joined = left.kind == right.kind and _LIST.fullmatch(reading.text[left.end : right.start])
        if not joined:
            yield run if run > 1 else 0
            run = 1
        else:
            run += 1
    yield run if run > 1 else 0


# --- shares and roundings ------------------------------------------------------------------


def _part(figure: Figure, near: Sequence[Reading]) -> bool:
    """Whether a part in words stands there in words too, or is what one figure is of another."""
    if figure.value <= 0:
        return False
    for reading in near:
        if _worded(figure.value, reading):
            return True
        shares = [other.value for other in reading.figures if other.kind == "percent"]
        if any(_is_share(figure, share) for share in shares):
            return True
        counts = [
            other.value
            for other in reading.figures
            if other.kind != "percent" and other.value > _SMALL
        ]
        if any(
            _is_share(figure, _HUNDRED * min(pair) / max(pair)) for pair in combinations(counts, 2)
        ):
            return True
    return False


def _worded(value: Decimal, reading: Reading) -> bool:
    forms = next((forms for part, forms in _PARTS.items() if abs(part - value) < _CLOSE / 4), ())
    return any(form in reading.vocabulary or f"ال{form}" in reading.vocabulary for form in forms)


def _is_share(figure: Figure, share: Decimal) -> bool:
    mine = figure.value * _HUNDRED
    if figure.approx == "over":
        return mine <= share <= mine + _OVER
    if figure.approx == "under":
        return mine - _OVER <= share <= mine
    return abs(mine - share) <= (_NEAR_POINTS if figure.approx else Decimal(2))


def _approximately(figure: Figure, near: Sequence[Reading]) -> bool:
    """«نحو 8» for 7.9: a small figure that is said to be not exact, for one with a fraction."""
    if not figure.approx or figure.value <= 1:
        return False
    low = Decimal("0.5") if figure.approx == "about" else Decimal(1)
    for reading in near:
        for other in reading.figures:
            if (other.kind == "percent") != (figure.kind == "percent"):
                continue
            apart = other.value - figure.value
            if other.value == int(other.value) or abs(apart) > low:
                continue
            if figure.approx == "about" or (apart > 0) == (figure.approx == "over"):
                return True
    return False
