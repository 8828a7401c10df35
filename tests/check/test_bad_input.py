"""Bad input: a right answer or a clear note, never a silent pass."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import pytest

from musnad.check.checker import Checker
from musnad.check.evaluate import release_of
from musnad.check.manuscript import manuscript
from musnad.core.report import Finding

SOURCE = (
    "U.S. Defense Secretary Pete Hegseth received NATO Secretary General Mark Rutte at the "
    "Pentagon on April 24, 2025. They discussed raising allied defense spending."
)
RIGHT = "استقبل وزير الدفاع الأميركي بيت هيغسيث الأمين العام للناتو مارك روته في البنتاغون في 24 أبريل 2025."


def check(checker: Checker, source: str, text: str, language: str | None = "ar") -> Finding:
    return checker.check(manuscript(text, language), [release_of(source)]).findings[0]


def test_an_empty_article_has_no_findings(checker: Checker) -> None:
    for text in ("", "  \n \n"):
        report = checker.check(manuscript(text), [release_of(SOURCE)])
        assert report.findings == ()


def test_an_empty_source_supports_nothing(checker: Checker) -> None:
    for releases in ([], [release_of("")], [release_of("  \n")]):
        report = checker.check(manuscript(RIGHT), releases)
        assert report.notes == ("source_empty",)
        assert [f.verdict for f in report.findings] == ["unsupported"]
        assert not report.clean


def test_an_unknown_language_is_said_and_only_values_are_checked(checker: Checker) -> None:
    source = replace(release_of("Puolustusministeri tapasi 24 vierasta."), language="fi")
    right = checker.check(manuscript("التقى الوزير 24 ضيفا.", "ar"), [source])
    wrong = checker.check(manuscript("التقى الوزير 57 ضيفا.", "ar"), [source])
    assert right.notes == wrong.notes == ("language_unknown",)
    assert [f.verdict for f in right.findings] == ["unchecked"]
    assert [p.kind for f in wrong.findings for p in f.problems] == ["number"]


class Counting:
    """An encoder that finds all alike, and counts what it was asked."""

    name = "alike"
    languages = frozenset({"ar", "en"})

    def __init__(self) -> None:
        self.texts = 0

    def similarity(
        self, claims: Sequence[str], sentences: Sequence[str]
    ) -> Sequence[Sequence[float]]:
        self.texts += len(claims) + len(sentences)
        return [[0.5] * len(sentences) for _ in claims]


def test_five_thousand_sentences_are_bounded() -> None:
    source = " ".join(f"The committee heard speaker {n} on item {n % 7}." for n in range(5_000))
    encoder = Counting()
    started = time.perf_counter()
    report = Checker(encoder).check(manuscript(RIGHT), [release_of(source)])
    assert time.perf_counter() - started < 60
    assert len(report.findings) == 1
    assert encoder.texts < 20_000


PRESENTATION = "ﺍﺳﺘﻘﺒﻞ ﻭﺯﻳﺮ ﺍﻟﺪﻓﺎﻉ ﺍﻷﻣﻴﺮﻛﻲ ﺑﻴﺖ ﻫﻴﻐﺴﻴﺚ ﻣﺎﺭﻙ ﺭﻭﺗﻪ ﻓﻲ ﺍﻟﺒﻨﺘﺎﻏﻮﻥ ﻓﻲ 26 ﺃﺑﺮﻳﻞ 2025."


@pytest.mark.parametrize(
    "text",
    [
        PRESENTATION,
        "استقـــبل وزيـــر الدفاع بيت هيغسيث مارك روته في البنتاغون في 26 أبريـــل 2025.",
        "اِسْتَقْبَلَ وَزِيرُ الدِّفَاعِ بيت هيغسيث مارك روته في البنتاغون في 26 أَبْرِيل 2025.",
        "\u202bاستقبل وزير الدفاع بيت هيغسيث مارك روته في البنتاغون في \u200e26\u200f أبريل 2025.\u202c",
        "استقبل وزير الدفاع بيت هيغسيث مارك روته في البنتاغون في ٢٦ أبريل ٢٠٢٥.",
    ],
)
def test_a_wrong_date_is_found_however_it_is_written(checker: Checker, text: str) -> None:
    finding = check(checker, SOURCE, text)
    assert "date" in {problem.kind for problem in finding.problems}
    for problem in finding.problems:
        assert finding.text[problem.start : problem.end] == problem.found


@pytest.mark.parametrize("noise", ["ـ", "\u200f", "\u2067"])
def test_a_right_sentence_stays_right_with_invisible_letters_in_it(
    checker: Checker, noise: str
) -> None:
    text = RIGHT.replace("الدفاع", f"الد{noise}فاع").replace("روته", f"رو{noise}ته")
    assert check(checker, SOURCE, text).verdict == "supported"
