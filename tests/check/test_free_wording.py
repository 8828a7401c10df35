"""Free wording: claims that retell a release in other words, and the errors hidden in such."""

from __future__ import annotations

import pytest

from musnad.check.checker import Checker
from tests.check.suspects import release, suspects

CALL = release(
    "Readout of Defense Secretary's Call With the Minister of Defense of Greece",
    "Pentagon Press Secretary Maj. Gen. Pat Ryder provided the following readout:",
    "Secretary of Defense Lloyd J. Austin III spoke by telephone on March 3 with Greek Minister "
    "of National Defense Nikos Dendias.",
    "Minister Dendias described the damage that a storm had done to the naval harbour at Souda "
    "Bay and asked for engineers; Secretary Austin said that a survey team would leave within "
    "the week.",
    "The Secretary condemned attacks on merchant shipping in the Red Sea and praised the Greek "
    "frigate that escorts tankers there.",
    "Both sides declined to set a date for the next joint exercise.",
    "They called on all crews to refrain from landing on the islands.",
)
COUNCIL = release(
    "The Secretary-General of the United Nations voiced concern about the drought on Monday.",
    "A similar draft, submitted by Ghana, had received eight votes and was not adopted.",
)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("وحدد الجانبان موعدا للمناورة المشتركة المقبلة.", "polarity.dropped.implied"),
        ("ودعوا جميع الطواقم إلى الهبوط على الجزر.", "polarity.dropped.implied"),
        ("وقال وزير الخارجية الأميركي لويد أوستن إن فريق مسح سيغادر خلال أسبوع.", "title.bound"),
        ("وأشاد ديندياس بالفرقاطة اليونانية التي ترافق الناقلات.", "person.doer"),
    ],
)
def test_an_error_in_free_wording_is_noticed(checker: Checker, text: str, rule: str) -> None:
    assert rule in suspects(checker, text, CALL)


@pytest.mark.parametrize(
    "text",
    [
        "ورفض الجانبان تحديد موعد للمناورة المشتركة المقبلة.",
        "ودعوا جميع الطواقم إلى الامتناع عن الهبوط على الجزر.",
        "وأدان رئيس البنتاغون الهجمات على السفن التجارية في البحر الأحمر.",
        "وأشاد الوزير الأميركي بالفرقاطة اليونانية التي ترافق الناقلات.",
    ],
)
def test_free_wording_is_no_error(checker: Checker, text: str) -> None:
    found = suspects(checker, text, CALL)
    assert not [rule for rule in found if not rule.startswith("unsupported.silent")], found


def test_who_holds_an_office_may_be_named(checker: Checker) -> None:
    found = suspects(checker, "وأبدى غوتيريش الاثنين قلقه من الجفاف.", COUNCIL)
    assert not [rule for rule in found if rule.startswith("person.")], found
    other = suspects(checker, "وأبدى ستولتنبرغ الاثنين قلقه من الجفاف.", COUNCIL)
    assert [rule for rule in other if rule.startswith("person.")]


def test_a_lack_put_in_is_noticed(checker: Checker) -> None:
    text = "وأبدى الأمين العام عدم قلقه من الجفاف."
    assert "polarity.added.bound" in suspects(checker, text, COUNCIL)


def test_what_was_not_adopted_is_not_adopted(checker: Checker) -> None:
    text = "وأقر المجلس مشروعا مماثلا قدمته غانا."
    assert "polarity.dropped.bound" in suspects(checker, text, COUNCIL)


TALKS = release(
    "The two ministers discussed what it would take to achieve an immediate ceasefire.",
    "Norway decided to provide non-lethal equipment worth 30 million euros.",
    "The Governor said that he would plead for a gradual lifting of the levy on fish.",
    "The council will not hesitate to take further measures, should they be needed.",
    "The court does not name a sum; that will be decided in a second hearing.",
)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("وأعلن الوزيران التوصل إلى وقف فوري لإطلاق النار.", "polarity.hedge"),
        ("وتقدم النرويج معدات فتاكة بقيمة 30 مليون يورو.", "polarity.dropped.implied"),
        ("وأعلن الحاكم رفع الضريبة على الأسماك.", "polarity.hedge"),
    ],
)
def test_what_is_wished_or_excepted_is_not_done(checker: Checker, text: str, rule: str) -> None:
    assert rule in suspects(checker, text, TALKS)


@pytest.mark.parametrize(
    "text",
    [
        "ولوح المجلس باتخاذ تدابير إضافية عند الحاجة.",
        "وسيحدد المبلغ في جلسة ثانية.",
        "وتقدم النرويج معدات غير فتاكة بقيمة 30 مليون يورو.",
    ],
)
def test_what_is_threatened_or_left_open_is_told_so(checker: Checker, text: str) -> None:
    found = suspects(checker, text, TALKS)
    assert not [rule for rule in found if rule.startswith("polarity.")], found


NEWS = release(
    "At least three people died in Aden and one in Taiz, where the storm is expected to weaken.",
    "The agreement has still to be approved by a judge.",
    "The mayor, who arrived last week, praised his deputy; the latter thanked the crews.",
)


def test_three_here_and_one_there_are_four(checker: Checker) -> None:
    found = suspects(checker, "وأودت العاصفة بأربعة أشخاص في عدن وتعز.", NEWS)
    assert "number.conflict" not in found, found


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("ووافق القاضي على الاتفاق.", "polarity.dropped.implied"),
        ("ويتوقع أن تشتد العاصفة في تعز.", "polarity.opposite"),
    ],
)
def test_what_is_still_to_come_or_turned_round(checker: Checker, text: str, rule: str) -> None:
    assert [one for one in suspects(checker, text, NEWS) if one.startswith(rule)]
