"""Makes what changing settings needs of the outside, from the newsroom that runs."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from musnad import hiring, wiring
from musnad.core.house import House
from musnad.core.source import Source
from musnad.flow.newsroom import Desk, Newsroom
from musnad.settings import Settings
from musnad.tuning.tools import Probed, Seen, Tools

if TYPE_CHECKING:
    from musnad.acquire.probe import Finding
    from musnad.tuning.latest import Latest

_ENTRIES = 10
_SENTENCES = 5
_OWN = "plugin"
"""Where a source stands that a plugin adds to the catalogue."""


def tools(present: Latest[Newsroom]) -> Tools:
    """The tools of a newsroom that notices its settings."""
    manager = wiring.plugin_manager()

    def desk_of(settings: Settings, house: House) -> Desk:
        newsroom = present.made
        meanings = newsroom.matching.encoder if newsroom.matching else None
        return replace(
            newsroom.desk,
            house=house,
            policy=settings.publishing_policy(),
            checker=wiring.checker(settings, manager, meanings, house),
        )

    def judge(settings: Settings) -> None:
        from musnad.models.meter import MemoryMeter

        wiring.followed(settings)
        hiring.writers(settings, manager, MemoryMeter())

    def variables(settings: Settings) -> Mapping[str, str]:
        providers = {one.name: one for one in hiring.providers(manager)}
        return {
            part.name: hiring.key_variable(part, providers[part.provider])
            for part in settings.writers
            if part.provider in providers
        }

    def plain() -> tuple[str, ...]:
        return tuple(one.name for part in manager.hook.musnad_writers() for one in part)

    return Tools(
        judge=judge,
        desk_of=desk_of,
        catalogue=catalogue,
        probe=probe,
        variables=variables,
        plain=plain,
        ticks=time.monotonic,
    )


def catalogue() -> tuple[tuple[str, Source], ...]:
    """The catalogue's sources with their files, then those of plugins."""
    from musnad.acquire.catalogue import by_file

    shipped = by_file()
    inside = {source.id for sources in shipped.values() for source in sources}
    added = (one for one in wiring.catalogued() if one.id not in inside)
    return (
        *((file, source) for file, sources in shipped.items() for source in sources),
        *((_OWN, source) for source in added),
    )


def probe(settings: Settings, url: str, selector: str) -> Probed:
    """Look at an address once, as politely as a poll would; raises what fetching raises."""
    from musnad.acquire.probe import probe as look

    client = wiring.fetcher(settings)
    try:
        found = look(
            url,
            fetcher=client,
            readers=wiring.readers(wiring.plugin_manager()),
            known=wiring.catalogued(),
            selector=selector or None,
        )
    finally:
        client.close()
    return _probed(found, selector)


def _probed(found: Finding, selector: str) -> Probed:
    release = found.release
    return Probed(
        source=found.source("", selector=selector or None),
        way=found.way,
        language=found.language,
        zone=found.zone or "",
        entries=tuple(
            Seen(title=one.title, url=one.url or "", published=one.published)
            for one in found.entries[:_ENTRIES]
        ),
        count=len(found.entries),
        title=release.title if release else "",
        sentences=tuple(one.text for one in release.body[:_SENTENCES]) if release else (),
        fault=found.fault.code if found.fault else "",
        facts=tuple(found.fault.facts.items()) if found.fault else (),
    )
