"""Phrasal and light verbs: each is put as a plain verb that the brief can tell."""

from __future__ import annotations

import re

import pytest

from musnad.write.brief.frames import FRAMES
from musnad.write.brief.phrasals import TABLE, unphrased

LINES = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:]]


def test_each_line_has_a_verb_a_pattern_and_what_stands_for_it() -> None:
    assert [line for line in LINES if len(line) != 3 or not line[1] or not line[2]] == []


def test_what_stands_for_a_phrasal_verb_has_a_reading() -> None:
    plain = {line[2].split(" ")[0] for line in LINES if line[0]}
    assert sorted(one for one in plain if one not in FRAMES) == []


def test_no_turn_is_given_twice() -> None:
    turns = [(line[0], line[1]) for line in LINES]
    assert sorted({one for one in turns if turns.count(one) > 1}) == []


def test_patterns_can_be_read() -> None:
    for _, pattern, _ in LINES:
        re.compile(re.sub("<[a-z]+>", "", pattern))


@pytest.mark.parametrize(
    ("turn", "plain"),
    [
        ("The parties drew up a plan.", "The parties prepared a plan."),
        ("The parties must draw up a plan.", "The parties must prepare a plan."),
        ("France keeps supporting Chad.", "France continues supporting Chad."),
        ("France will keep existing sanctions.", "France will keep existing sanctions."),
        ("The EU has to spend more.", "The EU must spend more."),
        ("The EU has to date spent more.", "The EU has to date spent more."),
        ("France will have to wait.", "France will have to wait."),
        ("The aid stands at €5 million.", "The aid amounts to €5 million."),
        ("They went over the border.", "They went over the border."),
        ("France fended off the attack.", "France repelled the attack."),
    ],
)
def test_a_turn_is_put_plainly(turn: str, plain: str) -> None:
    assert unphrased(turn) == plain
