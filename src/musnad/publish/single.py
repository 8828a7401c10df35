"""An article as one page by itself, for a release that was handed in: no site around it."""

from __future__ import annotations

from musnad.core.article import Article
from musnad.core.capture import Capture
from musnad.core.house import House
from musnad.core.release import Release
from musnad.lexicon.book import speaking
from musnad.lexicon.house import lexicon_of
from musnad.publish import leaf
from musnad.publish.page import prepare
from musnad.publish.theme import Theme


def page_of(article: Article, release: Release, capture: Capture, house: House) -> str:
    """The article with its evidence as one HTML file with its style inside."""
    theme = Theme(house)
    with speaking(lexicon_of(house)):  # it may cite the house's own ledger
        shown = prepare(article, release, release.publisher)
    html = leaf.render(
        theme,
        article,
        release,
        shown,
        house,
        published=article.created_at,
        path="",
        site_url="",
        capture_sha256=capture.sha256,
        template="single.html",
    )
    return html.decode()
