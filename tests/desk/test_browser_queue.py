"""The queue in a real browser: keys, news while it is open, and nothing that axe finds grave."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.desk.browser import page_of
from tests.desk.conftest import secret_of, served

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(filled):
    with served(filled.office) as address:
        yield address


def grave(page):
    """What axe finds serious or critical on a page."""
    found = Axe().run(page).response["violations"]
    return [
        (one["id"], one["nodes"][0]["html"])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def test_news_of_a_list_reaches_an_open_page(chromium, desk, filled):
    page = page_of(chromium, desk, secret_of(filled.office, "editor"))
    page.goto(desk + "/?lane=published")
    assert page.title().startswith("(1) ")
    article = filled.article(filled.held)
    release = filled.store.release(article.release_id)
    filled.store.save_article(replace(article, stage="spiked"), release)
    expect(page).to_have_title(re.compile(r"^[^(]"), timeout=8000)
    assert page.locator('[data-lane="spiked"] .count').inner_text() == "1"
    assert page.complaints == []


def test_the_keys_lead_to_an_article(chromium, desk, filled):
    page = page_of(chromium, desk, secret_of(filled.office, "editor"))
    page.goto(desk + "/?lane=all")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.className") == "head"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("هيغسيث")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=*")
    assert page.locator(".head").count() >= 1


def test_the_list_reads_from_the_right(chromium, desk, filled):
    page = page_of(chromium, desk, secret_of(filled.office, "reader"))
    page.goto(desk + "/")
    lanes = page.locator(".lanes").bounding_box()
    rows = page.locator("#rows").bounding_box()
    assert lanes["x"] > rows["x"] + rows["width"] - 1


def test_a_phone_shows_everything_without_sliding_sideways(chromium, desk, filled):
    page = page_of(chromium, desk, secret_of(filled.office, "reader"), width=360)
    page.goto(desk + "/?lane=all")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(("tongue", "dark"), [("ar", False), ("en", True)])
def test_axe_finds_nothing_grave(chromium, desk, filled, tongue, dark):
    page = page_of(chromium, desk, secret_of(filled.office, "chief"), tongue=tongue, dark=dark)
    for path in ("/?lane=all", "/log"):
        page.goto(desk + path)
        assert grave(page) == []


def test_the_list_is_of_use_without_scripts(chromium, desk, filled):
    secret = secret_of(filled.office, "reader")
    page = page_of(chromium, desk, secret, java_script_enabled=False)
    page.goto(desk + "/?lane=all")
    assert page.locator(".head").count() == 3
