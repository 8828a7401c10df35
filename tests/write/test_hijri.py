"""An article of a house of both calendars gives each day once in both."""

from __future__ import annotations

from musnad.core.draft import Draft, lines
from musnad.core.house import House
from musnad.write.brief.article import Brief
from musnad.write.extract import Extract
from tests.write.telling import make_release

BOTH = House(calendar="both")


def body(draft: Draft) -> list[str]:
    return [line.text for role, line in lines(draft) if role in ("lead", "body", "notice")]


def test_a_brief_gives_the_hijri_day_at_the_first_mention_only() -> None:
    release = make_release(
        "News",
        "Secretary of Defense Pete Hegseth visited Poland on April 24, 2025.",
        "Hegseth visited Germany on April 24, 2025.",
    )
    told = body(Brief().write(release, BOTH))
    assert "24 أبريل 2025 (26 شوال 1446 هـ)" in told[0]
    assert "24 أبريل 2025" in told[1]
    assert "هـ" not in told[1]
    assert not any("هـ" in text for text in body(Brief().write(release, House())))


def test_an_extract_gives_it_to_the_dates_of_its_source() -> None:
    release = make_release(
        "زيارة الوزير إلى العاصمة",
        "زار الوزير العاصمة يوم الخميس والتقى نظيره.",
        "وقال «نعود في 1 مايو 2025 إن شاء الله».",
        "ووقع الجانبان الاتفاق الأول في 3 مارس 2024م بعد محادثات.",
        language="ar",
        publisher="وزارة الخارجية",
    )
    told = body(Extract().write(release, BOTH))
    assert "الخميس 24 أبريل 2025 (26 شوال 1446 هـ) والتقى" in told[0]
    assert "«نعود في 1 مايو 2025 إن شاء الله»" in told[1]
    assert "3 مارس 2024م (22 شعبان 1445 هـ) بعد" in told[2]


def test_a_day_that_the_source_gives_in_both_is_left_alone() -> None:
    sentence = "زار الوزير العاصمة في 24 أبريل 2025 الموافق 26 شوال 1446 هـ والتقى نظيره."
    release = make_release("زيارة الوزير", sentence, language="ar", publisher="وزارة الخارجية")
    assert body(Extract().write(release, BOTH))[0].count("هـ") == 1


def test_a_notice_has_both_once() -> None:
    draft = Extract().write(make_release("زيارة", language="ar", publisher="الوزارة"), BOTH)
    assert draft.notice
    assert "".join(body(draft)).count("26 شوال 1446 هـ") == 1
