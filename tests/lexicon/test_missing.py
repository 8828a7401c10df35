"""What releases say that the lexicon doesn't know, most frequent first."""

from __future__ import annotations

import time

from musnad.lexicon.book import load
from musnad.lexicon.missing import Gap, missing, plain


def gaps(*sentences: str) -> list[tuple[int, str, str]]:
    return [(gap.count, gap.part, gap.text) for gap in missing(sentences, load(), plain)]


def test_known_names_titles_terms_and_figures_are_no_gaps() -> None:
    assert (
        gaps(
            "U.S. Secretary of Defense Pete Hegseth met NATO Secretary General Mark Rutte at "
            "the Pentagon on April 24, 2025.",
            "They discussed humanitarian aid and a ceasefire.",
            "The foreign minister of France announced $5 million.",
        )
        == []
    )


def test_what_is_unknown_comes_most_frequent_first() -> None:
    assert gaps(
        "The frobnicator met Mara Qellinor.",
        "A frobnicator is not a blarg.",
        "The frobnicator left.",
    )[:3] == [(3, "noun", "frobnicator"), (1, "noun", "blarg"), (1, "name", "Mara Qellinor")]


def test_a_name_is_one_gap_with_its_spelling_by_rule() -> None:
    (gap,) = missing(["He met with Qellin van Dorth."], load(), plain)[:1]
    assert isinstance(gap, Gap)
    assert gap.text == "Qellin van Dorth"
    assert gap.by_rule
    assert "met with Qellin" in gap.example


def test_an_acronym_is_not_spelt_by_rule() -> None:
    (gap,) = missing(["He met the QZXV."], load(), plain)
    assert (gap.text, gap.part, gap.by_rule) == ("QZXV", "name", None)


def test_forms_of_address_are_left_out() -> None:
    assert gaps("He thanked Mr. Rutte, and Gen. Caine.") == []


def test_the_first_sentence_is_the_example_cut_short() -> None:
    long = "The frobnicator " + "and aid " * 60
    (gap, *_) = missing([long, "The frobnicator."], load(), plain)
    assert gap.count == 2
    assert len(gap.example) <= 160
    assert gap.example.endswith("…")


def test_nothing_and_noise_are_fine() -> None:
    assert gaps() == []
    assert gaps("", "   ", "123 … —") == []


def test_a_long_release_is_read_in_time() -> None:
    started = time.process_time()
    missing(["The blorp of Zarn met the frob. " * 120], load(), plain)
    assert time.process_time() - started < 8
