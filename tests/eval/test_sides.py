"""The labelled pairs of releases hold together, and are counted as they should be."""

from __future__ import annotations

from eval.sides.measure import Score, cases, measure

from musnad.models.encoder import SentenceMeaning


def test_the_labels_of_the_development_cases_name_sentences_and_words_that_are_there():
    for case in cases("dev"):
        for a, b in case.pairs:
            assert 1 <= a <= len(case.a.body), case.id
            assert 1 <= b <= len(case.b.body), case.id
        for one in case.differences:
            assert one.pair in case.pairs, case.id


def test_a_case_is_counted():
    case = next(one for one in cases("dev") if one.id == "ferry-line")

    measured = measure(case, SentenceMeaning(threads=1))

    assert measured.pairs == Score(right=5)
    assert measured.differences == Score(right=2)
    assert measured.wrong == ()


def test_shares_are_worked_out_from_counts():
    assert Score(right=3, false=1, missed=2).to_json()["precision"] == 0.75
    assert Score().to_json()["f1"] is None
