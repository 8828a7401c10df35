"""What follows from the source's figures is no wrong figure; what does not is one."""

from __future__ import annotations

import pytest

from musnad.check.checker import Checker
from tests.check.suspecting import of_kind
from tests.check.test_kinds import release

FAIR = release(
    "PORT CITY, 12 March 2025 — The book fair runs from 1 April 2025 to 30 June 2025.",
    "The northern hall has 48 stalls and the southern hall has 29 stalls.",
    "Visitor numbers rose 6.8 per cent, the most in 30 years, and 52 per cent came by train.",
    "Its director, Salma Haddad, has led it since May 2019 and hands over within 60 days.",
    "The fair was founded in 1985, and 300 of its 450 publishers came in 2022, 2023 and 2024.",
    "It spent 9 million riyals, or about 2.4 million dollars, on 85 of 120 readings in the hall.",
    "The price of a ticket was 40 riyals before a cut of 15 riyals for the young.",
)
FAIR_AR = release(
    "مدينة الميناء، 12 مارس 2025 — يقام معرض الكتاب من 1 أبريل 2025 إلى 30 يونيو 2025.",
    "وتضم القاعة الشمالية 48 جناحا والقاعة الجنوبية 29 جناحا.",
    "وزاد عدد الزوار بنسبة 6.8 في المئة، وهي أعلى نسبة في 30 عاما، وجاء 52 في المئة منهم بالقطار.",
    "وتديره سلمى حداد منذ مايو 2019، وتسلّم مهامها خلال 60 يوما.",
    "وتأسس المعرض عام 1985، وشارك 300 من ناشريه الـ450 في أعوام 2022 و2023 و2024.",
    language="ar",
)
BOTH = pytest.mark.parametrize("source", [FAIR, FAIR_AR], ids=["en", "ar"])


def found(checker: Checker, text: str, source: object) -> list[str]:
    return [one.problem.found for one in of_kind(checker, text, source, "number")]  # type: ignore[arg-type]


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "وتضم القاعتان الشمالية والجنوبية 77 جناحا.",
        "وتزيد أجنحة القاعة الشمالية على أجنحة الجنوبية بفارق 19 جناحا.",
        "ويستمر معرض الكتاب ثلاثة أشهر.",
        "وزاد عدد الزوار بنحو 7 في المئة.",
        "وهي أعلى زيادة في عدد الزوار خلال ثلاثة عقود.",
        "وتدير سلمى حداد المعرض منذ نحو ست سنوات.",
        "وتأسس المعرض قبل 40 عاما.",
        "وجاء أكثر من نصف الزوار بالقطار.",
        "وشارك ثلثا الناشرين في المعرض.",
        "وشارك الناشرون في الأعوام الثلاثة الماضية.",
        "وغاب 150 من ناشري المعرض.",
        "وتجاوزت نسبة من جاؤوا بالقطار 50 في المئة.",
        "وتسلّم سلمى حداد مهامها خلال شهرين.",
    ],
)
def test_what_follows_from_the_figures_passes(checker: Checker, source: object, text: str) -> None:
    assert not found(checker, text, source)


@BOTH
@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("وتضم القاعتان الشمالية والجنوبية 79 جناحا.", "79"),
        ("ويستمر معرض الكتاب خمسة أشهر.", "خمسة"),
        ("وزاد عدد الزوار بنسبة 9 في المئة.", "9 في المئة"),
        ("وهي أعلى زيادة في عدد الزوار خلال سبعة عقود.", "سبعة"),
        ("وتأسس المعرض قبل 70 عاما.", "70"),
    ],
)
def test_what_does_not_follow_is_noticed(
    checker: Checker, source: object, text: str, wrong: str
) -> None:
    assert wrong in found(checker, text, source)


@pytest.mark.parametrize(
    "text",
    [
        "وأنفق المعرض نحو 2.4 مليون دولار على القراءات.",
        "وأقيمت 85 قراءة في القاعة.",
        "وخُفض سعر التذكرة للشباب 15 ريالا.",
    ],
)
def test_a_figure_with_its_currency_its_whole_or_as_a_change_passes(
    checker: Checker, text: str
) -> None:
    assert not found(checker, text, FAIR)
