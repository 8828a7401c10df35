"""Takes the README's picture: an article of the demonstration with its evidence open.

Run ``make demo ONCE=1`` first, then ``python -m demo.picture``.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
TARGET = HERE.parent / "docs" / "images" / "article.png"
CHROMIUM = "/usr/bin/chromium"
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
SIZE = {"width": 900, "height": 1000}


def main() -> None:
    (page_path,) = (HERE / "site" / "articles").glob("*hegseth*.html")
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        page.goto(page_path.as_uri())
        page.locator(".lead details").first.evaluate("element => { element.open = true }")
        page.wait_for_timeout(300)
        page.screenshot(path=TARGET)
        browser.close()
    print(TARGET)


if __name__ == "__main__":
    main()
