"""What a person has in hand is never replaced by the newsroom, whatever the source does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from musnad.core.errors import RefusedError
from musnad.engine.loop import run_once
from musnad.flow import decisions
from musnad.flow.editing import change_line
from tests.flow.newsstand import SOURCE, feed, hand
from tests.flow.test_watch import (
    CHANGED,
    FIRST,
    HOUR,
    PACE,
    SECOND,
    THIRD,
    TITLE,
    URL,
    changes,
    later,
    published,
    show,
    the_watch,
    twice,
)

MINE = "وقالت الوزارة إن حريقا في الميناء أصاب 6 عمال بجروح طفيفة."


def texts(article):
    return [line.text for block in article.draft.blocks for line in block.sentences]


def edited(stand):
    """The article after a person has changed its last line: a revision that is held."""
    article = stand.memory.article(the_id(stand))
    last = sum(1 for _ in article.report.findings)
    return change_line(
        stand.newsroom, article.id, f"a{last}", MINE, hand=hand(stand, article.id, "هدى")
    )


def known_anew(article, times=1):
    """The article as it was, but for its version: who opened it before must look again."""
    return replace(article, version=article.version + times)


def the_id(stand):
    (article,) = stand.memory.articles(stage="published")
    return article.id


def updated(stand, *paragraphs):
    """The feed says that the release was updated."""
    show(stand, *paragraphs)
    stand.pages.answers[SOURCE.feed] = feed((URL, f"{TITLE} (معدّل)"))
    stand.now.sleep(HOUR)
    run_once(stand.newsroom, pace=PACE, sleep=stand.now.sleep)


def test_a_change_at_the_source_is_kept_beside_a_correction_that_a_person_prepares():
    stand = published()
    mine = edited(stand)
    assert (mine.revision, mine.version, mine.stage) == (2, 1, "held")
    show(stand, FIRST, SECOND, CHANGED)
    twice(stand)
    assert stand.memory.article(mine.id) == known_anew(mine)
    (change,) = changes(stand)
    assert (change.revision, change.article_id) == (None, mine.id)
    show(stand, FIRST, SECOND, THIRD)
    later(stand, hours=6)
    assert stand.memory.article(mine.id) == known_anew(mine)


def test_nobody_signs_for_what_they_opened_before_the_source_changed():
    stand = published()
    mine = edited(stand)
    opened = hand(stand, mine.id, "سليم")
    show(stand, FIRST, SECOND, CHANGED)
    twice(stand)
    with pytest.raises(RefusedError) as caught:
        decisions.correct(stand.newsroom, mine.id, reason="صياغة أدق", hand=opened)
    assert caught.value.code == "desk.stale"
    assert stand.channel.sent == [(mine.id, 1)]
    again = hand(stand, mine.id, "سليم")
    done = decisions.correct(stand.newsroom, mine.id, reason="صياغة أدق", hand=again)
    assert done.stage == "published"


def test_a_proposal_that_a_person_changed_is_not_taken_back_with_its_reason():
    stand = published()
    show(stand, FIRST, SECOND, CHANGED)
    twice(stand)
    mine = edited(stand)
    show(stand, FIRST, SECOND, CHANGED.replace("9", "11"))
    twice(stand, hours=6)
    assert stand.memory.article(mine.id) == known_anew(mine)
    show(stand, FIRST, SECOND, THIRD)
    later(stand, hours=24)
    assert stand.memory.article(mine.id) == known_anew(mine)


def test_news_of_a_feed_does_not_replace_what_a_person_prepares():
    stand = published()
    mine = edited(stand)
    updated(stand, FIRST, SECOND, CHANGED)
    assert stand.memory.article(mine.id) == known_anew(mine)
    assert stand.channel.sent == [(mine.id, 1)]
    (change,) = changes(stand)
    assert [one.after for one in change.differences] == [CHANGED]
    assert [item.outcome for item in stand.memory.items()][-1] == "held"


def test_news_of_a_feed_over_what_a_person_wrote_waits_for_a_person():
    stand = published()
    mine = edited(stand)
    done = decisions.correct(
        stand.newsroom, mine.id, reason="صياغة أدق", hand=hand(stand, mine.id, "هدى")
    )
    assert MINE in texts(done)
    updated(stand, FIRST, SECOND, CHANGED)
    waits = stand.memory.article(mine.id)
    assert (waits.revision, waits.stage, waits.correction_due) == (3, "held", True)
    assert stand.memory.articles(stage="published") == (done,)
    assert stand.channel.sent == [(mine.id, 1), (mine.id, 2)]


def test_news_of_a_feed_over_what_was_withdrawn_waits_for_a_person():
    stand = published()
    id_ = the_id(stand)
    decisions.withdraw(stand.newsroom, id_, reason="خطأ في المصدر", hand=hand(stand, id_, "هدى"))
    updated(stand, FIRST, SECOND, CHANGED)
    assert stand.memory.article(id_).stage == "held"
    assert stand.memory.articles(stage="published") == ()


def test_a_page_that_went_does_not_bring_back_what_was_withdrawn_beside_a_correction():
    stand = published()
    mine = edited(stand)
    shown = stand.memory.article(mine.id, 1)
    decisions.withdraw(
        stand.newsroom, mine.id, reason="خطأ في المصدر", hand=hand(stand, mine.id, "هدى")
    )
    with pytest.raises(Exception, match=r"^store\.stale"):
        stand.memory.save_article(
            replace(shown, source_notes=()), stand.memory.release(shown.release_id)
        )
    assert stand.memory.article(mine.id, 1).stage == "withdrawn"
    assert the_watch(stand).article_id == mine.id
