"""Where articles go beside the site: channels, and whom each is for."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from musnad.parts.part import Part, plain_address

_VARIABLE = r"^[A-Za-z_][A-Za-z0-9_]{0,99}$"
_Id = Annotated[str, Field(min_length=1, max_length=64)]
_Topic = Annotated[str, Field(min_length=2, max_length=80)]
_Label = Annotated[str, Field(min_length=1, max_length=100)]
_Labels = Annotated[tuple[_Label, ...], Field(max_length=20)]
_Email = Annotated[str, Field(pattern=r"^[^@\s<>,;\"]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*$")]


class ChannelPart(Part):
    """What all channels have: a name, and the articles that they are for.

    ``sources`` are ids, ``topics`` those of the catalogue's sources or words of the text; none
    named: all. Without ``notices`` bare notices are left out; with ``approved_only`` what no
    person approved. ``channel_line`` takes the place of the house's own. With ``dry_run``
    nothing is sent: what would be is kept in ``var/channels/dry``.
    """

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")
    sources: tuple[_Id, ...] = Field((), max_length=500)
    topics: tuple[_Topic, ...] = Field((), max_length=200)
    notices: bool = False
    approved_only: bool = False
    channel_line: str = Field("", max_length=300)
    dry_run: bool = False

    @field_validator("name")
    @classmethod
    def _own_name(cls, name: str) -> str:
        if name == "site":
            raise ValueError("site is the name of the site itself: choose another")
        return name


class TelegramPart(ChannelPart):
    """A chat on Telegram that a bot writes to; its token is in the environment.

    ``chat`` is ``@channel`` or a number. ``sentences`` of the text follow the lead at most.
    ``rich`` asks for the message with evidence where the server has it. When a message that is
    to be corrected is gone, ``when_gone`` says whether the correction is sent anew or waits for
    a person. ``withdraw`` leaves a note in its place or deletes it.
    """

    kind: Literal["telegram"]
    chat: str = Field(pattern=r"^(?:@[A-Za-z][A-Za-z0-9_]{3,31}|-?[0-9]{1,20})$")
    token_env: str = Field("MUSNAD_TELEGRAM_TOKEN", pattern=_VARIABLE)
    api_url: str = Field("https://api.telegram.org", max_length=400)
    sentences: int = Field(3, ge=0, le=40)
    rich: bool = True
    silent: bool = False
    when_gone: Literal["park", "new"] = "park"
    withdraw: Literal["note", "delete"] = "note"

    @field_validator("api_url")
    @classmethod
    def _usable_address(cls, address: str) -> str:
        return plain_address(address)


class WordpressPart(ChannelPart):
    """A WordPress site; the application password of ``user`` is in the environment.

    ``categories`` and ``tags`` map a topic or id of a source, or ``*`` for all, to names or
    numbers there; names that are not there are made with ``make_terms``. ``status`` is that of
    a new post; one ``future`` comes out after ``delay_minutes``. ``withdraw`` turns it into a
    draft or puts it into the bin.
    """

    kind: Literal["wordpress"]
    url: str = Field(min_length=1, max_length=400)
    user: str = Field(min_length=1, max_length=100)
    password_env: str = Field("MUSNAD_WORDPRESS_PASSWORD", pattern=_VARIABLE)
    status: Literal["draft", "publish", "future", "pending", "private"] = "draft"
    delay_minutes: float = Field(0.0, ge=0, le=525_600)
    categories: dict[str, _Labels] = Field(default_factory=dict, max_length=500)
    tags: dict[str, _Labels] = Field(default_factory=dict, max_length=500)
    make_terms: bool = False
    image: bool = True
    withdraw: Literal["draft", "trash"] = "draft"

    @field_validator("url")
    @classmethod
    def _usable_address(cls, address: str) -> str:
        return plain_address(address, ": the password goes to password_env")

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.status == "future" and not self.delay_minutes:
            raise ValueError("status future needs delay_minutes")
        return self


class WebhookPart(ChannelPart):
    """A program of one's own that is sent each article as signed JSON."""

    kind: Literal["webhook"]
    url: str = Field(min_length=1, max_length=2000)
    secret_env: str = Field("MUSNAD_WEBHOOK_SECRET", pattern=_VARIABLE)

    @field_validator("url")
    @classmethod
    def _usable_address(cls, address: str) -> str:
        return plain_address(address, ": a secret goes to secret_env") if address else address


class WebsubPingPart(ChannelPart):
    """Hubs that are told when the site's feeds have changed, at most every so many seconds."""

    kind: Literal["websub"]
    hubs: tuple[Annotated[str, Field(min_length=1, max_length=400)], ...] = Field(
        min_length=1, max_length=10
    )
    every_seconds: float = Field(30.0, ge=0, le=3600)
    notices: bool = True

    @field_validator("hubs")
    @classmethod
    def _usable_addresses(cls, hubs: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(plain_address(one) for one in hubs)


class MailPart(ChannelPart):
    """A digest by mail, every day or week at ``at`` on the newsroom's clock.

    ``weekday`` is 1 (Monday) to 7. ``security`` ``none`` is for a server on this machine alone.
    """

    kind: Literal["mail"]
    host: str = Field(min_length=1, max_length=255)
    port: int = Field(465, ge=1, le=65_535)
    security: Literal["tls", "starttls", "none"] = "tls"
    user: str = Field("", max_length=200)
    password_env: str = Field("MUSNAD_SMTP_PASSWORD", pattern=_VARIABLE)
    sender: _Email
    recipients: tuple[_Email, ...] = Field(min_length=1, max_length=1000)
    every: Literal["day", "week"] = "day"
    at: str = Field("07:00", pattern=r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$")
    weekday: int = Field(7, ge=1, le=7)
    subject: str = Field("", max_length=200)

    @model_validator(mode="after")
    def _sound(self) -> Self:
        local = self.host in ("localhost", "127.0.0.1", "::1")
        if self.security == "none" and (not local or self.user):
            raise ValueError("security none is for a server on this machine, without a password")
        return self


class MastodonPart(ChannelPart):
    """An account on a server that speaks Mastodon's API; its token is in the environment."""

    kind: Literal["mastodon"]
    url: str = Field(min_length=1, max_length=400)
    token_env: str = Field("MUSNAD_MASTODON_TOKEN", pattern=_VARIABLE)
    visibility: Literal["public", "unlisted", "private"] = "public"
    characters: int = Field(500, ge=200, le=100_000)

    @field_validator("url")
    @classmethod
    def _usable_address(cls, address: str) -> str:
        return plain_address(address)


class BlueskyPart(ChannelPart):
    """An account of the AT Protocol; its app password is in the environment."""

    kind: Literal["bluesky"]
    handle: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.:-]{2,252}$")
    password_env: str = Field("MUSNAD_BLUESKY_PASSWORD", pattern=_VARIABLE)
    url: str = Field("https://bsky.social", max_length=400)

    @field_validator("url")
    @classmethod
    def _usable_address(cls, address: str) -> str:
        return plain_address(address)


AnyChannel = Annotated[
    TelegramPart
    | WordpressPart
    | WebhookPart
    | WebsubPingPart
    | MailPart
    | MastodonPart
    | BlueskyPart,
    Field(discriminator="kind"),
]
"""A channel of any kind, told apart by its ``kind``."""
