"""The command about the lexicon: text for people, JSON for programs, honest exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from musnad.cli.lexicon import lexicon
from musnad.core.errors import RefusedError
from musnad.lexicon.tables import COLUMNS


def run(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(
        lexicon, arguments, env={"LC_ALL": "C", **environment}, standalone_mode=False
    )


def test_stats_counts_every_table() -> None:
    told = json.loads(run("stats", "--format", "json").output)
    assert set(COLUMNS) <= set(told["tables"])
    assert told["tables"]["countries"]["rows"] >= 195
    assert told["lacks"]["capital"]["count"] < 10
    assert "people" in run("stats").output


def test_lint_is_clean_as_shipped() -> None:
    result = run("lint")
    assert (result.return_value, result.output) == (0, "")


def test_lint_answers_no_with_the_place(tmp_path: Path) -> None:
    head = "\t".join(COLUMNS["people"])
    (tmp_path / "people.tsv").write_text(
        f"{head}\nx\tX Y\tس ص\tm\t\nx\tZ Y\tع ص\tm\t\n", encoding="utf-8"
    )
    result = run("lint", str(tmp_path))
    assert result.return_value == 1
    assert result.output.startswith("people.tsv:3: ")
    assert "[lexicon.id_twice]" in result.output
    assert "المعرّف" in run("lint", str(tmp_path), LC_ALL="ar_LB.UTF-8").output
    (fault,) = json.loads(run("lint", str(tmp_path), "--format", "json").output)
    assert fault["line"] == 3
    assert set(fault["message"]) == {"ar", "en"}


def test_lint_judges_the_newsrooms_own_table(tmp_path: Path) -> None:
    head = "\t".join(COLUMNS["people"])
    (tmp_path / "own.tsv").write_text(f"{head}\nx\tX Y\tســ\tm\t\n", encoding="utf-8")
    (tmp_path / "musnad.toml").write_text('[house]\npeople = "own.tsv"\n', encoding="utf-8")
    result = run("lint", "--newsroom", str(tmp_path))
    assert result.return_value == 1
    assert "own.tsv:2:" in result.output


def test_find_tells_the_row_and_the_office() -> None:
    result = run("find", "Hegseth", "--on", "2025-04-24")
    assert result.return_value == 0
    assert "بيت هيغسيث" in result.output
    assert "people.tsv:" in result.output
    assert "secretary of defense of the united states" in result.output
    answer = json.loads(run("find", "Hegseth", "--on", "2025-04-24", "--format", "json").output)
    assert answer["held"][0]["since"] == "2025-01-25"
    assert answer["found"][0]["id"] == "pete-hegseth"


def test_find_answers_no_when_no_table_has_it() -> None:
    result = run("find", "Mara", "Qellinor")
    assert result.return_value == 1
    assert "in no table" in result.output
    assert "ليس في أي جدول" in run("find", "Mara", "Qellinor", LC_ALL="ar").output


def test_lint_judges_the_newsrooms_own_ledger_by_the_lexicon(tmp_path: Path) -> None:
    head = "\t".join(COLUMNS["ledger"])
    office = "secretary of defense of the united states\tUS\t2026-02-01\t\tan invented record"
    rows = f"one\toffice\tmarco-rubio\t{office}\ntwo\toffice\tnobody-known\t{office}\n"
    (tmp_path / "own.tsv").write_text(f"{head}\n{rows}", encoding="utf-8")
    (tmp_path / "musnad.toml").write_text('[house]\nledger = "own.tsv"\n', encoding="utf-8")
    told = run("lint", "--newsroom", str(tmp_path)).output
    assert "own.tsv:2: marco-rubio" not in told
    assert "[own.overlap]" in told
    assert "own.tsv:3: nobody-known" in told


def test_find_uses_the_newsrooms_own_names(tmp_path: Path) -> None:
    head = "\t".join(COLUMNS["people"])
    row = "pete-hegseth\tPete Hegseth\tبيت هغسث\tm\tUS"
    (tmp_path / "own.tsv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    (tmp_path / "musnad.toml").write_text('[house]\npeople = "own.tsv"\n', encoding="utf-8")
    told = run("find", "Pete", "Hegseth", "--newsroom", str(tmp_path)).output
    assert told.splitlines()[1].strip().startswith("own.tsv:2")


def test_a_day_that_is_none_is_refused() -> None:
    result = run("find", "Hegseth", "--on", "soon")
    assert isinstance(result.exception, RefusedError)
    assert result.exception.code == "option.time"


@pytest.mark.parametrize("form", ["text", "html"])
def test_missing_reads_text_and_pages(tmp_path: Path, form: str) -> None:
    body = (
        "The Secretary of Defense met the frobnicator of Zarnovia in Washington on Monday. "
        "The frobnicator thanked the Secretary of Defense for the support of the United States."
    )
    head = "<head><title>Readout of a meeting</title></head>"
    page = f"<html lang='en'>{head}<body><article><p>{body}</p></article></body></html>"
    given = tmp_path / ("release.txt" if form == "text" else "release.html")
    given.write_text(body if form == "text" else page, encoding="utf-8")
    told = json.loads(run("missing", str(given), "--format", "json").output)
    assert told[0]["text"] == "frobnicator"
    assert told[0]["count"] == 2
    assert "Zarnovia" in {one["text"] for one in told}
    assert run("missing", str(given), "--most", "1").output.count("\n") == 1


def test_an_arabic_release_is_passed_over(tmp_path: Path) -> None:
    given = tmp_path / "release.txt"
    given.write_text("التقى وزير الدفاع نظيره في القاهرة أمس وبحثا التعاون.", encoding="utf-8")
    result = run("missing", str(given))
    assert result.exception is None
    assert result.stdout == ""


def test_find_tells_the_forms_of_a_verb_and_knows_a_verb_by_its_forms() -> None:
    (found, *_) = json.loads(run("find", "زار", "--format", "json").output)["found"]
    assert found["arabic"] == "زار"
    assert {"زارت", "يزور", "تزور", "زاروا"} <= set(found["forms"])
    inflected = json.loads(run("find", "يزورون", "--format", "json").output)["found"]
    assert [(one["english"], one["why"]) for one in inflected] == [("visit", "inflected")]
    assert "يزور" in run("find", "visit").output


def test_style_tells_where_a_text_departs_from_the_house(tmp_path: Path) -> None:
    (tmp_path / "musnad.toml").write_text(
        '[house]\nforbidden = {"تواجد" = "وجود"}\n', encoding="utf-8"
    )
    article = tmp_path / "article.txt"
    article.write_text("أكد الوزير تواجد القوات.\nوأكد الوزير ان الأمن  مستتب.\n", encoding="utf-8")
    result = run("style", str(article), "--newsroom", str(tmp_path))
    assert result.return_value == 1
    assert "1: تواجد  House style bars «تواجد»; write «وجود». [house.forbidden]" in result.output
    assert "style.double_space" in result.output
    told = json.loads(
        run("style", str(article), "--newsroom", str(tmp_path), "--format", "json").output
    )
    assert {"house.forbidden", "style.double_space"} <= {one["code"] for one in told}


def test_style_is_silent_about_clean_text(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("أعلنت وزارة الخارجية موعد اللقاء.\n", encoding="utf-8")
    result = run("style", str(article))
    assert (result.return_value, result.output) == (0, "")
