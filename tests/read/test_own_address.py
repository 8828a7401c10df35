"""A page may say where it stands; that is believed on its own host only."""

from __future__ import annotations

import pytest

from tests.read.newsdesk import reading

FETCHED = "https://www.ministry.example/news/1?utm_source=feed"


def page(head: str) -> str:
    return (
        f'<html lang="en"><head><title>Bridge opened to traffic</title>{head}</head><body><article>'
        "<h1>Bridge opened to traffic</h1><p>The ministry opened the bridge on Monday.</p>"
        "</article></body></html>"
    )


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", FETCHED),
        ('<link rel="canonical" href="/news/1">', "https://www.ministry.example/news/1"),
        ('<link rel="canonical" href="https://ministry.example/news/1">', None),
        ('<link rel="canonical" href="https://copier.example/news/1">', FETCHED),
        ('<link rel="canonical" href="/">', FETCHED),
        ('<link rel="canonical" href="/a"><link rel="canonical" href="/b">', FETCHED),
    ],
)
def test_a_page_s_own_address_is_taken_on_its_host(head, expected):
    found = reading(page(head), url=FETCHED).url
    assert found == (expected or "https://ministry.example/news/1")
