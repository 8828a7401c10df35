"""A feed's hub is found where the feed or its server names one."""

from datetime import UTC, datetime

import pytest

from musnad.core.capture import Capture
from musnad.read.hub import Hub, declared

URL = "https://ministry.example/feed.xml"
FOUND = Hub(url="https://hub.example/", topic="https://ministry.example/all.xml")


def capture(body="", headers=()):
    return Capture(
        url=URL,
        requested_url=URL,
        body=body.encode(),
        headers=headers,
        fetched_at=datetime(2026, 3, 1, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    "body",
    [
        (
            '<feed><link rel="hub" href="https://hub.example/"/><link rel="self" href="/all.xml"/>'
            "<entry/></feed>"
        ),
        (
            "<rss><channel><atom:link href='https://hub.example/' rel='hub' />"
            "<atom:link href='https://ministry.example/all.xml' rel='self' type='x'/></channel></rss>"
        ),
        (
            '{"version": "https://jsonfeed.org/version/1.1", "feed_url": "/all.xml",'
            ' "hubs": [{"type": "rssCloud", "url": "https://no.example/"},'
            ' {"type": "WebSub", "url": "https://hub.example/"}]}'
        ),
    ],
    ids=["atom", "rss", "json"],
)
def test_a_feed_names_its_hub_and_itself(body):
    assert declared(capture(body)) == FOUND


def test_headers_name_them_too_and_count_first():
    headers = (
        ("Link", '<https://hub.example/>; rel="hub", </all.xml>; rel=self'),
        ("Link", '<https://second.example/>; rel="hub"'),
    )
    body = '<feed><link rel="hub" href="https://other.example/"/></feed>'
    assert declared(capture(body, headers)) == FOUND


def test_a_feed_that_names_no_address_is_known_by_the_one_that_answered():
    found = declared(capture('<feed><link rel="hub" href="https://hub.example/"/></feed>'))
    assert found == Hub(url="https://hub.example/", topic=URL)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<feed/>",
        '<feed><entry><link rel="hub" href="https://hub.example/"/></entry></feed>',
        '<feed><link rel="hub" href="javascript:alert(1)"/></feed>',
        '<feed><link rel="hub" href="http://[::1"/></feed>',
        '<feed><link rel="hub"/></feed>',
        '{"hubs": "https://hub.example/"}',
        '{"hubs": [7, {"type": "WebSub"}]}',
        "{broken",
        "<link " * 20_000,
        "<link " + "rel=" * 400,
    ],
)
def test_nothing_usable_is_no_hub(body):
    assert declared(capture(body)) is None
