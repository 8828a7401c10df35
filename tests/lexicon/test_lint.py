"""What contradicts itself in the tables is found, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.lexicon.lint import Fault, lint
from musnad.lexicon.tables import COLUMNS


def written(folder: Path, **tables: str) -> Path:
    """A folder with these tables; each line's cells are parted by ``;``."""
    for table, lines in tables.items():
        rows = [line.strip().replace(";", "\t") for line in lines.strip().splitlines()]
        head = "\t".join(COLUMNS[table])
        (folder / f"{table}.tsv").write_text("\n".join((head, *rows, "")), encoding="utf-8")
    return folder


def codes(folder: Path) -> list[tuple[str, str, int]]:
    return [(fault.code, fault.file, fault.line) for fault in lint(folder)]


COUNTRY = "GB;Britain;بريطانيا;f;London;لندن;British;بريطاني"
PEOPLE = "ann-tarrow;Ann Tarrow;آن تارو;f;GB\ntom-vellin;Tom Vellin;توم فيلين;m;GB"
OFFICES = "minister.foreign;foreign minister|secretary of state;وزير الخارجية;وزيرة الخارجية"


def test_the_shipped_tables_are_clean() -> None:
    assert lint() == ()


def test_an_empty_folder_is_clean(tmp_path: Path) -> None:
    assert lint(tmp_path) == ()


def test_an_id_twice_is_found(tmp_path: Path) -> None:
    folder = written(tmp_path, people="x;X Y;س ص;m;\nx;Z Y;ز ص;m;")
    assert codes(folder) == [("lexicon.id_twice", "people.tsv", 3)]


@pytest.mark.parametrize(
    "second", ["b;Tim Lane;أحمد الصالح;m;", "b;Tim Lane;احمد الصالح;m;", "b;Ann Tarrow;س ص;m;"]
)
def test_two_people_with_one_name_are_found(tmp_path: Path, second: str) -> None:
    folder = written(tmp_path, people=f"a;Ann Tarrow;أحمد الصالح;m;\n{second}")
    assert codes(folder) == [("lexicon.one_name_two", "people.tsv", 3)]


def test_an_acronym_of_two_bodies_is_found(tmp_path: Path) -> None:
    folder = written(tmp_path, organisations="a;Aa;ألف;ABC;;m\nb;Bb;باء;ABC;;m")
    assert codes(folder) == [("lexicon.one_name_two", "organisations.tsv", 3)]


def test_a_noun_of_two_genders_is_found(tmp_path: Path) -> None:
    folder = written(tmp_path, terms="road;طريق;noun;m;طرق;general\nway;طريق;noun;f;طرق;general")
    assert codes(folder) == [("lexicon.two_genders", "terms.tsv", 3)]


def test_one_spelling_for_two_words_is_no_fault(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        terms="farmer;مزارع;noun;m;مزارعون;general\nfarms;مزارع;noun_pl;f;;general",
    )
    assert codes(folder) == []


def test_a_term_with_two_house_forms_is_found(tmp_path: Path) -> None:
    folder = written(tmp_path, terms="aid;مساعدة;noun;f;مساعدات;aid\nAid|help;عون;noun;m;;aid")
    assert codes(folder) == [("lexicon.two_renderings", "terms.tsv", 3)]


@pytest.mark.parametrize(
    "form",
    [
        "مســاعدة",
        "مُساعدة",
        "مساعدة علي",
        "مساعدہ",
        "ﻣساعدة",
        "مسا\u200fعدة",
        "کريم",
        "مساعدة\u200b",
    ],
)
def test_strange_letters_are_found(tmp_path: Path, form: str) -> None:
    found = codes(written(tmp_path, terms=f"aid;{form};noun;f;;aid"))
    assert found == ([] if form == "مساعدة علي" else [("lexicon.letters", "terms.tsv", 2)])


def test_the_mark_of_oman_is_needed(tmp_path: Path) -> None:
    folder = written(tmp_path, countries="OM;Oman;عُمان|سلطنة عُمان;f;;;Omani;عُماني")
    assert codes(folder) == []


@pytest.mark.parametrize("forms", ["أمريكا|أميركا", "سفينة أمريكية", "مسوولية كبيره|مسوولية كبيرة"])
def test_a_form_that_is_not_the_houses_goes_second(tmp_path: Path, forms: str) -> None:
    folder = written(tmp_path, terms=f"thing;{forms};noun;f;;general")
    assert codes(folder) == [("lexicon.house_first", "terms.tsv", 2)]


@pytest.mark.parametrize(
    ("tables", "file"),
    [
        ({"people": "x;X Y;س ص;m;QQ"}, "people.tsv"),
        ({"places": "x;X;س;city;;qq"}, "places.tsv"),
        ({"ledger": "f;office;nobody;king;GB;2020-01-01;;a record"}, "ledger.tsv"),
        ({"ledger": "f;office;ann-tarrow;king;ZZ;2020-01-01;;a record"}, "ledger.tsv"),
        ({"ledger": "f;membership;GB;member;zz;2020-01-01;;a record"}, "ledger.tsv"),
    ],
)
def test_a_reference_to_nothing_is_found(tmp_path: Path, tables: dict[str, str], file: str) -> None:
    folder = written(tmp_path, **{"countries": COUNTRY, "people": PEOPLE, **tables})
    assert codes(folder) == [("lexicon.unknown", file, 2)]


def ledger(*rows: str) -> str:
    return "\n".join(f"f{number};{row};a record" for number, row in enumerate(rows))


@pytest.mark.parametrize(
    "second",
    [
        "office;tom-vellin;foreign minister of britain;GB;2022-06-01;",
        "office;tom-vellin;secretary of state of britain;GB;2020-01-01;2021-01-01",
        "office;tom-vellin;British foreign minister;GB;2019-01-01;2020-02-01",
        "office;ann-tarrow;foreign minister of britain;GB;2021-01-01;2022-02-01",
    ],
)
def test_overlapping_rows_of_one_office_are_found(tmp_path: Path, second: str) -> None:
    folder = written(
        tmp_path,
        countries=COUNTRY,
        people=PEOPLE,
        offices=OFFICES,
        ledger=ledger(
            "office;ann-tarrow;foreign minister of britain;GB;2020-01-01;2023-01-01", second
        ),
    )
    assert [code for code, _, _ in codes(folder)] == ["lexicon.overlap"]


def test_a_hand_over_on_one_day_is_no_overlap(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        countries=COUNTRY,
        people=PEOPLE,
        offices=OFFICES,
        ledger=ledger(
            "office;ann-tarrow;foreign minister of britain;GB;2020-01-01;2023-01-01",
            "office;tom-vellin;foreign minister of britain;GB;2023-01-01;",
        ),
    )
    assert codes(folder) == []


def test_a_later_overlap_is_not_hidden_by_a_short_term(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        organisations="a;Aa;ألف;ABC;;m",
        ledger=ledger(
            "count;a;number of members;3;2000-01-01;2020-01-01",
            "count;a;number of members;4;2001-01-01;2002-01-01",
            "count;a;number of members;5;2010-01-01;",
        ),
    )
    assert [line for _, _, line in codes(folder)] == [3, 4]


def test_a_row_that_ends_before_it_begins_is_found(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        organisations="a;Aa;ألف;ABC;;m",
        ledger=ledger("count;a;number of members;3;2020-01-01;2019-01-01"),
    )
    assert codes(folder) == [("lexicon.ends_before", "ledger.tsv", 2)]


def test_all_bad_rows_are_told_at_once(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        people="x;X Y;س ص;n;\ny;Y\nz;Z|;ز;m;",
        ledger="f;office;x;king;GB;soon;;a record",
    )
    assert codes(folder) == [
        ("lexicon.row", "ledger.tsv", 2),
        ("lexicon.row", "people.tsv", 2),
        ("lexicon.row", "people.tsv", 3),
        ("lexicon.row", "people.tsv", 4),
    ]


def test_bytes_that_are_no_text_are_a_fault(tmp_path: Path) -> None:
    (tmp_path / "people.tsv").write_bytes(b"id\xff\xfe")
    assert codes(tmp_path) == [("lexicon.row", "people.tsv", 0)]


def test_a_slot_that_is_not_known_is_found(tmp_path: Path) -> None:
    folder = written(tmp_path, offices="x;envoy to {land};مبعوث {country};مبعوثة {country}")
    assert codes(folder) == [("lexicon.slot", "offices.tsv", 2)]


def test_a_table_of_ones_own_is_judged_by_itself(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    head = "\t".join(COLUMNS["people"])
    own.write_text(
        f"{head}\npete-hegseth\tPete Hegseth\tبيت هغسث\tm\tUS\nx\tX Y\tبيت هغسث\tm\t\n",
        encoding="utf-8",
    )
    faults = lint(own={"people": own})
    assert [(one.code, one.file, one.line) for one in faults] == [
        ("lexicon.one_name_two", "own.tsv", 3)
    ]


def test_each_fault_is_told_in_both_languages(tmp_path: Path) -> None:
    for fault in lint(written(tmp_path, people="x;X Y;س ص;m;\nx;X Y;س ص;m;QQ")):
        assert isinstance(fault, Fault)
        assert any("\u0600" <= letter <= "\u06ff" for letter in fault.message_ar)
        assert "\n" not in fault.message_ar + fault.message_en
