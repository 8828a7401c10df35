"""Sendings: each channel in its own lane, in its own time, given up or left to a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from musnad.core.errors import RefusedError, TransientError
from musnad.core.patience import WAITS
from musnad.flow.deliver import resume, take_back
from musnad.flow.health import examine
from musnad.flow.resolving import resolve
from tests.channels.bench import bench, story
from tests.channels.services import FakeReceiver, FakeWordpress, running
from tests.flow.newsstand import Channel


@pytest.fixture
def desk(tmp_path):
    """A newsroom with a page and two channels that fail when they are told to."""
    made = bench(tmp_path, None)
    one, other = Channel(channel="one", repeatable=False), Channel(channel="other")
    made.newsroom = replace(made.newsroom, publishers=(*made.newsroom.publishers, one, other))
    made.one, made.other = one, other
    return made


def test_a_channel_that_is_down_holds_up_nobody_else(desk):
    calls = []
    desk.one.fault = TransientError("channel.unreachable", host="x", why="down")
    real = desk.one.publish

    def counted(*given):
        calls.append(given)
        return real(*given)

    desk.one.publish = counted
    for number in range(30):
        desk.publish(*story(id=f"{number:016x}"))
        desk.pass_by(seconds=1)
    assert len(desk.other.sent) == 30
    assert len(calls) <= 3  # it is left alone between its tries
    desk.one.fault = None
    desk.pass_by(minutes=11)
    resume(desk.newsroom)
    assert len(desk.one.sent) == 30


def test_a_day_of_tries_ends_in_a_dead_letter(desk):
    desk.one.fault = TransientError("channel.server", status=500)
    article, release = story()
    desk.publish(article, release)
    waits = []
    for _ in range(40):
        receipt = desk.receipt("one")
        if receipt.state == "dead":
            break
        waits.append(receipt.due_at - desk.now())
        desk.now.moment = receipt.due_at
        resume(desk.newsroom)
    assert tuple(waits) == WAITS
    assert sum(waits, timedelta()) > timedelta(hours=23)
    assert desk.receipt("one").attempts == len(WAITS) + 1
    desk.one.fault = None
    desk.pass_by(days=9)
    resume(desk.newsroom)
    assert desk.one.sent == []
    resolve(desk.newsroom, article.id, 1, "one", arrived=False, by="هدى")
    assert desk.one.sent == [(article.id, 1)]


def test_what_is_refused_is_dead_at_once_and_told(desk):
    desk.one.fault = RefusedError("channel.refused", status=400, reason="chat not found")
    desk.publish(*story())
    receipt = desk.receipt("one")
    assert (receipt.state, receipt.detail) == ("dead", "400 chat not found")
    told = [one for one in examine(desk.newsroom).troubles if one.kind == "send_dead"]
    assert [one.code for one in told] == ["channel.refused"]


def test_the_same_decision_delivered_twice_sends_once(desk):
    from musnad.flow.deliver import deliver

    article, release = story()
    desk.publish(article, release)
    with pytest.raises(RefusedError):
        deliver(desk.newsroom, desk.newsroom.store.article(article.id), release)
    for _ in range(3):
        resume(desk.newsroom)
    assert desk.one.sent == [(article.id, 1)]


def test_a_killed_sending_is_for_a_person_where_it_cannot_be_repeated(desk):
    class Killed(BaseException):
        pass

    def dies(*given):
        raise Killed

    article, release = story()
    desk.one.publish = dies
    with pytest.raises(Killed):
        desk.publish(article, release)
    assert desk.receipt("one").state == "intended"
    del desk.one.publish
    resume(desk.newsroom)
    assert desk.receipt("one").state == "intended"  # another process may be at it
    desk.pass_by(minutes=3)
    resume(desk.newsroom)
    assert desk.receipt("one").state == "unresolved"
    assert desk.one.sent == []
    assert desk.other.sent == [(article.id, 1)]


def test_what_waits_is_overtaken_by_a_later_revision(desk):
    desk.one.fault = TransientError("channel.server", status=500)
    article, release = story()
    desk.publish(article, release)
    desk.one.fault = None
    desk.pass_by(hours=1)
    desk.correct(article, release)
    assert desk.receipt("one", 1).state == "skipped"
    assert desk.one.sent == [(article.id, 2)]


def test_a_channel_that_comes_later_gets_no_old_articles(desk):
    article, release = story()
    desk.publish(article, release)
    late = Channel(channel="late")
    publishers = (*desk.newsroom.publishers, late)
    desk.newsroom = replace(desk.newsroom, publishers=publishers)
    desk.newsroom.store.save_receipt(replace(desk.receipt("other"), state="failed"))
    resume(desk.newsroom)
    assert late.sent == []


def test_a_clock_that_is_set_back_silences_no_channel(desk):
    desk.one.fault = TransientError("channel.server", status=500)
    desk.publish(*story())
    desk.one.fault = None
    desk.pass_by(days=-30)
    resume(desk.newsroom)
    assert len(desk.one.sent) == 1


def test_an_unresolved_sending_stays_so_when_its_article_is_withdrawn(desk):
    desk.one.fault = TransientError("channel.unresolved", channel="one", host="x")
    article, release = story()
    desk.publish(article, release)
    desk.one.fault = None
    take_back(desk.newsroom, desk.newsroom.store.article(article.id), release)
    assert desk.receipt("one").state == "unresolved"
    assert desk.other.withdrawn == [(article.id, 1)]
    resolve(desk.newsroom, article.id, 1, "one", arrived=True, by="هدى")
    assert desk.one.withdrawn == [(article.id, 1)]


@pytest.mark.parametrize(
    ("settings", "changes", "note"),
    [
        ({"sources": ("un",)}, {}, "other_source"),
        ({"sources": ("us-defense",)}, {}, None),
        ({"topics": ("health",)}, {}, "other_topic"),
        ({"topics": ("defence",)}, {}, None),
        ({"topics": ("قمة لاهاي",)}, {}, None),
        ({"approved_only": True}, {}, "not_approved"),
        ({"approved_only": True}, {"approved_by": "هدى"}, None),
        ({}, {"decision": "notice"}, "notice"),
        ({"notices": True}, {"decision": "notice"}, None),
        ({"dry_run": True}, {}, "dry_run"),
    ],
)
def test_a_channel_takes_what_is_for_it(tmp_path, settings, changes, note):
    with running(FakeReceiver()) as service:
        desk = bench(tmp_path, service, "webhook", **settings)
        desk.publish(*story(**changes))
        receipt = desk.receipt("webhook")
        assert (receipt.state, receipt.note) == ("skipped" if note else "sent", note)
        assert len(service.asked) == (0 if note else 1)
        assert len(list((tmp_path / "channels").rglob("dry/webhook/*.json"))) == (note == "dry_run")


def test_a_channel_waits_for_the_articles_page(tmp_path):
    with running(FakeReceiver()) as service:
        desk = bench(tmp_path, service, "webhook")
        page = desk.newsroom.publishers[0]
        page.fault = TransientError("publish.disk", path="x", reason="full")
        desk.publish(*story())
        assert desk.receipt("webhook").note == "channel.page_missing"
        page.fault = None
        desk.pass_by(seconds=31)
        resume(desk.newsroom)
        assert desk.receipt("webhook").state == "sent"


def test_a_sending_of_many_requests_ends_in_time(tmp_path):
    with running(FakeWordpress()) as service:
        desk = bench(tmp_path, service, "wordpress", categories={"*": ["أخبار & تقارير"]})
        real = service.answer

        def slow(asked):
            desk.pass_by(seconds=8)
            return real(asked)

        service.answer = slow
        desk.publish(*story())
        assert desk.receipt("wordpress").note == "channel.unreachable"
        assert (len(service.asked), service.posts) == (2, {})


def test_what_somebody_must_mend_is_tried_for_two_days_and_not_for_ever(desk):
    desk.one.fault = RefusedError("channel.unset", channel="one", variable="X")
    desk.publish(*story())
    begun = desk.now()
    for _ in range(100):
        if desk.receipt("one").state == "dead":
            break
        desk.now.moment = desk.receipt("one").due_at
        resume(desk.newsroom)
    assert timedelta(days=1) < desk.now() - begun < timedelta(days=3)
