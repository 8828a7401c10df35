"""A model's sentence must stand in the sentences that it cites, word by word."""

from __future__ import annotations

import pytest

from musnad.check.grounds import groundless
from tests.check.test_kinds import release

FERRIES = release(
    "The transport minister and the mayor agreed on 24 April 2025 to lease 33 ferries.",
    "The minister said the first ferries would sail within two weeks.",
    "He added that the mayor had welcomed non-lethal escorts for the ferries.",
    'The mayor said: "We will pay the pilots from next month on, whatever it costs us."',
    "The port will remain open and the pilots will be paid.",
)
FERRIES_AR = release(
    "اتفق وزير النقل ورئيس البلدية في 24 أبريل 2025 على استئجار 33 عبّارة.",
    "وقال الوزير إن أولى العبّارات ستبحر خلال أسبوعين.",
    "وأضاف أن رئيس البلدية رحب بمرافقة العبّارات.",
    "وقال رئيس البلدية: «سندفع أجور المرشدين ابتداء من الشهر المقبل مهما كلفنا ذلك».",
    "وسيبقى الميناء مفتوحا وستُدفع أجور المرشدين.",
    language="ar",
)
BOTH = pytest.mark.parametrize("source", [FERRIES, FERRIES_AR], ids=["en", "ar"])


def kinds(text: str, *cites: str, source=FERRIES) -> list[str]:
    return [problem.kind for problem in groundless(text, cites, source)]


@BOTH
@pytest.mark.parametrize(
    ("text", "cite"),
    [
        ("اتفق وزير النقل ورئيس البلدية في 24 أبريل 2025 على استئجار 33 عبّارة.", "s1.1"),
        ("وقال الوزير إن العبّارات الأولى ستبحر خلال أسبوعين.", "s1.2"),
        ("وسيبقى الميناء مفتوحا.", "s1.5"),
    ],
)
def test_a_sentence_that_renders_what_it_cites_has_its_ground(text, cite, source):
    assert kinds(text, cite, source=source) == []


@BOTH
@pytest.mark.parametrize(
    ("text", "cite", "kind"),
    [
        ("اتفق الوزير ورئيس البلدية على استئجار 35 عبّارة.", "s1.1", "number"),
        ("اتفق الوزير ورئيس البلدية في 26 أبريل 2025 على استئجار 33 عبّارة.", "s1.1", "date"),
        ("وسيبقى الميناء مفتوحا وفيه 33 عبّارة.", "s1.5", "number"),
        ("ولن يبقى الميناء مفتوحا.", "s1.5", "polarity"),
        ("وسيبقى الميناء مفتوحا، ورفض المرشدون الإضراب.", "s1.5", "unsupported"),
        ("وقال الوزير: «ستبحر العبّارات الأولى خلال أسبوعين».", "s1.2", "quote"),
    ],
)
def test_what_the_cited_sentences_do_not_say_is_told(text, cite, kind, source):
    assert kind in kinds(text, cite, source=source)


def test_a_word_that_carries_its_denial_may_not_lose_it():
    assert kinds("ورحب رئيس البلدية بمرافقة فتاكة للعبّارات.", "s1.3") == ["polarity"]
    assert kinds("ورحب رئيس البلدية بمرافقة غير فتاكة للعبّارات.", "s1.3") == []


def test_a_quotation_may_stand_where_the_source_quotes():
    said = "وقال رئيس البلدية: «سندفع أجور المرشدين من الشهر المقبل مهما كلفنا ذلك»."
    assert "quote" not in kinds(said, "s1.4")
    assert "unsupported" in kinds(said.replace("المقبل", "المقبل ونشتري سفينة جديدة"), "s1.4")


def test_the_message_names_the_words_in_arabic():
    (problem,) = groundless("ولن يبقى الميناء مفتوحا.", ("s1.5",), FERRIES)
    assert problem.message_ar == "تنفي الجملة «ولن يبقى»، ولا نفي في الجمل التي استندت إليها."
    assert problem.found == "ولن يبقى"


def test_a_sentence_that_cites_nothing_rests_on_the_whole_release():
    assert kinds("واتفق الوزير ورئيس البلدية على استئجار 33 عبّارة تبحر خلال أسبوعين.") == []


CROWD = release(
    "Thousands of pilgrims gathered in Beirut on Monday, the Christian and Druze leaders said.",
    "They left for Damascus, with a permit, at the end of 2024.",
    "A hundred pilgrims stayed in Beirut.",
)


@pytest.mark.parametrize(
    ("text", "cite", "kind"),
    [
        ("وتجمع مئات الحجاج في بيروت.", "s1.1", "number"),
        ("وتجمع آلاف الحجاج في دمشق.", "s1.1", "place"),
        ("وقال قادة الأكراد إن آلاف الحجاج تجمعوا.", "s1.1", "organisation"),
        ("وغادروا إلى دمشق من دون تصريح.", "s1.2", "polarity"),
        ("وتجمع آلاف الحجاج في بيروت يوم الثلاثاء.", "s1.1", "date"),
    ],
)
def test_vague_numbers_towns_peoples_and_conditions_must_be_there(text, cite, kind):
    assert kinds(text, cite, source=CROWD) == [kind]


@pytest.mark.parametrize(
    ("text", "cite"),
    [
        ("وتجمع آلاف الحجاج في بيروت يوم الاثنين.", "s1.1"),
        ("وغادروا إلى دمشق بتصريح في نهاية 2024.", "s1.2"),
        ("وبقي مئة من الحجاج في بيروت.", "s1.3"),
    ],
)
def test_what_is_there_in_other_words_is_let_be(text, cite):
    assert kinds(text, cite, source=CROWD) == []


TALKS = release(
    "NATO Secretary General Mark Rutte met Defense Secretary Pete Hegseth in Brussels.",
    "Hegseth praised the alliance, and an amendment proposed by Russia was rejected.",
    "He thanked the staff.",
)


@pytest.mark.parametrize(
    ("text", "cite", "wrong"),
    [
        ("وأشاد هيغسيث بالحلف.", "s1.2", False),
        ("وأشاد روته بالحلف.", "s1.2", True),
        ("ورُفض تعديل اقترحته روسيا.", "s1.2", False),
        ("ورُفض تعديل اقترحته الصين.", "s1.2", True),
        ("وشكر هيغسيث الموظفين.", "s1.3", False),
        ("وشكر روته الموظفين.", "s1.3", True),
    ],
)
def test_who_does_something_must_be_who_does_it_there(text, cite, wrong):
    found = [one for one in groundless(text, (cite,), TALKS) if "من فعل هذا" in one.message_ar]
    assert bool(found) == wrong
