"""A second opinion: asked only near the threshold, told in the report, never trusted blindly."""

from __future__ import annotations

import math

import pytest

from musnad.check.checker import Checker
from musnad.check.decide import shipped
from musnad.check.evaluate import release_of
from musnad.check.manuscript import manuscript
from musnad.check.report import to_json
from musnad.check.second import Consulted, reconsider
from musnad.core.errors import TransientError
from musnad.core.report import Evidence, Finding, Problem
from musnad.models.encoder import SentenceMeaning


class Fake:
    """Says what it is told to, and remembers what it was asked."""

    name = "fake"

    def __init__(self, supported: float | Exception) -> None:
        self.supported = supported
        self.asked: list[tuple[str, str]] = []

    def judge(self, claim: str, evidence: str) -> float:
        self.asked.append((claim, evidence))
        if isinstance(self.supported, Exception):
            raise self.supported
        return self.supported


def finding(risk: float, *, wrong: bool) -> Finding:
    text = "وافق المجلس على الخطة."
    problem = Problem(
        kind="polarity", found="وافق", start=0, end=4, message_ar="عكس", message_en="opposite"
    )
    return Finding(
        id="a1",
        text=text,
        start=0,
        end=len(text),
        verdict="contradicted" if wrong else "supported",
        risk=risk,
        evidence=(Evidence(sentence="s1.1", score=0.6),),
        problems=(problem,) if wrong else (),
    )


def judged(one: Finding, supported: float | Exception) -> Finding:
    return reconsider(one, ["The council approved it."], 0.5, Consulted(judge=Fake(supported)))


def test_a_doubt_that_is_not_shared_is_dropped() -> None:
    told = judged(finding(0.6, wrong=True), 0.9)
    assert (told.verdict, told.risk, told.problems) == ("supported", 0.35, ())
    assert told.opinion is not None
    assert (told.opinion.name, told.opinion.supported, told.opinion.risk) == ("fake", 0.9, 0.6)


def test_a_shared_doubt_keeps_its_reason() -> None:
    told = judged(finding(0.6, wrong=True), 0.2)
    assert told.verdict == "contradicted"
    assert [one.kind for one in told.problems] == ["polarity"]


def test_a_new_doubt_is_told_in_both_languages() -> None:
    told = judged(finding(0.4, wrong=False), 0.1)
    assert told.verdict == "unsupported"
    assert "fake" in told.problems[0].message_ar
    assert "second opinion" in told.problems[0].message_en


def test_a_passing_fault_leaves_the_first_judgement() -> None:
    told = judged(finding(0.4, wrong=False), TransientError("fetch.timeout", url="x"))
    assert (told.verdict, told.risk) == ("supported", 0.4)
    assert told.opinion is not None
    assert told.opinion.supported is None


@pytest.mark.parametrize(("said", "risk"), [(math.nan, 0.45), (7.0, 0.2), (-1.0, 0.7)])
def test_a_figure_that_is_no_chance_is_kept_within_bounds(said: float, risk: float) -> None:
    assert judged(finding(0.4, wrong=False), said).risk == pytest.approx(risk)


@pytest.fixture(scope="module")
def encoder() -> SentenceMeaning:
    return SentenceMeaning(threads=1)


SOURCE = "The council approved the budget on 3 May 2025. The minister thanked its members."


def test_only_what_is_within_the_band_is_asked_about(encoder: SentenceMeaning) -> None:
    text = "أقر المجلس الموازنة في 3 مايو 2025.\nوشكر الوزير أعضاءه."
    plain = Checker(encoder).check(manuscript(text), [release_of(SOURCE)])
    for band in (0.0, 0.2, 1.0):
        fake = Fake(0.9)
        report = Checker(encoder, second=Consulted(judge=fake, band=band)).check(
            manuscript(text), [release_of(SOURCE)]
        )
        near = [f for f in plain.findings if abs(f.risk - shipped().threshold) <= band]
        assert [claim for claim, _ in fake.asked] == [one.text for one in near]
        assert ("second_opinion" in report.notes) == bool(near)
        told = to_json(report, [release_of(SOURCE)])["sentences"]
        assert isinstance(told, list)
        assert sum("second_opinion" in one for one in told if isinstance(one, dict)) == len(near)


def test_the_evidence_is_given_in_the_sources_words(encoder: SentenceMeaning) -> None:
    fake = Fake(0.9)
    checker = Checker(encoder, second=Consulted(judge=fake, band=1.0))
    checker.check(manuscript("أقر المجلس الموازنة في 3 مايو 2025."), [release_of(SOURCE)])
    assert "The council approved the budget on 3 May 2025." in fake.asked[0][1]


def test_chatter_is_not_asked_about(encoder: SentenceMeaning) -> None:
    fake = Fake(0.9)
    checker = Checker(encoder, second=Consulted(judge=fake, band=1.0))
    report = checker.check(manuscript("آمل أن يكون هذا المقال مفيدا."), [release_of(SOURCE)])
    assert fake.asked == []
    assert report.notes == ()
