"""What in a newsroom needs a person."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from musnad.flow.newsroom import Newsroom


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """One thing that a person must look at: its kind, what it is, and the error if any."""

    kind: str
    subject: str
    code: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Counts of what there is, and what is wrong with it."""

    counts: tuple[tuple[str, int], ...]
    troubles: tuple[Trouble, ...]


def examine(newsroom: Newsroom) -> Health:
    """Look through sources, items, articles and receipts."""
    store = newsroom.store
    held = store.articles(stage="held")
    counts = (
        ("sources", len(newsroom.sources)),
        ("waiting", len(store.items(state="waiting"))),
        ("published", len(store.articles(stage="published"))),
        ("held", len(held)),
    )
    feeds = {source.id: source.feed for source in newsroom.sources}
    troubles = [
        Trouble(
            kind="poll_failed",
            subject=habit.source_id,
            code=habit.error_code,
            facts=habit.error_facts or _where(feeds.get(habit.source_id)),
        )
        for habit in store.habits()
        if habit.error_code
    ]
    for state in ("refused", "parked"):
        troubles += [
            Trouble(
                kind=state,
                subject=item.entry.url or item.entry.title,
                code=item.error_code or "",
                facts=item.error_facts,
            )
            for item in store.items(state="refused" if state == "refused" else "parked")
        ]
    troubles += [
        Trouble(kind="held", subject=f"{article.id}  {article.draft.headline.text}")
        for article in held
    ]
    for receipt in (*store.receipts(state="failed"), *store.receipts(state="unresolved")):
        troubles.append(
            Trouble(
                kind="send_failed",
                subject=f"{receipt.article_id} -> {receipt.channel}",
                code=receipt.note if receipt.state == "failed" and receipt.note else "",
            )
        )
    return Health(counts=counts, troubles=tuple(troubles))


def _where(feed: str | None) -> tuple[tuple[str, str], ...]:
    """What a message about a feed may name: the store keeps only the code of a failed poll."""
    if feed is None:
        return ()
    return (("url", feed), ("host", urlsplit(feed).netloc))
