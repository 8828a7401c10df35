"""An article as one page by itself, for a release that was handed in: no site around it."""

from __future__ import annotations

from musnad.core.article import Article
from musnad.core.capture import Capture
from musnad.core.house import House
from musnad.core.release import Release
from musnad.publish.leaf import Leaf, render
from musnad.publish.page import Basis, prepare
from musnad.publish.theme import Theme


def page_of(article: Article, release: Release, capture: Capture, house: House) -> str:
    """The article with its evidence as one HTML file with its style inside."""
    theme = Theme(house)
    basis = Basis(release=release, source=release.publisher, capture_sha256=capture.sha256)
    shown = Leaf(
        article=article,
        release=release,
        page=prepare(article, (basis,), house),
        published=article.created_at,
        path="",
        site_url="",
    )
    return render(theme, shown, house, template="single.html").decode()
