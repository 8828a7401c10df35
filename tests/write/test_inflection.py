"""Agreement and prepositions that a reader would trip over."""

from __future__ import annotations

import pytest

from musnad.write.brief.generate import Concord, adjective, indefinite_accusative
from tests.write.telling import tell, teller


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        (
            "The United States announced the security assistance package.",
            "أعلنت الولايات المتحدة حزمة المساعدات الأمنية.",
        ),
        ("Egypt announced aid to 18 million people.", "أعلنت مصر مساعدات لـ18 مليون شخص."),
        (
            "The ministers expressed their appreciation to President Abdel Fattah el-Sisi.",
            "أعرب الوزراء عن تقديرهم للرئيس المصري عبد الفتاح السيسي.",
        ),
        (
            "The minister praised the contribution of Egypt to regional security.",
            "أشاد الوزير بإسهام مصر في الأمن الإقليمي.",
        ),
    ],
)
def test_a_phrase_agrees_in_all_its_words(english: str, arabic: str) -> None:
    assert tell(english) == arabic


def test_ministers_before_their_verb_take_the_plural() -> None:
    text = "The Foreign Ministers of Egypt, Jordan and France met in Cairo on 8 April 2025."
    assert "وفرنسا يجتمعون" in teller().tell(text, headline=True).text


def test_a_people_and_its_government_are_not_persons() -> None:
    text = tell(
        "The Secretary-General expressed his deep condolences to the people and the Government "
        "of the Russian Federation."
    )
    assert "وشعبها" in text
    assert "الأشخاص" not in text


def test_a_defective_noun_gets_its_last_letter_back() -> None:
    assert indefinite_accusative("تحد") == "تحديا"
    assert indefinite_accusative("أراض") == "أراضي"


def test_an_elative_takes_no_ta_marbuta() -> None:
    assert adjective("أوثق", Concord(gender="f"), "gen", definite=True) == "الأوثق"
