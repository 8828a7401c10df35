"""The address at which hubs tell of news, on loopback."""

from __future__ import annotations

import http.client
import socket

import pytest

from musnad.acquire.websub import LARGEST_BYTES, WebSub
from musnad.core.errors import RefusedError, TransientError
from musnad.core.subscription import Subscription

ASKED = Subscription(
    source_id="ministry",
    topic="https://ministry.example/feed",
    hub="https://hub.example/",
    token="t" * 48,
    secret="s" * 48,
)


class Sender:
    def __init__(self):
        self.sent = []

    def submit(self, url, fields):
        self.sent.append((url, dict(fields)))


class Desk:
    """What the newsroom would do with what comes in."""

    def __init__(self):
        self.verified = []
        self.told = []
        self.answer = "challenge"
        self.fault = None

    def verify(self, token, query):
        self.verified.append((token, dict(query)))
        if self.fault:
            raise self.fault
        return self.answer

    def tell(self, token, body, signature):
        self.told.append((token, body, signature))


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def hubs(desk):
    made = WebSub(
        Sender(),
        callback_url="https://news.example/websub",
        listen="127.0.0.1:0",
        lease_seconds=864_000,
    )
    with made.listening(desk.verify, desk.tell):
        yield made


def ask(hubs, method, path, body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", hubs.port, timeout=5)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        return answer.status, answer.read(), dict(answer.getheaders())
    finally:
        connection.close()


def test_a_hub_is_asked_with_an_address_that_nobody_else_knows(hubs):
    hubs.subscribe(ASKED)
    ((url, fields),) = hubs._sender.sent
    assert url == "https://hub.example/"
    assert fields == {
        "hub.mode": "subscribe",
        "hub.topic": "https://ministry.example/feed",
        "hub.callback": "https://news.example/websub/" + "t" * 48,
        "hub.secret": "s" * 48,
        "hub.lease_seconds": "864000",
    }


def test_a_check_of_intent_is_answered_with_its_challenge_as_plain_text(hubs, desk):
    query = "hub.mode=subscribe&hub.topic=https%3A%2F%2Fx%2F&hub.challenge=a%2Bb"
    status, body, headers = ask(hubs, "GET", "/websub/token?" + query)
    assert (status, body) == (200, b"challenge")
    assert headers["Content-Type"].startswith("text/plain")
    assert headers["X-Content-Type-Options"] == "nosniff"
    told = {"hub.mode": "subscribe", "hub.topic": "https://x/", "hub.challenge": "a+b"}
    assert desk.verified == [("token", told)]


def test_what_was_not_asked_for_is_not_found(hubs, desk):
    desk.answer = None
    assert ask(hubs, "GET", "/websub/token?hub.mode=subscribe")[0] == 404


def test_a_busy_store_is_told_as_a_passing_fault(hubs, desk):
    desk.fault = TransientError("store.busy", path="x")
    assert ask(hubs, "GET", "/token")[0] == 503


def test_word_of_news_comes_with_its_signature_and_the_answer_tells_nothing(hubs, desk):
    status, body, _ = ask(hubs, "POST", "/websub/token", b"<feed/>", X_Hub_Signature="sha256=1")
    assert (status, body) == (202, b"")
    assert desk.told == [("token", b"<feed/>", "sha256=1")]


def test_a_body_that_is_too_large_or_of_no_length_is_not_read(hubs, desk):
    assert ask(hubs, "POST", "/t", Content_Length=str(LARGEST_BYTES + 1))[0] == 413
    assert ask(hubs, "POST", "/t", Content_Length="9" * 30)[0] == 413
    assert ask(hubs, "POST", "/t", Content_Length="-1")[0] == 411
    assert ask(hubs, "POST", "/t", iter([b"x"]), Transfer_Encoding="chunked")[0] == 411
    assert desk.told == []


def test_other_methods_and_noise_are_turned_away(hubs, desk):
    assert ask(hubs, "DELETE", "/t")[0] == 501
    with socket.create_connection(("127.0.0.1", hubs.port), timeout=5) as connection:
        connection.sendall(b"\x00\xff nonsense\r\n\r\n")
        assert b"400" in connection.recv(4096)
    assert ask(hubs, "GET", "/t")[0] == 200
    assert desk.told == []


def test_those_who_hold_connections_open_do_not_lock_others_out_for_good(hubs, monkeypatch):
    held = [socket.create_connection(("127.0.0.1", hubs.port), timeout=5) for _ in range(40)]
    for one in held:
        one.close()
    for _ in range(50):
        try:
            assert ask(hubs, "GET", "/t")[0] == 200
            return
        except (OSError, http.client.HTTPException):
            continue
    raise AssertionError("nobody is let in")


def test_an_address_that_is_taken_is_named(hubs, desk):
    second = WebSub(Sender(), callback_url="", listen=f"127.0.0.1:{hubs.port}", lease_seconds=1)
    with pytest.raises(RefusedError, match=r"websub\.listen"), second.listening(None, None):
        pass
