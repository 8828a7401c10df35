"""A ready article to every channel, once each."""

from __future__ import annotations

from dataclasses import replace

from musnad.core.article import Article, move
from musnad.core.errors import MusnadError, RefusedError, TransientError
from musnad.core.log import Note
from musnad.core.ports import Publisher
from musnad.core.receipt import Receipt
from musnad.core.release import Release
from musnad.flow.newsroom import Newsroom
from musnad.flow.sending import (
    WITHDRAWING,
    WITHDRAWN,
    behind,
    enlist,
    overtake,
    receipt_of,
    resting,
    send,
    tell,
    withdraw,
)

_SEEN = ("published", "withdrawn")


def deliver(newsroom: Newsroom, article: Article, release: Release) -> Article:
    """Publish a ``ready`` article on every channel and mark it ``published``.

    That it is to go to a channel is stored before anything is sent. A channel that has its
    receipt is passed over; what was begun and not finished is sent again only where that does
    no harm. A channel's fault does not stop the others, and one that failed lately is not
    waited for: what is for it waits in its lane. That it went out is logged with it, once.
    Raises TransientError ``store.stale`` when a person changed it meanwhile.
    """
    enlist(newsroom, article)
    published = move(article, "published", at=newsroom.desk.clock())
    try:
        newsroom.store.desk.copy.keep(
            published,
            release,
            expected=(article.revision, article.version),
            notes=(_logged(published),),
        )
    except RefusedError as error:
        if error.code != "desk.stale":
            raise
        # For whoever delivers this is a passing fault: the next look finds it as it is now.
        raise TransientError("store.stale", article=article.id) from error
    overtake(newsroom, published)
    at_rest = resting(newsroom)
    for publisher in newsroom.publishers:
        if publisher.channel not in at_rest:
            send(newsroom, publisher, published, release)
    return published


def published_of(newsroom: Newsroom, article_id: str) -> Article | None:
    """The revision that readers see, whatever waits for a person; None when there is none."""
    seen = _seen(newsroom, article_id)
    return seen if seen is not None and seen.stage == "published" else None


def take_back(newsroom: Newsroom, article: Article, release: Release, *notes: Note) -> Article:
    """Withdraw a published revision from every channel that it went to.

    The intent is stored before anything is taken back, so that a run killed anywhere is
    finished by ``resume``. Raises RefusedError ``article.move`` or ``desk.stale``.
    """
    withdrawn = move(article, "withdrawn", at=newsroom.desk.clock())
    for publisher in newsroom.publishers:
        known = receipt_of(newsroom, publisher, article)
        if known is not None and known.state == "sent" and known.note != WITHDRAWN:
            begun = replace(known, state="waiting", note=WITHDRAWING, attempts=0, due_at=None)
            newsroom.store.save_receipt(begun)
    current = newsroom.store.article(article.id) or article
    if current.revision == article.revision:
        newsroom.store.desk.copy.keep(
            replace(withdrawn, version=article.version + 1),
            release,
            expected=(article.revision, article.version),
            notes=notes,
        )
        withdrawn = replace(withdrawn, version=article.version + 1)
    else:  # a new revision waits meanwhile: it goes on waiting
        withdrawn = replace(withdrawn, version=article.version + 1)
        newsroom.store.save_article(withdrawn, release)
        newsroom.store.desk.log.append(*notes)
    for publisher in newsroom.publishers:
        withdraw(newsroom, publisher, withdrawn, dead_too=True)
    return withdrawn


def _seen(newsroom: Newsroom, article_id: str) -> Article | None:
    """The revision that readers saw last, published or withdrawn."""
    current = newsroom.store.article(article_id)
    while current is not None and current.stage not in _SEEN and current.revision > 1:
        current = newsroom.store.article(article_id, current.revision - 1)
    return current if current is not None and current.stage in _SEEN else None


def _logged(article: Article) -> Note:
    facts = (("revision", str(article.revision)),)
    return Note(
        by=article.approved_by or "policy",
        action="article.published",
        subject=article.id,
        facts=facts,
    )


def renew(newsroom: Newsroom, article_id: str) -> bool:
    """Send a published article anew where that does no harm, for what stands beside it changed.

    Returns whether there was anything to send.
    """
    article = published_of(newsroom, article_id)
    release = newsroom.store.release(article.release_id) if article else None
    if article is None or release is None:
        return False
    sent = {
        one.channel
        for one in newsroom.store.receipts(article.id, state="sent")
        if one.revision == article.revision
    }
    capture = newsroom.store.capture(release.capture_sha256) if release.capture_sha256 else None
    for publisher in newsroom.publishers:
        if not getattr(publisher, "renews", publisher.repeatable):
            continue
        if publisher.channel not in sent:
            continue
        try:
            newsroom.store.save_receipt(publisher.publish(article, release, capture))
        except MusnadError as error:  # what was sent before stands
            tell(newsroom, article, publisher.channel, code=error.code, facts=error.facts.items())
    return True


def resume(newsroom: Newsroom) -> int:
    """Finish what a stopped run had begun to publish; returns how many articles.

    Channels that failed before are tried again where their time has come. One that fails now
    is passed over for the rest.
    """
    waiting = dict.fromkeys(behind(newsroom))
    finished = 0
    for article in newsroom.store.articles(stage="ready"):
        release = newsroom.store.release(article.release_id)
        if release is None:
            continue
        try:
            deliver(newsroom, article, release)
        except TransientError as error:
            if error.code != "store.stale":
                raise
            continue  # a person has it in hand by now
        waiting.pop(article.id, None)
        finished += 1
    at_rest = resting(newsroom)
    for article_id in waiting:
        finished += resend(newsroom, article_id, leave=at_rest)
    return finished


def resend(newsroom: Newsroom, article_id: str, *, leave: set[str] | None = None) -> bool:
    """Finish what was begun, or is due, for one article; returns whether anything was done.

    The channels of ``leave`` are left alone; one that fails is added to them.
    """
    article = _seen(newsroom, article_id)
    release = newsroom.store.release(article.release_id) if article else None
    if article is None or release is None:
        return False
    leave = set() if leave is None else leave
    done = False
    for publisher in newsroom.publishers:
        if publisher.channel in leave:
            continue
        receipt = _finish(newsroom, publisher, article, release)
        done = done or receipt is not None
        if receipt is not None and receipt.state == "failed":
            leave.add(publisher.channel)
    return done


def _finish(
    newsroom: Newsroom, publisher: Publisher, article: Article, release: Release
) -> Receipt | None:
    if article.stage == "withdrawn":
        return withdraw(newsroom, publisher, article)
    known = receipt_of(newsroom, publisher, article)
    if known is not None and known.note == WITHDRAWING and known.state in ("waiting", "intended"):
        # It was stopped before the withdrawal was decided: what was sent stands.
        stands = replace(known, state="sent", note=None)
        newsroom.store.save_receipt(stands)
        return stands
    return send(newsroom, publisher, article, release)
