"""Dates are bound to the event they stand with, in both languages."""

from __future__ import annotations

import pytest

from musnad.check.checker import Checker
from tests.check.suspecting import of_kind
from tests.check.test_kinds import release

MUSEUM = release(
    "The museum was announced in 1992, construction began in 2005 and the doors opened last year.",
    "The committee met on Thursday to review the plans of the new wing.",
    "After Tuesday's inspection the engineers approved the roof.",
    "Both are responsible for the delay, the committee said.",
)
MUSEUM_AR = release(
    "أُعلن مشروع المتحف عام 1992، وبدأ البناء عام 2005، وفُتحت الأبواب العام الماضي.",
    "واجتمعت اللجنة الخميس لمراجعة خطط الجناح الجديد.",
    "وأقر المهندسون السقف بعد تفتيش الثلاثاء.",
    language="ar",
)
BOTH = pytest.mark.parametrize("source", [MUSEUM, MUSEUM_AR], ids=["en", "ar"])


def when(checker: Checker, text: str, source: object) -> list[tuple[str, str | None]]:
    found = of_kind(checker, text, source, "date")  # type: ignore[arg-type]
    return [(one.problem.found, one.problem.expected) for one in found]


@BOTH
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("اجتمعت اللجنة الثلاثاء لمراجعة خطط الجناح الجديد.", "الثلاثاء"),
        ("أقر المهندسون السقف بعد تفتيش الخميس.", "الخميس"),
        ("أُعلن مشروع المتحف عام 2005.", "2005"),
    ],
)
def test_the_day_of_another_event_is_wrong(
    checker: Checker, source: object, text: str, found: str
) -> None:
    said = when(checker, text, source)
    assert any(found in here and there for here, there in said), said


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "اجتمعت اللجنة الخميس لمراجعة خطط الجناح الجديد.",
        "أقر المهندسون السقف بعد تفتيش الثلاثاء.",
        "أُعلن مشروع المتحف عام 1992.",
        "بدأ البناء عام 2005.",
    ],
)
def test_the_day_of_the_event_passes(checker: Checker, source: object, text: str) -> None:
    assert not when(checker, text, source)


def test_the_two_of_them_are_no_monday(checker: Checker) -> None:
    assert not when(checker, "واللجنة حمّلت الاثنين المسؤولية عن التأخير.", MUSEUM)


def test_a_month_after_an_honorific_is_a_name(checker: Checker) -> None:
    source = release("The chairman urged Mrs May to finish the roof.")
    assert not when(checker, "وحث الرئيس السيدة مايو على إنجاز السقف.", source)


def test_a_weekday_is_told_in_the_language_of_the_article(checker: Checker) -> None:
    said = when(checker, "اجتمعت اللجنة الأحد لمراجعة خطط الجناح الجديد.", MUSEUM)
    assert [there for _, there in said if there]
    assert all(there and not there.isascii() for _, there in said)
