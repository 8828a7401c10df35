"""The settings in a real browser: from a change to its preview, its keeping and the way back."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from musnad.settings import load
from tests.desk.browser import page_of
from tests.desk.conftest import secret_of, served

pytestmark = pytest.mark.browser

ROOMS = (
    "/settings",
    "/settings/tables/people",
    "/settings/tables/ledger",
    "/settings/lexicon?q=Hegseth&on=2025-04-24",
    "/settings/sources?q=un",
    "/settings/writers",
    "/settings/history",
    "/settings/history/1",
)


@pytest.fixture
def desk(filled):
    with served(filled.office) as address:
        yield address


@pytest.mark.parametrize("scripts", [True, False])
def test_a_setting_is_previewed_kept_and_taken_back(chromium, desk, filled, scripts):
    folder = filled.office.folder
    page = page_of(chromium, desk, secret_of(filled.office, "chief"), java_script_enabled=scripts)
    page.goto(desk + "/settings")
    page.select_option("#house-digits", "arabic")
    page.click("button[value=show]")
    assert "house" in page.url or page.locator(".diff .in").count() >= 1
    assert load(folder).house.digits == "latin"
    page.click("button[value=save]")
    page.wait_for_url("**/settings?told=saved")
    assert load(folder).house.digits == "arabic"
    page.goto(desk + "/settings/history")
    page.click("table a >> nth=-1")
    page.click("button[value=show]")
    page.click("button[value=save]")
    assert load(folder).house.digits == "latin"
    assert page.complaints == []


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_grave_is_found_on_any_page(chromium, desk, filled, dark):
    page = page_of(chromium, desk, secret_of(filled.office, "chief"), dark=dark)
    for path in ("/settings/history", *ROOMS):  # the first look makes the first version
        page.goto(desk + path)
        found = Axe().run(page).response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    assert page.complaints == []


@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_the_pages_fit_a_phone(chromium, desk, filled, tongue):
    page = page_of(chromium, desk, secret_of(filled.office, "chief"), width=360, tongue=tongue)
    for path in ("/settings/history", *ROOMS):
        page.goto(desk + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
