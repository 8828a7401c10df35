"""Webhooks over the API, and a receiver on loopback that fails and comes back."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from musnad.acquire.hooks import HookSender
from musnad.core.errors import RefusedError, TransientError
from musnad.flow.hooks import deliver_calls


def made(api, url="https://cms.example/musnad", **options):
    return api.ask("POST", "webhooks", json={"url": url, **options})


def test_a_webhook_is_made_shown_changed_and_removed(api):
    response = made(api, events=["article.published"])
    hook = response.json()
    assert response.status_code == 201
    assert response.headers["location"] == f"/api/v1/webhooks/{hook['id']}"
    assert hook["secret"].startswith("whsec_")
    path = f"webhooks/{hook['id']}"
    shown = api.ask("GET", path).json()
    assert "secret" not in shown
    assert shown["events"] == ["article.published"]
    changed = api.ask("PATCH", path, json={"events": ["article.withdrawn"]})
    assert changed.json()["events"] == ["article.withdrawn"]
    assert [one["id"] for one in api.ask("GET", "webhooks").json()["webhooks"]] == [hook["id"]]
    assert api.ask("DELETE", path).status_code == 204
    for method, end in (("GET", ""), ("PATCH", ""), ("DELETE", ""), ("POST", "/ping")):
        gone = api.ask(method, path + end, json={} if method == "PATCH" else None)
        assert (gone.status_code, gone.json()["code"]) == (404, "hook.unknown")
    assert api.ask("GET", "webhooks").json()["webhooks"] == []


def test_a_key_makes_one_webhook(api):
    headers = api.headers(more={"Idempotency-Key": "once"})
    body = {"url": "https://cms.example/musnad"}
    first = api.client.post("webhooks", json=body, headers=headers)
    again = api.client.post("webhooks", json=body, headers=headers)
    assert first.json() == again.json()
    assert len(api.store.desk.hooks.hooks()) == 1


@pytest.mark.parametrize(
    "body",
    [
        {"url": "ftp://x.example"},
        {"url": "x"},
        {"url": "https://x.example/" + "a" * 2001},
        {"url": "https://x.example", "events": ["session.started"]},
        {"url": "https://x.example", "events": ["article.made"] * 20},
        {"url": "https://x.example", "secret": "mine"},
        {},
    ],
)
def test_what_is_no_webhook_is_refused(api, body):
    assert api.ask("POST", "webhooks", json=body).status_code == 422
    assert api.store.desk.hooks.hooks() == ()


def test_a_private_address_is_refused(api):
    api.post.fault = RefusedError("fetch.private_address", host="h", address="10.0.0.1")
    response = made(api, "http://10.0.0.1/")
    assert (response.status_code, response.json()["code"]) == (422, "fetch.private_address")


def test_a_ping_says_how_it_went(api):
    path = f"webhooks/{made(api).json()['id']}/ping"
    assert api.ask("POST", path).json()["state"] == "sent"
    assert api.post.bodies()[0]["event"] == "ping"
    api.post.fault = TransientError("fetch.timeout", url="https://x/?key=secret", seconds=10)
    api.stand.now.sleep(1)
    told = api.ask("POST", path)
    assert told.json()["state"] == "dead"
    assert told.json()["error"] == "fetch.timeout"
    assert "key=secret" not in told.text


def test_a_decision_is_told_and_a_receiver_that_is_down_does_not_hold_it_up(api):
    path = f"webhooks/{made(api).json()['id']}/deliveries"
    api.post.fault = TransientError("fetch.unreachable", host="x", why="refused")
    done = api.ask(
        "POST",
        f"articles/{api.held}/decisions",
        json={"kind": "spike"},
        headers=api.seen(api.held),
    )
    assert done.status_code == 200
    deliver_calls(api.newsroom, api.post, api.stand.now())
    (call,) = api.ask("GET", path).json()["deliveries"]
    assert (call["state"], call["attempts"]) == ("waiting", 1)
    body = json.loads(call["body"])
    assert (body["event"], body["article"]["id"]) == ("article.spiked", api.held)
    api.post.fault = None
    api.stand.now.sleep(30)
    deliver_calls(api.newsroom, api.post, api.stand.now())
    assert [one["id"] for one in api.post.bodies()] == [call["id"]]


class Receiver:
    """A program of somebody's: verifies each call, and answers as it is told to, in turn."""

    def __init__(self):
        self.answers = []
        self.calls = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.calls.append((dict(self.headers), body))
                status = outer.answers.pop(0) if outer.answers else 204
                if status == 0:
                    self.connection.close()
                    return
                self.send_response(status)
                self.send_header("Location", "http://127.0.0.1:1/")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.place = f"127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def receiver():
    one = Receiver()
    yield one
    one.close()


def test_a_receiver_that_fails_gets_every_call_and_can_tell_who_sent_it(api, receiver):
    hook = made(api, f"http://{receiver.place}/hook").json()
    sender = HookSender("musnad/0", allow_private=[receiver.place], seconds=2)
    api.ask(
        "POST",
        f"articles/{api.held}/decisions",
        json={"kind": "publish"},
        headers=api.seen(api.held),
    )
    # It fails, hangs up, redirects, refuses, and then takes what it is given.
    receiver.answers = [500, 0, 302, 302, 400, 400]
    for _ in range(6):
        deliver_calls(api.newsroom, sender, api.stand.now())
        api.stand.now.sleep(8 * 3600)
    sender.close()
    told = api.ask("GET", f"webhooks/{hook['id']}/deliveries").json()["deliveries"]
    assert {one["state"] for one in told} == {"sent"}
    events = {json.loads(one["body"])["event"] for one in told}
    assert {"article.approved", "article.published"} & events
    for headers, body in receiver.calls:
        signed = dict(part.split("=") for part in headers["X-Musnad-Signature"].split(","))
        expected = hmac.new(
            hook["secret"].encode(), f"{signed['t']}.".encode() + body, hashlib.sha256
        )
        assert hmac.compare_digest(signed["v1"], expected.hexdigest())
        assert json.loads(body)["id"] == headers["X-Musnad-Delivery"]
    delivered = {headers["X-Musnad-Delivery"] for headers, _ in receiver.calls}
    assert delivered == {one["id"] for one in told}
