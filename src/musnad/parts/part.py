"""What every part of ``musnad.toml`` shares."""

from __future__ import annotations

from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """What every part of the file shares: unknown names are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def plain_address(address: str, hint: str = "") -> str:
    """An address of http or https that tells no secret, without its last slash; "" is none."""
    parts = urlsplit(address)
    if address and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise ValueError("not an http or https address")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ValueError(f"an address without a password, ? or # is wanted{hint}")
    return address.rstrip("/")
