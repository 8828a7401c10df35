"""One's own tokens: made with what one may, told once, revoked; and what hostile forms come to."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from musnad.core.people import SCOPE_ACTS, SCOPES
from musnad.flow.tokens import token_account
from tests.desk.doors import Browser, hidden, log_of, person

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


def made(browser, **typed):
    told = {"name": "برنامج التجربة", "scope": "check", "days": "30"} | typed
    return browser.submit(browser.get("/tokens"), "/tokens", **told)


def tokens_of(office, account):
    return office.newsroom().store.desk.people.tokens(account.id)


def test_a_token_is_told_once_works_and_is_revoked(office, browser, huda):
    page = made(browser, scope=["read", "edit"])
    secret = re.search(r"msnd_[\w-]{43}", page.text)[0]
    bearer = token_account(office.newsroom(), secret)
    assert bearer.account.id == huda.id
    assert bearer.token.scopes == ("read", "edit")
    assert bearer.token.expires_at - bearer.token.created_at == timedelta(days=30)
    page = browser.get("/tokens")
    assert "برنامج التجربة" in page.text
    assert secret not in page.text
    answer = browser.submit(page, "/tokens/revoke", token=bearer.token.id)
    assert answer.headers["location"] == "/tokens"
    assert "برنامج التجربة" not in browser.get("/tokens").text
    assert [one.action for one in log_of(office)[:2]] == ["token.revoked", "token.made"]
    assert log_of(office)[0].by == "هدى سالم"


def test_ones_own_page_says_how_many_there_are_and_leads_there(browser):
    made(browser)
    assert re.search(r': 1 · <a href="/tokens">', browser.get("/me").text)


@pytest.mark.parametrize("role", ["reader", "editor", "chief"])
def test_only_what_the_role_allows_is_offered_and_taken(office, role):
    account = person(office, name="other", role=role)
    with Browser(office) as one:
        one.log_in(name="other")
        page = one.get("/tokens")
        offered = re.findall(r'name="scope" value="(\w+)"', page.text)
        assert offered == [scope for scope in SCOPES if account.may(SCOPE_ACTS[scope])]
        for scope in set(SCOPES).difference(offered):
            assert made(one, scope=["read", scope]).status_code == 422
    assert tokens_of(office, account) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"scope": []},
        {"scope": "everything"},
        {"name": " "},
        {"name": "x" * 81},
        {"name": "a\nb\u202e"},
        {"days": "0"},
        {"days": "-1"},
        {"days": "nan"},
        {"days": "1e9"},
        {"days": "99999"},
        {"days": "²"},
    ],
)
def test_what_is_wrong_is_told_and_makes_no_token(office, browser, huda, wrong):
    answer = made(browser, **wrong)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert tokens_of(office, huda) == ()


def test_a_slip_in_the_days_makes_no_token_without_an_end_and_keeps_what_was_typed(browser):
    answer = made(browser, days="3O", scope=["edit"])
    assert answer.status_code == 422
    assert 'value="برنامج التجربة"' in answer.text
    assert 'value="3O"' in answer.text
    assert 'value="edit" checked' in answer.text


def test_days_are_read_in_the_digits_of_the_keyboard(office, browser, huda):
    made(browser, days="٣٠")
    (token,) = tokens_of(office, huda)
    assert token.expires_at - token.created_at == timedelta(days=30)


def test_a_token_without_days_does_not_end_and_an_ended_one_is_marked(office, browser, huda):
    made(browser, days="")
    (token,) = tokens_of(office, huda)
    assert token.expires_at is None
    ended = replace(token, expires_at=token.created_at)
    office.newsroom().store.desk.people.save_token(ended)
    assert "tag failing" in browser.get("/tokens").text


def test_a_name_is_text_and_not_markup(browser):
    assert made(browser, name=HOSTILE).status_code == 200
    assert made(browser, name=HOSTILE * 3).status_code == 422
    for text in (made(browser, name=HOSTILE).text, browser.get("/tokens").text):
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "&lt;script&gt;" in text


def test_nobody_sees_or_revokes_somebody_elses(office, browser, huda):
    made(browser, name="رمز هدى")
    (token,) = tokens_of(office, huda)
    person(office, name="other", role="admin")
    with Browser(office) as other:
        other.log_in(name="other")
        page = other.get("/tokens")
        assert "رمز هدى" not in page.text
        own = hidden(page, "/tokens")
        assert other.post("/tokens/revoke", data=own | {"token": token.id}).status_code == 422
    assert tokens_of(office, huda)[0].revoked_at is None


def test_strangers_are_led_to_the_door(office):
    with Browser(office) as stranger:
        assert stranger.get("/tokens").headers["location"] == "/login?next=%2Ftokens"


@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_the_pages_have_words_in_both_languages(browser, tongue):
    browser.cookies.set("tongue", tongue)
    answer = made(browser)
    assert f'lang="{tongue}"' in answer.text
    assert browser.get("/tokens").status_code == 200
