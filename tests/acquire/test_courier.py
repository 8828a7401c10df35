"""The courier: HTTPS alone, in time, and exact about what may have arrived."""

from __future__ import annotations

import socket
import time

import pytest

from musnad.acquire.courier import MOST_BYTES, HttpCourier
from musnad.core.courier import Parcel
from musnad.core.errors import MusnadError
from tests.contracts.loopback import answer, serving

SECRET = "123:SECRET"


@pytest.fixture
def server():
    with serving() as one:
        yield one


@pytest.fixture
def courier(server):
    return HttpCourier("musnad/0 (test)", allow_private=[server.place], seconds=0.5)


def parcel(url, body=b"{}"):
    return Parcel(method="POST", url=url, headers=(("X-Token", SECRET),), body=body)


def refused(courier, url, **given):
    with pytest.raises(MusnadError) as error:
        courier.carry(parcel(url), **given)
    assert SECRET not in repr((error.value, error.value.facts, error.value.__cause__))
    return error.value.code


def test_any_answer_is_given_back_with_its_body(server, courier):
    server.answers["/x"] = answer("418 Teapot", b'{"ok": false}', content_type="application/json")
    reply = courier.carry(parcel(server.url("/x")))
    assert (reply.status, reply.json()) == (418, {"ok": False})
    assert reply.headers["content-type"] == "application/json"
    assert server.asked[0].headers["x-token"] == SECRET


def test_a_redirect_is_not_followed(server, courier):
    server.answers["/x"] = answer("302 Found", location=server.url("/y"))
    assert courier.carry(parcel(server.url("/x"))).status == 302
    assert server.paths() == ["/x"]


def test_what_was_written_and_not_answered_may_have_arrived(server, courier):
    server.answers["/x"] = lambda asked, send: None
    assert refused(courier, server.url("/x")) == "channel.no_answer"
    server.answers["/x"] = lambda asked, send: time.sleep(0.7)
    assert refused(courier, server.url("/x")) == "channel.no_answer"
    server.answers["/x"] = lambda asked, send: send(
        b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"
    )
    assert refused(courier, server.url("/x")) == "channel.no_answer"


def test_where_nobody_listens_nothing_was_sent():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    courier = HttpCourier("musnad/0", allow_private=[place], seconds=0.5)
    assert refused(courier, f"http://{place}/{SECRET}") == "channel.unreachable"


def test_a_name_that_is_not_known_was_sent_nothing():
    def unknown(host, port):
        raise OSError(host)

    courier = HttpCourier("musnad/0", seconds=0.5, resolve_host=unknown)
    assert refused(courier, f"https://nobody.example/bot{SECRET}/x") == "channel.unreachable"


@pytest.mark.parametrize(
    "url",
    [
        f"http://news.example/bot{SECRET}",
        "ftp://news.example/",
        "https://user:pass@news.example/",
        "not an address",
        "",
    ],
)
def test_only_https_is_spoken_elsewhere(courier, url):
    assert refused(courier, url) == "channel.address"


def test_an_address_of_ours_is_refused_unless_it_is_named():
    courier = HttpCourier("musnad/0", seconds=0.5, resolve_host=lambda host, port: ["10.0.0.1"])
    assert refused(courier, "https://inside.example/") == "channel.address"


def test_an_endless_answer_is_cut(server, courier):
    server.answers["/x"] = answer(body=b"x" * (MOST_BYTES + 5000))
    assert len(courier.carry(parcel(server.url("/x"))).body) == MOST_BYTES


def test_less_time_may_be_given(server, courier):
    server.answers["/x"] = lambda asked, send: time.sleep(0.4)
    begun = time.monotonic()
    assert refused(courier, server.url("/x"), seconds=0.1) == "channel.no_answer"
    assert time.monotonic() - begun < 0.35
