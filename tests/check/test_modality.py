"""What is only possible, asked for or planned, told as done."""

from __future__ import annotations

import pytest

from musnad.check.checker import Checker
from musnad.check.modality import hedges
from musnad.check.occurred import is_future, is_past
from musnad.check.reading import read
from musnad.core.release import Release
from tests.check.suspected import rules, suspected
from tests.check.test_kinds import release

PLANS = release(
    "The city will build a second harbour next year.",
    "The council has yet to vote on the budget.",
    "The museum may close the eastern wing.",
    "The ministry opened the coastal road on Monday.",
    "The ministry requested more buses.",
)
PLANS_AR = release(
    "ستبني المدينة ميناء ثانيا في العام المقبل.",
    "ولم يصوت المجلس بعد على الموازنة.",
    "وقد يغلق المتحف الجناح الشرقي.",
    "وافتتحت الوزارة الطريق الساحلي يوم الاثنين.",
    "وطلبت الوزارة مزيدا من الحافلات.",
    language="ar",
)
BOTH = pytest.mark.parametrize("source", [PLANS, PLANS_AR], ids=["en", "ar"])


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "وبنت المدينة ميناء ثانيا.",
        "وأغلق المتحف الجناح الشرقي.",
        "وقال المدير إن المتحف سيغلق الجناح الشرقي.",
    ],
)
def test_a_plan_told_as_done_is_noticed(checker: Checker, text: str, source: Release) -> None:
    (one,) = suspected(checker, text, source, "polarity.hedge")
    assert one.problem.expected
    assert "لا يجزم" in one.problem.message_ar


def test_a_vote_still_to_come_is_no_approval(checker: Checker) -> None:
    assert rules(checker, "وأقر المجلس الموازنة.", PLANS, "polarity.hedge")


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "ستبني المدينة ميناء ثانيا في العام المقبل.",
        "ومن المقرر أن تبني المدينة ميناء ثانيا.",
        "وقد يغلق المتحف الجناح الشرقي.",
        "وافتتحت الوزارة الطريق الساحلي.",
        "وطلبت الوزارة مزيدا من الحافلات.",
    ],
)
def test_what_keeps_the_modality_is_not_noticed(
    checker: Checker, text: str, source: Release
) -> None:
    assert not rules(checker, text, source, "polarity.hedge")


def test_an_english_claim_is_read_alike(checker: Checker) -> None:
    assert rules(checker, "The museum has closed the eastern wing.", PLANS, "polarity.hedge")
    assert not rules(checker, "The museum may close the eastern wing.", PLANS, "polarity.hedge")


@pytest.mark.parametrize("word", ["وافق", "ووافقت", "افتتحت", "اعطت"])
def test_a_verb_in_the_past_is_told(word: str) -> None:
    assert is_past(word, opening=True)


@pytest.mark.parametrize("word", ["يوافق", "تستضيف", "الموافقه", "سيوافق"])
def test_what_is_no_past_is_told(word: str) -> None:
    assert not is_past(word, opening=True)


def test_the_future_is_told_from_words_that_only_begin_like_it() -> None:
    assert is_future("سيوافق")
    assert is_future("وستفتح")
    assert not is_future("سيارات")
    assert not is_future("ستون")


@pytest.mark.parametrize(
    ("text", "language"),
    [("It must be done as soon as possible.", "en"), ("وقد وافق المجلس.", "ar")],
)
def test_an_idiom_leaves_nothing_open(text: str, language: str) -> None:
    reading = read(text, language)
    assert not [at for at in hedges(reading) if reading.tokens[at].folded in ("possible", "وقد")]
