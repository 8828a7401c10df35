"""What tests of several rooms share: a real browser."""

from __future__ import annotations

import os

import pytest

from tests.chromium import CHROMIUM, FLAGS


# One module at a time: while it is open, no other of these can be, nor an asyncio.run.
@pytest.fixture(scope="module")
def chromium():
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip("chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()
