"""Background is judged by the dated ledger, not by a release that is silent about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from musnad.check import background
from musnad.check.checker import Checker
from musnad.check.manuscript import manuscript
from musnad.check.reading import read
from musnad.core.house import House, OwnTable
from musnad.core.release import Release
from musnad.core.report import Claim, Finding, Manuscript
from musnad.lexicon.book import load
from musnad.models.encoder import SentenceMeaning
from tests.write.telling import make_release

RELEASE = make_release("Visit to Rome", "The minister visited Rome on Thursday.")


def release_of(day: date) -> Release:
    return replace(RELEASE, published=datetime(day.year, day.month, day.day, 12, tzinfo=UTC))


def judged(text: str, day: date, language: str = "ar") -> Finding | None:
    claim = Claim(id="a1", text=text, start=0, end=len(text), role="background")
    return background.judge(claim, read(text, language), [release_of(day)])


def verdict(text: str, day: date, language: str = "ar") -> str | None:
    found = judged(text, day, language)
    return found.verdict if found else None


APRIL = date(2025, 4, 24)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("يضم حلف شمال الأطلسي في عضويته 32 دولة منذ 7 مارس 2024.", "ar"),
        ("يضم الناتو ٣٢ دولة.", "ar"),
        ("NATO has 32 members since 7 March 2024.", "en"),
        ("انضمت فنلندا إلى حلف شمال الأطلسي في 4 أبريل 2023.", "ar"),
        ("Finland joined NATO in April 2023.", "en"),
        ("يتولى مارك روته منصب الأمين العام لحلف شمال الأطلسي منذ 1 أكتوبر 2024.", "ar"),
        ("تتولى بولندا الرئاسة الدورية لمجلس الاتحاد الأوروبي حتى 30 يونيو 2025.", "ar"),
        ("اعتمد مجلس الأمن الدولي القرار 1701 في 11 أغسطس 2006.", "ar"),
        ("دخل اتفاق باريس للمناخ حيز النفاذ في 4 نوفمبر 2016.", "ar"),
    ],
)
def test_what_the_ledger_holds_that_day_is_supported_by_its_row(text: str, language: str) -> None:
    found = judged(text, APRIL, language)
    assert found is not None
    assert found.verdict == "supported"
    assert load().fact(found.evidence[0].sentence.removeprefix("ledger:")) is not None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("يضم حلف شمال الأطلسي في عضويته 30 دولة.", "ar"),
        ("NATO has 30 member states.", "en"),
        ("يضم حلف شمال الأطلسي في عضويته 32 دولة منذ 7 مارس 2023.", "ar"),
        ("يتولى لويد أوستن منصب وزير الدفاع الأميركي.", "ar"),
        ("تتولى المجر الرئاسة الدورية لمجلس الاتحاد الأوروبي.", "ar"),
    ],
)
def test_what_the_ledger_has_otherwise_is_stale(text: str, language: str) -> None:
    found = judged(text, APRIL, language)
    assert found is not None
    assert found.verdict == "contradicted"
    assert [problem.kind for problem in found.problems] == ["stale"]
    assert found.problems[0].expected


def test_the_same_line_is_true_on_one_day_and_stale_on_another() -> None:
    text = "يضم حلف شمال الأطلسي في عضويته 31 دولة."
    assert verdict(text, date(2024, 3, 6)) == "supported"
    assert verdict(text, date(2024, 3, 7)) == "contradicted"


@pytest.mark.parametrize(
    "text",
    [
        "يضم حلف شمال الأطلسي 32 دولة وينوي ضم دولة أخرى قريبا.",
        "لا يضم حلف شمال الأطلسي 32 دولة.",
        "يضم حلف شمال الأطلسي 32 دولة و5000 طائرة.",
        "أسهمت فنلندا في أمن القارة.",
        "يتولى مارك روته منصب الأمين العام لحلف شمال الأطلسي خلفا لينس ستولتنبرغ.",
    ],
)
def test_background_that_says_more_than_the_ledger_is_left_to_the_release(text: str) -> None:
    assert judged(text, APRIL) is None


def test_the_line_of_a_body_is_not_background() -> None:
    text = "يضم حلف شمال الأطلسي في عضويته 32 دولة."
    claim = Claim(id="a1", text=text, start=0, end=len(text))
    assert background.judge(claim, read(text, "ar"), [release_of(APRIL)]) is None


def test_the_checker_takes_the_ledger_for_it(checker: Checker) -> None:
    text = "يضم حلف شمال الأطلسي في عضويته 32 دولة منذ 7 مارس 2024."
    claims = (
        Claim(id="a1", text=text, start=0, end=len(text), role="background"),
        Claim(id="a2", text=text, start=0, end=len(text), role="body"),
    )
    whole = Manuscript(language="ar", text=text, claims=claims)
    report = checker.check(whole, [release_of(APRIL)])
    assert report.findings[0].verdict == "supported"
    assert report.findings[1].verdict != "supported"


def test_the_house_s_own_ledger_counts_beside_the_lexicon_s(checker: Checker) -> None:
    text = "يضم حلف شمال الأطلسي في عضويته 33 دولة منذ 1 أبريل 2025."
    claim = Claim(id="a1", text=text, start=0, end=len(text), role="background")
    whole = Manuscript(language="ar", text=text, claims=(claim,))
    rows = (
        "id\tkind\tsubject\tpredicate\tobject\tsince\tuntil\tsource\n"
        "our-nato-33\tcount\tnato\tnumber of members\t33\t2025-04-01\t\tan invented record\n"
    )
    house = House(own=(OwnTable(table="ledger", file="ledger.tsv", text=rows),))
    ours = Checker(SentenceMeaning(threads=1), house=house)
    for _ in range(2):  # what one remembers of a text is not what the other does
        (found,) = ours.check(whole, [release_of(APRIL)]).findings
        assert (found.verdict, found.evidence[0].sentence) == ("supported", "ledger:our-nato-33")
        (plain,) = checker.check(whole, [release_of(APRIL)]).findings
        assert plain.verdict != "supported"


@pytest.mark.parametrize("line", ["خلفية: يضم الناتو 32 دولة.", "*خلفية*: يضم الناتو 32 دولة."])
def test_a_labelled_line_of_any_text_is_background(line: str) -> None:
    text = f"زيارة إلى روما\n\nزار الوزير روما.\n\n{line}"
    claims = manuscript(text).claims
    assert [one.role for one in claims] == ["headline", "body", "background"]
    assert claims[-1].text == "يضم الناتو 32 دولة."
    assert text[claims[-1].start : claims[-1].end] == claims[-1].text
