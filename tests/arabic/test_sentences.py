from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.arabic.sentences import sentences

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases/sentences.tsv")
    .read_text(encoding="utf-8")
    .split("\n")[1:]
    if line.strip()
]


def cut(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_a_sentence_ends_where_a_reader_would_end_it(language: str, marked: str) -> None:
    marked = marked.replace("↵", "\n")
    expected = [piece.strip() for piece in marked.split("¦") if piece.strip()]
    assert cut(marked.replace("¦", ""), language) == expected


def test_a_readout_of_a_meeting_is_cut_whole() -> None:
    first = "Secretary Hegseth met Mark Rutte on April 24, 2025, at 3 p.m. at the Pentagon."
    rest = ["The U.S. remains committed to Article 5.", "Lt. Gen. J. Q. Doe, Jr. attended."]
    assert cut(f"{first}\n{rest[0]} {rest[1]}", "en") == [first, *rest]


def test_two_states_before_a_noun_close_no_sentence() -> None:
    one = "The ministers praised the Japan-U.S. Alliance and the China-U.S. Dialogue."
    assert cut(f"{one} They met in Rome.", "en") == [one, "They met in Rome."]


def test_an_arabic_account_is_cut_whole() -> None:
    pieces = [
        "التقى د. أحمد علي نظيره في 24.4.2025، وقال: «نعمل معا.»",
        "وأضاف أن النمو بلغ 3.5 في المئة.",
        "فماذا بعد؟",
        "لا جواب.",
    ]
    assert cut(" ".join(pieces), "ar") == pieces


def test_an_empty_bullet_is_kept_as_a_span_of_its_own() -> None:
    assert cut("-\nالبند", "ar") == ["-", "البند"]
    assert cut("•\n\nItem", "en") == ["•", "Item"]


def test_an_empty_text_has_no_sentence() -> None:
    assert sentences("", "ar") == ()
    assert sentences(" \n\t ", "en") == ()


@settings(deadline=None)
@given(st.text(alphabet='aA .!?؟…«»"()[]1د.م\nوU', max_size=80), st.sampled_from(["ar", "en"]))
def test_spans_are_in_order_trimmed_and_lose_nothing(text: str, language: str) -> None:
    spans = sentences(text, language)
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert text[at:start].strip() == ""
        piece = text[start:end]
        assert piece == piece.strip()
        assert "\n" not in piece
        at = end
    assert text[at:].strip() == ""


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    assert all(start < end for start, end in sentences(text, "ar"))


@pytest.mark.parametrize("piece", ["a", ".", "A. ", "د. ", '."', "[1].", "1.", " ", "؟"])
def test_hostile_repetition_stays_linear(piece: str) -> None:
    assert len(sentences(piece * (100_000 // len(piece)), "en")) <= 100_000
