"""The measure of the knowledge of Arabic counts, bounds and shows as it says."""

from __future__ import annotations

import pytest
from eval.language import as_json, line, shown_errors, verdict
from eval.language_figures import Measured, agreement, share, spellings, wilson
from eval.language_sets import Verdict

from musnad.cli.checkout import measure_language
from musnad.core.errors import RefusedError


def judged(*right: bool) -> list[Verdict]:
    return [Verdict(group="g", right=one, wanted="5", given="6") for one in right]


def test_a_share_has_its_counts_and_its_interval():
    one = share("figures", judged(True, True, True, False))
    assert (one.value, one.right, one.total) == (0.75, 3, 4)
    assert one.low is not None
    assert one.high is not None
    assert one.low < one.value < one.high


def test_the_wilson_interval_is_the_textbook_one():
    low, high = wilson(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)


def test_the_choices_of_each_word_are_multiplied():
    assert spellings("غوتيريش/جوتيريش") == ("غوتيريش", "جوتيريش")
    assert spellings("عبد/عبدو الله|عبدالله") == ("عبد الله", "عبدو الله", "عبدالله")


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [(0.5, "", "below"), (0.97, "", "accepted"), (1.0, "", "aim")],
)
def test_a_share_is_held_against_its_bounds(value, unit, said):
    assert verdict(Measured(name="n", value=value, unit=unit, accepted=0.9, aim=0.99)) == said


@pytest.mark.parametrize(("value", "said"), [(500, "below"), (300, "accepted"), (100, "aim")])
def test_less_time_is_better(value, said):
    assert verdict(Measured(name="n", value=value, unit="ms", accepted=400, aim=150)) == said


def test_a_line_tells_value_counts_and_verdict():
    said = line(share("figures", judged(True, False), accepted=0.97, aim=0.995))
    assert "50.00 %" in said
    assert "1/2" in said
    assert "below" in said


def test_errors_are_shown_by_class_with_what_was_wanted():
    said = list(shown_errors(share("figures", judged(False, False)), 1))
    assert said[0] == "  g: 2 wrong"
    assert "want 5" in said[1]
    assert len(said) == 2


def test_a_program_is_told_how_many_errors_a_class_has_but_no_row():
    assert as_json(share("figures", judged(False)))["errors"] == {"g": 1}


def test_agreement_is_measured_over_its_table():
    one = agreement(("dev",))
    assert one.total is not None
    assert one.total >= 230
    assert one.value > 0.9


def test_without_a_checkout_the_command_says_what_to_do(tmp_path):
    with pytest.raises(RefusedError, match=r"eval\.checkout"):
        measure_language((), checkout=tmp_path)
