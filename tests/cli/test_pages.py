"""Pages in the dialects of official sites: the whole release is read, and nothing beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from musnad.acquire.files import read_file
from musnad.cli.material import UNKNOWN
from musnad.core.release import Release
from musnad.read.readers import read
from tests.cli.commands import run

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a page must be read as: each of ``says`` opens one sentence of news, in order."""

    title: str
    publisher: str
    published: str
    language: str
    says: tuple[str, ...]
    precision: str = "minute"
    dateline: str | None = None
    foreign: tuple[str, ...] = field(default=())


EXPECTED = {
    "war-gov": Page(
        title="Secretary Hegseth Hosts Saudi Defense Minister at the Pentagon",
        publisher="U.S. Department of War",
        published="2025-04-24T18:20:00-04:00",
        language="en",
        says=(
            "Chief Pentagon Spokesman",
            "Secretary of Defense Pete Hegseth hosted",
            "The two leaders discussed",
            "They also spoke about the threat",
            "Both sides agreed",
        ),
        foreign=("Share", "VIRIN", "Related", "Subscribe", "official website", "FOIA"),
    ),
    "state-gov": Page(
        title="Secretary Rubio’s Meeting with Saudi Foreign Minister Prince Faisal bin Farhan",
        publisher="United States Department of State",
        published="2025-02-18T20:44:02+00:00",
        language="en",
        says=(
            "The following is attributable",
            "Secretary of State Marco Rubio met",
            "Secretary Rubio thanked",
            "The Secretary and the Foreign Minister discussed",
            "“Regional security is a shared task,”",
        ),
        foreign=("cookies", "Tags", "Related", "Lessons of 1989", "Policy Issues"),
    ),
    "whitehouse-gov": Page(
        title="The United States and Saudi Arabia Announce a $600 Billion Commitment",
        publisher="The White House",
        published="2025-05-13T15:02:00+00:00",
        language="en",
        says=(
            "A NEW COMMITMENT:",
            "The agreements that were signed",
            "The two countries signed",
            "DataVolt plans",
            "THE VISIT:",
        ),
        foreign=("newsletter", "Gallery", "Presidential Permit", "1600 Pennsylvania"),
    ),
    "nato-int": Page(
        title="Allies agree in The Hague to invest 5% of GDP in defence",
        publisher="NATO",
        published="2025-06-25T00:00:00+00:00",
        precision="day",
        language="en",
        says=(
            "NATO leaders agreed",
            "At least 3.5% of GDP",
            "The path will be reviewed",
            "“This is a leap forward",
            "Leaders also reaffirmed",
        ),
        foreign=("cookies", "Family photo", "Last updated", "Français", "Multimedia"),
    ),
    "gov-uk": Page(
        title=(
            "UK pauses trade negotiations with Israel and announces sanctions on West Bank settlers"
        ),
        publisher="Foreign, Commonwealth & Development Office",
        published="2025-05-20T14:05:00+01:00",
        language="en",
        says=(
            "The Foreign Secretary set out",
            "negotiations on a new free trade agreement",
            "the Israeli ambassador is called",
            "The UK has paused negotiations",
            "Mr. Lammy said",
            "Sanctions",
            "The UK also imposed",
        ),
        foreign=("cookies", "From:", "Share", "Sign up", "Crown copyright", "Updates to this"),
    ),
    "ec-presscorner": Page(
        title="EU pledges close to €2.5 billion for Syria at Brussels conference",
        publisher="European Commission",
        published="2025-03-17T00:00:00+00:00",
        precision="day",
        language="en",
        says=(
            "The European Union pledged",
            "The money is meant",
            "In total, the participants",
            "Background",
            "The European Union has hosted",
        ),
        foreign=("min read", "Page contents", "PDF", "Contacts for media", "Europe Direct"),
    ),
    "un-press": Page(
        title="Security Council Adopts Resolution 2735 (2024) Welcoming Gaza Ceasefire Proposal",
        publisher="",
        published="2024-06-10T12:00:00+00:00",
        language="en",
        says=(
            "The Security Council adopted",
            "Resolution 2735 (2024) urges",
            "The proposal has three phases.",
            "The first phase",
            "The meeting began at 3:05 p.m. and ended at 4:20 p.m.",
        ),
        foreign=("Fraud Alert", "Latest", "Welcome to the United Nations"),
    ),
    "mofa-sa": Page(
        title="المملكة تدين الاعتداءات الإسرائيلية على الجمهورية الإسلامية الإيرانية",
        publisher="وزارة الخارجية - المملكة العربية السعودية",
        published="2025-06-13T00:00:00+00:00",
        precision="day",
        language="ar",
        says=("أعربت وزارة الخارجية", "وأكدت الوزارة"),
        foreign=("مشاركة", "هل استفدت", "أخبار أخرى", "جميع الحقوق", "موقع حكومي"),
    ),
    "mfa-eg": Page(
        title="القمة العربية غير العادية في القاهرة تعتمد خطة إعادة إعمار غزة",
        publisher="",
        published="2025-03-04T00:00:00+00:00",
        precision="day",
        language="ar",
        says=("اعتمدت القمة العربية", "وتمتد الخطة", "ورحبت القمة"),
        foreign=("طباعة", "إرسال لصديق", "حقوق النشر", "اتصل بنا"),
    ),
    "spa": Page(
        title="سمو ولي العهد والرئيس الأمريكي يلتقيان الرئيس السوري في الرياض",
        publisher="وكالة الأنباء السعودية",
        published="2025-05-14T13:21:00+03:00",
        language="ar",
        dateline="الرياض 16 ذو القعدة 1446 هـ الموافق 14 مايو 2025 م",
        says=("التقى صاحب السمو", "وشارك الرئيس التركي", "وكان الرئيس الأمريكي"),
        foreign=("0093", "انتهى", "مدة القراءة", "جانب من اللقاء", "الطقس"),
    ),
    "petra": Page(
        title="اجتماع العقبة يدعو إلى عملية انتقالية يقودها السوريون",
        publisher="وكالة الانباء الاردنية",
        published="2024-12-14T19:42:00+00:00",
        language="ar",
        dateline="العقبة 14 كانون الأول (بترا)",
        says=("العقبة 14 كانون الأول (بترا)- دعا", "وشارك في الاجتماعات", "وأكد المشاركون"),
        foreign=("ص خ", "مواضيع", "أجواء باردة", "معرض للكتاب"),
    ),
    "elysee-fr": Page(
        title="La France reconnaîtra l'État de Palestine.",
        publisher="Élysée",
        published="2025-07-24T21:12:00+02:00",
        language="fr",
        says=("Le Président de la République", "Il en fera l'annonce"),
        foreign=("cookies", "Partager", "Sous-thème", "Mentions légales"),
    ),
    "un-news-ar": Page(
        title="مجلس الأمن يعتمد قرارا يرحب باقتراح لوقف إطلاق النار في غزة",
        publisher="أخبار الأمم المتحدة",
        published="2024-06-10T12:00:00-04:00",
        language="ar",
        says=("اعتمد مجلس الأمن", "ويحث القرار", "ثلاث مراحل", "وتشمل المرحلة الأولى"),
        foreign=("تنزيل تطبيق", "للاشتراك", "UN Photo", "ذات صلة"),
    ),
}


def read_page(name: str) -> Release:
    fetched = datetime(2026, 1, 1, tzinfo=UTC)
    return read(read_file(PAGES / f"{name}.html", lambda: fetched, 1_000_000), UNKNOWN)


@pytest.mark.parametrize("name", EXPECTED)
def test_an_official_page_is_read_whole_and_alone(name: str) -> None:
    release, page = read_page(name), EXPECTED[name]
    assert release.title == page.title
    assert release.publisher == page.publisher
    assert release.published is not None
    assert release.published.isoformat() == page.published
    assert release.published_precision == page.precision
    assert release.language == page.language
    assert release.dateline == page.dateline
    news = [one.text for one in release.sentences if one.kind in ("text", "item")]
    assert len(news) == len(page.says), news
    for sentence, opening in zip(news, page.says, strict=True):
        assert sentence.startswith(opening)
    for word in page.foreign:
        assert not any(word in sentence for sentence in news)


@pytest.mark.parametrize("name", ["war-gov", "mofa-sa", "spa", "petra", "elysee-fr", "mfa-eg"])
def test_an_official_page_becomes_an_article_or_a_notice_and_loses_nothing(name: str) -> None:
    done = run("write", str(PAGES / f"{name}.html"), "--format", "json")
    assert done.status in (0, 1)
    told = json.loads(done.out)
    article = told["article"]
    assert any("\u0621" <= letter <= "\u064a" for letter in article["headline"])
    lines = [line for block in article["blocks"] for line in block["sentences"]]
    cited = {cite for line in lines for cite in line["cites"]} | set(article["lead_cites"])
    news = [one for one in told["release"]["sentences"] if one["kind"] in ("text", "item")]
    assert {one["id"] for one in news} <= cited
    for line in lines:
        for word in EXPECTED[name].foreign:
            assert word not in line["text"]
