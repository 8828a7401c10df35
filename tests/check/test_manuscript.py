"""An article becomes claims: headline, sentences, crossheads, items and broken markers."""

from __future__ import annotations

from musnad.check.manuscript import language_of, manuscript

ARTICLE = """وزيرا المياه يوقعان اتفاقا
وقع الوزيران الاتفاق في عمّان. وقالا إنه يبدأ العام المقبل.
بنود الاتفاق:
- بناء محطة.
-
1. مد خطوط جديدة.
"""


def test_the_first_line_without_a_full_stop_is_the_headline() -> None:
    assert manuscript(ARTICLE).claims[0].role == "headline"


def test_each_sentence_is_a_claim_with_its_span() -> None:
    made = manuscript(ARTICLE)
    assert [made.text[one.start : one.end] for one in made.claims] == [
        one.text for one in made.claims
    ]
    assert sum(one.role == "body" for one in made.claims) == 2


def test_a_marker_alone_is_kept_as_a_claim_and_others_lose_theirs() -> None:
    items = [one.text for one in manuscript(ARTICLE).claims if one.role == "item"]
    assert items == ["بناء محطة.", "-", "مد خطوط جديدة."]


def test_a_line_that_announces_is_a_crosshead() -> None:
    assert [one.text for one in manuscript(ARTICLE).claims if one.role == "crosshead"] == [
        "بنود الاتفاق:"
    ]


def test_one_line_alone_is_a_sentence() -> None:
    assert [one.role for one in manuscript("The council met on Monday").claims] == ["body"]


def test_the_script_tells_the_language() -> None:
    assert language_of("اجتمع المجلس") == "ar"
    assert language_of("The council met") == "en"
    assert language_of("12 - 14") == "und"


def test_an_empty_text_has_no_claims() -> None:
    assert manuscript(" \n\n").claims == ()
