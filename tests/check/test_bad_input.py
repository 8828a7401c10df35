"""Bad input: a right answer or a clear note, never a silent pass."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import pytest

from musnad.check.checker import Checker
from musnad.check.evaluate import release_of
from musnad.check.manuscript import manuscript
from musnad.check.order import in_visual_order
from musnad.check.report import to_text
from musnad.core.report import Claim, Finding, Manuscript

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


def test_a_long_article_is_aligned_in_parts() -> None:
    text = "\n".join(f"واستمعت اللجنة إلى المتحدث رقم {n}." for n in range(300))
    encoder = Counting()
    seen: list[int] = []

    class Watching(Counting):
        def similarity(
            self, claims: Sequence[str], sentences: Sequence[str]
        ) -> Sequence[Sequence[float]]:
            seen.append(len(claims))
            return encoder.similarity(claims, sentences)

    report = Checker(Watching()).check(manuscript(text), [release_of(SOURCE)])
    assert len(report.findings) == 300
    assert max(seen) < 300


def test_thousands_of_original_lines_are_found_in_thousands_of_sentences() -> None:
    source = release_of(
        " ".join(f"The committee heard speaker {n} on item {n % 7}." for n in range(4_000))
    )
    claims = tuple(
        Claim(id=f"a{n}", text=one.text, start=one.start, end=one.end, role="original")
        for n, one in enumerate(source.sentences, start=1)
    )
    article = Manuscript(language="ar", text=source.text, claims=claims)
    started = time.perf_counter()
    report = Checker(Counting()).check(article, [source])
    assert time.perf_counter() - started < 30
    assert report.count("supported") == len(claims)


def test_an_original_line_that_is_not_the_sources_is_a_wrong_quotation() -> None:
    source = release_of(SOURCE)
    text = "They discussed lowering allied defense spending."
    claim = Claim(id="a1", text=text, start=0, end=len(text), role="original")
    article = Manuscript(language="ar", text=text, claims=(claim,))
    (finding,) = Checker(Counting()).check(article, [source]).findings
    assert (finding.verdict, finding.problems[0].kind) == ("unsupported", "quote")


BACKWARDS = "\n".join(line[::-1] for line in RIGHT.split("\n"))


def test_text_in_visual_order_is_said_and_never_passed(checker: Checker) -> None:
    for article, source in (
        (BACKWARDS, SOURCE),
        (PRESENTATION[::-1], SOURCE),
        (RIGHT, BACKWARDS),
    ):
        report = checker.check(manuscript(article, "ar"), [release_of(source)])
        assert "visual_order" in report.notes
        assert report.count("supported") == 0
        assert "معكوسة" in to_text(report, [release_of(source)], "ar")
        assert "stored backwards" in to_text(report, [release_of(source)], "en")


@pytest.mark.parametrize(
    "text",
    [
        RIGHT,
        PRESENTATION,
        "لا.",
        "قالا إنهما عملا طويلا وكثيرا.",
        "هؤلاء قالوا: لا، ثم لا، فمثلا وأصلا وقليلا.",
        "",
        "NATO 2025",
        "رؤى وزيرة الصحة على المنصة.",
    ],
)
def test_ordinary_arabic_is_not_taken_for_backward_text(text: str) -> None:
    assert not in_visual_order(text)


@pytest.mark.parametrize(
    "text",
    [
        RIGHT.replace("بيت هيغسيث", "Pete Hegseth"),
        RIGHT.replace("للناتو", "لـ NATO"),
        RIGHT.replace("24", "٢٤"),
        RIGHT.replace("ي", "ی").replace("ك", "ک"),
    ],
)
def test_mixed_scripts_do_not_spoil_a_right_sentence(checker: Checker, text: str) -> None:
    assert check(checker, SOURCE, text).verdict == "supported"


def test_a_wrong_name_in_latin_letters_is_found(checker: Checker) -> None:
    finding = check(checker, SOURCE, RIGHT.replace("مارك روته", "Jens Stoltenberg"))
    assert finding.verdict != "supported"


def test_look_alike_letters_and_joiners_do_not_hide_a_wrong_number(checker: Checker) -> None:
    for noise in ("\u200d", "\u200c", "\u00ad", "\ufeff"):
        finding = check(checker, SOURCE, RIGHT.replace("24", f"2{noise}6"))
        assert finding.verdict != "supported"


def test_a_language_that_nobody_can_tell_is_unknown_and_a_name_alone_is_not(
    checker: Checker,
) -> None:
    finnish = (
        "Puolustusministeri tapasi kollegansa Helsingissä torstaina ja he keskustelivat "
        "pitkään turvallisuudesta. Kokoukseen osallistui 24 vierasta."
    )
    untold = replace(release_of(finnish), language="und")
    right = checker.check(manuscript("التقى الوزير 24 ضيفا.", "ar"), [untold])
    assert right.notes == ("language_unknown",)
    assert [f.verdict for f in right.findings] == ["unchecked"]
    name = replace(release_of("Kyiv"), language="und")
    assert checker.check(manuscript("كييف.", "ar"), [name]).notes == ()
