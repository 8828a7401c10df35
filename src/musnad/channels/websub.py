"""Hubs are told that the site's feeds have changed, soon, and once for many changes.

Source: WebSub, section 7: ``hub.mode=publish`` with the topic's address, form-encoded.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from musnad.channels.answers import fault, host_of
from musnad.channels.outlet import Outfit, Outlet
from musnad.channels.story import Story
from musnad.core.article import Article
from musnad.core.courier import Parcel
from musnad.core.errors import RefusedError, TransientError
from musnad.core.receipt import Receipt
from musnad.parts.channels import WebsubPingPart

FEEDS = ("rss.xml", "atom.xml", "feed.json")


class WebsubPing(Outlet):
    """The port ``Publisher`` for hubs: they are told of feeds, never of an article alone."""

    repeatable = True

    def __init__(self, part: WebsubPingPart, outfit: Outfit) -> None:
        super().__init__(part, outfit)
        self._own = part

    def draft(self, story: Story) -> object:
        """The addresses that hubs are told of."""
        return {"article": story.id, "hubs": list(self._own.hubs), "topics": self._topics()}

    def send(
        self,
        article: Article,
        story: Story,  # noqa: ARG002  a hub fetches what has changed
        earlier: Sequence[Receipt],  # noqa: ARG002
    ) -> Receipt:
        """Tell the hubs, unless they were told since; raises ``channel.later`` if too soon."""
        self._tell(article)
        return self.receipt(article)

    def take_back(self, article: Article) -> Receipt:
        """Tell the hubs that the feeds have changed once more."""
        self._tell(article)
        return self.receipt(article)

    def _tell(self, article: Article) -> None:
        topics = self._topics()
        now = self._outfit.clock()
        changed = article.changed_at.timestamp()
        with self._notebook.changing() as notes:
            told = notes.get("told_at")
            told_at = float(told) if isinstance(told, (int, float)) else 0.0
            told_at = min(told_at, now.timestamp())  # a clock that was set back
            if told_at > changed:
                return
            wait = told_at + self._own.every_seconds - now.timestamp()
            if wait > 0:
                raise TransientError(
                    "channel.later", retry_after_seconds=wait, channel=self.channel
                )
            for hub in self._own.hubs:
                self._ping(hub, topics)
            notes["told_at"] = now.timestamp()

    def _ping(self, hub: str, topics: list[str]) -> None:
        form = [("hub.mode", "publish")]
        # Hubs differ in the name: the older ones read hub.url, the later hub.topic.
        form += [pair for one in topics for pair in (("hub.url", one), ("hub.topic", one))]
        reply = self.carry(
            Parcel(
                method="POST",
                url=hub,
                headers=(("Content-Type", "application/x-www-form-urlencoded"),),
                body=urlencode(form).encode(),
            )
        )
        now = self._outfit.clock()
        error = fault(reply, channel=self.channel, host=host_of(hub), now=now, reason="")
        if error is not None:
            raise error

    def _topics(self) -> list[str]:
        if not self._outfit.site_url:
            raise RefusedError("channel.no_site", channel=self.channel)
        return [f"{self._outfit.site_url}/{name}" for name in FEEDS]
