"""Makes the channels that the settings name; what each needs is loaded only where it is named."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import cast

from musnad.channels.outlet import Outfit, Outlet
from musnad.parts.channels import AnyChannel

_CLASSES = {
    "bluesky": "Bluesky",
    "mail": "Mail",
    "mastodon": "Mastodon",
    "telegram": "Telegram",
    "webhook": "Webhook",
    "websub": "WebsubPing",
    "wordpress": "Wordpress",
}
"""The kinds of channel: each is a module of this room with such a class in it."""


def channels(parts: Iterable[AnyChannel], outfit: Outfit) -> tuple[Outlet, ...]:
    """A publisher for each channel, in order; nothing is connected and no secret read yet."""
    return tuple(channel(part, outfit) for part in parts)


def channel(part: AnyChannel, outfit: Outfit) -> Outlet:
    """The publisher of one channel."""
    module = import_module(f"musnad.channels.{part.kind}")
    made = getattr(module, _CLASSES[part.kind])
    return cast("Outlet", made(part, outfit))
