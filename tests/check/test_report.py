"""The report's three faces: JSON as agreed, text, and one page that runs nothing."""

from __future__ import annotations

import json

from musnad.check.manuscript import manuscript
from musnad.check.page import to_html
from musnad.check.report import to_json, to_text
from musnad.core.report import Evidence, Finding, Problem, Report
from tests.check.accounts import account

TEXT = "التقيا في <b>بروكسل</b>."
PROBLEM = Problem(
    kind="place",
    found="بروكسل",
    start=13,
    end=19,
    expected="البنتاغون",
    sentence="s1.1",
    message_ar="المصدر يقول البنتاغون، والنص يقول بروكسل.",
    message_en="The source says البنتاغون; the text says بروكسل.",
)
REPORT = Report(
    findings=(
        Finding(
            id="a1",
            text=TEXT,
            start=0,
            end=len(TEXT),
            verdict="contradicted",
            risk=0.97,
            evidence=(Evidence(sentence="s1.1", score=0.8),),
            problems=(PROBLEM,),
        ),
    )
)


def test_json_has_the_agreed_shape() -> None:
    data = json.loads(json.dumps(to_json(REPORT, [account("short")])))
    assert data["musnad"] == 1
    assert data["sources"][0]["id"] == "s1"
    assert set(data["sources"][0]["sentences"][0]) >= {"id", "text", "start", "end"}
    (sentence,) = data["sentences"]
    assert sentence["evidence"] == [{"sentence": "s1.1", "score": 0.8}]
    assert sentence["problems"][0]["message"]["ar"].startswith("المصدر يقول")
    assert data["summary"] == {
        "sentences": 1,
        "supported": 0,
        "contradicted": 1,
        "unsupported": 0,
        "unchecked": 0,
        "clean": False,
    }


def test_text_speaks_both_languages() -> None:
    releases = [account("short")]
    assert "المصدر يقول البنتاغون" in to_text(REPORT, releases, "ar")
    assert "The text needs a person." in to_text(REPORT, releases, "en")


def test_the_page_is_right_to_left_marked_and_escaped() -> None:
    page = to_html(REPORT, [account("short")], manuscript(TEXT, "ar"))
    assert '<html lang="ar" dir="rtl">' in page
    assert "<mark>بروكسل</mark>" in page
    assert "&lt;b&gt;" in page
    assert "<script" not in page
    assert 'href="#s1.1"' in page
