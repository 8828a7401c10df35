"""Sentence meaning: the same news in two languages is near, other news is far."""

from __future__ import annotations

import pytest

from musnad.models.encoder import SentenceMeaning


@pytest.fixture(scope="module")
def meaning() -> SentenceMeaning:
    return SentenceMeaning(threads=1)


def test_an_arabic_sentence_is_nearest_to_its_english_source(meaning: SentenceMeaning) -> None:
    rows = meaning.similarity(
        ["وقّع الوزيران اتفاقا للتعاون في مجال المياه."],
        [
            "The two ministers signed a water cooperation agreement.",
            "Heavy snow closed the airport.",
        ],
    )
    assert rows[0][0] > 0.5 > rows[0][1]


def test_a_text_is_encoded_once_and_remembered(meaning: SentenceMeaning) -> None:
    first = meaning.vectors(["The council adopted the budget."])
    again = meaning.vectors(["The council adopted the budget.", "x"])
    assert (first[0] == again[0]).all()


def test_the_memory_is_bounded() -> None:
    small = SentenceMeaning(threads=1, remember=2)
    small.vectors(["one", "two", "three", "four"])
    assert len(small._known) == 2


def test_an_empty_text_is_like_nothing(meaning: SentenceMeaning) -> None:
    assert list(meaning.similarity([" "], ["The council met."])[0]) == [0.0]


def test_no_sentences_give_empty_rows(meaning: SentenceMeaning) -> None:
    assert list(meaning.similarity(["a", "b"], [])) == [[], []]
