"""What every adapter of the port Hooks keeps to, inside a store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from musnad.core.people import Hook, HookCall

from .desks import store
from .newsstand import NOON

__all__ = ["store"]


@pytest.fixture
def hooks(store):
    return store.desk.hooks


def hook(id_="h1", minutes=0, **changes):
    given = {"url": "https://tool.example/hook", "secret": "k", "account_id": "p1"}
    at = NOON + timedelta(minutes=minutes)
    return Hook(id=id_, created_at=at, **{**given, **changes})


def call(id_="c1", hook_id="h1", minutes=0, state="waiting", **changes):
    at = NOON + timedelta(minutes=minutes)
    return HookCall(id=id_, hook_id=hook_id, body='{"a": "ب"}', state=state, due_at=at, **changes)


def ids(found):
    return [one.id for one in found]


def test_hooks_come_the_oldest_first_and_are_replaced(hooks):
    for one in (hook("b", 5), hook("a", 9), hook("c", 1)):
        hooks.save_hook(one)
    changed = hook("a", 9, events=("article.published",), disabled_at=NOON)
    hooks.save_hook(changed)
    assert ids(hooks.hooks()) == ["c", "b", "a"]
    assert hooks.hooks()[2] == changed


def test_calls_that_are_due_come_the_first_due_first(hooks):
    for one in (
        call("late", minutes=1),
        call("now"),
        call("early", minutes=-5),
        call("sent", minutes=-9, state="sent"),
        call("dead", minutes=-9, state="dead"),
        call("other", "h2", minutes=-1),
    ):
        hooks.save_call(one)
    assert ids(hooks.calls(due_before=NOON)) == ["early", "other", "now"]
    assert ids(hooks.calls(due_before=NOON, limit=1)) == ["early"]
    assert ids(hooks.calls(hook_id="h2", due_before=NOON)) == ["other"]


def test_calls_of_a_hook_come_the_newest_first_in_any_state(hooks):
    for one in (call("a", minutes=9), call("b", state="sent"), call("c", "h2"), call("d")):
        hooks.save_call(one)
    hooks.save_call(replace(call("a"), state="dead", attempts=8, error="fetch.timeout"))
    assert ids(hooks.calls(hook_id="h1")) == ["d", "b", "a"]
    assert ids(hooks.calls(limit=2)) == ["d", "c"]
    assert hooks.calls(hook_id="h1")[2].error == "fetch.timeout"


def test_calls_are_made_from_the_log_once(hooks):
    assert hooks.told() == 0
    hooks.queue([call("a"), call("b")], told=4)
    assert hooks.told() == 4
    hooks.save_call(replace(call("a"), state="sent"))
    hooks.queue([call("a"), call("c")], told=6)
    assert hooks.told() == 6
    assert {one.id: one.state for one in hooks.calls(hook_id="h1")} == {
        "a": "sent",
        "b": "waiting",
        "c": "waiting",
    }
    hooks.queue([], told=9)
    assert hooks.told() == 9


def test_what_was_told_is_never_told_again_by_one_who_is_behind(hooks):
    hooks.queue([call("a")], told=7)
    hooks.queue([call("a")], told=5)
    assert hooks.told() == 7


def test_calls_that_ended_long_ago_are_forgotten(hooks):
    for one in (
        call("old", state="sent", minutes=-9),
        call("dead", state="dead", minutes=-9),
        call("waits", minutes=-9),
        call("new", state="sent"),
    ):
        hooks.save_call(one)
    assert hooks.prune(before=NOON) == 2
    assert hooks.prune(before=NOON) == 0
    assert ids(hooks.calls()) == ["new", "waits"]
