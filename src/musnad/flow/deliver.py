"""A ready article to every channel, once each."""

from __future__ import annotations

from dataclasses import replace

from musnad.core.article import Article, move
from musnad.core.errors import MusnadError, RefusedError, TransientError
from musnad.core.log import Note
from musnad.core.ports import Publisher
from musnad.core.receipt import Receipt
from musnad.core.release import Release
from musnad.flow.newsroom import Event, Newsroom

_SEEN = ("published", "withdrawn")
_WITHDRAWING, _WITHDRAWN = "withdrawing", "withdrawn"
"""What a receipt notes while an article is taken back from a channel, and after."""


def deliver(newsroom: Newsroom, article: Article, release: Release) -> Article:
    """Publish a ``ready`` article on every channel and mark it ``published``.

    The intent is stored before anything is sent. A channel that has its receipt is passed
    over; an intent without one is sent again only where that does no harm, otherwise it is
    marked ``unresolved`` for a person. A channel's fault does not stop the others. That it went
    out is logged with it, once. Raises TransientError ``store.stale`` when a person changed it
    meanwhile.
    """
    for publisher in newsroom.publishers:
        if _receipt(newsroom, publisher, article) is None:
            newsroom.store.save_receipt(_intent(newsroom, publisher, article))
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
    for publisher in newsroom.publishers:
        _send(newsroom, publisher, published, release, begun=False)
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
        known = _receipt(newsroom, publisher, article)
        if known is not None and known.note != _WITHDRAWN:
            newsroom.store.save_receipt(replace(known, state="intended", note=_WITHDRAWING))
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
        _withdraw(newsroom, publisher, withdrawn)
    return withdrawn


def _seen(newsroom: Newsroom, article_id: str) -> Article | None:
    """The revision that readers saw last, published or withdrawn."""
    current = newsroom.store.article(article_id)
    while current is not None and current.stage not in _SEEN and current.revision > 1:
        current = newsroom.store.article(article_id, current.revision - 1)
    return current if current is not None and current.stage in _SEEN else None


def _withdraw(newsroom: Newsroom, publisher: Publisher, article: Article) -> None:
    known = _receipt(newsroom, publisher, article)
    if known is None or known.note == _WITHDRAWN:
        return
    try:
        receipt = publisher.withdraw(article)
    except MusnadError as error:
        newsroom.store.save_receipt(replace(known, state="failed", note=error.code))
        _note(newsroom, article, publisher, code=error.code, facts=tuple(error.facts.items()))
        return
    newsroom.store.save_receipt(replace(receipt, note=_WITHDRAWN))
    _note(newsroom, article, publisher, outcome=_WITHDRAWN)


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
        if not publisher.repeatable or publisher.channel not in sent:
            continue
        try:
            newsroom.store.save_receipt(publisher.publish(article, release, capture))
        except MusnadError as error:  # what was sent before stands
            facts = tuple(error.facts.items())
            _note(newsroom, article, publisher, code=error.code, facts=facts)
    return True


def resume(newsroom: Newsroom) -> int:
    """Finish what a stopped run had begun to publish; returns how many articles.

    Channels that failed before are tried again.
    """
    behind = {one.article_id for one in newsroom.store.receipts(state="intended")}
    behind |= {one.article_id for one in newsroom.store.receipts(state="failed")}
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
        behind.discard(article.id)
        finished += 1
    for article_id in sorted(behind):
        finished += resend(newsroom, article_id)
    return finished


def resend(newsroom: Newsroom, article_id: str) -> bool:
    """Finish what was begun or failed for one article; returns whether readers see one."""
    article = _seen(newsroom, article_id)
    release = newsroom.store.release(article.release_id) if article else None
    if article is None or release is None:
        return False
    for publisher in newsroom.publishers:
        if article.stage == "withdrawn":
            _withdraw(newsroom, publisher, article)
            continue
        known = _receipt(newsroom, publisher, article)
        if known is not None and known.note == _WITHDRAWING:
            # It was stopped before the withdrawal was decided: what was sent stands.
            newsroom.store.save_receipt(replace(known, state="sent", note=None))
        _send(newsroom, publisher, article, release, begun=True)
    return True


def _receipt(newsroom: Newsroom, publisher: Publisher, article: Article) -> Receipt | None:
    for receipt in newsroom.store.receipts(article.id):
        if receipt.channel == publisher.channel and receipt.revision == article.revision:
            return receipt
    return None


def _intent(newsroom: Newsroom, publisher: Publisher, article: Article) -> Receipt:
    return Receipt(
        article_id=article.id,
        revision=article.revision,
        channel=publisher.channel,
        state="intended",
        at=newsroom.desk.clock(),
    )


def _send(
    newsroom: Newsroom, publisher: Publisher, article: Article, release: Release, *, begun: bool
) -> None:
    """Send once; ``begun`` says that an intent may be left from a run that was stopped."""
    known = _receipt(newsroom, publisher, article)
    if known is not None and known.state in ("sent", "unresolved"):
        return
    intent = _intent(newsroom, publisher, article)
    if begun and known is not None and known.state == "intended" and not publisher.repeatable:
        newsroom.store.save_receipt(
            replace(intent, state="unresolved", note="interrupted while sending")
        )
        return
    newsroom.store.save_receipt(intent)
    capture = newsroom.store.capture(release.capture_sha256) if release.capture_sha256 else None
    try:
        receipt = publisher.publish(article, release, capture)
    except MusnadError as error:
        newsroom.store.save_receipt(replace(intent, state="failed", note=error.code))
        _note(newsroom, article, publisher, code=error.code, facts=tuple(error.facts.items()))
        return
    newsroom.store.save_receipt(receipt)
    _note(newsroom, article, publisher, outcome=receipt.location or "")


def _note(
    newsroom: Newsroom,
    article: Article,
    publisher: Publisher,
    *,
    outcome: str = "",
    code: str = "",
    facts: tuple[tuple[str, str], ...] = (),
) -> None:
    newsroom.journal(
        Event(
            kind="send_failed" if code else "sent",
            at=newsroom.desk.clock(),
            source_id=article.source_id,
            subject=f"{article.id} -> {publisher.channel}",
            outcome=outcome,
            code=code,
            facts=facts,
        )
    )
