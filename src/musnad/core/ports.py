"""What the newsroom needs from the outside, as protocols; the outer rooms implement them.

What it remembers is in ``core.memory``.

Every adapter of a port passes that port's contract suite in ``tests/contracts``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from random import Random
from typing import Protocol

from musnad.core.article import Article
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
from musnad.core.house import House
from musnad.core.mail import Posted
from musnad.core.receipt import Receipt
from musnad.core.release import Release, Sentence
from musnad.core.report import Claim, Manuscript, Problem, ProblemKind, Report
from musnad.core.source import Source
from musnad.core.subscription import Subscription
from musnad.core.visit import Visit

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

    def attempt(self, release: Release, house: House, instruction: str = "") -> Attempt:
        """The first draft and the exchanges that it came from.

        ``instruction`` is what an editor asks for; it is no source and lifts no rule.
        """
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
    unresolved intent of any other channel is never resent without a person. A publisher of
    pages is sent a revision anew when what stands beside it changed, others where they say so
    by an attribute ``renews``; one that is repeatable and has ``renews = False`` is not.
    Nothing takes longer than some 15 seconds, whatever the other side does.
    """

    channel: str
    repeatable: bool

    def publish(self, article: Article, release: Release, capture: Capture | None) -> Receipt:
        """Send it; the receipt is ``sent``, or ``skipped`` where it is not for this channel.

        Raises RefusedError (a person reads it) or TransientError: ``channel.unresolved`` where
        nobody knows whether it arrived.
        """
        ...

    def withdraw(self, article: Article) -> Receipt:
        """Take it back, leaving a note in its place."""
        ...
