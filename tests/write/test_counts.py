"""Counted nouns of several words keep the shape of their phrase."""

from __future__ import annotations

import pytest

from tests.write.telling import tell


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("The two oil tankers arrived in Dubai.", "وصلت ناقلتا النفط إلى دبي."),
        ("The three oil tankers arrived in Dubai.", "وصلت ناقلات النفط الثلاث إلى دبي."),
        ("The minister met two aid workers.", "التقى الوزير عاملي إغاثة."),
        ("The forces rescued 12 aid workers.", "أنقذت القوات 12 عامل إغاثة."),
        ("The army arrested 12 suspects.", "اعتقل الجيش 12 مشتبها به."),
        ("The army arrested four suspects.", "اعتقل الجيش 4 مشتبه بهم."),
        ("The coalition destroyed 14 attack drones.", "دمر التحالف 14 طائرة مسيرة هجومية."),
        ("The coalition destroyed two anti-ship missiles.", "دمر التحالف صاروخين مضادين للسفن."),
    ],
)
def test_a_phrase_is_counted_whole(english: str, arabic: str) -> None:
    assert tell(english) == arabic
