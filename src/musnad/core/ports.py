"""What the newsroom needs from the outside, as protocols; the outer rooms implement them.

Every adapter of a port passes that port's contract suite in ``tests/contracts``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from random import Random
from typing import Protocol

from musnad.core.article import Article, Stage
from musnad.core.asking import (
    Answer,
    Attempt,
    Call,
    Completion,
    Failure,
    Limits,
    Parameters,
    Prompt,
    Turn,
)
from musnad.core.capture import Capture, Validators
from musnad.core.draft import Draft
from musnad.core.habit import Habit
from musnad.core.happening import Happening, Tie, Trace
from musnad.core.host import Host
from musnad.core.house import House
from musnad.core.item import Item, ItemState
from musnad.core.mail import Posted
from musnad.core.receipt import Receipt, ReceiptState
from musnad.core.release import Release, Sentence
from musnad.core.report import Claim, Manuscript, Problem, ProblemKind, Report
from musnad.core.source import Source
from musnad.core.subscription import Subscription
from musnad.core.visit import Visit
from musnad.core.watch import Change, Sight, Watch

Clock = Callable[[], datetime]
"""Returns the present moment, with a zone."""


class Fetcher(Protocol):
    """Gets the bytes at an address."""

    def fetch(self, url: str, validators: Validators | None = None) -> Capture | None:
        """The answer's capture, or None when it has not changed since ``validators``.

        Raises TransientError (time-outs, 5xx, 429) or RefusedError (4xx, too large,
        private address, robots).
        """
        ...

    def visit(self, url: str, validators: Validators | None = None) -> Visit:
        """As ``fetch``, with what the answer says of itself: for addresses asked regularly."""
        ...


Verify = Callable[[str, Mapping[str, str]], "str | None"]
"""What to answer to a hub's check of a token and a query; None: nothing was asked of it."""

Told = Callable[[str, bytes, str], None]
"""Takes what was sent to a token: its bytes and the signature of them."""


class Hubs(Protocol):
    """Asks hubs to tell of news, and listens to them."""

    @property
    def listens(self) -> bool:
        """Whether a hub that is asked now would be heard."""
        ...

    def subscribe(self, subscription: Subscription) -> None:
        """Ask the hub once; it asks back, and its answer to that counts.

        Raises TransientError or RefusedError ``fetch.*``.
        """
        ...

    def listening(self, verify: Verify, told: Told) -> AbstractContextManager[None]:
        """Listen for the length of a block. Raises RefusedError ``websub.listen``."""
        ...


class Mailbox(Protocol):
    """A folder that sources mail their releases to.

    ``name`` is the settings'; ``address`` is what its mark is kept under.
    """

    name: str
    address: str
    every_minutes: float

    def letters(self, mark: Validators | None, since: date) -> Iterator[Posted]:
        """The messages after ``mark``, oldest first; without one, those since a day.

        Each is asked for when the one before it has been taken in. Raises TransientError or
        RefusedError ``mail.*``.
        """
        ...

    def ready(self) -> None:
        """Do nothing where all is there that is needed, else raise RefusedError ``mail.*``."""
        ...

    def probe(self) -> None:
        """Look whether the folder can be reached, and read nothing; raises as ``letters``."""
        ...


class Reader(Protocol):
    """Turns a capture into a release; pure."""

    name: str

    def accepts(self, capture: Capture) -> bool:
        """Whether this reader understands such a capture."""
        ...

    def read(self, capture: Capture, source: Source) -> Release:
        """The release; raises RefusedError ``read.*`` when there is none to be read."""
        ...


class Writer(Protocol):
    """Writes a draft from a release; never fetches, never stores."""

    name: str

    def accepts(self, release: Release) -> bool:
        """Whether this writer can write from such a release."""
        ...

    def write(self, release: Release, house: House) -> Draft:
        """The draft; every sentence of it cites sentences of the release."""
        ...


class Reviser(Writer, Protocol):
    """A writer that asks a model: it tells what passed between them, and mends what failed.

    A fault outside or a refusal of the model is a round with an ``error`` and no draft.
    ``fallbacks`` name the writers that take over when it fails, in order.
    """

    fallbacks: tuple[str, ...]

    def attempt(self, release: Release, house: House) -> Attempt:
        """The first draft and the exchanges that it came from."""
        ...

    def revise(
        self, release: Release, house: House, draft: Draft, failures: Sequence[Failure]
    ) -> Attempt:
        """The draft with the failing sentences written anew or left out; others stay as is."""
        ...


class LanguageModel(Protocol):
    """Answers a prompt. ``name`` is the writer's in the settings, ``model`` the model's own."""

    name: str
    model: str

    def ask(self, prompt: Prompt) -> Answer:
        """The answer, untouched.

        Raises TransientError ``model.*`` (busy, time-out, limit reached: the release waits or
        falls back) or RefusedError ``model.*`` (key, unknown model, safety, empty answer).
        """
        ...


class ModelProvider(Protocol):
    """One way to reach models: built in for ``gemini`` and ``openai``, others by plugin.

    It tries once and neither waits, counts nor caches: that is done around it, for every
    provider alike. ``name`` is what the settings call it; ``key_env`` the environment's
    variable of its key where the settings name none, "" when it needs no key.
    """

    name: str
    key_env: str

    def complete(
        self, prompt: Prompt, parameters: Parameters, *, key: str, seconds: float
    ) -> Completion:
        """Ask once, within so many seconds.

        Raises TransientError ``model.*`` (busy, time-out, broken off) or RefusedError
        ``model.*`` (key, unknown model, too long …). Never tells the key to anyone else.
        """
        ...

    def probe(self, parameters: Parameters, *, key: str, seconds: float) -> None:
        """Find out, without a question, whether it can be reached; raises as ``complete``."""
        ...


class Meter(Protocol):
    """What models were asked and what it cost, over all processes of one newsroom."""

    def reserve(
        self, writer: str, *, tokens: int, price_micros: int, limits: Limits, at: datetime
    ) -> Turn:
        """Leave to ask for at most so many tokens at such a price, or how long to wait.

        ``at`` has the newsroom's zone, whose days the daily limits count. What is reserved
        counts as used until it is settled; a reservation nobody settles stays used.
        """
        ...

    def settle(self, turn: Turn, call: Call) -> None:
        """Put what was really used in the place of what was reserved, and keep the account."""
        ...

    def calls(self, *, since: datetime, writer: str | None = None) -> Sequence[Call]:
        """The calls since a moment, oldest first; answers from the cache among them."""
        ...

    def answer(self, key: str) -> Answer | None:
        """What was answered to this very question of this model before."""
        ...

    def save_answer(self, key: str, answer: Answer) -> None:
        """Keep an answer under the content key of release, prompt, model and parameters."""
        ...


class Encoder(Protocol):
    """Sentence meaning across languages."""

    name: str
    languages: frozenset[str]

    def similarity(
        self, claims: Sequence[str], sentences: Sequence[str]
    ) -> Sequence[Sequence[float]]:
        """Cosine similarity, one row for each claim and one column for each sentence."""
        ...


class Check(Protocol):
    """Finds problems of one kind in one claim; pure."""

    name: str

    def find(
        self, claim: Claim, evidence: Sequence[Sentence], releases: Sequence[Release]
    ) -> Sequence[Problem]:
        """The problems of this claim, given the aligned sentences and the whole releases."""
        ...


class SecondOpinion(Protocol):
    """Judges anew a claim that the checker is unsure of; a model by plugin or settings.

    The report tells its ``name``.
    """

    name: str

    def judge(self, claim: str, evidence: str) -> float:
        """The chance, 0 to 1, that ``evidence`` (release sentences, a line each) says so.

        Raises RefusedError when it cannot be used here, TransientError for a passing fault.
        """
        ...


class Saboteur(Protocol):
    """Plants one error of one kind in a true sentence, to try the checker; pure."""

    @property
    def name(self) -> str:
        """What the trial calls the kind."""
        ...

    @property
    def kinds(self) -> frozenset[ProblemKind]:
        """The problems by which the checker would name it rightly."""
        ...

    def plant(self, claim: Claim, language: str, release: Release, choose: Random) -> str | None:
        """The sentence with an error, in the article's language; None where none fits.

        The same claim, release and chance give the same sentence.
        """
        ...


class Checker(Protocol):
    """Verifies a manuscript against its releases."""

    def check(self, manuscript: Manuscript, releases: Sequence[Release]) -> Report:
        """A finding for each claim, in order."""
        ...


class Publisher(Protocol):
    """Sends an article to one channel.

    ``repeatable`` is True when sending the same revision twice has the effect of once; an
    unresolved intent of any other channel is never resent without a person.
    """

    channel: str
    repeatable: bool

    def publish(self, article: Article, release: Release, capture: Capture | None) -> Receipt:
        """Send it; the receipt is ``sent``. Raises TransientError or RefusedError."""
        ...

    def withdraw(self, article: Article) -> Receipt:
        """Take it back, leaving a note in its place."""
        ...


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
        """Store a revision with its release and bind the release's address to the story."""
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

    def receipts(
        self, article_id: str | None = None, *, state: ReceiptState | None = None
    ) -> Sequence[Receipt]:
        """Receipts, all or those of one article, in any state or in one."""
        ...
