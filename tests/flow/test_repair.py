"""What a model wrote is checked, mended, pruned, and published only when all of it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from musnad.core.article import Article
from musnad.core.draft import lines
from musnad.core.errors import RefusedError, TransientError
from musnad.core.house import House
from musnad.core.release import Release
from musnad.core.wire import dumps, loads
from musnad.engine.loop import Pace, run_once
from musnad.flow.compose import Composition, compose
from musnad.flow.newsroom import Desk, Policy
from musnad.flow.single import as_article
from musnad.write.extract import Extract
from tests.flow.newsstand import SOURCE, Now, Stand, Verifier, feed, newsstand, page
from tests.write.scripted import (
    Cut,
    article,
    crosshead,
    line,
    paragraph,
    revision,
    writer_of,
)
from tests.write.telling import make_release

TITLE = "وزير الخارجية يستقبل سفير الصين"
FIRST = "استقبل وزير الخارجية، الخميس، سفير الصين في مقر الوزارة."
SECOND = "وبحث الوزير والسفير العلاقات الثنائية بين البلدين."
THIRD = "وأضاف أن الصين ستشارك في معرض بيروت للكتاب."
FOURTH = "وحضر اللقاء مدير الشؤون الآسيوية."
HEADLINE = line(TITLE, "s1.0")
LEAD = line(FIRST, "s1.1")
TALKS = line(SECOND, "s1.2")
FAIR = line(THIRD, "s1.3")
GUEST = line(FOURTH, "s1.4")
WRONG = line("وبحث الوزير والسفير خطأ العلاقات الثنائية.", "s1.2")
GOOD = article(HEADLINE, LEAD, paragraph(TALKS, FAIR), paragraph(GUEST))


def release(**changes: object) -> Release:
    made = make_release(TITLE, FIRST, SECOND, THIRD, FOURTH, language="ar")
    return replace(made, **changes)  # type: ignore[arg-type]


def desk(*writers: object, **policy: object) -> Desk:
    return Desk(
        clock=Now(),
        house=House(),
        readers=(),
        writers=(*writers, Extract()),  # type: ignore[arg-type]
        checker=Verifier(),
        policy=Policy(**policy),  # type: ignore[arg-type]
    )


def composed(*answers: object, **policy: object) -> Composition:
    return compose(release(), desk(writer_of(*answers)[0], **policy))


def told(composition: Composition) -> list[str]:
    return [one.text for role, one in lines(composition.draft) if role != "original"]


def codes(composition: Composition) -> list[tuple[str, str]]:
    return [(one.writer, one.code) for one in composition.fallbacks]


def test_a_clean_draft_is_published_after_one_round():
    done = composed(GOOD)
    assert done.decision == "publish"
    assert done.draft.writer.name == "scripted"
    assert [one.kind for one in done.rounds] == ["write"]
    assert done.rounds[0].failures == ()


def test_only_what_failed_is_sent_back_and_what_comes_back_is_published():
    writer, model = writer_of(
        article(HEADLINE, LEAD, paragraph(WRONG, GUEST)),
        revision([("a3", SECOND, ["s1.2"])]),
    )
    done = compose(release(), desk(writer))
    assert done.decision == "publish"
    assert told(done) == [TITLE, FIRST, SECOND, FOURTH]
    assert [one.kind for one in done.rounds] == ["write", "revise"]
    assert [one.line for one in done.rounds[0].failures] == [3]
    assert done.rounds[1].failures == ()
    asked = model.asked[1].user
    assert "[a3]" in asked
    assert "[a4]" not in asked
    assert SECOND in asked
    assert FOURTH not in asked


def test_after_two_rounds_what_still_fails_is_left_out():
    still = revision([("a3", str(WRONG["text"]), ["s1.2"])])
    done = composed(article(HEADLINE, LEAD, paragraph(WRONG), paragraph(GUEST)), still, still)
    assert done.decision == "publish"
    assert told(done) == [TITLE, FIRST, FOURTH]
    assert [one.kind for one in done.rounds] == ["write", "revise", "revise"]
    assert "s1.2" in done.draft.coverage.left


def test_a_sentence_that_leans_on_one_that_is_gone_goes_with_it():
    done = composed(article(HEADLINE, LEAD, paragraph(WRONG, FAIR, GUEST)), revisions=0)
    assert told(done) == [TITLE, FIRST, FOURTH]


def test_a_crosshead_over_nothing_goes_too():
    draft = article(HEADLINE, LEAD, crosshead("العلاقات الثنائية"), paragraph(WRONG))
    assert told(composed(draft, revisions=0)) == [TITLE, FIRST]


def test_a_crosshead_that_says_more_than_what_is_below_it_is_left_out():
    class Silent(Verifier):
        def check(self, manuscript, releases):
            report = super().check(manuscript, releases)
            roles = {claim.id: claim.role for claim in manuscript.claims}
            found = tuple(
                replace(one, verdict="unchecked") if roles[one.id] == "crosshead" else one
                for one in report.findings
            )
            return replace(report, findings=found)

    draft = article(
        HEADLINE,
        LEAD,
        crosshead("استقالة السفير"),
        paragraph(TALKS),
        crosshead("العلاقات الثنائية"),
        paragraph(TALKS | {"text": "والعلاقات الثنائية بين البلدين بحثها الوزير والسفير."}),
    )
    room = replace(desk(writer_of(draft)[0], revisions=0), checker=Silent())
    said = told(compose(release(), room))
    assert "استقالة السفير" not in said
    assert "العلاقات الثنائية" in said


@pytest.mark.parametrize("place", [0, 1])
def test_a_headline_or_lead_that_cannot_be_mended_falls_back(place):
    bad = line("استقبل خطأ وزير الخارجية سفير الصين.", "s1.1")
    parts = [HEADLINE, LEAD]
    parts[place] = bad
    still = revision([(f"a{place + 1}", str(bad["text"]), ["s1.1"])])
    done = composed(article(*parts, paragraph(TALKS)), still, still)
    assert done.draft.writer.name == "extract"
    assert codes(done) == [("scripted", "draft.not_mended")]
    assert len(done.rounds) == 3


def test_a_headline_is_mended_like_any_sentence():
    bad = article(line("خطأ يستقبل سفير الصين", "s1.1"), LEAD, paragraph(TALKS))
    done = composed(bad, revision([("a1", TITLE, ["s1.0"])]))
    assert told(done)[0] == TITLE
    assert done.decision == "publish"


def test_a_revision_that_fails_leaves_the_rest_of_the_draft_standing():
    done = composed(
        article(HEADLINE, LEAD, paragraph(WRONG), paragraph(GUEST)), TransientError("model.busy")
    )
    assert told(done) == [TITLE, FIRST, FOURTH]
    assert [one.error for one in done.rounds] == ["", "model.busy"]


@pytest.mark.parametrize(
    "text",
    [
        "وبحث الوزير والسفير صفقة بقيمة 40 مليون دولار.",
        "وبحث الوزير والسفير العلاقات الثنائية في 26 أبريل 2025.",
        "وقال السفير: «الصين ستبني ميناء جديدا في البلاد».",
        "ولم يبحث الوزير والسفير العلاقات الثنائية.",
        "ووقّع الوزير والسفير اتفاقية للتجارة الحرة.",
    ],
)
def test_what_the_checker_passes_must_still_stand_in_what_is_cited(text):
    done = composed(
        article(HEADLINE, LEAD, paragraph(line(text, "s1.2")), paragraph(GUEST)), revisions=0
    )
    assert text not in told(done)
    assert told(done) == [TITLE, FIRST, FOURTH]


def test_a_sentence_of_some_risk_is_mended_though_the_checker_passes_it():
    done = composed(GOOD, model_risk=0.05, revisions=0)
    assert codes(done) == [("scripted", "draft.not_mended")]
    assert composed(GOOD, model_risk=0.15).draft.writer.name == "scripted"


def test_what_nobody_could_check_is_not_published():
    class Blind(Verifier):
        def check(self, manuscript, releases):
            report = super().check(manuscript, releases)
            unseen = tuple(replace(one, verdict="unchecked") for one in report.findings)
            return replace(report, findings=unseen)

    room = replace(desk(writer_of(GOOD)[0], revisions=0), checker=Blind())
    done = compose(release(), room)
    assert done.draft.writer.name == "extract"
    assert "لا شيء" in done.rounds[0].failures[0].problems[0]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (RefusedError("model.safety"), "model.safety"),
        (TransientError("model.busy", retry_after_seconds=30), "model.busy"),
        (Cut("{"), "draft.truncated"),
        ("Sorry, I cannot help with that.", "draft.language"),
        ("", "draft.empty"),
    ],
)
def test_a_model_that_fails_is_followed_by_a_writer_without_one(answer, code):
    done = composed(answer)
    assert done.draft.writer.name == "extract"
    assert done.decision == "publish"
    assert codes(done) == [("scripted", code)]
    assert [one.error for one in done.rounds] == [code]


def test_fallbacks_are_tried_in_their_order_and_each_once():
    first, _ = writer_of(RefusedError("model.key"), name="one", fallbacks=("two", "one", "gone"))
    second, _ = writer_of(RefusedError("model.safety"), name="two", fallbacks=("three",))
    third, _ = writer_of(GOOD, name="three")
    done = compose(release(), desk(first, second, third))
    assert codes(done) == [("one", "model.key"), ("two", "model.safety")]
    assert done.draft.writer.name == "three"
    assert [one.call.writer for one in done.rounds] == ["one", "two", "three"]


def test_a_writer_is_asked_by_its_name_and_auto_takes_the_first_model():
    first, one = writer_of(GOOD, name="one")
    second, two = writer_of(GOOD, name="two")
    room = desk(first, second)
    assert compose(release(), room, writer="two").draft.writer.name == "two"
    assert compose(release(), room).draft.writer.name == "one"
    assert compose(release(), room, writer="extract").draft.writer.name == "extract"
    assert (len(one.asked), len(two.asked)) == (1, 1)
    with pytest.raises(RefusedError, match=r"write\.unknown_writer"):
        compose(release(), room, writer="nobody")


def test_a_headline_alone_never_reaches_a_model():
    writer, model = writer_of(GOOD)
    bare = make_release(TITLE, language="ar")
    done = compose(bare, desk(writer))
    assert done.decision == "notice"
    assert done.draft.notice
    assert model.asked == []


@pytest.mark.parametrize(
    ("policy", "why"),
    [
        ({"mode": "hold"}, ("policy",)),
        ({"hold_above_risk": 0.05}, ("risk",)),
        ({"hold_sources": ("unknown", "ministry")}, ("source",)),
        ({"hold_topics": ("معرض الكتاب", "سفير الصين")}, ("topic",)),
        ({"hold_topics": ("السفراء",)}, ()),
        ({}, ()),
    ],
)
def test_the_policy_holds_what_it_is_told_to_hold(policy, why):
    done = compose(release(source_id="ministry"), desk(writer_of(GOOD)[0], **policy))
    assert done.holds == why
    assert done.decision == ("hold" if why else "publish")


def test_instructions_in_a_release_hold_the_article_whatever_the_model_wrote():
    done = compose(release(notes=("instructions_found",)), desk(writer_of(GOOD)[0]))
    assert done.holds == ("instructions_found",)
    assert done.decision == "hold"


def test_a_busy_model_is_waited_for_only_by_policy_and_with_patience():
    busy = TransientError("model.busy", retry_after_seconds=40)
    waits = {"when_busy": "wait"}
    with pytest.raises(TransientError, match=r"model\.busy"):
        compose(release(), desk(writer_of(busy)[0], **waits), patient=True)
    assert composed(busy, **waits).draft.writer.name == "extract"
    impatient = compose(release(), desk(writer_of(busy)[0]), patient=True)
    assert impatient.draft.writer.name == "extract"
    tomorrow = TransientError("model.busy", retry_after_seconds=40_000)
    later = compose(release(), desk(writer_of(tomorrow)[0], **waits), patient=True)
    assert later.draft.writer.name == "extract"


def room_with(writer: object, **policy: object) -> Stand:
    stand = newsstand(**policy)
    newsroom = stand.newsroom
    stand.newsroom = replace(
        newsroom, desk=replace(newsroom.desk, writers=(writer, *newsroom.desk.writers))
    )
    url = "https://example.org/1"
    stand.pages.answers[SOURCE.feed] = feed((url, TITLE))
    stand.pages.answers[url] = page(TITLE, FIRST, SECOND, THIRD, FOURTH)
    return stand


PACE = Pace(fetchers=1, patience_seconds=200, idle_seconds=0.01)


def test_a_release_waits_for_a_busy_model_and_is_then_written_by_it():
    busy = TransientError("model.busy", retry_after_seconds=40)
    writer, model = writer_of(busy, busy, GOOD)
    stand = room_with(writer, when_busy="wait")
    run_once(stand.newsroom, pace=PACE, sleep=stand.now.sleep)
    (kept,) = stand.memory.articles()
    assert kept.draft.writer.name == "scripted"
    assert len(model.asked) == 3
    assert [event.kind for event in stand.events if event.kind == "retry"] == ["retry"] * 2


def test_the_last_attempt_falls_back_and_nothing_is_lost():
    busy = TransientError("model.busy", retry_after_seconds=1)
    writer, _ = writer_of(*[busy] * 3)
    stand = room_with(writer, when_busy="wait", attempts=3)
    run_once(stand.newsroom, pace=PACE, sleep=stand.now.sleep)
    (kept,) = stand.memory.articles(stage="published")
    assert kept.draft.writer.name == "extract"
    assert [one.error for one in kept.rounds] == ["model.busy"]


def test_every_round_is_kept_with_the_article_and_comes_back_from_the_wire():
    done = composed(
        article(HEADLINE, LEAD, paragraph(WRONG), paragraph(GUEST)),
        revision([("a3", SECOND, ["s1.2"])]),
    )
    kept = as_article(done, release(), datetime(2025, 4, 24, 12, tzinfo=UTC))
    assert len(kept.rounds) == 2
    assert loads(Article, dumps(kept)) == kept


def test_a_draft_of_which_nearly_all_fails_is_not_sent_back():
    rows = [
        paragraph(line(f"وبحث الوزير خطأ العلاقات الثنائية مرة {number}.", "s1.2"))
        for number in range(50)
    ]
    writer, model = writer_of(article(HEADLINE, LEAD, *rows))
    done = compose(release(), desk(writer))
    assert len(model.asked) == 1
    assert told(done) == [TITLE, FIRST]
