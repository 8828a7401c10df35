"""Parts added to a true sentence, and quotations that nobody said, in both languages."""

from __future__ import annotations

import pytest

from musnad.check.checker import Checker
from tests.check.suspecting import of_kind
from tests.check.test_kinds import release

DAM = release(
    "The water authority closed the dam's eastern gate after engineers found a crack in the wall.",
    '"We will open the gate again when the wall has been repaired," said Salma Nassar, its head.',
    "Farmers in the valley were told to store water.",
)
DAM_AR = release(
    "أغلقت هيئة المياه البوابة الشرقية للسد بعدما وجد المهندسون شقا في الجدار.",
    "وقالت رئيستها سلمى نصار: «سنفتح البوابة مجددا عندما يتم إصلاح الجدار».",
    "وطُلب من المزارعين في الوادي تخزين المياه.",
    language="ar",
)
BOTH = pytest.mark.parametrize("source", [DAM, DAM_AR], ids=["en", "ar"])


def parts(checker: Checker, text: str, source: object, kind: str) -> list[str]:
    found = of_kind(checker, text, source, kind)  # type: ignore[arg-type]
    return [one.problem.found for one in found]


@BOTH
@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("أغلقت هيئة المياه بوابة السد الشرقية، وسط مخاوف متزايدة لدى التجار.", "وسط مخاوف"),
        ("أغلقت هيئة المياه بوابة السد الشرقية وسط مخاوف متزايدة لدى التجار.", "وسط مخاوف"),
        ("وطُلب من المزارعين تخزين المياه، ما أدى إلى ارتفاع أسعار الخبز.", "ما أدى إلى"),
        ("وطُلب من المزارعين تخزين المياه، مطالبا بزيادة الرواتب والأجور.", "مطالبا بزيادة"),
        ("أغلقت الهيئة البوابة الشرقية للسد، وفق ما كشفته رسائل مسربة.", "وفق ما كشفته"),
    ],
)
def test_an_added_tail_is_told_alone(
    checker: Checker, source: object, text: str, tail: str
) -> None:
    said = parts(checker, text, source, "unsupported")
    assert any(part.startswith(tail) for part in said), said


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "أغلقت هيئة المياه بوابة السد الشرقية، بعد عثور المهندسين على شق في الجدار.",
        "أغلقت هيئة المياه بوابة السد الشرقية، فيما طُلب من المزارعين تخزين المياه.",
        "وسط الوادي طُلب من المزارعين تخزين المياه.",
    ],
)
def test_a_tail_that_the_source_has_passes(checker: Checker, source: object, text: str) -> None:
    assert not parts(checker, text, source, "unsupported")


def test_a_true_quotation_in_another_language_passes(checker: Checker) -> None:
    text = "وقالت سلمى نصار: «سنعيد فتح البوابة عندما يُصلح الجدار»."
    assert not parts(checker, text, DAM, "quote")


@BOTH
def test_an_invented_quotation_is_told(checker: Checker, source: object) -> None:
    text = "وقالت سلمى نصار: «لن ننسى تضحيات الجنود الذين سقطوا في المعركة»."
    assert parts(checker, text, source, "quote")


def test_words_between_two_quotations_are_none(checker: Checker) -> None:
    text = 'قالت سلمى نصار "نعم" ثم مضت إلى مكتبها القديم في "الوادي".'
    assert not parts(checker, text, DAM, "quote")


def test_an_english_tail_is_told_alone(checker: Checker) -> None:
    text = "The water authority closed the eastern gate, sparking anger among merchants abroad."
    assert parts(checker, text, DAM, "unsupported") == ["sparking anger among merchants abroad."]
    text = "The water authority closed the eastern gate, after engineers found a crack in the wall."
    assert not parts(checker, text, DAM, "unsupported")


def test_a_statement_is_no_source_of_its_own(checker: Checker) -> None:
    text = "وبحسب البيان أغلقت هيئة المياه بوابة السد الشرقية."
    assert not parts(checker, text, DAM, "unsupported")


RAIN = release(
    "The dam lake rose in March by 4.2 metres, the most in 30 years.",
    "It is the first time that the valley has been irrigated in winter.",
    "Nine villages voted for the canal; three voted against it.",
)


@pytest.mark.parametrize(
    "text",
    [
        "ارتفعت بحيرة السد في مارس بنحو 4 أمتار، في أعلى وتيرة خلال ثلاثة عقود.",
        "رُوي الوادي شتاء، في سابقة هي الأولى من نوعها في تاريخ المنطقة.",
        "صوتت تسع قرى لمصلحة القناة، فيما عارضتها ثلاث قرى.",
        "وقال المهندس سليمان رزق، إن بحيرة السد ارتفعت في مارس.",
    ],
)
def test_measures_and_speakers_are_no_added_parts(checker: Checker, text: str) -> None:
    found = {one.rule for one in of_kind(checker, text, RAIN, "unsupported")}
    assert not found & {"unsupported.part", "unsupported.tail"}
