"""The table of government can be read, and its phrases are found word by word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from musnad.write.brief import governed


def test_no_rule_is_given_twice() -> None:
    known = [row[:3] for row in governed.rows()]
    assert len(known) == len(set(known))


def test_every_rule_is_spelled_in_arabic_letters() -> None:
    spelled = re.compile(r"[ء-غف-ي ،]+")
    assert [row for row in governed.rows() if not spelled.fullmatch(row[3])] == []


def test_the_longest_phrase_wins() -> None:
    pattern = re.compile(governed.any_of(["in the end", "in the end zone", "in", "at war"]))
    assert pattern.findall("in the end zone, in fact at war") == ["in the end zone", "in", "at war"]


def test_a_line_of_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "government.tsv"
    path.write_text("kind\ten\tpreposition\tar\nverb\tmeet\twith\tمع\n", "utf-8")
    with pytest.raises(ValueError, match="no rule"):
        governed.rows(path)
