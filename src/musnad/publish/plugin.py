"""Offers the static site as a channel."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from musnad.core.house import House
from musnad.core.memory import Shelf
from musnad.core.ports import Clock, Encoder, Publisher
from musnad.core.source import Source
from musnad.hooks.specs import hook

_SEARCH_SECONDS = 60.0


@hook
def musnad_publishers(
    folder: Path,
    house: House,
    shelf: Shelf,
    clock: Clock,
    site_url: str,
    sources: tuple[Source, ...],
    encoder: Encoder,
    templates: Path | None,
    report_url: str,
    var: Path,
) -> Iterable[Publisher]:
    """The site in ``folder``, its records signed with the key in ``var``."""
    from musnad.publish.signing import signer_in
    from musnad.publish.site import Site  # late: most commands publish nothing

    site = Site(
        folder,
        house,
        shelf,
        clock,
        site_url,
        sources=sources,
        overrides=templates,
        report_url=report_url,
        signer=signer_in(var),
        encoder=encoder,
        search_seconds=_SEARCH_SECONDS,
    )
    return (site,)
