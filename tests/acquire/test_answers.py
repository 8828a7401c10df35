from datetime import UTC, datetime

import pytest

from musnad.acquire.answers import charset, media_type, retry_after

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("", None),
        ("0", 0.0),
        (" 5 ", 5.0),
        ("1.5", None),
        ("٥", None),
        ("90000", 86_400.0),
        ("Sun, 01 Mar 2026 12:00:10 GMT", 10.0),
        ("Sun Mar  1 12:00:10 2026", 10.0),
        ("Sun, 01 Mar 2026 14:00:10 +0200", 10.0),
        ("Sun, 99 Mar 2026 12:00:10 GMT", None),
        ("Sun, 01 Mar 9999 12:00:10 GMT", 86_400.0),
    ],
)
def test_a_wait_is_read_in_seconds_or_as_a_date(value, seconds):
    assert retry_after(value, NOW) == seconds


@pytest.mark.parametrize(
    ("header", "kind", "letters"),
    [
        ("text/html; charset=utf-8", "text/html", "utf-8"),
        ("TEXT/HTML;CHARSET='CP1256' ; x=y", "text/html", "cp1256"),
        ("application/rss+xml", "application/rss+xml", None),
        ("text/html; charset=", "text/html", None),
        ("text", "", None),
        ("", "", None),
        ("; charset=utf-8", "", "utf-8"),
        ("a/" + "b" * 5000, "", None),
    ],
)
def test_what_is_claimed_of_a_body_is_read_and_nothing_more(header, kind, letters):
    assert (media_type(header), charset(header)) == (kind, letters)
