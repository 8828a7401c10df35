"""The shipped tables are consistent, and a bad row is refused with its place."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from pathlib import Path

import pytest

from musnad.core.errors import RefusedError
from musnad.lexicon import tables
from musnad.lexicon.book import Lexicon, load, shipped

ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a\u0651\u064f()«»0-9+،.\-/ ]+")
NEEDED_MARKS = {"عُمان", "سلطنة عُمان", "خليج عُمان", "بحر عُمان", "عُماني", "عمّان"}
HEADER = "id\ten\tar\tgender\tcountry\n"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def arabic_forms(lexicon: Lexicon) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for country in lexicon.countries:
        found[country.code] |= {*country.ar, *country.capital_ar, *country.adj_ar}
    for people in lexicon.peoples:
        found[people.id] |= set(people.adj_ar)
    for place in lexicon.places:
        found[place.id] |= set(place.ar)
    for body in lexicon.organisations:
        found[body.id] |= {*body.ar, *((body.short_ar,) if body.short_ar else ())}
    for office in lexicon.offices:
        found[office.id] |= {re.sub(r"\{\w+\}", "س", one) for one in (*office.ar, *office.ar_f)}
    for field in lexicon.fields:
        found[field.id] |= {*field.ar, field.affairs_ar}
    for person in lexicon.people:
        found[person.id] |= set(person.ar)
    for verb in lexicon.verbs:
        found[verb.en[0]] |= {*verb.ar, *((verb.preposition,) if verb.preposition else ())}
    return found


def test_arabic_forms_hold_arabic_letters_and_no_marks(lexicon: Lexicon) -> None:
    wrong = {
        (id_, form)
        for id_, forms in arabic_forms(lexicon).items()
        for form in forms
        if not ARABIC.fullmatch(form.strip())
        or "  " in form.strip()
        or (re.search("[\u064b-\u0652]", form) and form not in NEEDED_MARKS)
    }
    assert not wrong


def test_no_id_is_given_twice(lexicon: Lexicon) -> None:
    for entries in (lexicon.places, lexicon.organisations, lexicon.offices, lexicon.people):
        ids = [entry.id for entry in entries]
        assert len(ids) == len(set(ids))


def test_there_is_enough_of_everything(lexicon: Lexicon) -> None:
    assert len(lexicon.countries) >= 197
    assert len(lexicon.places) >= 250 + 190
    assert len(lexicon.organisations) >= 500
    assert len(lexicon.offices) + len(lexicon.fields) >= 200
    assert len(lexicon.verbs) >= 200


def test_every_places_country_exists(lexicon: Lexicon) -> None:
    codes = {country.code for country in lexicon.countries}
    assert not {p.id for p in lexicon.places if p.country and p.country not in codes}


def test_what_a_place_stands_for_exists(lexicon: Lexicon) -> None:
    known = {country.code for country in lexicon.countries}
    known |= {body.id for body in lexicon.organisations}
    assert not {p.id for p in lexicon.places if p.stands_for and p.stands_for not in known}


def test_every_persons_country_exists(lexicon: Lexicon) -> None:
    codes = {country.code for country in lexicon.countries}
    assert not {p.id for p in lexicon.people if p.country and p.country not in codes}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_form_names_two_countries_or_two_bodies(lexicon: Lexicon, language: str) -> None:
    allowed = {"congo", "الكونغو"}
    for entries in (
        [(country.code, country) for country in lexicon.countries],
        [(body.id, body) for body in lexicon.organisations],
        [(place.id, place) for place in lexicon.places],
        [(field.id, field) for field in lexicon.fields],
    ):
        owners: dict[str, set[str]] = defaultdict(set)
        for id_, entry in entries:
            for form in getattr(entry, language):
                owners[form.casefold()].add(id_)
        assert not {
            form: ids for form, ids in owners.items() if len(ids) > 1 and form not in allowed
        }


def test_no_acronym_names_two_bodies(lexicon: Lexicon) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for body in lexicon.organisations:
        for acronym in body.acronyms:
            owners[acronym].add(body.id)
    assert not {acronym: ids for acronym, ids in owners.items() if len(ids) > 1}


def test_no_verb_is_given_twice(lexicon: Lexicon) -> None:
    owners: dict[str, list[str]] = defaultdict(list)
    for verb in lexicon.verbs:
        for form in verb.en:
            owners[form].append(verb.ar[0])
    assert not {form: verbs for form, verbs in owners.items() if len(verbs) > 1}


def test_verbs_use_the_agreed_words(lexicon: Lexicon) -> None:
    for verb in lexicon.verbs:
        assert verb.register in ("neutral", "strong"), verb.en
        assert verb.polarity in ("positive", "negative", "neutral"), verb.en
        assert set(verb.frame) <= {"np", "that", "to", "with", "np-to", "quote", "none"}, verb.en


def test_office_patterns_use_known_slots(lexicon: Lexicon) -> None:
    slots = {"field", "field2", "for", "for2", "country", "org", "place"}
    slots |= {"adj", "adj_f", "owner", "name", "body", "to_body"}
    for office in lexicon.offices:
        for form in (*office.en, *office.ar, *office.ar_f):
            assert set(re.findall(r"\{(\w+)\}", form)) <= slots, form


def test_facts_name_days_in_order(lexicon: Lexicon) -> None:
    for fact in lexicon.facts:
        assert fact.until is None or fact.since <= fact.until, fact.id


def test_the_tables_are_read_quickly() -> None:
    best = 9.0
    for _ in range(3):
        started = time.process_time()
        tables.countries(tables.DATA)
        tables.places(tables.DATA)
        tables.organisations(tables.DATA)
        tables.people(tables.DATA)
        tables.terms(tables.DATA)
        best = min(best, time.process_time() - started)
    assert best < 0.3


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("x\tX\tس\tm\n", 2),
        ("x\tX\tس\tn\t\n", 2),
        ("x\tX\tس\tm\t\ny\t\tص\tm\t\n", 3),
        ("x\tX||Y\tس\tm\t\n", 2),
        ("x\t X\tس\tm\t\n", 2),
    ],
)
def test_a_bad_row_is_refused_with_file_and_line(tmp_path: Path, rows: str, line: int) -> None:
    (tmp_path / "people.tsv").write_text(HEADER + rows, encoding="utf-8")
    with pytest.raises(RefusedError) as refused:
        tables.people(tmp_path)
    assert refused.value.code == "lexicon.row"
    assert refused.value.facts["file"] == "people.tsv"
    assert refused.value.facts["line"] == str(line)
    assert refused.value.facts["reason"]


def test_a_wrong_header_is_refused(tmp_path: Path) -> None:
    (tmp_path / "people.tsv").write_text("id\tname\n", encoding="utf-8")
    with pytest.raises(RefusedError):
        tables.people(tmp_path)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "people.tsv").write_bytes(b"id\xff\xfe")
    with pytest.raises(RefusedError):
        tables.people(tmp_path)


def test_an_empty_folder_is_an_empty_lexicon(tmp_path: Path) -> None:
    empty = shipped(tmp_path)
    assert empty.people == ()
    assert empty.mentions("NATO met in Brussels.", "en") == ()


def test_an_id_twice_is_refused(tmp_path: Path) -> None:
    row = "x\tX Y\tس ص\tm\t\n"
    (tmp_path / "people.tsv").write_text(HEADER + row + row, encoding="utf-8")
    with pytest.raises(RefusedError):
        shipped(tmp_path)


def test_the_lexicon_is_read_once() -> None:
    assert load() is load()
