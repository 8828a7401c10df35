from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.arabic.dates import DateMention, dates, write_date
from musnad.core.house import House

PUBLISHED = datetime(2025, 4, 25, 9, tzinfo=UTC)  # a Friday
CASES = [
    [*line.split("\t"), ""][:3]
    for line in (Path(__file__).parent / "cases/dates.tsv")
    .read_text(encoding="utf-8")
    .split("\n")[1:]
    if line.strip()
]


def shown(mention: DateMention) -> str:
    parts = [mention.year, mention.month, mention.day]
    form = "-".join("" if part is None else str(part) for part in parts)
    found = f"{mention.text}={mention.kind}:{form}"
    if mention.resolved:
        found += f":{mention.resolved.isoformat()}"
    if mention.end_resolved:
        found += f"..{mention.end_resolved.isoformat()}"
    return found


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_a_date_is_read_and_resolved(language: str, text: str, expected: str) -> None:
    found = ";".join(shown(mention) for mention in dates(text, language, published=PUBLISHED))
    assert found in expected.split("|")


def test_nothing_relative_is_resolved_without_a_publication_time() -> None:
    assert [mention.resolved for mention in dates("on Thursday and today", "en")] == [None, None]
    assert [mention.resolved for mention in dates("الخميس وأمس", "ar")] == [None, None]


def test_a_weekday_after_words_of_the_future_lies_ahead() -> None:
    english = dates("The council will meet on Thursday.", "en", published=PUBLISHED)
    arabic = dates("من المقرر أن ينعقد المجلس الخميس.", "ar", published=PUBLISHED)
    assert [mention.resolved for mention in english] == [date(2025, 5, 1)]
    assert [mention.resolved for mention in arabic] == [date(2025, 5, 1)]


def test_a_day_without_a_year_takes_the_nearest_one() -> None:
    new_year = datetime(2025, 1, 2, tzinfo=UTC)
    assert dates("on December 30", "en", published=new_year)[0].resolved == date(2024, 12, 30)
    assert dates("في 30 ديسمبر", "ar", published=new_year)[0].resolved == date(2024, 12, 30)


def test_the_weekday_is_kept_beside_the_day() -> None:
    assert dates("Thursday, April 24, 2025", "en")[0].weekday == 3
    assert dates("يوم الخميس 24 أبريل 2025", "ar")[0].weekday == 3


@settings(deadline=None)
@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)),
    st.sampled_from(["gregorian", "levantine", "both", "maghrebi"]),
    st.sampled_from(["latin", "arabic"]),
    st.booleans(),
)
def test_a_written_date_is_read_back(day: date, months: str, digits: str, weekday: bool) -> None:
    house = House(months=months, digits=digits)  # type: ignore[arg-type]
    written = write_date(day, house, weekday=weekday)
    (mention,) = dates(f"قال الوزير {written} إن الأمر جيد", "ar")
    assert mention.text == written
    assert mention.resolved == day
    assert mention.weekday == (day.weekday() if weekday else None)


def test_a_date_is_written_as_the_house_wants_it() -> None:
    day = date(2025, 4, 24)
    assert write_date(day, House()) == "الخميس 24 أبريل 2025"
    assert write_date(day, House(months="both"), weekday=False) == "24 نيسان/أبريل 2025"
    assert write_date(day, House(months="levantine", digits="arabic")) == "الخميس ٢٤ نيسان ٢٠٢٥"
    assert write_date(day, House(), weekday=False, year=False) == "24 أبريل"


@settings(deadline=None)
@given(st.text(alphabet="0123456789/-. ,Aprilمنأبريلآب الخميسMay2025هـ()", max_size=60))
def test_spans_are_slices_in_order(text: str) -> None:
    at = 0
    for mention in dates(text, "ar", published=PUBLISHED):
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        at = mention.end


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    dates(text, "en", published=PUBLISHED)


@pytest.mark.parametrize(
    "piece", ["1", "1/", "2-", "May ", "يوم ", "الخميس ", "في ", "كانون ", "2025-"]
)
def test_hostile_repetition_stays_linear(piece: str) -> None:
    assert len(dates(piece * (50_000 // len(piece)), "ar")) <= 50_000


def test_what_belongs_to_a_weekday_took_place_on_it() -> None:
    assert [one.weekday for one in dates("after Tuesday's vote", "en")] == [1]
    assert [one.weekday for one in dates("after Tuesday’s vote", "en")] == [1]
    assert [one.weekday for one in dates("بعد تصويت الثلاثاء", "ar")] == [1]
