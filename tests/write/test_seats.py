"""The publisher's own office is its holder's; styles of honour are left out; names are joined."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from musnad.core.draft import lines
from musnad.core.house import House
from musnad.write.brief.article import Brief
from musnad.write.brief.honours import without_honours
from tests.write.telling import make_release


def told(
    publisher: str, day: str, *sentences: str, title: str = "News", house: House | None = None
) -> str:
    release = make_release(title, *sentences, publisher=publisher)
    release = replace(release, published=datetime.fromisoformat(day).replace(tzinfo=UTC))
    draft = Brief().write(release, house or House())
    return " ".join(
        line.text for role, line in lines(draft) if role not in ("headline", "original")
    )


def test_the_prime_minister_of_downing_street_is_the_british_one() -> None:
    text = told(
        "10 Downing Street",
        "2023-03-10",
        "The Prime Minister met Italian Prime Minister Giorgia Meloni in Paris.",
        "The Prime Minister thanked Italy.",
    )
    assert "رئيس الوزراء البريطاني ريشي سوناك" in text
    assert text.endswith("وشكر رئيس الوزراء البريطاني إيطاليا.")


def test_a_house_that_wants_no_ledger_gets_no_names_from_it() -> None:
    text = told(
        "10 Downing Street",
        "2023-03-10",
        "The Prime Minister visited Poland.",
        house=House(ledger_titles="never"),
    )
    assert text.startswith("زار رئيس الوزراء البريطاني بولندا")


def test_a_president_of_the_european_council_is_no_countrys() -> None:
    text = told("European Council", "2021-05-04", "President Charles Michel visited Poland.")
    assert text.startswith("زار رئيس المجلس الأوروبي شارل ميشال بولندا")


def test_an_office_without_a_name_has_the_gender_of_who_held_it() -> None:
    text = told("WAM", "2024-05-04", "The Italian Prime Minister visited Poland.")
    assert text.startswith("زارت رئيسة الوزراء الإيطالية بولندا")


def test_styles_of_honour_are_left_out() -> None:
    assert without_honours("HRH Prince Ali met HE the Minister.") == "Prince Ali met the Minister."
    assert without_honours("His Majesty also thanked Iraq.") == "The King also thanked Iraq."
    assert without_honours("His Excellency stressed this.") == "He stressed this."


def test_somebody_is_called_by_style_and_first_name() -> None:
    text = told(
        "WAM",
        "2024-05-04",
        "H.H. Sheikh Abdullah bin Zayed Al Nahyan, Minister of Foreign Affairs, visited Poland.",
        "Sheikh Abdullah thanked Poland.",
    )
    assert text.startswith("زار وزير الخارجية الإماراتي الشيخ عبد الله بن زايد آل نهيان بولندا")
    assert text.endswith("وشكر الشيخ عبد الله بن زايد بولندا.")


def test_what_is_joined_to_a_topic_takes_it_up() -> None:
    text = told("WAM", "2024-05-04", "The talks covered relations and ways to strengthen them.")
    assert text.startswith("شملت المحادثات العلاقات وسبل تعزيزها")
    text = told("WAM", "2024-05-04", "The ministers discussed the drought and its impact.")
    assert "الجفاف وأثره" in text


def test_a_verb_of_a_title_is_no_surname() -> None:
    release = make_release(
        "Foreign Minister Marta Novak Holds Talks", "Marta Novak visited Poland.", publisher="WAM"
    )
    assert "هولدس" not in Brief().write(release, House()).headline.text


def test_whose_home_of_two_prime_ministers_is_left_open() -> None:
    text = told(
        "10 Downing Street",
        "2024-10-19",
        "The Prime Minister spoke to Italian Prime Minister Giorgia Meloni.",
        "He condemned the attack on the Prime Minister's home.",
    )
    assert "منزل" not in text


def test_a_president_of_a_council_is_no_head_of_state() -> None:
    text = told(
        "United Nations",
        "2024-09-25",
        "The Secretary-General met Mohamed Al-Menfi, President of the Presidential Council of Libya.",
    )
    assert "رئيس المجلس الرئاسي الليبي محمد المنفي" in text


def test_a_short_name_stands_in_brackets_once() -> None:
    text = told(
        "NATO",
        "2024-06-03",
        "NATO Secretary General Jens Stoltenberg visited Poland.",
        "NATO thanked Poland.",
        "Poland thanked NATO Secretary General Jens Stoltenberg.",
    )
    assert text.count("(الناتو)") == 1


def test_a_king_is_nobody_of_his_first_name() -> None:
    text = told("WAM", "2023-10-13", "King Abdullah visited Poland.", "Poland thanked Italy.")
    assert "أفغانستان" not in text
    text = told("Royal Hashemite Court", "2023-10-13", "His Majesty King Abdullah visited Poland.")
    assert "عبد الله الثاني" in text
