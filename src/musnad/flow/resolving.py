"""What a person knows of a sending that nobody else could tell the end of."""

from __future__ import annotations

from dataclasses import replace

from musnad.core.errors import RefusedError
from musnad.core.log import Note
from musnad.core.receipt import Receipt, ReceiptState
from musnad.flow.deliver import resend
from musnad.flow.hands import article_of
from musnad.flow.newsroom import Newsroom


def resolve(
    newsroom: Newsroom, article_id: str, revision: int, channel: str, *, arrived: bool, by: str
) -> Receipt:
    """Settle an ``unresolved`` sending: it arrived, or it did not and is sent again at once.

    A failed one may be sent again, too. It is logged. Raises RefusedError
    ``article.unknown``, or ``receipt.unknown`` (``channel``) where nothing is to be settled.
    """
    article_of(newsroom, article_id)
    known = _receipt(newsroom, article_id, revision, channel)
    if known is None or known.state not in ("failed", "unresolved"):
        raise RefusedError("receipt.unknown", channel=channel[:80])
    state: ReceiptState = "sent" if arrived else "failed"
    settled = replace(known, state=state, at=newsroom.desk.clock(), note=f"resolved by {by}")
    newsroom.store.save_receipt(settled)
    told = (("channel", channel), ("revision", str(revision)), ("arrived", str(arrived).lower()))
    newsroom.store.desk.log.append(
        Note(by=by, action="channel.resolved", subject=article_id, facts=told)
    )
    if not arrived:
        resend(newsroom, article_id)
    return _receipt(newsroom, article_id, revision, channel) or settled


def _receipt(newsroom: Newsroom, article_id: str, revision: int, channel: str) -> Receipt | None:
    return next(
        (
            one
            for one in newsroom.store.receipts(article_id)
            if one.channel == channel and one.revision == revision
        ),
        None,
    )
