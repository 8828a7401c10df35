"""A clause is told whole or not at all."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.write.brief.scene import Declined
from tests.write.telling import tell

SENTENCES = (
    "The minister visited Poland on Tuesday.",
    "The two leaders discussed regional security and bilateral cooperation.",
    "Germany will continue to support Ukraine.",
    "NATO welcomed the ceasefire agreement between Israel and Lebanon.",
    "The European Union strongly condemns the attack on civilians.",
)
UNKNOWN = ("zorblatt", "frobnicated", "quuxly", "unblorped", "Blarghistan", "xyzzies")


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SENTENCES), st.sampled_from(UNKNOWN), st.data())
def test_an_unknown_word_anywhere_keeps_the_sentence_out(
    sentence: str, unknown: str, data: st.DataObject
) -> None:
    words = sentence.rstrip(".").split(" ")
    at = data.draw(st.integers(0, len(words)))
    with pytest.raises(Declined):
        tell(" ".join([*words[:at], unknown, *words[at:]]) + ".")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(" ".join(SENTENCES).split(" ")), min_size=1, max_size=14))
def test_shuffled_words_are_told_or_declined_but_never_fail(words: list[str]) -> None:
    with contextlib.suppress(Declined):
        assert tell(" ".join(words)).strip()


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_told_or_declined(text: str) -> None:
    with contextlib.suppress(Declined):
        tell(text)
