"""Lists of feeds from other programs: what is theirs is read, what is hostile is refused."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from lxml import etree

from musnad.acquire import catalogue, opml
from musnad.core.errors import RefusedError
from musnad.core.source import Source

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LIST = """<?xml version="1.0" encoding="utf-8"?>
<opml version="1.1"><head><title>مصادري</title></head><body>
<outline text="وزارات"><outline text="وزارة الطاقة" type="rss" xmlUrl="https://energy.example/rss"
 htmlUrl="https://energy.example/" language="ar"/></outline>
<outline title="Ministry of Water" type="RSS" XMLURL="https://water.example/feed"/>
<outline text="again" xmlUrl="https://energy.example/rss"/>
<outline text="a folder"/>
<outline text="script" xmlUrl="javascript:alert(1)"/>
<outline text="file" xmlUrl="file:///etc/passwd"/>
<outline text="secret" xmlUrl="https://user:word@water.example/feed2"/>
</body></opml>"""


def outlines(text: str | bytes):
    return opml.read(text.encode() if isinstance(text, str) else text, name="list.opml")


def refused(text: str | bytes) -> str:
    with pytest.raises(RefusedError) as caught:
        outlines(text)
    return caught.value.code


def test_feeds_are_found_at_any_depth_and_each_address_once():
    found = outlines(LIST)
    assert [one.title for one in found] == ["وزارة الطاقة", "Ministry of Water"]
    assert found[0].feed == "https://energy.example/rss"
    assert found[0].page == "https://energy.example/"
    assert found[0].language == "ar"


def test_other_schemes_and_addresses_with_passwords_are_left_out():
    assert all(one.feed.startswith("https://") and "@" not in one.feed for one in outlines(LIST))


def _typed(document_type: str, text: str) -> str:
    outline = f'<outline text="{text}" xmlUrl="https://a.example/"/>'
    return f"{document_type}<opml><body>{outline}</body></opml>"


@pytest.mark.parametrize(
    "document",
    [
        _typed('<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"),
        _typed('<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>', "&b;"),
        _typed('<!doctype opml SYSTEM "https://evil.example/opml.dtd">', "x"),
    ],
)
def test_a_file_that_defines_entities_or_a_type_is_refused(document):
    assert refused(document) == "opml.unsafe"
    assert refused(document.encode("utf-16")) == "opml.unsafe"
    assert refused(document.encode("utf-16-le")) == "opml.unsafe"


def test_a_file_in_an_encoding_that_hides_its_type_is_refused_all_the_same():
    document = (
        '<?xml version="1.0" encoding="utf-7"?>+ADw-!DOCTYPE opml+AD4-'
        '<opml><body><outline text="x" xmlUrl="https://a.example/"/></body></opml>'
    )
    assert refused(document.encode()) in {"opml.unsafe", "opml.broken"}


def test_what_is_no_opml_is_refused():
    assert refused("<html><body>hello</body></html>") == "opml.broken"
    assert refused("not xml at all") == "opml.broken"
    assert refused(b"") == "opml.broken"
    assert refused("<opml><body><outline text='x'>") == "opml.broken"
    assert refused("<opml><body/></opml>") == "opml.empty"


def test_a_file_that_is_too_large_is_not_read():
    assert refused(b" " * (opml.MAX_BYTES + 1)) == "opml.too_large"


def test_a_thousand_folders_in_each_other_are_no_harm():
    deep = "<outline>" * 200 + '<outline xmlUrl="https://deep.example/"/>' + "</outline>" * 200
    near = '<outline xmlUrl="https://near.example/"/>'
    assert [one.feed for one in outlines(f"<opml><body>{deep}{near}</body></opml>")] == [
        "https://near.example/"
    ]


def test_no_more_than_five_thousand_are_taken():
    many = "".join(f'<outline xmlUrl="https://a.example/{n}"/>' for n in range(6_000))
    assert len(outlines(f"<opml><body>{many}</body></opml>")) == opml.MAX_OUTLINES


def test_controls_and_hidden_letters_are_taken_out_of_titles():
    found = outlines(
        '<opml><body><outline text="وز\u202eارة&#10;  الماء" xmlUrl="https://a.example/"/></body></opml>'
    )
    assert found[0].title == "وزارة الماء"


def test_the_whole_catalogue_goes_out_and_comes_back():
    sources = catalogue.load()
    found = outlines(opml.write(sources, title="مُسنَد", at=NOON))
    assert [one.id for one in found] == [one.id for one in sources]
    for source, outline in zip(sources, found, strict=True):
        assert (outline.feed, outline.listing) == (source.feed, source.listing)
        assert outline.selector == source.selector
        assert (outline.name_ar, outline.name_en) == (source.name_ar, source.name_en)
        assert (outline.kind, outline.zone) == (source.kind, source.zone)
        assert outline.language.split() == list(source.languages)


def test_what_is_written_is_opml_2_0():
    """Source: opml.org/spec2: version, head and body, a text for each outline, xmlUrl for rss."""
    root = etree.fromstring(opml.write(catalogue.load(), title="مُسنَد", at=NOON).encode())
    assert root.tag == "opml"
    assert root.get("version") == "2.0"
    assert [one.tag for one in root] == ["head", "body"]
    assert root.findtext("head/dateCreated") == "Sun, 22 Nov 2026 12:00:00 +0000"
    for outline in root.iterfind("body/outline"):
        assert outline.get("text")
        assert outline.get("type") in {"rss", "link"}
        assert outline.get("xmlUrl" if outline.get("type") == "rss" else "url")


def test_a_source_that_comes_by_mail_only_has_no_outline():
    mail = Source(
        id="m", name_ar="م", name_en="M", kind="ministry", languages=("ar",), senders=("m.example",)
    )
    assert "<outline" not in opml.write([mail], title="x", at=NOON)
