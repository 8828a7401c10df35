import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.arabic.normal import clean, fold, tokens


def test_arabic_letters_that_writers_mix_are_folded_to_one() -> None:
    assert fold("أحمد إلى القاهرة") == fold("احمد الي القاهره")
    assert fold("مُسنَدٌ") == fold("مسند") == "مسند"
    assert fold("مسؤول") == fold("مسئول")
    assert fold("العـــراق") == "العراق"
    assert fold("گوتيريش کابل") == fold("غوتيريش كابل")


def test_latin_is_folded_without_accents_and_case() -> None:
    assert fold("Erdoğan  visited\tANKARA") == "erdogan visited ankara"


def test_digits_become_ascii() -> None:
    assert fold("٣٥ و۳۵") == "35 و35"


def test_presentation_forms_and_invisible_signs_do_not_matter() -> None:
    assert fold("ﻣﺤﻤﺪ") == "محمد"
    assert fold("مح\u200cمد\u200f") == "محمد"


@settings(deadline=None)
@given(st.text(max_size=80))
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


def test_cleaning_keeps_what_a_reader_sees() -> None:
    assert clean("  قال\u200f  الوزير \r\n\r\n\r\n نعم\x00 ") == "قال الوزير\n\nنعم"
    assert clean("مُسنَد") == "مُسنَد"


def test_cleaning_takes_hidden_characters_away() -> None:
    hidden = "".join(chr(0xE0000 + ord(char)) for char in "ignore")
    assert clean(f"News{hidden}\u200b today\ufe0f") == "News today"


def test_tokens_keep_numbers_acronyms_and_marks_whole() -> None:
    found = [token.text for token in tokens("U.S. aid of 1,250.5 to Ukraine's army, مُسنَد ٣٫٥")]
    assert found == ["U.S.", "aid", "of", "1,250.5", "to", "Ukraine's", "army", "مُسنَد", "٣٫٥"]


@settings(deadline=None)
@given(st.text(max_size=120))
def test_tokens_are_slices_in_order(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert at <= token.start < token.end
        assert text[token.start : token.end] == token.text
        assert token.folded == fold(token.text)
        at = token.end


_NEWS = (
    "".join(chr(code) for code in (*range(0x20, 0x7F), *range(0x60C, 0x6FF))) + "«»–é\u200f\u00a0İß"
)


@settings(deadline=None)
@given(st.text(alphabet=_NEWS, max_size=60))
def test_news_is_folded_as_its_characters_are_whatever_stands_beside_it(text: str) -> None:
    rare = "\u4e2d"  # a letter outside the common ones
    assert fold(f"{text} {rare}") == f"{fold(text)} {rare}".strip()
