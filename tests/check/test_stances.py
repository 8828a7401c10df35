"""Stances and tolls must be those of the cited sentences: supported is not rejected, nor
killed injured."""

from __future__ import annotations

import pytest

from musnad.check.grounds import groundless
from tests.check.test_kinds import release

CROSSING = release(
    "The President repeated that Kenya rejects any attempt to close the crossing, stressing its"
    " support for the ferry workers.",
    "The minister backed the new tariff and opposed the sale of the port.",
    "The collapse killed 14 people and injured 60, and 30 workers are missing.",
    "Dozens lost their lives and more than a hundred others were hurt; police arrested 5 people.",
)
CROSSING_AR = release(
    "جدد الرئيس رفض كينيا أي محاولة لإغلاق المعبر، مشددا على دعمها لعمال العبّارات.",
    "وأيد الوزير التعرفة الجديدة وعارض بيع الميناء.",
    "وأدى الانهيار إلى مقتل 14 شخصا وإصابة 60 آخرين، ولا يزال 30 عاملا في عداد المفقودين.",
    "ولقي العشرات حتفهم وأصيب أكثر من مئة آخرين، واعتقلت الشرطة 5 أشخاص.",
    language="ar",
)
BOTH = pytest.mark.parametrize("source", [CROSSING, CROSSING_AR], ids=["en", "ar"])


def kinds(text: str, cite: str, source) -> list[str]:
    return [problem.kind for problem in groundless(text, (cite,), source)]


@BOTH
@pytest.mark.parametrize(
    ("text", "cite", "opposite"),
    [
        ("وجدد الرئيس رفض كينيا إغلاق المعبر، مشددا على دعم عمال العبّارات.", "s1.1", False),
        ("وجدد الرئيس تأييد كينيا إغلاق المعبر، مشددا على دعم عمال العبّارات.", "s1.1", True),
        ("وأيد الوزير التعرفة الجديدة.", "s1.2", False),
        ("وعارض الوزير التعرفة الجديدة.", "s1.2", True),
        ("وأيد الوزير بيع الميناء.", "s1.2", True),
    ],
)
def test_what_is_rejected_may_not_be_supported(text, cite, opposite, source):
    assert ("polarity" in kinds(text, cite, source)) == opposite


@BOTH
@pytest.mark.parametrize(
    ("text", "cite", "wrong"),
    [
        ("وقُتل 14 شخصا وأصيب 60.", "s1.3", False),
        ("وقُتل 60 شخصا.", "s1.3", True),
        ("وأصيب 14 شخصا.", "s1.3", True),
        ("وفُقد 30 عاملا.", "s1.3", False),
        ("وأودى الحادث بحياة أكثر من مئة شخص.", "s1.4", True),
        ("وأصيب أكثر من مئة شخص.", "s1.4", False),
        ("وقُتل 5 أشخاص.", "s1.4", True),
    ],
)
def test_the_injured_may_not_be_told_as_killed(text, cite, wrong, source):
    assert ("number" in kinds(text, cite, source)) == wrong


def test_who_is_thanked_does_not_praise():
    said = "وأشاد {} بأحواض بناء السفن."
    release_ = release(
        "Kenyan President William Ruto met Ugandan President Yoweri Museveni in Kampala.",
        "He thanked the President for Uganda's role in the alliance, in which it has the largest"
        " fleet, and praised its shipyards.",
    )
    assert "person" in kinds(said.format("موسيفيني"), "s1.2", release_)
    assert "person" not in kinds(said.format("روتو"), "s1.2", release_)


SUMMIT = release(
    "President William Ruto received Ugandan President Yoweri Museveni in Nairobi on Monday.",
    "He said the Kenyan port would be opened and tariffs lifted after two weeks.",
    "The two leaders stressed the importance of the railway, and agreed that no further talks"
    " were needed.",
)


@pytest.mark.parametrize(
    ("text", "cite", "wrong"),
    [
        ("وقال روتو إن الميناء الكيني سيُفتح.", "s1.2", False),
        ("وقال زوما إن الميناء الكيني سيُفتح.", "s1.2", True),
        ("وقال روتو إن الميناء الألباني سيُفتح.", "s1.2", True),
        ("وزار روتو ميناء في ألبانيا.", "s1.2", True),
    ],
)
def test_a_name_that_the_release_does_not_have_is_told(text, cite, wrong):
    found = [one for one in groundless(text, (cite,), SUMMIT) if "لا ذكر" in one.message_ar]
    assert bool(found) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("استقبل الرئيس الكيني وليام روتو الرئيس الأوغندي يويري موسيفيني في نيروبي.", False),
        ("استقبل الرئيس الكيني يويري موسيفيني الرئيس الأوغندي وليام روتو في نيروبي.", True),
    ],
)
def test_a_state_belongs_to_its_own_president(text, wrong):
    assert ("title" in kinds(text, "s1.1", SUMMIT)) == wrong


@pytest.mark.parametrize(
    ("text", "cite", "wrong"),
    [
        ("وقال إن الميناء سيُفتح وإن الرسوم ستُرفع.", "s1.2", False),
        ("وقال إن الميناء سيُغلق.", "s1.2", True),
        ("وشدد الرئيسان على أهمية السكة الحديد.", "s1.3", False),
        ("ولم يشدد الرئيسان على أهمية السكة الحديد.", "s1.3", True),
        ("ولم يؤكد الرئيسان أنه لا حاجة إلى مزيد من المحادثات.", "s1.3", True),
        ("ولم يتفق الرئيسان على أنه لا حاجة إلى مزيد من المحادثات.", "s1.3", True),
        ("واتفق الرئيسان على أنه لا حاجة إلى مزيد من المحادثات.", "s1.3", False),
    ],
)
def test_what_is_done_may_not_be_undone(text, cite, wrong):
    assert ("polarity" in kinds(text, cite, SUMMIT)) == wrong


RAID = release(
    "The raid killed Kenyan civilians, Ugandan police said, and destroyed the second largest"
    " bridge of the region.",
    "The President signed the order on Monday, which ends the ban.",
    "The board completed the first and second reviews.",
)


@pytest.mark.parametrize(
    ("text", "cite", "kind"),
    [
        ("وقتلت الغارة مدنيين كينيين، وفق الشرطة الأوغندية.", "s1.1", None),
        ("وقتلت الغارة مدنيين أوغنديين، وفق الشرطة الكينية.", "s1.1", "organisation"),
        ("ودمرت الغارة ثاني أكبر جسر في المنطقة.", "s1.1", None),
        ("ودمرت الغارة أكبر جسر في المنطقة.", "s1.1", "number"),
        ("ووقع الرئيس الأمر الاثنين.", "s1.2", None),
        ("ويعتزم الرئيس إنهاء الحظر.", "s1.2", "polarity"),
        ("وأتم المجلس المراجعتين الأولى والثانية.", "s1.3", None),
        ("وأتم المجلس المراجعتين الثانية والثالثة.", "s1.3", "number"),
    ],
)
def test_peoples_ranks_and_intentions_stand_as_they_are_told(text, cite, kind):
    found = kinds(text, cite, RAID)
    assert (kind in found) if kind else not found
