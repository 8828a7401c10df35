"""How a word is rendered and why; and who held which office on a day."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from musnad.lexicon.book import Lexicon, load
from musnad.lexicon.entries import Country, Fact, Office, Person
from musnad.lexicon.finding import WHY, Finding, find
from musnad.lexicon.tables import COLUMNS, DATA

DAY = date(2025, 4, 24)


def first(query: str) -> Finding:
    found = find(query, load()).found
    assert found, query
    return found[0]


@pytest.mark.parametrize(
    ("query", "why", "arabic"),
    [
        ("North Atlantic Treaty Organization", "form", "حلف شمال الأطلسي"),
        ("NATO", "acronym", "حلف شمال الأطلسي"),
        ("حلف الناتو", "form", "حلف شمال الأطلسي"),
        ("لحلف شمال الأطلسي", "form", "حلف شمال الأطلسي"),
        ("the Pentagon", "form", "البنتاغون"),
        ("Hegseth", "name_part", "بيت هيغسيث"),
        ("هيغسيث", "name_part", "بيت هيغسيث"),
        ("pete hegseth", "form", "بيت هيغسيث"),
        ("American", "nationality", "أميركي"),
        ("وبالأمريكيين", "nationality", "أميركي"),
        ("Amman", "capital", "عمّان"),
        ("humanitarian aid", "form", "مساعدات إنسانية"),
        ("المساعدات الإنسانية", "form", "مساعدات إنسانية"),
        ("tankers", "plural", "ناقلة نفط"),
    ],
)
def test_a_word_is_found_with_its_reason(query: str, why: str, arabic: str) -> None:
    found = first(query)
    assert (found.why, found.arabic) == (why, arabic)


def test_the_row_is_where_it_says() -> None:
    for query in ("Hegseth", "NATO", "Pentagon", "American", "reaffirm", "humanitarian aid"):
        found = first(query)
        line = (DATA / found.file).read_text(encoding="utf-8").split("\n")[found.line - 1]
        assert found.matched in line
        assert found.arabic in line


def test_other_accepted_forms_are_told() -> None:
    assert "بيت هيجسيث" in first("Pete Hegseth").others


def test_a_title_is_composed() -> None:
    answer = find("deputy foreign minister of France", load())
    assert answer.title == "نائب وزير الخارجية الفرنسي"
    assert answer.transliterated is None


def test_a_name_in_no_table_is_spelt_by_rule() -> None:
    answer = find("Mara Qellinor", load())
    assert answer.found == ()
    assert answer.transliterated is not None
    assert answer.transliterated.startswith("مارا")


def test_an_unknown_arabic_word_is_left_unknown() -> None:
    answer = find("قغثصضط", load())
    assert (answer.found, answer.transliterated) == ((), None)


@pytest.mark.parametrize("query", ["", "  ", "x" * 10_000, "((((", "\u202e", "|", "\t"])
def test_any_query_has_an_answer(query: str) -> None:
    started = time.process_time()
    find(query, load(), on=DAY)
    assert time.process_time() - started < 5


def test_every_reason_has_both_languages() -> None:
    assert all(arabic and english for arabic, english in WHY.values())


def test_offices_held_on_the_day_are_told_with_their_source() -> None:
    (fact,) = find("Hegseth", load(), on=DAY).held
    assert fact.predicate == "secretary of defense of the united states"
    assert fact.source
    assert find("Hegseth", load(), on=date(2024, 4, 24)).held == ()


@pytest.mark.parametrize(
    ("query", "subject"),
    [
        ("US Secretary of Defense", "pete-hegseth"),
        ("defence minister of the United States", "pete-hegseth"),
        ("وزير الدفاع الأميركي", "pete-hegseth"),
        ("وزير الدفاع الأمريكي", "pete-hegseth"),
        ("NATO Secretary General", "mark-rutte"),
        ("الأمين العام لحلف شمال الأطلسي", "mark-rutte"),
        ("وزيرة الخارجية الألمانية", "annalena-baerbock"),
    ],
)
def test_an_office_is_asked_for_in_any_wording(query: str, subject: str) -> None:
    held = load().office_holder(query, DAY)
    assert held is not None
    assert held.subject == subject
    assert held in find(query, load(), on=DAY).held


def fact(id_: str, person: str, since: date, until: date | None) -> Fact:
    return Fact(
        id=id_,
        kind="office",
        subject=person,
        predicate="foreign minister of britain",
        object="GB",
        since=since,
        until=until,
        source=f"gazette {id_}",
    )


@pytest.fixture(scope="module")
def vacancy() -> Lexicon:
    """An office with a hand-over in 2022 and nobody in it in the spring of 2023."""
    return Lexicon(
        countries=(
            Country(
                code="GB",
                en=("Britain",),
                ar=("بريطانيا",),
                gender="f",
                capital_en=(),
                capital_ar=(),
                adj_en=("British",),
                adj_ar=("بريطاني",),
            ),
        ),
        offices=(
            Office(
                id="minister.foreign",
                en=("foreign minister",),
                ar=("وزير الخارجية",),
                ar_f=("وزيرة الخارجية",),
            ),
        ),
        people=(
            Person(id="ann", en=("Ann Tarrow",), ar=("آن تارو",), gender="f", country="GB"),
            Person(id="tom", en=("Tom Vellin",), ar=("توم فيلين",), gender="m", country="GB"),
        ),
        facts=(
            fact("f1", "ann", date(2020, 1, 1), date(2022, 6, 1)),
            fact("f2", "tom", date(2022, 6, 1), date(2023, 3, 1)),
            fact("f3", "ann", date(2023, 5, 1), None),
        ),
    )


@pytest.mark.parametrize(
    ("day", "holder", "source"),
    [
        (date(2019, 12, 31), None, None),
        (date(2020, 1, 1), "ann", "gazette f1"),
        (date(2022, 6, 1), "tom", "gazette f2"),
        (date(2023, 4, 1), None, None),
        (date(2026, 1, 1), "ann", "gazette f3"),
    ],
)
@pytest.mark.parametrize("office", ["British foreign minister", "وزير الخارجية البريطاني"])
def test_an_office_may_be_vacant_on_the_day(
    vacancy: Lexicon, office: str, day: date, holder: str | None, source: str | None
) -> None:
    held = vacancy.office_holder(office, day)
    assert (held.subject if held else None, held.source if held else None) == (holder, source)


def test_two_hold_an_office_on_the_day_of_a_hand_over(vacancy: Lexicon) -> None:
    held = vacancy.office_holders("foreign minister of Britain", date(2022, 6, 1))
    assert [one.subject for one in held] == ["ann", "tom"]
    assert [one.id for one in vacancy.offices_on("ann", date(2022, 6, 1))] == ["f1"]
    assert vacancy.offices_on("ann", date(2023, 4, 1)) == ()


def test_an_office_that_nobody_knows_is_nobodys(vacancy: Lexicon) -> None:
    assert vacancy.office_holder("keeper of the seals", DAY) is None
    assert vacancy.office_holder("", DAY) is None


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("كان يوما سعيدا وعملا كريما", []),
        ("شكر الله على كل كريم سعيد", []),
        ("نهر الأردن يفيض", ["place"]),
        ("عبر نهر الأردن إلى الأردن", ["place", "country"]),
        ("زار سلطنة عُمان", ["country"]),
        ("وصل إلى عمّان عاصمة المملكة", ["place"]),
        ("العون المالي للبلاد", []),
    ],
)
def test_a_name_that_is_a_word_is_read_by_its_context(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in load().mentions(text, "ar")] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("He may march on, with hope and grant aid.", []),
        ("Turkey is a state; the turkey is a bird.", ["country"]),
        ("She sat beside the china cups.", []),
    ],
)
def test_an_english_name_that_is_a_word_needs_its_capital(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in load().mentions(text, "en")] == kinds


def test_a_table_of_ones_own_answers_first(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    head = "\t".join(COLUMNS["people"])
    own.write_text(f"{head}\npete-hegseth\tPete Hegseth\tبيت هغسث\tm\tUS\n", encoding="utf-8")
    found = find("Pete Hegseth", load(), own={"people": own}).found
    assert [(one.file, one.arabic) for one in found] == [
        ("own.tsv", "بيت هغسث"),
        ("people.tsv", "بيت هيغسيث"),
    ]
