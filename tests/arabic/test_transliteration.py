import re
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.arabic.name_language import likely_family, word_votes
from musnad.arabic.name_parts import known_part
from musnad.arabic.spelling_rules import LANGUAGES, SOUNDS, reading
from musnad.arabic.transliteration import transliterate


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Joe Biden", "جو بايدن"),
        ("Keir Starmer", "كير ستارمر"),
        ("Giorgia Meloni", "جورجيا ميلوني"),
        ("Jean Moreau", "جان مورو"),
        ("Xi Jinping", "شي جين بينغ"),
        ("George Charles", "جورج تشارلز"),
    ],
)
def test_a_settled_name_keeps_its_settled_spelling(latin: str, arabic: str) -> None:
    assert transliterate(latin) == arabic


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Lecce", "ليتشي"),
        ("Besançon", "بيزانسون"),
        ("Bydgoszcz", "بيدغوشتش"),
        ("Gainesville", "غينسفيل"),
        ("Lakewood", "ليكوود"),
        ("Redding", "ريدينغ"),
        ("Abdelkader", "عبد القادر"),
    ],
)
def test_an_unknown_word_is_read_by_the_spelling_it_shows(latin: str, arabic: str) -> None:
    assert transliterate(latin) == arabic


def test_the_given_name_decides_how_the_letters_of_the_surname_are_read() -> None:
    assert transliterate("Javier Bajo").endswith("باخو")
    assert transliterate("James Bajo").endswith("باجو")


def test_an_ending_tells_the_family_of_spellings() -> None:
    assert likely_family("stojkovic", ()) == "sl"
    assert likely_family("papadakis", ()) == "el"


def test_every_entry_of_the_table_is_written_in_arabic_letters_alone() -> None:
    part = known_part("Sérgio".lower())
    assert part is not None
    for _, arabic in part.spellings:
        assert all(char == " " or "\u0621" <= char <= "\u064a" for char in arabic)


@settings(deadline=None)
@given(
    st.sampled_from(LANGUAGES), st.text(alphabet="abcdefghijklmnopqrstuvwxyzéñöşłışčć", max_size=20)
)
def test_every_family_reads_any_word_as_known_sounds(family: str, word: str) -> None:
    assert set(reading(family).sounds(word)) <= set(SOUNDS)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_text_stops_the_writer(latin: str) -> None:
    written = transliterate(latin)
    assert all(char == " " or "\u0621" <= char <= "\u064a" for char in written)


def test_a_word_of_no_family_has_few_votes() -> None:
    assert sum(word_votes("m").values()) <= 2


def test_the_tables_of_names_hold_plain_letters_and_known_families() -> None:
    for table in ("given-names.tsv", "towns.tsv"):
        text = (files("musnad.arabic") / "data" / table).read_text(encoding="utf-8")
        header, *rows = text.splitlines()
        assert header == "ar\ten\tfamily"
        seen: set[tuple[str, str]] = set()
        for row in rows:
            arabic, latins, family = row.split("\t")
            assert re.fullmatch(r"[\u0621-\u064a]+(?: [\u0621-\u064a]+)*", arabic), row
            assert family in LANGUAGES, row
            for latin in latins.split("|"):
                assert re.fullmatch("[a-z]+", latin), row
                assert (latin, family) not in seen, row
                seen.add((latin, family))


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Íñigo Guzmán", "إنييغو غوزمان"),
        ("Ilham Guliyev", "إلهام غولييف"),
        ("Mannheim", "مانهايم"),
        ("Heimstein Maidenhead", "هايمشتاين ميدنهيد"),
        ("Cheltenham", "تشيلتينهام"),
        ("Valenciennes", "فالنسيان"),
        ("Zhou Yongli", "تشو يونغلي"),
    ],
)
def test_letters_with_marks_and_towns_are_read_whole(latin: str, arabic: str) -> None:
    assert transliterate(latin) == arabic
