"""Style: what is found, and what is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.arabic.style import Lint, first_speaker, lints, subjectless
from musnad.core.house import House


def codes(text: str, house: House | None = None) -> set[str]:
    return {lint.code for lint in lints(text, house)}


def shown(text: str, code: str) -> list[str]:
    return [text[lint.start : lint.end] for lint in lints(text) if lint.code == code]


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("تم توقيع الاتفاق أمس", "style.heavy_tamma", "تم توقيع"),
        ("سيتم افتتاح المعبر", "style.heavy_tamma", "سيتم افتتاح"),
        ("وتمت مناقشة الملف", "style.heavy_tamma", "وتمت مناقشة"),
        ("زار  القاهرة", "style.double_space", "  "),
        ("قال الوزير; ثم غادر", "style.latin_semicolon", ";"),
        ("أعلن CENTCOM ضرب أهداف", "style.acronym", "CENTCOM"),
        ("أكد الوزير دعمه. وأكد أن بلاده ملتزمة.", "style.repeated_verb", "وأكد"),
        ("أكدت الوزيرة دعمها.\nكما أكدت التزام بلادها.", "style.repeated_verb", "كما أكدت"),
    ],
)
def test_a_heavy_turn_is_found_where_it_stands(text: str, code: str, words: str) -> None:
    assert shown(text, code) == [words]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("تم في القاهرة أمس", "style.heavy_tamma"),
        ("وقال الوزير: «تم توقيع الاتفاق»", "style.heavy_tamma"),
        ("وقال: «ذهبنا الى القاهرة»", "style.spelling"),
        ("القيادة المركزية الأميركية (CENTCOM) ضربت. وقالت CENTCOM", "style.acronym"),
        ("شركة CENTCOM (القيادة المركزية الأميركية)", "style.acronym"),
        ("وصلت السفينة USS Gerald R. Ford وطائرات F-16 و5G", "style.acronym"),
        ("قال الوزير نعم. وقال إن الأمر انتهى.", "style.repeated_verb"),
        ("أكد الوزير دعمه. وأضاف أنه سيعود. وأكد التزامه.", "style.repeated_verb"),
        ("قال https://NATO.INT نعم", "style.acronym"),
    ],
)
def test_what_is_no_fault_is_left_alone(text: str, code: str) -> None:
    assert code not in codes(text)


def test_the_rarer_digits_are_the_mixed_ones() -> None:
    assert shown("وصل 25 جنديا و30 ضابطا و٤ سفن", "style.mixed_digits") == ["٤"]
    assert "style.mixed_digits" not in codes("وصل 25 جنديا على متن F-16 و30 ضابطا")


def test_a_house_has_its_own_digits() -> None:
    assert "style.mixed_digits" in codes("وصل 25 جنديا", House(digits="arabic"))
    assert "style.mixed_digits" not in codes("وصل ٢٥ جنديا", House(digits="arabic"))
    assert "style.mixed_digits" not in codes("قال «25»، وF-16", House(digits="arabic"))


def test_each_finding_has_both_languages_and_its_span() -> None:
    text = 'تم توقيع الاتفاق,  وقال "نعم" الى NATO?'
    found = lints(text)
    assert len(found) >= 6
    for lint in found:
        assert isinstance(lint, Lint)
        assert 0 <= lint.start < lint.end <= len(text)
        assert any("\u0600" <= letter <= "\u06ff" for letter in lint.message_ar)
        assert lint.message_en[0].isascii()


def test_a_paragraph_without_a_speaker_is_known() -> None:
    assert [words for _, _, words in subjectless("وأضاف أنه سيعود.")] == ["وأضاف أنه"]
    assert list(subjectless("وأضاف الوزير أنه سيعود.")) == []
    assert list(subjectless("وصل الوزير. وأضاف أنه سيعود.")) == []


def test_a_speaker_is_named_by_a_verb_with_its_subject() -> None:
    assert first_speaker("أمس قال المتحدث إن الأمر انتهى") == 4
    assert first_speaker("قال إن الأمر انتهى") == len("قال إن الأمر انتهى")
    assert first_speaker("") == 0


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet='والم تأكدقضىـ«»"،,.;?\n 1٢NATO()', max_size=60))
def test_any_text_has_findings_within_it(text: str) -> None:
    found = lints(text)
    assert all(0 <= lint.start < lint.end <= len(text) for lint in found)


@pytest.mark.parametrize("bit", ["«", "وأكد ", "A", "تم ", " ", "(NATO", "1,"])
def test_a_long_hostile_text_is_judged_in_time(bit: str) -> None:
    started = time.process_time()
    lints(bit * (40_000 // len(bit)))
    assert time.process_time() - started < 4
