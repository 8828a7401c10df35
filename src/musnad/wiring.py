"""Settings to a newsroom: the only place that makes clocks, clients, stores and models."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pluggy

import musnad
from musnad.core.errors import RefusedError
from musnad.core.ports import Encoder, Publisher, Reader, SecondOpinion, Shelf, Store
from musnad.core.source import Source
from musnad.flow.newsroom import Desk, Journal, Newsroom, silent
from musnad.hooks import plugins
from musnad.settings import Settings, load

if TYPE_CHECKING:
    from musnad.acquire.fetcher import HttpFetcher
    from musnad.check.checker import Checker
    from musnad.check.second import Consulted
    from musnad.engine.loop import Pace

T = TypeVar("T")

VAR_FOLDER = "var"


def clock() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def threads(settings: Settings) -> int:
    """How many threads the encoder may use: as set, and never more than there are cores."""
    return min(settings.run.threads, os.cpu_count() or 1)


def plugin_manager() -> pluggy.PluginManager:
    """The hooks with musnad's own parts and whatever is installed beside them."""
    from musnad.publish import plugin as publish_plugin
    from musnad.read import plugin as read_plugin
    from musnad.write import plugin as write_plugin

    return plugins.load((read_plugin, write_plugin, publish_plugin))


def checker(settings: Settings, manager: pluggy.PluginManager) -> Checker:
    """The checker with the checks that plugins add, and with what the settings name beside it.

    Raises RefusedError ``check.encoder`` or ``opinion.*`` for what is not to be had.
    """
    from musnad.check.checker import Checker

    return Checker(
        _encoder(settings, manager),
        checks=_all(manager.hook.musnad_checks()),
        second=_second_opinion(settings, manager),
    )


def _encoder(settings: Settings, manager: pluggy.PluginManager) -> Encoder:
    from musnad.models.encoder import SentenceMeaning

    name = settings.check.encoder
    if name in ("", SentenceMeaning.name):
        return SentenceMeaning(threads=threads(settings))
    found = manager.hook.musnad_encoders(threads=threads(settings))
    offered: tuple[Encoder, ...] = _all(found)
    for one in offered:
        if one.name == name:
            return one
    known = ", ".join([SentenceMeaning.name, *(one.name for one in offered)])
    raise RefusedError("check.encoder", name=name, known=known)


def _second_opinion(settings: Settings, manager: pluggy.PluginManager) -> Consulted | None:
    from musnad.check.second import Consulted

    name, band = settings.check.second_opinion, settings.check.band
    if not name:
        return None
    if name == "nli":
        from musnad.models.nli import Entailment

        folder = Path(settings.check.nli_folder)
        return Consulted(judge=Entailment(folder, threads=threads(settings)), band=band)
    found = manager.hook.musnad_second_opinions(threads=threads(settings))
    offered: tuple[SecondOpinion, ...] = _all(found)
    for one in offered:
        if one.name == name:
            return Consulted(judge=one, band=band)
    known = ", ".join(["nli", *(one.name for one in offered)])
    raise RefusedError("opinion.unknown", name=name, known=known)


def readers(manager: pluggy.PluginManager) -> tuple[Reader, ...]:
    """Every reader, the plugins' first."""
    return _all(manager.hook.musnad_readers())


def desk(settings: Settings, manager: pluggy.PluginManager | None = None) -> Desk:
    """What reads, writes and checks; nothing is stored and nothing loaded before it is used."""
    manager = manager or plugin_manager()
    return Desk(
        clock=clock,
        house=settings.house_style(),
        readers=readers(manager),
        writers=_all(manager.hook.musnad_writers()),
        checker=checker(settings, manager),
        policy=settings.publishing_policy(),
    )


def fetcher(settings: Settings) -> HttpFetcher:
    """The polite client."""
    from musnad.acquire.fetcher import HttpFetcher

    contact = settings.newsroom.contact or "no contact set"
    return HttpFetcher(
        f"musnad/{musnad.__version__} ({contact})",
        clock=clock,
        timeout_seconds=settings.fetch.timeout_seconds,
        max_bytes=int(settings.fetch.max_megabytes * 1_000_000),
        allow_private=settings.fetch.allow_private,
        per_host_spacing_seconds=settings.fetch.spacing_seconds,
        robots=settings.fetch.robots,
    )


def followed(settings: Settings) -> tuple[Source, ...]:
    """The newsroom's own sources, and those of the catalogue that it follows.

    Raises RefusedError ``source.unknown`` for a name that the catalogue doesn't have.
    """
    from musnad.acquire import catalogue

    own = tuple(part.source() for part in settings.sources)
    known = {source.id: source for source in catalogue.load()} if settings.follow else {}
    unknown = [name for name in settings.follow if name not in known]
    if unknown:
        raise RefusedError("source.unknown", source=", ".join(unknown))
    return (*own, *(known[name] for name in settings.follow))


@contextmanager
def store(folder: Path) -> Iterator[Store]:
    """What the newsroom in a folder remembers, alone. Raises RefusedError ``store.*``."""
    from musnad.store.database import open_store

    opened = open_store(folder, clock)
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def newsroom(folder: Path, journal: Journal = silent, *, alone: bool = False) -> Iterator[Newsroom]:
    """The newsroom in a folder; with ``alone``, no second one may run there meanwhile.

    Raises RefusedError ``settings.*``, ``store.*`` (another one runs there).
    """
    from musnad.store.database import open_store
    from musnad.store.lock import lock

    settings = load(folder)
    manager = plugin_manager()
    with lock(folder) if alone else nullcontext():
        store = open_store(folder, clock)
        client = fetcher(settings)
        try:
            made = Newsroom(
                desk=desk(settings, manager),
                store=store,
                fetcher=client,
                publishers=_publishers(manager, settings, folder, store),
                sources=followed(settings),
                journal=journal,
            )
            yield made
        finally:
            client.close()
            store.close()


def pace(settings: Settings) -> Pace:
    """The pace of the loop."""
    from musnad.engine.loop import Pace

    return Pace(
        fetchers=settings.fetch.fetchers,
        patience_seconds=settings.run.patience_seconds,
        idle_seconds=settings.run.idle_seconds,
    )


def _publishers(
    manager: pluggy.PluginManager, settings: Settings, folder: Path, shelf: Shelf
) -> tuple[Publisher, ...]:
    offered = manager.hook.musnad_publishers(
        folder=folder / settings.newsroom.site_folder,
        house=settings.house_style(),
        shelf=shelf,
        clock=clock,
        site_url=settings.newsroom.site_url,
        sources=followed(settings),
    )
    return _all(offered)


def _all(offered: Iterable[Iterable[T]]) -> tuple[T, ...]:
    """What the plugins offer, in one tuple."""
    return tuple(one for part in offered for one in part)
