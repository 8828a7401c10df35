"""Names that are also words, places that share a name, offices that nobody holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from musnad.lexicon.book import load
from musnad.lexicon.lint import lint
from musnad.lexicon.tables import DATA


def read(text: str, language: str = "ar") -> list[tuple[str, str]]:
    return [(one.text, one.id) for one in load().mentions(text, language)]


def ids(text: str, language: str = "ar") -> list[str]:
    return [id_ for _, id_ in read(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "كان يوما سعيدا للجميع، وهو سعيد بالنتيجة.",
        "تلا آيات من القرآن الكريم في حفل كريم.",
        "لا سلام بلا عدل، والأمل كبير في السلام.",
        "وصف اللقاء بأنه جميل ومفيد وناجح وصريح.",
    ],
)
def test_a_word_that_is_also_somebodys_name_is_a_word(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("استقبل قيس سعيد الوفد وهو سعيد بالزيارة.", "kais-saied"),
        ("قال كريم خان إن كرم الضيافة كريم.", "karim-khan"),
        ("دعا نواف سلام إلى سلام دائم.", "nawaf-salam"),
    ],
)
def test_the_whole_name_is_a_person_and_the_word_beside_it_is_not(text: str, who: str) -> None:
    assert ids(text) == [who]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("وصل الوزير إلى عُمان.", ["OM"]),
        ("وصل الوزير إلى عمّان.", ["amman"]),
        ("وصل الوزير إلى سلطنة عمان.", ["OM"]),
        ("وصل الوزير إلى عمان عاصمة الأردن.", ["amman", "JO"]),
        ("وصل الوزير إلى مسقط في عمان.", ["muscat", "OM"]),
    ],
)
def test_oman_and_amman(text: str, where: list[str]) -> None:
    assert [id_ for id_ in ids(text) if id_ != "minister-plain"] == where


@pytest.mark.parametrize(
    ("text", "language", "where"),
    [
        ("عبروا نهر الأردن إلى الأردن.", "ar", ["jordan-river", "JO"]),
        ("تقع البلدة في غور الأردن.", "ar", ["jordan-valley"]),
        ("أعلن الأردن موقفه.", "ar", ["JO"]),
        ("They crossed the Jordan River into Jordan.", "en", ["jordan-river", "JO"]),
        ("The town lies west of the Jordan.", "en", []),
        ("They swam across the Jordan and slept.", "en", []),
        ("He praised the Jordan office of the agency.", "en", ["JO"]),
        ("Michael Jordan played well.", "en", []),
    ],
)
def test_jordan_the_river_and_the_state(text: str, language: str, where: list[str]) -> None:
    assert ids(text, language) == where


@pytest.mark.parametrize("day", [date(2022, 10, 31), date(2023, 11, 5), date(2025, 1, 8)])
def test_an_office_vacant_on_the_day_has_no_holder(day: date) -> None:
    book = load()
    assert book.office_holder("president of lebanon", day) is None
    assert book.office_holder("الرئيس اللبناني", day) is None
    assert not [one for one in book.offices_on("michel-aoun", day) if "president" in one.predicate]


def test_the_days_beside_a_vacancy_have_one() -> None:
    book = load()
    before = book.office_holder("president of lebanon", date(2022, 10, 30))
    after = book.office_holder("president of lebanon", date(2025, 1, 9))
    assert before is not None
    assert after is not None
    assert (before.subject, after.subject) == ("michel-aoun", "joseph-aoun")


def test_overlapping_rows_of_the_ledger_are_refused(tmp_path: Path) -> None:
    for table in DATA.glob("*.tsv"):
        (tmp_path / table.name).write_text(table.read_text("utf-8"), "utf-8")
    row = "office\tmichel-aoun\tpresident of lebanon\tLB\t2025-06-01\t\ta record"
    with (tmp_path / "ledger.tsv").open("a", encoding="utf-8") as ledger:
        ledger.write(f"michel-aoun-again\t{row}\n")
    faults = lint(tmp_path)
    assert [fault.code for fault in faults] == ["lexicon.overlap"]
    assert faults[0].file == "ledger.tsv"
