"""Days told by their names get their dates, and only where the date is certain."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from musnad.core.house import House
from musnad.core.release import Release
from musnad.write.dating import Calendar

RELEASE = Release(
    id="r",
    source_id="s",
    url=None,
    language="ar",
    title="",
    publisher="وزارة الخارجية",
    published=datetime.fromisoformat("2025-04-24T15:20:00+03:00"),
    text="",
    sentences=(),
)


def written(text: str, house: House | None = None) -> str:
    return Calendar(RELEASE, house or House()).written(text)


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("استقبل الوزير، الخميس، السفير.", "استقبل الوزير، الخميس 24 أبريل 2025، السفير."),
        ("زار بيروت اليوم الخميس.", "زار بيروت الخميس 24 أبريل 2025."),
        ("وصل أمس الأربعاء إلى بغداد.", "وصل الأربعاء 23 أبريل 2025 إلى بغداد."),
        ("يزور القاهرة غدا.", "يزور القاهرة الجمعة 25 أبريل 2025."),
        ("يُعقد يوم الأحد المقبل.", "يُعقد يوم الأحد 27 أبريل 2025."),
    ],
)
def test_a_named_day_is_told_with_its_date(told, meant):
    assert written(told) == meant


@pytest.mark.parametrize(
    "text",
    [
        "في اليوم العالمي للمرأة أكد أن العمل مستمر.",
        "وقال: «سنلتقي غدا».",
        "التقى الأحد 22 أبريل وفدا.",
        "وقع ذلك قبل يومين.",
        "الأسبوع الماضي شهد لقاءات.",
    ],
)
def test_what_is_no_named_day_stays_as_it_is(text):
    assert written(text) == text


def test_the_months_and_digits_are_those_of_the_house():
    house = House(months="levantine", digits="arabic")
    assert written("زارها الخميس.", house) == "زارها الخميس ٢٤ نيسان ٢٠٢٥."


def test_a_day_is_written_out_once():
    calendar = Calendar(RELEASE, House())
    assert calendar.written("وصل الخميس.") == "وصل الخميس 24 أبريل 2025."
    assert calendar.written("والتقى، الخميس، نظيره.") == "والتقى، الخميس، نظيره."


def test_without_a_time_of_publication_nothing_is_resolved():
    calendar = Calendar(replace(RELEASE, published=None), House())
    assert calendar.written("وصل أمس.") == "وصل أمس."


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("التقى الثلاثاء 22 أبريل وفدا.", "التقى الثلاثاء 22 أبريل 2025 وفدا."),
        ("يزور القاهرة في 27 أبريل.", "يزور القاهرة في 27 أبريل 2025."),
        ("وصل في ٢٣ نيسان إلى بغداد.", "وصل في ٢٣ نيسان 2025 إلى بغداد."),
        ("وقع في 20 كانون الثاني اتفاقا.", "وقع في 20 كانون الثاني اتفاقا."),
        ("وصل في 23 أبريل الماضي.", "وصل في 23 أبريل الماضي."),
        ("يُحتفل به في 1 مايو من كل عام.", "يُحتفل به في 1 مايو من كل عام."),
        ("وصل في 23 أبريل 2024.", "وصل في 23 أبريل 2024."),
        ("وصل في 23/4 إلى بغداد.", "وصل في 23/4 إلى بغداد."),
    ],
)
def test_a_day_without_a_year_gets_it_where_no_other_can_be_meant(told: str, meant: str) -> None:
    assert written(told) == meant


def test_the_year_is_told_once() -> None:
    calendar = Calendar(RELEASE, House())
    assert calendar.written("يزور القاهرة في 27 أبريل.").endswith("2025.")
    assert calendar.written("ويغادرها مساء 27 أبريل.") == "ويغادرها مساء 27 أبريل."
