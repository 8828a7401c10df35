"""A row of a table is a line that can be cited, with the names of its columns."""

from __future__ import annotations

import pytest

from musnad.read.tables import Cell, row_lines
from tests.read.newsdesk import page, reading, told


def _items(table: str) -> list[str]:
    body = f"<article><h1>Ships by year</h1><p>The ministry told its figures.</p>{table}</article>"
    return told(reading(page(body)), "item")


def test_each_row_tells_its_columns_and_the_header_is_no_line() -> None:
    assert _items(
        "<table><thead><tr><th>Port</th><th>2024</th><th>2025:</th></tr></thead><tbody>"
        "<tr><th>Amal</th><td>310</td><td>415</td></tr>"
        "<tr><th>Old harbour</th><td>41</td><td></td></tr></tbody></table>"
    ) == ["Port: Amal | 2024: 310 | 2025: 415", "Port: Old harbour | 2024: 41"]


def test_an_arabic_table_is_told_in_the_order_of_reading() -> None:
    assert _items(
        "<table dir='rtl'><tr><th>السنة</th><th>السفن</th></tr>"
        "<tr><td>2024</td><td>310</td></tr></table>"
    ) == ["السنة: 2024 | السفن: 310"]


def test_rows_of_a_name_and_a_fact_are_told_as_such() -> None:
    assert _items(
        "<table><tr><th>Length:</th><td>400 m</td></tr><tr><th>Depth</th><td>16 m</td></tr></table>"
    ) == ["Length: 400 m", "Depth: 16 m"]


def test_spans_move_no_cell_under_another_name() -> None:
    assert _items(
        "<table><tr><th rowspan='2'>Port</th><th colspan='2'>Ships</th></tr>"
        "<tr><th>2024</th><th>2025</th></tr>"
        "<tr><td rowspan='2'>Amal</td><td>310</td><td>415</td></tr>"
        "<tr><td>12</td><td>14</td></tr></table>"
    ) == [
        "Port: Amal | Ships 2024: 310 | Ships 2025: 415",
        "Port: Amal | Ships 2024: 12 | Ships 2025: 14",
    ]


@pytest.mark.parametrize("bold", [True, False])
def test_a_first_row_without_figures_names_the_columns(bold: bool) -> None:
    cell = "<td><b>{}</b></td>" if bold else "<td>{}</td>"
    head = "".join(cell.format(name) for name in ("Port", "Ships"))
    assert _items(
        f"<table><tr>{head}</tr><tr><td>Amal</td><td>310</td></tr>"
        "<tr><td>Old</td><td>41</td></tr></table>"
    ) == ["Port: Amal | Ships: 310", "Port: Old | Ships: 41"]


def test_a_table_of_words_alone_has_no_names_of_columns() -> None:
    assert _items(
        "<table><tr><td>Minister</td><td>Ambassador</td></tr>"
        "<tr><td>Deputy</td><td>Consul</td></tr></table>"
    ) == ["Minister | Ambassador", "Deputy | Consul"]


def test_a_caption_is_told_before_its_table() -> None:
    table = (
        "<table><caption>Ships of the year, by port.</caption><tr><th>Port</th><th>Ships</th></tr>"
        "<tr><td>Amal</td><td>310</td></tr></table>"
    )
    body = f"<article><h1>Ships by year</h1><p>The ministry told figures.</p>{table}</article>"
    release = reading(page(body))
    assert "Ships of the year, by port." in told(release)
    assert told(release, "item") == ["Port: Amal | Ships: 310"]


def test_a_table_that_lays_out_a_page_is_read_as_text() -> None:
    text = "".join(f"<p>The crew moved {n} crates from the quay.</p>" for n in range(12))
    release = reading(
        page(
            f"<table><tr><td><ul><li>Home</li></ul></td><td><h1>Crates</h1>{text}</td></tr></table>"
        )
    )
    assert len(told(release)) == 12


def test_a_small_page_laid_out_by_a_table_is_no_data() -> None:
    release = reading(
        page(
            "<table><tr><td colspan='2'><img alt='x'></td></tr><tr><td><a href='/'>Home</a><br>"
            "<a href='/m'>Minister</a></td><td><b>Pier opens</b><br><div><p>The pier opened.</p>"
            "<p>It takes twelve ships.</p></div></td></tr></table>"
        )
    )
    assert told(release, "item") == []
    assert "It takes twelve ships." in told(release)


def test_a_header_with_nothing_below_it_is_told_as_it_is() -> None:
    rows = [[Cell(text="Port", heads=True), Cell(text="Ships", heads=True)]]
    assert row_lines(rows) == ("Port | Ships",)
    assert row_lines([]) == ()


def test_hostile_spans_are_bounded() -> None:
    assert _items(
        "<table><tr><th>Port</th><th>Ships</th></tr>"
        "<tr><td colspan='99999999' rowspan='999999999'>Amal</td><td>310</td></tr></table>"
    )
