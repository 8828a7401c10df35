"""``musnad sources probe``: how a page could be followed, and what would be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from musnad import wiring
from musnad.cli.adding import check_free, take_on
from musnad.cli.options import house_option, settings_of
from musnad.core.source import Entry, SourceKind
from musnad.messages import explain, language_of, word

if TYPE_CHECKING:
    from musnad.acquire.probe import Finding

_ENTRIES = 5
_SENTENCES = 3
_LONGEST = 300


@click.command("probe", epilog="Example:  musnad sources probe https://www.mofa.gov.sa/ar")
@click.argument("url")
@click.option("--selector", help="The CSS selector of the links to releases.")
@click.option("--add", "source_id", metavar="ID", help="Take it on under this id.")
@click.option("--name-ar", default="", help="Its name in Arabic; the title, if not given.")
@click.option("--name-en", default="", help="Its name in English; the title, if not given.")
@click.option("--kind", type=click.Choice(get_args(SourceKind)), help="Guessed, if not given.")
@house_option
def probe(
    url: str,
    selector: str | None,
    source_id: str | None,
    name_ar: str,
    name_en: str,
    kind: SourceKind | None,
    folder: Path | None,
) -> None:
    """Find the feed of the page at URL, or its links to releases, and show what would be read.

    It is fetched once, as politely as by musnad run. With --add it is put into musnad.toml.
    Without a scheme, https is meant.
    """
    from musnad.acquire.probe import probe as look

    settings = settings_of(folder)
    if source_id is not None:
        check_free(folder or Path(), source_id)
    url = _whole(url)
    client = wiring.fetcher(settings)
    try:
        found = look(
            url,
            fetcher=client,
            readers=wiring.readers(wiring.plugin_manager()),
            known=wiring.catalogued(),
            selector=selector,
        )
    finally:
        client.close()
    for line in _lines(found, language_of()):
        click.echo(line)
    if source_id is None:
        click.echo(f"{word('follow_hint', language_of())}: musnad sources probe {url} --add ID")
    else:
        source = found.source(
            source_id, name_ar=name_ar, name_en=name_en, kind=kind, selector=selector
        )
        take_on(folder or Path(), source)


def _whole(url: str) -> str:
    """An address as it is asked for: over https where it was told without a scheme."""
    bare = "://" not in url and "." in url.partition("/")[0]
    return f"https://{url}" if bare else url


def _lines(found: Finding, language: str) -> Iterator[str]:
    unknown = word("unknown", language)
    yield f"{word(found.way, language)}: {found.address}"
    yield f"{word('name', language)}: {found.title}"
    told = found.language if found.language != "und" else unknown
    yield f"{word('language', language)}: {told}"
    yield f"{word('zone', language)}: {found.zone or unknown}"
    yield f"{word('kind', language)}: {found.kind}"
    carried = ", ".join(f"{word(f'carries_{how}', language)} {n}" for how, n in found.carried)
    yield f"{word('entries', language)}: {len(found.entries)} ({carried})"
    for entry in found.entries[:_ENTRIES]:
        yield f"  {_when(entry, language)}  {entry.title}"
        if entry.url:
            yield f"    {entry.url}"
    yield from _release(found, language)
    if found.way == "listing" and found.tried:
        yield f"{word('tried_without_success', language)}: {len(found.tried)}"


def _release(found: Finding, language: str) -> Iterator[str]:
    heading = word("first_release", language)
    if found.fault is not None:
        told = explain(found.fault.code, found.fault.facts, language)
        yield f"{heading}: {told} [{found.fault.code}]"
        return
    if found.release is None:
        return
    yield f"{heading}: {found.release.title}"
    for sentence in found.release.body[:_SENTENCES]:
        text = sentence.text
        yield f"  {text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}"


def _when(entry: Entry, language: str) -> str:
    if entry.published is None:
        return word("no_date", language)
    return entry.published.strftime("%Y-%m-%d %H:%M %z").strip()
