"""Hostile requests: too large, too deep, no JSON, no text, forged headers."""

from __future__ import annotations

import asyncio
import json

import pytest

from musnad.api.body import Gate
from musnad.api.problems import problem
from musnad.core.errors import RefusedError

JSON = {"Content-Type": "application/json"}


def sent(api, body, path="check", **headers):
    return api.ask("POST", path, content=body, headers={**JSON, **headers})


def source(text):
    return '{"article": "نص", "sources": [{"text": ' + text + "}]}"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 422, "api.invalid"),
        (b"{", 400, "api.json"),
        (b"nonsense", 400, "api.json"),
        (b"\xff\xfe{}", 400, "api.json"),
        (b"[" * 100_000, 400, "api.json"),
        (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, 400, "api.json"),
        (b"[" * 40 + b"]" * 40, 400, "api.json"),
        (b'{"article": NaN}', 400, "api.json"),
        (b'{"article": -Infinity}', 400, "api.json"),
        (b'{"article": ' + b"9" * 10_000 + b"}", 400, "api.json"),
        (b'{"article": 1e99999}', 422, "api.invalid"),
        (b'{"article": null}', 422, "api.invalid"),
        (b"[]", 422, "api.invalid"),
        (b"1", 422, "api.invalid"),
        (source('"\\ud800"').encode(), 400, "api.text"),
        (source('"\\udc00\\ud800"').encode(), 400, "api.text"),
        (source('"a\\u0000b"').encode(), 400, "api.text"),
        (b'{"\\ud800": 1}', 400, "api.text"),
        (source('"a", "secret": 1').encode(), 422, "api.invalid"),
        (source('"  "').encode(), 422, "read.empty"),
        (source('"...."').encode(), 422, "read.nothing"),
        (source('""').encode(), 422, "read.empty"),
    ],
)
def test_what_is_no_sound_request_is_refused_with_a_problem(api, body, status, code):
    response = sent(api, body)
    told = response.json()
    assert (response.status_code, told["code"]) == (status, code)
    assert told["status"] == status
    assert told["type"] == f"urn:musnad:problem:{code}"
    assert any("\u0600" <= letter <= "\u06ff" for letter in told["detail_ar"])
    assert response.headers["content-type"] == "application/problem+json"


def test_a_whole_pair_of_surrogates_is_a_letter(api):
    response = sent(api, source('"\\ud83c\\udf0d خبر جديد"').encode())
    assert response.status_code == 200
    assert "🌍" in response.json()["sources"][0]["sentences"][0]["text"]


def test_a_body_over_the_limit_is_refused_by_what_it_says_and_by_what_it_is(api):
    big = json.dumps({"article": "x" * 2_100_000}).encode()
    assert sent(api, big).json()["code"] == "api.too_large"

    def parts():
        for _ in range(30):
            yield b"x" * 100_000

    response = api.ask("POST", "check", content=parts(), headers=JSON)
    assert (response.status_code, response.headers["connection"]) == (413, "close")


@pytest.mark.parametrize("field", ["article", "source"])
def test_a_text_over_its_limit_is_refused(api, field):
    article = "نص " * (20_000 if field == "article" else 1)
    text = "نص " * (150_000 if field == "source" else 1)
    response = api.ask("POST", "check", json={"article": article, "sources": [{"text": text}]})
    assert (response.status_code, response.json()["code"]) == (422, "api.invalid")


def test_what_is_not_json_is_not_taken(api):
    for kind in ("text/plain", "application/x-www-form-urlencoded", "application/xml", ""):
        response = sent(api, b"article=x", **{"Content-Type": kind})
        assert response.status_code == 422


def test_too_many_sources_are_refused(api):
    body = {"article": "نص", "sources": [{"text": "نص"}] * 21}
    assert api.ask("POST", "check", json=body).status_code == 422


@pytest.mark.parametrize(
    "path",
    [
        "articles/..%2f..%2fetc%2fpasswd",
        "articles/%00",
        "articles/%2e%2e%2f",
        "articles/' OR 1=1 --",
        "articles/" + "a" * 70,
        "articles/%F0%90",
        "articles/d0d0d0d0d0d0d0d0/lines/a0/repairs",
        "articles/d0d0d0d0d0d0d0d0/lines/a99999/repairs",
        "articles?limit=0",
        "articles?limit=201",
        "articles?limit=1e3",
        "articles?lane=all",
        "articles?words=%00",
        "articles?words=" + "x" * 201,
        "articles?cursor=%0d%0a",
        "log?after=-1",
        "log?after=99999999999999999999999999",
        "events?since=yesterday",
        "events?since=2026-01-01T00:00:00",
    ],
)
def test_an_address_that_cannot_be_is_refused(api, path):
    response = api.ask("GET", path)
    assert response.status_code in (404, 422)
    assert response.json()["code"] in ("api.invalid", "api.not_found", "article.unknown")


@pytest.mark.parametrize("words", ['"', "*", "NEAR(", "a AND", "(", "-", "^", "%", "'; DROP", "ـ"])
def test_words_to_look_for_are_no_language_of_their_own(api, words):
    assert api.ask("GET", "articles", params={"words": words}).status_code == 200


@pytest.mark.parametrize("cursor", ["x", "0", "-1", "null", "~", "a.b", "9" * 200])
def test_a_cursor_that_is_none_does_no_harm(api, cursor):
    response = api.ask("GET", "articles", params={"cursor": cursor})
    assert response.status_code in (200, 422)


def test_every_answer_keeps_to_itself(api):
    for response in (api.ask("GET", "articles"), api.client.get("nothing")):
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in response.headers["content-security-policy"]
        assert "access-control-allow-origin" not in response.headers


def test_no_header_is_made_of_what_was_sent(api):
    evil = "x\r\nSet-Cookie: a=b"
    answers = [
        api.ask("GET", "articles/x%0d%0aSet-Cookie:%20a=b"),
        api.ask("GET", "articles", params={"words": evil}),
        api.ask("POST", "webhooks", json={"url": "https://x.example/\r\nSet-Cookie: a=b"}),
        api.ask("POST", f"articles/{api.held}/edits", json={"kind": "undo", "line": evil}),
    ]
    for response in answers:
        assert "set-cookie" not in response.headers
        assert "location" not in response.headers


def test_an_address_with_a_slash_at_its_end_leads_nowhere_else(api):
    response = api.ask("GET", "articles/", headers={"Host": "evil.example"})
    assert response.status_code == 404
    assert "location" not in response.headers


def test_a_fault_of_ours_tells_nothing_of_itself(api, monkeypatch):
    def broken(*_):
        raise RuntimeError("secret msnd_abc")

    monkeypatch.setattr(type(api.store.desk.queue), "page", broken)
    response = api.ask("GET", "articles")
    assert response.status_code == 500
    assert response.json()["code"] == "api.internal"
    assert "secret" not in response.text


def test_a_body_that_does_not_come_is_not_waited_for():
    heard = []

    async def never():
        await asyncio.sleep(30)

    async def send(message):
        heard.append(message)

    async def app(*_):
        raise AssertionError("it was called")

    scope = {"type": "http", "headers": [(b"content-length", b"10")], "method": "POST"}
    asyncio.run(Gate(app, seconds=0.05)(scope, never, send))
    assert heard[0]["status"] == 408
    assert json.loads(heard[1]["body"])["code"] == "api.late"


def test_who_hangs_up_is_not_answered():
    async def gone():
        return {"type": "http.disconnect"}

    async def send(message):
        raise AssertionError(message)

    async def app(*_):
        raise AssertionError("it was called")

    asyncio.run(Gate(app)({"type": "http", "headers": [], "method": "POST"}, gone, send))


def test_a_problem_survives_half_a_letter_in_what_it_tells():
    told = problem(RefusedError("article.unknown", id="\ud800"))
    assert told.status_code == 404
    json.loads(told.body)
