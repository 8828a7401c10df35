"""Doers: who said or did it, in releases whose people are named in many ways."""

from __future__ import annotations

import pytest

from musnad.check.align import gather
from musnad.check.cast import cast
from musnad.check.checker import Checker
from tests.check.suspects import release, suspects

VISIT = release(
    "Prime Minister receives the President of Poland",
    "The Prime Minister of Norway, Jonas Gahr Støre, received the President of Poland, Andrzej "
    "Duda, in Oslo on Tuesday.",
    "Prime Minister Støre voiced deep concern about damage to cables on the seabed and announced "
    "a fund for the repair of harbours.",
    "President Duda thanked his host for the hospitality shown to Polish sailors.",
    "He also recalled that trade between the two countries had doubled in ten years.",
    "The two leaders agreed to meet again in Warsaw.",
)


def exchanged(checker: Checker, text: str) -> bool:
    return "person.doer" in suspects(checker, text, VISIT)


@pytest.mark.parametrize(
    "text",
    [
        "وأعرب الرئيس البولندي عن قلقه العميق إزاء الأضرار التي لحقت بكابلات في قاع البحر.",
        "دودا يعلن إنشاء صندوق لإصلاح المرافئ",
        "وشكر رئيس الوزراء النرويجي مضيفه على حسن الضيافة تجاه البحارة البولنديين.",
        "وذكّر ستوره بأن التجارة بين البلدين تضاعفت في عشر سنوات.",
    ],
)
def test_what_another_of_the_release_said_or_did_is_noticed(checker: Checker, text: str) -> None:
    assert exchanged(checker, text)


@pytest.mark.parametrize(
    "text",
    [
        "وأعرب رئيس الوزراء النرويجي عن قلقه العميق إزاء الأضرار التي لحقت بكابلات في قاع البحر.",
        "ستوره يعلن إنشاء صندوق لإصلاح المرافئ",
        "وشكر الرئيس البولندي مضيفه على حسن الضيافة تجاه البحارة البولنديين.",
        "وذكّر دودا بأن التجارة بين البلدين تضاعفت في عشر سنوات.",
        "واتفق الزعيمان على لقاء جديد في وارسو.",
        "واستقبل ستوره نظيره البولندي في أوسلو الثلاثاء.",
    ],
)
def test_what_they_did_themselves_is_not(checker: Checker, text: str) -> None:
    assert not exchanged(checker, text)


def test_offices_names_and_pronouns_are_one_cast() -> None:
    company = cast(gather([VISIT]))
    assert [sorted(one.ids) for one in company.figures] == [
        ["jonas-gahr-store"],
        ["andrzej-duda"],
    ]


VISIT_AR = release(
    "استقبل رئيس الوزراء النرويجي يوناس غار ستوره الرئيس البولندي أندريه دودا في أوسلو الثلاثاء.",
    "وأعرب ستوره عن قلقه العميق من أضرار لحقت بكابلات في قاع البحر.",
    "وأعلن أن بلاده ستنشئ صندوقا لإصلاح المرافئ.",
    "وشكر دودا مضيفه على حسن استقبال البحارة البولنديين.",
    language="ar",
)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("وأعرب الرئيس البولندي عن قلقه العميق من أضرار لحقت بكابلات في قاع البحر.", True),
        ("وأعلن دودا أن بلاده ستنشئ صندوقا لإصلاح المرافئ.", True),
        ("وأعرب رئيس الوزراء النرويجي عن قلقه العميق من أضرار الكابلات في قاع البحر.", False),
        ("وأعلن ستوره أن بلاده ستنشئ صندوقا لإصلاح المرافئ.", False),
        ("وشكر الرئيس البولندي مضيفه على استقبال البحارة.", False),
    ],
)
def test_an_arabic_release_has_turns_too(checker: Checker, text: str, *, wrong: bool) -> None:
    assert ("person.doer" in suspects(checker, text, VISIT_AR)) == wrong
