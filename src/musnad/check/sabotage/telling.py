"""A trial told: as data, as a table, and in the sentence that a newsroom may publish."""

from __future__ import annotations

import math
from typing import Final

from musnad.check.intervals import Interval
from musnad.check.report import Plain
from musnad.check.sabotage.measure import Outcome, Tried

VERSION: Final = 1

_NAMES: Final = {
    "number": ("عدد", "number"),
    "date": ("تاريخ", "date"),
    "person": ("شخص", "person"),
    "place": ("مكان", "place"),
    "organisation": ("جهة", "organisation"),
    "title": ("منصب", "title"),
    "quote": ("اقتباس", "quotation"),
    "polarity": ("نفي أو عكس", "denial or opposite"),
    "roles": ("تبادل الأسماء", "names exchanged"),
    "unsupported": ("جملة مختلقة", "invented sentence"),
    "tail": ("ذيل مختلق", "invented tail"),
}


def to_json(outcome: Outcome) -> dict[str, Plain]:
    """The whole trial as plain data; the errors that passed are given, marked as planted."""
    return {
        "musnad": VERSION,
        "seed": outcome.seed,
        "articles": outcome.articles,
        "planted": len(outcome.tried),
        "caught": len(outcome.tried) - len(outcome.missed),
        "recall": _interval(outcome.recall),
        "untouched_sentences": outcome.sentences,
        "false_alarms": outcome.alarms,
        "false_alarm_rate": _interval(outcome.false_alarms),
        "kinds": {
            one.name: {
                "planted": one.planted,
                "caught": one.caught,
                "named": one.named,
                "recall": _interval(one.recall),
            }
            for one in outcome.kinds
        },
        "statement": {"ar": statement(outcome, "ar"), "en": statement(outcome, "en")},
        "missed": [_missed(one) for one in outcome.missed],
    }


def _interval(one: Interval) -> Plain:
    if math.isnan(one.value):
        return None
    return {
        "value": round(one.value, 4),
        "low": round(one.low, 4),
        "high": round(one.high, 4),
    }


def _missed(one: Tried) -> Plain:
    return {
        "article": one.planting.story,
        "kind": one.planting.saboteur.name,
        "was": one.planting.was,
        "planted": one.planting.text,
        "risk": one.finding.risk,
    }


def statement(outcome: Outcome, language: str) -> str:
    """The figure that a newsroom can publish about itself, with how sure it is."""
    planted, caught = len(outcome.tried), len(outcome.tried) - len(outcome.missed)
    share = outcome.recall
    if not planted:
        return "لم يُدسّ أي خطأ." if language == "ar" else "No error could be planted."
    low, high = _percent(share.low), _percent(share.high)
    if language == "ar":
        return (
            f"الأخطاء المدسوسة في أخبارنا المنشورة (الأخبار: {outcome.articles}): {planted}؛ "
            f"كشف منها التدقيق {caught}، أي {_percent(share.value)} "
            f"(بين {low} و{high} بثقة 95%). الجمل السليمة التي شكّ فيها: "
            f"{outcome.alarms} من {outcome.sentences}."
        )
    return (
        f"Of {planted} errors planted in our own published articles ({outcome.articles}), "
        f"checking caught {caught}: {_percent(share.value)} "
        f"(between {low} and {high} with 95% confidence). "
        f"It questioned {outcome.alarms} of {outcome.sentences} untouched sentences."
    )


def to_text(outcome: Outcome, language: str) -> str:
    """The table for a terminal, and the statement under it."""
    arabic = language == "ar"
    side = 0 if arabic else 1
    heads = (
        ("الخطأ", "المدسوس", "المكشوف", "المسمّى", "النسبة", "المدى (95%)")
        if arabic
        else ("error", "planted", "caught", "named", "share", "interval (95%)")
    )
    rows: list[tuple[str, ...]] = [heads]
    for one in outcome.kinds:
        name = _NAMES.get(one.name, (one.name, one.name))[side]
        rows.append((name, *map(str, (one.planted, one.caught, one.named)), *_shown(one.recall)))
    widths = [max(len(row[at]) for row in rows) for at in range(len(heads))]
    lines = [
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    caution = (
        "ما نُشر قد مرّ بالتدقيق، فالإنذارات هنا أقلّ مما تكون على نص جديد."
        if arabic
        else "What is published has passed the checks: on new text expect more false alarms."
    )
    return "\n".join([*lines, "", statement(outcome, language), caution]) + "\n"


def _shown(one: Interval) -> tuple[str, str]:
    if math.isnan(one.value):
        return "-", "-"
    return _percent(one.value), f"{_percent(one.low)}-{_percent(one.high)}"


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%"
