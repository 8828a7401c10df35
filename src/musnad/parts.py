"""The parts of ``musnad.toml``, each with the values that it may have."""

from __future__ import annotations

import math
import re
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    field_validator,
    model_validator,
)

from musnad.core.asking import Limits, Parameters
from musnad.core.errors import RefusedError
from musnad.core.house import (
    Calendars,
    Digits,
    ForeignG,
    LedgerTitles,
    Months,
    TitleOrder,
)
from musnad.core.source import Source, SourceKind
from musnad.read.selector import select


class Part(BaseModel):
    """What every part of the file shares: unknown names are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _plain_address(address: str, hint: str = "") -> str:
    """An address of http or https that tells no secret, without its last slash; "" is none."""
    parts = urlsplit(address)
    if address and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise ValueError("not an http or https address")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ValueError(f"an address without a password, ? or # is wanted{hint}")
    return address.rstrip("/")


class NewsroomPart(Part):
    """Who the newsroom is. ``contact`` is sent with every request, so that a source can write."""

    name_ar: str = Field("مُسنَد", min_length=1, max_length=80)
    name_en: str = Field("musnad", min_length=1, max_length=80)
    contact: str = Field("", max_length=200)
    zone: str = "UTC"
    site_url: str = Field("", max_length=200)
    site_folder: str = Field("site", min_length=1, max_length=400)

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        if zone not in available_timezones():
            raise ValueError("not an IANA time zone, such as Asia/Beirut")
        return zone


_MOST_PAIRS = 500
_LONGEST_PAIR = 80
_ARABIC_WORDS = re.compile(r"[\u0621-\u063a\u0641-\u0652]+(?: [\u0621-\u063a\u0641-\u0652]+)*")


class HousePart(Part):
    """House style. ``people`` and ``terms`` are files in the newsroom's folder."""

    digits: Digits = "latin"
    months: Months = "gregorian"
    american: Literal["أميركي", "أمريكي"] = "أميركي"
    foreign_g: ForeignG = "غ"
    title_order: TitleOrder = "title_first"
    spellings: dict[str, str] = Field(default_factory=dict, max_length=_MOST_PAIRS)
    forbidden: dict[str, str] = Field(default_factory=dict, max_length=_MOST_PAIRS)
    people: str = Field("", max_length=400)
    terms: str = Field("", max_length=400)
    channel_line: str = Field("", max_length=300)
    ledger_titles: LedgerTitles = "bare"
    background: bool = False
    calendar: Calendars = "gregorian"

    @field_validator("spellings", "forbidden")
    @classmethod
    def _arabic_words(cls, pairs: dict[str, str]) -> dict[str, str]:
        for word in pairs:
            if len(word) > _LONGEST_PAIR or not _ARABIC_WORDS.fullmatch(word):
                raise ValueError(f"{word[:_LONGEST_PAIR]!r} is not an Arabic word or phrase")
        return pairs

    @field_validator("forbidden")
    @classmethod
    def _short_advice(cls, pairs: dict[str, str]) -> dict[str, str]:
        if any(len(advice) > _LONGEST_PAIR for advice in pairs.values()):
            raise ValueError(f"what to write instead has more than {_LONGEST_PAIR} letters")
        return pairs

    @field_validator("spellings")
    @classmethod
    def _settled_spellings(cls, pairs: dict[str, str]) -> dict[str, str]:
        for word, wanted in pairs.items():
            if len(wanted) > _LONGEST_PAIR or not _ARABIC_WORDS.fullmatch(wanted):
                raise ValueError(f"{wanted[:_LONGEST_PAIR]!r} is not an Arabic word or phrase")
            if word == wanted or wanted in pairs:
                raise ValueError(f"{wanted!r} is both a spelling to use and one to replace")
        return pairs


_Id = Annotated[str, Field(min_length=1, max_length=64)]
_Topic = Annotated[str, Field(min_length=2, max_length=80)]
_Sender = Annotated[str, Field(pattern=r"^(?:[^@\s]{1,64}@)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$")]
"""An address that mails releases, or the domain of such addresses."""


class PolicyPart(Part):
    """When an article goes out by itself, and how long a fault is waited out.

    Risks are chances from 0 to 1; ``model_risk`` is the most that a sentence of a model may
    have. ``hold_sources`` are ids of sources, ``hold_topics`` words or phrases.
    """

    mode: Literal["publish", "hold"] = "publish"
    writer: str = "auto"
    hold_above_risk: float = Field(1.0, ge=0, le=1)
    hold_sources: tuple[_Id, ...] = Field((), max_length=500)
    hold_topics: tuple[_Topic, ...] = Field((), max_length=200)
    revisions: int = Field(2, ge=0, le=2)
    model_risk: float = Field(0.15, ge=0, le=1)
    when_busy: Literal["wait", "fall_back"] = "fall_back"
    attempts: int = Field(5, ge=1, le=50)
    first_retry_seconds: float = Field(30.0, gt=0, le=86_400)
    longest_retry_seconds: float = Field(3600.0, gt=0, le=604_800)


class FetchPart(Part):
    """Limits of fetching. ``allow_private`` names ``host:port`` pairs on private networks.

    ``certificates`` is a PEM file in the newsroom's folder, of authorities to be trusted beside
    the usual ones.
    """

    timeout_seconds: float = Field(20.0, gt=0, le=300)
    max_megabytes: float = Field(10.0, gt=0, le=200)
    spacing_seconds: float = Field(1.0, ge=0, le=600)
    per_host: int = Field(2, ge=1, le=16)
    fetchers: int = Field(4, ge=1, le=64)
    robots: bool = True
    allow_private: tuple[str, ...] = ()
    certificates: str = Field("", max_length=400)


class PollPart(Part):
    """How often sources are asked, beside each one's ``every_minutes``.

    ``threads`` hosts are asked at a time. ``first_run_*`` say what is news of a source's first
    answer; 0 is no limit.
    """

    longest_minutes: float = Field(60.0, ge=1, le=10_080)
    longest_backoff_minutes: float = Field(360.0, ge=1, le=10_080)
    first_run_days: int = Field(7, ge=0, le=3650)
    first_run_entries: int = Field(20, ge=0, le=10_000)
    threads: int = Field(16, ge=1, le=128)


class WebsubPart(Part):
    """Where hubs tell of news: a public address that leads to ``listen`` on this machine.

    Without ``callback_url`` nobody is asked to tell, and sources are polled alone.
    """

    callback_url: str = Field("", max_length=400)
    listen: str = Field("127.0.0.1:8791", max_length=100)
    lease_days: float = Field(10.0, ge=0.01, le=365)

    @field_validator("callback_url")
    @classmethod
    def _usable_address(cls, address: str) -> str:
        return _plain_address(address)

    @field_validator("listen")
    @classmethod
    def _host_and_port(cls, place: str) -> str:
        host, _, port = place.rpartition(":")
        if not host or not port.isdigit() or int(port) > 65_535:
            raise ValueError("not an address and a port, such as 127.0.0.1:8791")
        return place


class RunPart(Part):
    """The pace of ``musnad run``.

    ``threads`` of the sentence encoder: one is nearly as fast as two where nothing else runs,
    and several times faster where something does. No more than the cores are ever used.
    """

    idle_seconds: float = Field(5.0, gt=0, le=3600)
    patience_seconds: float = Field(5.0, ge=0, le=3600)
    threads: int = Field(1, ge=1, le=256)


class CheckPart(Part):
    """Models beside the checker's own, which needs none of them.

    ``encoder`` and ``second_opinion`` are names that a plugin offers; ``nli`` is the model of
    entailment in the folder ``nli_folder``. A second opinion is asked of claims whose risk is
    within ``band`` of the threshold.
    """

    encoder: str = Field("", max_length=100)
    second_opinion: str = Field("", max_length=100)
    band: float = Field(0.15, ge=0, le=0.5)
    nli_folder: str = Field("", max_length=400)


class ArchivePart(Part):
    """For how many days captures are kept that no article rests on (0: for ever), and how large
    a file of them grows."""

    keep_days: int = Field(90, ge=0, le=36_500)
    file_megabytes: float = Field(64.0, ge=1, le=4000)


_Hours = Annotated[float, Field(gt=0, le=87_600)]


class WatchPart(Part):
    """When the page of a published release is looked at again, in hours after publication.

    Empty: never.
    """

    after_hours: tuple[_Hours, ...] = Field((1.0, 6.0, 24.0, 168.0, 720.0), max_length=50)


class MatchPart(Part):
    """How releases are known again, in days and hours, and gathered by event."""

    near: bool = True
    translations: bool = True
    events: bool = True
    days: float = Field(30.0, gt=0, le=3650)
    translation_days: float = Field(7.0, gt=0, le=365)
    event_hours: float = Field(48.0, gt=0, le=720)


class SourcePart(Part):
    """A source of the newsroom's own.

    It is read from ``feed``, or from ``listing``, a page that links to releases (``selector``
    is the CSS selector of those links), or comes by mail from ``senders``.
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")
    name_ar: str = Field(min_length=1, max_length=200)
    name_en: str = Field(min_length=1, max_length=200)
    kind: SourceKind = "agency"
    languages: tuple[str, ...] = ("en",)
    feed: str | None = Field(None, max_length=4000)
    listing: str | None = Field(None, max_length=4000)
    selector: str | None = Field(None, min_length=1, max_length=400)
    senders: tuple[_Sender, ...] = Field((), max_length=50)
    page: str | None = Field(None, max_length=4000)
    reader: str = Field("page", min_length=1, max_length=60)
    zone: str = "UTC"
    topics: tuple[str, ...] = ()
    terms: str | None = Field(None, max_length=400)
    every_minutes: int = Field(15, ge=1, le=10_080)

    @field_validator("selector")
    @classmethod
    def _understood(cls, selector: str | None) -> str | None:
        if selector is not None:
            try:
                select(selector)
            except RefusedError as error:
                raise ValueError(f"not understood at {error.facts['what']!r}") from error
        return selector

    @field_validator("feed", "listing", "page")
    @classmethod
    def _web_address(cls, address: str | None) -> str | None:
        if address is not None and not address.startswith(("http://", "https://")):
            raise ValueError("not an http or https address")
        return address

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        return NewsroomPart._known_zone(zone)

    def source(self) -> Source:
        """The source as the newsroom knows it."""
        return Source(**self.model_dump())


class MailboxPart(Part):
    """A folder of an IMAP server that sources mail their releases to.

    Its password is in the environment, under ``password_env``. ``read_only`` changes nothing
    on the server; without it what was taken in is marked as seen.
    """

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")
    host: str = Field(pattern=r"^[A-Za-z0-9.:-]{1,253}$")
    port: int = Field(993, ge=1, le=65_535)
    user: str = Field(pattern=r"^[^\s\x00-\x1f\"\\]{1,200}$")
    password_env: str = Field("MUSNAD_MAIL_PASSWORD", pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,99}$")
    folder: str = Field("INBOX", pattern=r"^[^\x00-\x1f]{1,200}$")
    security: Literal["tls", "starttls"] = "tls"
    read_only: bool = True
    every_minutes: float = Field(5.0, ge=0.5, le=1440)
    max_megabytes: float = Field(25.0, gt=0, le=100)
    timeout_seconds: float = Field(60.0, ge=1, le=900)


class WriterPart(Part):
    """A writer that asks a model; its key is in the environment, under ``key_env``.

    Without ``key_env`` the provider's own variable is meant, and none for a ``base_url`` of
    the OpenAI protocol. Limits and budget are 0 where there is none; prices are for a million
    tokens, in ``currency``. A question may take ``patience_seconds`` with all its tries.
    """

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")
    provider: str = Field("gemini", min_length=1, max_length=40)
    model: str = Field(min_length=1, max_length=200)
    key_env: str | None = Field(None, pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,99}$|^$")
    base_url: str = Field("", max_length=400)
    temperature: float | None = Field(0.2, ge=0, le=2)
    max_output_tokens: int = Field(8192, ge=16, le=200_000)
    thinking: Literal["", "off", "minimal", "low", "medium", "high"] = ""
    json_schema: bool = True
    timeout_seconds: float = Field(60.0, ge=1, le=900)
    patience_seconds: float = Field(150.0, ge=1, le=3600)
    requests_per_minute: int = Field(0, ge=0, le=100_000)
    tokens_per_minute: int = Field(0, ge=0, le=1_000_000_000)
    requests_per_day: int = Field(0, ge=0, le=10_000_000)
    tokens_per_day: int = Field(0, ge=0, le=100_000_000_000)
    price_in: float = Field(0.0, ge=0, le=10_000)
    price_out: float = Field(0.0, ge=0, le=10_000)
    currency: str = Field("USD", pattern=r"^[A-Z]{3}$")
    budget_per_day: float = Field(0.0, ge=0, le=1_000_000)
    fallbacks: tuple[str, ...] = Field((), max_length=10)

    @field_validator("name")
    @classmethod
    def _own_name(cls, name: str) -> str:
        if name in ("auto", "brief", "extract", "notice"):
            raise ValueError(f"{name} is the name of a writer without a model: choose another")
        return name

    @field_validator("base_url")
    @classmethod
    def _usable_address(cls, address: str) -> str:
        return _plain_address(address, ": keys go to key_env")

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.patience_seconds < self.timeout_seconds:
            raise ValueError("patience_seconds is less than timeout_seconds")
        if self.budget_per_day and not (self.price_in or self.price_out):
            raise ValueError("budget_per_day needs price_in and price_out to be reached")
        if self.name in self.fallbacks:
            raise ValueError("a writer can't be its own fallback")
        return self

    def parameters(self) -> Parameters:
        """How the model is asked."""
        return Parameters(
            provider=self.provider,
            model=self.model,
            base_url=self.base_url,
            temperature=self.temperature,
            max_output_tokens=self.max_output_tokens,
            thinking=self.thinking,
            schema=self.json_schema,
        )

    def limits(self) -> Limits:
        """What it may use at most."""
        return Limits(
            requests_per_minute=self.requests_per_minute,
            tokens_per_minute=self.tokens_per_minute,
            requests_per_day=self.requests_per_day,
            tokens_per_day=self.tokens_per_day,
            budget_micros_per_day=math.ceil(self.budget_per_day * 1_000_000),
        )
