"""What every match of a pattern must have is found, or nothing is."""

from __future__ import annotations

import re

import pytest

from musnad.write.brief import formulas, idioms, plainer, statements, turns, wordings
from musnad.write.brief.rewording import compiled, needle, rewrite


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        (r"\bset up\b", "set up"),
        (r"\b(?:set|put) up the camps?\b", " up the camp"),
        (r"\bfirst|second\b", ""),
        (r"\b(first|second) of\b", ""),
        (r"\bharbour[s]? of\b", "harbour"),
        (r"(?i)\bharbour\b", ""),
        (r"\bboats{1,2} sail\b", " sail"),
        (r"\bwithin (?=a|the)", "within "),
    ],
)
def test_the_letters_of_every_match(pattern, wanted):
    assert needle(pattern) == wanted


def test_turns_are_put_one_after_another():
    table = compiled([(r"\bset up\b", "established"), (r"\bestablished a\b", "founded a")])
    assert rewrite("They set up a port.", table) == "They founded a port."


@pytest.mark.parametrize("module", [formulas, idioms, plainer, statements, turns, wordings])
def test_no_table_is_tried_where_it_could_not_match(module):
    for pattern, *_, wanted in module._TABLE:
        assert isinstance(pattern, re.Pattern)
        assert wanted == needle(pattern.pattern)
