"""The editors' desk: where it listens, who may come in, and how."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator

from musnad.parts.part import Part, plain_address
from musnad.parts.sources import host_and_port


class DeskPart(Part):
    """Where ``musnad desk`` listens and how people log in.

    ``public_url`` is the address that browsers see, "" when it is ``listen`` itself; behind a
    reverse proxy, ``proxies`` are the addresses whose word on the client is believed.
    ``open_check`` lets anybody check an article without an account. A session ends after
    ``session_hours``, or ``idle_hours`` without a request. ``interface`` is the language of
    those who have not chosen one.
    """

    listen: str = Field("127.0.0.1:8790", max_length=100)
    public_url: str = Field("", max_length=400)
    proxies: tuple[str, ...] = Field((), max_length=20)
    open_check: bool = False
    session_hours: float = Field(168.0, gt=0, le=8760)
    idle_hours: float = Field(12.0, gt=0, le=8760)
    interface: Literal["ar", "en"] = "ar"

    @field_validator("public_url")
    @classmethod
    def _usable_address(cls, address: str) -> str:
        return plain_address(address)

    @field_validator("listen")
    @classmethod
    def _host_and_port(cls, place: str) -> str:
        return host_and_port(place)


class OidcPart(Part):
    """Log-in by a provider of OpenID Connect; without ``issuer`` there is none.

    The client's secret is in the environment, under ``client_secret_env``. Who comes in for
    the first time gets ``default_role`` ("" : only people with an account come in).
    ``allowed_domains`` are those of e-mail addresses that may come in; none: all.
    """

    issuer: str = Field("", max_length=400)
    client_id: str = Field("", max_length=200)
    client_secret_env: str = Field("MUSNAD_OIDC_SECRET", pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,99}$")
    name: str = Field("", max_length=60)
    default_role: Literal["", "reader", "editor", "chief"] = ""
    allowed_domains: tuple[str, ...] = Field((), max_length=50)

    @field_validator("issuer")
    @classmethod
    def _usable_address(cls, address: str) -> str:
        return plain_address(address)
