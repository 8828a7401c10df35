import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.core.addresses import canonical


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://Ministry.Example/News/1", "https://ministry.example/News/1"),
        ("http://ministry.example:80/a", "http://ministry.example/a"),
        ("https://ministry.example:443/a", "https://ministry.example/a"),
        ("http://ministry.example:443/a", "http://ministry.example:443/a"),
        ("https://ministry.example:/a", "https://ministry.example/a"),
        ("https://ministry.example", "https://ministry.example/"),
        ("https://ministry.example./a", "https://ministry.example/a"),
        ("https://ministry.example/a/", "https://ministry.example/a/"),
        ("https://ministry.example/a#top", "https://ministry.example/a"),
        ("https://ministry.example/a?", "https://ministry.example/a"),
        ("  https://ministry.example/a\n", "https://ministry.example/a"),
        ("https://ministry.example/a?b=2&a=1", "https://ministry.example/a?b=2&a=1"),
        (
            "https://ministry.example/a?utm_source=x&id=7&UTM_Medium=y&fbclid=z&gclid=",
            "https://ministry.example/a?id=7",
        ),
        ("https://ministry.example/a?utm=1&ref=2", "https://ministry.example/a?utm=1&ref=2"),
        ("https://ministry.example/%d8%a8%7e", "https://ministry.example/%D8%A8~"),
        ("https://ministry.example/ب?س=ص", "https://ministry.example/%D8%A8?%D8%B3=%D8%B5"),
        ("https://ministry.example/a%2Fb%3f", "https://ministry.example/a%2Fb%3F"),
        ("https://user:p@ministry.example:8443/", "https://user:p@ministry.example:8443/"),
        ("http://[2001:DB8::1]:80/a", "http://[2001:db8::1]/a"),
        ("https://وزارة.example/", "https://xn--mgbexc3i.example/"),
    ],
)
def test_spellings_of_one_page_become_one(url, expected):
    assert canonical(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "stdin:",
        "file:///A/b#c",
        "mailto:Desk@x.example",
        "ministry.example/A",
        "http://[::1",
        "http://ministry.example:x/",
        "http:///A",
        "urn:Release:1?utm_source=x",
    ],
)
def test_what_is_no_web_address_stays_as_it_is(url):
    assert canonical(url) == url


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://a.example/", "HTTPS://A/?"]))
def test_anything_has_a_canonical_form_and_that_has_itself(text, start):
    once = canonical(start + text)
    assert canonical(once) == once
