"""Whom a sentence is attributed to: the publisher, somebody in the text, or nobody there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from musnad.check.checker import Checker
from musnad.check.evaluate import release_of
from musnad.check.manuscript import manuscript
from musnad.core.report import Claim, Finding, Manuscript

ENGLISH = (
    "Delegations of the United States and Ukraine met in Jeddah on Tuesday, March 11, 2025, "
    "under the hospitality of Saudi Crown Prince Mohammed bin Salman. Ukraine expressed "
    "readiness to accept the U.S. proposal for an immediate 30-day ceasefire."
)
ARABIC = (
    "اعتمد القادة العرب، الثلاثاء، الخطة التي قدمتها مصر لإعادة إعمار قطاع غزة في ختام القمة العربية. "
    "ورحبت القمة بعقد مؤتمر دولي للتعافي المبكر."
)
MET = "اجتمعت وفود الولايات المتحدة وأوكرانيا في جدة الثلاثاء 11 مارس 2025"
ADOPTED = "اعتمد القادة العرب الخطة التي قدمتها مصر لإعادة إعمار قطاع غزة"


def check(checker: Checker, source: str, publisher: str, text: str) -> Finding:
    release = replace(release_of(source), publisher=publisher)
    return checker.check(manuscript(text, "ar"), [release]).findings[0]


@pytest.mark.parametrize(
    ("publisher", "told"),
    [
        ("U.S. Department of State", "، وفق بيان صادر عن وزارة الخارجية الأميركية."),
        ("U.S. Department of State", "، بحسب بيان مشترك."),
        ("The White House", "، بحسب ما أعلنه البيت الأبيض."),
        ("U.S. Department of the Treasury", "، وفق ما ذكرته وزارة الخزانة الأميركية."),
        ("NATO", "، بحسب بيان لحلف شمال الأطلسي."),
        (
            "Foreign, Commonwealth & Development Office",
            "، وفق بيان صادر عن Foreign, Commonwealth & Development Office.",
        ),
    ],
)
def test_the_publisher_may_be_named_as_the_one_who_says_it(
    checker: Checker, publisher: str, told: str
) -> None:
    finding = check(checker, ENGLISH, publisher, MET + told)
    assert finding.verdict == "supported", finding.problems


def test_an_arabic_publisher_is_known_by_its_name(checker: Checker) -> None:
    told = "، بحسب بيان صادر عن وزارة الخارجية المصرية."
    finding = check(checker, ARABIC, "وزارة الخارجية المصرية", ADOPTED + told)
    assert finding.verdict == "supported", finding.problems


@pytest.mark.parametrize(
    ("publisher", "told", "found"),
    [
        ("U.S. Department of State", "، بحسب وزارة الخارجية الروسية.", "وزارة الخارجية الروسية"),
        ("U.S. Department of State", "، بحسب بيان للبيت الأبيض.", "للبيت الأبيض"),
        (
            "The White House",
            "، وفق بيان صادر عن وزارة الخارجية الأميركية.",
            "وزارة الخارجية الأميركية",
        ),
        ("The White House", "، بحسب حلف شمال الأطلسي.", "حلف شمال الأطلسي"),
    ],
)
def test_another_body_is_an_organisation_problem(
    checker: Checker, publisher: str, told: str, found: str
) -> None:
    finding = check(checker, ENGLISH, publisher, MET + told)
    assert [(p.kind, p.found) for p in finding.problems] == [("organisation", found)]
    assert finding.verdict == "contradicted"


def test_a_notice_is_not_checked(checker: Checker) -> None:
    text = 'صدر عن وزارة الخارجية الأميركية بيان بعنوان "Remarks at the Summit"'
    told = Manuscript(
        language="ar",
        text=text,
        claims=(Claim(id="a1", text=text, start=0, end=len(text), role="notice"),),
    )
    finding = checker.check(told, [release_of(ENGLISH)]).findings[0]
    assert finding.verdict == "unchecked"
    assert not finding.problems
