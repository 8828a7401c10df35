"""Light checks of Arabic style: marks, spacing and common slips of the hand.

Findings only: this module may not correct anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Lint:
    """One finding: a stable ``code``, the span ``start:end`` and one line in each language."""

    code: str
    start: int
    end: int
    message_ar: str
    message_en: str


_A = "ء-ي\u064b-\u0652"
_RULES: tuple[tuple[str, re.Pattern[str], str, str], ...] = (
    (
        "style.latin_comma",
        re.compile(rf"(?<=[{_A}»)]),(?=\s|$|[{_A}])"),
        "استعمل الفاصلة العربية «،»",
        "Use the Arabic comma ،",
    ),
    (
        "style.latin_semicolon",
        re.compile(rf"(?<=[{_A}»)]);"),
        "استعمل الفاصلة المنقوطة العربية «؛»",
        "Use the Arabic semicolon ؛",
    ),
    (
        "style.latin_question",
        re.compile(rf"(?<=[{_A}»)])\?"),
        "استعمل علامة الاستفهام العربية «؟»",
        "Use the Arabic question mark ؟",
    ),
    (
        "style.space_before_mark",
        re.compile(rf"(?<=[{_A}»)])[ \u00a0]+(?=[،؛؟!.](?:\s|$))"),
        "احذف المسافة قبل علامة الترقيم",
        "Remove the space before the mark",
    ),
)


def lints(text: str) -> tuple[Lint, ...]:
    """The findings of all rules in the order of the text."""
    found = [
        Lint(code=code, start=hit.start(), end=hit.end(), message_ar=ar, message_en=en)
        for code, pattern, ar, en in _RULES
        for hit in pattern.finditer(text)
    ]
    return tuple(sorted(found, key=lambda lint: (lint.start, lint.end, lint.code)))
