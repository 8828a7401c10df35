"""Arabic as it comes from bad pages: shaped letters, stretched words, foreign digits, marks."""

from datetime import date

import pytest

from musnad.arabic.bidi import visual_order
from musnad.arabic.dates import dates
from musnad.arabic.figures import figures
from musnad.arabic.normal import fold, tokens


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ﺧﻤﺴﺔ ﻭﺯﺭﺍﺀ", 5),
        ("خمـــسة وزراء", 5),
        ("خَمْسَةُ وُزَرَاءَ", 5),
        ("۱۲ وزیر", 12),
        ("1٢ وزيرا", 12),
        ("١\u200f٢ وزيرا", 12),
        ("\u202b١٢\u202c وزيرا", 12),
        ("\u200f12\u200f وزيرا", 12),
        ("١٬٢٥٠ جنديا", 1250),
        ("۱٬۲۵۰ جنديا", 1250),
    ],
)
def test_a_figure_is_read_whatever_its_letters_and_digits(text: str, value: int) -> None:
    assert [figure.value for figure in figures(text, "ar")] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "٢٠٢٥/٤/٢٤",
        "24/4/2025",
        "۲۴/۴/۲۰۲۵",
        "24\u200f/4\u200f/2025",
        "٢٤ أبـريـل ٢٠٢٥",
        "24 ﺃﺑﺮﻳﻞ 2025",
        "الخميس\u200f 24\u200f أبريل\u200f 2025",
        "٢٠٢٥-٠٤-٢٤",
    ],
)
def test_a_date_is_read_whatever_its_letters_and_digits(text: str) -> None:
    assert [mention.resolved for mention in dates(text, "ar")] == [date(2025, 4, 24)]


def test_one_word_in_any_dress_is_one_word() -> None:
    assert len({fold(word) for word in ("وزير", "وزیر", "وَزيـر", "ﻭﺯﻳﺮ", "و\u200dزير")}) == 1
    assert [token.folded for token in tokens("ﻭﺯﻳﺮ وزیر")] == ["وزير", "وزير"]


def test_a_page_stored_last_letter_first_is_noticed() -> None:
    page = "أعلنت وزارة الخارجية اليوم الخميس أن الاجتماع المقبل سيعقد في القاهرة"
    assert visual_order(page[::-1])
    assert not visual_order(page)


@pytest.mark.parametrize("one", ["٢٠٢٥/٤/٢٤", "۲۰۲۵/۴/۲۴", "2025/4/24", "٢٠٢٥/٠٤/٢٤"])
@pytest.mark.parametrize("other", ["24/4/2025", "٢٤/٤/٢٠٢٥", "24\u200f/4\u200f/2025"])
def test_year_first_and_day_first_are_the_same_day(one: str, other: str) -> None:
    here, there = (dates(f"صدر في {text} بيان.", "ar") for text in (one, other))
    assert [mention.resolved for mention in here] == [mention.resolved for mention in there]
    assert here[0].text == one
    assert there[0].text == other


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("بلغ العدد \u200f1\u200f,\u200f250\u200f شخصا", 1250),
        ("بلغ العدد \u2067١٬٢٥٠\u2069 شخصا", 1250),
        ("بلغ العدد 1\u200e2\u200e5\u200e0 شخصا", 1250),
    ],
)
def test_marks_of_direction_inside_a_number_do_not_part_it(text: str, value: int) -> None:
    assert [figure.value for figure in figures(text, "ar")] == [value]


def test_stretched_and_shaped_names_compare_as_plain_ones() -> None:
    assert fold("الأُردُنـــ") == fold("الاردن")
    assert fold("ﺍﻟﻜﻮﻳﺖ") == fold("الكویت") == fold("الكويت")
