"""Makes the channels of a newsroom from its settings, and what carries messages to them."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import musnad
from musnad.core.memory import Shelf
from musnad.core.ports import Clock
from musnad.core.source import Source
from musnad.settings import Settings

if TYPE_CHECKING:
    from musnad.acquire.courier import HttpCourier
    from musnad.channels.outlet import Outlet


def channels(
    settings: Settings, folder: Path, shelf: Shelf, *, clock: Clock, sources: tuple[Source, ...]
) -> tuple[Outlet, ...]:
    """The channels of a newsroom, in their order; nothing is connected or read yet.

    Their notes are kept in ``folder/var/channels``.
    """
    if not settings.channels:
        return ()
    from musnad.channels.outlet import Outfit
    from musnad.channels.plugin import channels as made

    named = settings.fetch.certificates
    certificates = Path(named) if named else None
    outfit = Outfit(
        house=settings.house_style(),
        shelf=shelf,
        clock=clock,
        courier=courier(settings),
        environment=lambda name: os.environ.get(name, ""),
        folder=folder / "var" / "channels",
        site_folder=folder / settings.newsroom.site_folder,
        sleep=time.sleep,
        site_url=settings.newsroom.site_url.rstrip("/"),
        sources=sources,
        certificates=certificates,
    )
    return made(settings.channels, outfit)


def courier(settings: Settings) -> HttpCourier:
    """What carries messages to the services of channels."""
    from musnad.acquire.courier import HttpCourier

    named = settings.fetch.certificates
    return HttpCourier(
        f"musnad/{musnad.__version__} ({settings.newsroom.contact or 'no contact set'})",
        allow_private=settings.fetch.allow_private,
        certificates=Path(named) if named else None,
    )
