"""What a person knows of a sending that nobody else could tell the end of."""

from __future__ import annotations

from dataclasses import replace

from musnad.core.errors import RefusedError
from musnad.core.log import Note
from musnad.core.receipt import Receipt
from musnad.flow.deliver import published_of, resend
from musnad.flow.hands import article_of
from musnad.flow.newsroom import Newsroom
from musnad.flow.sending import SUPERSEDED


def resolve(
    newsroom: Newsroom, article_id: str, revision: int, channel: str, *, arrived: bool, by: str
) -> Receipt:
    """Settle an ``unresolved`` sending: it arrived, or it did not and is sent again at once.

    One that failed or is dead may be sent again, too. Where a later revision has been published
    since, that one goes out. It is logged. Raises RefusedError
    ``article.unknown``, or ``receipt.unknown`` (``channel``) where nothing is to be settled.
    """
    article_of(newsroom, article_id)
    known = _receipt(newsroom, article_id, revision, channel)
    if known is None or known.state not in ("failed", "unresolved", "dead"):
        raise RefusedError("receipt.unknown", channel=channel[:80])
    now = newsroom.desk.clock()
    if arrived:
        settled = replace(known, state="sent", at=now, note=f"resolved by {by}", due_at=None)
    else:
        settled = replace(
            known,
            state="failed",
            at=now,
            note="channel.again",
            attempts=0,
            due_at=None,
            asked_by=by,
        )
    if not newsroom.store.swap_receipt(known, settled):
        raise RefusedError("receipt.unknown", channel=channel[:80])
    told = (("channel", channel), ("revision", str(revision)), ("arrived", str(arrived).lower()))
    newsroom.store.desk.log.append(
        Note(by=by, action="channel.resolved", subject=article_id, facts=told)
    )
    standing = published_of(newsroom, article_id)
    if standing is not None and standing.revision > revision:
        _make_way(newsroom, settled, standing.revision)
    resend(newsroom, article_id)
    return _receipt(newsroom, article_id, revision, channel) or settled


def _make_way(newsroom: Newsroom, settled: Receipt, revision: int) -> None:
    """Let a later revision out that waited for the end of this one."""
    if settled.state == "failed":
        passed = replace(settled, state="skipped", note=SUPERSEDED)
        newsroom.store.swap_receipt(settled, passed)
    later = _receipt(newsroom, settled.article_id, revision, settled.channel)
    if later is not None and later.state in ("waiting", "failed"):
        newsroom.store.swap_receipt(later, replace(later, due_at=None))


def _receipt(newsroom: Newsroom, article_id: str, revision: int, channel: str) -> Receipt | None:
    return next(
        (
            one
            for one in newsroom.store.receipts(article_id)
            if one.channel == channel and one.revision == revision
        ),
        None,
    )
