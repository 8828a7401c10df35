"""Who may: tokens, scopes, roles, guessing and haste."""

from __future__ import annotations

from dataclasses import replace

import pytest

from musnad.core.people import SCOPES
from musnad.flow.tokens import revoke_token

GET = [
    "articles",
    "articles/d0d0d0d0d0d0d0d0",
    "articles/d0d0d0d0d0d0d0d0/edits",
    "articles/d0d0d0d0d0d0d0d0/lines/a1/repairs",
    "events",
    "sources",
    "log",
    "log/chain",
    "webhooks",
    "tokens",
]


def code(response):
    return response.json()["code"]


@pytest.mark.parametrize("path", GET)
def test_nothing_is_told_without_a_token(api, path):
    response = api.client.get(path)
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == 'Bearer realm="musnad"'
    assert response.headers["content-type"] == "application/problem+json"
    assert code(response) == "api.login"


@pytest.mark.parametrize(
    "shown",
    [
        "Bearer",
        "Bearer x",
        "Bearer msnd_" + "A" * 43,
        "Bearer msnd_" + "é" * 43,
        "Basic bXNuZA==",
        "msnd_x",
        "Bearer " + "x" * 4000,
    ],
)
def test_what_is_no_token_lets_nobody_in(api, shown):
    response = api.client.get("articles", headers={"Authorization": shown.encode("latin-1")})
    assert response.status_code == 401
    assert shown[7:] not in response.text or len(shown) < 12


def test_a_token_in_the_address_or_a_cookie_lets_nobody_in(api):
    secret = api.token().secret
    assert api.client.get(f"articles?token={secret}&access_token={secret}").status_code == 401
    assert api.client.get("articles", headers={"Cookie": f"musnad={secret}"}).status_code == 401


def test_a_revoked_token_and_one_of_a_disabled_account_are_refused_at_once(api):
    made = api.token()
    shown = {"Authorization": f"Bearer {made.secret}"}
    assert api.client.get("articles", headers=shown).status_code == 200
    revoke_token(api.newsroom, made.token.id, by="x")
    response = api.client.get("articles", headers=shown)
    assert (response.status_code, code(response)) == (401, "token.revoked")
    assert 'error="invalid_token"' in response.headers["www-authenticate"]

    other = {"Authorization": f"Bearer {api.token('editor').secret}"}
    account = api.account("editor")
    api.store.desk.people.save_account(replace(account, disabled_at=api.stand.now()))
    assert code(api.client.get("articles", headers=other)) == "token.account"


def test_an_expired_token_is_refused(api):
    shown = {"Authorization": f"Bearer {api.token(days=1).secret}"}
    api.stand.now.sleep(86_400)
    assert code(api.client.get("articles", headers=shown)) == "token.expired"


NEEDED = {
    ("POST", "check"): "check",
    ("POST", "write"): "write",
    ("GET", "articles"): "read",
    ("GET", "articles/d0d0d0d0d0d0d0d0"): "read",
    ("GET", "releases/4ab2c14568b0a9b5"): "read",
    ("GET", "events"): "read",
    ("GET", "sources"): "read",
    ("GET", "log"): "read",
    ("PATCH", "articles/d0d0d0d0d0d0d0d0/lines/a1"): "edit",
    ("POST", "articles/d0d0d0d0d0d0d0d0/edits"): "edit",
    ("GET", "webhooks"): "hooks",
    ("POST", "webhooks"): "hooks",
}
BODIES = {
    "check": {"article": "نص", "sources": [{"text": "نص"}]},
    "write": {"source": {"text": "نص"}},
    "webhooks": {"url": "https://x.example/"},
    "articles/d0d0d0d0d0d0d0d0/lines/a1": {"text": "نص"},
    "articles/d0d0d0d0d0d0d0d0/edits": {"kind": "undo"},
}


@pytest.mark.parametrize(("method", "path"), NEEDED)
def test_each_request_needs_its_scope(api, method, path):
    others = [one for one in SCOPES if one != NEEDED[method, path]]
    response = api.ask(method, path, scopes=others, json=BODIES.get(path))
    assert (response.status_code, code(response)) == (403, "token.scope")
    assert 'error="insufficient_scope"' in response.headers["www-authenticate"]


@pytest.mark.parametrize(
    ("role", "method", "path", "sent"),
    [
        ("reader", "POST", "write", BODIES["write"]),
        ("reader", "PATCH", "articles/d0d0d0d0d0d0d0d0/lines/a1", {"text": "x"}),
        ("reader", "POST", "articles/d0d0d0d0d0d0d0d0/edits", {"kind": "undo"}),
        ("reader", "POST", "articles/d0d0d0d0d0d0d0d0/decisions", {"kind": "spike"}),
        ("reader", "POST", "articles/d0d0d0d0d0d0d0d0/decisions", {"kind": "publish"}),
        ("editor", "POST", "articles/d0d0d0d0d0d0d0d0/decisions", {"kind": "publish"}),
        (
            "editor",
            "POST",
            "articles/5f0c2a9be1d34471/decisions",
            {"kind": "withdraw", "reason": "سبب"},
        ),
        ("editor", "GET", "log", None),
        ("editor", "GET", "webhooks", None),
        ("reader", "POST", "webhooks", {"url": "https://x.example/"}),
    ],
)
def test_a_token_with_every_scope_may_no_more_than_its_account(api, role, method, path, sent):
    article = path.split("/")[1] if path.startswith("articles/") else None
    before = api.store.article(article) if article else None
    headers = api.seen(article) if article else {}
    response = api.ask(method, path, role=role, json=sent, headers=headers)
    assert (response.status_code, code(response)) == (403, "token.role")
    if article:
        assert api.store.article(article) == before


def test_a_decision_needs_more_than_the_scope_of_editing(api):
    path = f"articles/{api.held}/decisions"
    for kind in ("publish", "unschedule"):
        response = api.ask("POST", path, scopes=["edit"], json={"kind": kind})
        assert code(response) == "token.scope"
    response = api.ask("POST", path, scopes=["decide"], json={"kind": "spike"})
    assert code(response) == "token.scope"


def test_an_editor_may_spike(api):
    path = f"articles/{api.held}/decisions"
    response = api.ask(
        "POST", path, role="editor", json={"kind": "spike"}, headers=api.seen(api.held)
    )
    assert response.status_code == 200
    assert api.store.article(api.held).stage == "spiked"


def test_tokens_of_others_are_neither_seen_nor_revoked(api):
    other = api.token("editor").token
    told = api.ask("GET", "tokens", role="reader").json()["tokens"]
    assert other.id not in [one["id"] for one in told]
    response = api.ask("DELETE", f"tokens/{other.id}", role="admin")
    assert (response.status_code, code(response)) == (404, "token.missing")


def test_a_token_sees_itself_and_can_end_itself(api):
    made = api.token("reader", scopes=["read"])
    shown = {"Authorization": f"Bearer {made.secret}"}
    (told,) = api.client.get("tokens", headers=shown).json()["tokens"]
    assert told["current"] is True
    assert told["scopes"] == ["read"]
    assert made.secret not in str(told)
    assert made.token.sha256 not in str(told)
    assert api.client.delete(f"tokens/{made.token.id}", headers=shown).status_code == 204
    assert code(api.client.get("tokens", headers=shown)) == "token.revoked"


def test_haste_is_slowed_down_by_token(api):
    headers = api.headers(scopes=["check"])
    statuses = [
        api.client.post("check", headers=headers, json=BODIES["check"]).status_code
        for _ in range(21)
    ]
    assert statuses == [200] * 20 + [429]
    response = api.client.post("check", headers=headers, json=BODIES["check"])
    assert response.headers["retry-after"] == "1"
    assert api.ask("POST", "check", json=BODIES["check"]).status_code == 200, "another token"
    api.ticking.seconds += 1
    assert api.client.post("check", headers=headers, json=BODIES["check"]).status_code == 200


def test_guessing_is_slowed_down_by_address_and_nobody_else(api):
    wrong = {"Authorization": "Bearer msnd_" + "A" * 43}
    statuses = {api.client.get("articles", headers=wrong).status_code for _ in range(30)}
    assert statuses == {401}
    assert api.client.get("articles", headers=wrong).status_code == 429
    assert api.ask("GET", "articles").status_code == 200, "who is right does not wait"
    api.ticking.seconds += 60
    assert api.client.get("articles", headers=wrong).status_code == 401


def test_checking_is_open_only_where_the_settings_say_so(api):
    assert code(api.client.post("check", json=BODIES["check"])) == "api.login"
    api.open_check[0] = True
    statuses = [api.client.post("check", json=BODIES["check"]).status_code for _ in range(6)]
    assert statuses == [200] * 5 + [429]
    assert api.client.post("write", json=BODIES["write"]).status_code == 401
    bad = {"Authorization": "Bearer x"}
    assert api.client.post("check", json=BODIES["check"], headers=bad).status_code == 401


def test_strangers_check_short_texts(api):
    api.open_check[0] = True
    for body in (
        {"article": "نص " * 7_000, "sources": [{"text": "نص"}]},
        {"article": "نص", "sources": [{"text": "نص " * 20_000}, {"text": "نص " * 20_000}]},
    ):
        response = api.client.post("check", json=body)
        assert (response.status_code, code(response)) == (422, "check.too_long")
