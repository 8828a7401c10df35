"""An article's page and record name what others released about the same event."""

from __future__ import annotations

import json
from datetime import timedelta

from lxml import html

from musnad.core.happening import Trace
from tests.publish.samples import NOW, FakeShelf, pentagon


def trace(**told) -> Trace:
    fields = {
        "release_id": "r2",
        "article_id": "a2",
        "source_id": "other-side",
        "publisher": "other.example",
        "url": "https://other.example/readout",
        "language": "en",
        "title": "Readout <of> the meeting",
        "head": "Readout of the meeting",
        "published": NOW - timedelta(hours=2),
        "exact": "e",
        "sketch": b"",
    }
    return Trace(**{**fields, **told})


def published(make_site, folder, *traces: Trace):
    article, release, capture = pentagon()
    shelf = FakeShelf()
    shelf.beside[article.id] = traces
    make_site(shelf=shelf).publish(article, release, capture)
    (path,) = (folder / "articles").glob("*.html")
    (record,) = (folder / "articles").glob("*.musnad.json")
    return html.fromstring(path.read_text(encoding="utf-8")), json.loads(record.read_text())


def test_the_other_side_s_readout_stands_on_the_page_with_its_link(make_site, folder):
    page, record = published(make_site, folder, trace())
    (section,) = page.xpath("//section[@class='related']")
    assert section.findtext("h2") == "بيانات أخرى عن الحدث نفسه"
    (link,) = section.xpath(".//a")
    assert (link.text, link.get("href")) == (
        "Readout <of> the meeting",
        "https://other.example/readout",
    )
    assert section.xpath(".//span/@lang") == ["en"]
    assert "other.example" in section.text_content()
    (told,) = record["related"]
    assert (told["id"], told["article"], told["source"]) == ("r2", "a2", "other-side")


def test_a_known_source_is_named_in_arabic_and_an_unsafe_address_is_no_link(make_site, folder):
    page, record = published(
        make_site, folder, trace(source_id="us-defense", url="javascript:alert(1)")
    )
    (section,) = page.xpath("//section[@class='related']")
    assert not section.xpath(".//a")
    assert "وزارة الدفاع الأميركية" in section.text_content()
    assert record["related"][0]["url"] is None


def test_a_page_without_others_has_no_such_part(make_site, folder):
    page, record = published(make_site, folder)
    assert not page.xpath("//section[@class='related']")
    assert record["related"] == []
