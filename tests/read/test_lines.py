from __future__ import annotations

from datetime import UTC

import pytest

from musnad.read.boilerplate import is_boilerplate
from musnad.read.dateline import dateline
from musnad.read.language import detect
from musnad.read.moments import machine_moment, visible_moment

EMPTY_OF_NEWS = [
    "###",
    "-END-",
    "Share this page",
    "Read more",
    "Follow us on the usual networks at @harbours",
    "For more information contact the press office.",
    "Tel: +962 6 555 0100",
    "press@harbours.example",
    "© 2025 Ministry of Harbours",
    "انتهى",
    "#وزارة_الموانئ",
    "#Harbours #Pier9 @harbours",
    "اقرأ أيضا",
    "للمزيد من المعلومات يرجى زيارة الموقع",
    "جميع الحقوق محفوظة لوزارة الموانئ",
    "السلام عليكم ورحمة الله وبركاته",
    "بسم الله الرحمن الرحيم",
]
NEWS = [
    "The two sides will share the cost of the pier.",
    "Contact between the two ports was restored on Monday.",
    "The talks end on Friday.",
    "#Pier9 opened on Friday.",
    "The minister will contact the crew.",
    "Copyright law was amended on Thursday.",
    "The port handled 1,200 ships in 2024.",
    "انتهى الاجتماع بالاتفاق على فتح الرصيف.",
    "شارك الوزير في الاجتماع الذي عقد في المدينة.",
    "وأعلن الوزير رفع حصة الموانئ إلى 12 في المئة.",
]


@pytest.mark.parametrize("line", EMPTY_OF_NEWS)
def test_a_line_without_news_is_known(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize("line", NEWS)
def test_a_sentence_of_news_is_no_boilerplate(line: str) -> None:
    assert not is_boilerplate(line)


@pytest.mark.parametrize(
    ("paragraph", "language", "expected"),
    [
        ("PORT AMAL -- The pier opened.", "en", "PORT AMAL"),
        ("Port Amal, 24 April 2025 – The pier opened.", "en", "Port Amal, 24 April 2025"),
        ("PORT AMAL (Harbour News) - The pier opened.", "en", "PORT AMAL (Harbour News)"),
        ("مرفأ الأمل (وكالة) - افتتح الوزير الرصيف.", "ar", "مرفأ الأمل (وكالة)"),
        ("عمان، 24 أبريل 2025 - افتتح الوزير الرصيف.", "ar", "عمان، 24 أبريل 2025"),
        ("القاهرة - التقى الوزير نظيره.", "ar", "القاهرة"),
        ("The pier - a long one - opened.", "en", None),
        ("Minister Haddad – who opened the pier – spoke.", "en", None),
        ("أكد الوزير - في بيان - أن الرصيف مفتوح.", "ar", None),
        ("The pier opened.", "en", None),
    ],
)
def test_a_dateline_is_told_from_an_aside(
    paragraph: str, language: str, expected: str | None
) -> None:
    assert dateline(paragraph, language) == expected


@pytest.mark.parametrize(
    ("value", "iso", "precision"),
    [
        ("2025-04-24T16:30:00+03:00", "2025-04-24T16:30:00+03:00", "minute"),
        ("2025-04-24 16:30:00 +0300", "2025-04-24T16:30:00+03:00", "minute"),
        ("Thu, 24 Apr 2025 16:30:00 +0300", "2025-04-24T16:30:00+03:00", "minute"),
        ("2025-04-24", "2025-04-24T00:00:00+00:00", "day"),
        ("2025-04-24T00:00:00+03:00", "2025-04-24T00:00:00+03:00", "day"),
        ("April 24, 2025", "2025-04-24T00:00:00+00:00", "day"),
    ],
)
def test_a_machines_date_keeps_its_zone(value: str, iso: str, precision: str) -> None:
    moment = machine_moment(value, UTC)
    assert moment is not None
    assert moment.at.isoformat() == iso
    assert moment.precision == precision


@pytest.mark.parametrize("value", ["", "soon", "2025-13-45", "0001-01-01T00:00:00+14:00"])
def test_what_is_no_date_is_none(value: str) -> None:
    assert machine_moment(value, UTC) is None


@pytest.mark.parametrize(
    ("line", "language", "iso"),
    [
        ("Published: April 24, 2025 | 3:05 p.m. EDT", "en", "2025-04-24T15:05:00-04:00"),
        ("24 April 2025, 14:30 GMT", "en", "2025-04-24T14:30:00+00:00"),
        ("الخميس 24 أبريل 2025 - 02:30 م", "ar", "2025-04-24T14:30:00+00:00"),
        ("تاريخ النشر: 24/04/2025", "ar", "2025-04-24T00:00:00+00:00"),
        ("24 نيسان 2025", "ar", "2025-04-24T00:00:00+00:00"),
    ],
)
def test_a_visible_date_is_read_with_its_time(line: str, language: str, iso: str) -> None:
    moment = visible_moment(line, language, UTC)
    assert moment is not None
    assert moment.at.isoformat() == iso


@pytest.mark.parametrize(
    ("text", "claimed", "expected"),
    [
        ("The minister opened the pier in the city.", None, "en"),
        ("افتتح الوزير الرصيف في المدينة.", "en", "ar"),
        ("Le ministre a ouvert le quai dans la ville.", None, "fr"),
        ("El ministro abrió el muelle en la ciudad.", None, "es"),
        ("Der Minister hat den Pier in der Stadt eröffnet.", None, "de"),
        ("وزیر بندرگاه‌ها اسکله را در شهر باز کرد.", "ar", "fa"),
        ("Министр открыл причал в городе.", None, "ru"),
        ("12 3 45", "en", "und"),
    ],
)
def test_a_language_is_told_by_letters_and_small_words(
    text: str, claimed: str | None, expected: str
) -> None:
    assert detect(text, claimed) == expected
