"""A single page carries its article, its evidence and its style, and points at no site."""

from __future__ import annotations

from lxml import html

from musnad.core.house import House
from musnad.publish.single import page_of
from tests.publish import samples


def page() -> html.HtmlElement:
    article, release, capture = samples.pentagon()
    return html.document_fromstring(page_of(article, release, capture, House()))


def test_it_has_the_headline_the_evidence_and_the_style_inside():
    found = page()
    assert found.findall(".//h1")
    assert found.findall(".//details")
    assert "font-family" in found.find(".//style").text_content()


def test_it_links_to_no_other_file():
    found = page()
    assert not found.xpath("//link[@rel='stylesheet'] | //nav")
    links = found.xpath("//a/@href")
    assert all(link.startswith(("#", "http://", "https://")) for link in links)


def test_it_does_not_say_that_it_was_published():
    text = page().text_content()
    assert "نُشر آليا" not in text
    assert "لم يُنشر" in text
