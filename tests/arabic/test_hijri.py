"""The Hijri day beside the Gregorian one, written and read again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.arabic.calendars import from_hijri, to_hijri
from musnad.arabic.dates import dates, write_date
from musnad.arabic.writing import write_hijri
from musnad.core.house import Digits, House, Months

BOTH = House(calendar="both")
FIRST, LAST = date(1924, 8, 1), date(2077, 11, 16)


def test_a_house_of_both_calendars_has_the_hijri_day_in_brackets() -> None:
    day = date(2025, 4, 24)
    assert write_date(day, BOTH) == "الخميس 24 أبريل 2025 (26 شوال 1446 هـ)"
    assert write_date(day, House()) == "الخميس 24 أبريل 2025"
    assert write_date(day, BOTH, year=False) == "الخميس 24 أبريل"


def test_digits_are_those_of_the_house_in_both() -> None:
    house = House(calendar="both", digits="arabic", months="levantine")
    assert write_date(date(2025, 4, 24), house) == "الخميس ٢٤ نيسان ٢٠٢٥ (٢٦ شوال ١٤٤٦ هـ)"


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2100, 1, 1)])
def test_outside_the_table_of_umm_al_qura_only_the_gregorian_day_is_written(day: date) -> None:
    assert to_hijri(day) is None
    assert write_hijri(day, BOTH) == ""
    assert "(" not in write_date(day, BOTH)


@given(
    st.dates(FIRST, LAST),
    st.sampled_from(["latin", "arabic"]),
    st.sampled_from(["gregorian", "levantine", "both", "maghrebi"]),
)
def test_both_are_read_again_as_the_same_day(day: date, digits: Digits, months: Months) -> None:
    text = write_date(day, House(calendar="both", digits=digits, months=months))
    found = dates(f"وصل الوزير {text} إلى المدينة.", "ar")
    assert [one.resolved for one in found] == [day, day]
    assert [one.kind for one in found] == ["date", "hijri"]


def test_every_month_is_read_again() -> None:
    for step in range(400):
        day = date(2024, 1, 1) + timedelta(days=step)
        told = to_hijri(day)
        assert told is not None
        assert from_hijri(*told) == day
