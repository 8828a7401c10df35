"""Selectors point into pages by a small part of CSS."""

from __future__ import annotations

import time

import pytest
from lxml.html import document_fromstring

from musnad.core.errors import RefusedError
from musnad.read.selector import select

PAGE = document_fromstring(
    """<body><div id="main" class="list wide"><h2 class="t">One</h2>
    <ul class="items"><li><a id="a" href="/news/1" lang="ar-EG">A</a></li>
    <li class="old"><a id="b" href="/news/2.pdf" data-kind="news item">B</a></li></ul>
    <p id="p1">x</p><p id="p2">y</p><p id="p3" class="t">z</p></div>
    <nav><a id="n" href="/about">N</a></nav></body>"""
)


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("a", "a b n"),
        ("li > a", "a b"),
        ("#main a", "a b"),
        (".list.wide ul.items li:first-child a", "a"),
        ("li:last-child a", "b"),
        ("li:not(.old) a", "a"),
        ('a[href^="/news/"]', "a b"),
        ("a[href$='.pdf']", "b"),
        ("a[href*=bout]", "n"),
        ("[data-kind~=item]", "b"),
        ("a[lang|=ar]", "a"),
        ("a[lang]", "a"),
        ("#p1 + p", "p2"),
        ("#p1 ~ p.t", "p3"),
        ("nav a, li.old a", "b n"),
        ("A", "a b n"),
        ("*[id=p2]", "p2"),
        ('a[href^=""]', ""),
    ],
)
def test_a_selector_finds_what_css_would(selector: str, expected: str) -> None:
    assert [one.get("id") for one in select(selector)(PAGE)] == expected.split()


@pytest.mark.parametrize(
    "selector",
    ["", "a:hover", "a::before", "li:nth-child(2)", "a >", "> a", "a[", "a,", "a]b", "x" * 600],
)
def test_what_is_not_understood_is_refused_by_name(selector: str) -> None:
    with pytest.raises(RefusedError, match=r"source\.selector"):
        select(selector)


def test_quotation_marks_reach_no_further_than_their_value() -> None:
    assert select("""a[href="') or true() or ('"]""")(PAGE) == []


def test_a_selector_over_a_deep_page_ends_soon() -> None:
    deep = document_fromstring("<body>" + "<div class='a'>" * 200 + "<p>x</p>" + "</div>" * 200)
    before = time.monotonic()
    select(".a .a .a .a p")(deep)
    assert time.monotonic() - before < 10
