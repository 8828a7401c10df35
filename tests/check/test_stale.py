"""What the dated ledger knows otherwise on the day of the release is stale, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from musnad.check import stale
from musnad.check.align import Aligned, gather
from musnad.check.checker import Checker
from musnad.check.reading import read
from musnad.core.report import Claim, Manuscript
from tests.write.telling import make_release

APRIL = date(2025, 4, 24)
SILENT = ("The minister visited Rome on Thursday and thanked his hosts for their welcome.",)


def found(text: str, day: date = APRIL, source: tuple[str, ...] = SILENT) -> list[tuple[str, str]]:
    language = "ar" if any("ا" <= letter <= "ي" for letter in text) else "en"
    tongue = "ar" if any("ا" <= letter <= "ي" for letter in source[0]) else "en"
    release = make_release("News", *source, language=tongue)
    release = replace(release, published=datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
    claim = Claim(id="a1", text=text, start=0, end=len(text))
    one = Aligned(
        claim=claim,
        reading=read(text, language, release.published),
        scores=(),
        evidence=(),
        best=0.0,
        joined=0.0,
    )
    told = stale.find(one, gather([release]))
    for suspicion in told:
        problem = suspicion.problem
        assert text[problem.start : problem.end] == problem.found
    return [(one.rule, one.problem.expected or "") for one in told]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("التقى وزير الدفاع الأميركي لويد أوستن نظيره الإيطالي في روما.", "بيت هيغسيث"),
        ("وقال الأمين العام لحلف شمال الأطلسي ينس ستولتنبرغ إن الحلف موحد.", "مارك روته"),
        ("التقى لويد أوستن، وزير الدفاع الأميركي، نظيره الإيطالي.", "بيت هيغسيث"),
        ("US Defense Secretary Lloyd Austin met his counterpart.", "Pete Hegseth"),
        ("NATO Secretary General Jens Stoltenberg spoke in Rome.", "Mark Rutte"),
        ("Jens Stoltenberg, the NATO Secretary General, spoke in Rome.", "Mark Rutte"),
        ("زار الرئيس الأميركي جو بايدن روما.", "دونالد ترامب"),
    ],
)
def test_an_office_that_another_holds_that_day_is_stale(text: str, right: str) -> None:
    assert found(text) == [("stale.office", right)]


@pytest.mark.parametrize(
    "text",
    [
        "التقى وزير الدفاع الأميركي بيت هيغسيث نظيره الإيطالي.",
        "التقى وزير الدفاع الأميركي السابق لويد أوستن نظيره الإيطالي.",
        "قال لويد أوستن، وزير الدفاع الأميركي آنذاك، إن الاتفاق جيد.",
        "وكان وزير الدفاع الأميركي لويد أوستن زار روما في 3 مارس 2023.",
        "قال القائم بأعمال وزير الدفاع الأميركي روبرت ساليسيس إنه مرتاح.",
        "Former US Defense Secretary Lloyd Austin met his counterpart.",
        "US Defense Secretary Lloyd Austin visited Rome in 2023.",
        "Then US Defense Secretary Lloyd Austin visited Rome.",
        "التقى لويد أوستن نظيره الإيطالي.",
        "زار نائب رئيس الوزراء الإيطالي أنطونيو تاياني روما.",
        "عين الرئيس الأميركي بيت هيغسيث وزيرا للدفاع خلفا للويد أوستن.",
    ],
)
def test_a_holder_a_former_one_and_a_past_day_are_not_stale(text: str) -> None:
    assert not found(text)


def test_on_the_day_of_a_hand_over_both_hold_the_office() -> None:
    text = "زار الرئيس الأميركي {} روما."
    hand_over = date(2025, 1, 20)
    assert not found(text.format("جو بايدن"), hand_over)
    assert not found(text.format("دونالد ترامب"), hand_over)
    assert found(text.format("جو بايدن"), date(2025, 1, 21))


def test_what_the_source_calls_him_is_the_affair_of_the_source() -> None:
    source = ("Secretary of Defense Lloyd Austin met the minister in Rome.",)
    assert not found("التقى وزير الدفاع الأميركي لويد أوستن الوزير في روما.", source=source)


def test_who_never_held_it_is_told_only_when_the_release_names_him() -> None:
    text = "التقى وزير الدفاع الأميركي ماركو روبيو نظيره الإيطالي."
    assert not found(text)
    assert found(text, source=("Marco Rubio met the minister in Rome.",))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("تعهدت المملكة المتحدة، العضو في الاتحاد الأوروبي، بدعم كييف.", "stale.membership"),
        ("The United Kingdom, a member of the European Union, pledged aid.", "stale.membership"),
        ("وقطر عضو في منظمة أوبك.", "stale.membership"),
        ("تتولى المجر رئاسة مجلس الاتحاد الأوروبي.", "stale.presidency"),
        ("Hungary holds the presidency of the European Union.", "stale.presidency"),
        ("ولا تزال معاهدة القوى النووية المتوسطة المدى سارية.", "stale.treaty"),
        ("The INF Treaty is in force.", "stale.treaty"),
        ("والولايات المتحدة طرف في معاهدة الأجواء المفتوحة.", "stale.party"),
        ("The United States is a party to the Open Skies Treaty.", "stale.party"),
        ("ووصل الوزير إلى نور سلطان في زيارة رسمية.", "stale.name"),
        ("وأشادت منظمة المؤتمر الإسلامي بالخطوة.", "stale.name"),
        ("The minister arrived in Nur-Sultan on an official visit.", "stale.name"),
    ],
)
def test_what_lapsed_before_the_day_is_stale(text: str, rule: str) -> None:
    assert [one for one, _ in found(text)] == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "تتولى بولندا رئاسة مجلس الاتحاد الأوروبي.",
        "أعلنت رئاسة فرنسا أنها ستحضر قمة مجموعة السبع.",
        "The President of France told the G7 that aid would continue.",
        "فنلندا عضو في حلف شمال الأطلسي.",
        "لم تعد المملكة المتحدة عضوا في الاتحاد الأوروبي.",
        "انسحبت المملكة المتحدة من الاتحاد الأوروبي وكانت عضوا فيه.",
        "وكانت قطر عضوا في أوبك في عام 2018.",
        "دعت المملكة المتحدة الدول الأعضاء في الاتحاد الأوروبي إلى الحوار.",
        "معاهدة عدم انتشار الأسلحة النووية سارية.",
        "انسحبت الولايات المتحدة من معاهدة الأجواء المفتوحة.",
        "ووصل الوزير إلى أستانا في زيارة رسمية.",
        "زار الوزير نور سلطان نزارباييف في منزله.",
    ],
)
def test_what_holds_or_is_told_as_past_is_not_stale(text: str) -> None:
    assert not found(text)


def test_a_name_that_the_source_uses_is_kept() -> None:
    source = ("The minister arrived in Nur-Sultan on an official visit.",)
    assert not found("وصل الوزير إلى نور سلطان في زيارة رسمية.", source=source)


@pytest.mark.parametrize(
    ("text", "day", "right"),
    [
        ("ويضم حلف شمال الأطلسي حاليا 30 دولة.", APRIL, "32"),
        ("NATO currently has 30 member countries.", APRIL, "32"),
        ("ويضم حلف شمال الأطلسي 32 دولة.", date(2024, 3, 6), "31"),
        ("ويضم حلف شمال الأطلسي 31 دولة.", date(2024, 3, 7), "32"),
    ],
)
def test_counts_change_on_their_day(text: str, day: date, right: str) -> None:
    assert found(text, day) == [("stale.members", right)]


def test_the_last_day_of_a_row_still_counts() -> None:
    assert not found("ويضم حلف شمال الأطلسي 31 دولة.", date(2024, 3, 6))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("وقال وزير الدفاع الأميركي لويد أوستن إن الزيارة ناجحة.", "ar"),
        ("US Defense Secretary Lloyd Austin said that the visit was a success.", "en"),
    ],
)
def test_the_checker_contradicts_it(checker: Checker, text: str, language: str) -> None:
    claim = Claim(id="a1", text=text, start=0, end=len(text))
    release = make_release("News", "Austin said that the visit was a success.")
    report = checker.check(Manuscript(language=language, text=text, claims=(claim,)), [release])
    assert report.findings[0].verdict == "contradicted"
    assert "stale" in {problem.kind for problem in report.findings[0].problems}
