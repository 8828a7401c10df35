from datetime import UTC, datetime

import pytest

from musnad.core.freshness import LONGEST_SECONDS, fresh_seconds

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
NOON = "Sun, 01 Mar 2026 12:00:00 GMT"
LATER = "Sun, 01 Mar 2026 12:10:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"Cache-Control": "max-age=300"}, 300),
        ({"cache-control": 'public, MAX-AGE="300", must-revalidate'}, 300),
        ({"Cache-Control": "max-age=300", "Age": "100"}, 200),
        ({"Cache-Control": "max-age=300", "Age": "900"}, 0),
        ({"Cache-Control": "max-age=300, no-cache"}, 0),
        ({"Cache-Control": "no-store", "Expires": LATER}, 0),
        ({"Cache-Control": "s-maxage=900"}, 0),
        ({"Cache-Control": "max-age=5, max-age=9000"}, 5),
        ({"Cache-Control": "max-age=soon"}, 0),
        ({"Cache-Control": "max-age=-1"}, 0),
        ({"Cache-Control": "max-age=99999999999999999999"}, LONGEST_SECONDS),
        ({"Expires": LATER}, 600),
        ({"Expires": NOON}, 0),
        ({"Expires": "0"}, 0),
        ({"Expires": "Thu, 99 Foo 12345"}, 0),
        ({"Cache-Control": "max-age=0", "Expires": LATER}, 0),
        ({"Cache-Control": "private", "Expires": LATER, "Age": "x"}, 600),
    ],
)
def test_an_answer_is_fresh_for_as_long_as_it_says(headers, seconds):
    assert fresh_seconds(headers.items(), NOW) == seconds


def test_a_clock_that_is_years_ahead_at_the_source_changes_nothing():
    ahead = [
        ("Date", "Sun, 01 Mar 2099 12:00:00 GMT"),
        ("Expires", "Sun, 01 Mar 2099 12:10:00 GMT"),
    ]
    assert fresh_seconds(ahead, NOW) == 600
