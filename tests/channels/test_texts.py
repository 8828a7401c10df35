"""Texts for other people's programs: clean, and cut where they may be cut."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.channels.texts import clusters, cut, plain, quiet, safe_url, units

WORDS = st.text(
    st.sampled_from("اب تثَُّ\u0651\u200d👨👩🏽🇱🇧a9 @#/<>&\u202e\u2066\ufeff\n\x00é\u0301"),
    max_size=200,
)


@given(WORDS, st.integers(0, 120), st.sampled_from([len, units]))
def test_a_cut_text_is_within_its_length_and_whole_at_its_end(text, most, measure):
    told = cut(text, most, measure)
    assert measure(told) <= most or told == ""
    if told != text and told:
        kept = told[:-1]
        rest = text[len(kept) :]
        assert told.endswith("…")
        assert not rest or unicodedata.category(rest[0]) not in ("Mn", "Me", "Mc")
        assert not kept.endswith("\u200d")


@given(WORDS)
def test_clusters_are_the_text(text):
    assert "".join(clusters(text)) == text


@given(WORDS)
def test_plain_text_is_one_clean_line_and_stays_so(text):
    told = plain(text)
    assert plain(told) == told
    assert not set(told) & set("\u202e\u2066\ufeff\n\x00")
    assert told == told.strip()


@pytest.mark.parametrize(
    ("text", "count"),
    [("خبر", 3), ("خَبَر", 3), ("👨‍👩‍👧‍👦", 1), ("🇱🇧🇸🇾", 2), ("👍🏽", 1), ("", 0)],
)
def test_readers_see_so_many_letters(text, count):
    assert len(list(clusters(text))) == count


def test_a_word_is_not_cut_in_two():
    assert cut("التقى الوزير نظيره في بيروت", 20) == "التقى الوزير نظيره…"


@pytest.mark.parametrize("text", ["@all", "و@admin", "#وسم", "اضغط /start", "(@x)"])
def test_nobody_is_called_by_a_mention(text):
    told = quiet(text)
    assert not any(
        mark + word in told for mark in "@#/" for word in ("all", "admin", "وسم", "start")
    )


@pytest.mark.parametrize("text", ["press@un.org", "24/4/2025", "5/10"])
def test_addresses_and_dates_stay_as_they_are(text):
    assert text in quiet(text).replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://news.example/a?b=1", True),
        ("javascript:alert(1)", False),
        ("https://u:p@x.example/", False),
        ('https://x.example/"onclick', False),
        ("https://x.example/\u202e", False),
        (None, False),
    ],
)
def test_only_plain_addresses_are_linked(url, safe):
    assert bool(safe_url(url)) is safe
