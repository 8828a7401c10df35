"""What a person changes at the desk, step by step, and takes back."""

from __future__ import annotations

import pytest

from musnad.core.article import Article
from musnad.core.draft import lines, manuscript
from musnad.core.errors import RefusedError
from musnad.engine.loop import Pace, run_once
from musnad.flow import decisions, editing
from musnad.flow.hands import Hand
from musnad.flow.review import examined
from tests.flow.newsstand import Stand, feed, hand, newsstand, page

URL = "https://example.org/1"
TITLE = "وزارة الخارجية تعلن فتح المعبر الحدودي"
FIRST = "أعلنت وزارة الخارجية اليوم فتح المعبر الحدودي أمام المسافرين من البلدين."
SECOND = "وقالت الوزارة إن المعبر سيعمل من السادسة صباحا حتى الثامنة مساء."
THIRD = "وأوضحت الوزارة أن العمل في المعبر يبدأ يوم الأحد المقبل بعد تجهيز القاعات."


def held(**policy: object) -> tuple[Stand, Article]:
    """A newsroom with one article of three sentences, which waits for a person."""
    stand = newsstand(**({"mode": "hold"} | policy))
    stand.pages.answers["https://example.org/feed.xml"] = feed((URL, TITLE))
    stand.pages.answers[URL] = page(TITLE, FIRST, SECOND, THIRD)
    run_once(stand.newsroom, pace=Pace(patience_seconds=0), sleep=stand.now.sleep)
    (article,) = stand.memory.articles()
    return stand, article


def texts(article: Article) -> list[str]:
    return [line.text for _, line in lines(article.draft)]


def assert_whole(stand: Stand, article: Article) -> None:
    """The report is what the checker would say of the whole, spans and all."""
    release = stand.memory.release(article.release_id)
    assert release is not None
    assert article.report == examined(article.draft, release, stand.newsroom.desk)
    written = manuscript(article.draft)
    for finding in article.report.findings:
        assert written.text[finding.start : finding.end] == finding.text


def test_a_changed_sentence_is_checked_anew_and_signed():
    stand, article = held()
    done = editing.change_line(
        stand.newsroom, article.id, "a3", "وقالت الوزارة خطأ آخر.", hand=hand(stand, article.id)
    )
    assert texts(done)[2] == "وقالت الوزارة خطأ آخر."
    assert [one.verdict for one in done.report.findings].count("contradicted") == 1
    assert (done.version, done.edited_by) == (1, ("x",))
    assert stand.memory.article(article.id) == done
    assert_whole(stand, done)


def test_what_is_typed_loses_only_what_nobody_sees():
    stand, article = held()
    done = editing.change_line(
        stand.newsroom,
        article.id,
        "a3",
        "  وقال \u202eالوزير\u202c:\nالأمريكي\u200b هنا. ",
        hand=hand(stand, article.id),
    )
    assert texts(done)[2] == "وقال الوزير: الأمريكي هنا."


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "edit.empty"), (" \u200f\n", "edit.empty"), ("ك" * 2_001, "edit.too_long")],
)
def test_no_line_is_empty_or_endless(text, code):
    stand, article = held()
    with pytest.raises(RefusedError) as refused:
        editing.change_line(stand.newsroom, article.id, "a3", text, hand=hand(stand, article.id))
    assert refused.value.code == code


def test_the_second_of_two_editors_is_told():
    stand, article = held()
    first, second = hand(stand, article.id, "هدى"), hand(stand, article.id, "سامي")
    editing.change_line(stand.newsroom, article.id, "a3", "وقالت شيئا.", hand=first)
    with pytest.raises(RefusedError) as refused:
        editing.change_line(stand.newsroom, article.id, "a3", "وقالت غيره.", hand=second)
    assert (refused.value.code, refused.value.facts["by"]) == ("desk.stale", "هدى")
    assert "وقالت شيئا." in texts(stand.memory.article(article.id))


def test_headline_and_lead_stay():
    stand, article = held()
    for line in ("a1", "a2"):
        with pytest.raises(RefusedError, match=r"edit\.top"):
            editing.remove_line(stand.newsroom, article.id, line, hand=hand(stand, article.id))


def test_a_removed_line_leaves_its_source_to_the_original_and_out_of_the_coverage():
    stand, article = held()
    (cite,) = list(lines(article.draft))[3][1].cites
    done = editing.remove_line(stand.newsroom, article.id, "a4", hand=hand(stand, article.id))
    assert done.draft.coverage.left == (cite,)
    assert done.draft.coverage.rendered == 2
    assert list(lines(done.draft))[-1][0] == "original"
    assert_whole(stand, done)
    gone = editing.remove_line(stand.newsroom, article.id, "a4", hand=hand(stand, article.id))
    assert "original" not in [role for role, _ in lines(gone.draft)]
    assert gone.draft.coverage.left == (cite,)


def test_lines_are_added_and_moved():
    stand, article = held()
    step = editing.add_line(
        stand.newsroom, article.id, "a3", "تفاصيل", role="crosshead", hand=hand(stand, article.id)
    )
    assert [role for role, _ in lines(step.draft)][3] == "crosshead"
    moved = editing.move_line(
        stand.newsroom, article.id, "a5", after="a2", hand=hand(stand, article.id)
    )
    assert texts(moved)[2] == texts(article)[3]
    assert_whole(stand, moved)


def test_an_acceptance_holds_for_its_words_alone():
    stand, article = held()
    newsroom = stand.newsroom
    editing.change_line(newsroom, article.id, "a3", "وقالت خطأ.", hand=hand(stand, article.id))
    with pytest.raises(RefusedError, match=r"edit\.no_reason"):
        editing.accept_line(newsroom, article.id, "a3", "لا", hand=hand(stand, article.id))
    done = editing.accept_line(
        newsroom, article.id, "a3", "أكدته الوزارة هاتفيا", hand=hand(stand, article.id, "هدى")
    )
    (accepted,) = done.acceptances
    assert (accepted.by, accepted.kinds) == ("هدى", ("number",))
    assert decisions.flagged_of(done) == ()
    more = editing.change_line(
        newsroom, article.id, "a3", "وقالت خطأ ثانيا.", hand=hand(stand, article.id)
    )
    assert more.acceptances == ()
    back = editing.undo(newsroom, article.id, hand=hand(stand, article.id))
    assert back.acceptances == (accepted,)


def test_what_is_published_is_edited_in_a_new_revision():
    stand, article = held(mode="publish")
    done = editing.change_line(
        stand.newsroom, article.id, "a3", "وقالت الوزارة كلاما.", hand=hand(stand, article.id)
    )
    assert (done.revision, done.version, done.stage) == (2, 1, "held")
    assert done.correction_due
    (published,) = stand.memory.articles(stage="published")
    assert published.draft == article.draft


def test_undo_goes_back_step_by_step_to_the_first_draft():
    stand, article = held()
    newsroom = stand.newsroom
    editing.change_line(newsroom, article.id, "a1", "عنوان آخر", hand=hand(stand, article.id))
    editing.set_kicker(newsroom, article.id, "عاجل", hand=hand(stand, article.id))
    editing.remove_line(newsroom, article.id, "a4", hand=hand(stand, article.id))
    for _ in range(3):
        back = editing.undo(newsroom, article.id, hand=hand(stand, article.id))
    assert (back.draft, back.report, back.edited_by) == (article.draft, article.report, ())
    with pytest.raises(RefusedError, match=r"edit\.nothing_to_undo"):
        editing.undo(newsroom, article.id, hand=hand(stand, article.id))
    actions = [one.action for one in newsroom.store.desk.log.entries(subject=article.id)]
    assert actions == ["article.edited"] * 3 + ["article.undone"] * 3


def test_the_log_has_hashes_and_not_the_words():
    stand, article = held()
    editing.change_line(
        stand.newsroom, article.id, "a3", "كلام سري.", hand=Hand(by="هدى", saw=(1, 0))
    )
    (entry,) = stand.memory.desk.log.entries(subject=article.id)
    facts = dict(entry.facts)
    assert "سري" not in str(facts)
    assert len(facts["before_sha256"]) == len(facts["after_sha256"]) == 64
    (edit,) = stand.memory.desk.copy.edits(article.id)
    assert edit.draft_before == article.draft


def test_undoing_forgets_nobody_who_changed_what_is_published():
    stand, article = held(mode="publish")
    newsroom = stand.newsroom
    editing.change_line(
        newsroom, article.id, "a3", "كلام آخر.", hand=hand(stand, article.id, "هدى")
    )
    decisions.correct(newsroom, article.id, reason="صُحّح", hand=hand(stand, article.id))
    editing.change_line(
        newsroom, article.id, "a3", "كلام ثالث.", hand=hand(stand, article.id, "سليم")
    )
    decisions.spike(newsroom, article.id, hand=hand(stand, article.id))
    editing.change_line(
        newsroom, article.id, "a3", "كلام رابع.", hand=hand(stand, article.id, "سليم")
    )
    back = editing.undo(newsroom, article.id, hand=hand(stand, article.id, "سليم"))
    assert (back.revision, back.edited_by) == (4, ("هدى",))
