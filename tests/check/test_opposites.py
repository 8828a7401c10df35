"""A word set where the source has its opposite."""

from __future__ import annotations

import pytest

from musnad.check.checker import Checker
from musnad.check.opposites import sides
from musnad.check.reading import read
from musnad.core.release import Release
from tests.check.suspected import rules, suspected
from tests.check.test_kinds import release

PORT = release(
    "More than 300 ships used the port last year.",
    "The ministry lowered the harbour fee before the season.",
    "The union rejected the new timetable, and the director denied the rumours.",
    "Exports of dates rose to 40 tonnes.",
)
PORT_AR = release(
    "استخدمت الميناء أكثر من 300 سفينة في العام الماضي.",
    "وخفضت الوزارة رسم الميناء قبل الموسم.",
    "ورفضت النقابة الجدول الجديد، ونفى المدير الشائعات.",
    "وارتفعت صادرات التمور إلى 40 طنا.",
    language="ar",
)
BOTH = pytest.mark.parametrize("source", [PORT, PORT_AR], ids=["en", "ar"])


@BOTH
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("استخدمت الميناء أقل من 300 سفينة في العام الماضي.", "أقل"),
        ("رفعت الوزارة رسم الميناء.", "رفعت"),
        ("خفضت الوزارة رسم الميناء بعد الموسم.", "بعد"),
        ("قبلت النقابة الجدول الجديد.", "قبلت"),
        ("أكد المدير الشائعات.", "أكد"),
        ("تراجعت صادرات التمور إلى 40 طنا.", "تراجعت"),
    ],
)
def test_an_opposite_is_noticed_with_what_the_source_says(
    checker: Checker, text: str, found: str, source: Release
) -> None:
    (one,) = suspected(checker, text, source, "polarity.opposite")
    assert one.problem.found == found
    assert one.problem.expected
    assert one.rule != "polarity.opposite"


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "استخدمت الميناء أكثر من 300 سفينة في العام الماضي.",
        "قلصت الوزارة رسم الميناء قبل الموسم.",
        "لم تقبل النقابة الجدول الجديد.",
        "نفى المدير الشائعات.",
        "زادت صادرات التمور إلى 40 طنا.",
    ],
)
def test_what_says_the_same_is_not_noticed(checker: Checker, text: str, source: Release) -> None:
    assert not rules(checker, text, source, "polarity.opposite")


def test_an_english_claim_is_read_alike(checker: Checker) -> None:
    text = "Fewer than 300 ships used the port last year."
    assert rules(checker, text, PORT, "polarity.opposite") == {"polarity.opposite.bound"}


def test_lifting_a_pause_is_no_pause(checker: Checker) -> None:
    source = release("The council will lift the pause on fishing and resume patrols.")
    assert not rules(checker, "يستأنف المجلس الدوريات.", source, "polarity.opposite")


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("وترتفع الأسعار", ("rise-fall", 0)),
        ("وستخفض الدولة إنفاقها", ("rise-fall", 1)),
        ("قبل الموسم", ("before-after", 0)),
        ("يبيعون التمور", ("buy-sell", 1)),
    ],
)
def test_inflected_words_are_read(text: str, side: tuple[str, int]) -> None:
    assert side in {(one.pair, one.side) for one in sides(read(text, "ar"))}


def test_a_word_that_may_be_either_side_is_neither() -> None:
    assert not [one for one in sides(read("حضر والده", "ar")) if one.pair == "father-mother"]


VOTE = release(
    "The board approved the fishing plan by nine votes to two.",
    "Seven towns voted in favour of the ring road and four voted against it.",
    "The team won its second cup, after the one of 1995.",
)
VOTE_AR = release(
    "أقر المجلس خطة الصيد بتسعة أصوات مقابل صوتين.",
    "وصوتت سبع بلدات لصالح الطريق الدائري وأربع ضد.",
    "وأحرز الفريق كأسه الثانية بعد كأس عام 1995.",
    language="ar",
)


@pytest.mark.parametrize("source", [VOTE, VOTE_AR], ids=["en", "ar"])
@pytest.mark.parametrize(
    "text",
    [
        "لم يعارض خطة الصيد سوى عضوين.",
        "وأيدت سبع بلدات الطريق الدائري، فيما عارضته أربع.",
        "وضمت قائمة المعارضين أربع بلدات.",
        "وكان الفريق أحرز كأسه الأولى قبل سنوات طويلة.",
        "وأحرز الفريق كأسا أخرى بعد نحو ثلاثين عاما.",
    ],
)
def test_votes_exceptions_and_lengths_of_time_are_no_opposites(
    checker: Checker, text: str, source: Release
) -> None:
    assert "polarity.opposite.bound" not in rules(checker, text, source, "polarity.opposite")
