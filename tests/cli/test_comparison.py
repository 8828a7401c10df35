"""``musnad eval writers``: releases in a folder, a line for each writer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands import run


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Two releases, a file that is none, and one that cannot be read."""
    text = "افتتاح الرصيف التاسع\n\nافتتح وزير الموانئ، الخميس، الرصيف التاسع.\n\nويستوعب الرصيف 12 سفينة."
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "notes.csv").write_text("x", encoding="utf-8")
    (tmp_path / "broken.html").write_bytes(b"")
    return str(tmp_path)


def test_each_writer_has_a_line_with_what_it_told(folder: str) -> None:
    done = run("eval", "writers", "--releases", folder, "--writers", "extract,brief")
    assert done.status == 0, done.err
    head, *rows = done.out.splitlines()
    assert len(head.split()) >= 11
    assert [row.split()[0] for row in rows] == ["extract", "brief"]
    assert rows[0].split()[1:3] == ["2", "2"]
    assert "broken.html" in done.err


def test_as_data_each_release_is_told_of(folder: str) -> None:
    done = run("eval", "writers", "--releases", folder, "--writers", "extract", "--format", "json")
    told = json.loads(done.out)
    assert [one["release"] for one in told["releases"]] == ["a.txt", "b.txt"]
    (writer,) = told["writers"]
    assert writer["told"] == writer["supported_after"] == 1.0
    assert writer["outcomes"]["published"] == 2
    assert writer["price_micros"] == 0


def test_an_empty_folder_is_said_so(tmp_path: Path) -> None:
    done = run("eval", "writers", "--releases", str(tmp_path), "--writers", "brief")
    assert done.status == 2
    assert "compare.empty" in done.err


def test_an_unknown_writer_is_said_so(folder: str) -> None:
    done = run("eval", "writers", "--releases", folder, "--writers", "nobody")
    assert done.status == 2
    assert "write.unknown_writer" in done.err
