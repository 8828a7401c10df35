"""Lines as they are seen become text as it is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.read.visual import is_turned, plain_forms, reading_order, settle, turn
from tests.read.pdfs import shaped, visual

ARABIC = st.sampled_from(
    [
        "وزير",
        "الموانئ",
        "لا",
        "الأول",
        "إلى",
        "مؤتمر،",
        "«بيان»",
        "(وكالة)",
        "سفينة.",
        "المرفأ",
        "قال:",
    ]
)
FIGURE = st.sampled_from(["12", "3.5", "1,250", "24/04/2025", "5%", "٢٠٢٥", "10:30", "٣٫٥", "٩٥٪"])
LATIN = st.sampled_from(["NATO", "Abu Dhabi", "(UNDP)", "F16"])
LINES = st.lists(st.tuples(ARABIC, st.one_of(ARABIC, FIGURE, LATIN)), min_size=1, max_size=8).map(
    lambda pairs: " ".join(word for pair in pairs for word in pair)
)


@given(LINES, st.booleans())
def test_what_is_seen_of_a_line_tells_the_line(line: str, forms: bool) -> None:
    seen = visual(line, forms=forms)
    assert settle(reading_order(list(seen), rtl=True)) == line


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("(NATO) فلح", "حلف (NATO)"),
        (")NATO( فلح", "حلف (NATO)"),
        ("»بقتري« :لاق", "قال: «يرتقب»"),
        ("5% ةبسنب", "بنسبة 5%"),
        ("%5 ةبسنب", "بنسبة 5%"),
        ("2025-2024 ماع", "عام 2024-2025"),
        ("2024-2025 ماع", "عام 2024-2025"),
        (".F-16 ةرئاط", "طائرة F-16."),
        ("Abu Dhabi Ports ةكرش", "شركة Abu Dhabi Ports"),
        ("press@port.example ىلإ", "إلى press@port.example"),
        ("١٫٥ غلبملا", "المبلغ ١٫٥"),
    ],
)
def test_figures_brackets_and_latin_words_keep_their_own_way(seen: str, read: str) -> None:
    assert settle(reading_order(list(seen), rtl=True)) == read


def test_arabic_in_a_line_to_the_right_is_turned_alone() -> None:
    assert reading_order(list("the word ريزو means minister"), rtl=False) == (
        "the word وزير means minister"
    )
    assert reading_order(list("Plain text, 3.5 of it."), rtl=False) == "Plain text, 3.5 of it."


def test_presentation_forms_are_the_letters_that_they_are() -> None:
    assert plain_forms(shaped("الأول")) == "الأول"
    assert plain_forms("\ufef5\ufdf2") == "لآالله"
    assert plain_forms("plain ﬁ") == "plain ﬁ"


def test_stretched_words_lose_their_stretching() -> None:
    assert reading_order(list("ريـــــزو"), rtl=True) == "وزير"


def test_a_text_that_reads_backwards_is_known_and_turned() -> None:
    words = ["ريزولا", "نم", "يف", "ىلع", "ىلإ", "نأ", "2025"]
    assert is_turned(words)
    assert not is_turned(["الوزير", "من", "في", "على"])
    assert turn("ةرازولا نم 2025 يف") == "في 2025 من الوزارة"
