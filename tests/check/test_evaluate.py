"""The metrics, on cases small enough to work out by hand."""

from __future__ import annotations

import json
import math
from pathlib import Path
from random import Random

import pytest

from musnad.check.checker import Checker
from musnad.check.evaluate import (
    Case,
    Label,
    Prediction,
    auroc,
    calibration_error,
    evaluate,
    intervals,
    load_cases,
    measure,
)
from musnad.core.errors import RefusedError
from musnad.core.report import Verdict


def test_auroc_counts_pairs_and_halves_ties() -> None:
    assert auroc([0.9, 0.1, 0.5], [True, False, False]) == 1.0
    assert auroc([0.5, 0.5], [True, False]) == 0.5
    assert math.isnan(auroc([0.5], [True]))


def test_calibration_error_is_the_gap_between_risk_and_truth() -> None:
    assert calibration_error([1.0, 0.0], [True, False]) == 0.0
    assert calibration_error([0.9, 0.9], [True, False]) == pytest.approx(0.4)


def test_the_figures_of_four_cases() -> None:
    cases = [
        Case(id="1", source="s", claim="c", label="unsupported", error="entity"),
        Case(id="2", source="s", claim="c", label="unsupported", error="number"),
        Case(id="3", source="s", claim="c", label="supported"),
        Case(id="4", source="s", claim="c", label="supported"),
    ]
    predictions = [
        Prediction(id="1", verdict="contradicted", risk=0.9, problems=("person",)),
        Prediction(id="2", verdict="supported", risk=0.2, problems=()),
        Prediction(id="3", verdict="supported", risk=0.1, problems=()),
        Prediction(id="4", verdict="unsupported", risk=0.7, problems=("number",)),
    ]
    figures = measure(cases, predictions)
    assert figures.balanced_accuracy == 0.5
    assert figures.false_alarm_rate == 0.5
    assert figures.recall == {"entity": 1.0, "number": 0.0}
    assert figures.kinds_macro_f1 == 0.5


def test_cases_without_a_label_are_predicted_and_not_measured(checker: Checker) -> None:
    done = evaluate([Case(id="x", source="It rained.", claim="هطل المطر.")], checker)
    assert done.labelled == 0
    assert done.predictions[0].id == "x"
    assert done.to_json()["auroc"] is None


def test_a_line_that_is_no_case_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps({"id": "1", "source": "s"}) + "\n", encoding="utf-8")
    with pytest.raises(RefusedError, match=r"eval\.case"):
        load_cases(path)


def test_figures_have_intervals_by_document() -> None:
    cases, predictions = [], []
    for number in range(40):
        wrong, caught = number % 2 == 0, number % 5 != 0
        label: Label = "unsupported" if wrong else "supported"
        error = "number" if wrong else None
        cases.append(
            Case(id=str(number), source="s", claim="c", label=label, error=error, group=str(number))
        )
        said: Verdict = "unsupported" if wrong and caught else "supported"
        risk = 0.8 if said == "unsupported" else 0.1
        predictions.append(Prediction(id=str(number), verdict=said, risk=risk, problems=()))
    drawn = intervals(cases, predictions, Random(1))
    recall = drawn["recall.number"]
    assert recall.value == 0.8
    assert 0.5 < recall.low < 0.8 < recall.high <= 1.0
    assert drawn["false_alarm_rate"].high == 0.0
    again = intervals(cases, predictions, Random(1))
    assert again["auroc"] == drawn["auroc"]
