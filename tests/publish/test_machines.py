"""What machines read is read by parsers that we did not write: HTML, JSON-LD, feeds, OPML."""

import json
from dataclasses import replace
from datetime import timedelta

import extruct
import feedparser
import html5lib
import pytest
from lxml import etree

from musnad.core.article import Acceptance
from musnad.core.house import House
from musnad.core.source import Source
from musnad.publish.signing import Signer, holds
from musnad.publish.site import Site
from tests.publish.samples import (
    NOW,
    FakeShelf,
    article_of,
    clock,
    corrected,
    doubtful,
    notice,
    pentagon,
    release_of,
)
from tests.publish.test_asked import ROUNDS, modelled

URL = "https://musnad.example"
HUB = "https://hub.example/"
SOURCE = Source(
    id="us-defense",
    name_ar="وزارة الدفاع الأميركية",
    name_en="U.S. Department of Defense",
    kind="ministry",
    languages=("en",),
    feed="https://www.defense.example/feed?a=1&b=2",
    topics=("defence", "a<b>"),
)

SIGNER = Signer(bytes(range(32)))


@pytest.fixture
def site(make_site, folder):
    return Site(
        folder,
        House(),
        FakeShelf(),
        clock,
        URL,
        sources=(SOURCE,),
        report_url="https://desk.example/report?lang=ar",
        hubs=(HUB,),
    )


@pytest.fixture
def whole(site, folder):
    site.publish(*pentagon())
    site.publish(*notice(), None)
    site.publish(*doubtful(), None)
    site.publish(*corrected(), None)
    article = replace(modelled(*ROUNDS, edited_by=("المحرر",)), id="ab" * 8)
    text = article.draft.blocks[0].sentences[0].text
    accepted = Acceptance(text=text, kinds=("date",), reason="بيان لاحق.", by="المحرر", at=NOW)
    site.publish(replace(article, acceptances=(accepted,)), pentagon()[1], None)
    withdrawn = replace(doubtful()[0], stage="withdrawn")
    site.withdraw(withdrawn)
    return folder


def pages(folder):
    found = [path for path in folder.rglob("*.html") if "pagefind" not in path.parts]
    assert len(found) > 12
    return found


def test_every_page_is_valid_html(whole):
    for path in pages(whole):
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(path.read_bytes())
        assert [(one[0], one[1]) for one in parser.errors] == [], path


def test_the_json_ld_is_found_and_whole(whole):
    for path in (whole / "articles").glob("*.html"):
        told = extruct.extract(path.read_text("utf-8"), syntaxes=["json-ld", "opengraph"])
        if "سُحبت هذه المادة" in path.read_text("utf-8"):
            assert told["json-ld"] == []
            continue
        (news,) = told["json-ld"]
        assert news["@type"] == "NewsArticle"
        for name in ("headline", "datePublished", "dateModified", "inLanguage", "image"):
            assert news[name], name
        assert len(news["headline"]) <= 110
        assert news["image"]["url"] == dict(told["opengraph"][0]["properties"])["og:image"]


def test_a_correction_is_told_in_every_form(whole):
    reason = "ذكرت نسخة سابقة أن القمة في بروكسل، والصحيح أنها في لاهاي."
    rss = feedparser.parse((whole / "rss.xml").read_bytes())
    assert sum(reason in one.summary for one in rss.entries) == 1
    told = json.loads((whole / "feed.json").read_bytes())["items"]
    assert [one["_musnad"].get("correction") for one in told].count(reason) == 1
    assert reason in (whole / "corrections.html").read_text("utf-8")


def test_the_feeds_name_their_hub(whole):
    for name in ("rss.xml", "atom.xml"):
        feed = feedparser.parse((whole / name).read_bytes())
        assert not feed.bozo
        assert {one.rel: one.href for one in feed.feed.links}["hub"] == HUB
    told = json.loads((whole / "feed.json").read_bytes())
    assert told["hubs"] == [{"type": "WebSub", "url": HUB}]


def test_the_newsroom_describes_itself_and_its_rules(whole):
    told = json.loads((whole / ".well-known" / "newsroom.json").read_bytes())
    assert told["@type"] == "NewsMediaOrganization"
    for name in ("publishingPrinciples", "correctionsPolicy"):
        page, _, mark = told[name].removeprefix(f"{URL}/").partition("#")
        assert f'id="{mark}"' in (whole / page).read_text("utf-8")
    assert "publicKey" not in told


def test_the_newsroom_shows_its_key_where_it_has_one(folder):
    site = Site(folder, House(), FakeShelf(), clock, URL, signer=SIGNER)
    site.publish(*pentagon())
    told = json.loads((folder / ".well-known" / "newsroom.json").read_bytes())
    assert told["publicKey"]["public_key"] == SIGNER.public.text
    record = json.loads((folder / "articles" / "5f0c2a9be1d34471.musnad.json").read_bytes())
    assert holds(record, SIGNER.public)


def test_the_sources_are_a_list_that_feed_readers_take_in(whole):
    root = etree.fromstring((whole / "sources.opml").read_bytes())
    (outline,) = root.iter("outline")
    assert outline.get("xmlUrl") == SOURCE.feed
    assert outline.get("text") == SOURCE.name_ar


def test_an_acceptance_is_printed_with_its_reason_and_recorded(whole):
    for folder in ("articles", "how"):
        (path,) = (whole / folder).glob("abababab*.html")
        assert "بيان لاحق." in path.read_text("utf-8")
    told = json.loads((whole / "articles" / f"{'ab' * 8}.musnad.json").read_bytes())
    assert told["acceptances"][0]["reason"] == "بيان لاحق."
    assert told["decision"]["edited_by"] == ["المحرر"]


def test_the_page_of_how_tells_rounds_prompt_checks_and_people(whole):
    (path,) = (whole / "how").glob("abababab*.html")
    text = path.read_text("utf-8")
    for told in (
        "أنت محرر في وكالة أنباء.",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "لم يأت بجواب",
        "غيّر في نصه: المحرر",
        "جمل مُسنَدة إلى المصدر: 5",
    ):
        assert told in text
    assert "وعُقد اللقاء في بروكسل" not in text


def test_a_sentence_can_be_reported_where_there_is_somebody_to_report_to(
    whole, make_site, tmp_path
):
    (path,) = (whole / "articles").glob("abababab*.html")
    link = "https://desk.example/report?lang=ar&amp;article=abababababababab&amp;revision=1"
    assert f'href="{link}&amp;sentence=a3"' in path.read_text("utf-8")
    silent = tmp_path / "silent"
    make_site(folder=silent).publish(*pentagon())
    (path,) = (silent / "articles").glob("*.html")
    assert "أبلِغ عن خطأ" not in path.read_text("utf-8")


def test_an_article_is_listed_under_its_source_topics_countries_and_people(whole):
    (path,) = (whole / "articles").glob("abababab*.html")
    for section in ("source/us-defense", "topic/defence", "country/us", "person/mark-rutte"):
        assert path.name in (whole / f"{section}.html").read_text("utf-8"), section
        assert f'href="{section}.html"' in (whole / "sections.html").read_text("utf-8")


def test_a_section_goes_with_its_last_article(make_site, folder):
    site = make_site()
    site.publish(*pentagon())
    assert (folder / "person" / "mark-rutte.html").is_file()
    site.withdraw(replace(pentagon()[0], stage="withdrawn"))
    assert not (folder / "person").exists()
    assert "mark-rutte" not in (folder / "sections.html").read_text("utf-8")


def test_a_section_names_the_newest_and_says_where_the_rest_is(make_site, folder):
    release = release_of(("افتتح الوزير الجسر.",), title="افتتاح", language="ar")
    shelf = FakeShelf(
        *(
            (
                article_of(
                    release, f"خبر {n}", article_id=f"{n:016x}", published=NOW - timedelta(hours=n)
                ),
                release,
            )
            for n in range(45)
        )
    )
    make_site(shelf=shelf).rebuild()
    page = (folder / "source" / "us-defense.html").read_text("utf-8")
    assert page.count("<article") == 40
    assert "ما سبق هذا تجده في" in page


def test_evidence_of_a_second_release_is_shown_with_its_own_source(make_site, folder):
    article, release, _ = pentagon()
    other = release_of(
        ("أعلن الحلف أن اللقاء تناول قمة لاهاي.",),
        title="بيان الحلف",
        language="ar",
        url="https://nato.example/1",
        source_id="nato",
        publisher="حلف شمال الأطلسي",
    )
    lines = article.draft.blocks[0].sentences
    block = replace(
        article.draft.blocks[0], sentences=(replace(lines[0], cites=("s1.2", "s2.1")), lines[1])
    )
    draft = replace(article.draft, blocks=(block, *article.draft.blocks[1:]))
    article = replace(article, draft=draft, other_release_ids=(other.id,))
    shelf = FakeShelf((article, release))
    shelf.release = {release.id: release, other.id: other}.get
    site = make_site(site_url=URL, shelf=shelf)
    site.publish(article, release, None)
    (path,) = (folder / "articles").glob("*.html")
    text = path.read_text("utf-8")
    assert '<blockquote lang="ar" dir="rtl"><p>أعلن الحلف أن اللقاء' in text
    assert '<p class="from">حلف شمال الأطلسي</p>' in text
    (news,) = extruct.extract(text, syntaxes=["json-ld"])["json-ld"]
    assert news["citation"] == [release.url, other.url]
    told = json.loads(next((folder / "articles").glob("*.json")).read_bytes())
    assert told["other_releases"][0]["sentences"][1]["id"] == "s2.1"
    before = path.read_bytes()
    site.rebuild()
    assert path.read_bytes() == before


def test_no_page_is_heavier_than_readers_far_away_can_load(whole):
    for path in pages(whole):
        assert path.stat().st_size < 40_000, path
