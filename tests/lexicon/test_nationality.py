"""Relative adjectives agree in gender, number, definiteness and case."""

from __future__ import annotations

import pytest

from musnad.lexicon.book import load
from musnad.lexicon.nationality import every_form, inflect


@pytest.mark.parametrize(
    ("code", "man", "woman", "men", "of_men"),
    [
        ("US", "أميركي", "أميركية", "أميركيون", "أميركيين"),
        ("SY", "سوري", "سورية", "سوريون", "سوريين"),
        ("arab", "عربي", "عربية", "عرب", "عرب"),
        ("RU", "روسي", "روسية", "روس", "روس"),
        ("TR", "تركي", "تركية", "أتراك", "أتراك"),
        ("kurd", "كردي", "كردية", "أكراد", "أكراد"),
        ("jew", "يهودي", "يهودية", "يهود", "يهود"),
        ("GB", "بريطاني", "بريطانية", "بريطانيون", "بريطانيين"),
        ("CN", "صيني", "صينية", "صينيون", "صينيين"),
        ("IR", "إيراني", "إيرانية", "إيرانيون", "إيرانيين"),
        ("LB", "لبناني", "لبنانية", "لبنانيون", "لبنانيين"),
        ("SA", "سعودي", "سعودية", "سعوديون", "سعوديين"),
        ("AE", "إماراتي", "إماراتية", "إماراتيون", "إماراتيين"),
        ("MA", "مغربي", "مغربية", "مغاربة", "مغاربة"),
        ("TN", "تونسي", "تونسية", "تونسيون", "تونسيين"),
        ("DZ", "جزائري", "جزائرية", "جزائريون", "جزائريين"),
        ("FR", "فرنسي", "فرنسية", "فرنسيون", "فرنسيين"),
        ("DE", "ألماني", "ألمانية", "ألمان", "ألمان"),
        ("NL", "هولندي", "هولندية", "هولنديون", "هولنديين"),
        ("KR", "كوري جنوبي", "كورية جنوبية", "كوريون جنوبيون", "كوريين جنوبيين"),
        ("ZA", "جنوب أفريقي", "جنوب أفريقية", "جنوب أفريقيون", "جنوب أفريقيين"),
        ("IN", "هندي", "هندية", "هنود", "هنود"),
    ],
)
def test_an_adjective_has_its_forms(code: str, man: str, woman: str, men: str, of_men: str) -> None:
    lexicon = load()
    assert lexicon.nationality(code) == man
    assert lexicon.nationality(code, gender="f") == woman
    assert lexicon.nationality(code, number="plural") == men
    assert lexicon.nationality(code, number="plural", case="oblique") == of_men


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("US", "الأميركي"),
        ("KR", "الكوري الجنوبي"),
        ("KP", "الكوري الشمالي"),
        ("ZA", "الجنوب أفريقي"),
        ("TR", "التركي"),
    ],
)
def test_the_article_goes_where_it_belongs(code: str, form: str) -> None:
    assert load().nationality(code, definite=True) == form


def test_the_dual_and_the_feminine_plural_are_regular() -> None:
    assert inflect("مصري", gender="m", number="dual") == "مصريان"
    assert inflect("مصري", gender="f", number="dual", case="oblique") == "مصريتين"
    assert inflect("مصري", gender="f", number="plural", definite=True) == "المصريات"


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(KeyError):
        load().nationality("ZZ")


def test_every_form_includes_both_plurals_of_a_broken_one() -> None:
    forms = set(every_form("تركي"))
    assert {"أتراك", "الأتراك", "التركية", "تركيا", "التركيين"} <= forms
