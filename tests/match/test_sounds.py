"""A name is found in the other script by its sound, and a word by what it may mean."""

from __future__ import annotations

import pytest

from musnad.match.profile import passage
from musnad.match.sounds import heard, is_told, means
from tests.match.releases import NOON


def words(text: str, language: str):
    return passage(text, language, NOON).words


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Marchetti", "ماركيتي"),
        ("Lindqvist", "وليندكفيست"),
        ("Khattab", "خطاب"),
        ("Olsen", "لأولسن"),
        ("Zoubi", "الزعبي"),
        ("Brandner", "براندنر"),
    ],
)
def test_a_name_is_known_in_the_other_script_either_way(latin, arabic):
    (one,), (other,) = words(f"saw {latin}", "en")[1:], words(arabic, "ar")
    assert is_told(one, heard([other]))
    assert is_told(other, heard([one]))


@pytest.mark.parametrize(("latin", "arabic"), [("Marchetti", "خطاب"), ("Olsen", "ماركيتي")])
def test_another_name_is_another(latin, arabic):
    (one,), (other,) = words(f"saw {latin}", "en")[1:], words(arabic, "ar")
    assert not is_told(one, heard([other]))
    assert not is_told(other, heard([one]))


def test_a_small_word_is_no_name_that_sounds_alike():
    (one,) = words("karam", "en")
    assert not is_told(one, heard(words("كرم", "ar")))


@pytest.mark.parametrize(
    ("one", "language", "other", "theirs"),
    [
        ("agreement", "en", "اتفاقية", "ar"),
        ("agreement", "en", "accord", "fr"),
        ("hôpital", "fr", "المستشفى", "ar"),
    ],
)
def test_words_of_one_meaning_meet_across_languages(one, language, other, theirs):
    (word,) = words(one, language)
    assert means(word, heard(words(other, theirs)))


def test_nothing_is_found_where_nothing_was_said():
    (word,) = words("agreement", "en")
    assert not means(word, heard([]))
