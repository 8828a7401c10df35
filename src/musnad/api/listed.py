"""What programs are answered beside articles: events and their sides, the log, sources, webhooks
and tokens. As in ``told``, these describe answers and do not make them.
"""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel

from musnad.api.told import InTwo
from musnad.core.people import CallState, Scope
from musnad.match.sides import Direction, RowKind


class TraceTold(BaseModel):
    """A release that tells of an event."""

    id: str
    article: str
    source: str
    url: str | None
    language: str
    title: str
    published: datetime


class TieTold(BaseModel):
    """Why two releases were gathered."""

    first: str
    second: str
    score: float
    reasons: dict[str, list[str]]


class EventTold(BaseModel):
    """An event and the releases that tell of it."""

    id: str
    releases: list[TraceTold]
    ties: list[TieTold]


class Events(BaseModel):
    """Events, the newest first."""

    events: list[EventTold]


class Entry(BaseModel):
    """An entry of the log; ``sha256`` chains it to the one ``before``."""

    number: int
    at: datetime
    by: str
    action: str
    subject: str
    facts: list[list[str]]
    before: str
    sha256: str


class Entries(BaseModel):
    """Entries; ``next`` is where the page after it begins, null at the end."""

    entries: list[Entry]
    next: int | None


class Chain(BaseModel):
    """Whether the log holds: ``broken`` is the first entry that does not."""

    whole: bool
    broken: int | None


class SourceTold(BaseModel):
    """A source that is followed."""

    id: str
    name: InTwo
    kind: str
    languages: list[str]
    feed: str | None
    listing: str | None
    page: str | None
    every_minutes: int
    asked_at: datetime | None
    succeeded_at: datetime | None
    news_at: datetime | None
    failures: int
    error: str | None


class Sources(BaseModel):
    """All sources that are followed."""

    sources: list[SourceTold]


class HookTold(BaseModel):
    """A webhook; no events means all of them."""

    id: str
    url: str
    events: list[str]
    created_at: datetime


class HookMade(HookTold):
    """A new webhook with its secret, which is not told again."""

    secret: str


class Hooks(BaseModel):
    """Webhooks, the oldest first."""

    webhooks: list[HookTold]


class CallTold(BaseModel):
    """A call on its way to a webhook, or what became of it."""

    id: str
    state: CallState
    attempts: int
    due_at: datetime
    error: str | None
    body: str


class Calls(BaseModel):
    """Calls, the newest first."""

    deliveries: list[CallTold]


class TokenTold(BaseModel):
    """A token, without its secret."""

    id: str
    name: str
    scopes: list[Scope]
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    used_at: datetime | None
    current: bool


class Tokens(BaseModel):
    """The tokens of one account, the newest first."""

    tokens: list[TokenTold]


class SideTold(BaseModel):
    """One release beside another."""

    release: str
    label: str
    name_ar: str
    name_en: str
    title: str
    url: str | None
    published: datetime | None
    language: str
    direction: Direction
    sentences: int
    compared: int


class Said(BaseModel):
    """A sentence of one side."""

    id: str
    text: str


class PlaceTold(BaseModel):
    """A piece of a sentence: code points into it, half-open."""

    sentence: str
    start: int
    end: int
    text: str


class DifferenceTold(BaseModel):
    """Where two sentences differ, told in both languages."""

    kind: str
    a: PlaceTold
    b: PlaceTold
    ar: str
    en: str


class OrderTold(BaseModel):
    """What stands early on one side and late on the other."""

    a: int
    b: int
    of: int
    ar: str
    en: str


class SideRowTold(BaseModel):
    """Sentences that tell the same, or those of one side alone."""

    kind: RowKind
    score: float
    a: list[Said]
    b: list[Said]
    differences: list[DifferenceTold]
    order: OrderTold | None


class PairTold(BaseModel):
    """Two releases side by side."""

    a: SideTold
    b: SideTold
    notes: list[str]
    rows: list[SideRowTold]


class SidesTold(BaseModel):
    """The releases of an event, each laid beside the first."""

    event: str
    sides: list[PairTold]
