"""``musnad events``: the same event told by several sources, and why they were gathered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from musnad import wiring
from musnad.cli import material
from musnad.cli.options import folder_of, house_option, moment, newsroom_option, settings_of
from musnad.cli.sides_form import as_html, as_text
from musnad.core.errors import RefusedError
from musnad.core.happening import Happening
from musnad.core.release import Release
from musnad.flow.forms import event_form
from musnad.flow.sides import sides, sides_form, spoken_by
from musnad.messages import language_of, word
from musnad.settings import load

_form = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
_SHOWN = 4
"""Values of one reason that a line of text lists."""


@click.group(epilog="Example:  musnad events list --newsroom newsroom")
def events() -> None:
    """The same event told by several sources."""


@events.command("list", epilog="Example:  musnad events list --since 2026-03-01")
@click.option("--since", default=None, help="Only events whose newest release is from then on.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True)
@_form
@newsroom_option
def list_(since: str | None, limit: int, form: str, folder: Path) -> None:
    """Events with two releases or more, the newest first."""
    load(folder)
    with wiring.store(folder) as store:
        found = store.tracing.happenings(since=moment(since), limit=limit)
    if form == "json":
        click.echo(json.dumps([event_form(one) for one in found], ensure_ascii=False, indent=2))
        return
    language = language_of()
    if not found:
        click.echo(word("no_events", language))
    for one in found:
        first = one.members[0]
        sources = ", ".join(dict.fromkeys(member.source_id for member in one.members))
        click.echo(f"{one.id}  {_day(first.published)}  {len(one.members)}  {sources}")
        click.echo(f"  {first.title or first.head}")


@events.command("show", epilog="Example:  musnad events show 3f0c2a…")
@click.argument("id_", metavar="ID")
@_form
@newsroom_option
def show(id_: str, form: str, folder: Path) -> None:
    """The releases of an event, and what ties each two of them together.

    ID is an event's, or that of an article or a release that tells of it.
    """
    load(folder)
    with wiring.store(folder) as store:
        found = store.tracing.happening(id_)
    if found is None:
        raise RefusedError("event.unknown", id=id_)
    if form == "json":
        click.echo(json.dumps(event_form(found), ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(_lines(found, language_of())))


@events.command("compare", epilog="Example:  musnad events compare ours.html theirs.txt")
@click.argument("given", nargs=-1, required=True, metavar="EVENT_ID|FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
)
@house_option
def compare(given: tuple[str, ...], form: str, folder: Path | None) -> None:
    """What two or three releases both say, what only one says, and where they differ.

    Give the id of an event (or of an article or a release of it), or the releases themselves:
    files, addresses, or - for standard input. The second and the third are each laid beside
    the first.
    """
    settings = settings_of(folder)
    manager = wiring.plugin_manager()
    if len(given) == 1:
        releases = _of_event(given[0], folder_of(folder))
    else:
        readers = wiring.readers(manager)
        releases = tuple(material.release(one, readers, settings) for one in given)
    laid = sides(releases, wiring.encoder(settings, manager))
    if form == "json":
        values = [sides_form(one) for one in laid]
        click.echo(json.dumps(values, ensure_ascii=False, indent=2))
    elif form == "html":
        click.echo(as_html(laid, language_of()))
    else:
        click.echo("\n\n".join("\n".join(as_text(one, language_of())) for one in laid))


def _of_event(id_: str, folder: Path) -> tuple[Release, ...]:
    """The releases of an event to lay side by side."""
    load(folder)
    with wiring.store(folder) as store:
        found = store.tracing.happening(id_)
        if found is None:
            raise RefusedError("event.unknown", id=id_)
        kept = [store.release(one.release_id) for one in spoken_by(found)]
    return tuple(one for one in kept if one is not None)


def _lines(happening: Happening, language: str) -> Iterator[str]:
    yield happening.id
    numbers = {}
    for number, one in enumerate(happening.members, 1):
        numbers[one.release_id] = number
        yield f"{number}. {one.title or one.head}"
        yield f"   {one.source_id}  {_day(one.published)}  {one.language}  {one.url or '-'}"
        yield f"   {word('article', language)}: {one.article_id}"
    for tie in happening.ties:
        told = "; ".join(
            f"{word(f'tie_{reason.kind}', language)}: {', '.join(reason.values[:_SHOWN])}"
            for reason in tie.reasons
        )
        yield f"{numbers[tie.first]} ~ {numbers[tie.second]}  {tie.score:.2f}  {told}"


def _day(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M")
