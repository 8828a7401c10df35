"""Asks hubs to tell of news, and judges what comes in their name.

What a hub sends is only ever word that there is news: the feed itself is fetched and read.

Source: WebSub, sections 5 to 8.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from musnad.core.capture import Capture
from musnad.core.errors import MusnadError
from musnad.core.habit import Habit
from musnad.core.source import Source
from musnad.core.subscription import Subscription
from musnad.flow.newsroom import Newsroom
from musnad.read.hub import declared

_SECRET_BITS = 192
_UNANSWERED = timedelta(hours=1)
_FAULT = timedelta(hours=6)
_DENIED = timedelta(days=7)
_SHORTEST_LEASE = timedelta(minutes=5)
_LONGEST_LEASE = timedelta(days=365)
_DEFAULT_LEASE = timedelta(days=10)
_RENEWED_BEFORE = timedelta(hours=6)
_TOLD_BEFORE = timedelta(hours=2)
_LONGEST_CHALLENGE = 4_000
_METHODS = frozenset({"sha1", "sha256", "sha384", "sha512"})


def keep_subscribed(newsroom: Newsroom, source: Source, capture: Capture | None) -> None:
    """Ask the hub that a feed names, where nobody has yet or the lease runs out.

    ``capture`` is the feed's new answer, None when it was unchanged. A hub's fault is kept with
    the subscription and harms nothing: the source is polled as ever.
    """
    if newsroom.hubs is None or not newsroom.hubs.listens or source.feed is None:
        return
    now = newsroom.desk.clock()
    known = newsroom.store.subscription(source.id)
    wanted = _wanted(newsroom, source, capture, known)
    if wanted is None or not _to_be_asked(wanted, now):
        return
    # Stored first: the hub asks back before it answers, or while it does.
    newsroom.store.save_subscription(replace(wanted, asked_at=now, error_code=None))
    try:
        newsroom.hubs.subscribe(wanted)
    except MusnadError as error:
        current = newsroom.store.subscription(source.id) or wanted
        newsroom.store.save_subscription(replace(current, error_code=error.code))


def announced(newsroom: Newsroom, habit: Habit, now: datetime) -> bool:
    """Whether a hub can be relied on to tell of this source's news: it told of the last."""
    if newsroom.hubs is None:
        return False
    known = newsroom.store.subscription(habit.source_id)
    if known is None or known.state != "active" or known.told_at is None:
        return False
    if known.lease_until is None or known.lease_until <= now:
        return False
    return habit.news_at is None or known.told_at >= habit.news_at - _TOLD_BEFORE


def verify(newsroom: Newsroom, token: str, query: Mapping[str, str]) -> str | None:
    """What to answer to a hub that asks whether we meant it; None when we did not."""
    known = newsroom.store.subscription(token=token)
    if known is None or query.get("hub.topic") != known.topic:
        return None
    mode, challenge = query.get("hub.mode"), query.get("hub.challenge", "")
    followed = newsroom.source(known.source_id) is not None
    if mode == "denied":
        newsroom.store.save_subscription(replace(known, state="denied"))
        return ""
    if not challenge or len(challenge) > _LONGEST_CHALLENGE or not challenge.isprintable():
        return None
    if mode == "unsubscribe":
        return None if followed else challenge
    if mode != "subscribe" or not followed:
        return None
    until = newsroom.desk.clock() + _lease(query.get("hub.lease_seconds", ""))
    newsroom.store.save_subscription(replace(known, state="active", lease_until=until))
    return challenge


def told(newsroom: Newsroom, token: str, body: bytes, signature: str) -> str | None:
    """The source of which a hub brings news; None when it was not the hub that we asked."""
    known = newsroom.store.subscription(token=token)
    if known is None or known.state != "active" or newsroom.source(known.source_id) is None:
        return None
    if not _signed(known.secret, body, signature):
        return None
    newsroom.store.save_subscription(replace(known, told_at=newsroom.desk.clock()))
    return known.source_id


@contextmanager
def listening(newsroom: Newsroom, hint: Callable[[str], None]) -> Iterator[None]:
    """Listen to hubs, where the newsroom has any, and pass each source with news to ``hint``."""
    if newsroom.hubs is None:
        yield
        return

    def news(token: str, body: bytes, signature: str) -> None:
        source_id = told(newsroom, token, body, signature)
        if source_id is not None:
            hint(source_id)

    with newsroom.hubs.listening(lambda token, query: verify(newsroom, token, query), news):
        yield


def _wanted(
    newsroom: Newsroom, source: Source, capture: Capture | None, known: Subscription | None
) -> Subscription | None:
    """The subscription that the feed calls for: the one there is, or a new one."""
    if capture is None:
        return known
    hub = declared(capture)
    if hub is None:
        return None
    if known is not None and (known.hub, known.topic) == (hub.url, hub.topic):
        return known
    return Subscription(
        source_id=source.id,
        topic=hub.topic,
        hub=hub.url,
        token=f"{newsroom.chance.getrandbits(_SECRET_BITS):048x}",
        secret=f"{newsroom.chance.getrandbits(_SECRET_BITS):048x}",
    )


def _to_be_asked(subscription: Subscription, now: datetime) -> bool:
    asked_at = subscription.asked_at
    if asked_at is None or asked_at > now:
        return True
    if subscription.error_code is not None:
        return now - asked_at >= _FAULT
    if subscription.state == "denied":
        return now - asked_at >= _DENIED
    until = subscription.lease_until
    if subscription.state == "active" and until is not None:
        lease = until - asked_at
        if now < until - min(lease / 4, max(lease / 10, _RENEWED_BEFORE)):
            return False
        return now - asked_at >= _SHORTEST_LEASE
    return now - asked_at >= _UNANSWERED


def _lease(told_seconds: str) -> timedelta:
    if not (told_seconds.isascii() and told_seconds.isdigit()) or len(told_seconds) > 12:
        return _DEFAULT_LEASE
    seconds = min(float(told_seconds), _LONGEST_LEASE.total_seconds())
    return max(timedelta(seconds=seconds), _SHORTEST_LEASE)


def _signed(secret: str, body: bytes, signature: str) -> bool:
    method, _, digest = signature.strip().partition("=")
    if method.lower() not in _METHODS or not digest.isascii():
        return False
    expected = hmac.new(secret.encode("ascii"), body, method.lower()).hexdigest()
    return hmac.compare_digest(expected, digest.lower())
