"""The sender of webhooks: signed, in time, to public addresses, and never elsewhere."""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime

import pytest

from musnad.acquire.hooks import HookSender
from musnad.core.errors import MusnadError
from musnad.core.people import Hook, HookCall
from musnad.flow.signed import signature
from tests.contracts.loopback import answer, serving

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def server():
    with serving() as one:
        yield one


@pytest.fixture
def sender(server):
    one = HookSender("musnad/0 (test)", allow_private=[server.place], seconds=2)
    yield one
    one.close()


def hook(url):
    return Hook(id="h", url=url, secret="whsec_x", account_id="a", created_at=AT)


def call(body='{"event":"ping","text":"خبر"}'):
    return HookCall(id="c1", hook_id="h", body=body, state="waiting", due_at=AT)


def refused(sender, url):
    with pytest.raises(MusnadError) as error:
        sender.send(hook(url), call(), at=AT)
    return error.value.code


class Heard:
    """Takes one request with its body, and answers it."""

    def __init__(self, server, told=None):
        self.server = server
        self.told = told or answer("204 No Content")
        self.heads = []
        server.answers["/hook"] = self

    def __call__(self, asked, send):
        self.heads.append(asked)
        send(self.told)


def test_a_call_carries_its_id_and_its_signature(server, sender):
    heard = Heard(server)
    sender.send(hook(server.url("/hook")), call(), at=AT)
    headers = heard.heads[0].headers
    body = call().body.encode()
    signed = hmac.new(b"whsec_x", f"{int(AT.timestamp())}.".encode() + body, hashlib.sha256)
    assert headers["x-musnad-delivery"] == "c1"
    assert headers["x-musnad-signature"] == f"t={int(AT.timestamp())},v1={signed.hexdigest()}"
    assert headers["content-type"] == "application/json"
    assert headers["content-length"] == str(len(body))


def test_another_moment_or_body_has_another_signature():
    one = signature("s", AT, b"a")
    assert one == signature("s", AT, b"a")
    assert one != signature("s", AT, b"b")
    assert one != signature("s", AT.replace(hour=13), b"a")
    assert one != signature("t", AT, b"a")


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("302 Found", "hook.redirect"),
        ("304 Not Modified", "hook.redirect"),
        ("400 Bad Request", "fetch.status"),
        ("403 Forbidden", "fetch.forbidden"),
        ("410 Gone", "fetch.not_found"),
        ("429 Too Many Requests", "fetch.too_many_requests"),
        ("500 Oops", "fetch.server_error"),
    ],
)
def test_what_a_receiver_answers_is_told_apart(server, sender, status, code):
    target = "http://127.0.0.1:9/elsewhere"
    Heard(server, answer(status, location=target))
    assert refused(sender, server.url("/hook")) == code
    assert server.paths() == ["/hook"], "a redirect is not followed"


def test_one_that_does_not_answer_is_left_in_time(server):
    Heard(server)
    server.answers["/hook"] = lambda asked, send: server.stopping.wait(5)
    sender = HookSender("musnad/0", allow_private=[server.place], seconds=0.2)
    assert refused(sender, server.url("/hook")) == "fetch.timeout"
    sender.close()


def test_one_that_hangs_up_is_told(server, sender):
    server.answers["/hook"] = lambda asked, send: None
    assert refused(sender, server.url("/hook")) == "fetch.broken_off"


def test_a_long_answer_is_not_read(server, sender):
    server.answers["/hook"] = answer(body=b"x" * 5_000_000)
    sender.send(hook(server.url("/hook")), call(), at=AT)


def test_an_address_of_ours_is_refused(server):
    sender = HookSender("musnad/0")
    assert refused(sender, server.url("/hook")) == "fetch.private_address"
    assert server.asked == []
    sender.close()


def test_a_name_that_leads_to_an_address_of_ours_is_refused(server):
    sender = HookSender("musnad/0", resolve_host=lambda host, port: ["127.0.0.1"])
    assert refused(sender, f"http://innocent.example:{server.port}/") == "fetch.private_address"
    assert server.asked == []
    sender.close()


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://127.0.0.1/", "fetch.private_address"),
        ("http://10.1.2.3:8080/x", "fetch.private_address"),
        ("http://169.254.169.254/latest/meta-data", "fetch.private_address"),
        ("http://[::1]/", "fetch.private_address"),
        ("http://[::ffff:10.0.0.1]/", "fetch.private_address"),
        ("http://localhost:5432/", "fetch.private_address"),
        ("https://desk.localhost./", "fetch.private_address"),
        ("ftp://x.example/", "fetch.scheme"),
        ("file:///etc/passwd", "fetch.bad_address"),
        ("https://user:secret@x.example/", "fetch.credentials"),
        ("https://x.example/\r\nX-Injected: 1", "fetch.bad_address"),
        ("https://", "fetch.bad_address"),
    ],
)
def test_what_can_be_seen_to_be_no_address_for_it_is_refused_beforehand(url, code):
    sender = HookSender("musnad/0")
    with pytest.raises(MusnadError) as error:
        sender.permit(url)
    assert error.value.code in (code, "fetch.scheme")
    assert "secret" not in str(error.value)
    sender.close()


def test_a_public_address_and_one_that_is_allowed_are_permitted(server, sender):
    sender.permit("https://cms.example/musnad?key=1")
    sender.permit(server.url("/hook"))


def test_an_allowed_port_does_not_open_the_others(server, sender):
    with pytest.raises(MusnadError, match="private_address"):
        sender.permit(f"http://127.0.0.1:{server.port + 1}/")
