"""Who does what to whom must be as the cited sentences have it, in any order of words."""

from __future__ import annotations

import pytest

from musnad.check.grounds import groundless
from tests.check.test_kinds import release

VISIT = release(
    "President Emmanuel Macron received German Chancellor Friedrich Merz in Paris.",
    "He thanked the Chancellor for Germany's support and praised its industry.",
    "The Chancellor told the President that Germany would send ten helicopters to Ukraine.",
    "Poland was criticised by Hungary, which accused it of delaying the talks.",
    "Italy appealed to Egypt to reopen the crossing.",
    "France has handed Lebanon the vehicles which Spain donated to it.",
    "Norway has 12 ships, followed by Sweden (9) and Finland (7).",
    "The policy has not changed.",
    "The two leaders agreed to meet again.",
)
WRONG = [
    ("استقبل ميرتس ماكرون في باريس.", "s1.1"),
    ("استقبل المستشار الألماني فريدريش ميرتس الرئيس الفرنسي إيمانويل ماكرون.", "s1.1"),
    ("وشكر ميرتس الرئيس الفرنسي على دعمه.", "s1.2"),
    ("وأشاد ميرتس بالصناعة.", "s1.2"),
    ("وأثنى ميرتس على الصناعة.", "s1.2"),
    ("وأبلغ ماكرون المستشار بأن ألمانيا سترسل مروحيات.", "s1.3"),
    ("وقال ماكرون إن ألمانيا سترسل عشر مروحيات.", "s1.3"),
    ("وأكد ماكرون أن ألمانيا سترسل عشر مروحيات.", "s1.3"),
    ("وسترسل أوكرانيا عشر مروحيات.", "s1.3"),
    ("وانتقدت بولندا المجر.", "s1.4"),
    ("وناشدت مصر إيطاليا إعادة فتح المعبر.", "s1.5"),
    ("وطالبت مصر بإعادة فتح المعبر.", "s1.5"),
    ("ودعت مصر إلى إعادة فتح المعبر.", "s1.5"),
    ("وحثت مصر إيطاليا على إعادة فتح المعبر.", "s1.5"),
    ("وسلمت إسبانيا لبنان المركبات.", "s1.6"),
    ("وسُلمت المركبات التي قدمتها ألمانيا.", "s1.6"),
    ("وتملك النرويج السفن، تليها السويد بـ7 ثم فنلندا بـ9.", "s1.7"),
    ("ولم تعد السياسة قائمة.", "s1.8"),
    ("وزارت الحكومة المصرية المعبر.", "s1.5"),
    ("وأعلنت مصر فتح المعبر.", "s1.5"),
]
RIGHT = [
    ("استقبل ماكرون ميرتس في باريس.", "s1.1"),
    ("ماكرون يستقبل ميرتس في باريس", "s1.1"),
    ("التقى ميرتس ماكرون في باريس.", "s1.1"),
    ("بحث ميرتس وماكرون التعاون.", "s1.1"),
    ("استُقبل ميرتس في باريس.", "s1.1"),
    ("وشكر ماكرون المستشار على دعم ألمانيا.", "s1.2"),
    ("وأشاد ماكرون بالصناعة الألمانية.", "s1.2"),
    ("وأثنى الرئيس الفرنسي على الصناعة الألمانية.", "s1.2"),
    ("وأبلغ ميرتس الرئيس بأن ألمانيا سترسل مروحيات.", "s1.3"),
    ("وقال ميرتس إن ألمانيا سترسل عشر مروحيات.", "s1.3"),
    ("من جانبه، قال ميرتس إن ألمانيا سترسل عشر مروحيات.", "s1.3"),
    ("وسترسل ألمانيا عشر مروحيات إلى أوكرانيا.", "s1.3"),
    ("وانتقدت المجر بولندا.", "s1.4"),
    ("واتهمت المجر بولندا بتأخير المحادثات.", "s1.4"),
    ("وناشدت إيطاليا مصر إعادة فتح المعبر.", "s1.5"),
    ("ودعت إيطاليا مصر إلى إعادة فتح المعبر.", "s1.5"),
    ("وسلمت فرنسا لبنان المركبات.", "s1.6"),
    ("وسُلمت المركبات التي قدمتها إسبانيا.", "s1.6"),
    ("وتملك النرويج السفن، تليها السويد بـ9 ثم فنلندا بـ7.", "s1.7"),
    ("ولم تتغير السياسة.", "s1.8"),
]
MARKS = ("من فعل هذا", "لغير هذا", "لم ينته شيء")


def exchanged(text: str, cite: str) -> bool:
    found = groundless(text, (cite,), VISIT)
    return any(mark in problem.message_ar for problem in found for mark in MARKS)


@pytest.mark.parametrize(("text", "cite"), WRONG)
def test_an_exchange_is_told(text, cite):
    assert exchanged(text, cite)


@pytest.mark.parametrize(("text", "cite"), RIGHT)
def test_a_true_sentence_in_another_order_is_let_be(text, cite):
    assert not exchanged(text, cite)
