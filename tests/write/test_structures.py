"""Each structure of the brief's grammar has examples in both languages (``examples/*.tsv``)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.write.telling import tell

EXAMPLES = sorted(Path(__file__).parent.joinpath("examples").glob("*.tsv"))


def _pairs(path: Path) -> list[tuple[str, str]]:
    _, *rows = path.read_text("utf-8").splitlines()
    return [(english, arabic) for english, arabic in (row.split("\t") for row in rows)]


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        pytest.param(english, arabic, id=f"{path.stem}: {english[:60]}")
        for path in EXAMPLES
        for english, arabic in _pairs(path)
    ],
)
def test_a_structure_is_told_as_its_example_says(english: str, arabic: str) -> None:
    assert tell(english) == arabic
