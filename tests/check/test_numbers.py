"""Figures are bound to what they count, measure and stand with, in both languages."""

from __future__ import annotations

import pytest

from musnad.check.checker import Checker
from tests.check.suspecting import of_kind
from tests.check.test_kinds import release

FERRY = release(
    "In the first stage, which lasts 42 days, the company will lease 33 ferries to the ports.",
    "The deposit rate was set at 27.25 per cent and the lending rate at 28.25 per cent.",
    "The northern port handled 1,351 containers, followed by the southern port with 492 containers.",
    "The new pier opens to ships at 1 p.m. and will employ 20 per cent of the town's engineers.",
    "Between 1 and 2 inches of rain fell on the harbour, which became the fourth port to close.",
    "The speed of the ferries was cut from 35 knots to 18 knots.",
)
FERRY_AR = release(
    "في المرحلة الأولى التي تستمر 42 يوما تؤجر الشركة 33 عبّارة للموانئ.",
    "وحُدد سعر الإيداع عند 27.25 في المئة وسعر الإقراض عند 28.25 في المئة.",
    "وتعامل الميناء الشمالي مع 1351 حاوية، يليه الميناء الجنوبي بـ492 حاوية.",
    "ويفتح الرصيف الجديد أمام السفن الساعة الواحدة ظهرا ويوظف 20 في المئة من مهندسي البلدة.",
    language="ar",
)
BOTH = pytest.mark.parametrize("source", [FERRY, FERRY_AR], ids=["en", "ar"])


def figures(checker: Checker, text: str, source: object) -> list[tuple[str, str | None]]:
    found = of_kind(checker, text, source, "number")  # type: ignore[arg-type]
    return [(one.problem.found, one.problem.expected) for one in found]


@BOTH
@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("وتؤجر الشركة في المرحلة الأولى 42 عبّارة.", "42", "33"),
        ("وحُدد سعر الإقراض عند 27.25 في المئة.", "27.25 في المئة", "28.25"),
        ("وتعامل الميناء الجنوبي مع 1351 حاوية.", "1351", "492"),
    ],
)
def test_a_figure_of_something_else_is_no_figure_of_this(
    checker: Checker, source: object, text: str, found: str, expected: str
) -> None:
    said = figures(checker, text, source)
    assert any(here == found and there and expected in there for here, there in said), said


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "وتؤجر الشركة في المرحلة الأولى 33 عبّارة.",
        "وتستمر المرحلة الأولى 42 يوما.",
        "وحُدد سعر الإيداع عند 27.25 في المئة.",
        "وتعامل الميناء الجنوبي مع 492 حاوية.",
        "وتعامل الميناء الشمالي مع 1351 حاوية والجنوبي مع 492 حاوية.",
        "ويوظف الرصيف الجديد خُمس مهندسي البلدة.",
    ],
)
def test_a_figure_with_its_own_thing_passes(checker: Checker, source: object, text: str) -> None:
    assert not figures(checker, text, source)


@BOTH
def test_hours_are_compared(checker: Checker, source: object) -> None:
    assert not figures(checker, "يفتح الرصيف الجديد أمام السفن الساعة الواحدة بعد الظهر.", source)
    assert not figures(checker, "يفتح الرصيف الجديد أمام السفن الساعة 13:00.", source)
    assert figures(checker, "يفتح الرصيف الجديد أمام السفن الساعة 3 ظهرا.", source)


def test_a_range_is_right_at_both_ends(checker: Checker) -> None:
    assert not figures(checker, "وهطل على المرفأ ما بين 1 و2 بوصة من الأمطار.", FERRY)
    assert figures(checker, "وهطل على المرفأ ما بين 1 و3 بوصة من الأمطار.", FERRY)


def test_a_place_in_an_order_is_bound_too(checker: Checker) -> None:
    assert not figures(checker, "وأصبح رابع ميناء يغلق.", FERRY)
    assert figures(checker, "وأصبح خامس ميناء يغلق.", FERRY)


def test_the_start_of_a_change_is_not_its_end(checker: Checker) -> None:
    assert not figures(checker, "وخُفضت سرعة العبّارات إلى 18 عقدة.", FERRY)
    assert figures(checker, "وخُفضت سرعة العبّارات إلى 35 عقدة.", FERRY)


def test_an_english_claim_is_bound_to_an_english_source(checker: Checker) -> None:
    assert figures(checker, "The company will lease 42 ferries in the first stage.", FERRY)
    assert not figures(checker, "The company will lease 33 ferries in the first stage.", FERRY)
