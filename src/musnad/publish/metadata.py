"""Describes an article to machines: schema.org ``NewsArticle`` as JSON-LD."""

from __future__ import annotations

from datetime import datetime

from musnad.core.article import Article
from musnad.core.house import House
from musnad.core.release import Release
from musnad.publish.asked import edited
from musnad.publish.links import safe_url
from musnad.publish.markup import language_tag, plain
from musnad.publish.page import Page

_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_HEADLINE_LENGTH = 110


def digital_source_type(article: Article) -> str:
    """How it was made: by rules, by a trained model, or by one and a person after it.

    Source: IPTC digital source type.
    """
    if article.draft.writer.model is None:
        return _SOURCE_TYPE + "algorithmicMedia"
    composite = "compositeWithTrainedAlgorithmicMedia"
    return _SOURCE_TYPE + (composite if edited(article) else "trainedAlgorithmicMedia")


def describe(
    article: Article,
    release: Release,
    page: Page,
    house: House,
    *,
    published: datetime,
    site_url: str,
    path: str,
) -> dict[str, object]:
    """The article's JSON-LD; addresses of the site itself only when it has one.

    The author is the newsroom's desk, which answers for the text: a program is no author.
    Source: schema.org, NewsArticle.
    """
    newsroom: dict[str, object] = {"@type": "NewsMediaOrganization", "name": house.name_ar}
    if house.name_en:
        newsroom["alternateName"] = house.name_en
    if site_url:
        about = f"{site_url}/about.html"
        newsroom["url"] = f"{site_url}/"
        newsroom["publishingPrinciples"] = f"{about}#principles"
        newsroom["correctionsPolicy"] = f"{about}#corrections"
    basis: dict[str, object] = {
        "@type": "CreativeWork",
        "name": page.source_title or page.source,
        "inLanguage": language_tag(release.language),
        "publisher": {"@type": "Organization", "name": page.source},
    }
    if url := safe_url(release.url):
        basis["url"] = url
    if release.published:
        basis["datePublished"] = _published(release)
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": f"urn:musnad:{article.id}",
        "headline": page.headline.text[:_HEADLINE_LENGTH],
        "inLanguage": page.language,
        "datePublished": published.isoformat(timespec="seconds"),
        "dateModified": max(published, article.changed_at).isoformat(timespec="seconds"),
        "version": article.revision,
        "isAccessibleForFree": True,
        "author": {"@type": "Organization", "name": f"مكتب تحرير {house.name_ar}"},
        "publisher": newsroom,
        "creditText": f"{house.name_ar}، نقلا عن: {page.source}",
        "isBasedOn": basis,
        "citation": basis.get("url", page.source_title or page.source),
        "digitalSourceType": digital_source_type(article),
    }
    if page.lead:
        data["description"] = page.lead.text
    if page.kicker:
        data["articleSection"] = page.kicker
    if release.dateline:
        data["dateline"] = plain(release.dateline)
    if article.approved_by:
        data["editor"] = {"@type": "Person", "name": plain(article.approved_by)}
    if article.corrections:
        data["correction"] = [
            {
                "@type": "CorrectionComment",
                "text": plain(one.reason),
                "datePublished": one.at.isoformat(timespec="seconds"),
            }
            for one in article.corrections
        ]
    if site_url:
        data["url"] = data["mainEntityOfPage"] = f"{site_url}/{path}"
    return data


def _published(release: Release) -> str | None:
    if release.published is None:
        return None
    if release.published_precision == "day":
        return release.published.date().isoformat()
    return release.published.isoformat(timespec="seconds")
