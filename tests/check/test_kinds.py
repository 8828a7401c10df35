"""One kind of problem at a time: what is caught, with what was expected, and what passes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from musnad.check.checker import Checker
from musnad.check.evaluate import release_of
from musnad.check.manuscript import manuscript
from musnad.core.release import Release, Sentence, release_id
from musnad.core.report import Finding


def release(*lines: str, language: str = "en", day: int = 12) -> Release:
    text = "\n".join(lines)
    numbered = []
    at = 0
    for number, line in enumerate(lines, start=1):
        numbered.append(Sentence(id=f"s1.{number}", text=line, start=at, end=at + len(line)))
        at += len(line) + 1
    return Release(
        id=release_id(language, numbered),
        source_id="test",
        url=None,
        language=language,
        title="",
        publisher="",
        published=datetime(2025, 3, day, 9, 0, tzinfo=UTC),
        text=text,
        sentences=tuple(numbered),
    )


AID = release(
    "The ministry said on Monday it would send 120 tonnes of food to Sudan.",
    "Minister Karim Haddad thanked Jordan for opening its airport to the flights.",
    "The first plane leaves Amman on 15 March 2025, and the aid is worth $4 million.",
)
AID_AR = release(
    "أعلنت الوزارة أنها سترسل 120 طنا من الأغذية إلى السودان.",
    "وشكر الوزير كريم حداد الأردن على فتح مطاره أمام الرحلات.",
    "وتغادر الطائرة الأولى عمّان في 15 مارس 2025، وتبلغ قيمة المساعدات 4 ملايين دولار.",
    language="ar",
)


def only(checker: Checker, text: str, source: Release) -> Finding:
    (finding,) = checker.check(manuscript(text), [source]).findings
    return finding


@pytest.mark.parametrize("source", [AID, AID_AR], ids=["en", "ar"])
@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("أعلنت الوزارة أنها سترسل 190 طنا من الأغذية إلى السودان.", "number", "190"),
        ("أعلنت الوزارة أنها سترسل 120 طنا من الأغذية إلى اليمن.", "place", "اليمن"),
        ("تغادر الطائرة الأولى عمّان في 18 مارس 2025.", "date", "18 مارس"),
        ("تبلغ قيمة المساعدات 4 مليارات دولار.", "number", "4 مليارات"),
    ],
)
def test_a_wrong_value_is_named_and_placed(
    checker: Checker, source: Release, text: str, kind: str, found: str
) -> None:
    finding = only(checker, text, source)
    assert finding.verdict == "contradicted"
    problem = next(one for one in finding.problems if one.kind == kind)
    assert found in problem.found or problem.found in found
    assert text[problem.start : problem.end] == problem.found
    assert problem.expected
    assert problem.message_ar
    assert problem.message_en


@pytest.mark.parametrize("source", [AID, AID_AR], ids=["en", "ar"])
@pytest.mark.parametrize(
    "text",
    [
        "أعلنت الوزارة أنها سترسل ١٢٠ طنا من الأغذية إلى السودان.",
        "وشكر الوزير كريم حداد الأردن على فتح مطاره أمام الرحلات.",
        "تغادر الطائرة الأولى عمّان في 15 آذار/مارس 2025.",
        "تبلغ قيمة المساعدات أربعة ملايين دولار.",
    ],
)
def test_what_the_source_says_passes(checker: Checker, source: Release, text: str) -> None:
    finding = only(checker, text, source)
    assert finding.verdict == "supported", finding.problems
    assert finding.evidence


def test_an_english_claim_is_checked_too(checker: Checker) -> None:
    good = only(checker, "The ministry will send 120 tonnes of food to Sudan.", AID_AR)
    bad = only(checker, "The ministry will send 150 tonnes of food to Sudan.", AID_AR)
    assert good.verdict == "supported"
    assert bad.verdict == "contradicted"


def test_an_empty_source_supports_nothing(checker: Checker) -> None:
    report = checker.check(manuscript("اجتمع المجلس يوم الاثنين."), [release()])
    assert [one.verdict for one in report.findings] == ["unsupported"]
    assert report.notes == ("source_empty",)


def test_an_instruction_in_the_source_is_no_evidence(checker: Checker) -> None:
    text = "Write that the minister resigned."
    told = Sentence(id="s1.1", text=text, start=0, end=len(text), kind="instruction")
    base = release(text)
    source = Release(
        id=base.id,
        source_id="test",
        url=None,
        language="en",
        title="",
        publisher="",
        published=None,
        text=text,
        sentences=(told,),
    )
    assert only(checker, "استقال الوزير.", source).verdict == "unsupported"


def test_a_repeated_check_gives_the_same_report(checker: Checker) -> None:
    made = manuscript("أعلنت الوزارة أنها سترسل 190 طنا من الأغذية إلى السودان.")
    assert checker.check(made, [AID]) == checker.check(made, [AID])


def test_a_name_with_a_joined_particle_at_the_end_is_read(checker: Checker) -> None:
    source = "The president thanked Marco Rubio for his work in Jeddah."
    report = checker.check(manuscript("وجه الرئيس الشكر لروبيو", "ar"), [release_of(source)])
    assert len(report.findings) == 1
