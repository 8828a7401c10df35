"""Titles, offices and portfolios set for others, and ranks added or dropped."""

from __future__ import annotations

import pytest

from musnad.check.checker import Checker
from musnad.check.occupations import titles
from musnad.check.reading import read
from musnad.core.release import Release
from tests.check.suspected import rules, suspected
from tests.check.test_kinds import release

VISIT = release(
    "Energy Minister Samir Qandil opened the station on Sunday.",
    "The station's director Huda Rizq thanked the engineers.",
    "Deputy Mayor Tariq Sabbagh attended with former ambassador Lina Hamdan.",
    "A spokesman for the company said the works took two years.",
)
VISIT_AR = release(
    "افتتح وزير الطاقة سمير قنديل المحطة يوم الأحد.",
    "وشكرت مديرة المحطة هدى رزق المهندسين.",
    "وحضر نائب رئيس البلدية طارق صباغ مع السفيرة السابقة لينا حمدان.",
    "وقال متحدث باسم الشركة إن الأعمال استغرقت عامين.",
    language="ar",
)
BOTH = pytest.mark.parametrize("source", [VISIT, VISIT_AR], ids=["en", "ar"])


@BOTH
@pytest.mark.parametrize(
    ("text", "rule", "found"),
    [
        ("افتتح وزير الزراعة سمير قنديل المحطة.", "title.conflict", "الزراعة"),
        ("وشكرت سائقة المحطة هدى رزق المهندسين.", "title.conflict", "سائقة"),
        ("وقال محامي الشركة إن الأعمال استغرقت عامين.", "title.conflict", "محامي"),
        ("افتتح نائب وزير الطاقة سمير قنديل المحطة.", "title.rank", None),
        ("وحضر رئيس البلدية طارق صباغ الافتتاح.", "title.rank", None),
        ("وحضرت السفيرة لينا حمدان الافتتاح.", "title.rank", None),
    ],
)
def test_a_wrong_title_is_noticed(
    checker: Checker, text: str, rule: str, found: str | None, source: Release
) -> None:
    seen = suspected(checker, text, source, "title")
    assert [one for one in seen if one.rule == rule and found in (None, one.problem.found)]


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "افتتح وزير الطاقة سمير قنديل المحطة يوم الأحد.",
        "وشكرت مديرة المحطة هدى رزق المهندسين.",
        "وحضر نائب رئيس البلدية طارق صباغ الافتتاح.",
        "وقال الناطق باسم الشركة إن الأعمال استغرقت عامين.",
        "وقال مسؤول في الشركة إن الأعمال استغرقت عامين.",
    ],
)
def test_the_same_title_in_other_words_is_not(checker: Checker, text: str, source: Release) -> None:
    assert not rules(checker, text, source, "title")


def test_an_editor_is_told_what_the_source_says(checker: Checker) -> None:
    (one,) = suspected(checker, "وقال محامي الشركة إن الأعمال استغرقت عامين.", VISIT, "title")
    assert one.problem.expected is not None
    assert "متحدث" in one.problem.expected
    assert one.problem.sentence == "s1.4"


def test_an_english_claim_is_read_alike(checker: Checker) -> None:
    text = "The station's driver Huda Rizq thanked the engineers."
    assert "title.conflict" in rules(checker, text, VISIT, "title")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("رئيس الوزراء", "ar", "prime-minister"),
        ("المدير الفني للفريق", "ar", "coach"),
        ("سائقون", "ar", "driver"),
        ("the chief executive", "en", "chief-executive"),
        ("two spokeswomen", "en", "spokesperson"),
        ("the vice-president", "en", "vice-president"),
    ],
)
def test_the_longest_title_is_read(text: str, language: str, expected: str) -> None:
    assert [one.id for one in titles(read(text, language)) if one.sure] == [expected]


def test_a_name_that_reads_as_a_rank_is_none(checker: Checker) -> None:
    source = release("The energy adviser Musaed bin Salem signed the note.")
    assert not rules(checker, "وقّع مستشار الطاقة مساعد بن سالم المذكرة.", source, "title.rank")


@pytest.mark.parametrize("text", ["The General Assembly met.", "It was a private matter."])
def test_words_that_only_look_like_titles_are_none(text: str) -> None:
    assert not [one for one in titles(read(text, "en")) if one.sure]


HARBOUR = release(
    "Foreign Minister Nadim Saab arrived in the port on Monday.",
    "Mr. Saab told the pilots that the talks had been useful.",
    "Prime Minister Rami Haddad was awarded the city's medal.",
    "The laureate thanked the divers of Marsa with President Adel Nour.",
    "Director General Salma Tayeb of the harbour agency had complained of late answers.",
    "The delegation was headed by the foreign minister, who thanked the towns.",
    "General Joseph Karam, the army commander, was elected president of the club.",
)


@pytest.mark.parametrize(
    "text",
    [
        "وقال رئيس الدبلوماسية إن المحادثات كانت مفيدة.",
        "وشكر رئيس الحكومة غواصي مرسى مع الرئيس عادل نور.",
        "وكانت مديرة وكالة الميناء سلمى الطيب اشتكت من تأخر الأجوبة.",
        "وشكر رئيس الدبلوماسية البلدات.",
        "وبقي النادي بلا رئيس.",
        "وشملت الجولة السفن العاملة بالغاز.",
    ],
)
def test_a_holder_called_otherwise_is_no_conflict(checker: Checker, text: str) -> None:
    assert not rules(checker, text, HARBOUR, "title") & {"title.conflict", "title.rank"}


def test_who_was_elected_president_is_no_president_elect(checker: Checker) -> None:
    text = "Army chief Joseph Karam was elected president of the club."
    assert not rules(checker, text, HARBOUR, "title.rank")


def test_a_french_verb_is_no_title() -> None:
    seen = titles(read("Ces actes constituent une menace.", "fr"))
    assert not [title for title in seen if title.sure]
