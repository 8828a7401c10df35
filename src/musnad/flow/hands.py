"""Whose hand changes an article, and what of it they had before their eyes."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.core.article import Article
from musnad.core.errors import RefusedError
from musnad.flow.newsroom import Newsroom


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A person at work: ``by`` is the name that is printed, ``saw`` the revision and the
    version of the article that they saw."""

    by: str
    saw: tuple[int, int]


def hand_for(newsroom: Newsroom, article_id: str, *, by: str) -> Hand:
    """A hand that has seen the article as it stands now: for commands and programs.

    Raises RefusedError ``article.unknown``.
    """
    article = article_of(newsroom, article_id)
    return Hand(by=by, saw=(article.revision, article.version))


def article_of(newsroom: Newsroom, article_id: str) -> Article:
    """The current revision; raises RefusedError ``article.unknown``."""
    article = newsroom.store.article(article_id)
    if article is None:
        raise RefusedError("article.unknown", id=article_id)
    return article


def seen(newsroom: Newsroom, article_id: str, hand: Hand) -> Article:
    """The current revision, which must be the one that the person saw.

    Raises RefusedError ``article.unknown``, or ``desk.stale`` (``article``, ``by``, ``at``) when
    somebody changed it since. Nobody's work is overwritten between this and keeping the
    change: ``store.desk.copy`` looks again.
    """
    article = article_of(newsroom, article_id)
    if (article.revision, article.version) == hand.saw:
        return article
    last = newsroom.store.desk.log.entries(subject=article_id, newest_first=True, limit=1)
    raise RefusedError(
        "desk.stale",
        article=article_id,
        by=last[0].by if last and last[0].by != "policy" else "",
        at=article.changed_at.isoformat(timespec="seconds"),
    )
