"""Intervals: within 0 and 1, narrower with more, wider when claims of a document go together."""

from __future__ import annotations

import math
from random import Random

import pytest

from musnad.check.intervals import by_document, wilson


def test_a_share_has_the_interval_of_the_book() -> None:
    one = wilson(8, 10)
    assert (one.value, round(one.low, 3), round(one.high, 3)) == (0.8, 0.490, 0.943)


@pytest.mark.parametrize(("hits", "total"), [(0, 5), (5, 5), (1, 1)])
def test_an_interval_stays_within_bounds(hits: int, total: int) -> None:
    one = wilson(hits, total)
    assert 0 <= one.low <= one.value <= one.high <= 1


def test_nothing_measured_has_no_figure() -> None:
    assert math.isnan(wilson(0, 0).value)


def test_claims_that_go_wrong_together_make_a_wider_interval() -> None:
    rows = [float(at < 50) for at in range(100)]

    def share(sample: object) -> dict[str, float]:
        assert isinstance(sample, list)
        return {"share": sum(sample) / len(sample)}

    def measured(documents: list[int]) -> float:
        one = by_document(rows, documents, lambda sample: share(list(sample)), Random(1))["share"]
        assert one.low < one.value < one.high
        return one.high - one.low

    assert measured([at // 10 for at in range(100)]) > measured(list(range(100)))
