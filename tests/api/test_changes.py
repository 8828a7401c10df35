"""Changes and decisions: as seen, once, and in the name of who shows the token."""

from __future__ import annotations

import pytest

CHANGES = [
    ("PATCH", "lines/a3", {"text": "والتقى الوزير الأمين العام.", "cites": ["s1.1"]}),
    ("POST", "edits", {"kind": "add", "after": "a2", "text": "جملة من المصدر.", "cites": ["s1.1"]}),
    ("POST", "edits", {"kind": "remove", "line": "a3"}),
    ("POST", "edits", {"kind": "move", "line": "a4", "after": "a2"}),
    ("POST", "edits", {"kind": "accept", "line": "a3", "reason": "راجعته مع المصدر"}),
    ("POST", "edits", {"kind": "kicker", "text": "دفاع"}),
    ("POST", "edits", {"kind": "share_headline", "text": "لقاء"}),
    ("POST", "decisions", {"kind": "spike"}),
]


def code(response):
    return response.json()["code"]


@pytest.mark.parametrize(("method", "path", "sent"), CHANGES)
def test_a_change_needs_the_revision_that_was_seen(api, method, path, sent):
    before = api.store.article(api.held)
    whole = f"articles/{api.held}/{path}"
    for tag in ({}, {"If-Match": "*"}, {"If-Match": ""}):
        assert code(api.ask(method, whole, json=sent, headers=tag)) == "api.no_match"
    for tag in ('"1.7"', '"2.0"', 'W/"1.0"', "1.0", '"x"', '"1.0', '"99999999999.1"'):
        response = api.ask(method, whole, json=sent, headers={"If-Match": tag})
        assert (response.status_code, code(response)) == (412, "desk.stale")
    assert api.store.article(api.held) == before

    response = api.ask(method, whole, json=sent, headers={"If-Match": '"9.9", "1.0"'})
    assert response.status_code == 200, response.text
    after = api.store.article(api.held)
    assert after != before
    entry = api.store.desk.log.entries(subject=api.held, newest_first=True)[0]
    assert entry.by == "سليم"


def test_the_second_of_two_that_saw_the_same_is_told(api):
    seen = api.seen(api.held)
    path = f"articles/{api.held}/edits"
    first = api.ask("POST", path, json={"kind": "kicker", "text": "أول"}, headers=seen)
    second = api.ask(
        "POST", path, role="editor", json={"kind": "kicker", "text": "ثان"}, headers=seen
    )
    assert (first.status_code, second.status_code) == (200, 412)
    assert api.store.article(api.held).draft.kicker == "أول"


def test_a_step_is_taken_back(api):
    path = f"articles/{api.held}/edits"
    api.ask("POST", path, json={"kind": "kicker", "text": "أول"}, headers=api.seen(api.held))
    undone = api.ask("POST", path, json={"kind": "undo"}, headers=api.seen(api.held))
    assert undone.json()["article"]["kicker"] == ""
    told = api.ask("GET", path).json()["edits"]
    assert [(one["kind"], one["undone"], one["by"]) for one in told] == [("kicker", True, "سليم")]


def test_a_request_with_a_key_has_its_effect_once(api):
    path = f"articles/{api.held}/edits"
    headers = api.headers(more={**api.seen(api.held), "Idempotency-Key": "k1"})
    body = {"kind": "kicker", "text": "أول"}
    first = api.client.post(path, json=body, headers=headers)
    again = api.client.post(path, json=body, headers=headers)
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.content == first.content
    assert again.headers["etag"] == first.headers["etag"]
    assert api.store.article(api.held).version == 1

    other = api.client.post(path, json={**body, "text": "آخر"}, headers=headers)
    assert (other.status_code, code(other)) == (422, "api.key_reused")
    someone = api.ask(
        "POST", path, json=body, headers={**api.seen(api.held), "Idempotency-Key": "k1"}
    )
    assert code(someone) == "edit.unchanged", "the key of another token is another key"


def test_a_refused_request_may_be_sent_again_with_its_key(api):
    path = f"articles/{api.held}/edits"
    key = {"Idempotency-Key": "k2"}
    headers = api.headers()
    body = {"kind": "kicker", "text": "أول"}
    assert api.client.post(path, json=body, headers={**headers, **key}).status_code == 428
    now = {**headers, **key, **api.seen(api.held)}
    assert api.client.post(path, json=body, headers=now).status_code == 200


@pytest.mark.parametrize("key", ["", " ", "x" * 201, "مفتاح".encode()])
def test_a_key_is_plain(api, key):
    headers = {**api.seen(api.held), "Idempotency-Key": key}
    response = api.ask("POST", f"articles/{api.held}/edits", json={"kind": "undo"}, headers=headers)
    assert response.status_code == 422


def decided(api, sent, article=None, role="chief"):
    article = article or api.held
    return api.ask(
        "POST", f"articles/{article}/decisions", role=role, json=sent, headers=api.seen(article)
    )


def test_a_chief_publishes_and_readers_are_told_who_did(api):
    response = decided(api, {"kind": "publish"})
    assert response.status_code == 200, response.text
    article = api.store.article(api.held)
    assert article.stage == "published"
    assert article.approved_by == "سليم"
    assert api.stand.channel.sent == [(api.held, 1)]


def test_an_article_is_scheduled_and_held_again(api):
    soon = "2025-04-25T09:00:00+03:00"
    assert decided(api, {"kind": "schedule", "at": soon}).json()["stage"] == "scheduled"
    assert decided(api, {"kind": "unschedule"}).json()["stage"] == "held"


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2025-04-25T09:00:00", "api.invalid"),
        ("2020-01-01T00:00:00Z", "schedule.past"),
        ("2035-01-01T00:00:00Z", "schedule.far"),
        ("9999-12-31T23:59:59-14:00", "schedule.far"),
        ("0001-01-01T00:00:00+14:00", "schedule.past"),
        (1e300, "api.invalid"),
        (-(2**70), "api.invalid"),
    ],
)
def test_a_moment_that_cannot_be_is_refused(api, at, expected):
    assert code(decided(api, {"kind": "schedule", "at": at})) == expected


def test_a_spiked_article_is_revived(api):
    assert decided(api, {"kind": "spike"}).json()["stage"] == "spiked"
    assert decided(api, {"kind": "revive"}).json()["stage"] == "held"


def test_a_published_article_is_corrected_and_withdrawn(api):
    done = decided(api, {"kind": "correct", "reason": "صُحّح الاسم"}, api.published)
    assert done.json()["corrections"][-1]["reason"] == "صُحّح الاسم"
    done = decided(api, {"kind": "withdraw", "reason": "طلب المصدر سحبه"}, api.published)
    assert done.status_code == 200, done.text
    assert done.json()["stage"] == "withdrawn"


def test_what_cannot_be_decided_now_is_a_conflict(api):
    response = decided(api, {"kind": "revive"})
    assert (response.status_code, code(response)) == (409, "article.move")
    response = decided(api, {"kind": "withdraw", "reason": "سبب كاف"})
    assert (response.status_code, code(response)) == (409, "article.not_published")


@pytest.mark.parametrize("path", ["edits", "decisions"])
def test_what_is_no_step_and_no_decision_is_refused(api, path):
    for sent in (
        {},
        {"kind": "burn"},
        {"kind": None},
        {"kind": ["undo"]},
        {"kind": "undo", "x": 1},
        {"kind": "publish", "by": "somebody else"},
    ):
        response = api.ask(
            "POST", f"articles/{api.held}/{path}", json=sent, headers=api.seen(api.held)
        )
        assert (response.status_code, code(response)) == (422, "api.invalid")


@pytest.mark.parametrize("cites", [["s1.9999"], ["s9.1"], ["a1"], ["s1.1"] * 21])
def test_a_line_rests_on_sentences_that_there_are(api, cites):
    response = api.ask(
        "PATCH",
        f"articles/{api.held}/lines/a3",
        json={"text": "جملة.", "cites": cites},
        headers=api.seen(api.held),
    )
    assert response.status_code == 422


def test_an_unknown_article_is_not_found(api):
    headers = {"If-Match": '"1.0"'}
    for path in ("edits", "decisions"):
        response = api.ask(
            "POST", f"articles/{'e' * 16}/{path}", json={"kind": "undo" if path == "edits" else "spike"},
            headers=headers,
        )  # fmt: skip
        assert (response.status_code, code(response)) == (404, "article.unknown")
