"""The page of a report: linked both ways, in two languages, with nothing that runs."""

from __future__ import annotations

import re

import pytest

from musnad.check.manuscript import manuscript
from musnad.check.page import to_html
from musnad.core.report import Evidence, Finding, Opinion, Problem, Report
from tests.check.accounts import account

TEXT = "التقيا في بروكسل."
FINDING = Finding(
    id="a1",
    text=TEXT,
    start=0,
    end=len(TEXT),
    verdict="contradicted",
    risk=1.0,
    evidence=(Evidence(sentence="s1.1", score=0.8),),
    problems=(
        Problem(
            kind="place",
            found="بروكسل",
            start=10,
            end=16,
            expected="البنتاغون",
            sentence="s1.1",
            message_ar="المصدر يقول البنتاغون، والنص يقول بروكسل.",
            message_en="The source says البنتاغون; the text says بروكسل.",
        ),
    ),
    opinion=Opinion(name="<b>nli</b>", supported=0.12, risk=0.5),
)


def page(language: str = "ar", *findings: Finding, notes: tuple[str, ...] = ()) -> str:
    report = Report(findings=findings or (FINDING,), notes=notes)
    return to_html(report, [account("short")], manuscript(TEXT, "ar"), language)


def test_every_link_has_its_target_and_the_source_links_back() -> None:
    html = page()
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    source = html[html.index('id="s1.1"') :]
    assert 'href="#a1"' in source[: source.index("</p>")]


def test_the_evidence_is_quoted_beside_the_sentence_in_its_own_direction() -> None:
    html = page()
    quoted = html[html.index("<blockquote") : html.index("</blockquote>")]
    assert 'dir="ltr" lang="en"' in quoted
    assert account("short").sentence("s1.1").text in quoted


@pytest.mark.parametrize(
    ("language", "told"),
    [("ar", "والنص يقول بروكسل"), ("en", "the text says بروكسل")],
)
def test_the_page_speaks_the_readers_language(language: str, told: str) -> None:
    html = page(language)
    assert told in html
    assert f'<html lang="{language}"' in html


def test_nothing_runs_is_fetched_or_unescaped() -> None:
    html = page()
    assert "<script" not in html
    assert "default-src 'none'" in html
    assert not re.search(r"(?:src|url)\s*[=(]", html)
    assert "&lt;b&gt;nli" in html


def test_a_second_opinion_and_the_notes_are_told() -> None:
    html = page(notes=("source_empty", "second_opinion"))
    assert "رأي ثانٍ" in html
    assert "12%" in html
    assert "مصدر فارغ" in html


def test_an_article_without_sentences_says_so() -> None:
    html = to_html(Report(findings=()), [account("short")], manuscript("", "ar"))
    assert "لا جمل في النص" in html


def test_the_page_has_a_dark_and_a_printed_form() -> None:
    html = page()
    assert "prefers-color-scheme:dark" in html
    assert "@media print" in html
