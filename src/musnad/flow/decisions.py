"""The desk's decisions on an article that is already kept."""

from __future__ import annotations

from dataclasses import replace

from musnad.core.article import Article, Correction, move
from musnad.core.errors import RefusedError
from musnad.flow.amend import approved
from musnad.flow.deliver import deliver, published_of
from musnad.flow.newsroom import Newsroom


def publish(newsroom: Newsroom, article_id: str, *, by: str) -> Article:
    """Approve a held article and publish it; raises RefusedError ``article.*``."""
    article = _article(newsroom, article_id)
    if article.correction_due:
        article = approved(newsroom, article, by=by, reason=None)
    elif article.stage == "held":
        article = replace(move(article, "ready", at=newsroom.desk.clock()), approved_by=by)
    return _deliver(newsroom, article)


def spike(newsroom: Newsroom, article_id: str) -> Article:
    """Decide that an article will not be published; raises RefusedError ``article.*``."""
    article = _article(newsroom, article_id)
    spiked = move(article, "spiked", at=newsroom.desk.clock())
    _save(newsroom, spiked)
    return spiked


def correct(newsroom: Newsroom, article_id: str, *, reason: str | None, by: str) -> Article:
    """Publish a new revision of a published article with a dated correction.

    A correction that is due, because the source changed its text, is approved by this; then
    no ``reason`` is needed. It is printed on the page. Raises RefusedError ``article.*``.
    """
    article = _article(newsroom, article_id)
    now = newsroom.desk.clock()
    if article.correction_due:
        return _deliver(newsroom, approved(newsroom, article, by=by, reason=reason))
    if not reason or not reason.strip():
        raise RefusedError("article.no_reason", id=article_id)
    revision = article.revision + 1
    standing = published_of(newsroom, article_id)
    if article.stage == "spiked" and standing is not None:
        article = standing  # the correction that was proposed was turned down: this is another
    ready = replace(
        move(article, "ready", at=now),
        revision=revision,
        approved_by=by,
        corrections=(
            *article.corrections,
            Correction(at=now, revision=revision, reason=" ".join(reason.split())),
        ),
    )
    return _deliver(newsroom, ready)


def _article(newsroom: Newsroom, article_id: str) -> Article:
    article = newsroom.store.article(article_id)
    if article is None:
        raise RefusedError("article.unknown", id=article_id)
    return article


def _deliver(newsroom: Newsroom, article: Article) -> Article:
    release = newsroom.store.release(article.release_id)
    if release is None:
        raise RefusedError("article.no_release", id=article.id)
    newsroom.store.save_article(article, release)
    return deliver(newsroom, article, release)


def _save(newsroom: Newsroom, article: Article) -> None:
    release = newsroom.store.release(article.release_id)
    if release is None:
        raise RefusedError("article.no_release", id=article.id)
    newsroom.store.save_article(article, release)
