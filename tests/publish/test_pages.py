"""The article page: what readers see of an article and of what it rests on.

``MUSNAD_GOLDEN=1`` writes the golden pages anew; look at them before committing.
"""

import json
import os
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from lxml import html

from musnad.core.article import SourceNote
from musnad.core.draft import Block, Line
from musnad.core.house import House
from tests.publish.samples import (
    FakeShelf,
    article_of,
    corrected,
    doubtful,
    notice,
    pentagon,
    release_of,
)

GOLDEN = Path(__file__).parent / "golden"
VOID = {"meta", "link", "br", "hr", "img", "input"}
PHRASING_ONLY = {"p", "span", "h1", "h2", "h3", "bdi", "a", "dt", "summary", "time", "code"}
FLOW = {
    *("div", "details", "section", "article", "ul", "ol", "dl", "blockquote", "p"),
    *("header", "footer", "nav", "main", "h1", "h2", "h3"),
}


class Strict(HTMLParser):
    """Follows HTML's own rules for what may stand in what; every tag is closed."""

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.faults = [], [], []

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"double attribute in {tag}")
        self.ids += [value for name, value in attrs if name == "id"]
        if any(name.startswith("on") for name in names):
            self.faults.append(f"handler in {tag}")
        for outer in self.open:
            if outer in PHRASING_ONLY and tag in FLOW:
                self.faults.append(f"{tag} in {outer}")
            if outer == tag == "a":
                self.faults.append("link in link")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"stray end of {tag}")


def faults(page: str) -> list[str]:
    parser = Strict()
    parser.feed(page)
    parser.close()
    repeated = {one for one in parser.ids if parser.ids.count(one) > 1}
    return parser.faults + parser.open + [f"id {one} twice" for one in repeated]


def publish(site, folder, article, release, capture=None):
    receipt = site.publish(article, release, capture)
    name = receipt.location.rpartition("/")[2]
    return (folder / "articles" / name).read_text("utf-8")


def metadata(page):
    (found,) = html.document_fromstring(page).xpath("//script[@type='application/ld+json']")
    return json.loads(found.text)


def text_of(element):
    return " ".join(element.text_content().split())


SAMPLES = {"article": pentagon, "notice": notice, "doubtful": doubtful, "corrected": corrected}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_is_what_it_was_when_a_person_last_looked(make_site, folder, name):
    page = publish(make_site(site_url="https://musnad.example"), folder, *SAMPLES[name]())
    golden = GOLDEN / f"{name}.html"
    if os.environ.get("MUSNAD_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(page, "utf-8")
    assert page == golden.read_text("utf-8")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_keeps_to_the_rules_of_html(make_site, folder, name):
    page = publish(make_site(), folder, *SAMPLES[name]())
    assert faults(page) == []
    for path in [*folder.glob("*.html"), *folder.glob("archive/*.html")]:
        assert faults(path.read_text("utf-8")) == [], path


def test_a_page_is_arabic_and_set_right_to_left(make_site, folder):
    page = html.document_fromstring(publish(make_site(), folder, *pentagon()))
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")


def test_every_sentence_opens_its_source_sentence_in_its_own_language(make_site, folder):
    article, release, capture = pentagon()
    page = html.document_fromstring(publish(make_site(), folder, article, release, capture))
    panels = page.xpath("//div[@class='body']//details")
    assert len(panels) == 4  # the lead and three sentences
    quoted = panels[1].xpath(".//blockquote")[0]
    assert text_of(quoted) == release.sentences[2].text
    assert (quoted.get("lang"), quoted.get("dir")) == ("en", "ltr")
    assert text_of(panels[1].xpath(".//p[@class='verdict']")[0]) == "مُسنَد إلى المصدر"
    (link,) = panels[1].xpath(".//a/@href")
    assert link.startswith(f"{release.url}#:~:text=The%20two%20leaders")


def test_an_arabic_source_sentence_is_set_right_to_left(make_site, folder):
    release = release_of(
        ("أعلنت الوزارة افتتاح الجسر.",),
        title="افتتاح الجسر",
        language="ar",
        source_id="works",
        publisher="وزارة الأشغال",
    )
    article = article_of(
        release, "افتتاح الجسر", lead="أعلنت الوزارة افتتاح الجسر.", writer="extract"
    )
    page = html.document_fromstring(publish(make_site(), folder, article, release))
    (quoted, *_) = page.xpath("//blockquote")
    assert (quoted.get("lang"), quoted.get("dir")) == ("ar", "rtl")
    assert "جُمع آليا من جمل المصدر نفسه، من دون نموذج لغوي" in text_of(page)


def test_the_score_is_not_shown_as_jargon(make_site, folder):
    body = publish(make_site(), folder, *pentagon()).partition("<body")[2]
    assert "0.8" not in body
    assert "0.03" not in body


def test_what_the_check_found_is_said_beside_the_sentence(make_site, folder):
    page = html.document_fromstring(publish(make_site(), folder, *doubtful()))
    wrong, empty = page.xpath("//div[@class='body']//details")[1:]
    assert "يخالف ما في المصدر" in text_of(wrong)
    assert "المكان في المصدر هو البنتاغون (Pentagon)، لا بروكسل." in text_of(wrong)
    assert "لا سند له في المصدر" in text_of(empty)


def test_sentences_left_out_are_printed_in_the_original_language(make_site, folder):
    article, release, _ = pentagon()
    page = html.document_fromstring(publish(make_site(), folder, article, release))
    (original,) = page.xpath("//section[@class='original']/blockquote")
    assert original.get("lang") == "en"
    assert "Both agreed to stay in touch." in text_of(original)


def test_sentences_left_out_are_printed_even_when_the_writer_forgot(make_site, folder):
    article, release, _ = pentagon()
    blocks = tuple(block for block in article.draft.blocks if block.type != "original")
    article = replace(article, draft=replace(article.draft, blocks=blocks))
    page = html.document_fromstring(publish(make_site(), folder, article, release))
    (original,) = page.xpath("//section[@class='original']/blockquote")
    assert [text_of(one).split(" في ")[0] for one in original] == [
        "Both agreed to stay in touch.",
        "Thank you.",
    ]


def test_a_crosshead_over_the_original_text_is_its_title(make_site, folder):
    article, release, _ = pentagon()
    head = Block(type="crosshead", sentences=(Line(text="من نص البيان الأصلي"),))
    blocks = (*article.draft.blocks[:-1], head, article.draft.blocks[-1])
    draft = replace(article.draft, blocks=blocks)
    page = html.document_fromstring(
        publish(make_site(), folder, replace(article, draft=draft), release)
    )
    titles = [text_of(one) for one in page.xpath("//div[@class='body']//h2")]
    assert titles == ["ترحيب بزيادة الإنفاق", "من نص البيان الأصلي"]


def test_a_report_on_other_words_vouches_for_nothing(make_site, folder):
    article, release, _ = pentagon()
    other = replace(article.draft, lead=Line(text="نص لم يُفحص.", cites=("s1.1",)))
    page = html.document_fromstring(
        publish(make_site(), folder, replace(article, draft=other), release)
    )
    lead = page.xpath("//div[contains(@class, 'lead')]")[0]
    assert "لم يُفحص آليا" in text_of(lead)
    assert "مُسنَد إلى المصدر" not in text_of(lead)


def test_the_page_says_who_wrote_checked_and_decided(make_site, folder):
    page = html.document_fromstring(publish(make_site(), folder, *pentagon()))
    (box,) = page.xpath("//section[@class='disclosure']")
    said = text_of(box)
    assert "كُتب آليا من دون نموذج لغوي" in said
    assert "جمل مُسنَدة إلى المصدر: 5" in said
    assert "نُشر آليا وفق سياسة غرفة الأخبار" in said
    assert "نُشر في المصدر: الخميس 24 أبريل 2025، 21:40 بتوقيت غرينتش" in said
    assert pentagon()[2].sha256 in box.xpath(".//code/@title")


def test_a_model_and_its_prompt_are_named(make_site, folder):
    page = html.document_fromstring(publish(make_site(), folder, *doubtful()))
    said = text_of(page.xpath("//section[@class='disclosure']")[0])
    assert "كتبه نموذج لغوي: example-model-1" in said
    assert "أقرّ نشره: مدير التحرير" in said
    assert "ab" * 32 in page.xpath("//code/@title")


def test_a_notice_is_labelled_and_is_no_article(make_site, folder):
    page = html.document_fromstring(publish(make_site(), folder, *notice()))
    assert text_of(page.xpath("//main//span[@class='label']")[0]) == "إشعار"
    assert "لا خبر كامل" in text_of(page)


def test_a_notice_is_labelled_once(make_site, folder):
    article, release = notice()
    article = replace(article, draft=replace(article.draft, kicker="إشعار"))
    page = html.document_fromstring(publish(make_site(), folder, article, release))
    assert text_of(page.xpath("//header[@class='head']/p[@class='kicker']")[0]) == "إشعار"


def test_latin_names_are_isolated_in_an_arabic_line(make_site, folder):
    page = publish(make_site(), folder, *notice())
    assert "«<bdi>Department of Defense Announces Press Briefing</bdi>»" in page


def test_the_source_is_shown_by_its_arabic_name(make_site, folder):
    page = html.document_fromstring(publish(make_site(), folder, *pentagon()))
    assert text_of(page.xpath("//span[@class='source']")[0]) == "عن: وزارة الدفاع الأميركية"


def test_times_follow_the_newsroom_zone_and_digits(make_site, folder):
    house = House(zone="Asia/Beirut", digits="arabic")
    page = html.document_fromstring(publish(make_site(house=house), folder, *pentagon()))
    (shown,) = page.xpath("//header[@class='head']//time")
    assert text_of(shown).endswith("٢٠٢٥، ١١:٣٠ بتوقيت بيروت")
    assert shown.get("datetime") == "2025-04-25T11:30:00+03:00"


def test_a_day_without_a_time_is_not_given_one(make_site, folder):
    article, release, _ = pentagon()
    release = replace(release, published_precision="day")
    page = html.document_fromstring(publish(make_site(), folder, article, release))
    said = text_of(page.xpath("//section[@class='disclosure']")[0])
    assert "نُشر في المصدر: الخميس 24 أبريل 2025 النسخة" in said


def test_the_machine_readable_description_holds_what_the_page_says(make_site, folder):
    page = publish(make_site(site_url="https://musnad.example/"), folder, *corrected())
    told = metadata(page)
    assert told["@type"] == "NewsArticle"
    assert told["inLanguage"] == "ar"
    assert told["datePublished"] == "2025-04-25T08:30:00+00:00"
    assert told["dateModified"] == "2025-04-25T11:30:00+00:00"
    assert told["digitalSourceType"].endswith("/algorithmicMedia")
    assert told["dateline"] == "WASHINGTON"
    assert told["isBasedOn"]["url"] == told["citation"] == corrected()[1].url
    assert told["isBasedOn"]["datePublished"] == "2025-04-24T17:40:00-04:00"
    assert told["publisher"]["@type"] == "NewsMediaOrganization"
    assert told["author"] == {"@type": "Organization", "name": "مكتب تحرير مُسنَد"}
    assert told["correction"][0]["@type"] == "CorrectionComment"
    assert told["url"].startswith("https://musnad.example/articles/")


def test_model_text_is_described_as_such(make_site, folder):
    told = metadata(publish(make_site(), folder, *doubtful()))
    assert told["digitalSourceType"].endswith("/trainedAlgorithmicMedia")
    assert "url" not in told


def test_a_site_without_an_address_claims_none(make_site, folder):
    page = html.document_fromstring(publish(make_site(), folder, *pentagon()))
    assert page.xpath("//link[@rel='canonical']") == []


def test_lists_quotes_and_background_have_their_own_setting(make_site, folder):
    release = release_of(("The council approved 14 points.", "It met twice."), title="Council")
    told = Line(text="وافق المجلس على 14 بندا.", cites=("s1.1",))
    article = article_of(
        release,
        "المجلس يوافق",
        blocks=tuple(Block(type=one, sentences=(told,)) for one in ("list", "quote", "background")),
    )
    page = html.document_fromstring(publish(make_site(), folder, article, release))
    for found in (
        "//ul[@class='items']/li",
        "//div[@class='quote']",
        "//section[@class='background']",
    ):
        assert "وافق المجلس على 14 بندا." in text_of(page.xpath(found)[0])
        assert page.xpath(f"{found}//details")


def test_the_channel_line_of_the_house_follows_the_article(make_site, folder):
    page = publish(make_site(house=House(channel_line="تابعونا على القناة")), folder, *pentagon())
    assert '<p class="channel">تابعونا على القناة</p>' in page


def test_a_usual_article_stays_under_forty_kilobytes(make_site, folder):
    release = release_of(
        [f"Sentence number {n} of a release of usual length, as they go." for n in range(1, 25)]
    )
    lines = tuple(
        Line(
            text=f"وأفاد البيان في جملته رقم {n} بأن الجانبين بحثا مسائل تتصل بالتعاون بينهما.",
            cites=(f"s1.{n}",),
        )
        for n in range(1, 25)
    )
    blocks = tuple(Block(type="paragraph", sentences=lines[n : n + 3]) for n in range(0, 24, 3))
    article = article_of(release, "عنوان", lead="مقدمة", blocks=blocks)
    assert len(publish(make_site(), folder, article, release).encode()) < 40_000


def test_the_older_revision_stays_reachable_and_says_that_it_is_old(make_site, folder):
    site = make_site()
    first, release, capture = pentagon()
    second, _ = corrected()
    site.publish(first, release, capture)
    site.publish(second, release, capture)
    old = (folder / "articles" / f"{first.id}-r1.html").read_text("utf-8")
    assert "حلّت محلها نسخة أحدث" in old
    assert "ذكرت نسخة سابقة" not in old
    assert 'content="noindex"' in old
    assert f'href="{first.id}-r1.musnad.json"' in old
    page = html.document_fromstring(publish(site, folder, second, release, capture))
    assert f"{first.id}-r1.html" in page.xpath("//section[@class='disclosure']//a/@href")
    assert "ذكرت نسخة سابقة أن القمة في بروكسل" in text_of(
        page.xpath("//section[@id='corrections']")[0]
    )


def test_a_page_that_the_source_removed_is_told_of_beside_the_article(make_site, folder):
    article, release, capture = pentagon()
    at = article.changed_at + timedelta(days=2)
    gone = SourceNote(at=at, kind="gone", url=release.url)
    back = SourceNote(at=at + timedelta(days=1), kind="back", url=release.url)
    noted = replace(article, source_notes=(gone, back))
    site = make_site()
    site.publish(article, release, capture)
    page = html.document_fromstring(publish(site, folder, noted, release, capture))
    told = text_of(page.xpath("//section[h2[@id='source-notes-title']]")[0])
    assert "حُذفت صفحة البيان عند المصدر؛ النسخة المؤرشفة هي الدليل." in told
    assert "عادت صفحة البيان عند المصدر." in told
    (path,) = (folder / "articles").glob("*.musnad.json")
    notes = json.loads(path.read_text("utf-8"))["source_notes"]
    assert [one["kind"] for one in notes] == ["gone", "back"]
    assert (
        f"removed its page on {at.date()}; the archived capture is the evidence" in notes[0]["note"]
    )


def test_publication_time_does_not_move_when_the_article_is_sent_again(make_site, folder):
    article, release, _ = pentagon()
    article = replace(article, published_at=None, stage="ready")
    before = publish(make_site(), folder, article, release)
    later = make_site(clock=lambda: article.changed_at + timedelta(days=3))
    assert publish(later, folder, article, release) == before


def test_an_empty_shelf_still_has_a_front_page(make_site, folder):
    make_site(shelf=FakeShelf()).rebuild()
    assert "لا أخبار بعد" in (folder / "index.html").read_text("utf-8")
