"""Tokens: told once, kept as a hash, refused as soon as they are out of use."""

from __future__ import annotations

from dataclasses import replace

import pytest

from musnad.core.errors import RefusedError
from musnad.core.people import Account
from musnad.flow.tokens import MOST_TOKENS, make_token, revoke_token, token_account
from tests.flow.newsstand import newsstand


@pytest.fixture
def stand():
    return newsstand()


@pytest.fixture
def account(stand):
    made = Account(
        id="account-huda", login="huda", name="هدى", role="editor", created_at=stand.now()
    )
    stand.memory.desk.people.save_account(made)
    return made


def made(stand, account, **options):
    told = {"name": "cms", "scopes": ["read", "edit"], "by": "terminal", **options}
    return make_token(stand.newsroom, account, **told)


def refused(stand, secret):
    with pytest.raises(RefusedError) as error:
        token_account(stand.newsroom, secret)
    return error.value.code


def test_a_token_acts_in_the_name_of_its_account(stand, account):
    bearer = token_account(stand.newsroom, made(stand, account).secret)
    assert bearer.account == account
    assert bearer.token.scopes == ("read", "edit")


def test_the_secret_is_kept_nowhere(stand, account):
    secret = made(stand, account).secret
    stand.memory.close()
    kept = b"".join(
        one.read_bytes() for one in stand.memory._database.path.parent.rglob("*") if one.is_file()
    )
    assert secret.encode() not in kept
    assert secret.removeprefix("msnd_").encode() not in kept


@pytest.mark.parametrize("secret", ["", "x", "msnd_", "msnd_" + "a" * 43, "msnd_" + "a" * 9000])
def test_what_is_no_token_is_refused(stand, secret):
    assert refused(stand, secret) == "token.unknown"


def test_a_revoked_token_is_refused_at_once(stand, account):
    token = made(stand, account)
    revoke_token(stand.newsroom, token.token.id, by="terminal")
    assert refused(stand, token.secret) == "token.revoked"


def test_who_used_a_token_meanwhile_does_not_bring_it_back(stand, account):
    token = made(stand, account)
    seen = stand.memory.desk.people.token(token.token.sha256)
    revoke_token(stand.newsroom, token.token.id, by="terminal")
    stand.memory.desk.people.save_token(replace(seen, used_at=stand.now()))
    assert refused(stand, token.secret) == "token.revoked"


def test_a_token_ends_after_its_days(stand, account):
    token = made(stand, account, days=2)
    stand.now.sleep(2 * 86_400 - 1)
    token_account(stand.newsroom, token.secret)
    stand.now.sleep(1)
    assert refused(stand, token.secret) == "token.expired"


def test_a_token_of_an_account_that_is_out_of_use_is_refused(stand, account):
    token = made(stand, account)
    stand.memory.desk.people.save_account(replace(account, disabled_at=stand.now()))
    assert refused(stand, token.secret) == "token.account"


def test_its_last_use_is_kept_at_most_once_a_minute(stand, account):
    token = made(stand, account)
    for seconds in (0, 30, 29):
        stand.now.sleep(seconds)
        first = token_account(stand.newsroom, token.secret).token.used_at
    stand.now.sleep(1)
    second = token_account(stand.newsroom, token.secret).token.used_at
    assert (second - first).total_seconds() == 60


def test_scope_and_role_must_both_allow_it(stand, account):
    bearer = token_account(stand.newsroom, made(stand, account, scopes=["edit", "decide"]).secret)
    bearer.permit("edit", "edit")
    with pytest.raises(RefusedError, match=r"token\.scope"):
        bearer.permit("read", "read")
    with pytest.raises(RefusedError, match=r"token\.role"):
        bearer.permit("decide", "decide")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"name": "  "}, "token.name"),
        ({"name": "x" * 81}, "token.name"),
        ({"name": "a\x00b"}, "token.name"),
        ({"scopes": []}, "token.scopes"),
        ({"scopes": ["all"]}, "token.scopes"),
        ({"days": 0}, "token.days"),
        ({"days": float("nan")}, "token.days"),
    ],
)
def test_a_token_that_cannot_be_is_not_made(stand, account, wrong, code):
    with pytest.raises(RefusedError) as error:
        made(stand, account, **wrong)
    assert error.value.code == code


def test_an_account_has_so_many_tokens_and_no_more(stand, account):
    for _ in range(MOST_TOKENS):
        made(stand, account)
    with pytest.raises(RefusedError, match=r"token\.many"):
        made(stand, account)


def test_nobody_revokes_the_token_of_another_account(stand, account):
    token = made(stand, account).token
    with pytest.raises(RefusedError, match=r"token\.missing"):
        revoke_token(stand.newsroom, token.id, by="x", account_id="account-other")
    assert revoke_token(stand.newsroom, token.id, by="x", account_id=account.id).revoked_at


def test_making_and_revoking_are_logged_without_the_secret(stand, account):
    token = made(stand, account)
    revoke_token(stand.newsroom, token.token.id, by="سليم")
    revoke_token(stand.newsroom, token.token.id, by="again")
    entries = stand.memory.desk.log.entries()
    assert [one.action for one in entries] == ["token.made", "token.revoked"]
    assert token.secret not in repr(entries)
    assert token.token.sha256 not in repr(entries)
