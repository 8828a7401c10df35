"""Webhooks: who is told what, how often it is tried, and what becomes of a dead receiver."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest

from musnad.core.errors import MusnadError, RefusedError, TransientError
from musnad.core.log import Note
from musnad.core.people import Account
from musnad.flow.hooks import (
    WAITS,
    change_hook,
    deliver_calls,
    make_hook,
    ping,
    queue_calls,
    remove_hook,
)
from tests.contracts.newsstand import article, release
from tests.flow.newsstand import newsstand


@dataclass
class Post:
    """Keeps what it sent; ``faults`` are raised for hooks of these addresses."""

    sent: list = field(default_factory=list)
    tried: list = field(default_factory=list)
    faults: dict = field(default_factory=dict)

    def permit(self, url):
        if "private" in url:
            raise RefusedError("fetch.private_address", host=url, address="10.0.0.1")

    def send(self, hook, call, *, at):
        self.tried.append((hook.url, call.id))
        fault = self.faults.get(hook.url)
        if isinstance(fault, MusnadError):
            raise fault
        self.sent.append((hook.url, json.loads(call.body)))

    def events(self, url="https://a.example/"):
        return [body["event"] for to, body in self.sent if to == url]


@pytest.fixture
def stand():
    made = newsstand()
    made.memory.desk.people.save_account(SLIM)
    return made


@pytest.fixture
def post():
    return Post()


SLIM = Account(
    id="account-slim",
    login="slim",
    name="سليم",
    role="chief",
    created_at=datetime(2025, 1, 1, tzinfo=UTC),
)
DOWN = TransientError("fetch.unreachable", host="a.example", why="refused")


def hooked(stand, post, url="https://a.example/", events=()):
    return make_hook(stand.newsroom, post, SLIM, url=url, events=events)


def happens(stand, *actions, subject="a" * 16):
    stand.memory.desk.log.append(*(Note(by="هدى", action=one, subject=subject) for one in actions))


def deliver(stand, post):
    return deliver_calls(stand.newsroom, post, stand.now())


def states(stand, hook):
    return [one.state for one in stand.memory.desk.hooks.calls(hook_id=hook.id)]


def test_a_hook_is_told_of_what_happens_in_order(stand, post):
    hooked(stand, post)
    happens(stand, "article.made", "article.approved", "article.published")
    assert deliver(stand, post).sent == 3
    assert post.events() == ["article.made", "article.approved", "article.published"]
    assert deliver(stand, post).sent == 0


def test_what_happened_before_it_was_made_is_not_told(stand, post):
    happens(stand, "article.made")
    hooked(stand, post)
    deliver(stand, post)
    assert post.sent == []


def test_only_the_events_that_it_asked_for_are_told(stand, post):
    hook = hooked(stand, post, events=["article.published"])
    happens(stand, "article.made", "article.published")
    deliver(stand, post)
    change_hook(stand.newsroom, hook.id, events=["article.made"], account=SLIM)
    happens(stand, "article.made", "article.published")
    deliver(stand, post)
    assert post.events() == ["article.published", "article.made"]


def test_nothing_of_people_is_told(stand, post):
    hooked(stand, post)
    happens(stand, "session.refused", "account.made", "token.made", "settings.changed")
    deliver(stand, post)
    assert post.sent == []


def test_a_call_says_what_the_article_is(stand, post):
    hooked(stand, post)
    told = release()
    stand.memory.save_article(article(told, stage="published", published=1), told)
    happens(stand, "article.published")
    deliver(stand, post)
    ((_, body),) = post.sent
    entry = stand.memory.desk.log.entries(action="article.published")[0]
    assert body["number"] == entry.number
    assert body["by"] == "هدى"
    assert body["at"] == entry.at.isoformat()
    assert body["article"]["headline"] == told.text
    assert body["article"]["stage"] == "published"
    assert body["links"] == {"article": f"/api/v1/articles/{'a' * 16}"}


def test_a_receiver_that_is_down_is_tried_again_with_growing_waits(stand, post):
    hook = hooked(stand, post)
    happens(stand, "article.made")
    post.faults[hook.url] = DOWN
    for wait in WAITS:
        assert deliver(stand, post).failed == 1
        assert deliver(stand, post).failed == 0, "not before the wait is over"
        stand.now.sleep(wait.total_seconds())
    assert deliver(stand, post).dead == 1
    assert states(stand, hook) == ["dead"]
    (call,) = stand.memory.desk.hooks.calls(hook_id=hook.id)
    assert call.error == "fetch.unreachable"
    assert call.attempts == len(WAITS) + 1
    assert 20 * 3600 < sum(wait.total_seconds() for wait in WAITS) < 26 * 3600


def test_the_id_of_a_call_stays_the_same_over_its_tries(stand, post):
    hook = hooked(stand, post)
    happens(stand, "article.made")
    post.faults[hook.url] = DOWN
    deliver(stand, post)
    stand.now.sleep(60)
    post.faults.clear()
    deliver(stand, post)
    assert len({id_ for _, id_ in post.tried}) == 1
    assert states(stand, hook) == ["sent"]


def test_one_that_is_down_does_not_hold_up_the_others(stand, post):
    down, up = hooked(stand, post, "https://down.example/"), hooked(stand, post)
    happens(stand, "article.made", "article.published")
    post.faults[down.url] = DOWN
    done = deliver(stand, post)
    assert (done.sent, done.failed) == (2, 2)
    assert [url for url, _ in post.tried].count(down.url) == 1, "it is knocked at once only"
    assert states(stand, up) == ["sent", "sent"]


def test_a_call_that_is_refused_does_not_hold_up_those_behind_it(stand, post):
    hook = hooked(stand, post)
    happens(stand, "article.made", "article.published")
    post.faults[hook.url] = RefusedError("fetch.status", url=hook.url, status=400)
    assert deliver(stand, post).failed == 2
    assert len(post.tried) == 2
    (call, _) = stand.memory.desk.hooks.calls(hook_id=hook.id)
    assert call.error == "fetch.status (400)"


def test_a_receiver_that_is_gone_for_good_is_told_no_more(stand, post):
    hook = hooked(stand, post)
    happens(stand, "article.made", "article.published")
    post.faults[hook.url] = RefusedError("fetch.not_found", url=hook.url, status=410)
    assert deliver(stand, post).dead == 2
    assert states(stand, hook) == ["dead", "dead"]
    (kept,) = stand.memory.desk.hooks.hooks()
    assert kept.disabled_at is not None
    assert stand.memory.desk.log.entries(action="hook.removed")[0].by == "policy"


def test_an_address_that_became_private_is_given_up_at_once(stand, post):
    hook = hooked(stand, post)
    happens(stand, "article.made")
    post.faults[hook.url] = RefusedError("fetch.private_address", host="a", address="10.0.0.1")
    assert deliver(stand, post).dead == 1


def test_a_removed_hook_lets_go_of_what_waits(stand, post):
    hook = hooked(stand, post)
    happens(stand, "article.made")
    queue_calls(stand.newsroom)
    remove_hook(stand.newsroom, hook.id, account=SLIM)
    happens(stand, "article.published")
    deliver(stand, post)
    assert post.sent == []
    assert states(stand, hook) == ["dead"]
    with pytest.raises(RefusedError, match=r"hook\.unknown"):
        remove_hook(stand.newsroom, hook.id, account=SLIM)


def test_queueing_twice_makes_no_call_twice(stand, post):
    hook = hooked(stand, post)
    happens(stand, "article.made")
    assert queue_calls(stand.newsroom) == 1
    assert queue_calls(stand.newsroom) == 0
    assert states(stand, hook) == ["waiting"]


def test_a_long_log_is_told_whole(stand, post):
    hooked(stand, post)
    happens(stand, *["article.edited"] * 450)
    assert queue_calls(stand.newsroom) == 450


def test_a_ping_is_sent_once_and_says_how_it_went(stand, post):
    hook = hooked(stand, post)
    assert ping(stand.newsroom, post, hook.id).state == "sent"
    stand.now.sleep(1)
    post.faults[hook.url] = DOWN
    failed = ping(stand.newsroom, post, hook.id)
    assert (failed.state, failed.error) == ("dead", "fetch.unreachable")
    stand.now.sleep(86_400)
    assert deliver(stand, post).sent == 0
    assert post.events() == ["ping"]


def test_a_private_address_and_unknown_events_are_refused(stand, post):
    with pytest.raises(RefusedError, match=r"fetch\.private_address"):
        hooked(stand, post, "https://private.example/")
    with pytest.raises(RefusedError, match=r"hook\.events"):
        hooked(stand, post, events=["session.started"])
    assert stand.memory.desk.hooks.hooks() == ()


def test_the_secret_is_not_logged(stand, post):
    hook = hooked(stand, post)
    assert hook.secret not in repr(stand.memory.desk.log.entries())


@pytest.mark.parametrize(
    "changed", [{"disabled_at": datetime(2025, 1, 2, tzinfo=UTC)}, {"role": "editor"}]
)
def test_a_hook_whose_owner_may_no_more_is_not_told(stand, post, changed):
    hook = hooked(stand, post)
    happens(stand, "article.made")
    queue_calls(stand.newsroom)
    stand.memory.desk.people.save_account(replace(SLIM, **changed))
    happens(stand, "article.published")
    deliver(stand, post)
    assert post.sent == []
    assert states(stand, hook) == ["waiting"], "what was made while the owner might"
    stand.memory.desk.people.save_account(SLIM)
    deliver(stand, post)
    assert post.events() == ["article.made"]
