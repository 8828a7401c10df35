"""Webhooks at the desk: added, tried, sent again and removed by those who keep the settings."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from musnad.core.errors import RefusedError, TransientError
from musnad.core.log import Note
from musnad.core.patience import WAITS
from musnad.flow.hooks import deliver_calls
from tests.desk.doors import Browser, hidden, log_of, opened, person
from tests.flow.test_hooks import DOWN, Post

HOSTILE = "https://a.example/?q='><script>alert(1)</script>"


@pytest.fixture
def post():
    return Post()


@pytest.fixture
def office(tmp_path, post):
    with opened(tmp_path) as one:
        yield replace(one, sender=post)


@pytest.fixture
def chief(office):
    person(office, name="salim", role="chief", printed="سليم")
    with Browser(office) as one:
        one.log_in(name="salim")
        yield one


def added(browser, **typed):
    told = {"url": "https://a.example/in", "event": "article.published"} | typed
    return browser.submit(browser.get("/hooks"), "/hooks", **told)


def hooks_of(office):
    return office.newsroom().store.desk.hooks.hooks()


def published(office, article="a" * 16):
    office.newsroom().store.desk.log.append(
        Note(by="هدى", action="article.published", subject=article)
    )


def calls_of(office):
    return office.newsroom().store.desk.hooks.calls()


def test_a_hook_is_added_and_its_secret_told_once(office, chief, post):
    page = added(chief)
    secret = re.search(r"whsec_[\w-]{43}", page.text)[0]
    (hook,) = hooks_of(office)
    assert (hook.secret, hook.events) == (secret, ("article.published",))
    for path in ("/hooks", f"/hooks/{hook.id}"):
        page = chief.get(path)
        assert "https://a.example/in" in page.text
        assert "سليم" in page.text
        assert secret not in page.text
    assert log_of(office)[0].action == "hook.made"
    assert log_of(office)[0].by == "سليم"
    published(office)
    deliver_calls(office.newsroom(), post, office.now)
    assert post.events("https://a.example/in") == ["article.published"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": "http://private.example/"},
        {"url": "https://a.example/" + "x" * 2000},
        {"event": "session.started"},
    ],
)
def test_what_cannot_be_told_is_refused_with_what_was_typed(office, chief, wrong):
    answer = added(chief, **wrong)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert hooks_of(office) == ()
    assert f'value="{wrong.get("url", "https://a.example/in")[:2000]}"' in answer.text


def test_a_test_is_sent_at_once_and_says_how_it_went(office, chief, post):
    added(chief)
    (hook,) = hooks_of(office)
    page = chief.get(f"/hooks/{hook.id}")
    answer = chief.submit(page, f"/hooks/{hook.id}/test")
    assert answer.headers["location"] == f"/hooks/{hook.id}?told=sent"
    assert post.events(hook.url) == ["ping"]
    post.faults[hook.url] = DOWN
    answer = chief.submit(page, f"/hooks/{hook.id}/test")
    page = chief.follow(answer)
    assert 'role="alert"' in page.text
    assert "fetch.unreachable" in page.text


def test_a_dead_call_is_sent_again(office, chief, post):
    added(chief)
    (hook,) = hooks_of(office)
    post.faults[hook.url] = DOWN
    published(office)
    now = office.now
    for wait in (*WAITS, WAITS[-1]):
        deliver_calls(office.newsroom(), post, now)
        now += wait
    assert [one.state for one in calls_of(office)] == ["dead"]
    assert ": 1</a>" in chief.get("/hooks").text
    del post.faults[hook.url]
    page = chief.get(f"/hooks/{hook.id}")
    call = re.search(r'name="call" value="(\w+)"', page.text)[1]
    for _ in range(2):  # twice is once
        answer = chief.submit(page, f"/hooks/{hook.id}/retry", call=call)
        assert answer.headers["location"] == f"/hooks/{hook.id}?told=waiting"
    deliver_calls(office.newsroom(), post, office.now)
    assert post.events(hook.url) == ["article.published"]
    assert [one.state for one in calls_of(office)] == ["sent"]
    chief.submit(page, f"/hooks/{hook.id}/retry", call=call)
    assert [one.state for one in calls_of(office)] == ["sent"]


def test_it_is_told_of_other_events_and_then_removed(office, chief):
    added(chief)
    (hook,) = hooks_of(office)
    page = chief.get(f"/hooks/{hook.id}")
    chief.submit(page, f"/hooks/{hook.id}/events", event=["article.made", "article.spiked"])
    assert hooks_of(office)[0].events == ("article.made", "article.spiked")
    answer = chief.submit(page, f"/hooks/{hook.id}/remove")
    page = chief.follow(answer)
    assert "<details>" in page.text
    assert hooks_of(office)[0].disabled_at is not None
    assert chief.get(f"/hooks/{hook.id}").status_code == 404
    assert [one.action for one in log_of(office)[:2]] == ["hook.removed", "hook.changed"]


def test_a_hook_whose_owner_keeps_no_settings_any_more_is_marked(office, chief):
    added(chief)
    people = office.newsroom().store.desk.people
    people.save_account(replace(people.account(login="salim"), role="editor"))
    person(office, name="boss", role="admin", printed="مريم")
    with Browser(office) as admin:
        admin.log_in(name="boss")
        assert "لا يُبلَّغ: لم يعد لصاحبه هذا الحق" in admin.get("/hooks").text


def test_a_long_address_is_cut_in_the_list_and_whole_on_its_page(office, chief):
    url = "https://a.example/" + "x" * 300
    added(chief, url=url)
    assert url not in chief.get("/hooks").text
    assert url in chief.get(f"/hooks/{hooks_of(office)[0].id}").text


@pytest.mark.parametrize("role", ["reader", "editor"])
def test_those_who_keep_no_settings_see_and_change_nothing(office, chief, role):
    added(chief)
    (hook,) = hooks_of(office)
    person(office, name="other", role=role)
    with Browser(office) as other:
        other.log_in(name="other")
        assert 'href="/hooks"' not in other.get("/settings").text
        own = hidden(other.get("/tokens"), "/tokens") | {"url": "https://b.example/"}
        for path in ("/hooks", f"/hooks/{hook.id}"):
            assert other.get(path).status_code == 403
        for change in ("", *(f"/{hook.id}/{one}" for one in ("test", "events", "retry", "remove"))):
            assert other.post(f"/hooks{change}", data=own).status_code == 403
    assert hooks_of(office) == (hook,)


@pytest.mark.parametrize("change", ["test", "events", "retry", "remove"])
def test_a_hook_that_is_not_there_is_not_found(chief, change):
    own = hidden(chief.get("/hooks"), "/hooks")
    assert chief.post(f"/hooks/none/{change}", data=own).status_code == 404
    assert chief.get("/hooks/none").status_code == 404


def test_addresses_faults_and_bodies_are_text_and_not_markup(office, chief, post):
    added(chief, url=HOSTILE)
    (hook,) = hooks_of(office)
    post.faults[HOSTILE] = TransientError("fetch.server_error", status="<script>alert(2)</script>")
    published(office, article="<script>alert(3)</script>")
    deliver_calls(office.newsroom(), post, office.now)
    for page in (
        added(chief, url=HOSTILE + "private"),
        chief.get("/hooks"),
        chief.get(f"/hooks/{hook.id}?told=<script>alert(4)"),
    ):
        assert "<script>alert" not in page.text
        assert "alert(1)" in page.text


def test_a_desk_that_sends_nothing_says_so(office, chief, post):
    added(chief)
    (hook,) = hooks_of(office)
    page = chief.get(f"/hooks/{hook.id}")
    with Browser(replace(office, sender=None)) as other:
        other.wear(chief.cookies["musnad"])
        assert other.submit(page, f"/hooks/{hook.id}/test").status_code == 503


@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_the_pages_have_words_in_both_languages(office, chief, post, tongue):
    chief.cookies.set("tongue", tongue)
    assert f'lang="{tongue}"' in added(chief, event=[]).text
    (hook,) = hooks_of(office)
    post.faults[hook.url] = RefusedError("fetch.status", status="418")
    chief.submit(chief.get(f"/hooks/{hook.id}"), f"/hooks/{hook.id}/test")
    for path in ("/hooks", "/hooks?told=removed", f"/hooks/{hook.id}?told=changed", "/settings"):
        assert chief.get(path).status_code == 200
