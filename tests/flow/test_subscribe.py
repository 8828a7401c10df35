"""Hubs are asked, believed when they prove to know us, and never trusted with the news itself."""

from __future__ import annotations

import hashlib
import hmac
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from musnad.core.errors import TransientError
from musnad.flow.poll import poll
from musnad.flow.subscribe import told, verify
from tests.flow.newsstand import SOURCE, Stand, newsstand

HUB = "https://hub.example/"


class FakeHubs:
    """Keeps what was asked; answers with a fault when it is told to."""

    def __init__(self) -> None:
        self.listens = True
        self.asked = []
        self.fault = None

    def subscribe(self, subscription) -> None:
        self.asked.append(subscription)
        if self.fault is not None:
            raise self.fault

    @contextmanager
    def listening(self, verify, told):
        yield


def feed(*titles: str, hub: str = HUB) -> str:
    items = "".join(
        f"<item><title>{one}</title><link>https://example.org/{one}</link></item>" for one in titles
    )
    link = f'<atom:link rel="hub" href="{hub}"/>' if hub else ""
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{link}{items}</channel></rss>'


@pytest.fixture
def stand() -> Stand:
    one = newsstand()
    one.pages.answers[SOURCE.feed] = feed("1")
    one.newsroom = replace(one.newsroom, hubs=FakeHubs())
    return one


def ask(stand: Stand):
    return poll(stand.newsroom, SOURCE)


def subscription(stand: Stand):
    return stand.memory.subscription(SOURCE.id)


def confirm(stand: Stand, **changes: str) -> str | None:
    query = {
        "hub.mode": "subscribe",
        "hub.topic": subscription(stand).topic,
        "hub.challenge": "abc",
        "hub.lease_seconds": "86400",
    }
    query.update({f"hub.{name}": value for name, value in changes.items()})
    return verify(stand.newsroom, subscription(stand).token, query)


def signed(stand: Stand, body: bytes, method: str = "sha256") -> str:
    secret = subscription(stand).secret.encode()
    return f"{method}={hmac.new(secret, body, getattr(hashlib, method)).hexdigest()}"


def test_the_hub_that_a_feed_names_is_asked_once(stand):
    ask(stand)
    ask(stand)
    (asked,) = stand.newsroom.hubs.asked
    assert (asked.hub, asked.topic) == (HUB, SOURCE.feed)
    assert len(asked.token) == len(asked.secret) == 48
    assert asked.token != asked.secret
    assert subscription(stand).state == "asked"


def test_nobody_is_asked_where_no_hub_could_reach_us(stand):
    stand.newsroom = replace(stand.newsroom, hubs=None)
    ask(stand)
    assert subscription(stand) is None


def test_nobody_is_asked_while_nobody_listens(stand):
    stand.newsroom.hubs.listens = False
    ask(stand)
    assert stand.newsroom.hubs.asked == []


def test_a_feed_without_a_hub_asks_nobody(stand):
    stand.pages.answers[SOURCE.feed] = feed("1", hub="")
    ask(stand)
    assert stand.newsroom.hubs.asked == []


def test_a_hub_that_asks_back_is_told_that_we_meant_it(stand):
    ask(stand)
    assert confirm(stand) == "abc"
    assert subscription(stand).state == "active"
    assert subscription(stand).lease_until == stand.now() + timedelta(days=1)


@pytest.mark.parametrize(
    "changes",
    [
        {"topic": "https://other.example/"},
        {"mode": "publish"},
        {"mode": "unsubscribe"},
        {"challenge": ""},
        {"challenge": "x" * 5000},
        {"challenge": "a\r\nb"},
    ],
)
def test_what_we_did_not_ask_for_is_not_confirmed(stand, changes):
    ask(stand)
    assert confirm(stand, **changes) is None
    assert subscription(stand).state == "asked"


def test_a_stranger_with_a_token_of_their_own_learns_nothing(stand):
    ask(stand)
    query = {"hub.mode": "subscribe", "hub.topic": SOURCE.feed, "hub.challenge": "abc"}
    assert verify(stand.newsroom, "0" * 48, query) is None
    assert verify(stand.newsroom, "", query) is None
    assert told(stand.newsroom, "0" * 48, b"news", signed(stand, b"news")) is None


@pytest.mark.parametrize(
    ("seconds", "days"), [("", 10), ("soon", 10), ("-5", 10), ("9" * 30, 10), ("9" * 11, 365)]
)
def test_a_lease_that_is_none_is_taken_for_a_usual_one(stand, seconds, days):
    ask(stand)
    confirm(stand, lease_seconds=seconds)
    assert subscription(stand).lease_until == stand.now() + timedelta(days=days)


def test_a_denial_is_kept_and_asked_about_again_a_week_later(stand):
    ask(stand)
    assert confirm(stand, mode="denied", challenge="") == ""
    assert subscription(stand).state == "denied"
    stand.now.sleep(6 * 86_400)
    ask(stand)
    assert len(stand.newsroom.hubs.asked) == 1
    stand.now.sleep(2 * 86_400)
    ask(stand)
    assert len(stand.newsroom.hubs.asked) == 2


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_what_the_hub_signs_is_word_of_news(stand, method):
    ask(stand)
    confirm(stand)
    fat = feed("2").encode()
    assert told(stand.newsroom, subscription(stand).token, fat, signed(stand, fat, method)) == (
        SOURCE.id
    )
    assert [item.entry.title for item in stand.memory.items()] == ["1"]


@pytest.mark.parametrize("signature", ["", "sha256=", "sha256=00", "md5=00", "none", "sha256=é"])
def test_what_is_not_signed_by_the_hub_is_nothing(stand, signature):
    ask(stand)
    confirm(stand)
    assert told(stand.newsroom, subscription(stand).token, b"news", signature) is None


def test_another_body_under_a_good_signature_is_nothing(stand):
    ask(stand)
    confirm(stand)
    signature = signed(stand, b"news")
    assert told(stand.newsroom, subscription(stand).token, b"nuws", signature) is None


def test_news_before_the_check_of_intent_is_nothing(stand):
    ask(stand)
    assert told(stand.newsroom, subscription(stand).token, b"x", signed(stand, b"x")) is None


def test_a_lease_is_renewed_before_it_ends_with_the_same_address_and_secret(stand):
    ask(stand)
    confirm(stand)
    stand.now.sleep(12 * 3600)
    ask(stand)
    assert len(stand.newsroom.hubs.asked) == 1
    stand.now.sleep(7 * 3600)
    ask(stand)
    first, second = stand.newsroom.hubs.asked
    assert (first.token, first.secret) == (second.token, second.secret)
    assert subscription(stand).state == "active"
    confirm(stand)
    assert subscription(stand).lease_until == stand.now() + timedelta(days=1)


def test_a_hub_that_never_asks_back_is_asked_again_after_an_hour(stand):
    ask(stand)
    stand.now.sleep(3000)
    ask(stand)
    assert len(stand.newsroom.hubs.asked) == 1
    stand.now.sleep(700)
    ask(stand)
    assert len(stand.newsroom.hubs.asked) == 2


def test_a_hub_that_fails_harms_nothing_and_is_tried_again_later(stand):
    stand.newsroom.hubs.fault = TransientError("fetch.timeout", url=HUB)
    assert ask(stand).error is None
    assert subscription(stand).error_code == "fetch.timeout"
    stand.now.sleep(5 * 3600)
    ask(stand)
    assert len(stand.newsroom.hubs.asked) == 1
    stand.now.sleep(2 * 3600)
    ask(stand)
    assert len(stand.newsroom.hubs.asked) == 2


def test_a_new_hub_gets_a_secret_of_its_own(stand):
    ask(stand)
    stand.pages.answers[SOURCE.feed] = feed("1", "2", hub="https://second.example/")
    ask(stand)
    first, second = stand.newsroom.hubs.asked
    assert second.hub == "https://second.example/"
    assert first.secret != second.secret
    assert first.token != second.token


def wait_minutes(stand: Stand) -> float:
    return (stand.memory.habit(SOURCE.id).due_at - stand.now()).total_seconds() / 60


def test_a_hub_that_tells_of_the_news_spares_the_source_polls(stand):
    ask(stand)
    confirm(stand)
    told(stand.newsroom, subscription(stand).token, b"x", signed(stand, b"x"))
    ask(stand)
    assert wait_minutes(stand) >= 60


def test_a_hub_that_missed_news_is_not_relied_on(stand):
    ask(stand)
    confirm(stand)
    told(stand.newsroom, subscription(stand).token, b"x", signed(stand, b"x"))
    stand.now.sleep(4 * 3600)
    stand.pages.answers[SOURCE.feed] = feed("1", "2")
    assert ask(stand).found == 1
    ask(stand)
    assert wait_minutes(stand) < 30
