"""Sentences that are right, though a figure, a date or a place in them looks otherwise."""

from __future__ import annotations

import pytest

from musnad.check.checker import Checker
from musnad.check.manuscript import manuscript
from musnad.check.reading import read
from tests.check.test_kinds import release

TALKS = release(
    "The ministers discussed grain, water and the railway at their meeting.",
    "They thanked the hosts for the dinner.",
)


def kinds(checker: Checker, text: str) -> set[str]:
    report = checker.check(manuscript(text), [TALKS])
    return {problem.kind for finding in report.findings for problem in finding.problems}


@pytest.mark.parametrize("opening", ["ثلاثة ملفات هي:", "ثلاثة ملفات:"])
def test_a_count_of_the_listed_things_is_no_claim(checker: Checker, opening: str) -> None:
    assert "number" not in kinds(checker, f"ناقش الوزراء {opening} الحبوب، والمياه، والسكك.")


def test_a_count_that_its_list_denies_is_a_claim(checker: Checker) -> None:
    assert "number" in kinds(checker, "ناقش الوزراء خمسة ملفات هي: الحبوب، والمياه، والسكك.")


def test_a_number_with_its_noun_is_no_year(checker: Checker) -> None:
    assert "date" not in kinds(checker, "ناقش الوزراء إرسال 2065 طردا من الحبوب.")


def test_a_preposition_is_no_office() -> None:
    assert not [
        one for one in read("من البلدة وإلى المدينة", "ar").mentions if one.kind == "office"
    ]
