"""``musnad check`` and ``musnad eval``: verdicts, forms and exit codes."""

from __future__ import annotations

import json

import pytest

from tests.cli.commands import run
from tests.cli.conftest import ARABIC, kept

KINDS = {
    *("number", "date", "person", "place", "organisation", "title", "quote", "polarity"),
    *("unsupported", "stale", "chatter", "promo", "structure"),
}


def test_what_the_source_says_passes(arabic):
    done = run("check", arabic, "--against", arabic)
    assert done.status == 0
    assert done.err == ""


def test_a_wrong_figure_is_named_and_the_status_is_one(arabic, tmp_path):
    wrong = kept(tmp_path / "wrong.txt", ARABIC.replace("20 مليون", "90 مليون"))
    done = run("check", wrong, "--against", arabic, "--format", "json")
    told = json.loads(done.out)
    assert done.status == 1
    problems = [problem for one in told["sentences"] for problem in one["problems"]]
    assert "number" in {problem["kind"] for problem in problems}
    assert told["summary"]["clean"] is False


def test_json_has_every_key_of_the_contract(arabic, english, tmp_path):
    text = ARABIC.replace("20 مليون", "90 مليون")
    wrong = kept(tmp_path / "wrong.txt", text)
    done = run("check", wrong, "--against", arabic, "--against", english, "--format", "json")
    told = json.loads(done.out)
    assert set(told) >= {"musnad", "sources", "sentences", "summary"}
    assert told["musnad"] == 1
    assert [source["id"] for source in told["sources"]] == ["s1", "s2"]
    assert [source["language"] for source in told["sources"]] == ["ar", "en"]
    for source in told["sources"]:
        assert set(source) >= {"id", "language", "url", "sentences"}
        for sentence in source["sentences"]:
            assert set(sentence) >= {"id", "text", "start", "end"}
            assert sentence["id"].startswith(source["id"] + ".")
    known = {one["id"] for source in told["sources"] for one in source["sentences"]}
    for number, one in enumerate(told["sentences"], start=1):
        assert set(one) >= {
            *("id", "text", "start", "end", "verdict", "risk", "evidence", "problems"),
        }
        assert one["id"] == f"a{number}"
        assert text[one["start"] : one["end"]] == one["text"]
        assert one["verdict"] in ("supported", "contradicted", "unsupported", "unchecked")
        assert 0 <= one["risk"] <= 1
        for evidence in one["evidence"]:
            assert set(evidence) == {"sentence", "score"}
            assert evidence["sentence"] in known
        for problem in one["problems"]:
            assert set(problem) >= {
                *("kind", "found", "start", "end", "expected", "sentence", "message"),
            }
            assert problem["kind"] in KINDS
            assert text[problem["start"] : problem["end"]] == problem["found"]
            assert set(problem["message"]) == {"ar", "en"}
    summary = told["summary"]
    assert set(summary) >= {
        *("sentences", "supported", "contradicted", "unsupported", "unchecked", "clean"),
    }
    verdicts = ("supported", "contradicted", "unsupported", "unchecked")
    assert summary["sentences"] == len(told["sentences"])
    assert summary["sentences"] == sum(summary[name] for name in verdicts)


def test_an_english_claim_is_checked_against_an_arabic_source(arabic, tmp_path):
    wrong = kept(tmp_path / "en.txt", "The dam cost 90 million dollars.\n")
    right = kept(tmp_path / "en2.txt", "The dam cost 20 million dollars.\n")
    assert run("check", wrong, "--against", arabic).status == 1
    assert run("check", right, "--against", arabic).status == 0


def test_a_report_is_a_page_too(arabic):
    done = run("check", arabic, "--against", arabic, "--format", "html")
    assert done.status == 0
    assert done.out.lower().startswith("<!doctype html>")


def test_a_page_shows_markup_in_an_article_as_text(arabic, tmp_path):
    text = kept(tmp_path / "x.txt", "قال <img src=x onerror=alert(1)> الوزير يوم الأحد.\n")
    page = run("check", text, "--against", arabic, "--format", "html").out
    assert "<img" not in page


def test_article_and_source_may_not_both_be_missing(tmp_path, arabic):
    assert run("check", arabic, "--against", str(tmp_path / "none")).status == 2
    assert run("check", str(tmp_path / "none"), "--against", arabic).status == 2


def _cases(tmp_path):
    lines = [
        {"id": "1", "source": "The dam cost $20 million.", "claim": "كلف السد 20 مليون دولار."},
        {
            "id": "2",
            "source": "The dam cost $20 million.",
            "claim": "كلف السد 90 مليون دولار.",
            "label": "unsupported",
            "error": "number",
        },
        {
            "id": "3",
            "source": "The minister opened a dam.",
            "claim": "افتتح الوزير سدا.",
            "label": "supported",
            "error": "none",
        },
    ]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    return kept(tmp_path / "cases.jsonl", text)


def test_cases_are_measured_and_predicted(tmp_path):
    out = tmp_path / "out.jsonl"
    done = run("eval", _cases(tmp_path), "--out", str(out), "--format", "json")
    assert done.status == 0
    told = json.loads(done.out)
    assert (told["cases"], told["labelled"]) == (3, 2)
    predictions = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [one["id"] for one in predictions] == ["1", "2", "3"]
    for one in predictions:
        assert set(one) == {"id", "verdict", "risk", "problems"}
    assert "number" in predictions[1]["problems"]


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("\ud800 A dam.", "\ud800 سد."),
        ("", ""),
        ("A\u2028B", "😀"),
        ("A dam.", "\x00\u202e"),
        ("It cost 1e999999999.", "كلف 99999999999999999999999999999999999 مليار ونصف."),
        ("On 31 February 2025 and 99/99/9999.", "يوم 31 فبراير 2025 و١/١/٠٠٠٠."),
    ],
)
def test_an_odd_case_still_has_its_prediction(source, claim, tmp_path):
    line = json.dumps({"id": "1", "source": source, "claim": claim})
    out = tmp_path / "out.jsonl"
    done = run("eval", kept(tmp_path / "cases.jsonl", line), "--out", str(out))
    assert done.status == 0, done.err
    assert len(out.read_text("utf-8").split("\n")) == 2


def test_a_case_keeps_the_line_separators_inside_it(tmp_path):
    case = {"id": "1", "source": "A dam.\u2028It opened.", "claim": "سد."}
    done = run("eval", kept(tmp_path / "cases.jsonl", json.dumps(case, ensure_ascii=False)))
    assert done.status == 0, done.err


def test_intervals_by_document_are_given_on_request(tmp_path):
    done = run("eval", _cases(tmp_path), "--by-document", "--format", "json")
    assert done.status == 0, done.err
    assert "intervals" in json.loads(done.out)
    assert "intervals" not in json.loads(run("eval", _cases(tmp_path), "--format", "json").out)


def test_the_table_names_each_measure(tmp_path):
    done = run("eval", _cases(tmp_path))
    assert done.status == 0
    for name in ("auroc", "balanced_accuracy", "f1", "claims_per_second"):
        assert name in done.out


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("not json\n", "eval.case"),
        ('{"id": "1"}\n', "eval.case"),
        ("[1, 2]\n", "eval.case"),
        ('{"id": "1", "source": 3, "claim": []}\n', "eval.case"),
        ("[" * 100_000 + "\n", "eval.case"),
        ("", "eval.empty"),
        ("\n\n", "eval.empty"),
        (b"\xff\xfe\x00", "eval.read"),
    ],
    ids=["words", "bare", "list", "types", "nested", "empty", "blank", "bytes"],
)
def test_a_broken_file_of_cases_is_refused(tmp_path, content, code):
    done = run("eval", kept(tmp_path / "cases.jsonl", content))
    assert done.status == 2
    assert done.err.count("\n") == 1
    assert done.err.rstrip().endswith(f"[{code}]")


def test_predictions_that_cannot_be_written_are_told_of(tmp_path):
    done = run("eval", _cases(tmp_path), "--out", str(tmp_path / "no" / "such" / "folder"))
    assert done.status == 2
    assert done.err.rstrip().endswith("[option.out]")


def test_a_named_newsroom_lends_its_settings(arabic, tmp_path):
    (tmp_path / "musnad.toml").write_text("[check]\nband = 0.1\n", encoding="utf-8")
    done = run("check", arabic, "--against", arabic, "--newsroom", tmp_path)
    assert done.status == 0


def test_a_named_folder_that_is_no_newsroom_is_refused(arabic, tmp_path):
    done = run("check", arabic, "--against", arabic, "--newsroom", tmp_path)
    assert done.status == 2
    assert "[settings.missing]" in done.err
