"""Webhooks, hubs, Mastodon and Bluesky: each in its own protocol."""

from __future__ import annotations

import hashlib
import hmac
import json
from urllib.parse import parse_qs

import pytest

from musnad.channels.bluesky import tid_of
from musnad.channels.texts import clusters
from musnad.flow.deliver import resume, take_back
from tests.channels.bench import SITE, START, bench, hostile, story
from tests.channels.services import FakeBluesky, FakeMastodon, FakeReceiver, running


@pytest.fixture
def receiver():
    with running(FakeReceiver()) as one:
        yield one


@pytest.fixture
def mastodon():
    with running(FakeMastodon()) as one:
        yield one


@pytest.fixture
def bluesky():
    with running(FakeBluesky()) as one:
        yield one


def withdraw(desk, article, release):
    take_back(desk.newsroom, desk.newsroom.store.article(article.id), release)


def test_a_receiver_gets_the_article_signed(tmp_path, receiver):
    desk = bench(tmp_path, receiver, "webhook")
    article, release = story(approved_by="هدى")
    desk.publish(article, release)
    (asked,) = receiver.asked
    moment, _, given = asked.headers["x-musnad-signature"].partition(",v1=")
    signed = hmac.new(
        b"whsec_test", moment.removeprefix("t=").encode() + b"." + asked.body, hashlib.sha256
    )
    assert given == signed.hexdigest()
    told = asked.json
    assert told["event"] == "article.published"
    assert told["id"] == asked.headers["x-musnad-delivery"]
    assert told["article"]["url"] == f"{SITE}/articles/{article.id}.html"
    assert told["article"]["lead"]["evidence"][0]["source"] == "البنتاغون"
    assert "هدى" in told["article"]["disclosure"]


def test_a_receiver_is_told_of_corrections_and_withdrawals(tmp_path, receiver):
    desk = bench(tmp_path, receiver, "webhook")
    article, release = story()
    desk.publish(article, release)
    desk.correct(article, release, "صُحّح الاسم")
    withdraw(desk, article, release)
    events = [one.json["event"] for one in receiver.asked]
    assert events == ["article.published", "article.corrected", "article.withdrawn"]
    assert len({one.headers["x-musnad-delivery"] for one in receiver.asked}) == 3


def test_a_call_that_is_repeated_has_the_same_id(tmp_path, receiver):
    desk = bench(tmp_path, receiver, "webhook")
    receiver.told = (500, {}, b"")
    desk.publish(*story())
    receiver.told = (200, {}, b"")
    desk.pass_by(minutes=1)
    resume(desk.newsroom)
    one, other = (asked.headers["x-musnad-delivery"] for asked in receiver.asked)
    assert one == other
    assert desk.receipt("webhook").attempts == 2


def test_hubs_are_told_of_the_feeds_once_for_many_changes(tmp_path, receiver):
    desk = bench(tmp_path, receiver, "websub")
    for number in range(3):
        desk.publish(*story(id=f"{number:016x}"))
    assert len(receiver.asked) == 1
    desk.pass_by(seconds=31)
    resume(desk.newsroom)
    assert len(receiver.asked) == 2
    told = parse_qs(receiver.asked[0].body.decode())
    assert told["hub.mode"] == ["publish"]
    assert told["hub.url"][0] == f"{SITE}/rss.xml"
    states = {one.state for one in desk.newsroom.store.receipts() if one.channel == "websub"}
    assert states == {"sent"}


def test_a_status_has_its_key_and_its_language(tmp_path, mastodon):
    desk = bench(tmp_path, mastodon, "mastodon")
    article, release = story()
    desk.publish(article, release)
    (status,) = mastodon.statuses.values()
    assert f"{SITE}/articles/{article.id}.html" in status["content"]
    assert "كُتب آليا وفُحص على نص المصدر" in status["content"]
    assert len(status["content"]) <= 500
    assert desk.receipt("mastodon").location == "https://masto.example/@musnad/100"
    assert mastodon.asked[-1].json["language"] == "ar"


def test_a_status_whose_answer_was_lost_is_not_sent_twice(tmp_path, mastodon):
    desk = bench(tmp_path, mastodon, "mastodon")
    mastodon.faults.append("after")
    desk.publish(*story())
    mastodon.keys.clear()  # the server keeps keys for an hour
    desk.pass_by(hours=2)
    resume(desk.newsroom)
    assert len(mastodon.statuses) == 1
    assert desk.receipt("mastodon").state == "sent"


def test_a_status_is_changed_and_deleted(tmp_path, mastodon):
    desk = bench(tmp_path, mastodon, "mastodon")
    article, release = story()
    desk.publish(article, release)
    desk.correct(article, release, "صُحّح الاسم")
    (status,) = mastodon.statuses.values()
    assert "صُحّح الاسم" in status["content"]
    withdraw(desk, article, release)
    assert mastodon.statuses == {}


def test_a_status_deleted_by_hand_waits_for_a_person(tmp_path, mastodon):
    desk = bench(tmp_path, mastodon, "mastodon")
    article, release = story()
    desk.publish(article, release)
    mastodon.statuses.clear()
    desk.correct(article, release)
    assert desk.receipt("mastodon").note == "channel.deleted"


def test_a_post_has_its_link_as_a_facet(tmp_path, bluesky):
    desk = bench(tmp_path, bluesky, "bluesky")
    article, release = story()
    desk.publish(article, release)
    (record,) = bluesky.records.values()
    (facet,) = record["facets"]
    at = facet["index"]
    linked = record["text"].encode()[at["byteStart"] : at["byteEnd"]].decode()
    assert linked == "النص الكامل وسند كل جملة"
    assert facet["features"][0]["uri"] == f"{SITE}/articles/{article.id}.html"
    assert record["langs"] == ["ar"]
    assert sum(1 for _ in clusters(record["text"])) <= 300


def test_a_correction_is_a_reply(tmp_path, bluesky):
    desk = bench(tmp_path, bluesky, "bluesky")
    article, release = story()
    desk.publish(article, release)
    desk.pass_by(hours=1)
    desk.correct(article, release, "صُحّح الاسم")
    first, second = bluesky.records.values()
    assert second["reply"]["root"]["uri"].startswith("at://did:plc:abc/app.bsky.feed.post/")
    assert "صُحّح الاسم" in second["text"]
    assert "reply" not in first
    withdraw(desk, article, release)
    assert bluesky.records == {}


def test_a_post_whose_answer_was_lost_is_put_in_its_own_place(tmp_path, bluesky):
    desk = bench(tmp_path, bluesky, "bluesky")
    bluesky.faults += [None, "after"]
    desk.publish(*story())
    desk.pass_by(minutes=5)
    resume(desk.newsroom)
    assert len(bluesky.records) == 1
    assert desk.receipt("bluesky").state == "sent"


def test_record_keys_sort_by_time():
    keys = [tid_of(START.replace(minute=number), "ff") for number in range(5)]
    assert keys == sorted(keys)
    assert {len(one) for one in keys} == {13}


@pytest.mark.parametrize("kind", ["mastodon", "bluesky", "webhook"])
@pytest.mark.parametrize(
    "headline",
    ["@everyone <b>عاجل</b>\u202e", "👩‍👩‍👧‍👦" * 400, "ك" * 4000, "https://evil.example " * 40],
)
def test_no_headline_breaks_a_post(tmp_path, mastodon, bluesky, receiver, kind, headline):
    service = {"mastodon": mastodon, "bluesky": bluesky, "webhook": receiver}[kind]
    desk = bench(tmp_path, service, kind)
    desk.publish(*hostile(headline, lead=headline))
    assert desk.receipt(kind).state == "sent"
    if kind == "bluesky":
        (record,) = bluesky.records.values()
        assert sum(1 for _ in clusters(record["text"])) <= 300
        assert len(record["text"].encode()) <= 3000
    if kind == "mastodon":
        (status,) = mastodon.statuses.values()
        assert "@everyone" not in status["content"]
    assert "\u202e" not in json.dumps(service.asked[-1].body.decode(), ensure_ascii=False)
