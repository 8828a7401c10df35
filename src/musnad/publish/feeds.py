"""The site for machines: RSS, Atom, JSON Feed, sitemaps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

from musnad.core.house import House
from musnad.publish.card import Card
from musnad.publish.page import NOTICE
from musnad.publish.theme import Theme

ITEMS = 50
NEWS_LIMIT = 1000
NEWS_DAYS = 2

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
TAGLINE = "لا يُنشر ما لم يقله المصدر"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A card with its title, summary, address and times as the feeds write them."""

    card: Card
    title: str
    summary: str
    url: str
    guid: str
    published_rfc822: str
    published: str
    changed: str


def rss(theme: Theme, cards: Sequence[Card], site_url: str, hubs: Sequence[str] = ()) -> bytes:
    """RSS 2.0; the guid stays the same over an article's revisions and addresses."""
    return theme.render("rss.xml", **_feed(cards, site_url, hubs))


def atom(theme: Theme, cards: Sequence[Card], site_url: str, hubs: Sequence[str] = ()) -> bytes:
    """Atom. Source: RFC 4287."""
    return theme.render("atom.xml", **_feed(cards, site_url, hubs))


def json_feed(
    cards: Sequence[Card], house: House, site_url: str, hubs: Sequence[str] = ()
) -> bytes:
    """JSON Feed 1.1."""
    feed: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": house.name_ar,
        "description": TAGLINE,
        "language": "ar",
        "authors": [{"name": f"مكتب تحرير {house.name_ar}"}],
    }
    if site_url:
        feed["home_page_url"] = f"{site_url}/"
        feed["feed_url"] = f"{site_url}/feed.json"
        if hubs:
            feed["hubs"] = [{"type": "WebSub", "url": hub} for hub in hubs]
    feed["items"] = [_json_item(item, site_url) for item in items(cards, site_url)]
    return json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"


def _json_item(item: Item, site_url: str) -> dict[str, object]:
    card = item.card
    own: dict[str, object] = {"source": card.source, "notice": card.notice}
    if card.corrected:
        own["correction"] = card.correction
    told: dict[str, object] = {
        "id": item.guid,
        "url": item.url,
        "title": item.title,
        "content_text": item.summary,
        "date_published": item.published,
        "date_modified": item.changed,
        "language": card.language,
        "_musnad": own,
    }
    if card.image and site_url:
        told["image"] = f"{site_url}/{card.image}"
    return told


def news_sitemap(theme: Theme, cards: Iterable[Card], site_url: str) -> bytes:
    """The given cards for news crawlers; the caller leaves out all but the last two days."""
    kept = sorted(cards, key=lambda card: card.published, reverse=True)[:NEWS_LIMIT]
    return theme.render("news-sitemap.xml", items=items(kept, site_url))


def day_sitemap(theme: Theme, cards: Iterable[Card], site_url: str) -> bytes:
    """All articles of a day. Source: sitemaps.org protocol."""
    return theme.render("sitemap-day.xml", items=items(cards, site_url))


def sitemap(theme: Theme, days: Iterable[str], site_url: str) -> bytes:
    """The index of the days' sitemaps."""
    return theme.render("sitemap.xml", days=days, site_url=site_url)


def items(cards: Iterable[Card], site_url: str) -> list[Item]:
    """The cards as feed items; addresses are relative where the site has none of its own."""
    return [
        Item(
            card=card,
            title=_title(card),
            summary=_summary(card),
            url=f"{site_url}/{card.path}" if site_url else card.path,
            guid=f"urn:musnad:{card.id}",
            published_rfc822=format_datetime(card.published),
            published=card.published.isoformat(timespec="seconds"),
            changed=card.changed.isoformat(timespec="seconds"),
        )
        for card in cards
    ]


def _title(card: Card) -> str:
    """The headline, with the label of a notice where its own words lack it."""
    labelled = not card.notice or card.headline.startswith(NOTICE)
    return card.headline if labelled else f"{NOTICE}: {card.headline}"


def _summary(card: Card) -> str:
    """The lead, and what was corrected last: readers of a feed learn of it there."""
    told = card.lead or card.headline
    return f"{told}\n\nتصحيح: {card.correction}" if card.corrected else told


def _feed(cards: Sequence[Card], site_url: str, hubs: Sequence[str]) -> dict[str, object]:
    updated = max((card.changed for card in cards), default=_NEVER)
    return {
        "items": items(cards, site_url),
        "site_url": site_url,
        "hubs": hubs if site_url else (),
        "tagline": TAGLINE,
        "updated": updated.isoformat(timespec="seconds"),
        "updated_rfc822": format_datetime(updated),
    }
