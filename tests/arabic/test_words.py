import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.arabic.agreement import accusative, attach, counted, definite
from musnad.arabic.bidi import isolate, strip_controls
from musnad.arabic.clitics import stems
from musnad.arabic.style import lints
from musnad.core.house import House


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (1, "وزير واحد"),
        (2, "وزيران"),
        (3, "3 وزراء"),
        (10, "10 وزراء"),
        (11, "11 وزيرا"),
        (99, "99 وزيرا"),
        (100, "100 وزير"),
        (103, "103 وزراء"),
        (125, "125 وزيرا"),
        (1000, "1000 وزير"),
        (12_000, "12,000 وزير"),
    ],
)
def test_a_noun_agrees_with_its_number(n: int, expected: str) -> None:
    assert counted(n, "وزير", "وزيران", "وزراء", "m", House()) == expected


def test_a_feminine_noun_agrees_too() -> None:
    house = House(digits="arabic")
    assert counted(1, "طائرة", "طائرتان", "طائرات", "f", house) == "طائرة واحدة"
    assert counted(15, "طائرة", "طائرتان", "طائرات", "f", house) == "١٥ طائرة"


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("بيان", "بيانا"),
        ("لقاء", "لقاء"),
        ("مستشفى", "مستشفى"),
        ("يورو", "يورو"),
        ("شيء", "شيئا"),
        ("جندي أميركي", "جنديا أميركيا"),
        ("جزء", "جزءا"),
    ],
)
def test_the_accusative_alef_is_written_where_it_shows(noun: str, expected: str) -> None:
    assert accusative(noun) == expected


def test_the_article_is_set_on_a_noun_and_its_adjective() -> None:
    assert definite("اجتماع مشترك") == "الاجتماع المشترك"
    assert definite("الوزير") == "الوزير"
    assert definite("التزام") == "الالتزام"


@pytest.mark.parametrize(
    ("preposition", "phrase", "expected"),
    [
        ("ل", "الوزير", "للوزير"),
        ("ل", "اللجنة العليا", "للجنة العليا"),
        ("ل", "الله", "لله"),
        ("ل", "التزام", "لالتزام"),
        ("ل", "وزير", "لوزير"),
        ("ب", "بيان", "ببيان"),
        ("ب", "البيان", "بالبيان"),
        ("ب", "«البيان»", "بـ«البيان»"),
        ("ل", "5 وزراء", "لـ5 وزراء"),
        ("و", "5 وزراء", "و5 وزراء"),
        ("في", "القاهرة", "في القاهرة"),
    ],
)
def test_a_preposition_is_joined(preposition: str, phrase: str, expected: str) -> None:
    assert attach(preposition, phrase) == expected


def test_stems_give_the_word_without_its_particles() -> None:
    assert stems("وبالقاهرة") == ("وبالقاهره", "بالقاهره", "القاهره", "قاهره")
    assert {"الوزير", "وزير"} <= set(stems("للوزير"))
    assert "بروكسل" in stems("ببروكسل")
    assert stems("في")[0] == "في"


@settings(deadline=None)
@given(st.text(alphabet="والبكلفمن", max_size=12))
def test_stems_go_from_long_to_short(word: str) -> None:
    found = stems(word)
    assert list(found) == sorted(found, key=lambda stem: -len(stem))


def test_latin_runs_are_isolated_in_plain_text() -> None:
    assert isolate("التقى Mark Rutte، اليوم") == "التقى \u2068Mark Rutte\u2069، اليوم"
    assert isolate("بلغ 15 في المئة") == "بلغ 15 في المئة"


@settings(deadline=None)
@given(st.text(max_size=80))
def test_isolating_changes_nothing_that_is_read(text: str) -> None:
    once = isolate(text)
    assert isolate(once) == once
    assert strip_controls(once) == strip_controls(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("قال الوزير, نعم", "style.latin_comma"),
        ("ماذا حدث?", "style.latin_question"),
        ("قال نعم ؛ ثم", "style.space_before_mark"),
        ("قال نعم،ثم غادر", "style.no_space_after_mark"),
        ('قال "نعم"', "style.straight_quotes"),
        ("ذهب الى القاهرة", "style.spelling"),
        ("تم التأكيد على ذلك", "style.heavy_tamma"),
        ("قام بزيارة القاهرة", "style.heavy_qama"),
        ("قال «نعم", "style.unpaired_quote"),
        ("العـــراق", "style.tatweel"),
    ],
)
def test_a_slip_of_style_is_found(text: str, code: str) -> None:
    assert code in {lint.code for lint in lints(text)}


def test_a_well_written_sentence_has_no_lint() -> None:
    assert lints("أكد الوزير، الخميس، أن بلاده «ملتزمة» بالاتفاق، وأضاف: «لن نتراجع».") == ()


@settings(deadline=None)
@given(st.text(max_size=150))
def test_lints_point_into_the_text(text: str) -> None:
    assert all(0 <= lint.start < lint.end <= len(text) for lint in lints(text))


@pytest.mark.parametrize(
    ("n", "expected"),
    [(2, "صوتين"), (3, "3 أصوات"), (11, "11 صوتا"), (100, "100 صوت"), (115, "115 صوتا")],
)
def test_an_oblique_dual_is_no_lost_letter(n: int, expected: str) -> None:
    assert counted(n, "صوت", "صوتين", "أصوات", "m", House()) == expected


def test_a_letter_lost_in_the_singular_comes_back_in_either_case_of_the_dual() -> None:
    for dual in ("قاضيان", "قاضيين"):
        assert counted(12, "قاض", dual, "قضاة", "m", House()) == "12 قاضيا"
    for dual in ("قاضيان أميركيان", "قاضيين أميركيين"):
        assert counted(12, "قاض أميركي", dual, "قضاة أميركيين", "m", House()) == "12 قاضيا أميركيا"
