from __future__ import annotations

import pytest

from tests.read.newsdesk import reading, told


def test_a_short_first_line_before_an_empty_line_is_the_title() -> None:
    release = reading("Minister opens Pier 9\n\nThe minister opened the pier. It is long.\n")
    assert release.title == "Minister opens Pier 9"
    assert told(release) == ["The minister opened the pier.", "It is long."]


def test_an_arabic_text_is_read_with_its_title_and_date() -> None:
    release = reading(
        "وزير الموانئ يفتتح الرصيف التاسع\n24 أبريل 2025\n\n"
        "افتتح الوزير الرصيف. وقال: «هذا يوم كبير».\n"
    )
    assert release.title == "وزير الموانئ يفتتح الرصيف التاسع"
    assert release.language == "ar"
    assert release.published is not None
    assert release.published.isoformat() == "2025-04-24T00:00:00+03:00"
    assert told(release) == ["افتتح الوزير الرصيف.", "وقال: «هذا يوم كبير»."]
    assert told(release, "boilerplate") == ["24 أبريل 2025"]


@pytest.mark.parametrize(
    "text",
    [
        "The minister opened the pier. It is long.",
        "The minister opened the pier.\n\nIt is long.",
        "افتتح الوزير الرصيف. وهو طويل.",
    ],
)
def test_a_text_without_a_title_is_all_body(text: str) -> None:
    release = reading(text)
    assert release.title == ""
    assert release.sentences[0].id == "s1.1"
    assert len(release.body) == 2


@pytest.mark.parametrize(
    "text", ["Minister to travel to Port Amal for talks", "الوزير يزور مرفأ الأمل للتشاور\n\n"]
)
def test_a_headline_alone_is_a_title_without_a_body(text: str) -> None:
    release = reading(text)
    assert release.title == text.strip()
    assert not release.body


@pytest.mark.parametrize(
    "text",
    [
        "The minister met the ambassador on Thursday, April 24, 2025",
        "I met @harbours today about the pier",
        "Pier 9 opens",
    ],
)
def test_a_lone_line_that_may_be_a_sentence_is_body(text: str) -> None:
    assert reading(text).title == ""


@pytest.mark.parametrize("label", ["Title:", "HEADLINE:", "العنوان:"])
def test_a_line_may_say_that_it_is_the_title(label: str) -> None:
    release = reading(f"{label} Pier 9 opens today.\nDate: 24 April 2025\n\nThe pier opened.")
    assert release.title == "Pier 9 opens today."
    assert release.published is not None
    assert told(release) == ["The pier opened."]


def test_lines_before_the_title_are_not_news() -> None:
    release = reading(
        "FOR IMMEDIATE RELEASE\nApril 24, 2025\n\nMinister opens Pier 9\n\n"
        "PORT AMAL -- The pier opened.\n\n###\n\nMedia contact: Desk, +962 6 555 0100\n"
    )
    assert release.title == "Minister opens Pier 9"
    assert release.dateline == "PORT AMAL"
    assert told(release) == ["PORT AMAL -- The pier opened."]
    assert len(told(release, "boilerplate")) == 4


def test_lines_of_a_fixed_width_are_joined() -> None:
    release = reading(
        "Minister opens Pier 9\n\n"
        "The minister for harbours opened the ninth pier of the port on\n"
        "Thursday in the presence of the mayor and of the crew that had\n"
        "Built it. It takes twelve ships.\n"
    )
    assert len(told(release)) == 2


def test_bulleted_lines_are_items() -> None:
    release = reading("Minister opens Pier 9\n\nIt takes:\n- Twelve ships\n- Three ferries\n")
    assert told(release, "item") == ["Twelve ships", "Three ferries"]


def test_front_matter_names_title_date_and_language() -> None:
    release = reading(
        '---\ntitle: "Pier 9 - opened"\ndate: 2025-04-24T10:00:00+03:00\nlang: en\n---\n'
        "The pier opened. It is long.\n",
        media_type="text/markdown",
    )
    assert release.title == "Pier 9 - opened"
    assert release.published is not None
    assert release.published.hour == 10
    assert len(release.body) == 2


def test_markdown_gives_words_without_marks_addresses_or_raw_html() -> None:
    release = reading(
        "# Pier 9 - opened\n\n24 April 2025\n\nThe [minister](https://x.example/m) **opened** "
        "the pier.\n\n<div>Raw</div>\n\n1. One ship\n2. Two ships\n\n"
        "| Year | Ships |\n|---|---|\n| 2024 | 310 |\n",
    )
    assert release.title == "Pier 9 - opened"
    assert told(release) == ["The minister opened the pier."]
    assert told(release, "item") == ["One ship", "Two ships", "Year | Ships", "2024 | 310"]
    assert "Raw" not in release.text
    assert release.published is not None


def test_arabic_markdown_is_read() -> None:
    release = reading("# افتتاح الرصيف\n\nافتتح **الوزير** الرصيف.\n\n- سفينة واحدة\n")
    assert release.title == "افتتاح الرصيف"
    assert told(release) == ["افتتح الوزير الرصيف."]
    assert told(release, "item") == ["سفينة واحدة"]


def test_a_text_called_html_is_still_a_text() -> None:
    assert reading("Pier 9 opens\n\nThe pier opened.", media_type="text/html").title


def test_the_lines_of_a_masthead_are_no_news() -> None:
    body = (
        "Minister Arden's Call with Minister Bell\n\nMedia Note\n\nOffice of the Spokesperson\n\n"
        "Carla Arden\n\nDeputy Spokesperson\n\nOttawa, Ontario\n\nMarch 4, 2022\n\n"
        "The ministers spoke about trade. They agreed to meet again.\n"
    )
    told = reading(body, media_type="text/plain")
    assert [one.text for one in told.body] == [
        "The ministers spoke about trade.",
        "They agreed to meet again.",
    ]


def test_a_name_with_its_office_above_a_statement_is_kept() -> None:
    body = "On the Storm\n\nCarla Arden, Minister of Energy\n\nThe minister thanked all crews.\n"
    assert reading(body, media_type="text/plain").body[0].text == "Carla Arden, Minister of Energy"
