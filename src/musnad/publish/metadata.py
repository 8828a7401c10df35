"""Describes an article to machines: schema.org ``NewsArticle`` as JSON-LD."""

from __future__ import annotations

from datetime import datetime

from musnad.core.article import Article
from musnad.core.house import House
from musnad.core.release import Release
from musnad.publish import share
from musnad.publish.asked import edited
from musnad.publish.markup import plain
from musnad.publish.page import Page, Stated

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
    image: str = "",
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
    bases = [_basis(one) for one in page.bases]
    bases[0] |= _dated(release)
    told = [one.get("url", one["name"]) for one in bases]
    names = list(dict.fromkeys(one.source for one in page.bases))
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
        "creditText": f"{house.name_ar}، نقلا عن: {'، '.join(names)}",
        "isBasedOn": bases if len(bases) > 1 else bases[0],
        "citation": told if len(told) > 1 else told[0],
        "digitalSourceType": digital_source_type(article),
    }
    if page.lead:
        data["description"] = page.lead.text
    if page.kicker:
        data["articleSection"] = page.kicker
    if release.dateline:
        data["dateline"] = plain(release.dateline)
    editors = dict.fromkeys(
        plain(one) for one in (*article.edited_by, article.approved_by or "") if plain(one)
    )
    if editors:
        people = [{"@type": "Person", "name": one} for one in editors]
        data["editor"] = people if len(people) > 1 else people[0]
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
        if image:
            data["image"] = {
                "@type": "ImageObject",
                "url": f"{site_url}/{image}",
                "width": share.WIDTH,
                "height": share.HEIGHT,
            }
    return data


def _basis(stated: Stated) -> dict[str, object]:
    told: dict[str, object] = {
        "@type": "CreativeWork",
        "name": stated.title or stated.source,
        "inLanguage": stated.language,
        "publisher": {"@type": "Organization", "name": stated.source},
    }
    return told | ({"url": stated.url} if stated.url else {})


def _dated(release: Release) -> dict[str, object]:
    at = _published(release)
    return {"datePublished": at} if at else {}


def _published(release: Release) -> str | None:
    if release.published is None:
        return None
    if release.published_precision == "day":
        return release.published.date().isoformat()
    return release.published.isoformat(timespec="seconds")
