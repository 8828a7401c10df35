"""``musnad events compare``: two releases side by side from the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands import run

OURS = """وزير الموانئ يبحث خط العبارات

بحث وزير الموانئ سيف كندي مع نظيرته لينا ماري خطا للعبارات. وقُتل 3 جنود في الهجوم على القافلة.
"""
THEIRS = """Ministers discuss a ferry line

Minister Lina Maree met Saif Kindi to discuss a ferry line. Five soldiers were killed in the \
attack on the convoy. The minister <script>alert(1)</script> opened a museum.
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    ours, theirs = tmp_path / "ours.txt", tmp_path / "theirs.txt"
    ours.write_text(OURS, encoding="utf-8")
    theirs.write_text(THEIRS, encoding="utf-8")
    return str(ours), str(theirs)


def test_a_difference_in_figures_is_told(files, monkeypatch):
    monkeypatch.setenv("LC_ALL", "ar")

    done = run("events", "compare", *files)

    assert done.status == 0
    assert "≠ يذكر البيان الأول 3، ويذكر البيان الثاني 5." in done.out


def test_programs_get_rows_with_spans(files):
    done = run("events", "compare", *files, "--format", "json")

    (sides,) = json.loads(done.out)
    (difference,) = [one for row in sides["rows"] for one in row["differences"]]
    assert difference["kind"] == "figure"
    assert difference["b"]["text"] == "Five"


def test_the_page_escapes_what_releases_say_and_marks_what_differs(files):
    done = run("events", "compare", *files, "--format", "html")

    assert "<mark>Five</mark>" in done.out
    assert "<script" not in done.out


def test_one_release_alone_is_refused(tmp_path):
    (tmp_path / "musnad.toml").write_text("", encoding="utf-8")

    done = run("events", "compare", "no-such-event", "--newsroom", str(tmp_path))

    assert done.status == 2
    assert "event.unknown" in done.err or "no-such-event" in done.err


def test_four_releases_are_too_many(files):
    done = run("events", "compare", *files, *files)

    assert done.status == 2
    assert "sides.count" in done.err
