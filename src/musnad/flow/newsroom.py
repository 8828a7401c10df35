"""The newsroom as the steps see it: its ports and its settled policies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Literal

from musnad.core.house import House
from musnad.core.memory import Store
from musnad.core.ports import (
    Checker,
    Clock,
    Encoder,
    Fetcher,
    Hubs,
    Mailbox,
    Publisher,
    Reader,
    Writer,
)
from musnad.core.source import Source

Mode = Literal["publish", "hold"]
WhenBusy = Literal["wait", "fall_back"]
EventKind = Literal[
    "polled",
    "poll_failed",
    "found",
    "done",
    "refused",
    "retry",
    "parked",
    "sent",
    "send_failed",
    "source_changed",
    "correction_due",
    "source_gone",
    "source_back",
    "source_hidden",
    "watch_failed",
    "captures_expired",
    "mail_left",
    "settings_taken",
    "settings_refused",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """When an article may go out without a person, and how long to keep trying.

    ``mode`` ``publish`` sends what is clean and holds the rest; ``hold`` holds everything.
    An article is held as well when a sentence of it has a risk above ``hold_above_risk``, when
    its source is among ``hold_sources``, or when it or its release speaks of one of
    ``hold_topics`` (words or phrases in either language).

    A model's draft is sent back at most ``revisions`` times. A sentence of it whose risk is
    above ``model_risk`` is treated as one that failed, though the checker would pass it
    (headlines apart, which are judged by their words).
    ``when_busy`` says whether a release waits for a model that is busy, while attempts
    remain, or falls back at once.

    An item is tried ``attempts`` times in all; the wait starts at ``first_retry_seconds``
    and doubles each time, up to ``longest_retry_seconds``.
    """

    mode: Mode = "publish"
    writer: str = "auto"
    attempts: int = 5
    first_retry_seconds: float = 30.0
    longest_retry_seconds: float = 3600.0
    hold_above_risk: float = 1.0
    hold_sources: tuple[str, ...] = ()
    hold_topics: tuple[str, ...] = ()
    revisions: int = 2
    model_risk: float = 0.15
    when_busy: WhenBusy = "fall_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Polling:
    """How often sources are asked, beside each one's own floor.

    Silence, and the source's word on how long its answer holds, stretch the interval up to
    ``longest_minutes``; faults up to ``longest_backoff_minutes``. Of the first answer of a
    source, entries older than ``first_run_days`` are passed over, and of the others all but
    the newest ``first_run_entries``; 0 is no limit.
    """

    longest_minutes: float = 60.0
    longest_backoff_minutes: float = 360.0
    first_run_days: int = 7
    first_run_entries: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    """What is done with pages after publication.

    They are looked at again ``after_hours`` hours after it. Captures that no article rests on
    are kept for ``keep_days`` days, 0 for ever.
    """

    after_hours: tuple[float, ...] = (1.0, 6.0, 24.0, 168.0, 720.0)
    keep_days: int = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """How releases are known again, and gathered by event.

    Nearly the same text is looked for among releases of the last ``days`` days; the same in
    another language among those that its publisher put out within ``translation_days`` days;
    others that tell of the same event among those of within ``event_hours`` hours.
    """

    encoder: Encoder
    near: bool = True
    translations: bool = True
    events: bool = True
    days: float = 30.0
    translation_days: float = 7.0
    event_hours: float = 48.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, for the journal: a stable kind, and what it happened to."""

    kind: EventKind
    at: datetime
    source_id: str
    subject: str = ""
    outcome: str = ""
    code: str = ""
    facts: tuple[tuple[str, str], ...] = ()


Journal = Callable[[Event], None]


def silent(event: Event) -> None:
    """Keep no journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What turns one capture into a checked article: no store, no channel."""

    clock: Clock
    house: House
    readers: tuple[Reader, ...]
    writers: tuple[Writer, ...]
    checker: Checker
    policy: Policy = field(default_factory=Policy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """A desk with its sources, its memory and its channels.

    ``chance`` spreads the times of polls, and makes secrets. ``hubs`` is None where there is
    no public address at which they could tell of news.
    """

    desk: Desk
    store: Store
    fetcher: Fetcher
    publishers: tuple[Publisher, ...]
    sources: tuple[Source, ...]
    journal: Journal = silent
    polling: Polling = field(default_factory=Polling)
    looking: Looking = field(default_factory=Looking)
    hubs: Hubs | None = None
    matching: Matching | None = None
    mailboxes: tuple[Mailbox, ...] = ()
    chance: Random = field(default_factory=lambda: Random(0))  # noqa: S311  wiring gives a better one

    def source(self, source_id: str) -> Source | None:
        """The source with this id, if the newsroom follows it."""
        return next((source for source in self.sources if source.id == source_id), None)
