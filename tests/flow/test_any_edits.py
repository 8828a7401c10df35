"""Whatever is done in whatever order, the article stays whole, and undoing all brings it back."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.core.article import Article
from musnad.core.draft import lines, manuscript
from musnad.core.errors import RefusedError
from musnad.flow import editing
from musnad.flow.bases import bases_of
from musnad.flow.newsroom import Newsroom
from musnad.flow.review import examined, stands
from tests.flow.newsstand import Stand, hand
from tests.flow.test_editing import SECOND, held

LINES = st.integers(1, 9).map(lambda number: f"a{number}")
TEXTS = st.sampled_from(
    ["كلام.", "كلام خطأ.", "خطأ", SECOND, "عنوان:", "اقرأ أيضا:", "\u202eنص\u200f مخفي.", "", " "]
)
STEPS = st.one_of(
    st.tuples(st.just("change"), LINES, TEXTS),
    st.tuples(st.just("add"), LINES, TEXTS),
    st.tuples(st.just("crosshead"), LINES, TEXTS),
    st.tuples(st.just("background"), LINES, TEXTS),
    st.tuples(st.just("remove"), LINES, st.just("")),
    st.tuples(st.just("move"), LINES, LINES),
    st.tuples(st.just("kicker"), LINES, TEXTS),
    st.tuples(st.just("share"), LINES, TEXTS),
    st.tuples(st.just("accept"), LINES, st.just("سبب وجيه")),
    st.tuples(st.just("unaccept"), LINES, st.just("")),
    st.tuples(st.just("repair"), LINES, st.just("")),
    st.tuples(st.just("undo"), LINES, st.just("")),
)


def do(stand: Stand, article_id: str, step: tuple[str, str, str]) -> None:
    """One step, if it may be taken."""
    kind, line, given_ = step
    newsroom, by = stand.newsroom, hand(stand, article_id)
    if kind == "change":
        editing.change_line(newsroom, article_id, line, given_, hand=by)
    elif kind == "add":
        editing.add_line(newsroom, article_id, line, given_, hand=by)
    elif kind == "crosshead":
        editing.add_line(newsroom, article_id, line, given_, hand=by, role="crosshead")
    elif kind == "background":
        editing.add_line(newsroom, article_id, line, given_, hand=by, role="background")
    elif kind == "remove":
        editing.remove_line(newsroom, article_id, line, hand=by)
    elif kind == "move":
        editing.move_line(newsroom, article_id, line, after=given_, hand=by)
    elif kind == "kicker":
        editing.set_kicker(newsroom, article_id, given_, hand=by)
    elif kind == "share":
        editing.set_share_headline(newsroom, article_id, given_, hand=by)
    elif kind == "accept":
        editing.accept_line(newsroom, article_id, line, given_, hand=by)
    elif kind == "unaccept":
        editing.unaccept_line(newsroom, article_id, line, hand=by)
    elif kind == "repair":
        editing.apply_repair(newsroom, article_id, line, 1, hand=by)
    else:
        editing.undo(newsroom, article_id, hand=by)


def assert_whole(newsroom: Newsroom, article: Article) -> None:
    """Spans, report, coverage and acceptances fit the draft."""
    bases = bases_of(newsroom.store, article)
    assert article.report == examined(article.draft, bases[0], newsroom.desk, bases[1:])
    written = manuscript(article.draft)
    for claim, finding in zip(written.claims, article.report.findings, strict=True):
        assert (claim.id, claim.start, claim.end) == (finding.id, finding.start, finding.end)
        assert written.text[finding.start : finding.end] == finding.text == claim.text
        for problem in finding.problems:
            assert finding.start <= problem.start < problem.end <= finding.end
    texts = {line.text for _, line in lines(article.draft)}
    assert all(one.text in texts for one in article.acceptances)
    flagged = {one.text for one in article.report.findings if not stands(one)}
    assert all(one.text in flagged for one in article.acceptances)
    told = {
        cite
        for role, line in lines(article.draft)
        if role not in ("notice", "crosshead", "original")
        for cite in line.cites
    }
    body = [one.id for one in bases[0].body]
    assert article.draft.coverage.left == tuple(one for one in body if one not in told)
    assert article.draft.coverage.rendered == len(body) - len(article.draft.coverage.left)
    assert all(block.sentences for block in article.draft.blocks)


def taken(stand: Stand, article_id: str, step: tuple[str, str, str]) -> str:
    """The code of why a step was refused, "" where it was taken."""
    try:
        do(stand, article_id, step)
    except RefusedError as error:
        return error.code
    return ""


def test_any_sequence_of_steps_leaves_a_whole_article_and_can_be_undone():
    stand, first = held()
    newsroom = stand.newsroom

    # One article for all of them: each ends where it began.
    @settings(max_examples=30, deadline=None)
    @given(st.lists(STEPS, min_size=1, max_size=9))
    def all_of_them(steps):
        for step in steps:
            before = stand.memory.article(first.id)
            refused = taken(stand, first.id, step)
            after = stand.memory.article(first.id)
            if refused:
                assert refused.startswith("edit.")
                assert after == before
                continue
            assert after.version == before.version + 1
            assert_whole(newsroom, after)
        while not (refused := taken(stand, first.id, ("undo", "", ""))):
            pass
        assert refused == "edit.nothing_to_undo"
        last = stand.memory.article(first.id)
        assert (last.draft, last.report, last.acceptances) == (first.draft, first.report, ())
        assert (last.share_headline, last.edited_by) == ("", ())

    all_of_them()
    assert stand.memory.desk.log.broken() is None
