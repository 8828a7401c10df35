"""Names told in other words: ordinary words are no names, capitals are governments."""

from __future__ import annotations

import pytest

from musnad.check.checker import Checker
from tests.check.suspecting import of_kind
from tests.check.test_kinds import release

VISIT = release(
    "OSLO, 12 March 2025 — Mr Harald Lindqvist signed the ferry accord with Prime Minister Abiy Ahmed on Monday.",
    "Norway and Finland had each asked for the talks, and Kenya joined them.",
    "Mr Lindqvist said the central bank's policymakers would pay the costs in U.S. dollars.",
    "The delegates met at the Capella hotel.",
    "The Board of the agency thanked the three countries.",
)


def found(checker: Checker, text: str) -> list[tuple[str, str]]:
    kinds = ("person", "place", "organisation")
    return [
        (o.rule, o.problem.found) for kind in kinds for o in of_kind(checker, text, VISIT, kind)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "وجرى توقيع اتفاق العبّارات الاثنين في أوسلو.",
        "وشارك رئيس الوفد في التوقيع الاثنين.",
        "وبارك المندوبون الاتفاق.",
        "ووقّع أبيي الاتفاق الاثنين.",
        "وطلبت كل من أوسلو وهلسنكي المحادثات، وانضمت إليهما نيروبي.",
        "وقال إن المصرف المركزي سيتحمل التكاليف.",
        "واحتضن فندق كابيلا المندوبين.",
        "وأعرب عن شكره قائلا إنني ممتن، أليس كذلك؟",
    ],
)
def test_other_words_for_the_same_names_pass(checker: Checker, text: str) -> None:
    assert not found(checker, text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("ووقّع السيد كريستوفرسن اتفاق العبّارات الاثنين.", "كريستوفرسن"),
        ("وطلبت النرويج وإسبانيا المحادثات.", "إسبانيا"),
        ("ووقّع لينكفيست الاتفاق في مدريد.", "مدريد"),
    ],
)
def test_other_names_are_noticed(checker: Checker, text: str, wrong: str) -> None:
    assert wrong in [name for _, name in found(checker, text)]
