"""The two articles that started it, against true accounts of what happened."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.check.checker import Checker
from musnad.check.manuscript import manuscript
from musnad.core.report import Finding, Problem, Report
from tests.check.accounts import ACCOUNTS, ARTICLES, account

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def seed(number: str) -> str:
    found = sorted(SEEDS.glob(f"{number}_*.txt"))
    if not found:
        pytest.skip("the seeds are not beside the project")
    return found[0].read_text(encoding="utf-8")


def problems(report: Report, kind: str) -> list[Problem]:
    return [p for finding in report.findings for p in finding.problems if p.kind == kind]


def with_text(report: Report, words: str) -> Finding:
    return next(finding for finding in report.findings if words in finding.text)


@pytest.fixture(scope="module", params=sorted(ACCOUNTS))
def machine(request: pytest.FixtureRequest, checker: Checker) -> Report:
    return checker.check(manuscript(seed("002")), [account(request.param)])


def test_brussels_is_a_wrong_place_and_the_pentagon_expected(machine: Report) -> None:
    found = [p for p in problems(machine, "place") if "بروكسل" in p.found]
    assert found
    assert found[0].expected is not None
    assert "البنتاغون" in found[0].expected


def test_26_april_is_a_wrong_date_for_the_meeting(machine: Report) -> None:
    meeting = with_text(machine, "التقى وزير الدفاع الأمريكي بيت هيجسيث")
    found = [p for p in meeting.problems if p.kind == "date"]
    assert found
    assert "26 أبريل" in found[0].found
    assert found[0].expected is not None
    assert "24 أبريل" in found[0].expected
    assert meeting.verdict == "contradicted"


def test_the_opening_the_closing_and_the_prompt_are_chatter(machine: Report) -> None:
    for words in ("بالتأكيد، إليك مقال", "آمل أن يكون هذا المقال", "تم استخدام السؤال التالي"):
        assert [p.kind for p in with_text(machine, words).problems] == ["chatter"]
    assert [p.kind for p in with_text(machine, "يرجى كتابة مقال").problems] == ["chatter"]
    assert with_text(machine, "لقد قدم الذكاء").verdict == "unchecked"


def test_the_lone_markers_are_broken_structure(machine: Report) -> None:
    assert sum(p.found == "-" for p in problems(machine, "structure")) == 5


def test_most_of_the_filler_is_unsupported(machine: Report) -> None:
    filler = (
        "المادة الخامسة",
        "حجر الزاوية",
        "المساعدات العسكرية والإنسانية",
        "التقنيات الجديدة",
        "التهديدات السيبرانية",
        "العمل المشترك لمواجهة",
        "أهمية الحوار والتعاون بين",
        "المشاورات المنتظمة",
        "يعكس هذا اللقاء",
        "ويؤكد على ضرورة",
        "لغة دبلوماسية",
    )
    passed = [words for words in filler if with_text(machine, words).verdict == "supported"]
    assert len(passed) <= 2, passed


@pytest.mark.parametrize("name", sorted(ACCOUNTS))
@pytest.mark.parametrize("article", sorted(ARTICLES))
def test_a_correct_article_passes_clean(checker: Checker, name: str, article: str) -> None:
    report = checker.check(manuscript(ARTICLES[article]), [account(name)])
    wrong = [(f.text, f.verdict, f.risk, f.problems) for f in report.findings if f.problems]
    assert not wrong
    assert report.clean


@pytest.mark.parametrize("name", sorted(ACCOUNTS))
def test_the_first_seed_is_stale_promotes_and_pads(checker: Checker, name: str) -> None:
    report = checker.check(manuscript(seed("000")), [account(name)])
    stale = problems(report, "stale")
    assert stale
    assert stale[0].expected == "32"
    assert [p.kind for p in with_text(report, "متابعة قناتنا").problems] == ["promo"]
    assert [p.kind for p in with_text(report, "طالع أيض").problems] == ["promo"]
    assert [p.kind for p in with_text(report, "مجلس النواب العراقي").problems] == ["promo"]
    body = [f for f in report.findings if "بلينكن" in f.text]
    assert body
    assert all(f.verdict in ("unsupported", "contradicted") for f in body)
