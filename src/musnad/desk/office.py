"""What the pages work with: the newsroom, its settings, and what makes secrets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from musnad.core.article import Article
from musnad.flow.hooks import Sender
from musnad.flow.newsroom import Newsroom
from musnad.flow.oidc import Provider
from musnad.flow.people import Door, Hasher
from musnad.settings import Settings
from musnad.tuning.tools import Tools


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One newsroom's desk.

    ``newsroom`` and ``settings`` give the present ones: both may be exchanged while the desk
    is open. ``secret`` makes a text of letters safe in addresses from so many random bytes.
    ``environment`` gives a variable's value, "" where it is not set; ``tools`` are what changing
    settings needs of the outside; ``provider`` is who else lets people in. ``picture`` draws what
    stands for an article where its link is shared (article, source and newsroom by name) as PNG.
    ``sender`` carries the calls of webhooks; None where nothing is to be sent.
    """

    folder: Path
    newsroom: Callable[[], Newsroom]
    settings: Callable[[], Settings]
    hasher: Hasher
    secret: Callable[[int], str]
    environment: Callable[[str], str]
    tools: Tools
    provider: Callable[[], Provider | None] = lambda: None
    picture: Callable[[Article, str, str], bytes] | None = None
    sender: Sender | None = None

    @property
    def now(self) -> datetime:
        """The present moment, with a zone."""
        return self.newsroom().desk.clock()

    @property
    def door(self) -> Door:
        """What lets people in."""
        return Door(newsroom=self.newsroom(), hasher=self.hasher, secret=self.secret)

    @property
    def session_length(self) -> timedelta:
        """How long a log-in holds at most."""
        return timedelta(hours=self.settings().desk.session_hours)

    @property
    def idle_length(self) -> timedelta:
        """How long it holds without a request."""
        return timedelta(hours=self.settings().desk.idle_hours)

    @property
    def secure(self) -> bool:
        """Whether browsers reach the desk over HTTPS."""
        return self.settings().desk.public_url.startswith("https://")
