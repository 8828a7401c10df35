"""How an article and its source are laid side by side, and what can be done by whom."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.core.people import Account
from musnad.desk.guard import Visitor
from musnad.desk.plural import counted
from musnad.desk.possible import doings, editable
from musnad.desk.spread import marked, spread
from tests.publish.samples import doubtful, pentagon


def visitor(role):
    account = Account(
        id="x", login="x", name="x", role=role, created_at=datetime(2025, 1, 1, tzinfo=UTC)
    )
    return Visitor(tongue="ar", theme="auto", account=account)


def names(article, role, waiting=0, published=False):
    found = doings(article, visitor(role), waiting=waiting, published=published)
    return {one.name: one.hindrance for one in found}


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=5),
)
def test_the_pieces_of_a_text_are_that_text(text, spans):
    pieces = marked(text, spans)
    told = "".join(
        chr(int(one.text.partition("+")[2], 16)) if one.kind == "unseen" else one.text
        for one in pieces
    )
    assert told == text


def test_what_was_found_is_marked_where_it_stands():
    pieces = marked("في بروكسل أمس", [(3, 9)])
    assert [(one.text, one.kind) for one in pieces] == [
        ("في ", ""),
        ("بروكسل", "found"),
        (" أمس", ""),
    ]


def test_spans_that_overlap_are_marked_once():
    assert "".join(one.text for one in marked("abcdef", [(0, 4), (2, 5)])) == "abcdef"


def test_the_joiners_that_words_need_are_no_hidden_letters():
    assert [one.kind for one in marked("می\u200cروم")] == [""]


def test_a_problem_lights_the_sentence_that_says_otherwise():
    article, release = doubtful()
    both = spread(article, (release,), chosen="a3")
    assert both.said("s1.1").light == "against"
    assert [one.id for one in both.open] == ["a3", "a4"]


def test_a_sentence_somebody_answers_for_does_not_wait():
    from musnad.core.article import Acceptance

    article, release = doubtful()
    text = article.report.findings[3].text
    accepted = Acceptance(
        text=text, kinds=("unsupported",), reason="سبب", by="هدى", at=article.changed_at
    )
    both = spread(replace(article, acceptances=(accepted,)), (release,))
    assert [one.id for one in both.open] == ["a3"]
    assert both.line("a4").state == "accepted"


def test_news_that_nothing_tells_is_known():
    article, release, _ = pentagon()
    both = spread(article, (release,))
    assert [
        one.id
        for side in both.sides
        for run in side.runs
        for one in run.said
        if one.news and not one.told
    ] == [
        "s1.5",
        "s1.6",
    ]


@pytest.mark.parametrize(
    ("stage", "chief", "editor"),
    [
        ("held", {"publish", "schedule", "rewrite", "spike"}, {"rewrite", "spike"}),
        ("scheduled", {"publish", "unschedule", "spike"}, {"spike"}),
        ("published", {"correct"}, set()),
        ("spiked", {"revive"}, {"revive"}),
        ("withdrawn", {"publish"}, set()),
    ],
)
def test_who_may_do_what_at_which_stage(stage, chief, editor):
    article = replace(doubtful()[0], stage=stage)
    assert {name for name, why in names(article, "chief").items() if not why} == chief
    assert {name for name, why in names(article, "editor").items() if not why} == editor
    assert not {name for name, why in names(article, "reader").items() if not why}


def test_nobody_publishes_what_waits():
    article = replace(doubtful()[0], stage="held")
    assert names(article, "chief", waiting=2)["publish"] == "open"
    assert names(article, "chief", waiting=2)["schedule"] == "open"
    assert names(article, "chief", waiting=2)["spike"] == ""


def test_what_readers_see_can_be_taken_back_whatever_waits():
    article = replace(doubtful()[0], stage="held")
    assert names(article, "chief", waiting=2, published=True)["withdraw"] == ""


def test_a_proposal_that_was_turned_down_is_edited_as_a_new_one():
    article = replace(doubtful()[0], stage="spiked")
    assert not editable(article, visitor("editor"), published=False)
    assert editable(article, visitor("editor"), published=True)
    assert not editable(article, visitor("reader"), published=True)


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "بقيت جملة بلا قرار"),
        (2, "بقيت جملتان بلا قرار"),
        (3, "بقيت 3 جمل بلا قرار"),
        (11, "بقيت 11 جملة بلا قرار"),
        (100, "بقيت 100 جملة بلا قرار"),
    ],
)
def test_what_is_counted_agrees_with_its_number(count, told):
    assert counted("article.open", count, "ar") == told
