"""``musnad sources``: the catalogue and the newsroom's own."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

import click

from musnad import wiring
from musnad.acquire import catalogue
from musnad.cli.adding import add, export_opml, import_opml
from musnad.cli.options import newsroom_option
from musnad.cli.probing import probe
from musnad.core.errors import RefusedError
from musnad.core.habit import Habit
from musnad.core.source import Source, SourceKind
from musnad.messages import language_of, word
from musnad.settings import FILE_NAME, load

_OWN = "own"
"""What stands for a country's code where a source is the newsroom's own or a plugin's."""


@click.group(epilog="Example:  musnad sources list --country eg")
def sources() -> None:
    """The catalogue of official sources, and your own."""


for _command in (add, probe, import_opml, export_opml):
    sources.add_command(_command)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """What a newsroom adds to the catalogue: its own sources, what it follows, how it went."""

    own: tuple[Source, ...] = ()
    followed: frozenset[str] = frozenset()
    habits: Mapping[str, Habit] | None = None
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))


@sources.command("list", epilog="Example:  musnad sources list --kind ministry --language ar")
@click.option("--kind", type=click.Choice(get_args(SourceKind)), help="Of this kind alone.")
@click.option(
    "--country",
    "--file",
    "country",
    help="Of this country (eg) or body (un): the name of a file of the catalogue; own: your own.",
)
@click.option("--topic", help="On this topic alone, such as defence.")
@click.option("--language", "spoken", help="In this language alone, such as ar.")
@click.option("--followed", is_flag=True, help="Only those that the newsroom follows.")
@newsroom_option
def list_(
    kind: str | None,
    country: str | None,
    topic: str | None,
    spoken: str | None,
    folder: Path,
    *,
    followed: bool,
) -> None:
    """A line for each source; * marks those that the newsroom follows.

    In a newsroom that has run: how each one does, its last news and when it is asked next. In
    a pipe the columns are parted by tabs and have no heading.
    """
    room = _room(folder)
    places = _places(room)
    _check(country, topic, spoken, places)
    chosen = [
        (place, source)
        for place, source in places
        if (kind is None or source.kind == kind)
        and (country is None or place == country)
        and (topic is None or topic in source.topics)
        and (spoken is None or spoken in source.languages)
        and (not followed or source.id in room.followed)
    ]
    now = wiring.clock()
    if sys.stdout.isatty():
        _table([source for _, source in chosen], room, now, language_of())
        return
    for place, source in chosen:
        state = _state(source, room, now, "") if room.habits is not None else ()
        row = (source.name_en, source.name_ar, source.kind, " ".join(source.languages))
        rest = (_way(source), place, *state)
        click.echo("\t".join((f"{_mark(source, room)} {source.id}", *row, *rest)))


@sources.command("show", epilog="Example:  musnad sources show us-defense")
@click.argument("source_id")
@newsroom_option
def show(source_id: str, folder: Path) -> None:
    """Everything that is known of one source, and how it went in this newsroom."""
    room = _room(folder)
    found = next((one for one in _places(room) if one[1].id == source_id), None)
    if found is None:
        raise RefusedError("source.unknown", source=source_id)
    place, source = found
    for name in Source.__slots__:
        value = getattr(source, name)
        shown = ", ".join(value) if isinstance(value, tuple) else value
        click.echo(f"{name}: {'-' if shown in (None, '') else shown}")
    click.echo(f"file: {place}")
    click.echo(f"followed: {'yes' if source.id in room.followed else 'no'}")
    if room.habits is not None and source.id in room.followed:
        language = language_of()
        heads = ("source_state", "last_news", "next_poll")
        for head, cell in zip(heads, _state(source, room, wiring.clock(), language), strict=True):
            click.echo(f"{word(head, language)}: {cell}")
        habit = room.habits.get(source.id)
        if habit is not None and habit.moved_to:
            click.echo(f"{word('moved', language)}: {habit.moved_to}")


def _room(folder: Path) -> _Room:
    if not (folder / FILE_NAME).is_file():
        return _Room()
    settings = load(folder)
    habits = None
    if (folder / wiring.VAR_FOLDER / "musnad.sqlite3").is_file():
        with wiring.store(folder) as store:
            habits = {habit.source_id: habit for habit in store.habits()}
    return _Room(
        own=tuple(part.source() for part in settings.sources),
        followed=frozenset(source.id for source in wiring.followed(settings)),
        habits=habits,
        zone=ZoneInfo(settings.newsroom.zone),
    )


def _places(room: _Room) -> list[tuple[str, Source]]:
    """Each source with the file that it stands in, the newsroom's own first."""
    shipped = catalogue.by_file()
    inside = {source.id for sources in shipped.values() for source in sources}
    added = [one for one in wiring.catalogued() if one.id not in inside]
    return [
        *((_OWN, source) for source in (*room.own, *added)),
        *((place, source) for place, sources in shipped.items() for source in sources),
    ]


def _check(
    country: str | None,
    topic: str | None,
    language: str | None,
    places: Sequence[tuple[str, Source]],
) -> None:
    """Refuse a filter that could never find anything: it was mistyped."""
    there = {place for place, _ in places}
    topics = {one for _, source in places for one in source.topics}
    spoken = {one for _, source in places for one in source.languages}
    told = (
        ("--country", country, there | {_OWN}),
        ("--topic", topic, topics),
        ("--language", language, spoken),
    )
    for option, value, known in told:
        if value is not None and value not in known:
            raise RefusedError(
                "source.filter", option=option, value=value, known=", ".join(sorted(known))
            )


def _table(chosen: Sequence[Source], room: _Room, now: datetime, language: str) -> None:
    """The sources in columns that stand under each other; the name, of any width, comes last."""
    named = ["source", "kind", "languages", "way"]
    if room.habits is not None:
        named += ["source_state", "last_news", "next_poll"]
    heads = [word(one, language) for one in (*named, "name")]
    rows = [
        [
            f"{_mark(source, room)} {source.id}",
            source.kind,
            " ".join(source.languages),
            word(_way(source), language),
            *(_state(source, room, now, language) if room.habits is not None else ()),
            source.name_ar if language == "ar" else source.name_en,
        ]
        for source in chosen
    ]
    widths = [max(len(row[at]) for row in [heads, *rows]) for at in range(len(heads) - 1)]
    for row in [[f"  {heads[0]}", *heads[1:]], *rows]:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        click.echo("  ".join([*cells, row[-1]]).rstrip())


def _state(source: Source, room: _Room, now: datetime, language: str) -> tuple[str, str, str]:
    """How a source does, its last news and its next turn; in the words of a pipe without one."""
    from musnad.flow.health import state_of

    if source.id not in room.followed:
        return "-", "-", "-"
    habit = (room.habits or {}).get(source.id)
    state = state_of(habit, now)
    shown = word(f"state_{state}", language) if language else state
    if habit is None:
        return shown, "-", "-"
    if habit.error_code:
        shown = f"{shown} {habit.error_code}"
    return shown, _moment(habit.news_at, room), _moment(habit.due_at, room)


def _moment(at: datetime | None, room: _Room) -> str:
    return "-" if at is None else at.astimezone(room.zone).strftime("%Y-%m-%d %H:%M")


def _mark(source: Source, room: _Room) -> str:
    return "*" if source.id in room.followed else " "


def _way(source: Source) -> str:
    """How a source is read, as the table names it."""
    if source.feed:
        return "feed"
    return "listing" if source.listing else "mail"
