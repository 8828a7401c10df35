"""Inflects Arabic relative adjectives: «أميركي», «أميركية», «الأميركيون», «أتراك».

Source: the rules of nisba and broken plurals as school grammars give them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from musnad.lexicon.entries import Case, Gender, Number

BROKEN_PLURALS: Final[Mapping[str, str]] = {
    "أرمني": "أرمن",
    "أعرابي": "أعراب",
    "أفغاني": "أفغان",
    "ألماني": "ألمان",
    "أمازيغي": "أمازيغ",
    "أوزبكي": "أوزبك",
    "إسباني": "إسبان",
    "إنجليزي": "إنجليز",
    "بلغاري": "بلغار",
    "بربري": "بربر",
    "تركماني": "تركمان",
    "تركي": "أتراك",
    "تتري": "تتار",
    "درزي": "دروز",
    "روسي": "روس",
    "شركسي": "شركس",
    "صربي": "صرب",
    "طاجيكي": "طاجيك",
    "عربي": "عرب",
    "غجري": "غجر",
    "كردي": "أكراد",
    "كرواتي": "كروات",
    "مغربي": "مغاربة",
    "هندي": "هنود",
    "يهودي": "يهود",
}
"""Masculine plurals that are not formed by ون/ين, by masculine singular."""

_FEMININE: Final[Mapping[tuple[Number, Case], str]] = {
    ("singular", "nominative"): "ة",
    ("singular", "oblique"): "ة",
    ("dual", "nominative"): "تان",
    ("dual", "oblique"): "تين",
    ("plural", "nominative"): "ات",
    ("plural", "oblique"): "ات",
}
_MASCULINE: Final[Mapping[tuple[Number, Case], str]] = {
    ("singular", "nominative"): "",
    ("singular", "oblique"): "",
    ("dual", "nominative"): "ان",
    ("dual", "oblique"): "ين",
    ("plural", "nominative"): "ون",
    ("plural", "oblique"): "ين",
}


def inflect(
    adjective: str,
    *,
    gender: Gender,
    number: Number = "singular",
    definite: bool = False,
    case: Case = "nominative",
) -> str:
    """The form of a relative adjective given as masculine singular without the article.

    Each word that ends in ي is inflected («كورية جنوبية», «الكوريون الجنوبيون»); in
    «جنوب أفريقي» the article goes to the first word.
    """
    words = adjective.split(" ")
    changed = [
        _inflect_word(word, gender, number, case) if word.endswith("ي") else word for word in words
    ]
    if definite:
        if all(word.endswith("ي") for word in words):
            changed = [f"ال{word}" for word in changed]
        else:
            changed[0] = f"ال{changed[0]}"
    return " ".join(changed)


def _inflect_word(word: str, gender: Gender, number: Number, case: Case) -> str:
    if gender == "f":
        return word + _FEMININE[number, case]
    if number == "plural" and word in BROKEN_PLURALS:
        return BROKEN_PLURALS[word]
    return word + _MASCULINE[number, case]


def every_form(adjective: str) -> Iterator[str]:
    """All forms under which the adjective may stand in a text, indefinite ones first."""
    seen: set[str] = set()
    for definite in (False, True):
        for form in _forms(adjective, definite=definite):
            if form not in seen:
                seen.add(form)
                yield form


def _forms(adjective: str, *, definite: bool) -> Iterator[str]:
    for number, case in _MASCULINE:
        yield inflect(adjective, gender="m", number=number, definite=definite, case=case)
        yield inflect(adjective, gender="f", number=number, definite=definite, case=case)
    if " " in adjective:
        return
    article = "ال" if definite else ""
    if adjective in BROKEN_PLURALS:
        yield f"{article}{adjective}ون"
        yield f"{article}{adjective}ين"
    if not definite:
        yield f"{adjective}ا"


def english_plural(adjective: str) -> str | None:
    """The English plural of a demonym, or None where it has none of its own (``Chinese``)."""
    if " " in adjective and not adjective.endswith(("an", "i")):
        return None
    if adjective.endswith(("an", "i", "ian", "ot", "ck", "eek", "ard", "er")):
        return f"{adjective}s"
    return None
