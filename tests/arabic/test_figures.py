from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.arabic.figures import Figure, figures, write_figure
from musnad.core.house import House

CASES = [
    [*line.split("\t"), ""][:3]
    for line in (Path(__file__).parent / "cases/figures.tsv")
    .read_text(encoding="utf-8")
    .split("\n")[1:]
    if line.strip()
]


def shown(figure: Figure) -> str:
    values = [figure.value] if figure.high is None else [figure.value, figure.high]
    parts = [f"{figure.text}=" + "..".join(str(float(value)) for value in values)]
    if figure.kind != "cardinal":
        parts.append(figure.kind)
    if figure.kind == "money":
        parts.append(str(figure.unit))
    if figure.approx:
        parts.append(f"~{figure.approx}")
    return ":".join(parts)


def expected_form(cell: str) -> str:
    text, _, rest = cell.partition("=")
    values, *others = rest.split(":")
    numbers = "..".join(str(float(Fraction(value))) for value in values.split(".."))
    return ":".join([f"{text}={numbers}", *others])


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_a_figure_is_read_with_its_value(language: str, text: str, expected: str) -> None:
    readings = [
        [expected_form(cell) for cell in option.split(";") if cell]
        for option in expected.split("|")
    ]
    assert [shown(figure) for figure in figures(text, language)] in readings


def test_a_measure_after_a_figure_has_one_name_in_both_languages() -> None:
    assert figures("5 kilometers", "en")[0].unit == figures("5 كيلومترات", "ar")[0].unit == "km"
    assert figures("20 tons", "en")[0].unit == figures("20 طنا", "ar")[0].unit == "ton"


def test_a_currency_without_its_country_keeps_its_own_name_in_both_languages() -> None:
    assert figures("5 million riyals", "en")[0].unit == "riyal"
    assert figures("5 ملايين ريال", "ar")[0].unit == "riyal"


def test_digits_are_not_stolen_from_longer_numbers() -> None:
    assert [figure.value for figure in figures("15 and 1,500", "en")] == [15, 1500]
    assert [figure.value for figure in figures("15 و١٬٥٠٠", "ar")] == [15, 1500]


def test_a_figure_inside_a_date_is_left_to_the_date() -> None:
    assert figures("on April 24, 2025", "en") == ()
    assert figures("الخميس 24 نيسان/أبريل 2025", "ar") == ()


@settings(deadline=None)
@given(st.text(alphabet="0123456789٠١٢,.٫٬%$ -andوألف مئةخمس tohuمليون", max_size=60))
def test_spans_are_slices_in_order(text: str) -> None:
    for language in ("ar", "en"):
        at = 0
        for figure in figures(text, language):
            assert at <= figure.start < figure.end <= len(text)
            assert text[figure.start : figure.end] == figure.text
            assert figure.high is None or figure.high > figure.value
            at = figure.end


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    figures(text, "ar")
    figures(text, "en")


@settings(deadline=None)
@given(
    st.integers(min_value=0, max_value=10**14),
    st.sampled_from(["latin", "arabic"]),
    st.sampled_from([None, "USD", "EUR", "percent", "شخص", "SAR"]),
)
def test_a_written_whole_figure_is_read_back(number: int, digits: str, unit: str | None) -> None:
    house = House(digits=digits)  # type: ignore[arg-type]
    read = figures(write_figure(number, house, unit=unit), "ar")
    assert [figure.value for figure in read] == [number] or (number == 1 and unit is not None)


@settings(deadline=None)
@given(
    st.decimals(min_value=0, max_value=10**10, places=2),
    st.sampled_from(["latin", "arabic"]),
    st.sampled_from([None, "USD", "percent"]),
)
def test_a_written_decimal_is_read_back(number: Decimal, digits: str, unit: str | None) -> None:
    house = House(digits=digits)  # type: ignore[arg-type]
    read = figures(write_figure(number, house, unit=unit), "ar")
    assert [figure.value for figure in read] == [number] or number == 1


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (5, "USD", "5 دولارات"),
        (15, "USD", "15 دولارا"),
        (100, "USD", "100 دولار"),
        (3_000_000, "USD", "3 ملايين دولار"),
        (2_000_000, "USD", "مليوني دولار"),
        (2_000_000, None, "مليونين"),
        (15_000_000, "EUR", "15 مليون يورو"),
        (Decimal(3500000), "USD", "3.5 مليون دولار"),
        (1_234, None, "1,234"),
        (50_000, "شخص", "50 ألف شخص"),
        (50_000, None, "50 ألفا"),
        (Decimal("2.5"), "percent", "2.5 في المئة"),
    ],
)
def test_a_figure_is_written_as_an_agency_writes_it(
    value: Decimal | int, unit: str | None, expected: str
) -> None:
    assert write_figure(value, House(), unit=unit) == expected


def test_the_house_chooses_the_digits() -> None:
    assert write_figure(Decimal("1234.5"), House(digits="arabic")) == "١٬٢٣٤٫٥"


@pytest.mark.parametrize(
    "piece", ["1", "1,", "5-", "1 و", "ألف ", "hundred ", "a hundred ", "$", "%"]
)
def test_hostile_repetition_stays_linear(piece: str) -> None:
    assert len(figures(piece * (50_000 // len(piece)), "ar")) <= 50_000
