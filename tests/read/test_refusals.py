from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.core.errors import RefusedError
from musnad.read.feed import entries
from musnad.read.readers import read
from tests.read.newsdesk import SOURCE, capture, reading

BINARIES = [
    (b"PK\x03\x04 [Content_Types].xml word/document.xml", "Word"),
    (b"PK\x03\x04 something.txt", "ZIP"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "image"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image"),
    (b"\x1f\x8b\x08\x00\x00", "compressed"),
    (b"\x7fELF\x02\x01\x01", "program"),
    (b"MZ\x90\x00\x03", "program"),
    (b"ID3\x04\x00\x00", "sound"),
    (b"RIFF\x00\x00\x00\x00WAVEfmt ", "sound"),
    (b"text with a \x00 in it", "binary"),
    (b'{"title": "a"}', "JSON"),
    (b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "feed"),
]


@pytest.mark.parametrize(("body", "looks"), BINARIES)
def test_what_is_no_text_is_refused_by_what_it_looks_like(body: bytes, looks: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        reading(body, media_type="text/html")
    assert refusal.value.code == "read.unsupported"
    assert looks in refusal.value.facts["looks_en"]
    assert refusal.value.facts["looks_ar"]


@pytest.mark.parametrize("body", [b"", b" \n\t ", b"\xef\xbb\xbf"])
def test_an_empty_capture_is_refused(body: bytes) -> None:
    with pytest.raises(RefusedError, match=r"read\.empty"):
        reading(body)


def test_a_capture_over_the_limit_is_refused_at_once() -> None:
    with pytest.raises(RefusedError, match=r"read\.too_large"):
        reading(b"<p>" + b"a " * 15_000_000)
    with pytest.raises(RefusedError, match=r"read\.too_large"):
        read(capture("The pier opened."), SOURCE, max_bytes=10)


def test_a_text_longer_than_any_release_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"read\.too_long"):
        reading(b"The pier opened. " * 70_000)


MARKUP = st.text(
    alphabet=st.sampled_from("<>/=\"'!-#.*[]()|:;{} \n\tabPQ01?واé\u200b\x00\ufeff؟"),
    max_size=300,
)
PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "<html>",
                "<body>",
                "<p>",
                "</p>",
                "<div hidden>",
                "<h1>",
                "</h1>",
                "<table><tr><td>",
            ),
            *(
                "<li>",
                "<br>",
                "<!--",
                "-->",
                "<style>.a{display:none}</style>",
                "<article>",
                "---\n",
            ),
            *("# ", "\n\n", "- ", "Title: ", "24 April 2025", "الخميس 24 أبريل 2025", "The pier. "),
            *("افتتح الوزير. ", "<script>", "&#0;", "&amp;", "<?xml version='1.0'?>", "<rss>"),
            *("<item><title>A</title>", "<pubDate>x</pubDate>", "<feed>", "]]>", "<![CDATA["),
        ]
    ),
    max_size=25,
).map("".join)


@settings(deadline=None, max_examples=120)
@given(st.one_of(st.binary(max_size=300), MARKUP.map(str.encode), PIECES.map(str.encode)))
def test_any_bytes_give_a_release_or_a_refusal(body: bytes) -> None:
    try:
        release = read(capture(body), SOURCE)
    except RefusedError:
        return
    for sentence in release.sentences:
        assert release.text[sentence.start : sentence.end] == sentence.text
        assert sentence.text.strip() == sentence.text
    assert len({sentence.id for sentence in release.sentences}) == len(release.sentences)


@settings(deadline=None, max_examples=80)
@given(st.one_of(st.binary(max_size=300), PIECES.map(lambda text: f"<rss>{text}".encode())))
def test_any_bytes_give_entries_or_a_refusal(body: bytes) -> None:
    try:
        found = entries(capture(body), SOURCE)
    except RefusedError:
        return
    assert all(entry.guid for entry in found)
