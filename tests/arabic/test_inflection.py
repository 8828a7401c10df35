import pytest

from musnad.arabic.bidi import visual_order
from musnad.arabic.inflection import Gender, Number, agree, construct


@pytest.mark.parametrize(
    ("adjective", "gender", "number", "definite", "expected"),
    [
        ("مشترك", "m", "singular", False, "مشترك"),
        ("مشترك", "f", "singular", True, "المشتركة"),
        ("أميركي", "m", "plural", True, "الأميركيين"),
        ("أميركي", "f", "dual", False, "أميركيتين"),
        ("كوري جنوبي", "f", "singular", True, "الكورية الجنوبية"),
        ("كبير", "m", "plural", True, "الكبار"),
        ("أكبر", "f", "singular", True, "الكبرى"),
        ("أعلى", "f", "singular", True, "العليا"),
        ("آخر", "f", "singular", False, "أخرى"),
        ("أحمر", "f", "singular", False, "حمراء"),
        ("ثان", "m", "singular", False, "ثان"),
        ("ثان", "f", "singular", False, "ثانية"),
        ("ثان", "m", "singular", True, "الثاني"),
    ],
)
def test_an_adjective_agrees_with_its_noun(
    adjective: str, gender: Gender, number: Number, definite: bool, expected: str
) -> None:
    assert agree(adjective, gender, number, definite=definite) == expected


def test_the_subject_s_case_shows_in_duals_and_plurals() -> None:
    assert agree("مصري", "m", "plural", definite=True, case="nominative") == "المصريون"
    assert agree("مصري", "m", "dual", case="nominative") == "مصريان"
    assert agree("كبير", "f", "dual", case="nominative") == "كبيرتان"


@pytest.mark.parametrize(
    ("first", "second", "number", "expected"),
    [
        ("الوزير", "الدفاع", "singular", "وزير الدفاع"),
        ("وزيران", "الخارجية", "dual", "وزيرا الخارجية"),
        ("وزيرين", "الخارجية", "dual", "وزيري الخارجية"),
        ("مسؤولون", "الحلف", "plural", "مسؤولو الحلف"),
        ("بيان", "الوزارة", "singular", "بيان الوزارة"),
        ("القوانين", "البلاد", "singular", "قوانين البلاد"),
        ("قاض", "التحقيق", "singular", "قاضي التحقيق"),
        ("التزامات", "الدول", "singular", "التزامات الدول"),
    ],
)
def test_a_noun_gives_up_its_article_and_its_nun_before_another(
    first: str, second: str, number: Number, expected: str
) -> None:
    assert construct(first, second, number=number) == expected


SENTENCE = "قال الوزير إن الحكومة وافقت على الخطة الجديدة في الجلسة الأخيرة"


def test_text_stored_last_letter_first_is_told_from_text_in_order() -> None:
    assert not visual_order(SENTENCE)
    assert visual_order(SENTENCE[::-1])
    assert visual_order("\n".join(word[::-1] for word in SENTENCE.split()))


def test_presentation_forms_tell_the_order_by_their_shape() -> None:
    stored = "ﻣﺤﻤﺪ ﻭﻋﻠﻲ"
    assert not visual_order(stored)
    assert visual_order(stored[::-1])


@pytest.mark.parametrize("text", ["", "Hello", "مثلا", "أصلا وفصلا", "2025", "هذا بيان"])
def test_few_words_are_taken_to_be_in_order(text: str) -> None:
    assert not visual_order(text)
