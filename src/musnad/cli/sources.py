"""``musnad sources``: the catalogue and the newsroom's own."""

from __future__ import annotations

from pathlib import Path

import click

from musnad import wiring
from musnad.acquire import catalogue
from musnad.cli.options import newsroom_option
from musnad.core.errors import RefusedError
from musnad.core.source import Source
from musnad.settings import FILE_NAME, load


@click.group(epilog="Example:  musnad sources list")
def sources() -> None:
    """The catalogue of official sources, and your own."""


@sources.command("list", epilog="Example:  musnad sources list --newsroom newsroom")
@newsroom_option
def list_(folder: Path) -> None:
    """A line for each source; * marks those that the newsroom follows."""
    own, followed = _own(folder)
    for source in (*own, *catalogue.load()):
        mark = "*" if source.id in followed else " "
        click.echo(f"{mark} {source.id}\t{source.name_en}\t{source.name_ar}")


@sources.command("show", epilog="Example:  musnad sources show us-defense")
@click.argument("source_id")
@newsroom_option
def show(source_id: str, folder: Path) -> None:
    """Everything that is known of one source."""
    own, _ = _own(folder)
    for source in (*own, *catalogue.load()):
        if source.id == source_id:
            for name in Source.__slots__:
                value = getattr(source, name)
                shown = ", ".join(value) if isinstance(value, tuple) else value
                click.echo(f"{name}: {'-' if shown in (None, '') else shown}")
            return
    raise RefusedError("source.unknown", source=source_id)


def _own(folder: Path) -> tuple[tuple[Source, ...], frozenset[str]]:
    if not (folder / FILE_NAME).is_file():
        return (), frozenset()
    settings = load(folder)
    own = tuple(part.source() for part in settings.sources)
    return own, frozenset(source.id for source in wiring.followed(settings))
