"""What agencies set around a release: datelines on their own line, sign-offs, end marks."""

from __future__ import annotations

import pytest

from musnad.read.boilerplate import ends_release, is_afterword, is_boilerplate
from musnad.read.dateline import dateline, standing_dateline


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "الرياض 16 ذو القعدة 1446 هـ الموافق 14 مايو 2025 م واس",
            "الرياض 16 ذو القعدة 1446 هـ الموافق 14 مايو 2025 م",
        ),
        ("وصل الوزير إلى الرياض يوم 14 مايو 2025", None),
        ("زار الوفد مقر واس", None),
        ("London, 14 May 2025", None),
    ],
)
def test_a_dateline_may_fill_a_line_of_its_own(line, found):
    assert standing_dateline(line, "ar") == found


def test_a_hyphen_right_after_the_agency_ends_a_dateline():
    text = "العقبة 14 كانون الأول (بترا)- دعا وزراء الخارجية إلى عملية انتقالية."
    assert dateline(text, "ar") == "العقبة 14 كانون الأول (بترا)"
    text = "AMMAN, Dec. 14 (Petra)- Foreign ministers called for a peaceful transition."
    assert dateline(text, "en") == "AMMAN, Dec. 14 (Petra)"


@pytest.mark.parametrize("line", ["// انتهى //", "--(بترا)", "###", "-ENDS-", "(واس)"])
def test_an_end_mark_ends_a_release(line):
    assert ends_release(line)


@pytest.mark.parametrize("line", ["***", "---", "انتهى الاجتماع.", "The end of the war."])
def test_a_divider_or_a_sentence_ends_nothing(line):
    assert not ends_release(line)


def test_only_whole_sentences_are_news_after_the_end():
    assert is_afterword("ص خ/ اح")
    assert is_afterword("Background notes")
    assert not is_afterword("The bridge was built in 1998.")


@pytest.mark.parametrize(
    "line",
    ["4 min read", "مدة القراءة دقيقة", "♦ تنزيل تطبيق الأخبار", "♦ للاشتراك في إشعار الأخبار"],
)
def test_a_line_of_the_sites_own_is_no_news(line):
    assert is_boilerplate(line)
