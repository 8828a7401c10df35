"""Light checks of Arabic style: marks, spacing, hamza slips and heavy turns of phrase.

Findings only: this module may not correct anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class Lint:
    """One finding: a stable ``code``, the span ``start:end`` and one line in each language."""

    code: str
    start: int
    end: int
    message_ar: str
    message_en: str


class _Rule(NamedTuple):
    code: str
    pattern: re.Pattern[str]
    message_ar: str
    message_en: str


_A = "ء-ي\u064b-\u0652"
_EDGE = rf"(?<![{_A}])"
_STOP = rf"(?![{_A}])"
# Slips of hamza and final letters that no reading makes right.
_SLIPS = {
    "الى": "إلى", "او": "أو", "انه": "أنه", "انها": "أنها", "اذا": "إذا", "فى": "في",
    "التى": "التي", "الذى": "الذي", "هذة": "هذه", "لاكن": "لكن", "اكد": "أكد", "اعلن": "أعلن",
    "اضاف": "أضاف", "اشار": "أشار", "امس": "أمس", "ايضا": "أيضا", "ابريل": "أبريل",
    "اميركا": "أميركا", "امريكا": "أميركا", "الامين": "الأمين", "الامن": "الأمن",
    "الاوسط": "الأوسط", "الامم": "الأمم", "اكثر": "أكثر", "إجتماع": "اجتماع", "إتفاق": "اتفاق",
    "الإجتماع": "الاجتماع", "الإتفاق": "الاتفاق", "إستقبل": "استقبل", "إلتقى": "التقى",
}  # fmt: skip
_SLIP = re.compile(_EDGE + "(?:" + "|".join(sorted(_SLIPS, key=len, reverse=True)) + ")" + _STOP)
_RULES = (
    _Rule(
        "style.latin_comma",
        re.compile(rf"(?<=[{_A}»)]),(?=\s|$|[{_A}«])"),
        "استعمل الفاصلة العربية «،» بدل اللاتينية.",
        "Use the Arabic comma ، here.",
    ),
    _Rule(
        "style.latin_semicolon",
        re.compile(rf"(?<=[{_A}»)]);"),
        "استعمل الفاصلة المنقوطة العربية «؛».",
        "Use the Arabic semicolon ؛ here.",
    ),
    _Rule(
        "style.latin_question",
        re.compile(rf"(?<=[{_A}»)])\?"),
        "استعمل علامة الاستفهام العربية «؟».",
        "Use the Arabic question mark ؟ here.",
    ),
    _Rule(
        "style.space_before_mark",
        re.compile(rf"(?<=[{_A}»)])[ \u00a0]{{1,8}}(?=[،؛؟!.](?:\s|$))"),
        "احذف المسافة قبل علامة الترقيم.",
        "Remove the space before the mark.",
    ),
    _Rule(
        "style.no_space_after_mark",
        re.compile(rf"(?<=[{_A}»)])[،؛](?=[{_A}«])"),
        "ضع مسافة بعد علامة الترقيم.",
        "Put a space after the mark.",
    ),
    _Rule(
        "style.double_mark",
        re.compile(r"،{2,}|؛{2,}|(?<!\.)\.{2}(?!\.)"),
        "احذف علامة الترقيم المكررة.",
        "Remove the doubled mark.",
    ),
    _Rule(
        "style.straight_quotes",
        re.compile(rf"[\"“](?=[{_A}])|(?<=[{_A}.،؟!])[\"”]"),
        "استعمل علامتي التنصيص «» للاقتباس.",
        "Use the quotation marks «» around quoted words.",
    ),
    _Rule(
        "style.tatweel",
        re.compile(rf"(?<=[{_A}])ـ+(?=[{_A}])"),
        "احذف التطويل من الكلمة.",
        "Remove the tatweel inside the word.",
    ),
    _Rule(
        "style.heavy_tamma",
        re.compile(rf"{_EDGE}(?:و|ف)?(?:تم|يتم|تمت|تتم|سيتم) ال[{_A}]{{3,20}}{_STOP}"),
        "استعمل الفعل نفسه بدل «تم» والمصدر.",
        "Use the verb itself in place of «تم» and a verbal noun.",
    ),
    _Rule(
        "style.heavy_qama",
        re.compile(rf"{_EDGE}(?:و|ف)?(?:قام|قامت|يقوم|تقوم|قاموا) ب[{_A}]{{3,20}}{_STOP}"),
        "استعمل الفعل نفسه بدل «قام بـ» والمصدر.",
        "Use the verb itself in place of «قام بـ» and a verbal noun.",
    ),
    _Rule(
        "style.by_agent",
        re.compile(rf"{_EDGE}من قبل (?=ال[{_A}]{{2}})"),
        "اجعل الفاعل بعد فعله بدل «من قبل».",
        "Name the subject after an active verb in place of «من قبل».",
    ),
)
_MOST_DEEP = 64


def lints(text: str) -> tuple[Lint, ...]:
    """The findings of all rules in the order of the text."""
    found = [
        Lint(
            code=rule.code,
            start=hit.start(),
            end=hit.end(),
            message_ar=rule.message_ar,
            message_en=rule.message_en,
        )
        for rule in _RULES
        for hit in rule.pattern.finditer(text)
    ]
    found += _slips(text)
    found += _unpaired(text)
    return tuple(sorted(found, key=lambda lint: (lint.start, lint.end, lint.code)))


def _slips(text: str) -> list[Lint]:
    return [
        Lint(
            code="style.spelling",
            start=hit.start(),
            end=hit.end(),
            message_ar=f"الصواب «{_SLIPS[hit.group()]}».",
            message_en=f"Write «{_SLIPS[hit.group()]}».",
        )
        for hit in _SLIP.finditer(text)
    ]


def _unpaired(text: str) -> list[Lint]:
    """Quotation marks without their other half."""
    open_at: list[int] = []
    lone: list[int] = []
    for hit in re.finditer("[«»]", text):
        if hit.group() == "«":
            open_at.append(hit.start())
        elif open_at:
            open_at.pop()
        else:
            lone.append(hit.start())
    return [
        Lint(
            code="style.unpaired_quote",
            start=at,
            end=at + 1,
            message_ar="أغلق علامتي التنصيص أو احذف المنفردة.",
            message_en="Close the quotation marks or remove the lone one.",
        )
        for at in (lone + open_at)[:_MOST_DEEP]
    ]
