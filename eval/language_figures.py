"""The figures of what is known of Arabic, each over its set, with counts and an interval."""

from __future__ import annotations

import itertools
import json
import math
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import get_args

from eval.language_sets import (
    Verdict,
    judge_agreement,
    judge_dates,
    judge_figures,
    judge_sentences,
    paragraphs,
    rows,
)

from musnad.arabic.dates import dates
from musnad.arabic.figures import figures
from musnad.arabic.names import same_name, similarity
from musnad.arabic.normal import fold
from musnad.arabic.transliteration import transliterate
from musnad.arabic.writing import write_date, write_figure
from musnad.core.house import Digits, House, Months

DISTRACTORS = 50
FALSE_SHARE = 0.01
SPELLINGS = 6
_UNITS = ("USD", "EUR", "EGP", "SAR", "percent", "طن")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One line of the report.

    ``value`` is a share from 0 to 1 unless ``unit`` tells another one; ``right`` of ``total`` are
    its counts, ``low`` to ``high`` its 95 % interval, ``accepted`` and ``aim`` the bounds set for
    it (a bound of time or memory is an upper one). ``errors`` are the rows gone wrong.
    """

    name: str
    value: float
    accepted: float | None = None
    aim: float | None = None
    unit: str = ""
    right: int | None = None
    total: int | None = None
    low: float | None = None
    high: float | None = None
    errors: tuple[tuple[str, str], ...] = ()


def wilson(right: float, total: int) -> tuple[float, float]:
    """The 95 % Wilson interval of a share."""
    if not total:
        return 0.0, 1.0
    z = 1.959964
    share = right / total
    middle = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return (middle - spread) / scale, (middle + spread) / scale


def share(
    name: str,
    verdicts: Sequence[Verdict],
    *,
    accepted: float | None = None,
    aim: float | None = None,
) -> Measured:
    """The share of rows that are right."""
    right = sum(one.right for one in verdicts)
    low, high = wilson(right, len(verdicts))
    errors = tuple(
        (one.group, f"want {one.wanted}\n     got {one.given}") for one in verdicts if not one.right
    )
    return Measured(
        name=name,
        value=right / max(len(verdicts), 1),
        accepted=accepted,
        aim=aim,
        right=right,
        total=len(verdicts),
        low=low,
        high=high,
        errors=errors,
    )


def parsing(halves: tuple[str, ...]) -> Iterator[Measured]:
    """Dates and figures read from news text: together, apart, and figures by their whole sense."""
    numbers, days = list(judge_figures(halves)), list(judge_dates(halves))
    both = share("dates and figures parsed", [*numbers, *days], accepted=0.97, aim=0.995)
    yield replace(both, errors=())
    yield share("  figures", numbers)
    yield share("  dates", days)
    close = [Verdict(group=v.group, right=v.close, wanted=v.wanted, given=v.given) for v in numbers]
    whole = share("  figures, with kind, unit and limit", close)
    wrong = {id(v) for v in numbers if not v.right}
    senses = [c for v, c in zip(numbers, close, strict=True) if id(v) not in wrong]
    yield replace(whole, errors=share("", senses).errors)


def round_trip() -> Measured:
    """Days and values written in every house style and read again."""
    verdicts = [*_days_again(), *_values_again()]
    return share("written and parsed again", verdicts, accepted=1.0, aim=1.0)


def _days_again() -> Iterator[Verdict]:
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(0, 366, 3)]
    days += [date(1945, 10, 24), date(1999, 12, 31), date(2031, 2, 28), date(2025, 8, 31)]
    styles = itertools.product(
        days, get_args(Months), get_args(Digits), (True, False), (True, False)
    )
    for day, months, digits, weekday, year in styles:
        house = House(months=months, digits=digits)
        text = f"وصل الوفد {write_date(day, house, weekday=weekday, year=year)} إلى العاصمة"
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        found = dates(text, "ar", published=noon)
        right = len(found) == 1 and found[0].resolved == day and found[0].end_resolved is None
        given = str([(m.text, m.resolved) for m in found])
        yield Verdict(group=f"date {months}/{digits}", right=right, wanted=text, given=given)


def _values_again() -> Iterator[Verdict]:
    values = [Decimal(n) for n in range(1, 130)]
    values += [Decimal(n * 10**power) for power in range(2, 12) for n in (1, 2, 3, 10, 11, 25, 100)]
    values += [Decimal(n) for n in (1001, 1250, 2024, 11500, 99999, 123456, 1234567, 2000001)]
    values += [Decimal(text) for text in ("0.5", "1.5", "2.25", "3.14", "99.9", "1234.5")]
    values += [Decimal(text) * 10**6 for text in ("1.5", "2.5", "2.75", "10.1", "1500", "3400.5")]
    for value, digits, unit in itertools.product(values, get_args(Digits), (None, *_UNITS)):
        written = write_figure(value, House(digits=digits), unit=unit)
        found = figures(f"أعلنت الوزارة عن {written} في الاجتماع", "ar")
        kind = (
            "percent" if unit == "percent" else "money" if unit and unit.isascii() else "cardinal"
        )
        right = len(found) == 1 and (found[0].value, found[0].kind) == (value, kind)
        if right and kind == "money":
            right = found[0].unit == unit
        given = str([(f.text, f"{f.value:f}", f.kind, f.unit) for f in found])
        wanted = f"{written} = {value:f} {unit or ''}"
        yield Verdict(group=f"figure {unit}/{digits}", right=right, wanted=wanted, given=given)


def spellings(pattern: str) -> tuple[str, ...]:
    """Every spelling of a pattern: ``/`` parts the choices of a word, ``|`` those of the whole."""
    found: list[str] = []
    for whole in pattern.split("|"):
        choices = [word.split("/") for word in whole.split()]
        found += [" ".join(words) for words in itertools.product(*choices)]
    return tuple(dict.fromkeys(found))


def names(halves: tuple[str, ...]) -> Iterator[Measured]:
    """Accepted spellings told from 50 other names: recall where 1 % of the others pass too."""
    table = [
        (row["class"], row["latin"], spellings(row["arabic"])) for row in rows("names", halves)
    ]
    trials: list[tuple[str, str, str, float, bool]] = []
    others: list[float] = []
    shipped_false = 0
    for index, (group, latin, arabic) in enumerate(table):
        own = {fold(one) for one in arabic}
        rest = [t for t in table if not own & {fold(one) for one in t[2]}]
        rest = random.Random(index).sample(rest, min(DISTRACTORS, len(rest)))
        trials += [
            (group, latin, one, similarity(one, latin), same_name(one, latin))
            for one in arabic[:SPELLINGS]
        ]
        for _, other, _ in rest:
            others.append(similarity(arabic[0], other))
            shipped_false += same_name(arabic[0], other)
    others.sort(reverse=True)
    allowed = int(FALSE_SHARE * len(others))
    bound = others[allowed] if allowed < len(others) else 0.0
    found = [
        Verdict(group=group, right=score > bound, wanted=f"{latin} = {one}", given=f"{score:.3f}")
        for group, latin, one, score, _ in trials
    ]
    line = share("names recognised at 1 % false", found, accepted=0.96, aim=0.99)
    yield line
    shipped = [
        Verdict(group=group, right=same, wanted=f"{latin} = {one}", given=f"{score:.3f}")
        for group, latin, one, score, same in trials
    ]
    yield share("  at the shipped threshold", shipped)
    low, high = wilson(shipped_false, len(others))
    yield Measured(
        name="  false at the shipped threshold",
        value=shipped_false / max(len(others), 1),
        right=shipped_false,
        total=len(others),
        low=low,
        high=high,
    )


def transliterations(halves: tuple[str, ...]) -> Measured:
    """Unknown Latin names written as one of the accepted spellings, letter by letter."""
    verdicts = []
    for row in rows("transliteration", halves):
        try:
            given = transliterate(row["latin"])
        except LookupError as fault:  # one name that breaks the rules must not hide the others
            given = f"raised {fault!r}"
        right = given in spellings(row["arabic"])
        wanted = f"{row['latin']} = {row['arabic']}"
        verdicts.append(Verdict(group=row["class"], right=right, wanted=wanted, given=given))
    return share("unknown names transliterated", verdicts, accepted=0.85, aim=0.95)


def boundaries(halves: tuple[str, ...]) -> Iterator[Measured]:
    """F1 of sentence spans over running text, of both languages and of each."""
    sums = {"en": [0, 0, 0], "ar": [0, 0, 0]}
    errors: dict[str, list[tuple[str, str]]] = {"en": [], "ar": []}
    for language, counts in sums.items():
        for right, given, gold, differ in judge_sentences(language, halves):
            counts[0] += right
            counts[1] += given
            counts[2] += gold
            if differ:
                errors[language].append((language, differ))
    both = [sum(counts) for counts in zip(*sums.values(), strict=True)]
    yield _f1("sentence boundaries, F1", both, (), accepted=0.985, aim=0.995)
    yield _f1("  English", sums["en"], tuple(errors["en"]))
    yield _f1("  Arabic", sums["ar"], tuple(errors["ar"]))


def _f1(
    name: str,
    counts: Sequence[int],
    errors: tuple[tuple[str, str], ...],
    *,
    accepted: float | None = None,
    aim: float | None = None,
) -> Measured:
    right, given, gold = counts
    value = 2 * right / max(given + gold, 1)
    low, high = wilson(value * gold, gold)
    return Measured(
        name=name,
        value=value,
        accepted=accepted,
        aim=aim,
        right=right,
        total=gold,
        low=low,
        high=high,
        errors=errors,
    )


def agreement(halves: tuple[str, ...]) -> Measured:
    """Counted nouns, the article, joined prepositions and adjectives of nationality."""
    verdicts = list(judge_agreement(halves))
    return share("agreement and case-free forms", verdicts, accepted=0.99, aim=1.0)


_LOAD = """
import json, resource, time
start = time.perf_counter()
from musnad.lexicon.book import load
load()
took = time.perf_counter() - start
print(json.dumps([took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""


def lexicon_load(tries: int = 3) -> Iterator[Measured]:
    """Time and memory of a fresh process that imports and loads the lexicon: the best of tries."""
    outcomes = []
    for _ in range(tries):
        out = subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, check=True)
        outcomes.append(json.loads(out.stdout))
    yield Measured(
        name="lexicon loaded, time",
        value=min(took for took, _ in outcomes) * 1000,
        accepted=400,
        aim=150,
        unit="ms",
    )
    yield Measured(
        name="lexicon loaded, memory",
        value=min(memory for _, memory in outcomes) / 1024,
        accepted=120,
        aim=60,
        unit="MB",
    )


def fold_speed(megabytes: float = 2.0) -> Measured:
    """Megabytes of UTF-8 folded in a second, in passages of a few sentences."""
    passages = [" ".join(lines) for lines in paragraphs("ar", ("dev", "unseen"))]
    size = sum(len(passage.encode()) for passage in passages)
    turns = max(1, int(megabytes * 1e6 / size))
    best = 0.0
    for _ in range(3):
        start = time.perf_counter()
        for _ in range(turns):
            for passage in passages:
                fold(passage)
        best = max(best, turns * size / 1e6 / (time.perf_counter() - start))
    return Measured(name="text folded", value=best, accepted=15, aim=60, unit="MB/s")
