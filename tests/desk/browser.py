"""A real Chromium for the desk's pages, logged in as somebody."""

from __future__ import annotations


def page_of(
    chromium, address, secret, *, width=1280, height=900, tongue="ar", dark=False, **options
):
    """A page in a context of its own, with somebody's session; complaints fail the test."""
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        **options,
    )
    if secret:
        context.add_cookies([{"name": "musnad", "value": secret, "url": address}])
    context.add_cookies([{"name": "tongue", "value": tongue, "url": address}])
    page = context.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on(
        "console",
        lambda message: page.complaints.append(message.text) if message.type == "error" else None,
    )
    return page
