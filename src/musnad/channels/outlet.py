"""What every channel does alike: whom it is for, what it tells, and what it remembers."""

from __future__ import annotations

import json
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from musnad.channels.answers import host_of
from musnad.channels.notes import Notebook
from musnad.channels.story import Story, story_of
from musnad.channels.texts import safe_url
from musnad.core.article import Article
from musnad.core.capture import Capture
from musnad.core.courier import Courier, Parcel, Reply
from musnad.core.errors import RefusedError, TransientError
from musnad.core.house import House
from musnad.core.ids import digest
from musnad.core.memory import Shelf
from musnad.core.ports import Clock
from musnad.core.receipt import Receipt
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.flow.compose import speaks_of
from musnad.parts.channels import ChannelPart

SITE = "site"
_EARLIER_OPEN_SECONDS = 600.0
_PAGE_SECONDS = 30.0
_SECONDS = 15.0
"""What one sending may take with all its requests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outfit:
    """What all channels of a newsroom work with.

    ``folder`` is for their notes, ``site_folder`` that of the site, ``site_url`` its address or
    ""; ``environment`` gives a variable's value, "" when it is not set. ``certificates`` is
    a PEM file of authorities beside the usual ones.
    """

    house: House
    shelf: Shelf
    clock: Clock
    courier: Courier
    environment: Callable[[str], str]
    folder: Path
    site_folder: Path
    sleep: Callable[[float], None]
    site_url: str = ""
    sources: tuple[Source, ...] = ()
    certificates: Path | None = None


class Outlet(ABC):
    """The part of the port ``Publisher`` that is the same for all channels."""

    repeatable = False
    renews = False

    def __init__(self, part: ChannelPart, outfit: Outfit) -> None:
        self.channel = part.name
        self._part = part
        self._outfit = outfit
        self._notebook = Notebook(outfit.folder, part.name)
        self._running = threading.local()

    def publish(
        self,
        article: Article,
        release: Release,
        capture: Capture | None,  # noqa: ARG002  channels tell what the release says
    ) -> Receipt:
        """Send it, or change what was sent of an earlier revision.

        The receipt is ``skipped`` where the article is not for this channel. Raises
        TransientError ``channel.*`` (``channel.unresolved``: nobody knows whether it arrived)
        or RefusedError ``channel.*``.
        """
        reason = self._not_for(article, release)
        if reason:
            return self.receipt(article, state="skipped", note=reason)
        story = self._story(article, release)
        if self._part.dry_run:
            self._keep(story)
            return self.receipt(article, state="skipped", note="dry_run")
        self.ready()
        return self.send(article, story, self._earlier(article))

    def withdraw(self, article: Article) -> Receipt:
        """Take back what was sent of the article; raises as ``publish``."""
        if self._part.dry_run:
            return self.receipt(article)
        self.ready()
        return self.take_back(article)

    @abstractmethod
    def send(self, article: Article, story: Story, earlier: Sequence[Receipt]) -> Receipt:
        """Send the story; ``earlier`` are receipts of what readers have, the newest last."""

    @abstractmethod
    def take_back(self, article: Article) -> Receipt:
        """Take back what was sent of the article; one that is gone is gone."""

    @abstractmethod
    def draft(self, story: Story) -> object:
        """What would be sent, as plain data without secrets."""

    def ready(self) -> None:
        """Count the time of a sending from now on; RefusedError ``channel.unset`` for no secret."""
        for name in self.variables():
            self.secret(name)
        self._running.begun = self._outfit.clock()

    def variables(self) -> tuple[str, ...]:
        """The environment's variables that hold this channel's secrets."""
        return ()

    def probe(self) -> str:
        """Ask the other side whether it knows us, sending nothing; what it says of itself.

        Raises as ``publish``.
        """
        self.ready()
        return ""

    def carry(self, parcel: Parcel) -> Reply:
        """The answer to a request, within what is left of this sending's time."""
        begun: datetime | None = getattr(self._running, "begun", None)
        now = self._outfit.clock()
        spent = max((now - begun).total_seconds(), 0.0) if begun else 0.0
        left = _SECONDS - spent
        if left < 1:
            raise TransientError("channel.unreachable", host=host_of(parcel.url), why="slow")
        return self._outfit.courier.carry(parcel, seconds=left)

    def secret(self, variable: str) -> str:
        """A secret of the environment; raises RefusedError ``channel.unset``."""
        value = self._outfit.environment(variable).strip()
        if not value:
            raise RefusedError("channel.unset", channel=self.channel, variable=variable)
        if not value.isprintable() or not value.isascii():
            raise RefusedError("channel.secret_form", channel=self.channel, variable=variable)
        return value

    def receipt(
        self,
        article: Article,
        *,
        state: Literal["sent", "skipped"] = "sent",
        location: str | None = None,
        handle: str | None = None,
        body: bytes | None = None,
        note: str | None = None,
    ) -> Receipt:
        """A receipt of this channel for an article."""
        return Receipt(
            article_id=article.id,
            revision=article.revision,
            channel=self.channel,
            state=state,
            at=self._outfit.clock(),
            location=location,
            handle=handle,
            digest=digest(body) if body is not None else None,
            note=note,
        )

    def sent_before(self, article: Article) -> tuple[Receipt, ...]:
        """What readers have of the article by this channel, the newest revision last."""
        found = [
            one
            for one in self._outfit.shelf.receipts(article.id)
            if one.channel == self.channel and one.revision <= article.revision
        ]
        kept = (one for one in found if one.handle or one.state == "sent")
        return tuple(sorted(kept, key=lambda one: one.revision))

    def asked_by(self, article: Article) -> str:
        """Who had this very revision sent again, "" for nobody."""
        for one in self._outfit.shelf.receipts(article.id):
            if one.channel == self.channel and one.revision == article.revision:
                return one.asked_by or ""
        return ""

    def _earlier(self, article: Article) -> tuple[Receipt, ...]:
        """What was sent of earlier revisions; waits while nobody knows what became of one."""
        for one in self._outfit.shelf.receipts(article.id):
            if one.channel != self.channel or one.revision >= article.revision:
                continue
            if one.state in ("unresolved", "intended"):
                raise TransientError(
                    "channel.earlier_open",
                    retry_after_seconds=_EARLIER_OPEN_SECONDS,
                    revision=one.revision,
                )
        return tuple(one for one in self.sent_before(article) if one.note != "withdrawn")

    def _not_for(self, article: Article, release: Release) -> str:
        """Why the article is not for this channel, "" when it is."""
        part = self._part
        topics = {
            topic
            for one in self._outfit.sources
            if one.id == article.source_id
            for topic in one.topics
        }
        if part.approved_only and article.approved_by is None:
            return "not_approved"
        if not part.notices and (article.draft.notice or article.decision == "notice"):
            return "notice"
        if part.sources and article.source_id not in part.sources:
            return "other_source"
        if part.topics and not topics.intersection(part.topics):
            words = [one for one in part.topics if one not in topics]
            if not speaks_of(article.draft, release, words):
                return "other_topic"
        return ""

    def _story(self, article: Article, release: Release) -> Story:
        outfit = self._outfit
        return story_of(
            article,
            release,
            shelf=outfit.shelf,
            house=outfit.house,
            sources=outfit.sources,
            link=self._link(article),
            channel_line=self._part.channel_line or outfit.house.channel_line,
            now=outfit.clock(),
        )

    def _link(self, article: Article) -> str:
        """The article's page; it is waited for where the site has an address."""
        if not self._outfit.site_url:
            return ""
        for one in self._outfit.shelf.receipts(article.id):
            if one.channel == SITE and one.revision == article.revision and one.state == "sent":
                return safe_url(one.location)
        raise TransientError("channel.page_missing", retry_after_seconds=_PAGE_SECONDS)

    def _keep(self, story: Story) -> None:
        """Keep what would have been sent, for people to look at."""
        folder = self._outfit.folder / "dry" / self.channel
        try:
            folder.mkdir(parents=True, exist_ok=True)
            told = json.dumps(self.draft(story), ensure_ascii=False, indent=1)
            name = f"{digest(story.id.encode())[:16]}-r{story.revision}.json"
            (folder / name).write_text(told, encoding="utf-8")
        except OSError as error:
            raise TransientError("channel.notes", path=folder, why=error.strerror) from error
