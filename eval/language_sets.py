"""Reading the evaluation sets of ``eval/language`` and judging one row of each.

A row is right or wrong, never in part; what a set holds is told in ``eval/language/README.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Literal

from musnad.arabic.agreement import accusative, attach, counted, definite
from musnad.arabic.dates import DateMention, dates
from musnad.arabic.figures import Figure, figures
from musnad.arabic.sentences import sentences
from musnad.core.house import House
from musnad.lexicon.book import load

FOLDER = Path(__file__).parent / "language"
HALVES = ("dev", "unseen")

# What a span may hold more or less than the gold one at its front: a joined particle, and the
# word that announces a day, a year or a month.
_FRONT = re.compile(r"(?:[وف]?[بلك]?)(?:ال|لل)?(?:ـ)?(?:(?:يوم|عام|العام|سنة|شهر)\s+)?")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
_MARKS = "\u200e\u200f\u2066\u2067\u2068\u2069"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One row judged: its class, whether it is right, and what was wanted and given.

    ``close`` is a second, harder judgement where a set has one (a figure's kind, unit and limit).
    """

    group: str
    right: bool
    wanted: str
    given: str
    close: bool = True


def rows(name: str, halves: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """The rows of a table in the given halves, by its header, with ``\\uXXXX`` read."""
    for half in halves:
        lines = (FOLDER / half / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        header = lines[0].split("\t")
        for line in lines[1:]:
            cells = [_ESCAPE.sub(lambda m: chr(int(m[1], 16)), cell) for cell in line.split("\t")]
            yield dict(zip(header, cells, strict=True))


def marked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its ``[ ]``, and the spans that they stood around."""
    plain: list[str] = []
    spans: list[tuple[int, int]] = []
    start = 0
    for character in text:
        if character == "[":
            start = len(plain)
        elif character == "]":
            spans.append((start, len(plain)))
        else:
            plain.append(character)
    return "".join(plain), tuple(spans)


def same_span(text: str, gold: tuple[int, int], given: tuple[int, int]) -> bool:
    """Whether two spans are one, but for a joined particle, «يوم» or a direction mark."""
    if text[min(gold[1], given[1]) : max(gold[1], given[1])].strip(_MARKS):
        return False
    front = text[min(gold[0], given[0]) : max(gold[0], given[0])].strip(_MARKS)
    return _FRONT.fullmatch(front) is not None


def judge_figures(halves: tuple[str, ...]) -> Iterator[Verdict]:
    """Each phrase of figures.tsv: all its figures by value and span, and none besides."""
    for row in rows("figures", halves):
        text, spans = marked(row["text"])
        found = figures(text, "ar")
        columns = [row[name].split(" ; ") for name in ("value", "high", "kind", "unit", "approx")]
        golds = [tuple(c[i] if i < len(c) else "" for c in columns) for i in range(len(spans))]
        right = len(found) == len(spans) and all(
            same_span(text, span, (one.start, one.end)) and _same_value(one, gold)
            for span, gold, one in zip(spans, golds, found, strict=True)
        )
        close = right and all(
            _same_sense(one, gold) for gold, one in zip(golds, found, strict=True)
        )
        yield Verdict(
            group=row["class"],
            right=right,
            close=close,
            wanted=f"{row['text']} = {' / '.join(' '.join(g).strip() for g in golds) or '-'}",
            given=" / ".join(
                f"[{f.text}] {f.value:f} {f.high or ''} {f.kind} {f.unit or ''} {f.approx or ''}"
                for f in found
            )
            or "-",
        )


def _same_value(found: Figure, gold: tuple[str, ...]) -> bool:
    """Fractions without an end are written to four places."""
    value, high = Decimal(gold[0]), Decimal(gold[1]) if gold[1] else None
    if (found.high is None) != (high is None) or (high is not None and found.high != high):
        return False
    near = Decimal("0.0001") if gold[0].startswith("0.") else Decimal(0)
    return abs(found.value - value) <= near


def _same_sense(found: Figure, gold: tuple[str, ...]) -> bool:
    _, _, kind, unit, approx = gold
    if found.kind not in kind.split("|"):
        return False
    if (kind == "money" or unit) and (found.unit or "") not in unit.split("|"):
        return False
    return (found.approx or "") == approx


def judge_dates(halves: tuple[str, ...]) -> Iterator[Verdict]:
    """Each phrase of dates.tsv: all its dates by meaning and span, and none besides."""
    for row in rows("dates", halves):
        text, spans = marked(row["text"])
        published = datetime.fromisoformat(row["published"]) if row["published"] else None
        found = dates(text, "ar", published=published)
        golds = row["expected"].split(" ; ") if row["expected"] else []
        if len(spans) == 1 and len(found) == 2:
            found = _joined(text, found)
        right = len(found) == len(spans) and all(
            same_span(text, span, (one.start, one.end)) and _same_day(one, gold)
            for span, gold, one in zip(spans, golds, found, strict=True)
        )
        yield Verdict(
            group=row["class"],
            right=right,
            wanted=f"{row['text']} = {row['expected'] or '-'}",
            given=" / ".join(
                f"[{m.text}] {m.kind} {m.year or ''}-{m.month or ''}-{m.day or ''}"
                f" {m.resolved or ''}..{m.end_resolved or ''}"
                for m in found
            )
            or "-",
        )


def _joined(text: str, found: tuple[DateMention, ...]) -> tuple[DateMention, ...]:
    """Two whole days, or two years, told as the ends of one span count as that span."""
    first, last = found
    if not re.fullmatch(r"\s*(?:إلى|حتى|و|-|–)\s*", text[first.end : last.start]):
        return found
    if first.kind == last.kind == "year" and last.year is not None:
        end_resolved = date(last.year, 12, 31)
    elif first.resolved and last.resolved and not (first.end_resolved or last.end_resolved):
        end_resolved = last.resolved
    else:
        return found
    whole = text[first.start : last.end]
    return (replace(first, text=whole, end=last.end, kind="span", end_resolved=end_resolved),)


def _same_day(found: DateMention, gold: str) -> bool:
    return any(_meets(found, one) for one in gold.split("|"))


def _meets(found: DateMention, gold: str) -> bool:
    """Whether a mention means a day, a span, a month, a year, or (``?``) anything at all."""
    if gold == "?":
        return True
    first, _, last = gold.partition("..")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", first):
        end = date.fromisoformat(last or first)
        ends = (end,) if last else (None, end)
        return found.resolved == date.fromisoformat(first) and found.end_resolved in ends
    if last:
        years = found.end_resolved is None or found.end_resolved.year == int(last)
        return found.kind == "span" and found.year == int(first) and years
    if first.startswith("--"):
        return (found.year, found.month, found.day) == (None, int(first[2:]), None)
    year, _, month = first.partition("-")
    wanted = (int(year), int(month) if month else None, None)
    return (found.year, found.month, found.day) == wanted and found.kind != "span"


def judge_agreement(halves: tuple[str, ...]) -> Iterator[Verdict]:
    """Each row of agreement.tsv: the phrase written is one that the desk accepts."""
    for row in rows("agreement", halves):
        given = _agree(row["call"], row["given"].split(" ; "))
        yield Verdict(
            group=row["class"],
            right=given in row["expected"].split("|"),
            wanted=f"{row['call']}({row['given']}) = {row['expected']}",
            given=given,
        )


def _agree(call: str, given: list[str]) -> str:
    if call in ("counted", "counted-arabic"):
        n, singular, dual, plural, gender = given
        house = House(digits="arabic" if call.endswith("arabic") else "latin")
        noun_gender: Literal["m", "f"] = "f" if gender == "f" else "m"
        return counted(int(n), singular, dual, plural, noun_gender, house)
    if call == "definite":
        return definite(given[0])
    if call == "accusative":
        return accusative(given[0])
    if call == "attach":
        return attach(given[0], given[1])
    code, gender, number, article = given
    return load().nationality(
        code,
        gender="f" if gender == "f" else "m",
        number="plural" if number == "plural" else "dual" if number == "dual" else "singular",
        definite=article == "definite",
    )


def paragraphs(name: str, halves: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The paragraphs of a file of sentences, each the tuple of its gold sentences."""
    for half in halves:
        text = (FOLDER / half / "sentences" / f"{name}.txt").read_text(encoding="utf-8")
        for block in text.split("\n\n"):
            lines = tuple(line for line in block.splitlines() if line.strip())
            if lines:
                yield lines


def judge_sentences(name: str, halves: tuple[str, ...]) -> Iterator[tuple[int, int, int, str]]:
    """Each paragraph joined by spaces and cut again: right, given, gold, and what differs.

    A sentence is right when its span is the gold one.
    """
    for lines in paragraphs(name, halves):
        text = " ".join(lines)
        gold: set[tuple[int, int]] = set()
        at = 0
        for line in lines:
            gold.add((at, at + len(line)))
            at += len(line) + 1
        given = set(sentences(text, name))
        yield (
            len(gold & given),
            len(given),
            len(gold),
            _difference(text, gold - given, given - gold),
        )


def _difference(text: str, missed: set[tuple[int, int]], wrong: set[tuple[int, int]]) -> str:
    if not missed and not wrong:
        return ""
    wanted, got = (" ⏎ ".join(text[a:b] for a, b in sorted(spans)) for spans in (missed, wrong))
    return f"want {wanted}\n     got {got}"
