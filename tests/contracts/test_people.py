"""What every adapter of the port People keeps to, inside a store."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from musnad.core.errors import RefusedError
from musnad.core.people import Account, Invitation, Session, Token

from .desks import store
from .newsstand import BEIRUT, NOON

__all__ = ["store"]

HOUR = timedelta(hours=1)


@pytest.fixture
def people(store):
    return store.desk.people


def account(id_="p1", login="huda", **changes):
    given = {"name": "هدى", "role": "editor", "created_at": NOON}
    return Account(id=id_, login=login, **{**given, **changes})


def session(sha256="s1", account_id="p1", seen=0, **changes):
    given = {"created_at": NOON, "expires_at": NOON + HOUR, "csrf": "c", "agent": "متصفح"}
    seen_at = NOON + timedelta(minutes=seen)
    return Session(sha256=sha256, account_id=account_id, seen_at=seen_at, **{**given, **changes})


def token(id_="t1", account_id="p1", minutes=0, **changes):
    given = {"sha256": f"of {id_}", "name": "برنامج", "scopes": ("check", "read")}
    at = NOON + timedelta(minutes=minutes)
    return Token(id=id_, account_id=account_id, created_at=at, **{**given, **changes})


def test_an_account_is_found_by_id_login_and_subject(people):
    kept = account(subject="oidc|1", password="$argon2id$x", totp="JBSW", last_step=7)
    people.save_account(kept)
    assert people.account("p1") == kept
    assert people.account(login="huda") == kept
    assert people.account(subject="oidc|1") == kept
    assert people.account("p1", login="other") is None
    assert people.account("p2") is people.account(login="x") is people.account(subject="y") is None
    assert people.account() is None


def test_nobody_is_found_by_the_subject_that_most_do_not_have(people):
    people.save_account(account())
    people.save_account(account("p2", "salim"))
    assert people.account(subject="") is None


@pytest.mark.parametrize(
    "login", ["HUDA@Paper.example", " huda@paper.example", "ｈuda@paper.example"]
)
def test_a_login_is_the_same_in_any_letters(people, login):
    people.save_account(account(login="Huda@paper.example"))
    assert people.account(login=login).login == "Huda@paper.example"
    with pytest.raises(RefusedError, match=r"^people\.taken "):
        people.save_account(account("p2", login=login))
    assert people.account("p2") is None


def test_a_subject_belongs_to_one_account(people):
    people.save_account(account(subject="oidc|1"))
    with pytest.raises(RefusedError, match=r"^people\.taken "):
        people.save_account(account("p2", "salim", subject="oidc|1"))


def test_an_account_is_replaced_and_keeps_its_login_or_takes_another(people):
    people.save_account(account(login="huda"))
    people.save_account(account(login="HUDA", role="chief"))
    people.save_account(account(login="ليلى", role="chief"))
    assert people.account("p1").role == "chief"
    assert people.account(login="huda") is None
    people.save_account(account("p2", "huda"))


def test_accounts_come_by_login_those_not_in_use_too(people):
    people.save_account(account("1", "salim", disabled_at=NOON))
    people.save_account(account("2", "Adam"))
    people.save_account(account("3", "huda"))
    assert [one.login for one in people.accounts()] == ["Adam", "huda", "salim"]


def test_a_session_comes_back_as_it_was_and_is_replaced(people):
    kept = session(expires_at=NOON.astimezone(BEIRUT) + HOUR)
    people.save_session(kept)
    assert people.session("s1") == kept
    assert people.session("s2") is None
    people.save_session(replace(kept, seen_at=NOON + HOUR))
    assert people.session("s1").seen_at == NOON + HOUR


def test_sessions_come_the_one_seen_last_first_without_those_revoked(people):
    for one in (
        session("a", seen=1),
        session("b", seen=9),
        session("c", seen=5, revoked_at=NOON),
        session("d", account_id="p2"),
        session("e", seen=3),
    ):
        people.save_session(one)
    assert [one.sha256 for one in people.sessions("p1")] == ["b", "e", "a"]


def test_all_sessions_are_ended_but_the_one_that_is_kept(people):
    for name in "abc":
        people.save_session(session(name))
    people.save_session(session("d", account_id="p2"))
    assert people.end_sessions("p1", at=NOON, keep="b") == 2
    assert people.end_sessions("p1", at=NOON + HOUR, keep="b") == 0
    assert [one.sha256 for one in people.sessions("p1")] == ["b"]
    assert people.session("a").revoked_at == NOON
    assert people.end_sessions("p1", at=NOON) == 1
    assert len(people.sessions("p2")) == 1


def test_what_was_revoked_stays_so_whoever_read_it_before(people):
    people.save_session(session())
    people.save_token(token())
    people.end_sessions("p1", at=NOON)
    people.save_token(token(revoked_at=NOON))
    people.save_session(session(seen=5))
    people.save_token(token(used_at=NOON + HOUR))
    assert people.session("s1").revoked_at == NOON
    assert people.session("s1").seen_at == NOON + timedelta(minutes=5)
    assert people.sessions("p1") == ()
    assert people.token("of t1").revoked_at == NOON
    assert people.token("of t1").used_at == NOON + HOUR


def test_a_link_is_given_once_and_only_before_it_expires(people):
    people.save_invitation(Invitation(sha256="i", account_id="p1", expires_at=NOON + HOUR))
    assert people.use_invitation("other", at=NOON) is None
    assert people.use_invitation("i", at=NOON + HOUR) is None
    assert people.use_invitation("i", at=NOON) == Invitation(
        sha256="i", account_id="p1", expires_at=NOON + HOUR, used_at=NOON
    )
    assert people.use_invitation("i", at=NOON) is None


def test_of_those_who_take_a_link_at_once_one_gets_it(people):
    start, got = threading.Barrier(8), []
    people.save_invitation(Invitation(sha256="i", account_id="p1", expires_at=NOON + HOUR))

    def take():
        start.wait()
        got.append(people.use_invitation("i", at=NOON))

    run = [threading.Thread(target=take) for _ in range(8)]
    for one in run:
        one.start()
    for one in run:
        one.join()
    assert sum(one is not None for one in got) == 1


def test_tokens_are_found_by_hash_and_listed_the_newest_first(people):
    for one in (token("a"), token("b", minutes=5), token("c", "p2", minutes=1)):
        people.save_token(one)
    assert [one.id for one in people.tokens()] == ["b", "c", "a"]
    assert [one.id for one in people.tokens("p1")] == ["b", "a"]
    assert people.token("of c") == token("c", "p2", minutes=1)
    assert people.token("c") is None


def test_failures_are_counted_by_key_since_a_moment(people):
    people.failed(["huda", "192.0.2.1"], at=NOON)
    people.failed(["huda", "192.0.2.2"], at=NOON + HOUR)
    assert people.failures("huda", since=NOON) == 2
    assert people.failures("huda", since=NOON + timedelta(seconds=1)) == 1
    assert people.failures("192.0.2.1", since=NOON) == 1
    assert people.failures("salim", since=NOON) == 0


def test_failures_of_a_key_are_forgotten_when_it_is_forgiven_and_after_a_day(people):
    people.failed(["huda", "192.0.2.1"], at=NOON)
    people.forgive("huda")
    assert people.failures("huda", since=NOON) == 0
    assert people.failures("192.0.2.1", since=NOON) == 1
    people.failed(["salim"], at=NOON + timedelta(days=1, seconds=1))
    assert people.failures("192.0.2.1", since=NOON) == 0


def test_keys_count_in_any_letters_and_of_any_length(people):
    people.failed(["Huda", "HUDA", "\ud800", "س" * 100_000], at=NOON)
    assert people.failures("huda", since=NOON) >= 1
    assert people.failures("\ud800", since=NOON) == 1
    assert people.failures("س" * 100_000, since=NOON) == 1
    people.failed([], at=NOON)


def test_an_account_is_changed_as_it_stands_whoever_else_changes_it(people):
    people.save_account(account())
    start = threading.Barrier(6)

    def step():
        start.wait()
        for _ in range(10):
            people.change_account("p1", lambda one: replace(one, last_step=one.last_step + 1))

    run = [threading.Thread(target=step) for _ in range(6)]
    for one in run:
        one.start()
    for one in run:
        one.join()
    assert people.account("p1").last_step == 60


def test_a_change_that_is_refused_is_none(people):
    people.save_account(account())
    people.save_account(account("p2", "salim"))

    def refuse(_):
        raise RefusedError("login.wrong")

    for change, code in (
        (refuse, "login.wrong"),
        (lambda one: replace(one, login="SALIM", role="admin"), "people.taken"),
    ):
        with pytest.raises(RefusedError, match=f"^{code}"):
            people.change_account("p1", change)
    with pytest.raises(RefusedError, match=r"^people\.unknown"):
        people.change_account("p9", refuse)
    assert people.account("p1") == account()


def test_sessions_and_links_that_ended_are_forgotten(people):
    people.save_session(session("a", expires_at=NOON))
    people.save_session(session("b", expires_at=NOON + HOUR))
    people.save_invitation(Invitation(sha256="i", account_id="p1", expires_at=NOON))
    assert people.prune(before=NOON + timedelta(minutes=1)) == 2
    assert people.prune(before=NOON + timedelta(minutes=1)) == 0
    assert people.session("a") is None
    assert people.session("b") is not None
