"""One article to one channel: begun by one process alone, tried again in time, or left to a person.

Every channel has a lane of its own: while it fails, what is for it waits there, and nothing else
waits for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from musnad.core.article import Article
from musnad.core.errors import MusnadError, RefusedError, TransientError
from musnad.core.patience import WAITS
from musnad.core.ports import Publisher
from musnad.core.receipt import Receipt, ReceiptState
from musnad.core.release import Release
from musnad.flow.newsroom import Event, Newsroom

REST = timedelta(minutes=10)
"""A channel that failed is left alone until its next try, but not longer than this."""

GRACE = timedelta(minutes=2)
"""Longer than any sending takes: an intent that is older belongs to a process that died."""

UNRESOLVED = "channel.unresolved"
"""What a publisher raises when nobody knows whether it arrived."""

NOT_YET = frozenset(
    {"channel.pace", "channel.earlier_open", "channel.page_missing", "channel.later"}
)
"""Not faults: it is not its turn yet."""

MENDED_OUTSIDE = frozenset(
    {
        "publish.folder",
        "channel.address",
        "channel.certificate",
        "channel.key",
        "channel.redirect",
        "channel.secret_form",
        "channel.unset",
    }
)
"""Refusals that have nothing to do with the article: tried again until somebody mends it."""

MOST_OUTSIDE = 50
"""Tries of what is mended outside, an hour apart: two days, for older news is none."""

WITHDRAWING, WITHDRAWN = "withdrawing", "withdrawn"
"""What a receipt notes while an article is taken back from a channel, and after."""

SUPERSEDED = "superseded"
INTERRUPTED = "interrupted while sending"

OPEN: tuple[ReceiptState, ...] = ("waiting", "intended", "failed")
"""States in which something is still to be done."""

_LONGEST_DETAIL = 300
_SOON = timedelta(seconds=60)


def enlist(newsroom: Newsroom, article: Article) -> None:
    """Note for each channel that this revision is to go there; what is noted already stands."""
    found = {(one.channel, one.revision) for one in newsroom.store.receipts(article.id)}
    now = newsroom.desk.clock()
    for publisher in newsroom.publishers:
        waiting = Receipt(
            article_id=article.id,
            revision=article.revision,
            channel=publisher.channel,
            state="waiting",
            at=now,
        )
        if (publisher.channel, article.revision) not in found:
            newsroom.store.swap_receipt(None, waiting)


def overtake(newsroom: Newsroom, article: Article) -> None:
    """Let go of earlier revisions that did not get out: this one takes their place."""
    now = newsroom.desk.clock()
    for one in newsroom.store.receipts(article.id):
        if one.revision < article.revision and one.state in ("waiting", "failed", "dead"):
            passed = replace(one, state="skipped", note=SUPERSEDED, due_at=None, at=now)
            newsroom.store.swap_receipt(one, passed)


def resting(newsroom: Newsroom) -> set[str]:
    """The channels that failed lately and are left alone for now."""
    now = newsroom.desk.clock()
    return {
        one.channel
        for one in newsroom.store.receipts(state="failed")
        if one.due_at is not None and one.at - _SOON <= now < min(one.due_at, one.at + REST)
    }


def behind(newsroom: Newsroom) -> tuple[str, ...]:
    """The articles for which something is due to be sent or finished, the longest waiting first."""
    now = newsroom.desk.clock()
    channels = {one.channel for one in newsroom.publishers}
    found = [
        one
        for state in OPEN
        for one in newsroom.store.receipts(state=state)
        if one.channel in channels and _due(one, now)
    ]
    return tuple(dict.fromkeys(one.article_id for one in sorted(found, key=lambda one: one.at)))


def receipt_of(newsroom: Newsroom, publisher: Publisher, article: Article) -> Receipt | None:
    """The receipt of this very revision by a channel."""
    for receipt in newsroom.store.receipts(article.id):
        if receipt.channel == publisher.channel and receipt.revision == article.revision:
            return receipt
    return None


def send(
    newsroom: Newsroom, publisher: Publisher, article: Article, release: Release
) -> Receipt | None:
    """Send what is due to a channel, once; its receipt, or None where nothing was to be done.

    What was begun and never finished is sent again only where that does no harm, otherwise it
    is ``unresolved``, and a person decides.
    """
    known = receipt_of(newsroom, publisher, article)
    now = newsroom.desk.clock()
    if known is None or known.state not in OPEN or not _due(known, now):
        return None
    if known.state == "intended" and not publisher.repeatable:
        if timedelta(0) <= now - known.at < GRACE:
            return None  # another process may be sending it at this moment
        lost = replace(known, state="unresolved", note=INTERRUPTED)
        return lost if newsroom.store.swap_receipt(known, lost) else None
    intent = _begun(known, now)
    if not newsroom.store.swap_receipt(known, intent):
        return None  # somebody else has it in hand
    capture = newsroom.store.capture(release.capture_sha256) if release.capture_sha256 else None
    try:
        receipt = publisher.publish(article, release, capture)
    except MusnadError as error:
        return _settle(
            newsroom, article, intent, failed(intent, error, newsroom.desk.clock()), error
        )
    done = replace(receipt, attempts=intent.attempts, asked_by=intent.asked_by)
    newsroom.store.save_receipt(done)
    if done.state == "sent":
        tell(newsroom, article, publisher.channel, outcome=done.location or "")
    return done


def withdraw(
    newsroom: Newsroom, publisher: Publisher, article: Article, *, dead_too: bool = False
) -> Receipt | None:
    """Take a withdrawn article back from a channel; its receipt, or None for nothing to do.

    Where nobody knows whether it is there, a person sees to it; with ``dead_too`` also where
    its last revision could not be sent, for an earlier one may stand there.
    """
    known = receipt_of(newsroom, publisher, article)
    now = newsroom.desk.clock()
    if known is None or known.note == WITHDRAWN or not _due(known, now):
        return None
    if known.state in ("unresolved", "skipped") or (known.state == "dead" and not dead_too):
        return None
    intent = replace(_begun(known, now), note=WITHDRAWING)
    if not newsroom.store.swap_receipt(known, intent):
        return None
    try:
        receipt = publisher.withdraw(article)
    except MusnadError as error:
        after = failed(intent, error, newsroom.desk.clock(), harmless=True)
        return _settle(newsroom, article, intent, after, error)
    done = replace(receipt, note=WITHDRAWN, attempts=intent.attempts)
    newsroom.store.save_receipt(done)
    tell(newsroom, article, publisher.channel, outcome=WITHDRAWN)
    return done


def failed(
    intent: Receipt, error: MusnadError, now: datetime, *, harmless: bool = False
) -> Receipt:
    """What becomes of a try that failed; with ``harmless`` it may be done twice."""
    asked = error.retry_after_seconds if isinstance(error, TransientError) else None
    told = replace(intent, at=now, note=error.code, detail=detail_of(error))
    if error.code == UNRESOLVED and not harmless:
        return replace(told, state="unresolved")
    if error.code in NOT_YET:
        wait = timedelta(seconds=asked) if asked else _SOON
        return replace(told, state="waiting", attempts=intent.attempts - 1, due_at=now + wait)
    outside = error.code in MENDED_OUTSIDE
    if isinstance(error, RefusedError) and not outside:
        return replace(told, state="dead")
    if intent.attempts > (MOST_OUTSIDE if outside else len(WAITS)):
        return replace(told, state="dead")
    wait = WAITS[min(intent.attempts, len(WAITS)) - 1]
    if outside:
        wait = min(wait, WAITS[4])
    return replace(told, state="failed", due_at=now + max(wait, timedelta(seconds=asked or 0)))


def detail_of(error: MusnadError) -> str | None:
    """What the other side said of it, where it said something: status and reason."""
    facts = error.facts
    told = " ".join(facts[name] for name in ("status", "reason", "why") if facts.get(name))
    return told[:_LONGEST_DETAIL] or None


def tell(
    newsroom: Newsroom,
    article: Article,
    channel: str,
    *,
    outcome: str = "",
    code: str = "",
    facts: Iterable[tuple[str, str]] = (),
) -> None:
    """Tell the journal what became of a sending."""
    newsroom.journal(
        Event(
            kind="send_failed" if code else "sent",
            at=newsroom.desk.clock(),
            source_id=article.source_id,
            subject=f"{article.id} -> {channel}",
            outcome=outcome,
            code=code,
            facts=tuple(facts),
        )
    )


def _begun(known: Receipt, now: datetime) -> Receipt:
    return replace(
        known, state="intended", at=now, attempts=known.attempts + 1, due_at=None, detail=None
    )


def _due(known: Receipt, now: datetime) -> bool:
    # A clock that was set back says nothing of when a try is due.
    return known.due_at is None or known.due_at <= now or now < known.at - _SOON


def _settle(
    newsroom: Newsroom, article: Article, intent: Receipt, after: Receipt, error: MusnadError
) -> Receipt:
    newsroom.store.save_receipt(after)
    if error.code not in NOT_YET:
        tell(newsroom, article, intent.channel, code=error.code, facts=error.facts.items())
    return after
