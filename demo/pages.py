"""Release pages and feeds as ministries publish them: three page layouts, three feed formats."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from html import escape

from demo.samples import Sample

SITES = {
    "us-defense": ("U.S. Department of Defense", "وزارة الدفاع الأميركية", "ministry"),
    "us-state": ("U.S. Department of State", "وزارة الخارجية الأميركية", "ministry"),
    "uk-gov": ("UK Government", "الحكومة البريطانية", "government"),
    "eu-commission": ("European Commission", "المفوضية الأوروبية", "union"),
    "un-press": ("United Nations", "الأمم المتحدة", "un"),
    "nato": ("NATO", "حلف شمال الأطلسي (الناتو)", "alliance"),
    "iaea": ("International Atomic Energy Agency", "الوكالة الدولية للطاقة الذرية", "agency"),
    "ma-interior": ("Moroccan Ministry of the Interior", "وزارة الداخلية المغربية", "ministry"),
    "sa-foreign": ("Saudi Ministry of Foreign Affairs", "وزارة الخارجية السعودية", "ministry"),
    "eg-foreign": ("Egyptian Ministry of Foreign Affairs", "وزارة الخارجية المصرية", "ministry"),
    "lb-parliament": ("Lebanese Parliament", "مجلس النواب اللبناني", "parliament"),
    "qa-foreign": ("Qatari Ministry of Foreign Affairs", "وزارة الخارجية القطرية", "ministry"),
    "jo-royal-court": ("Royal Hashemite Court", "الديوان الملكي الهاشمي", "presidency"),
    "kw-assembly": ("Kuwaiti National Assembly", "مجلس الأمة الكويتي", "parliament"),
}
"""Source id to its English name, Arabic name and kind."""


def site_name(sample: Sample) -> str:
    """The publisher's name in the release's own language."""
    english, arabic, _ = SITES[sample.source]
    return arabic if sample.language == "ar" else english


def page(sample: Sample, *, encoding: str = "utf-8", canonical: str | None = None) -> bytes:
    """The sample's page, in the layout that its source uses."""
    layouts = (_plain_layout, _portal_layout, _card_layout)
    layout = layouts[sorted(SITES).index(sample.source) % len(layouts)]
    return layout(sample, encoding, canonical).encode(encoding)


def rss(samples: Sequence[Sample], base: str) -> bytes:
    """An RSS 2.0 feed of links and summaries."""
    items = "".join(
        f"<item><title>{escape(one.title)}</title><link>{base}/{one.slug}.html</link>"
        f'<guid isPermaLink="false">{one.slug}</guid>'
        f"<pubDate>{format_datetime(one.published)}</pubDate>"
        f"<description>{escape(one.paragraphs[0]) if one.paragraphs else ''}</description></item>"
        for one in samples
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>{escape(site_name(samples[0]))}</title><link>{base}/</link>"
        f"<description>Releases</description>{items}</channel></rss>"
    ).encode()


def atom(samples: Sequence[Sample], base: str) -> bytes:
    """An Atom feed that says when an entry was updated."""
    entries = "".join(
        f"<entry><title>{escape(one.title)}</title><id>tag:wire,2025:{_story(one)}</id>"
        f'<link href="{base}/{_story(one)}.html"/>'
        f"<published>{one.published.isoformat()}</published>"
        f"<updated>{(one.updated or one.published).isoformat()}</updated></entry>"
        for one in samples
    )
    newest = max(one.updated or one.published for one in samples)
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{escape(site_name(samples[0]))}</title><id>{base}/</id>"
        f"<updated>{newest.isoformat()}</updated>{entries}</feed>"
    ).encode()


def json_feed(samples: Sequence[Sample], base: str) -> bytes:
    """A JSON Feed 1.1."""
    items = [
        {
            "id": one.slug,
            "url": f"{base}/{one.slug}.html",
            "title": one.title,
            "date_published": one.published.isoformat(),
            "summary": one.paragraphs[0] if one.paragraphs else "",
        }
        for one in samples
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site_name(samples[0]),
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False).encode()


def _story(sample: Sample) -> str:
    """A revised sample stands at the address of the one that it revises."""
    return sample.slug.removesuffix("-revised")


def _note(sample: Sample) -> str:
    if sample.language == "ar":
        return f"نموذج للعرض أُعيدت صياغته عن حدث موثّق. مصدر الوقائع: {escape(sample.facts)}"
    return f"Sample for demonstration, retelling a documented event. Facts: {escape(sample.facts)}"


def _open(sample: Sample, encoding: str, canonical: str | None, head: str = "") -> str:
    direction = "rtl" if sample.language == "ar" else "ltr"
    link = f'<link rel="canonical" href="{escape(canonical)}">' if canonical else ""
    return (
        f'<!doctype html><html lang="{sample.language}" dir="{direction}"><head>'
        f'<meta charset="{encoding}"><title>{escape(sample.title)} | {escape(site_name(sample))}'
        f"</title>{link}{head}</head>"
    )


def _body(sample: Sample) -> str:
    return "\n".join(f"<p>{escape(part)}</p>" for part in sample.paragraphs)


def _plain_layout(sample: Sample, encoding: str, canonical: str | None) -> str:
    return (
        _open(sample, encoding, canonical)
        + f"<body><nav><a href='/'>Home</a> <a href='/news'>News</a></nav><main><article>"
        f"<h1>{escape(sample.title)}</h1>"
        f'<p class="date"><time datetime="{sample.published.isoformat()}">'
        f"{_shown(sample.published, sample.language)}</time></p>{_body(sample)}</article></main>"
        f"<footer><p>{_note(sample)}</p></footer></body></html>"
    )


def _portal_layout(sample: Sample, encoding: str, canonical: str | None) -> str:
    head = (
        f'<meta property="og:title" content="{escape(sample.title)}">'
        f'<meta property="og:site_name" content="{escape(site_name(sample))}">'
        f'<meta property="article:published_time" content="{sample.published.isoformat()}">'
    )
    return (
        _open(sample, encoding, canonical, head) + "<body><header><div class='logo'>"
        f"{escape(site_name(sample))}</div><ul><li><a href='/a'>About</a></li>"
        "<li><a href='/m'>Media</a></li></ul></header><div id='content'>"
        f"<h1 class='title'>{escape(sample.title)}</h1><div class='text'>{_body(sample)}</div>"
        "<div class='share'><a href='#'>Facebook</a> <a href='#'>X</a></div></div>"
        f"<footer>{_note(sample)}</footer></body></html>"
    )


def _card_layout(sample: Sample, encoding: str, canonical: str | None) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": sample.title,
        "datePublished": sample.published.isoformat(),
        "publisher": {"@type": "GovernmentOrganization", "name": site_name(sample)},
    }
    # The pages are served in several encodings: ASCII escapes keep the block whole in each.
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return (
        _open(sample, encoding, canonical, head)
        + "<body><!-- generated --><section class='release'>"
        f"<h2>{escape(sample.title)}</h2>{_body(sample)}</section>"
        "<aside><h3>Related</h3><a href='/x'>Archive of releases</a></aside>"
        f"<footer><small>{_note(sample)}</small></footer></body></html>"
    )


def _shown(moment: datetime, language: str) -> str:
    return f"{moment:%d/%m/%Y}" if language == "ar" else f"{moment:%B} {moment.day}, {moment.year}"
