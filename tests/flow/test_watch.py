"""Published releases are looked at again: what changed, what went, and what only seems so."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from musnad.core.errors import RefusedError, TransientError
from musnad.core.release import release_id
from musnad.engine.loop import Pace, run_once
from musnad.engine.upkeep import upkeep
from musnad.flow import decisions, watch
from musnad.flow.deliver import resume
from musnad.flow.health import examine
from musnad.read.page import PageReader
from musnad.write.extract import Extract
from tests.flow.newsstand import SOURCE, Stand, feed, hand, newsstand, page

URL = "https://example.org/news/2025/1"
TITLE = "وزير الخارجية يستقبل سفير الصين"
FIRST = "استقبل وزير الخارجية، الخميس، سفير الصين في مقر الوزارة."
SECOND = "وبحث الجانبان العلاقات الثنائية بين البلدين."
THIRD = "وأسفر حريق في الميناء عن إصابة 6 عمال بجروح طفيفة."
CHANGED = "وأسفر حريق في الميناء عن إصابة 9 عمال بجروح طفيفة."
ADDED = "وحضر اللقاء مدير الشؤون الآسيوية في الوزارة."
PACE = Pace(fetchers=2, patience_seconds=10, idle_seconds=0.01)
MINUTES = 60.0
HOUR = 3600.0


def published(*paragraphs: str, after_hours: tuple[float, ...] | None = None) -> Stand:
    """A newsroom that has published one release of three sentences."""
    stand = newsstand()
    if after_hours is not None:
        looking = replace(stand.newsroom.looking, after_hours=after_hours)
        stand.newsroom = replace(stand.newsroom, looking=looking)
    stand.pages.answers[SOURCE.feed] = feed((URL, TITLE))
    show(stand, *(paragraphs or (FIRST, SECOND, THIRD)))
    run_once(stand.newsroom, pace=PACE, sleep=stand.now.sleep)
    assert len(stand.memory.articles(stage="published")) == 1
    stand.pages.asked.clear()
    return stand


def show(stand: Stand, *paragraphs: str) -> None:
    stand.pages.answers[URL] = page(TITLE, *paragraphs)


def later(stand: Stand, *, hours: float = 0.0, minutes: float = 0.0) -> int:
    stand.now.sleep(hours * HOUR + minutes * MINUTES)
    return upkeep(stand.newsroom, threads=2)


def twice(stand: Stand, *, hours: float = 1.01) -> None:
    """A look and, some minutes later, the second one that makes sure."""
    assert later(stand, hours=hours) == 1
    later(stand, minutes=11)


def changes(stand: Stand):
    return stand.memory.watching.changes()


def the_watch(stand: Stand):
    (one,) = stand.memory.watching.watches()
    return one


def kinds(stand: Stand) -> list[str]:
    return [one.kind for one in stand.events if one.kind.startswith(("source_", "correction"))]


def test_a_page_is_looked_at_after_an_hour_six_a_day_a_week_and_a_month_and_then_no_more():
    stand = published()
    looked = [hours for hours in range(1, 800) if later(stand, hours=1)]
    assert looked == [1, 6, 24, 168, 720]
    assert the_watch(stand).due_at is None
    assert changes(stand) == ()


def test_the_schedule_is_a_setting_and_may_be_empty():
    stand = published(after_hours=(2.0,))
    assert [later(stand, hours=1) for _ in range(4)] == [0, 1, 0, 0]
    stand = published(after_hours=())
    assert later(stand, hours=100) == 0


def test_a_look_is_conditional_and_an_unchanged_page_is_not_archived_again():
    stand = published()
    before = len(stand.memory.archive.listed())
    later(stand, hours=1.01)
    assert stand.pages.asked == [URL]
    assert len(stand.memory.archive.listed()) == before


def test_looks_that_were_missed_are_not_made_up_for():
    stand = published()
    assert later(stand, hours=200) == 1
    assert later(stand, hours=0.1) == 0


def test_a_changed_sentence_brings_a_correction_that_a_person_approves():
    stand = published()
    show(stand, FIRST, SECOND, CHANGED)
    assert later(stand, hours=1.01) == 1
    assert changes(stand) == ()
    later(stand, minutes=11)
    (change,) = changes(stand)
    (told,) = change.differences
    assert (told.kind, told.before, told.after) == ("changed", THIRD, CHANGED)
    assert [one.by_source for one in change.affected] == [True]
    assert THIRD.rstrip(".") in change.affected[0].text
    (held,) = stand.memory.articles(stage="held")
    assert (held.revision, held.correction_due, change.revision) == (2, True, 2)
    assert stand.channel.sent == [(held.id, 1)]
    assert kinds(stand) == ["source_changed", "correction_due"]
    troubles = examine(stand.newsroom).troubles
    assert [one.kind for one in troubles] == ["correction_due"]
    done = decisions.correct(
        stand.newsroom, held.id, reason=None, hand=hand(stand, held.id, "هيئة التحرير")
    )
    assert stand.channel.sent == [(held.id, 1), (held.id, 2)]
    assert (done.stage, done.approved_by) == ("published", "هيئة التحرير")
    (correction,) = done.corrections
    assert "9 عمال" in correction.reason
    assert examine(stand.newsroom).troubles == ()


def test_after_a_correction_the_new_text_is_what_is_watched():
    stand = published()
    show(stand, FIRST, SECOND, CHANGED)
    twice(stand)
    decisions.publish(
        stand.newsroom, the_watch(stand).article_id, hand=hand(stand, the_watch(stand).article_id)
    )
    assert stand.memory.articles(stage="published")[0].corrections[0].revision == 2
    later(stand, hours=6)
    later(stand, minutes=11)
    assert len(changes(stand)) == 1
    show(stand, FIRST, SECOND, THIRD)
    twice(stand, hours=24)
    assert len(changes(stand)) == 2
    assert [one.revision for one in stand.memory.articles(stage="held")] == [3]


def test_an_editor_may_give_the_reason_or_turn_the_correction_down():
    stand = published()
    show(stand, FIRST, SECOND, CHANGED)
    twice(stand)
    article_id = the_watch(stand).article_id
    decisions.spike(stand.newsroom, article_id, hand=hand(stand, article_id))
    assert len(stand.memory.articles(stage="published")) == 1
    later(stand, hours=6)
    later(stand, minutes=11)
    assert stand.memory.articles(stage="held") == ()
    done = decisions.correct(
        stand.newsroom, article_id, reason="صُحّح العنوان", hand=hand(stand, article_id, "x")
    )
    assert (done.revision, done.corrections[-1].reason) == (3, "صُحّح العنوان")
    with pytest.raises(RefusedError, match=r"article\.no_reason"):
        decisions.correct(
            stand.newsroom, article_id, reason=None, hand=hand(stand, article_id, "x")
        )


def test_what_the_source_adds_is_proposed_too():
    stand = published()
    show(stand, FIRST, SECOND, THIRD, ADDED)
    twice(stand)
    (change,) = changes(stand)
    assert [one.kind for one in change.differences] == ["added"]
    assert change.affected == ()
    (held,) = stand.memory.articles(stage="held")
    assert any(ADDED.rstrip(".") in line.text for line in _lines(held))


def test_a_sentence_that_the_source_took_back_is_not_in_the_correction():
    stand = published()
    show(stand, FIRST, SECOND)
    twice(stand)
    (change,) = changes(stand)
    assert [one.kind for one in change.differences] == ["removed"]
    assert [one.by_source for one in change.affected] == [True]
    (held,) = stand.memory.articles(stage="held")
    assert not any("الميناء" in line.text for line in _lines(held))


def test_a_source_that_goes_back_to_its_first_text_takes_its_correction_with_it():
    stand = published()
    show(stand, FIRST, SECOND, CHANGED)
    twice(stand)
    show(stand, FIRST, SECOND, THIRD)
    later(stand, hours=6)
    assert stand.memory.articles(stage="held") == ()
    assert examine(stand.newsroom).troubles == ()


def test_a_second_change_takes_the_place_of_a_correction_that_nobody_approved():
    stand = published()
    show(stand, FIRST, SECOND, CHANGED)
    twice(stand)
    show(stand, FIRST, SECOND, CHANGED.replace("9", "11"))
    twice(stand, hours=6)
    (held,) = stand.memory.articles(stage="held")
    assert held.revision == 3
    assert any("11" in line.text for line in _lines(held))
    assert stand.memory.article(held.id, 2).stage == "spiked"


@pytest.mark.parametrize(
    "paragraphs",
    [
        (FIRST.replace(" ", "  "), SECOND, THIRD),
        ("آخر تحديث: 24 أبريل 2025، الساعة 18:30", FIRST, SECOND, THIRD),
        (FIRST, SECOND, THIRD, "عدد القراءات: 1204"),
        (FIRST, SECOND, THIRD, "وزير الطاقة يفتتح سدا", "وزير الصحة يزور مستشفى"),
    ],
)
def test_a_trivial_change_is_none(paragraphs):
    stand = published()
    show(stand, *paragraphs)
    twice(stand)
    assert changes(stand) == ()
    assert the_watch(stand).pending == ()
    assert stand.memory.articles(stage="held") == ()


def test_a_page_that_changes_at_every_fetch_is_no_change():
    stand = published()
    pages = [
        page(TITLE, FIRST, f"شاهد أيضا: فتح طريق رقم {n} في الجنوب أمام السيارات.", SECOND, THIRD)
        for n in range(40)
    ]
    stand.pages.answers[URL] = pages
    for hours in (1.01, 6, 24):
        twice(stand, hours=hours)
    assert changes(stand) == ()


def test_a_change_beside_a_counter_is_still_found():
    stand = published()
    stand.pages.answers[URL] = [
        page(TITLE, FIRST, f"قرأ هذا الخبر على موقعنا {n} من الزائرين الكرام.", SECOND, CHANGED)
        for n in range(40)
    ]
    twice(stand)
    (change,) = changes(stand)
    assert [one.after for one in change.differences] == [CHANGED]


def gone(status: int = 404) -> RefusedError:
    return RefusedError("fetch.not_found", url=URL, status=status)


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_noted_and_nothing_is_withdrawn(status):
    stand = published()
    stand.pages.answers[URL] = gone(status)
    later(stand, hours=1.01)
    assert changes(stand) == ()
    later(stand, minutes=11)
    (change,) = changes(stand)
    assert change.kind == "gone"
    (article,) = stand.memory.articles(stage="published")
    assert [one.kind for one in article.source_notes] == ["gone"]
    assert article.revision == 1
    assert stand.channel.sent == [(article.id, 1), (article.id, 1)]
    assert kinds(stand) == ["source_gone"]
    health = examine(stand.newsroom)
    assert health.troubles == ()
    assert [one.kind for one in health.notes] == ["source_gone"]
    later(stand, hours=6)
    assert len(changes(stand)) == 1


def test_a_page_that_comes_back_is_noted_too():
    stand = published()
    stand.pages.answers[URL] = gone()
    twice(stand)
    show(stand, FIRST, SECOND, THIRD)
    later(stand, hours=6)
    (article,) = stand.memory.articles(stage="published")
    assert [one.kind for one in article.source_notes] == ["gone", "back"]
    assert kinds(stand) == ["source_gone", "source_back"]
    stand.pages.answers[URL] = gone()
    twice(stand, hours=24)
    assert [one.kind for one in changes(stand)] == ["gone", "back", "gone"]


def test_a_page_that_was_gone_for_a_moment_is_not_noted():
    stand = published()
    stand.pages.answers[URL] = [gone(), page(TITLE, FIRST, SECOND, THIRD)]
    twice(stand)
    assert changes(stand) == ()
    assert the_watch(stand).sight == "there"


def test_a_site_that_is_down_for_a_day_is_asked_again_and_its_page_is_not_gone():
    stand = published()
    stand.pages.answers[URL] = TransientError("fetch.unreachable", host="example.org", why="x")
    looks = sum(later(stand, hours=1) for _ in range(26))
    assert 4 <= looks <= 7
    assert changes(stand) == ()
    show(stand, FIRST, SECOND, CHANGED)
    for _ in range(30):
        later(stand, hours=1)
    later(stand, minutes=11)
    assert [one.kind for one in changes(stand)] == ["text"]


@pytest.mark.parametrize(
    "wall",
    [
        "<html><body><h1>تسجيل الدخول</h1><p>سجّل الدخول لمتابعة القراءة.</p></body></html>",
        "<html><body><h1>We value your privacy</h1><p>Accept cookies to continue.</p></body></html>",
        "<html><head><title>404</title></head><body><p>Page not found</p></body></html>",
        "<html></html>",
        page(
            "وزير الصحة يزور مستشفى", "زار وزير الصحة مستشفى في الجنوب، الجمعة، واطلع على أقسامه."
        ),
        RefusedError("fetch.forbidden", url=URL, status=403),
    ],
)
def test_a_wall_or_an_apology_in_place_of_the_page_is_not_its_new_text(wall):
    stand = published()
    stand.pages.answers[URL] = wall
    twice(stand)
    assert changes(stand) == ()
    assert the_watch(stand).sight == "hidden"
    assert kinds(stand) == ["source_hidden"]
    assert stand.memory.articles(stage="held") == ()
    show(stand, FIRST, SECOND, CHANGED)
    twice(stand, hours=6)
    assert [one.kind for one in changes(stand)] == ["text"]


@pytest.mark.parametrize(
    ("asked", "answered", "home"),
    [
        ("https://a.example/news/1", "https://a.example/", True),
        ("https://a.example/news/1", "https://a.example/ar/", True),
        ("https://a.example/news/1", "https://www.a.example/index.html", True),
        ("https://a.example/?p=17", "https://a.example/", True),
        ("https://a.example/news/1", "https://a.example/404.html", True),
        ("https://a.example/news/1", "https://a.example/news/2025/1", False),
        ("http://a.example/news/1", "https://a.example/news/1/", False),
        ("https://a.example/ar", "https://a.example/ar/", False),
    ],
)
def test_a_redirect_to_the_front_page_is_a_page_that_is_gone(asked, answered, home):
    assert watch.sent_home(asked, answered) is home


def test_a_page_whose_release_came_in_a_feed_is_first_read_as_it_is():
    stand = newsstand()
    whole = "".join(f"<p>{one}</p>" for one in (FIRST, SECOND, THIRD) * 4)
    item = (
        f"<item><title>{TITLE}</title><link>{URL}</link>"
        f"<content:encoded><![CDATA[{whole}]]></content:encoded></item>"
    )
    stand.pages.answers[SOURCE.feed] = (
        '<?xml version="1.0"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel>{item}</channel></rss>"
    )
    run_once(stand.newsroom, pace=PACE, sleep=stand.now.sleep)
    assert len(stand.memory.articles(stage="published")) == 1
    show(stand, *(FIRST, SECOND, THIRD) * 4, "ونشرت الوزارة صورا من اللقاء على موقعها.")
    twice(stand)
    assert changes(stand) == ()
    show(stand, *(FIRST, SECOND, CHANGED) * 4, "ونشرت الوزارة صورا من اللقاء على موقعها.")
    twice(stand, hours=6)
    assert [one.kind for one in changes(stand)] == ["text"]


class Better:
    """A reader that has learnt, since publication, to leave out the last sentence."""

    name = "better"

    def accepts(self, capture):
        return b"<article>" in capture.body

    def read(self, capture, source):
        told = PageReader().read(capture, source)
        kept = told.sentences[:-1]
        return replace(told, sentences=kept, id=release_id(told.language, kept))


def test_a_correction_that_waits_does_not_keep_a_channel_from_its_article():
    stand = newsstand()
    stand.channel.fault = TransientError("publish.disk", path="x", reason="full")
    stand.pages.answers[SOURCE.feed] = feed((URL, TITLE))
    show(stand, FIRST, SECOND, THIRD)
    run_once(stand.newsroom, pace=PACE, sleep=stand.now.sleep)
    show(stand, FIRST, SECOND, CHANGED)
    twice(stand)
    stand.channel.fault = None
    resume(stand.newsroom)
    assert stand.channel.sent == [(the_watch(stand).article_id, 1)]


def test_news_of_a_feed_over_a_correction_that_waits_tells_what_readers_had_read():
    stand = published()
    show(stand, FIRST, SECOND, CHANGED)
    twice(stand)
    show(stand, FIRST, SECOND, CHANGED.replace("9", "11"))
    stand.pages.answers[SOURCE.feed] = feed((URL, f"{TITLE} (معدّل)"))
    stand.now.sleep(HOUR)
    run_once(stand.newsroom, pace=PACE, sleep=stand.now.sleep)
    (article,) = stand.memory.articles(stage="published")
    assert article.revision == 3
    (correction,) = article.corrections
    assert "6 عمال" in correction.reason
    assert "9 عمال" not in correction.reason


class Summary(Extract):
    """A writer whose article does not follow every word of its release."""

    def write(self, release, house):
        draft = super().write(release, house)
        line = replace(draft.lead, text="استقبل الوزير السفير، وأصيب عمال في حريق.")
        return replace(draft, headline=line, lead=line, blocks=())


def test_a_word_that_was_respelt_needs_no_correction_where_the_article_says_the_same():
    stand = newsstand()
    desk = replace(stand.newsroom.desk, writers=(Summary(),))
    stand.newsroom = replace(stand.newsroom, desk=desk)
    stand.pages.answers[SOURCE.feed] = feed((URL, TITLE))
    show(stand, FIRST, SECOND, THIRD)
    run_once(stand.newsroom, pace=PACE, sleep=stand.now.sleep)
    show(stand, FIRST.replace("استقبل", "إستقبل وقابل"), SECOND, THIRD)
    twice(stand)
    (change,) = changes(stand)
    assert [one.by_source for one in change.affected] == [True, True]
    assert change.revision is None
    assert stand.memory.articles(stage="held") == ()


def test_a_reader_that_became_better_is_no_change_at_the_source():
    stand = published(FIRST, SECOND, THIRD, ADDED)
    desk = replace(stand.newsroom.desk, readers=(Better(), *stand.newsroom.desk.readers))
    stand.newsroom = replace(stand.newsroom, desk=desk)
    show(stand, FIRST, SECOND, THIRD + " ", ADDED)
    twice(stand)
    assert changes(stand) == ()
    show(stand, FIRST, SECOND, CHANGED, ADDED)
    twice(stand, hours=6)
    (change,) = changes(stand)
    assert [one.after for one in change.differences] == [CHANGED]


def test_a_second_change_before_approval_concerns_what_the_first_one_did_too():
    stand = published()
    show(stand, FIRST, SECOND, CHANGED)
    twice(stand)
    show(stand, FIRST, SECOND.replace("الثنائية", "الاقتصادية"), CHANGED)
    twice(stand, hours=6)
    change = changes(stand)[-1]
    assert len(change.differences) == 1
    touched = [one.text for one in change.affected if one.by_source]
    assert any("6 عمال" in text for text in touched)
    assert any("الثنائية" in text for text in touched)


def test_the_same_change_made_twice_is_told_twice():
    stand = published()
    for text, hours in ((CHANGED, 1.01), (THIRD, 6), (CHANGED, 24)):
        show(stand, FIRST, SECOND, text)
        twice(stand, hours=hours)
    assert [one.kind for one in changes(stand)] == ["text", "text"]


def test_what_breaks_at_one_page_is_told_and_put_off(monkeypatch):
    stand = published()

    def broken(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr(watch, "_judged", broken)
    later(stand, hours=1.01)
    assert stand.events[-1].kind == "watch_failed"
    monkeypatch.undo()
    assert later(stand, hours=1.1) == 1


def test_a_run_killed_after_its_proposal_makes_no_second_one(monkeypatch):
    stand = published()
    show(stand, FIRST, SECOND, CHANGED)
    later(stand, hours=1.01)
    monkeypatch.setattr(
        type(stand.memory.watching), "save_change", lambda *_: (_ for _ in ()).throw(SystemExit)
    )
    with pytest.raises(SystemExit):
        later(stand, minutes=11)
    monkeypatch.undo()
    later(stand, minutes=1)
    (change,) = changes(stand)
    (held,) = stand.memory.articles(stage="held")
    assert (held.revision, change.revision) == (2, 2)


def test_old_captures_that_no_article_rests_on_are_let_go_of():
    stand = published()
    assert len(stand.memory.archive.listed()) == 2
    later(stand, hours=24 * 91)
    kept = stand.memory.archive.listed()
    assert [one.url for one in kept] == [URL]
    (article,) = stand.memory.articles(stage="published")
    release = stand.memory.release(article.release_id)
    assert stand.memory.capture(release.capture_sha256).body
    assert "captures_expired" in [one.kind for one in stand.events]


def _lines(article):
    return [line for block in article.draft.blocks for line in block.sentences] + [
        article.draft.lead,
        article.draft.headline,
    ]


def test_times_of_looks_are_those_of_the_clock():
    stand = published()
    later(stand, hours=1.01)
    assert the_watch(stand).looked_at == stand.now()
    assert the_watch(stand).due_at == the_watch(stand).published_at + timedelta(hours=6)
