"""A newsroom with channels for tests: the real store and flow, services on loopback."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from musnad.acquire.courier import HttpCourier
from musnad.channels.outlet import Outfit
from musnad.channels.plugin import channel
from musnad.core.article import Article, Correction
from musnad.core.house import House
from musnad.core.receipt import Receipt
from musnad.core.source import Source
from musnad.flow.deliver import deliver
from musnad.flow.newsroom import Newsroom
from musnad.parts.channels import (
    BlueskyPart,
    MailPart,
    MastodonPart,
    TelegramPart,
    WebhookPart,
    WebsubPingPart,
    WordpressPart,
)
from tests.channels.services import TOKEN, FakeWordpress
from tests.flow import newsstand
from tests.publish.samples import PENTAGON_EN, PENTAGON_TITLE, pentagon, release_of

SITE = "https://news.example"
START = datetime(2025, 4, 25, 9, tzinfo=UTC)
PARTS = {
    "telegram": TelegramPart,
    "wordpress": WordpressPart,
    "webhook": WebhookPart,
    "websub": WebsubPingPart,
    "mail": MailPart,
    "mastodon": MastodonPart,
    "bluesky": BlueskyPart,
}
ENVIRONMENT = {
    "MUSNAD_TELEGRAM_TOKEN": TOKEN,
    "MUSNAD_WORDPRESS_PASSWORD": FakeWordpress.PASSWORD,
    "MUSNAD_WEBHOOK_SECRET": "whsec_test",
    "MUSNAD_MASTODON_TOKEN": "secret-token",
    "MUSNAD_BLUESKY_PASSWORD": "app-pass-word",
    "MUSNAD_SMTP_PASSWORD": "smtp-secret",
}
SOURCES = (
    Source(
        id="us-defense",
        name_ar="البنتاغون",
        name_en="U.S. Department of Defense",
        kind="ministry",
        languages=("en",),
        topics=("defence",),
    ),
)


@dataclass
class Bench:
    """A newsroom with one channel, or several."""

    now: newsstand.Now
    newsroom: Newsroom
    outfit: Outfit
    events: list
    slept: list

    def publish(self, article: Article, release) -> Article:
        """Keep and deliver a ready article, as a decision does."""
        store = self.newsroom.store
        ready = replace(article, stage="ready", changed_at=self.now())
        store.save_article(ready, release)
        return deliver(self.newsroom, store.article(ready.id, ready.revision), release)

    def correct(self, article: Article, release, reason="صُحّح الاسم", text=None) -> Article:
        """Publish the next revision, with a correction."""
        number = article.revision + 1
        made = Correction(at=self.now(), revision=number, reason=reason)
        draft = article.draft
        if text:
            draft = replace(draft, lead=replace(draft.lead, text=text))
        changed = replace(
            article,
            revision=number,
            version=0,
            draft=draft,
            corrections=(*article.corrections, made),
        )
        return self.publish(changed, release)

    def receipt(self, name: str, revision: int | None = None) -> Receipt:
        """The newest receipt of a channel, or that of a revision."""
        found = [
            one
            for one in self.newsroom.store.receipts()
            if one.channel == name and revision in (None, one.revision)
        ]
        return max(found, key=lambda one: one.revision)

    def pass_by(self, **span: float) -> None:
        self.now.moment += timedelta(**span)


def bench(folder, service, *kinds, environment=None, site=True, seconds=3.0, **settings) -> Bench:
    """A newsroom with the site (a fake) and a channel of each kind, all at one service."""
    stand = newsstand.newsstand()
    stand.now.moment = START
    slept: list[float] = []

    def sleep(wait: float) -> None:
        slept.append(wait)
        stand.now.moment += timedelta(seconds=wait)

    known = ENVIRONMENT if environment is None else environment
    place = service.place if service else "127.0.0.1:9"
    outfit = Outfit(
        house=House(name_ar="مُسنَد", zone="Asia/Beirut"),
        shelf=stand.memory,
        clock=stand.now,
        courier=HttpCourier("musnad/0 (test)", allow_private=[place], seconds=seconds),
        environment=lambda name: known.get(name, ""),
        folder=folder / "channels",
        site_folder=folder / "site",
        sleep=sleep,
        site_url=SITE if site else "",
        sources=SOURCES,
    )
    channels = tuple(
        channel(part_of(kind, f"http://{place}", **settings), outfit) for kind in kinds
    )
    page = Page()
    newsroom = replace(
        stand.newsroom, publishers=(page, *channels) if site else channels, sources=SOURCES
    )
    return Bench(now=stand.now, newsroom=newsroom, outfit=outfit, events=stand.events, slept=slept)


class Page(newsstand.Channel):
    """A site whose pages have addresses."""

    def publish(self, article, release, capture):
        told = super().publish(article, release, capture)
        return replace(told, location=f"{SITE}/articles/{article.id}.html")


def part_of(kind: str, url: str, **settings):
    """The settings of a channel at an address."""
    own = {
        "telegram": {"chat": "@musnad_news", "api_url": url},
        "wordpress": {"url": url, "user": FakeWordpress.USER, "status": "publish"},
        "webhook": {"url": f"{url}/hook"},
        "websub": {"hubs": (f"{url}/hub",)},
        "mail": {
            "host": "127.0.0.1",
            "security": "none",
            "port": int(url.rpartition(":")[2]),
            "sender": "digest@news.example",
            "recipients": ("a@reader.example", "b@reader.example"),
        },
        "mastodon": {"url": url},
        "bluesky": {"url": url, "handle": "musnad.example"},
    }[kind]
    fields = PARTS[kind].model_fields
    wanted = {name: value for name, value in settings.items() if name in fields}
    own = {name: value for name, value in own.items() if name not in wanted}
    return PARTS[kind](kind=kind, name=kind, **{**own, **wanted})


def story(**changes):
    """An article and its release: a documented meeting, retold."""
    article, release, _ = pentagon()
    release = replace(release, capture_sha256=None)
    return replace(article, stage="ready", published_at=None, **changes), release


def hostile(headline: str, lead: str = "نص."):
    """An article whose headline and lead are somebody's attack."""
    release = release_of(PENTAGON_EN, title=PENTAGON_TITLE)
    article, _ = story()
    draft = replace(
        article.draft,
        headline=replace(article.draft.headline, text=headline),
        lead=replace(article.draft.lead, text=lead),
    )
    return replace(article, draft=draft, release_id=release.id), release
