"""One article's page: what its template is given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from musnad.core.article import Article
from musnad.core.house import House
from musnad.core.release import Release
from musnad.publish import metadata, record
from musnad.publish.asked import asked, edited
from musnad.publish.beside import Beside
from musnad.publish.links import safe_url
from musnad.publish.moments import write_day, write_moment
from musnad.publish.page import Page
from musnad.publish.theme import Theme


def render(
    theme: Theme,
    article: Article,
    release: Release,
    shown: Page,
    house: House,
    *,
    published: datetime,
    path: str,
    site_url: str,
    capture_sha256: str | None,
    revisions: Sequence[tuple[int, str]] = (),
    related: Sequence[Beside] = (),
    template: str = "article.html",
) -> bytes:
    """The page as UTF-8; ``path`` is its place in the site, ``revisions`` older ones,
    ``related`` what others released about the same event."""
    return theme.render(
        template,
        root="../",
        path=path,
        site_url=site_url,
        article=article,
        release=release,
        page=shown,
        notice=is_notice(article),
        asked=asked(article),
        edited=edited(article),
        published=published,
        changed=max(published, article.changed_at),
        published_at_source=_at_source(release, house),
        source_url=safe_url(release.url),
        capture_sha256=capture_sha256,
        record=record.name(article.id).rpartition("/")[2],
        revisions=revisions,
        related=related,
        metadata=metadata.describe(
            article, release, shown, house, published=published, site_url=site_url, path=path
        ),
    )


def is_notice(article: Article) -> bool:
    """Whether the article only says that something was published."""
    return article.draft.notice or article.decision == "notice"


def _at_source(release: Release, house: House) -> str:
    if release.published is None:
        return ""
    if release.published_precision == "day":
        return write_day(release.published.date(), house)
    return write_moment(release.published, house)
