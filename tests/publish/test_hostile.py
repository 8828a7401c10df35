"""Hostile words in an article or a release stay words."""

import json
from dataclasses import replace

import feedparser
import pytest
from lxml import etree, html

from musnad.core.draft import Line
from musnad.publish.links import safe_url, sentence_url, slug
from musnad.publish.markup import direction, isolate_latin, language_tag, plain, script_json
from tests.publish.samples import article_of, corrected, pentagon, release_of, supported
from tests.publish.test_pages import faults, metadata

HOSTILE = {
    "script": "خبر</script><script>alert(1)</script>",
    "handler": 'خبر" onmouseover="alert(1)" x="',
    "quote": "خبر' onfocus='alert(1)",
    "comment": "خبر<!--<script>--!>",
    "cdata": "خبر]]><![CDATA[",
    "template": "خبر {{ 7*7 }} {% raw %}",
    "bidi": "خبر\u202eمقلوب\u2066\u2069\u200f",
    "nul": "خبر\x00\x0b\x1b[31m",
    "surrogate": "خبر\ud83d",
    "tags": "خبر\U000e0041\U000e0042\ufeff",
    "noncharacter": "خبر\ufffe\uffff",
    "entity": "خبر &lt;b&gt; &amp; &#x202e;",
    "emoji": "خبر 🇱🇧 👨‍👩‍👧",
    "long": "خبر " + "طويل جدا " * 60,
    "unbroken": "خ" * 300,
    "word": "خبر",
    "separator": "خبر\u2028سطر\u2029آخر",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_stay_words_everywhere(make_site, folder, name):
    said = HOSTILE[name]
    release = release_of((said,), title=said, publisher=said, source_id="x", dateline=said)
    article = article_of(
        release, said, kicker=said, lead=said, left=("s1.1",), approved_by=said, writer=said
    )
    correction = replace(corrected()[0].corrections[0], reason=said)
    article = replace(article, corrections=(correction,))
    location = make_site(site_url="https://musnad.example").publish(article, release, None).location
    page = (folder / "articles" / location.rpartition("/")[2]).read_text("utf-8")
    assert faults(page) == []
    for path in folder.rglob("*.html"):
        text = path.read_text("utf-8")
        document = html.document_fromstring(text)
        kinds = {one.get("type") for one in document.iter("script")}
        own = {None} if path.name == "search.html" else {"application/ld+json"}
        assert kinds <= own
        assert not set(text) & set("\u202e\u2066\u200f\x00\x1b\ufffe\U000e0041")
        assert "49" not in "".join(document.xpath("//h1//text()"))
    shown = html.document_fromstring(page).xpath("string(//h1)")
    assert " ".join(shown.split()) == " ".join(plain(said).split())
    assert metadata(page)["headline"] == plain(said)[:110]
    for feed in ("rss.xml", "atom.xml"):
        etree.fromstring((folder / feed).read_bytes())
        assert not feedparser.parse((folder / feed).read_bytes()).bozo
    json.loads((folder / "feed.json").read_bytes())
    json.loads((folder / "articles" / f"{article.id}.musnad.json").read_bytes())


def test_feed_summaries_are_text_even_where_readers_expect_html(make_site, folder):
    release = release_of(("x",), title="x")
    article = article_of(release, "خبر", lead="<img src=x onerror=alert(1)> نص")
    make_site(site_url="https://musnad.example").publish(article, release, None)
    root = etree.fromstring((folder / "rss.xml").read_bytes())
    assert root.findtext("channel/item/description").startswith("&lt;img")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "stdin:",
        "//evil.example/x",
        "https://",
        "https://user:word@evil.example/",
        'https://x.example/"onclick="x',
        "https://x.example/\u202egnp.exe",
        "https://x.example/" + "a" * 3000,
        "http://[::1",
        None,
    ],
)
def test_only_plain_web_addresses_are_linked(make_site, folder, url):
    assert safe_url(url) is None
    article, release, _ = pentagon()
    make_site().publish(article, replace(release, url=url), None)
    for path in folder.rglob("*.html"):
        links = html.document_fromstring(path.read_text("utf-8")).xpath("//@href | //@cite")
        assert not any(":" in link for link in links)


@pytest.mark.parametrize("url", ["https://x.example/a?b=c&d=e#f", "http://127.0.0.1:8000/x"])
def test_plain_web_addresses_are_linked_as_they_are(url):
    assert safe_url(url) == url


def test_a_site_address_that_is_none_is_left_out(make_site, folder):
    make_site(site_url="javascript:alert(1)").publish(*pentagon())
    assert "javascript" not in (folder / "index.html").read_text("utf-8")


@pytest.mark.parametrize("article_id", ["../../etc/x", "a/b", "", "A B", "x" * 300, "معرف"])
def test_an_id_never_leaves_the_folder(make_site, folder, article_id):
    article, release, _ = pentagon()
    make_site().publish(replace(article, id=article_id), release, None)
    names = {path.name for path in (folder / "articles").iterdir()}
    assert len(names) == 2
    assert {path.parent for path in folder.rglob("*.png")} == {folder, folder / "share"}
    assert {path.name for path in folder.parent.iterdir()} == {"site"}


def test_slugs_are_ascii_and_say_what_the_release_said():
    assert slug("ab12", "Readout of U.S. Meeting") == "ab12-readout-of-u-s-meeting"
    assert slug("ab12", "بيان رئاسة الجمهورية") == "ab12-byan-riasa-aljmhwrya"
    assert slug("ab12", "Déclaration à Genève") == "ab12-declaration-a-geneve"
    assert slug("ab12", "声明") == "ab12"
    assert len(slug("ab12", "word " * 500)) < 80


def test_a_long_sentence_is_linked_by_its_ends():
    release = release_of(
        ("One two three, four five - six seven eight nine ten & eleven twelve.",), title="T"
    )
    assert sentence_url(release, release.sentences[1]) == (
        f"{release.url}#:~:text=One%20two%20three%2C%20four%20five,"
        "nine%20ten%20%26%20eleven%20twelve."
    )


def test_a_hyphen_in_a_linked_sentence_is_encoded():
    release = release_of(("The well-known pact was signed.",))
    assert sentence_url(release, release.sentences[0]).endswith(
        "#:~:text=The%20well%2Dknown%20pact%20was%20signed."
    )


def test_a_short_sentence_is_linked_with_the_words_around_it():
    release = release_of(("They met at noon.", "It rained.", "Then they left again."))
    assert sentence_url(release, release.sentences[1]).endswith(
        "#:~:text=met%20at%20noon.-,It%20rained.,-Then%20they%20left"
    )


def test_an_arabic_sentence_is_linked_in_percent_encoded_utf8():
    release = release_of(("بحث الوزيران العلاقات.",), language="ar")
    assert sentence_url(release, release.sentences[0]).endswith(
        "%D8%A8%D8%AD%D8%AB%20%D8%A7%D9%84%D9%88%D8%B2%D9%8A%D8%B1%D8%A7%D9%86"
        "%20%D8%A7%D9%84%D8%B9%D9%84%D8%A7%D9%82%D8%A7%D8%AA."
    )


def test_a_page_anchor_is_kept_before_the_text_directive():
    release = release_of(("They met at noon today.",), url="https://x.example/p#top")
    assert "https://x.example/p#top:~:text=They" in sentence_url(release, release.sentences[0])


def test_latin_runs_are_isolated_and_nothing_else():
    assert isolate_latin("قال NATO Secretary General. ثم") == (
        "قال <bdi>NATO Secretary General</bdi>. ثم"
    )
    assert isolate_latin("في 24 أبريل 2025") == "في 24 أبريل 2025"
    assert isolate_latin("راجع https://x.example/a?b & <b>") == (
        "راجع <bdi>https://x.example/a?b</bdi> &amp; &lt;<bdi>b</bdi>&gt;"
    )
    assert isolate_latin('بعنوان "A visit, in <May>"، نُشر') == (
        'بعنوان <bdi dir="ltr">&#34;A visit, in &lt;May&gt;&#34;</bdi>، نُشر'
    )
    assert isolate_latin("بتاريخ 2025-04-24.") == "بتاريخ <bdi>2025-04-24</bdi>."


def test_isolating_is_quick_on_hostile_text():
    assert len(isolate_latin("a " * 50_000 + "ب")) > 100_000
    assert len(isolate_latin('"' * 100_000 + "ب")) > 100_000


def test_json_in_a_script_cannot_end_it():
    assert str(script_json({"a": "</script>&\u2028"})) == (
        '{"a":"\\u003c/script\\u003e\\u0026\\u2028"}'
    )


@pytest.mark.parametrize(
    ("language", "tag", "way"),
    [
        ("en", "en", "ltr"),
        ("ar", "ar", "rtl"),
        ("fa-IR", "fa-IR", "rtl"),
        ('en" onload="x', "und", "auto"),
        ("", "und", "auto"),
    ],
)
def test_only_language_tags_reach_the_page(language, tag, way):
    assert (language_tag(language), direction(language)) == (tag, way)


def test_a_hostile_draft_language_stays_out_of_the_page(make_site, folder):
    article, release, _ = pentagon()
    draft = replace(article.draft, language='ar"><script>', headline=Line(text="خبر"))
    article = replace(article, draft=draft, report=supported(draft))
    location = make_site().publish(article, release, None).location
    page = (folder / "articles" / location.rpartition("/")[2]).read_text("utf-8")
    assert 'lang="und"' in page
    assert faults(page) == []
