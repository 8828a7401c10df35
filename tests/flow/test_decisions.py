"""Who signs for what, when it goes out, and how it is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from musnad.core.errors import RefusedError, TransientError
from musnad.core.report import Manuscript
from musnad.core.watch import Change
from musnad.engine.loop import Pace, run_once
from musnad.flow import decisions, editing
from musnad.flow.deliver import deliver, resume
from tests.flow.newsstand import Channel, Stand, Verifier, hand
from tests.flow.test_editing import held

WRONG = "وقالت الوزارة خطأ كبيرا."


def actions(stand: Stand, article_id: str) -> list[tuple[str, str]]:
    return [(one.action, one.by) for one in stand.memory.desk.log.entries(subject=article_id)]


def once(stand: Stand) -> None:
    run_once(stand.newsroom, pace=Pace(patience_seconds=0), sleep=stand.now.sleep)


def test_a_decision_is_logged_with_its_name_and_once():
    stand, article = held()
    decisions.publish(stand.newsroom, article.id, hand=hand(stand, article.id, "هدى"))
    assert actions(stand, article.id) == [("article.approved", "هدى"), ("article.published", "هدى")]
    assert stand.memory.desk.log.broken() is None
    resume(stand.newsroom)
    assert len(actions(stand, article.id)) == 2


def test_what_goes_out_by_policy_is_logged_too():
    stand, article = held(mode="publish")
    assert actions(stand, article.id) == [("article.published", "policy")]


def test_an_article_that_was_killed_before_it_was_sent_goes_out_once():
    stand, article = held()
    release = stand.memory.release(article.release_id)
    ready = replace(article, stage="ready", approved_by="هدى")
    stand.memory.save_article(ready, release)
    resume(stand.newsroom)
    resume(stand.newsroom)
    assert stand.channel.sent == [(article.id, 1)]
    assert actions(stand, article.id) == [("article.published", "هدى")]


def test_a_flagged_sentence_must_be_mended_or_accepted():
    stand, article = held()
    newsroom = stand.newsroom
    editing.change_line(newsroom, article.id, "a3", WRONG, hand=hand(stand, article.id))
    with pytest.raises(RefusedError) as refused:
        decisions.publish(newsroom, article.id, hand=hand(stand, article.id))
    assert (refused.value.code, refused.value.facts["sentences"]) == ("article.flagged", "1")
    editing.accept_line(newsroom, article.id, "a3", "أكده الوزير", hand=hand(stand, article.id))
    done = decisions.publish(newsroom, article.id, hand=hand(stand, article.id))
    assert (done.stage, done.approved_by, done.acceptances[0].by) == ("published", "x", "x")


def test_the_whole_manuscript_is_checked_before_it_goes_out():
    stand, article = held()
    stand.memory.save_article(
        replace(
            article,
            draft=replace(article.draft, headline=replace(article.draft.headline, text="خطأ")),
        ),
        stand.memory.release(article.release_id),
    )
    with pytest.raises(RefusedError, match=r"article\.flagged"):
        decisions.publish(stand.newsroom, article.id, hand=hand(stand, article.id))
    kept = stand.memory.article(article.id)
    assert kept.report.findings[0].verdict == "contradicted"
    assert kept.stage == "held"


def test_two_chiefs_do_not_decide_past_each_other():
    stand, article = held()
    first, second = hand(stand, article.id, "هدى"), hand(stand, article.id, "سامي")
    decisions.spike(stand.newsroom, article.id, hand=first)
    with pytest.raises(RefusedError) as refused:
        decisions.publish(stand.newsroom, article.id, hand=second)
    assert (refused.value.code, refused.value.facts["by"]) == ("desk.stale", "هدى")
    assert stand.channel.sent == []


def test_a_spiked_article_can_be_revived():
    stand, article = held()
    decisions.spike(stand.newsroom, article.id, hand=hand(stand, article.id))
    done = decisions.revive(stand.newsroom, article.id, hand=hand(stand, article.id))
    assert done.stage == "held"
    with pytest.raises(RefusedError, match=r"article\.move"):
        decisions.revive(stand.newsroom, article.id, hand=hand(stand, article.id))


def test_a_scheduled_article_goes_out_when_its_time_has_come():
    stand, article = held()
    at = stand.now() + timedelta(hours=1)
    done = decisions.schedule(stand.newsroom, article.id, at, hand=hand(stand, article.id, "هدى"))
    assert (done.stage, done.scheduled_for, done.approved_by) == ("scheduled", at, "هدى")
    once(stand)
    assert stand.channel.sent == []
    stand.now.sleep(3600)
    once(stand)
    once(stand)
    assert stand.channel.sent == [(article.id, 1)]
    sent = stand.memory.article(article.id)
    assert (sent.stage, sent.scheduled_for) == ("published", None)
    assert actions(stand, article.id) == [
        ("article.scheduled", "هدى"),
        ("article.published", "هدى"),
    ]


def test_what_fell_since_it_was_scheduled_is_held():
    stand, article = held()
    at = stand.now() + timedelta(hours=1)
    decisions.schedule(stand.newsroom, article.id, at, hand=hand(stand, article.id))
    stand.now.sleep(3600)
    strict = replace(stand.newsroom, desk=replace(stand.newsroom.desk, checker=Strict()))
    assert decisions.deliver_scheduled(strict) == 0
    kept = stand.memory.article(article.id)
    assert (kept.stage, kept.approved_by) == ("held", None)
    assert actions(stand, article.id)[-1] == ("article.unscheduled", "policy")
    assert stand.channel.sent == []


def test_what_the_ledger_says_otherwise_on_the_day_is_held():
    stand, article = held()
    at = stand.now() + timedelta(days=3)
    decisions.schedule(stand.newsroom, article.id, at, hand=hand(stand, article.id))
    stand.now.sleep(3 * 86_400)
    dated = Dated(after=at.date() - timedelta(days=1))
    later = replace(stand.newsroom, desk=replace(stand.newsroom.desk, checker=dated))
    assert decisions.deliver_scheduled(later) == 0
    assert stand.memory.article(article.id).stage == "held"


def test_a_schedule_is_taken_back_or_changed():
    stand, article = held()
    newsroom = stand.newsroom
    soon, late = stand.now() + timedelta(hours=1), stand.now() + timedelta(hours=2)
    decisions.schedule(newsroom, article.id, soon, hand=hand(stand, article.id))
    again = decisions.schedule(newsroom, article.id, late, hand=hand(stand, article.id))
    assert again.scheduled_for == late
    with pytest.raises(RefusedError, match=r"edit\.closed"):
        editing.change_line(newsroom, article.id, "a3", "كلام.", hand=hand(stand, article.id))
    done = decisions.unschedule(newsroom, article.id, hand=hand(stand, article.id))
    assert (done.stage, done.scheduled_for, done.approved_by) == ("held", None, None)
    for at, code in (
        (stand.now(), "schedule.past"),
        (stand.now() + timedelta(days=400), "schedule.far"),
        (late.replace(tzinfo=None), "schedule.past"),
    ):
        with pytest.raises(RefusedError) as refused:
            decisions.schedule(newsroom, article.id, at, hand=hand(stand, article.id))
        assert refused.value.code == code


def test_what_is_withdrawn_leaves_the_channels_and_may_come_back():
    stand, article = held(mode="publish")
    newsroom = stand.newsroom
    with pytest.raises(RefusedError, match=r"article\.withdraw_reason"):
        decisions.withdraw(newsroom, article.id, " ", hand=hand(stand, article.id))
    done = decisions.withdraw(
        newsroom, article.id, "سحب المصدر بيانه", hand=hand(stand, article.id, "هدى")
    )
    assert (done.stage, stand.channel.withdrawn) == ("withdrawn", [(article.id, 1)])
    (entry,) = stand.memory.desk.log.entries(action="article.withdrawn")
    assert dict(entry.facts)["reason"] == "سحب المصدر بيانه"
    once(stand)
    assert stand.channel.withdrawn == [(article.id, 1)]
    with pytest.raises(RefusedError, match=r"article\.not_published"):
        decisions.withdraw(newsroom, article.id, "سبب", hand=hand(stand, article.id))
    back = decisions.publish(newsroom, article.id, hand=hand(stand, article.id))
    assert (back.stage, back.revision) == ("published", 2)
    assert stand.channel.sent == [(article.id, 1), (article.id, 2)]


def test_a_withdrawal_that_failed_is_tried_again():
    stand, article = held(mode="publish")
    stand.channel.fault = TransientError("publish.disk")
    decisions.withdraw(stand.newsroom, article.id, "سبب وجيه", hand=hand(stand, article.id))
    assert stand.channel.withdrawn == []
    stand.channel.fault = None
    stand.now.sleep(30)
    resume(stand.newsroom)
    resume(stand.newsroom)
    assert stand.channel.withdrawn == [(article.id, 1)]


def test_a_withdrawal_that_was_killed_before_it_was_decided_did_not_happen():
    stand, article = held(mode="publish")
    (receipt,) = stand.memory.receipts(article.id)
    stand.memory.save_receipt(replace(receipt, state="intended", note="withdrawing"))
    stand.channel.repeatable = False
    resume(stand.newsroom)
    (after,) = stand.memory.receipts(article.id)
    assert (after.state, after.note) == ("sent", None)
    assert stand.channel.withdrawn == []


def test_a_revision_that_waits_survives_the_withdrawal_of_the_one_before():
    stand, article = held(mode="publish")
    newsroom = stand.newsroom
    editing.change_line(newsroom, article.id, "a3", "كلام آخر.", hand=hand(stand, article.id))
    decisions.withdraw(newsroom, article.id, "سبب وجيه", hand=hand(stand, article.id))
    assert stand.memory.article(article.id).stage == "held"
    assert stand.memory.article(article.id, 1).stage == "withdrawn"
    done = decisions.publish(newsroom, article.id, hand=hand(stand, article.id))
    assert (done.revision, done.corrections) == (2, ())


def test_an_edited_article_is_corrected_with_a_reason_alone():
    stand, article = held(mode="publish")
    newsroom = stand.newsroom
    editing.change_line(newsroom, article.id, "a3", "كلام آخر.", hand=hand(stand, article.id))
    for decide in (decisions.publish, decisions.correct):
        with pytest.raises(RefusedError, match=r"article\.no_reason"):
            decide(newsroom, article.id, reason=None, hand=hand(stand, article.id))
    done = decisions.correct(
        newsroom, article.id, reason="صُحّحت  المواعيد", hand=hand(stand, article.id, "هدى")
    )
    assert [one.reason for one in done.corrections] == ["صُحّحت المواعيد"]
    assert stand.channel.sent == [(article.id, 1), (article.id, 2)]
    assert actions(stand, article.id)[-2:] == [
        ("article.corrected", "هدى"),
        ("article.published", "هدى"),
    ]


def test_a_correction_can_be_scheduled():
    stand, article = held(mode="publish")
    newsroom = stand.newsroom
    editing.change_line(newsroom, article.id, "a3", "كلام آخر.", hand=hand(stand, article.id))
    at = stand.now() + timedelta(hours=1)
    with pytest.raises(RefusedError, match=r"article\.no_reason"):
        decisions.schedule(newsroom, article.id, at, hand=hand(stand, article.id))
    decisions.schedule(newsroom, article.id, at, hand=hand(stand, article.id), reason="صُحّح")
    stand.now.sleep(3600)
    assert decisions.deliver_scheduled(newsroom) == 1
    (correction,) = stand.memory.article(article.id).corrections
    assert (correction.reason, correction.at) == ("صُحّح", at)


@pytest.mark.parametrize("mode", ["hold", "publish"])
def test_what_its_source_changed_since_it_was_scheduled_is_held(mode):
    stand, article = held(mode=mode)
    newsroom = stand.newsroom
    if mode == "publish":
        article = editing.change_line(
            newsroom, article.id, "a3", "كلام آخر.", hand=hand(stand, article.id)
        )
    at = stand.now() + timedelta(hours=2)
    decisions.schedule(newsroom, article.id, at, hand=hand(stand, article.id), reason="صُحّح")
    stand.now.sleep(3600)
    change = Change(
        id="change", article_id=article.id, url="https://example.org/1", seen_at=stand.now(),
        kind="text",
    )  # fmt: skip
    stand.memory.watching.save_change(change)
    stand.now.sleep(3600)
    assert decisions.deliver_scheduled(newsroom) == 0
    assert stand.memory.article(article.id).stage == "held"
    last = stand.memory.desk.log.entries(subject=article.id)[-1]
    assert (last.action, last.by) == ("article.unscheduled", "policy")
    assert dict(last.facts)["why"] == "source_changed"
    # Whoever signs again has it beside the article.
    at = stand.now() + timedelta(hours=1)
    decisions.schedule(newsroom, article.id, at, hand=hand(stand, article.id), reason="صُحّح")
    stand.now.sleep(3600)
    assert decisions.deliver_scheduled(newsroom) == 1


def test_a_new_time_for_what_does_not_stand_leaves_the_old_one_until_it_is_held():
    stand, article = held()
    at = stand.now() + timedelta(hours=1)
    decisions.schedule(stand.newsroom, article.id, at, hand=hand(stand, article.id))
    strict = replace(stand.newsroom, desk=replace(stand.newsroom.desk, checker=Strict()))
    later = at + timedelta(hours=1)
    with pytest.raises(RefusedError, match=r"article\.flagged"):
        decisions.schedule(strict, article.id, later, hand=hand(stand, article.id))
    after = stand.memory.article(article.id)
    assert (after.stage, after.scheduled_for) == ("scheduled", at)
    stand.now.sleep(3600)
    assert decisions.deliver_scheduled(strict) == 0
    assert actions(stand, article.id)[-1] == ("article.unscheduled", "policy")


def test_nobody_has_signed_for_what_is_spiked():
    stand, article = held()
    at = stand.now() + timedelta(hours=1)
    decisions.schedule(stand.newsroom, article.id, at, hand=hand(stand, article.id, "هدى"))
    done = decisions.spike(stand.newsroom, article.id, hand=hand(stand, article.id, "سليم"))
    assert (done.approved_by, done.scheduled_for) == (None, None)


def test_a_printed_reason_has_an_end_and_no_hidden_marks():
    stand, article = held(mode="publish")
    newsroom = stand.newsroom
    with pytest.raises(RefusedError, match=r"edit\.too_long"):
        decisions.correct(newsroom, article.id, reason="س" * 1001, hand=hand(stand, article.id))
    done = decisions.correct(
        newsroom, article.id, reason="صُحّح \u202eموعد", hand=hand(stand, article.id)
    )
    assert [one.reason for one in done.corrections] == ["صُحّح موعد"]
    editing.change_line(newsroom, article.id, "a3", "كلام آخر.", hand=hand(stand, article.id))
    with pytest.raises(RefusedError, match=r"edit\.too_long"):
        decisions.publish(newsroom, article.id, reason="س" * 5000, hand=hand(stand, article.id))


def test_an_acceptance_answers_for_what_was_found_then_and_for_nothing_else():
    stand, article = held()
    newsroom = stand.newsroom
    editing.change_line(newsroom, article.id, "a3", WRONG, hand=hand(stand, article.id))
    editing.accept_line(newsroom, article.id, "a3", "قاله شفهيا", hand=hand(stand, article.id))
    worse = replace(newsroom, desk=replace(newsroom.desk, checker=Worse()))
    with pytest.raises(RefusedError, match=r"article\.flagged"):
        decisions.publish(worse, article.id, hand=hand(stand, article.id))
    editing.accept_line(worse, article.id, "a3", "أكده ثانية", hand=hand(stand, article.id))
    (accepted,) = stand.memory.article(article.id).acceptances
    assert accepted.reason == "أكده ثانية"
    assert "stale" in accepted.kinds
    with pytest.raises(RefusedError, match=r"edit\.nothing_to_accept"):
        editing.accept_line(worse, article.id, "a3", "مرة ثالثة", hand=hand(stand, article.id))
    assert decisions.publish(worse, article.id, hand=hand(stand, article.id)).stage == "published"


def test_somebodys_change_meanwhile_stops_a_delivery():
    stand, article = held()
    release = stand.memory.release(article.release_id)
    editing.set_kicker(stand.newsroom, article.id, "عاجل", hand=hand(stand, article.id))
    with pytest.raises(TransientError, match=r"store\.stale"):
        deliver(stand.newsroom, replace(article, stage="ready"), release)
    assert stand.channel.sent == []


def test_the_fault_of_one_scheduled_article_does_not_stop_the_loop():
    stand, article = held()
    at = stand.now() + timedelta(hours=1)
    decisions.schedule(stand.newsroom, article.id, at, hand=hand(stand, article.id))
    stand.now.sleep(3600)
    broken = replace(stand.newsroom, desk=replace(stand.newsroom.desk, checker=Busy()))
    assert decisions.deliver_scheduled(broken) == 0
    assert stand.events[-1].code == "model.busy"
    assert stand.memory.article(article.id).stage == "scheduled"
    assert decisions.deliver_scheduled(stand.newsroom) == 1
    assert isinstance(stand.channel, Channel)


class Strict(Verifier):
    """A checker that has come to find every sentence wrong."""

    def check(self, manuscript: Manuscript, releases):
        report = super().check(manuscript, releases)
        return replace(
            report,
            findings=tuple(replace(one, verdict="unsupported") for one in report.findings),
        )


class Worse(Verifier):
    """A checker that finds one thing more against what it had found something against."""

    def check(self, manuscript: Manuscript, releases):
        report = super().check(manuscript, releases)
        return replace(
            report,
            findings=tuple(
                replace(
                    one,
                    problems=(*one.problems, *(replace(p, kind="stale") for p in one.problems)),
                )
                for one in report.findings
            ),
        )


class Busy(Verifier):
    """A checker that cannot be had now."""

    def check(self, manuscript: Manuscript, releases):
        raise TransientError("model.busy")


class Dated(Verifier):
    """A checker whose ledger has the first line as out of date after a day."""

    def __init__(self, *, after) -> None:
        self.after = after

    def check(self, manuscript: Manuscript, releases):
        report = super().check(manuscript, releases)
        if releases[0].published is None or releases[0].published.date() <= self.after:
            return report
        wrong = Verifier().check(
            replace(manuscript, claims=(replace(manuscript.claims[0], text="خطأ"),)), releases
        )
        problem = replace(wrong.findings[0].problems[0], kind="stale")
        first = replace(report.findings[0], problems=(problem,))
        return replace(report, findings=(first, *report.findings[1:]))
