"""One sentence of background from the ledger, for a house that asks for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from musnad.core.draft import Block, Draft
from musnad.core.house import House
from musnad.lexicon.book import load
from musnad.lexicon.ledger import cited
from musnad.write.brief.article import Brief
from musnad.write.extract import Extract
from musnad.write.render import to_markdown, to_text
from tests.write.telling import make_release
from tests.write.test_render import ARTICLE

WANTED = House(background=True)
APRIL_2025 = datetime(2025, 4, 24, 12, tzinfo=UTC)


def drafted(
    text: str, house: House = WANTED, *, on: datetime | None = APRIL_2025, language: str = "ar"
) -> Draft:
    release = make_release("خبر عن لقاء", text, language=language, publisher="وزارة الدفاع")
    writer = Extract() if language == "ar" else Brief()
    return writer.write(replace(release, published=on), house)


def backgrounds(draft: Draft) -> list[Block]:
    return [block for block in draft.blocks if block.type == "background"]


def told(text: str, house: House = WANTED, *, on: datetime | None = APRIL_2025) -> str:
    return " ".join(
        line.text for block in backgrounds(drafted(text, house, on=on)) for line in block.sentences
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "شكرت ألمانيا حلف شمال الأطلسي على دعمه في كل الظروف.",
            "يضم حلف شمال الأطلسي في عضويته 32 دولة منذ 7 مارس 2024.",
        ),
        (
            "أكدت فنلندا دعمها لحلف شمال الأطلسي في كل الظروف.",
            "انضمت فنلندا إلى حلف شمال الأطلسي في 4 أبريل 2023.",
        ),
        (
            "شكرت الجزائر مجلس الأمن الدولي على دعمه في كل الظروف.",
            "تشغل الجزائر مقعدا غير دائم في مجلس الأمن الدولي حتى 31 ديسمبر 2025.",
        ),
        (
            "شكرت بولندا الاتحاد الأوروبي على دعمه في كل الظروف.",
            "تتولى بولندا الرئاسة الدورية لمجلس الاتحاد الأوروبي حتى 30 يونيو 2025.",
        ),
        (
            "أكدت الوزارة التزامها بالقرار 1701 في كل الظروف.",
            "اعتمد مجلس الأمن الدولي القرار 1701 في 11 أغسطس 2006.",
        ),
        (
            "أكدت الوزارة التزامها بمعاهدة عدم انتشار الأسلحة النووية.",
            "دخلت معاهدة عدم انتشار الأسلحة النووية حيز النفاذ في 5 مارس 1970.",
        ),
        (
            "استقبل الوزير أورسولا فون دير لاين في مقر الوزارة.",
            "تتولى أورسولا فون دير لاين منصب رئيسة المفوضية الأوروبية منذ 1 ديسمبر 2019.",
        ),
    ],
)
def test_a_subject_of_the_release_gets_a_dated_fact(sentence: str, expected: str) -> None:
    assert told(sentence) == expected


def test_a_president_is_said_to_preside_and_a_king_to_have_taken_up_nothing() -> None:
    text = told("استقبل الوزير فولوديمير زيلينسكي في مقر الوزارة.")
    assert text == "يتولى فولوديمير زيلينسكي رئاسة أوكرانيا منذ 20 مايو 2019."
    assert not told("استقبل الوزير الملك عبد الله الثاني في مقر الوزارة.")


def test_what_the_name_of_a_body_tells_is_no_background() -> None:
    assert not told("شكر الوزير مجموعة السبع على دعمها في كل الظروف.")


def test_an_english_release_gets_one_too() -> None:
    draft = drafted("Pete Hegseth met Mark Rutte at NATO headquarters.", language="en")
    assert len(backgrounds(draft)) == 1
    assert draft.blocks[-1].type in ("background", "original")


def test_nobody_gets_background_who_did_not_ask() -> None:
    assert not told("شكرت ألمانيا حلف شمال الأطلسي على دعمه.", House())


def test_a_release_without_a_day_gets_none() -> None:
    assert not told("شكرت ألمانيا حلف شمال الأطلسي على دعمه.", on=None)


def test_the_fact_is_that_of_the_day() -> None:
    before = told("شكرت ألمانيا حلف شمال الأطلسي على دعمه.", on=datetime(2023, 5, 1, tzinfo=UTC))
    assert "31 دولة منذ 4 أبريل 2023" in before


def test_what_the_release_says_itself_is_not_said_again() -> None:
    text = told("شكرت ألمانيا دول حلف شمال الأطلسي الـ32 على دعمها.")
    assert "32" not in text


def test_a_subject_that_the_ledger_does_not_know_gets_none() -> None:
    assert not told("شكرت بلدية المدينة المتطوعين على عملهم في كل الظروف.")


def test_figures_and_months_are_those_of_the_house() -> None:
    house = House(background=True, digits="arabic", months="levantine")
    text = told("شكرت ألمانيا حلف شمال الأطلسي على دعمه.", house)
    assert text == "يضم حلف شمال الأطلسي في عضويته ٣٢ دولة منذ ٧ آذار ٢٠٢٤."


def test_the_sentence_cites_its_row_and_is_marked_wherever_it_is_shown() -> None:
    draft = drafted("شكرت ألمانيا حلف شمال الأطلسي على دعمه.")
    line = backgrounds(draft)[0].sentences[0]
    (fact,) = cited(line.cites, load())
    assert fact.source == "NATO (nato.int)"
    assert fact.since == date(2024, 3, 7)
    release = make_release("خبر عن لقاء", "شكرت ألمانيا حلف شمال الأطلسي.", language="ar")
    article = replace(ARTICLE, draft=draft)
    text = to_text(article, release)
    assert f"خلفية: {line.text}" in text
    assert "الخلفية من سجل الوقائع: NATO (nato.int)" in text
    assert f"*خلفية*: {line.text}" in to_markdown(article, release)
