"""``musnad sources add``, ``import-opml`` and ``export-opml``: what the settings are told."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import click

from musnad import wiring
from musnad.acquire.files import read_file, read_stdin
from musnad.cli.options import newsroom_option
from musnad.core.errors import RefusedError
from musnad.core.source import Source, SourceKind
from musnad.messages import language_of, word
from musnad.settings import FILE_NAME, load

TERMINAL = "terminal"
"""Who changed something by a command."""

_ARABIC = re.compile(r"[\u0621-\u064a]")


@click.command("add", epilog="Example:  musnad sources add us-state un-news-ar --newsroom newsroom")
@click.argument("source_ids", nargs=-1, required=True, metavar="ID…")
@click.option("--feed", help="The address of its feed.")
@click.option("--listing", help="The address of a page that links to its releases.")
@click.option("--selector", help="The CSS selector of those links.")
@click.option("--sender", "senders", multiple=True, help="An address or domain that mails them.")
@click.option("--name-ar", help="Its name in Arabic.")
@click.option("--name-en", help="Its name in English.")
@click.option("--kind", type=click.Choice(get_args(SourceKind)), default="organisation")
@click.option("--language", "languages", multiple=True, help="A language of its releases.")
@click.option("--zone", default="UTC", show_default=True, help="Its IANA time zone.")
@click.option("--page", help="Its page for people.")
@click.option("--topic", "topics", multiple=True)
@click.option("--every", "every_minutes", type=click.IntRange(1, 10_080), default=15)
@newsroom_option
def add(
    source_ids: tuple[str, ...],
    feed: str | None,
    listing: str | None,
    selector: str | None,
    senders: tuple[str, ...],
    name_ar: str | None,
    name_en: str | None,
    kind: SourceKind,
    languages: tuple[str, ...],
    zone: str,
    page: str | None,
    topics: tuple[str, ...],
    every_minutes: int,
    folder: Path,
) -> None:
    """Follow sources of the catalogue, or one of your own with --feed, --listing or --sender.

    musnad.toml is added to; what stands in it stays as it is, comments and all. A newsroom
    that runs goes on with it after the pass at hand.
    """
    if not (feed or listing or senders):
        follow(folder, source_ids)
        return
    if len(source_ids) > 1:
        raise RefusedError("source.one")
    (source_id,) = source_ids
    if not (name_ar and name_en):
        raise RefusedError("source.names", source=source_id)
    take_on(
        folder,
        Source(
            id=source_id,
            name_ar=name_ar,
            name_en=name_en,
            kind=kind,
            languages=languages or ("ar",),
            feed=feed,
            listing=listing,
            selector=selector,
            senders=senders,
            page=page,
            zone=zone,
            topics=topics,
            every_minutes=every_minutes,
        ),
    )


def follow(folder: Path, source_ids: tuple[str, ...]) -> None:
    """Follow these of the catalogue. Raises RefusedError ``source.unknown``, ``settings.*``."""
    language = language_of()
    known = {source.id: source for source in wiring.catalogued()}
    own = {part.id for part in load(folder).sources}
    unknown = [one for one in source_ids if one not in known and one not in own]
    if unknown:
        raise RefusedError("source.unknown", source=", ".join(unknown))
    before = frozenset(load(folder).follow) | own
    _add(folder, follow=[one for one in source_ids if one not in own])
    for one in dict.fromkeys(source_ids):
        if one in before:
            click.echo(f"= {one}: {word('known_already', language)}")
        else:
            click.echo(f"+ {_line(known[one], language)}")
    _written(folder, language)


def check_free(folder: Path, source_id: str) -> None:
    """Raises RefusedError ``source.taken`` where a source has this id, or ``settings.*``."""
    own = {part.id for part in load(folder).sources}
    if source_id in own or source_id in {one.id for one in wiring.catalogued()}:
        raise RefusedError("source.taken", source=source_id)


def take_on(folder: Path, source: Source) -> None:
    """Add a source of one's own. Raises RefusedError ``source.taken``, ``settings.*``."""
    check_free(folder, source.id)
    language = language_of()
    _add(folder, sources=[source])
    click.echo(f"+ {_line(source, language)}")
    _written(folder, language, [source])


@click.command("import-opml", epilog="Example:  musnad sources import-opml feeds.opml --dry-run")
@click.argument("file")
@click.option("--dry-run", is_flag=True, help="Say what would be added; write nothing.")
@newsroom_option
def import_opml(file: str, folder: Path, *, dry_run: bool) -> None:
    """Take on the feeds of an OPML FILE (or -) from another program.

    Feeds that the catalogue has are followed under its names; those that are followed already
    are passed over. Names can be mended in musnad.toml afterwards.
    """
    from musnad.acquire import opml
    from musnad.acquire.intake import take

    language = language_of()
    settings = load(folder)
    if file == "-":
        capture = read_stdin(sys.stdin.buffer, clock=wiring.clock, max_bytes=opml.MAX_BYTES)
    else:
        capture = read_file(Path(file), clock=wiring.clock, max_bytes=opml.MAX_BYTES)
    catalogue = wiring.catalogued()
    taken = take(
        opml.read(capture.body, name=file),
        followed=wiring.followed(settings),
        catalogue=catalogue,
    )
    if not dry_run:
        _add(folder, sources=taken.new, follow=taken.follow)
    names = {source.id: source for source in catalogue}
    for source in taken.new:
        click.echo(f"+ {_line(source, language)}")
    for one in taken.follow:
        click.echo(f"* {_line(names[one], language)}")
    for title in taken.known:
        click.echo(f"= {title}")
    click.echo(
        f"{word('new_source', language)}: {len(taken.new)}; "
        f"{word('in_catalogue', language)}: {len(taken.follow)}; "
        f"{word('known_already', language)}: {len(taken.known)}",
        err=True,
    )
    if dry_run:
        click.echo(word("not_written", language), err=True)
    elif taken.new or taken.follow:
        _written(folder, language, taken.new)


@click.command("export-opml", epilog="Example:  musnad sources export-opml --out feeds.opml")
@click.option("--all", "everything", is_flag=True, help="The whole catalogue as well.")
@click.option("--out", type=click.Path(path_type=Path), help="A file instead of the output.")
@newsroom_option
def export_opml(out: Path | None, folder: Path, *, everything: bool) -> None:
    """The sources that the newsroom follows as OPML 2.0, for other programs to read.

    Outside of a newsroom, the whole catalogue.
    """
    from musnad.acquire import opml

    title, sources = "musnad", wiring.catalogued()
    if (folder / FILE_NAME).is_file():
        settings = load(folder)
        title = settings.newsroom.name_ar
        followed = wiring.followed(settings)
        ours = {one.id for one in followed}
        rest = tuple(one for one in sources if one.id not in ours) if everything else ()
        sources = (*followed, *rest)
    text = opml.write(sources, title=title, at=wiring.clock())
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise RefusedError("option.out", path=out, what=error.strerror) from error


def _add(folder: Path, *, sources: Sequence[Source] = (), follow: Sequence[str] = ()) -> None:
    """Put them into the settings, and into their history under the terminal's name."""
    from musnad.tuning.sources import add as add_to

    add_to(folder, by=TERMINAL, clock=wiring.clock, sources=sources, follow=follow)


def _line(source: Source, language: str) -> str:
    name = source.name_ar if language == "ar" else source.name_en
    at = source.feed or source.listing or ", ".join(source.senders)
    return f"{source.id}  {name}  {at}"


def _written(folder: Path, language: str, added: Sequence[Source] = ()) -> None:
    """Say where it was written to, and which names articles would show in another script."""
    click.echo(f"{word('written', language)} {folder / FILE_NAME}", err=True)
    latin = [one.id for one in added if not _ARABIC.search(one.name_ar)]
    if latin:
        click.echo(f"{', '.join(latin)}: {word('give_name_ar', language)}", err=True)
