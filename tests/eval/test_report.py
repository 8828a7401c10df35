"""The report of the evaluation: tables and plots of whatever sets are at hand."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from eval.plots import Plot, bars

from eval import report

SOURCE = "The minister opened a dam in the north on 3 May 2025. It cost $20 million."
CLAIMS = (
    ("افتتح الوزير سدا في الشمال في 3 مايو 2025.", "supported", "none"),
    ("وبلغت كلفته 20 مليون دولار.", "supported", "none"),
    ("وبلغت كلفته 90 مليون دولار.", "unsupported", "number"),
    ("افتتح الوزير سدا في الشمال في 9 مايو 2025.", "unsupported", "date"),
)


@pytest.fixture
def sets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lines = [
        json.dumps(
            {"id": str(n), "source": SOURCE, "claim": claim, "label": label, "error": error},
            ensure_ascii=False,
        )
        for n, (claim, label, error) in enumerate(CLAIMS)
    ]
    cases = tmp_path / "cases.jsonl"
    cases.write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(
        report,
        "SETS",
        (
            report.Set(name="small", path=cases, seen=False),
            report.Set(name="elsewhere", path=tmp_path / "none.jsonl", seen=True),
        ),
    )
    monkeypatch.setattr("sys.argv", ["report.py", "--out", str(tmp_path / "out")])
    return tmp_path / "out"


def test_the_report_has_a_row_for_each_set_and_says_what_it_skipped(
    sets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report.main() == 0
    text = (sets / "report.md").read_text("utf-8")
    assert "| small | 4 | no |" in text
    assert "Skipped, not at hand: elsewhere." in text
    assert "skipped:" in capsys.readouterr().out
    assert "corroborate 0.1.0" in text
    for claim, _, _ in CLAIMS:
        assert claim not in text


def test_every_plot_is_well_formed_and_linked(sets: Path) -> None:
    report.main()
    text = (sets / "report.md").read_text("utf-8")
    for name in ("roc", "calibration", "recall"):
        assert f"(charts/{name}.svg)" in text
        ET.parse(sets / "charts" / f"{name}.svg")


def test_without_any_set_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "SETS", ())
    monkeypatch.setattr("sys.argv", ["report.py", "--out", str(tmp_path / "out")])
    assert report.main() == 1
    assert not (tmp_path / "out").exists()


def test_a_perfect_ranking_reaches_the_corner() -> None:
    points = report.roc([(0.9, True), (0.8, True), (0.1, False)])
    assert (0.0, 1.0) in points
    assert points[-1] == (1.0, 1.0)


def test_names_in_a_plot_are_escaped() -> None:
    plot = Plot("a < b", "x & y", "z")
    plot.curve("<one>", [(0.0, 0.0), (1.0, 1.0)], dots=True)
    plot.point("two", 0.5, 0.5)
    ET.fromstring(plot.svg())
    ET.fromstring(bars("<t>", ["a", "b"], [("r", [0.1, None])]))
