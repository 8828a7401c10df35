"""One article's two pages: itself, and how it was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from musnad.core.article import Article
from musnad.core.house import House
from musnad.core.release import Release
from musnad.publish import metadata, record
from musnad.publish.asked import asked, edited, rounds
from musnad.publish.beside import Beside
from musnad.publish.card import Card
from musnad.publish.page import Page
from musnad.publish.theme import Theme

HOW = "how"
"""The folder of the pages that tell how articles were written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """What both pages are made from.

    ``path`` is the article's place in the site, ``image`` that of its share image or "";
    ``revisions`` are older ones with their file names, ``related`` what others released about
    the same event, ``near`` the house's own stories near this one. ``report_url`` is where
    readers report an error, "" for nowhere.
    """

    article: Article
    release: Release
    page: Page
    published: datetime
    path: str
    site_url: str
    image: str = ""
    revisions: Sequence[tuple[int, str]] = ()
    related: Sequence[Beside] = ()
    near: Sequence[Card] = ()
    report_url: str = ""

    @property
    def how(self) -> str:
        """The place of the page that tells how it was written."""
        return f"{HOW}/{self.path.rpartition('/')[2]}"


def render(theme: Theme, leaf: Leaf, house: House, *, template: str = "article.html") -> bytes:
    """The article's page as UTF-8."""
    return theme.render(
        template,
        **_told(leaf),
        path=leaf.path,
        how=leaf.how,
        image=leaf.image,
        related=leaf.related,
        near=leaf.near,
        report_url=leaf.report_url,
        asked=asked(leaf.article) if template == "single.html" else None,
        metadata=metadata.describe(
            leaf.article,
            leaf.release,
            leaf.page,
            house,
            published=leaf.published,
            site_url=leaf.site_url,
            path=leaf.path,
            image=leaf.image,
        ),
    )


def render_how(theme: Theme, leaf: Leaf) -> bytes:
    """The page that tells how the article was written, as UTF-8."""
    return theme.render(
        "how.html",
        **_told(leaf),
        path=leaf.how,
        about=leaf.path,
        asked=asked(leaf.article),
        rounds=rounds(leaf.article),
    )


def _told(leaf: Leaf) -> dict[str, object]:
    article = leaf.article
    return {
        "root": "../",
        "site_url": leaf.site_url,
        "article": article,
        "release": leaf.release,
        "page": leaf.page,
        "notice": is_notice(article),
        "edited": edited(article),
        "published": leaf.published,
        "changed": max(leaf.published, article.changed_at),
        "record": record.name(article.id).rpartition("/")[2],
        "revisions": leaf.revisions,
    }


def is_notice(article: Article) -> bool:
    """Whether the article only says that something was published."""
    return article.draft.notice or article.decision == "notice"
