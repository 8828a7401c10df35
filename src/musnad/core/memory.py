"""What the newsroom remembers, as protocols; the outer rooms implement them.

Every adapter of a port passes that port's contract suite in ``tests/contracts``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from musnad.core.article import Article, Stage
from musnad.core.capture import Capture, Validators
from musnad.core.habit import Habit
from musnad.core.happening import Happening, Tie, Trace
from musnad.core.host import Host
from musnad.core.item import Item, ItemState
from musnad.core.newsdesk import DeskMemory
from musnad.core.receipt import Receipt, ReceiptState
from musnad.core.release import Release
from musnad.core.sheet import Sheet
from musnad.core.subscription import Subscription
from musnad.core.watch import Change, Sight, Watch


class Archive(Protocol):
    """Keeps captures by content hash."""

    def save_capture(self, capture: Capture, *, source_id: str = "") -> None:
        """Store it: the same bytes once, the same capture (bytes, address, time) once.

        ``source_id`` is the source that it was fetched for, "" when none.
        """
        ...

    def capture(self, sha256: str) -> Capture | None:
        """The first capture that had these bytes."""
        ...

    def expire(self, *, before: datetime) -> int:
        """Let go of captures last made before a moment that no article rests on; how many."""
        ...

    def validators(self, url: str) -> Validators | None:
        """What to replay when asking this address again."""
        ...

    def save_validators(self, validators: Validators) -> None:
        """Remember what an address sent, replacing what was remembered."""
        ...


class Shelf(Protocol):
    """The articles that exist, for a publisher that renders lists of them."""

    def articles(
        self, *, stage: Stage | None = None, limit: int | None = None
    ) -> Sequence[Article]:
        """The current revision of each article, newest first.

        With a ``stage``, those that stand at it. A new revision that is still ``held`` or
        ``ready`` does not hide the ``published`` one that readers see meanwhile.
        """
        ...

    def release(self, release_id: str) -> Release | None:
        """The release with this id."""
        ...

    def related(self, article_id: str) -> Sequence[Trace]:
        """What others released about the event that an article tells of, the first first."""
        ...

    def sheets(self, *, stage: Stage) -> Iterator[Sheet]:
        """What ``articles`` gives at a stage, in that order, one by one and not parsed.

        An article whose releases are not all kept has as many of them as there are.
        """
        ...

    def receipts(
        self, article_id: str | None = None, *, state: ReceiptState | None = None
    ) -> Sequence[Receipt]:
        """Receipts, all or those of one article, in any state or in one; oldest first."""
        ...


class Watching(Protocol):
    """Remembers the pages of published articles, and what became of them."""

    def unwatched(self, *, since: datetime, limit: int) -> Sequence[Article]:
        """Published revisions, first published since then, that nobody watches yet."""
        ...

    def watches(
        self,
        *,
        due_before: datetime | None = None,
        article_id: str | None = None,
        sight: Sight | None = None,
        limit: int | None = None,
    ) -> Sequence[Watch]:
        """Watches, those due first; ``due_before`` includes that very moment."""
        ...

    def save_watch(self, watch: Watch) -> None:
        """Replace the watch over this page for this article."""
        ...

    def save_change(self, change: Change, release: Release | None = None) -> None:
        """Keep what a source did, with the release that it brought; once for each id."""
        ...

    def save_release(self, release: Release) -> None:
        """Keep a release that no article was written from, unless it is there."""
        ...

    def changes(self, article_id: str | None = None) -> Sequence[Change]:
        """What sources did, oldest first: to all articles or to one."""
        ...

    def done_at(self, chore: str) -> datetime | None:
        """When something that is done now and then was last done."""
        ...

    def save_done(self, chore: str, at: datetime) -> None:
        """Remember when it was done."""
        ...


class Tracing(Protocol):
    """Remembers by what releases are known again, and which of them tell of one event."""

    def save_trace(self, trace: Trace, filed: Sequence[int]) -> None:
        """Keep what a release is known by, under the bands of its sketch.

        An article has one trace, that of its newest release: those before it go.
        """
        ...

    def trace(self, release_id: str) -> Trace | None:
        """What a release is known by."""
        ...

    def trace_of(self, article_id: str) -> Trace | None:
        """What the newest release of an article is known by."""
        ...

    def alike(self, exact: str, filed: Sequence[int], *, since: datetime) -> Sequence[Trace]:
        """Releases since then with the same words, or with a band in common; newest first."""
        ...

    def between(
        self, since: datetime, until: datetime, *, publisher: str | None = None, limit: int
    ) -> Sequence[Trace]:
        """Releases published in a span of time, of everyone or of one publisher; newest first."""
        ...

    def save_ties(self, release_id: str, found: Iterable[Tie]) -> None:
        """Replace the ties of a release."""
        ...

    def ties(self, release_ids: Iterable[str]) -> Sequence[Tie]:
        """All ties of these releases, and of those that they hang together with."""
        ...

    def save_happenings(self, groups: Iterable[Sequence[str]]) -> None:
        """File releases by event: each group in the order in which its members came out.

        A group of one is no event. What these releases were filed under before is forgotten.
        """
        ...

    def happening(self, id_: str) -> Happening | None:
        """The event with this id, or the one that a release or an article tells of."""
        ...

    def happenings(self, *, since: datetime | None = None, limit: int) -> Sequence[Happening]:
        """Events, those with the newest release first; ``since`` is that release's moment."""
        ...


class Store(Archive, Shelf, Protocol):
    """Everything that the newsroom remembers. Every write is an upsert and atomic."""

    @property
    def watching(self) -> Watching:
        """The watch over what was published."""
        ...

    @property
    def tracing(self) -> Tracing:
        """By what releases are known again."""
        ...

    @property
    def desk(self) -> DeskMemory:
        """What the editors' desk remembers."""
        ...

    def save_items(self, items: Iterable[Item]) -> int:
        """Add the items that are not known yet; returns how many were new."""
        ...

    def save_item(self, item: Item) -> None:
        """Replace an item's state."""
        ...

    def items(
        self, *, state: ItemState | None = None, due_before: datetime | None = None
    ) -> Sequence[Item]:
        """Items by state, those due first."""
        ...

    def habit(self, source_id: str) -> Habit | None:
        """How a source has behaved, or None when it was never polled."""
        ...

    def save_habit(self, habit: Habit) -> None:
        """Remember a poll and how it ended."""
        ...

    def habits(self) -> Sequence[Habit]:
        """The habit of each source ever polled, by source id."""
        ...

    def hosts(self) -> Sequence[Host]:
        """What is remembered of hosts, by name."""
        ...

    def save_host(self, host: Host) -> None:
        """Remember how a host has answered, replacing what was remembered."""
        ...

    def subscription(
        self, source_id: str | None = None, *, token: str | None = None
    ) -> Subscription | None:
        """The subscription of a source or, by the end of its callback's address, of whichever."""
        ...

    def save_subscription(self, subscription: Subscription) -> None:
        """Remember what a hub was asked, replacing the source's earlier subscription."""
        ...

    def story(self, url: str | None, release_id: str) -> str | None:
        """The article id that this address or this very text already belongs to."""
        ...

    def save_article(self, article: Article, release: Release) -> None:
        """Store a revision with its release and bind the release's address to the story.

        TransientError ``store.stale`` when a person has changed this revision since it was
        read (its ``version`` is behind).
        """
        ...

    def bind(self, url: str, article_id: str) -> None:
        """Remember that this address tells a story that is already covered."""
        ...

    def article(self, article_id: str, revision: int | None = None) -> Article | None:
        """One revision of an article, the current one when None."""
        ...

    def release_sizes(self, *, most: int) -> Mapping[str, Sequence[int]]:
        """How many letters the body of each source's last releases has, newest first.

        At most so many of a source; releases that no article tells do not count.
        """
        ...

    def save_receipt(self, receipt: Receipt) -> None:
        """Replace the receipt of (article, revision, channel)."""
        ...

    def swap_receipt(self, known: Receipt | None, receipt: Receipt) -> bool:
        """Put a receipt in the place of the one that is ``known``, or of none.

        False where another stands there by now: then nothing is changed.
        """
        ...
