"""The door in a real browser: by keyboard, without scripts, in the middle of an edit, by a provider."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import replace

import pyotp
import pytest

from musnad.acquire.oidc import Client, OidcProvider
from musnad.flow import login, people
from tests.desk.conftest import served
from tests.desk.doors import person, quick
from tests.desk.provider import providing
from tests.flow.entrance import GOOD

pytestmark = pytest.mark.browser


@pytest.fixture
def huda(office):
    return person(office, printed="هدى سالم", role="admin")


@pytest.fixture
def base(office, huda):
    with served(office) as address:
        yield address


@contextmanager
def window(chromium, base, *, scripts=True, width=1280, tongue="ar", dark=False):
    """A page whose complaints about policies and scripts fail the test."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        java_script_enabled=scripts,
    )
    context.set_default_timeout(30_000)
    context.add_cookies([{"name": "tongue", "value": tongue, "url": base}])
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console",
        lambda said: (
            faults.append(said.text)
            if said.type == "error" and "responded with a status" not in said.text
            else None
        ),
    )
    yield page
    context.close()
    assert faults == []


def enter(page, base, name="huda"):
    page.goto(f"{base}/login")
    page.keyboard.type(name)  # the first field has the focus
    page.keyboard.press("Tab")
    page.keyboard.type(GOOD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{base}/")


@pytest.mark.parametrize("scripts", [True, False])
def test_one_logs_in_by_the_keyboard_with_and_without_scripts(chromium, base, scripts):
    with window(chromium, base, scripts=scripts) as page:
        enter(page, base)
        page.click("text=خروج")
        page.wait_for_url(f"{base}/login")


def test_a_wrong_password_is_told_where_the_field_is(chromium, base):
    with window(chromium, base) as page:
        page.goto(f"{base}/login")
        page.fill("[name=login]", "huda")
        page.fill("[name=password]", "wrong")
        page.press("[name=password]", "Enter")
        page.wait_for_selector("#problem")
        field = page.locator("[name=password]")
        assert field.get_attribute("aria-describedby") == "problem"
        assert page.evaluate("document.activeElement.name") == "password"


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_typed_while_the_session_ends_is_not_lost(chromium, base, office, huda, scripts):
    """In the middle of a form the session is ended; the text comes through the door and is sent."""
    with window(chromium, base, scripts=scripts) as page:
        enter(page, base)
        page.goto(f"{base}/new")
        field = page.locator("main textarea:not([hidden])").first
        name = field.get_attribute("name")
        text = "قال وزير الطاقة في بيان يوم الأحد إن السد الجديد افتتح في الشمال.\nوبلغت كلفته 20 مليون دولار."
        field.fill(text)
        login.end_sessions(office.newsroom(), huda, by="test")
        field.locator("xpath=ancestor::form").locator("button:not([formaction])").last.click()
        page.wait_for_selector("#kept")
        assert not page.locator(f"[name='kept.{name}']").is_visible()
        page.fill("[name=login]", "huda")
        page.fill("[name=password]", GOOD)
        page.press("[name=password]", "Enter")
        shown = page.locator(f"textarea[name='{name}']")
        shown.wait_for(state="visible")
        assert shown.input_value() == text
        with page.expect_response(lambda got: got.request.method == "POST") as sent:
            page.click("button.primary")
        assert sent.value.url.startswith(f"{base}/new")
        assert sent.value.status not in (401, 403, 404)


def test_the_second_step_is_set_up_and_asked(chromium, base, office, huda):
    with window(chromium, base) as page:
        enter(page, base)
        page.goto(f"{base}/me")
        assert not page.locator("[name=username]").first.is_visible()
        page.fill("form[action='/me/second/begin'] [name=current]", GOOD)
        page.click("form[action='/me/second/begin'] button")
        assert page.locator("img.qr").evaluate("one => one.complete && one.naturalWidth > 100")
        secret = re.sub(r"\s", "", page.inner_text("code.secret"))
        made = pyotp.TOTP(secret)
        now = int(office.now.timestamp()) // 30
        page.fill("[name=code]", made.generate_otp(now))
        page.press("[name=code]", "Enter")
        page.wait_for_selector("ol.codes")
        assert page.locator("ol.codes li").count() == 10
        page.click("text=خروج")
        page.wait_for_url(f"{base}/login")
        page.fill("[name=login]", "huda")
        page.fill("[name=password]", GOOD)
        page.press("[name=password]", "Enter")
        page.wait_for_selector("[name=code]")
        page.keyboard.type(made.generate_otp(now + 1))
        page.keyboard.press("Enter")
        page.wait_for_url(f"{base}/")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_provider_is_gone_to_and_come_back_from_under_the_policy(chromium, office, scripts):
    with providing() as provider:
        client = OidcProvider(
            Client(issuer=provider.base, client_id="musnad", secret=provider.secret),
            clock=office.newsroom().desk.clock,
        )
        part = {
            "issuer": provider.base,
            "client_id": "musnad",
            "name": "دار",
            "default_role": "editor",
        }
        made = replace(quick(office, oidc=part), provider=lambda: client)
        with served(made) as base, window(chromium, base, scripts=scripts) as page:
            page.goto(f"{base}/login?next=/me")
            page.click("text=الدخول عبر دار")
            page.wait_for_url(f"{base}/me")
            assert "هدى سالم" in page.inner_text("header")
        client.close()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_no_serious_finding_of_the_accessibility_scan(chromium, base, office, huda, tongue, dark):
    from axe_playwright_python.sync_playwright import Axe

    other = person(office, name="salim", role="chief", printed="سليم", password="")
    link = people.make_link(office.newsroom(), office.secret, huda.id, by="test")
    with window(chromium, base, tongue=tongue, dark=dark) as page:
        page.context.set_extra_http_headers({})
        found = []

        def scan(path):
            if path:
                page.goto(f"{base}{path}")
            told = Axe().run(page).response["violations"]
            found.extend(
                (path, one["id"]) for one in told if one["impact"] in ("serious", "critical")
            )
            width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            found.extend([(path, "wide")] if width > 0 else [])

        scan("/login")
        scan(f"/link/{link}")
        page.click("button.primary")
        scan("")
        for path in ("/me", "/people", f"/people/{other.id}"):
            scan(path)
        page.set_viewport_size({"width": 390, "height": 800})
        for path in ("/me", "/people", f"/people/{other.id}"):
            scan(path)
        assert found == []
