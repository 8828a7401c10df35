"""Adjectives of several words agree in what agrees, and stand still in the rest."""

from __future__ import annotations

import pytest

from musnad.write.brief.generate import Concord, adjective

THING = Concord(gender="f")


@pytest.mark.parametrize(
    ("masculine", "definite", "expected"),
    [
        ("متفق عليه", True, "المتفق عليها"),
        ("معترف به دوليا", True, "المعترف بها دوليا"),
        ("غير معترف به", False, "غير معترف بها"),
        ("شمالي شرقي", True, "الشمالية الشرقية"),
        ("اجتماعي واقتصادي", True, "الاجتماعية والاقتصادية"),
        ("شبه عسكري", True, "شبه العسكرية"),
        ("ذو دوافع سياسية", True, "ذات الدوافع السياسية"),
        ("ذو دوافع سياسية", False, "ذات دوافع سياسية"),
        ("بقيادة ليبية", True, "بقيادة ليبية"),
        ("بعيد المدى", True, "البعيدة المدى"),
        ("معاد للسامية", False, "معادية للسامية"),
        ("ناء", True, "النائية"),
        ("بأسره", True, "بأسرها"),
    ],
)
def test_each_agrees_with_a_feminine(masculine: str, definite: bool, expected: str) -> None:
    assert adjective(masculine, THING, "gen", definite=definite) == expected
