"""Names: who is in the claim and nowhere in the sentence that it renders, and who is there."""

from __future__ import annotations

import pytest

from musnad.check.checker import Checker
from musnad.core.release import Release
from tests.check.suspects import release, strengths, suspects

FLOOD = release(
    "Mr Tarnworth said the new barrier would protect four thousand homes from the river.",
    "The engineer Lena Osgrove told the committee that work would begin in spring.",
    "Residents had asked for a wall since the floods of 2019.",
    "The committee thanked Piers Maddoway for his report on the old bridge.",
)
COURT = release(
    "The International Criminal Court on Friday rejected the appeal of the former general.",
    "The Security Council had referred the case to the court in 2011.",
    "Conservative senators criticised the decision and called for a new law.",
)
VOTE = release(
    "The United Nations General Assembly adopted the resolution on Thursday by a large majority.",
    "The Security Council had failed to agree on a text in January.",
)
VOTE_AR = release(
    "اعتمدت الجمعية العامة للأمم المتحدة القرار الخميس بأغلبية كبيرة.",
    "وكان مجلس الأمن أخفق في الاتفاق على نص في يناير.",
    language="ar",
)

NAMED = ("person.conflict.sound", "person.moved.sound", "person.absent.sound", "person.far.sound")


def alarmed(checker: Checker, text: str, source: Release) -> set[str]:
    found = strengths(checker, text, source)
    return {rule for rule, strength in found.items() if rule in NAMED and strength >= 0.3}


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        (
            "قال السيد كرينفيلد إن الحاجز الجديد سيحمي أربعة آلاف منزل من النهر.",
            "كرينفيلد",
            "Tarnworth",
        ),
        (
            "قال السيد وليد إن الحاجز الجديد سيحمي أربعة آلاف منزل من النهر.",
            "وليد",
            "Tarnworth",
        ),
        (
            "أبلغت المهندسة سوزان برادفيلد اللجنة أن العمل سيبدأ في الربيع.",
            "سوزان برادفيلد",
            "Lena Osgrove",
        ),
    ],
)
def test_a_name_that_stands_where_the_source_has_another_is_a_conflict(
    checker: Checker, text: str, found: str, expected: str
) -> None:
    problem = suspects(checker, text, FLOOD)["person.conflict.sound"]
    assert problem.found == found
    assert problem.expected == expected
    assert problem.sentence is not None


def test_a_name_from_another_sentence_of_the_source_is_a_conflict_too(checker: Checker) -> None:
    problem = suspects(
        checker, "قال السيد مادواي إن الحاجز الجديد سيحمي أربعة آلاف منزل من النهر.", FLOOD
    )["person.moved.sound"]
    assert problem.expected == "Tarnworth"


@pytest.mark.parametrize(
    "text",
    [
        "قال السيد تارنوورث إن الحاجز الجديد سيحمي أربعة آلاف منزل من النهر.",
        "أبلغت المهندسة لينا أوسغروف اللجنة أن العمل سيبدأ في الربيع.",
        "أبلغت المهندسة لينا أوزغروف اللجنةأن العمل سيبدأ في الربيع.",
        "وكان السكان يطالبون بجدار منذ فيضانات عام 2019.",
        "وشكرت اللجنة بيرس مادواي على تقريره عن الجسر القديم.",
    ],
)
def test_a_name_of_the_source_is_heard_in_arabic(checker: Checker, text: str) -> None:
    assert not alarmed(checker, text, FLOOD)


def test_a_name_may_be_shorter_in_the_source(checker: Checker) -> None:
    source = release("The striker signed for Juve in July after six years in Porto.")
    assert not alarmed(checker, "ووقع المهاجم ليوفنتوس في يوليو بعد ستة أعوام في بورتو.", source)


def test_a_unit_or_a_letter_is_no_name(checker: Checker) -> None:
    source = release("A magnitude 6.1 earthquake shook the island, the BBC reported.")
    text = "وذكرت بي بي سي أن زلزالا بقوة 6.1 ريختر هز الجزيرة."
    assert not alarmed(checker, text, source)


@pytest.mark.parametrize("source", [VOTE, VOTE_AR], ids=["en", "ar"])
def test_one_body_in_another_s_stead_is_a_conflict(checker: Checker, source: Release) -> None:
    found = suspects(checker, "اعتمد مجلس الأمن القرار الخميس بأغلبية كبيرة.", source)
    problem = found["organisation.bound"]
    assert problem.found == "مجلس الأمن"
    assert problem.expected is not None
    assert "الجمعية العامة" in problem.expected


@pytest.mark.parametrize("source", [VOTE, VOTE_AR], ids=["en", "ar"])
@pytest.mark.parametrize(
    "text",
    [
        "اعتمدت الجمعية العامة للأمم المتحدة القرار بأغلبية كبيرة.",
        "اعتمدت الأمم المتحدة القرار الخميس.",
        "وأخفق مجلس الأمن في يناير في الاتفاق على نص.",
    ],
)
def test_a_body_by_its_name_or_by_the_whole_passes(
    checker: Checker, source: Release, text: str
) -> None:
    found = suspects(checker, text, source)
    assert not any(rule.startswith("organisation.") for rule in found)


def test_a_court_is_not_another_court(checker: Checker) -> None:
    found = suspects(checker, "رفضت محكمة العدل الدولية الجمعة استئناف الجنرال السابق.", COURT)
    assert any(rule in found for rule in ("organisation.bound", "organisation.conflict"))


def test_a_body_may_be_named_by_its_members(checker: Checker) -> None:
    found = suspects(
        checker, "وانتقد أعضاء مجلس الشيوخ من حزب المحافظين القرار ودعوا إلى قانون جديد.", COURT
    )
    assert not any(rule.startswith("organisation.") for rule in found)
