"""Where releases come from: sources, mailboxes, hubs, and how they are asked."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator

from musnad.core.errors import RefusedError
from musnad.core.source import Source, SourceKind
from musnad.parts.house import NewsroomPart
from musnad.parts.part import Part, plain_address
from musnad.read.selector import select

_Sender = Annotated[str, Field(pattern=r"^(?:[^@\s]{1,64}@)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$")]
"""An address that mails releases, or the domain of such addresses."""


def host_and_port(place: str) -> str:
    """The place as given; ValueError where it is not an address and a port."""
    host, _, port = place.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65_535:
        raise ValueError("not an address and a port, such as 127.0.0.1:8791")
    return place


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
        return plain_address(address)

    @field_validator("listen")
    @classmethod
    def _host_and_port(cls, place: str) -> str:
        return host_and_port(place)


class SourcePart(Part):
    """A source of the newsroom's own.

    It is read from ``feed``, or from ``listing``, a page that links to releases (``selector``
    is the CSS selector of those links), or comes by mail from ``senders``. One that is
    ``paused`` is not asked.
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
    paused: bool = False

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
        return Source(**self.model_dump(exclude={"paused"}))


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
