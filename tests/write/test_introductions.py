"""A first mention carries the title of that day, from the ledger or from the source."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from musnad.core.draft import lines
from musnad.core.house import House, OwnTable
from musnad.lexicon.book import load
from musnad.write.brief.article import Brief
from musnad.write.extract import Extract
from musnad.write.introductions import title_on
from tests.write.telling import make_release

APRIL_2025 = datetime(2025, 4, 24, 12, tzinfo=UTC)
NAME_FIRST = House(title_order="name_first")
FULL = House(ledger_titles="full")


def arabic(*sentences: str, house: House | None = None, on: datetime | None = APRIL_2025) -> str:
    release = make_release(
        "خبر عن لقاء في العاصمة", *sentences, language="ar", publisher="وزارة الدفاع"
    )
    return _told(Extract().write(replace(release, published=on), house or House()))


def english(*sentences: str, house: House | None = None, on: datetime | None = APRIL_2025) -> str:
    release = make_release("News", *sentences, publisher="Department of Defense")
    return _told(Brief().write(replace(release, published=on), house or House()))


def _told(draft: object) -> str:
    return " ".join(one.text for role, one in lines(draft) if role in ("lead", "body"))  # type: ignore[arg-type]


def test_a_bare_name_in_an_arabic_release_gets_the_title_of_that_day() -> None:
    text = arabic("التقى بيت هيغسيث نظيره الفرنسي في المبنى.", "وقال بيت هيغسيث إنه مرتاح للنتائج.")
    assert text.startswith("التقى وزير الدفاع الأميركي بيت هيغسيث نظيره الفرنسي")
    assert text.count("وزير الدفاع الأميركي") == 1


def test_a_bare_name_in_an_english_release_gets_the_title_of_that_day() -> None:
    text = english("Pete Hegseth met Mark Rutte at the Pentagon.")
    assert text.startswith(
        "التقى وزير الدفاع الأميركي بيت هيغسيث الأمين العام لحلف شمال الأطلسي مارك روته"
    )


def test_the_title_takes_the_joined_preposition() -> None:
    text = arabic("قدمت الوزارة الشكر لدونالد ترامب على الدعم الذي أعلنه.")
    assert "الشكر للرئيس الأميركي دونالد ترامب على" in text


@pytest.mark.parametrize("on", [None, datetime(2018, 1, 1, tzinfo=UTC)])
def test_an_office_that_he_did_not_hold_and_an_unknown_day_add_nothing(
    on: datetime | None,
) -> None:
    text = arabic("التقى بيت هيغسيث نظيره الفرنسي في المبنى.", on=on)
    assert text.startswith("التقى بيت هيغسيث نظيره الفرنسي")


def test_long_after_the_ledger_was_last_written_an_open_row_is_not_relied_on() -> None:
    book = load()
    assert title_on("mark-rutte", datetime(2025, 4, 24).date(), book) is not None
    assert title_on("mark-rutte", datetime(2031, 4, 24).date(), book) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "التقى المرشح بيت هيغسيث نظيره الفرنسي في المبنى.",
        "التقى السيناتور السابق بيت هيغسيث نظيره الفرنسي في المبنى.",
        "التقى بيت هيغسيث، رئيس الوفد الزائر، نظيره الفرنسي في المبنى.",
        "التقى وزير الحرب الأميركي بيت هيغسيث نظيره الفرنسي في المبنى.",
    ],
)
def test_what_the_source_calls_somebody_stands(sentence: str) -> None:
    assert arabic(sentence).startswith(sentence.rstrip("."))


def test_a_title_that_an_english_release_gives_anywhere_is_the_only_one() -> None:
    text = english(
        "Pete Hegseth met Mark Rutte at the Pentagon.", "Senator Pete Hegseth thanked Poland."
    )
    assert "وزير الدفاع" not in text


def test_what_is_named_for_somebody_is_not_that_person() -> None:
    text = arabic("افتتحت الوزارة مطار دونالد ترامب في مدينة أخرى من البلاد.")
    assert "مطار دونالد ترامب" in text
    assert "الرئيس" not in text


def test_a_quotation_keeps_its_words() -> None:
    text = arabic("قالت الوزارة: «تحدثنا مع دونالد ترامب في كل الملفات».")
    assert "«تحدثنا مع دونالد ترامب في كل الملفات»" in text


def test_two_who_share_a_title_in_the_source_are_left_as_they_are() -> None:
    sentence = "استقبل وزيرا الدفاع بيت هيغسيث وجون هيلي الوفد في المبنى."
    assert arabic(sentence).startswith(sentence.rstrip("."))


def test_a_house_may_want_short_titles_in_full() -> None:
    sentence = "بحث الوزير هيغسيث مع رئيس الوفد ملف التدريب."
    assert arabic(sentence).startswith("بحث الوزير هيغسيث مع")
    assert arabic(sentence, house=FULL).startswith("بحث وزير الدفاع الأميركي بيت هيغسيث مع")


def test_a_house_may_want_no_titles_from_the_ledger() -> None:
    text = arabic("التقى بيت هيغسيث نظيره.", house=House(ledger_titles="never"))
    assert text.startswith("التقى بيت هيغسيث نظيره")


def test_a_house_that_names_first_has_the_title_between_commas() -> None:
    text = english("Secretary of Defense Pete Hegseth met Poland's leaders.", house=NAME_FIRST)
    assert text.startswith("التقى بيت هيغسيث، وزير الدفاع الأميركي، ")
    text = arabic("أعلنت الوزارة موعد الزيارة للرئيس الأميركي دونالد ترامب.", house=NAME_FIRST)
    assert "لدونالد ترامب، الرئيس الأميركي" in text
    assert "،." not in text
    assert "،،" not in text


def test_what_belongs_to_an_office_keeps_the_title_in_its_place() -> None:
    sentence = "أصدر مكتب رئيس الوزراء العراقي محمد شياع السوداني بيانا عن الزيارة."
    assert "مكتب رئيس الوزراء العراقي محمد شياع السوداني" in arabic(sentence, house=NAME_FIRST)


def test_both_writers_use_the_names_and_terms_of_the_house() -> None:
    people = OwnTable(
        table="people",
        file="people.tsv",
        text="id\ten\tar\tgender\tcountry\npete-hegseth\tPete Hegseth\tبيت هغسث\tm\tUS\n",
    )
    terms = OwnTable(
        table="terms",
        file="terms.tsv",
        text="en\tar\tpos\tgender\tplural_ar\tdomain\n"
        "security cooperation\tتعاضد أمني\tphrase\tm\t\town\n",
    )
    house = House(own=(people, terms))
    text = english("Secretary of Defense Pete Hegseth discussed security cooperation.", house=house)
    assert "بيت هغسث" in text
    assert "التعاضد الأمني" in text
    assert "وزير الدفاع الأميركي بيت هغسث" in arabic("التقى بيت هغسث نظيره.", house=house)


def test_a_king_is_the_sovereign_of_his_state() -> None:
    text = arabic("استقبلت الوزارة وفدا، والتقى الملك عبد الله الثاني الوفد.")
    assert "العاهل الأردني الملك عبد الله الثاني" in text


def test_a_title_is_not_said_twice() -> None:
    assert title_on("pope-leo-xiv", APRIL_2025.date().replace(month=6), load()) is None
