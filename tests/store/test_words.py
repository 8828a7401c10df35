"""What an article is found by, and what a search asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.core.draft import Line
from musnad.store.words import wanted, words_of
from tests.contracts import newsstand

LETTERS = st.text(st.sampled_from("ابتةجحدرسئؤءأإآلموهيىًٌَُِّ ـ،«»0123٤٥.,-Aéz'’"), max_size=60)


def words(text, **changes):
    told = replace(newsstand.release(), title=text, **changes)
    return set(words_of(newsstand.article(told), told))


def finds(search, found):
    """Whether an article with these words is found, as the database would tell."""
    asked = wanted(search)
    return bool(asked) and all(
        not found.isdisjoint(one.words)
        or any(word.startswith(start) for word in found for start in one.beginnings)
        for one in asked
    )


@given(LETTERS)
def test_every_text_is_found_by_itself(text):
    asked = wanted(text)
    assert not asked or finds(text, words(text))


@given(st.text(max_size=300))
def test_whatever_is_searched_for_is_plain_words(text):
    asked = wanted(text)
    assert len(asked) <= 16
    for one in asked:
        for word in (*one.words, *one.beginnings):
            assert word
            assert len(word) <= 80
            assert all(letter.isalnum() or letter in ".#@" for letter in word)
            assert word == word.lower()


@pytest.mark.parametrize(
    ("search", "text"),
    [
        ("رئيس", "ولرئيسها كلمة"),
        ("رئيس", "استقبل رئيسا"),
        ("وزارة", "في وزارتهم"),
        ("وزارة", "عن الوزارات"),
        ("مهندس", "مع المهندسين"),
        ("السودان", "سودان"),
        ("إلى", "الى"),
        ("شؤون", "شئون"),
        ("مليون", "٣ مليون"),
        ("٣", "3 ملايين"),
        ("ukraine", "Ukraine’s grain"),
        ("zelensky", "Zelensky"),
    ],
)
def test_a_word_is_found_with_what_is_joined_to_it(search, text):
    assert finds(search, words(text))


@pytest.mark.parametrize(
    ("search", "text"),
    [("مصر", "مصرف"), ("رئيس جديد", "رئيس"), ("كتب", "كاتب"), ("12", "123 طنا")],
)
def test_a_word_is_not_found_in_another(search, text):
    assert not finds(f"{search} من", words(f"{text} من"))


def test_words_come_once_in_order_and_all_texts_are_among_them():
    told = replace(
        newsstand.release("نص الخبر."), title="عنوان", publisher="Press", publisher_ar="صحافة"
    )
    made = newsstand.article(told)
    made = replace(
        made,
        draft=replace(made.draft, kicker="تمهيد", headline=Line(text="صدارة")),
        other_release_ids=("0123456789abcdef",),
    )
    found = words_of(made, told)
    assert list(found) == sorted(set(found))
    assert {"نص", "خبر", "عنوان", "press", "صحافه", "تمهيد", "صداره"} <= set(found)
    assert {f"#{made.id}", f"#{told.id}", "#0123456789abcdef"} <= set(found)


@pytest.mark.parametrize("url", ["http://[", "https://" + "a" * 9_000, "http://\ud800/", "مسار"])
def test_an_address_that_is_none_is_a_word_like_others(url):
    assert wanted(url)
    assert words("نص", url=url)
