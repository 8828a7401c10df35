"""Two states of an article side by side, line by line and word by word."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from musnad.core.draft import Block, Byline, Coverage, Draft, Line
from musnad.flow import editing
from musnad.flow.comparing import Piece, compare, pieces, states
from tests.flow.newsstand import hand
from tests.flow.test_editing import held


def draft(*body: str, headline: str = "فتح المعبر الحدودي", kicker: str = "بيان") -> Draft:
    return Draft(
        release_id="r",
        headline=Line(text=headline),
        kicker=kicker,
        lead=Line(text="فتحت الوزارة المعبر اليوم."),
        blocks=(Block(type="paragraph", sentences=tuple(Line(text=one) for one in body)),),
        writer=Byline(name="brief"),
        coverage=Coverage(release_sentences=0, rendered=0),
    )


ONE, TWO, THREE = "يعمل المعبر حتى الثامنة مساء.", "وجُهزت القاعات.", "ورحب الوزير بالمسافرين."


def kinds(before: Draft, after: Draft) -> list[str]:
    return [one.kind for one in compare(before, after)]


def test_the_same_draft_is_kept_line_by_line():
    assert set(kinds(draft(ONE, TWO), draft(ONE, TWO))) == {"kept"}


def test_a_changed_word_is_told_in_its_line():
    (step,) = [
        one
        for one in compare(draft(ONE, TWO), draft("يعمل المعبر حتى التاسعة مساء.", TWO))
        if one.kind != "kept"
    ]
    assert (step.kind, step.number_before, step.number_after) == ("changed", 3, 3)
    assert Piece(kind="gone", text="الثامنة") in step.pieces
    assert Piece(kind="new", text="التاسعة") in step.pieces


def test_lines_come_and_go_in_their_places():
    steps = compare(draft(ONE, TWO), draft(ONE, THREE, TWO))
    assert [(one.kind, one.after) for one in steps if one.kind != "kept"] == [("added", THREE)]
    assert kinds(draft(ONE, TWO, THREE), draft(ONE, THREE))[-2:] == ["removed", "kept"]


def test_headline_and_kicker_change_and_do_not_come_and_go():
    steps = compare(draft(ONE), draft(ONE, headline="كلام مختلف تماما", kicker="عاجل"))
    assert [one.role for one in steps if one.kind == "changed"] == ["kicker", "headline"]


def test_a_paragraph_that_becomes_a_background_changes():
    after = draft(ONE)
    after = replace(
        after, blocks=(*after.blocks, Block(type="background", sentences=(Line(text=TWO),)))
    )
    assert kinds(draft(ONE, TWO), after)[-1] == "changed"


def test_every_standing_state_of_an_article_is_told():
    stand, article = held()
    newsroom = stand.newsroom
    editing.set_kicker(newsroom, article.id, "عاجل", hand=hand(stand, article.id, "هدى"))
    editing.change_line(newsroom, article.id, "a3", "كلام.", hand=hand(stand, article.id))
    editing.undo(newsroom, article.id, hand=hand(stand, article.id))
    editing.remove_line(newsroom, article.id, "a4", hand=hand(stand, article.id))
    found = states(newsroom, article.id)
    assert [(one.version, one.kind, one.by) for one in found] == [
        (0, "written", "extract"),
        (1, "kicker", "هدى"),
        (4, "removed", "x"),
    ]
    assert found[0].draft == article.draft
    assert found[-1].draft == stand.memory.article(article.id).draft


WORDS = st.lists(st.sampled_from(["وزير", "المعبر،", "12", "«قال»", ".", "أمس"]), max_size=12).map(
    " ".join
)


@given(WORDS, WORDS)
def test_the_pieces_make_both_texts(before, after):
    found = pieces(before, after)
    assert "".join(one.text for one in found if one.kind != "new") == before
    assert "".join(one.text for one in found if one.kind != "gone") == after


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_every_line_of_both_is_told_once_in_order(before, after):
    steps = compare(draft(*before), draft(*after))
    old = [one.number_before for one in steps if one.number_before is not None]
    new = [one.number_after for one in steps if one.number_after is not None]
    assert old == list(range(len(before) + 3))
    assert new == list(range(len(after) + 3))
