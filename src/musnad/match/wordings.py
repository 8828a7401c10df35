"""What an editor is told of a difference, in Arabic and in English.

Words of the releases stand in quotation marks as written; nothing here says who is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musnad.match.pieces import DifferenceKind, Found

_ARABIC: Final[dict[DifferenceKind, str]] = {
    "figure": "يذكر {a} {x}، ويذكر {b} {y}.",
    "date": "الموعد في {a} {x}، وفي {b} {y}.",
    "place": "المكان في {a} {x}، وفي {b} {y}.",
    "name": "يسمّي {a} {x}، ويسمّي {b} {y}.",
    "title": "الصفة في {a} {x}، وفي {b} {y}.",
    "polarity": "ينفي أحدهما ما يثبته الآخر: في {a} {x}، وفي {b} {y}.",
    "strength": "يختلف ما بلغه الأمر: في {a} {x}، وفي {b} {y}.",
    "wording": "يختلف اللفظ للشيء نفسه: في {a} {x}، وفي {b} {y}.",
}
_ENGLISH: Final[dict[DifferenceKind, str]] = {
    "figure": "{a} gives {x}, {b} gives {y}.",
    "date": "The day is {x} in {a} and {y} in {b}.",
    "place": "The place is {x} in {a} and {y} in {b}.",
    "name": "{a} names {x}, {b} names {y}.",
    "title": "The title is {x} in {a} and {y} in {b}.",
    "polarity": "One denies what the other affirms: {x} in {a}, {y} in {b}.",
    "strength": "They do not go equally far: {x} in {a}, {y} in {b}.",
    "wording": "They use different words for the same thing: {x} in {a}, {y} in {b}.",
}
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What a side is called: its publisher and its release, in Arabic and in English."""

    ar: str
    en: str
    said_ar: str
    said_en: str


def difference_told(one: Found, names: tuple[Naming, Naming]) -> tuple[str, str]:
    """The difference in Arabic and in English; figures in digits, words as they stand."""
    a, b = names
    x, y = one.values or (f"«{_short(one.a.text)}»", f"«{_short(one.b.text)}»")
    arabic = _ARABIC[one.kind].format(a=a.said_ar, b=b.said_ar, x=_percent(x), y=_percent(y))
    x, y = one.values or (f"“{_short(one.a.text)}”", f"“{_short(one.b.text)}”")
    english = _ENGLISH[one.kind].format(a=a.said_en, b=b.said_en, x=x, y=y)
    return arabic, english[:1].upper() + english[1:]


def _percent(value: str) -> str:
    return f"{value[:-1]} في المئة" if value.endswith("%") else value


def order_told(place_a: int, place_b: int, names: tuple[Naming, Naming]) -> tuple[str, str]:
    """Where what both say comes on either side, in Arabic and in English."""
    a, b = names
    arabic = f"ترتيبه فيما يقوله البيانان معا: {place_a} في {a.said_ar}، و{place_b} في {b.said_ar}."
    english = (
        f"Of what both say it comes as number {place_a} in {a.said_en} "
        f"and number {place_b} in {b.said_en}."
    )
    return arabic, english


def _short(text: str) -> str:
    one_line = " ".join(text.split()).replace("«", "“").replace("»", "”")
    return one_line if len(one_line) <= _LONGEST else one_line[: _LONGEST - 1] + "…"
