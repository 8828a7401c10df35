"""The extract selects, orders and attributes; it changes no word of the source."""

from __future__ import annotations

import pytest

from musnad.core.house import House
from musnad.core.release import Release
from musnad.write.extract import MOST_SENTENCES, Extract, clean_title
from tests.write.telling import make_release


def arabic(title: str, *sentences: str, publisher: str = "وزارة الخارجية") -> Release:
    return make_release(title, *sentences, language="ar", publisher=publisher)


LEAD = "استقبل وزير الخارجية اليوم سفير الأردن لدى البلاد في مقر الوزارة."


def test_greetings_are_not_news_and_the_lead_says_what_happened() -> None:
    release = arabic(
        "بيان صحفي: الوزير يستقبل سفير الأردن",
        "بسم الله الرحمن الرحيم",
        "العلاقات بين البلدين قديمة وراسخة ومتينة.",
        LEAD,
    )
    draft = Extract().write(release, House())
    assert draft.headline.text == "الوزير يستقبل سفير الأردن"
    assert draft.lead.text.startswith(LEAD.rstrip("."))
    assert draft.lead.text.endswith("، بحسب بيان صادر عن وزارة الخارجية.")
    assert draft.lead.cites == ("s1.3",)
    assert draft.coverage.release_sentences == 3
    assert draft.coverage.rendered == 2
    assert draft.coverage.left == ("s1.1",)


def test_a_lead_that_names_its_source_is_left_alone() -> None:
    text = "أعلنت وزارة الخارجية أن الوزير سيزور القاهرة."
    draft = Extract().write(arabic("زيارة الوزير إلى القاهرة", text), House())
    assert draft.lead.text == text


def test_the_first_person_becomes_a_quotation_of_the_statement() -> None:
    draft = Extract().write(
        arabic(
            "بيان عن الهجوم في المدينة", LEAD, "نرحب بالاتفاق الذي أبرم أمس.", "وندعو إلى السلام."
        ),
        House(),
    )
    texts = [line.text for block in draft.blocks for line in block.sentences]
    assert texts[0] == "وجاء في البيان: «نرحب بالاتفاق الذي أبرم أمس»."


def test_quotations_stay_verbatim() -> None:
    quoted = "وقال الوزير: «إننا نقف مع الأشقاء في كل وقت»."
    draft = Extract().write(arabic("لقاء الوزير مع السفير", LEAD, quoted), House())
    assert draft.blocks[0].sentences[0].text == quoted


def test_all_that_is_not_selected_is_printed_after_the_article() -> None:
    release = arabic("لقاءات الوزير في العاصمة", *([LEAD] * (MOST_SENTENCES + 5)))
    draft = Extract().write(release, House())
    assert len(draft.coverage.left) == 5
    assert draft.blocks[-1].type == "original"
    assert draft.coverage.rendered + len(draft.coverage.left) == draft.coverage.release_sentences


def test_a_sentence_that_retells_the_title_leads() -> None:
    draft = Extract().write(
        arabic(
            "مجلس المدينة يبارك سامي خليل رئيسا للبلدية",
            "بارك مجلس المدينة، الخميس، سامي خليل رئيسا للبلدية بأغلبية 19 صوتا.",
            "وترأس الجلسة عميد الأعضاء في مبنى البلدية.",
        ),
        House(),
    )
    assert draft.lead.cites == ("s1.1",)


def test_a_body_without_news_is_a_notice() -> None:
    assert Extract().write(arabic("بيان", "بسم الله الرحمن الرحيم"), House()).notice


@pytest.mark.parametrize(
    ("title", "cleaned"),
    [
        ("بيان صحفي: الوزير يزور القاهرة", "الوزير يزور القاهرة"),
        ("خبر صحفي | الوزير يزور القاهرة.", "الوزير يزور القاهرة"),
        ("بيان رقم 12: انعقاد القمة", "انعقاد القمة"),
        ("الوزير يزور القاهرة", "الوزير يزور القاهرة"),
    ],
)
def test_labels_are_taken_off_titles(title: str, cleaned: str) -> None:
    assert clean_title(title) == cleaned


def test_only_arabic_releases_with_a_body_are_accepted() -> None:
    assert Extract().accepts(arabic("عنوان", LEAD))
    assert not Extract().accepts(arabic("عنوان"))
    assert not Extract().accepts(make_release("Title", "Text."))


def test_an_agreement_leads_with_who_agreed_on_what() -> None:
    first = "اتفقت الدولتان الجارتان على استئناف الرحلات الجوية بينهما خلال شهرين."
    draft = Extract().write(
        arabic("بيان مشترك عن الرحلات", first, "وجاء الاتفاق بعد مباحثات جرت في العاصمة."), House()
    )
    assert draft.lead.text.startswith(first.rstrip("."))


def test_a_label_and_a_day_alone_are_no_crossheads() -> None:
    draft = Extract().write(
        arabic("لقاء الوزير مع السفير", "بيان صحفي", "الخميس 24 أبريل 2025", LEAD), House()
    )
    assert not [block for block in draft.blocks if block.type == "crosshead"]
    assert draft.coverage.left == ("s1.1", "s1.2")
