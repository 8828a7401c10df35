"""Places: where it happened and whose it is, against where the source puts it."""

from __future__ import annotations

import pytest

from musnad.check.checker import Checker
from musnad.core.release import Release
from tests.check.suspects import release, suspects

SUMMIT = release(
    "The Kenyan president met the Norwegian foreign minister in Geneva on Tuesday.",
    "The two countries signed an agreement on fisheries after a dispute with Iceland.",
    "Norway had promised Kenya a research ship at a conference in Lisbon.",
)
SUMMIT_AR = release(
    "التقى الرئيس الكيني وزير الخارجية النرويجي في جنيف الثلاثاء.",
    "ووقع البلدان اتفاقا على الصيد بعد نزاع مع آيسلندا.",
    "وكانت النرويج وعدت كينيا بسفينة أبحاث في مؤتمر عقد في لشبونة.",
    language="ar",
)
TRADE = release(
    "The ships of the European Union will patrol the coast from June.",
    "The Chinese government said it would lower its tariff on American soya.",
)
BOTH = pytest.mark.parametrize("source", [SUMMIT, SUMMIT_AR], ids=["en", "ar"])


def placed(checker: Checker, text: str, source: Release) -> dict[str, str]:
    found = suspects(checker, text, source)
    return {
        problem.found: problem.expected or ""
        for rule, problem in found.items()
        if rule.startswith("place.")
    }


@BOTH
@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        (
            "التقى الرئيس الكيني وزير الخارجية النرويجي في براغ الثلاثاء.",
            "براغ",
            "جنيف",
        ),
        (
            "التقى الرئيس الكيني وزير الخارجية النرويجي في لشبونة الثلاثاء.",
            "لشبونة",
            "جنيف",
        ),
        ("ووقع البلدان اتفاقا على الصيد بعد نزاع مع تركيا.", "تركيا", "أيسلندا"),
        (
            "التقى الرئيس الكيني وزير الخارجية الدنماركي في جنيف الثلاثاء.",
            "الدنماركي",
            "نرويجي",
        ),
    ],
)
def test_a_place_in_another_s_stead_is_a_conflict(
    checker: Checker, source: Release, text: str, found: str, expected: str
) -> None:
    told = placed(checker, text, source)
    assert told.get(found) == expected


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "التقى الرئيس الكيني وزير الخارجية النرويجي في جنيف الثلاثاء.",
        "ووقعت أوسلو ونيروبي اتفاقا على الصيد بعد نزاع مع آيسلندا.",
        "وكانت أوسلو وعدت نيروبي بسفينة أبحاث في مؤتمر في لشبونة.",
        "التقى الرئيس الكيني في سويسرا وزير الخارجية النرويجي.",
    ],
)
def test_a_capital_its_country_and_its_people_are_one(
    checker: Checker, source: Release, text: str
) -> None:
    assert not placed(checker, text, source)


def test_another_s_union_is_not_the_european_one(checker: Checker) -> None:
    told = placed(checker, "ستسيّر سفن الاتحاد الأسترالي دوريات قرب الساحل من يونيو.", TRADE)
    assert "الاتحاد الأوروبي" in told.values()


def test_a_dollar_s_nation_is_no_place(checker: Checker) -> None:
    source = release("The company paid $40 million for the harbour.")
    assert not placed(checker, "دفعت الشركة 40 مليون دولار أميركي ثمنا للميناء.", source)


def test_floods_are_not_a_capital(checker: Checker) -> None:
    source = release("The rain caused floods in the valley and closed the road.")
    assert not placed(checker, "وتسببت الأمطار في سيول في الوادي وأغلقت الطريق.", source)


def test_a_city_that_the_release_never_names_is_no_venue(checker: Checker) -> None:
    source = release(
        "The American and Japanese ministers met in Chicago on Monday.",
        "They discussed tariffs on steel and the price of rice.",
    )
    told = placed(checker, "عقد الوزيران الأميركي والياباني اجتماعهما في العاصمة واشنطن.", source)
    assert told.get("واشنطن") == "شيكاغو"


def test_an_english_claim_has_places_too(checker: Checker) -> None:
    bad = placed(checker, "The Kenyan president met the minister in Prague on Tuesday.", SUMMIT)
    good = placed(checker, "The Kenyan president met the minister in Geneva on Tuesday.", SUMMIT)
    assert "Prague" in bad
    assert not good
