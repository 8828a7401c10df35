"""The layouts that musnad knows: platforms that many ministries publish with.

Each has a golden page in the tests under its name and version.
"""

from __future__ import annotations

from musnad.read.site import Layout, SiteReader

DRUPAL = Layout(
    name="drupal@1",
    needles=(b"Drupal", b"node--type-", b"field--name-body"),
    marks=("article[class*='node--type-']", ".field--name-body"),
    title="h1",
    date=(
        ".field--name-field-date time, .field--name-field-publication-date time,"
        " .field--name-field-publish-date time, .field--name-field-date,"
        " .field--name-field-publication-date, .field--name-field-publish-date,"
        " .node__submitted time, .node__meta time"
    ),
    body="article[class*='node--type-'] .field--name-body",
    drop=(
        ".field--name-field-related, .field--name-field-tags, .node__links, .media--type-image"
        " figcaption, .share-links, .addtoany_list, article article"
    ),
)
"""News and press releases of Drupal 8 and later, by the classes that its own theme gives."""

ARTICLE_CS = Layout(
    name="articlecs@1",
    needles=(b"DesktopModules/ArticleCS", b"maintitle"),
    marks=("h1.maintitle", "div.body"),
    title="h1.maintitle",
    date="time, .adetail-header .date, .header-info .date, span.date",
    body="div.body",
    drop=".related-links, .media-inline, .share, .acontent-tags, figure, blockquote.embed",
)
"""Releases of the publishing system of American military sites (DotNetNuke, ArticleCS)."""


def site_readers() -> tuple[SiteReader, ...]:
    """A reader for each layout; of one site's versions, the newest first."""
    return (SiteReader(DRUPAL), SiteReader(ARTICLE_CS))
