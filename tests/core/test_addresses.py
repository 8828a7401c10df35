import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.core.addresses import canonical, declared, host_of


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://Ministry.Example/News/1", "https://ministry.example/News/1"),
        ("http://ministry.example:80/a", "https://ministry.example/a"),
        ("https://ministry.example:443/a", "https://ministry.example/a"),
        ("http://ministry.example:443/a", "http://ministry.example:443/a"),
        ("https://ministry.example:/a", "https://ministry.example/a"),
        ("https://ministry.example", "https://ministry.example/"),
        ("https://ministry.example./a", "https://ministry.example/a"),
        ("https://ministry.example/a/", "https://ministry.example/a"),
        ("https://ministry.example/a#top", "https://ministry.example/a"),
        ("https://ministry.example/a?", "https://ministry.example/a"),
        ("  https://ministry.example/a\n", "https://ministry.example/a"),
        ("https://ministry.example/a?b=2&a=1", "https://ministry.example/a?a=1&b=2"),
        (
            "https://ministry.example/a?utm_source=x&id=7&UTM_Medium=y&fbclid=z&gclid=",
            "https://ministry.example/a?id=7",
        ),
        ("https://ministry.example/%d8%a8%7e", "https://ministry.example/%D8%A8~"),
        ("https://ministry.example/ب?س=ص", "https://ministry.example/%D8%A8?%D8%B3=%D8%B5"),
        ("https://ministry.example/a%2Fb%3f", "https://ministry.example/a%2Fb%3F"),
        ("https://user:p@ministry.example:8443/", "https://user:p@ministry.example:8443/"),
        ("http://[2001:DB8::1]:80/a", "https://[2001:db8::1]/a"),
        ("https://وزارة.example/", "https://xn--mgbexc3i.example/"),
        ("https://www.ministry.example/a", "https://ministry.example/a"),
        ("https://m.ministry.example/a", "https://ministry.example/a"),
        ("https://amp.ministry.example/a", "https://ministry.example/a"),
        ("https://ministry.example/a/amp/", "https://ministry.example/a"),
        ("https://ministry.example/amp/a", "https://ministry.example/a"),
        ("https://ministry.example/a.amp.html", "https://ministry.example/a.html"),
        ("https://ministry.example/a?amp=1", "https://ministry.example/a"),
        ("https://ministry.example/news/index.html", "https://ministry.example/news"),
        ("https://ministry.example/ar/Default.aspx?id=4", "https://ministry.example/ar?id=4"),
        ("https://ministry.example/#!/news/1", "https://ministry.example/#!/news/1"),
    ],
)
def test_spellings_of_one_page_become_one(url, expected):
    assert canonical(url) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://ministry.example/a", "https://ministry.example/A"),
        ("https://ministry.example/a?id=1", "https://ministry.example/a?id=2"),
        ("https://ministry.example/a?page=2", "https://ministry.example/a"),
        ("https://ministry.example/a?ref=2", "https://ministry.example/a"),
        ("https://ministry.example/a?m=1", "https://ministry.example/a"),
        ("https://ministry.example/ar/a", "https://ministry.example/en/a"),
        ("https://ar.ministry.example/a", "https://ministry.example/a"),
        ("https://ministry.example:8443/a", "https://ministry.example/a"),
        ("https://ministry.example/#/news/1", "https://ministry.example/#/news/2"),
        ("https://ministry.example/ampere", "https://ministry.example/ere"),
        ("https://ministry.example/camp", "https://ministry.example/c"),
        ("https://m.gov.example/a", "https://gov.example/a"),
        ("https://amp.example/a", "https://example/a"),
        ("https://ministry.example/a.html", "https://ministry.example/a"),
        ("https://ministry.example/a%2Fb", "https://ministry.example/a/b"),
    ],
)
def test_what_differs_is_never_merged(one, other):
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("https://ministry.example/a", "https://ministry.example/a"),
        ("https://www.ministry.example/a?id=1#x", "https://www.ministry.example/a?id=1"),
        ("/news/7", "https://www.ministry.example/news/7"),
        ("https://elsewhere.example/a", None),
        ("https://ministry.example.attacker.example/a", None),
        ("https://ministry.example/", None),
        ("/", None),
        ("javascript:alert(1)", None),
        ("http://[::1", None),
        ("", None),
        (None, None),
    ],
)
def test_the_address_a_page_gives_itself_is_believed_on_its_own_host(named, expected):
    fetched = "https://www.ministry.example/a?utm_source=x"
    assert declared(fetched, named) == (expected or fetched)


def test_the_host_is_told_without_what_is_put_before_it():
    assert host_of("https://www.Ministry.example/a") == "ministry.example"
    assert host_of("stdin:") == host_of(None) == ""


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
