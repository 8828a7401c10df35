"""Roles: who did what to whom, in both languages, active and passive."""

from __future__ import annotations

import pytest

from musnad.check.checker import Checker
from musnad.core.release import Release
from tests.check.suspects import release, suspects

VISIT = release(
    "Egyptian President Abdel Fattah El-Sisi received European Commission President "
    "Ursula von der Leyen in Cairo.",
    "Emmanuel Macron was congratulated by Olaf Scholz on the success of the conference.",
    "Japan awarded Jordan a grant for the new hospital.",
    "Brazil accused Paraguay of closing the bridge.",
)
VISIT_AR = release(
    "استقبل الرئيس المصري عبد الفتاح السيسي رئيسة المفوضية الأوروبية أورسولا فون دير لاين "
    "في القاهرة.",
    "وهنأ أولاف شولتس إيمانويل ماكرون بنجاح المؤتمر.",
    "ومنحت اليابان الأردن هبة للمستشفى الجديد.",
    "واتهمت البرازيل باراغواي بإغلاق الجسر.",
    language="ar",
)
BOTH = pytest.mark.parametrize("source", [VISIT, VISIT_AR], ids=["en", "ar"])
EXCHANGED = ("person.exchanged", "person.role")


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "استقبلت أورسولا فون دير لاين الرئيس المصري في القاهرة.",
        "فون دير لاين تستقبل السيسي في القاهرة",
        "وهنأ ماكرون شولتس بنجاح المؤتمر.",
        "ومنح الأردن اليابان هبة للمستشفى الجديد.",
        "واتهمت باراغواي البرازيل بإغلاق الجسر.",
    ],
)
def test_those_who_changed_places_are_a_conflict(
    checker: Checker, source: Release, text: str
) -> None:
    found = suspects(checker, text, source)
    told = [found[rule] for rule in EXCHANGED if rule in found]
    assert told
    assert told[0].expected
    assert told[0].found in text


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "استقبل الرئيس المصري فون دير لاين في القاهرة.",
        "السيسي يستقبل فون دير لاين في القاهرة",
        "استُقبلت فون دير لاين من قبل السيسي في القاهرة.",
        "وهنأ شولتس ماكرون بنجاح المؤتمر.",
        "ومنحت طوكيو عمّان هبة للمستشفى الجديد.",
        "واتهمت البرازيل جارتها باراغواي بإغلاق الجسر.",
    ],
)
def test_the_same_deed_in_other_words_passes(checker: Checker, source: Release, text: str) -> None:
    found = suspects(checker, text, source)
    assert not any(rule in found for rule in EXCHANGED)


def test_an_english_claim_is_turned_round_too(checker: Checker) -> None:
    bad = suspects(checker, "Paraguay accused Brazil of closing the bridge.", VISIT)
    good = suspects(checker, "Paraguay was accused by Brazil of closing the bridge.", VISIT)
    assert "person.exchanged" in bad
    assert not any(rule in good for rule in EXCHANGED)
