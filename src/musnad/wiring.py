"""Settings to a newsroom: the only place that makes clocks, clients, stores and models."""

from __future__ import annotations

import functools
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from importlib.metadata import entry_points
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING, TypeVar

import pluggy

import musnad
from musnad import hiring, storing
from musnad.core.article import Article
from musnad.core.errors import RefusedError
from musnad.core.house import House
from musnad.core.memory import Shelf, Store
from musnad.core.ports import (
    Encoder,
    Hubs,
    Mailbox,
    Meter,
    Publisher,
    Reader,
    SecondOpinion,
)
from musnad.core.source import Source
from musnad.flow.newsroom import Desk, Event, Journal, Newsroom, silent
from musnad.hiring import all_of, writers
from musnad.hooks import plugins
from musnad.outlets import channels
from musnad.settings import FILE_NAME, Settings, load

if TYPE_CHECKING:
    from musnad.acquire.fetcher import HttpFetcher
    from musnad.check.checker import Checker
    from musnad.check.second import Consulted
    from musnad.desk.office import Office
    from musnad.engine.loop import Pace
    from musnad.flow.oidc import Provider
    from musnad.store.archive import SqlArchive
    from musnad.tuning.latest import Latest

T = TypeVar("T")

VAR_FOLDER = "var"

clock = hiring.clock


def secret(size: int) -> str:
    """A text of letters safe in addresses, made of so many random bytes."""
    return secrets.token_urlsafe(size)


def threads(settings: Settings) -> int:
    """How many threads the encoder may use: as set, and never more than there are cores."""
    return min(settings.run.threads, os.cpu_count() or 1)


def plugin_manager() -> pluggy.PluginManager:
    """The hooks with musnad's own parts and whatever is installed beside them."""
    from musnad.publish import plugin as publish_plugin
    from musnad.read import plugin as read_plugin
    from musnad.write import plugin as write_plugin

    return plugins.load((read_plugin, write_plugin, publish_plugin))


def checker(
    settings: Settings,
    manager: pluggy.PluginManager,
    meanings: Encoder | None = None,
    house: House | None = None,
) -> Checker:
    """The checker with the checks that plugins add, and with what the settings name beside it.

    Raises RefusedError ``check.encoder`` or ``opinion.*`` for what is not to be had.
    """
    from musnad.check.checker import Checker

    return Checker(
        meanings or encoder(settings, manager),
        checks=all_of(manager.hook.musnad_checks()),
        second=_second_opinion(settings, manager),
        house=house or settings.house_style(),
    )


def encoder(settings: Settings, manager: pluggy.PluginManager) -> Encoder:
    """Sentence meaning as the settings have it; raises RefusedError ``check.encoder``."""
    from musnad.models.encoder import SentenceMeaning

    name = settings.check.encoder
    if name in ("", SentenceMeaning.name):
        return SentenceMeaning(threads=threads(settings))
    found = manager.hook.musnad_encoders(threads=threads(settings))
    offered: tuple[Encoder, ...] = all_of(found)
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
    offered: tuple[SecondOpinion, ...] = all_of(found)
    for one in offered:
        if one.name == name:
            return Consulted(judge=one, band=band)
    known = ", ".join(["nli", *(one.name for one in offered)])
    raise RefusedError("opinion.unknown", name=name, known=known)


def readers(manager: pluggy.PluginManager) -> tuple[Reader, ...]:
    """Every reader, the plugins' first."""
    return all_of(manager.hook.musnad_readers())


def desk(
    settings: Settings,
    manager: pluggy.PluginManager | None = None,
    meter: Meter | None = None,
    meanings: Encoder | None = None,
) -> Desk:
    """What reads, writes and checks; nothing is stored and nothing loaded before it is used.

    Without a ``meter`` models are counted for this process alone: see ``desk_in``.
    """
    from musnad.models.meter import MemoryMeter

    manager = manager or plugin_manager()
    return Desk(
        clock=clock,
        house=settings.house_style(),
        readers=readers(manager),
        writers=writers(settings, manager, meter or MemoryMeter()),
        checker=checker(settings, manager, meanings),
        policy=settings.publishing_policy(),
    )


@contextmanager
def desk_in(folder: Path, settings: Settings) -> Iterator[Desk]:
    """A desk for one release outside of the loop, whose models share the newsroom's limits.

    ``folder`` need not be a newsroom. Raises RefusedError ``store.*``.
    """
    with metered(folder, settings) as meter:
        yield desk(settings, meter=meter)


@contextmanager
def metered(folder: Path, settings: Settings) -> Iterator[Meter]:
    """The meter of the newsroom in a folder, opened only where there are models to count."""
    from musnad.models.meter import MemoryMeter

    if not settings.writers or not (folder / FILE_NAME).is_file():
        yield MemoryMeter()
        return
    with storing.opened(folder, settings) as opened:
        yield opened.meter


def fetcher(settings: Settings, store: Store | None = None) -> HttpFetcher:
    """The polite client; with a ``store``, it knows of the hosts that failed before.

    Raises RefusedError ``fetch.certificates`` for a file that can't be used.
    """
    from musnad.acquire.breaker import Breaker
    from musnad.acquire.fetcher import HttpFetcher

    contact = settings.newsroom.contact or "no contact set"
    breaker = Breaker(clock=clock)
    if store is not None:
        breaker = Breaker(clock=clock, known=store.hosts(), remember=store.save_host)
    named = settings.fetch.certificates
    return HttpFetcher(
        f"musnad/{musnad.__version__} ({contact})",
        clock=clock,
        timeout_seconds=settings.fetch.timeout_seconds,
        max_bytes=int(settings.fetch.max_megabytes * 1_000_000),
        allow_private=settings.fetch.allow_private,
        per_host_spacing_seconds=settings.fetch.spacing_seconds,
        per_host=settings.fetch.per_host,
        robots=settings.fetch.robots,
        breaker=breaker,
        certificates=Path(named) if named else None,
    )


def mailboxes(settings: Settings) -> tuple[Mailbox, ...]:
    """The mailboxes that sources mail to; nothing is connected before it is looked into."""
    from musnad.acquire.mailbox import Box, ImapMailbox, trust

    if not settings.mailboxes:
        return ()
    named = settings.fetch.certificates
    context = trust(Path(named) if named else None)
    found: list[Mailbox] = []
    for part in settings.mailboxes:
        box = Box(
            name=part.name,
            host=part.host,
            port=part.port,
            user=part.user,
            password_env=part.password_env,
            folder=part.folder,
            security=part.security,
            read_only=part.read_only,
            max_bytes=int(part.max_megabytes * 1_000_000),
            seconds=part.timeout_seconds,
        )
        password = os.environ.get(part.password_env, "")
        found.append(
            ImapMailbox(
                box,
                password=password,
                clock=clock,
                trust=context,
                every_minutes=part.every_minutes,
            )
        )
    return tuple(found)


def hubs(settings: Settings, sender: HttpFetcher) -> Hubs | None:
    """What hubs are asked and listened to with; None where they could not reach us."""
    from musnad.acquire.websub import WebSub

    if not settings.websub.callback_url:
        return None
    return WebSub(
        sender,
        callback_url=settings.websub.callback_url,
        listen=settings.websub.listen,
        lease_seconds=settings.websub.lease_days * 86_400,
    )


def catalogued() -> tuple[Source, ...]:
    """The catalogue that ships with musnad, and the sources that plugins add to it."""
    from musnad.acquire import catalogue

    shipped = catalogue.load()
    if not entry_points(group="musnad"):
        return shipped
    return (*shipped, *all_of(plugins.load(()).hook.musnad_sources()))


def followed(settings: Settings) -> tuple[Source, ...]:
    """The newsroom's own sources, and those of the catalogue that it follows.

    Raises RefusedError ``source.unknown`` for a name that the catalogue doesn't have.
    """
    own = tuple(part.source() for part in settings.sources if not part.paused)
    known = {source.id: source for source in catalogued()} if settings.follow else {}
    unknown = [name for name in settings.follow if name not in known]
    if unknown:
        raise RefusedError("source.unknown", source=", ".join(unknown))
    return (*own, *(known[name] for name in settings.follow))


@contextmanager
def store(folder: Path) -> Iterator[Store]:
    """What the newsroom in a folder remembers, alone. Raises RefusedError ``store.*``."""
    with storing.opened(folder) as opened:
        yield opened


@contextmanager
def archive(folder: Path) -> Iterator[SqlArchive]:
    """The captures of the newsroom in a folder. Raises RefusedError ``settings.*``, ``store.*``."""
    with storing.opened(folder, load(folder)) as opened:
        yield opened.archive


@contextmanager
def newsroom(folder: Path, journal: Journal = silent, *, alone: bool = False) -> Iterator[Newsroom]:
    """The newsroom in a folder; with ``alone``, no second one may run there meanwhile.

    Raises RefusedError ``settings.*``, ``store.*`` (another one runs there).
    """
    with held(folder) if alone else nullcontext(), _opened(folder, journal) as build:
        yield build(load(folder))


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the folder, so that no second newsroom runs there. Raises RefusedError ``store.*``."""
    from musnad.store.lock import lock

    with lock(folder):
        yield


@contextmanager
def _opened(folder: Path, journal: Journal) -> Iterator[Callable[[Settings], Newsroom]]:
    """What makes a newsroom of settings, over one store and one client that stay open."""
    from musnad.lexicon.house import lexicon_of

    first = load(folder)
    manager = plugin_manager()
    kept: dict[tuple[str, int], Encoder] = {}

    def build(settings: Settings) -> Newsroom:
        name = (settings.check.encoder, threads(settings))
        if name not in kept:  # one for the checker and for matching, as long as it is wanted
            made = encoder(settings, manager)
            kept.clear()
            kept[name] = made
        meanings = kept[name]
        newsroom_desk = desk(settings, manager, store.meter, meanings)
        if newsroom_desk.house.own:
            lexicon_of(newsroom_desk.house)  # a table that can't be used is told at once
        return Newsroom(
            desk=newsroom_desk,
            store=store,
            fetcher=client,
            publishers=_publishers(manager, settings, folder, store, meanings),
            sources=followed(settings),
            journal=journal,
            polling=settings.polling(),
            looking=settings.looking(),
            hubs=hubs(settings, client),
            matching=settings.matching(meanings),
            mailboxes=mailboxes(settings),
            chance=SystemRandom(),
        )

    with (
        storing.opened(folder, first) as store,
        fetcher(first, store) as client,
    ):
        yield build


@contextmanager
def latest(folder: Path, journal: Journal = silent) -> Iterator[Latest[Newsroom]]:
    """The newsroom in a folder as its settings are now: it notices when they change.

    New ones are told to the journal, as are those that can't be used; what was changed by hand
    goes into their history. Store, client and listening addresses stay as they were at first.
    Raises as ``newsroom``.
    """
    from musnad.tuning import history, standing
    from musnad.tuning.latest import Latest

    def taken() -> None:
        history.notice(folder, standing.look(folder).texts(), at=clock())
        journal(Event(kind="settings_taken", at=clock(), source_id="", subject=FILE_NAME))

    def refused(error: RefusedError) -> None:
        facts = tuple(error.facts.items())
        journal(
            Event(kind="settings_refused", at=clock(), source_id="", code=error.code, facts=facts)
        )

    with _opened(folder, journal) as build:
        found = Latest(folder, build, taken=taken, refused=refused)
        history.notice(folder, standing.look(folder).texts(), at=clock())
        yield found


@contextmanager
def office(folder: Path, journal: Journal = silent) -> Iterator[Office]:
    """What the desk's pages work with. Raises as ``newsroom``."""
    from musnad.desk.office import Office
    from musnad.desk.passwords import Argon2
    from musnad.outfit import tools

    with latest(folder, journal) as present:
        yield Office(
            folder=folder,
            newsroom=lambda: present.made,
            settings=lambda: present.settings,
            hasher=Argon2(),
            secret=secret,
            environment=lambda name: os.environ.get(name, ""),
            tools=tools(present),
            provider=lambda: provider(present.settings),
            picture=picture,
        )


def picture(article: Article, source: str, house: str) -> bytes:
    """The picture that stands for an article where its link is shared, as PNG."""
    from musnad.publish.page import NOTICE
    from musnad.publish.share import Poster, draw

    headline = article.share_headline or article.draft.headline.text
    label = NOTICE if article.draft.notice else ""
    return draw(Poster(headline=headline, source=source, house=house, label=label))


def provider(settings: Settings) -> Provider | None:
    """Who lets people in beside the desk itself; the same as long as its settings are.

    Raises RefusedError ``fetch.certificates``.
    """
    part = settings.oidc
    if not part.issuer:
        return None
    told = (part.issuer, part.client_id, os.environ.get(part.client_secret_env, ""))
    return _provider(*told, settings.fetch.certificates)


@functools.lru_cache(maxsize=1)
def _provider(issuer: str, client_id: str, password: str, certificates: str) -> Provider:
    from musnad.acquire.mailbox import trust
    from musnad.acquire.oidc import Client, OidcProvider

    return OidcProvider(
        Client(issuer=issuer, client_id=client_id, secret=password),
        clock=clock,
        trust=trust(Path(certificates) if certificates else None),
    )


def pace(settings: Settings) -> Pace:
    """The pace of the loop."""
    from musnad.engine.loop import Pace

    return Pace(
        fetchers=settings.fetch.fetchers,
        pollers=settings.poll.threads,
        patience_seconds=settings.run.patience_seconds,
        idle_seconds=settings.run.idle_seconds,
    )


def _publishers(
    manager: pluggy.PluginManager,
    settings: Settings,
    folder: Path,
    shelf: Shelf,
    meanings: Encoder,
) -> tuple[Publisher, ...]:
    sources = followed(settings)
    offered = manager.hook.musnad_publishers(
        folder=folder / settings.newsroom.site_folder,
        house=settings.house_style(),
        shelf=shelf,
        clock=clock,
        site_url=settings.newsroom.site_url,
        sources=sources,
        encoder=meanings,
        templates=folder / settings.newsroom.site_templates
        if settings.newsroom.site_templates
        else None,
        report_url=settings.newsroom.report_url,
        var=folder / VAR_FOLDER,
    )
    own = channels(settings, folder, shelf, clock=clock, sources=sources)
    return (*all_of(offered), *own)
