"""``musnad archive``: what the sources said at the time, as it was received."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

import musnad
from musnad import wiring
from musnad.cli.material import UNKNOWN
from musnad.cli.options import moment, newsroom_option
from musnad.core.capture import Capture, Headers
from musnad.core.errors import RefusedError
from musnad.core.source import Source
from musnad.messages import explain, language_of, word
from musnad.read.readers import read
from musnad.settings import load
from musnad.store.archive import Record
from musnad.store.export import export as write_export
from musnad.store.proof import verify as look_through

_MOST_TOLD = 20


@click.group(epilog="Example:  musnad archive show https://example.org/news/1")
def archive() -> None:
    """What the sources said at the time: WARC records of all that was fetched."""


@archive.command("show", epilog="Example:  musnad archive show 3f0c2ab1 --body > page.html")
@click.argument("address_or_sha256")
@click.option("--body", is_flag=True, help="Only the bytes, to standard output.")
@newsroom_option
def show(address_or_sha256: str, folder: Path, *, body: bool) -> None:
    """One capture: when, its headers and sizes, and the text as it is read.

    Of an address, the newest capture; the older ones are named below it. The first eight
    digits of a hash are enough.
    """
    language = language_of()
    with wiring.archive(folder) as kept:
        found = kept.listed(about=address_or_sha256)
        if not found:
            raise RefusedError("archive.unknown", what=address_or_sha256)
        record = found[0]
        capture = kept.whole(record)
        if body:
            _write(capture.body)
            return
        _tell(record, capture, language)
        if len(found) > 1:
            click.echo(f"\n{word('other_captures', language)}: {len(found) - 1}")
        for other in found[1 : _MOST_TOLD + 1]:
            click.echo(f"  {_line(other)}")
    click.echo(f"\n{_text(capture, _source(record, folder), language)}")


@archive.command("list", epilog="Example:  musnad archive list --source nato --since 2026-11-01")
@click.option("--source", default=None, help="Only captures made for this source.")
@click.option("--article", default=None, help="Only what this article rests on.")
@click.option("--since", default=None, help="Only captures since then (ISO 8601).")
@click.option("--limit", type=click.IntRange(min=1), default=None, help="The newest so many.")
@newsroom_option
def list_(
    folder: Path, source: str | None, article: str | None, since: str | None, limit: int | None
) -> int:
    """A line for each capture, newest first: time, kind, status, size, hash, address."""
    with wiring.archive(folder) as kept:
        found = kept.listed(source_id=source, article_id=article, since=moment(since), limit=limit)
    for record in found:
        click.echo(_line(record))
    return 0 if found else 1


@archive.command("export", epilog="Example:  musnad archive export --out a.warc.gz --article 3f0c…")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="The WARC file to write."
)
@click.option("--source", default=None, help="Only captures made for this source.")
@click.option("--article", default=None, help="Only what this article rests on.")
@click.option("--since", default=None, help="Only captures since then (ISO 8601).")
@newsroom_option
def export(
    folder: Path, out: Path, source: str | None, article: str | None, since: str | None
) -> int:
    """Write captures to a WARC file of their own, which any program for WARC can read.

    A file of that name is replaced. Exit status 1 means that there was nothing to write.
    """
    language = language_of()
    with wiring.archive(folder) as kept:
        wanted = kept.listed(source_id=source, article_id=article, since=moment(since))
        if not wanted:
            click.echo(word("no_captures", language), err=True)
            return 1
        facts = {
            "software": f"musnad/{musnad.__version__}",
            "operator": load(folder).newsroom.name_en,
        }
        done = write_export(kept, wanted, out, at=wiring.clock(), facts=facts)
    click.echo(f"{out}: {word('captures', language)}: {done.captures}; {_size(done.bytes)}")
    return 0


@archive.command("verify", epilog="Example:  musnad archive verify")
@newsroom_option
def verify(folder: Path) -> int:
    """Read every record and check its digests; exit status 1 if any is not what it was."""
    language = language_of()
    with wiring.archive(folder) as kept:
        found = look_through(kept)
    for fault in found.faults:
        said = explain(fault.code, {"sha256": fault.record.sha256}, language)
        click.echo(f"! {fault.record.file}:{fault.record.offset}  {said} [{fault.code}]")
    for name in found.torn:
        click.echo(f"! {explain('archive.torn', {'file': name}, language)} [archive.torn]")
    click.echo(f"{word('captures', language)}: {found.records}; {_size(found.bytes)}")
    for name, count in (("unknown_records", found.unknown), ("unmoved", found.unmoved)):
        if count:
            click.echo(f"{word(name, language)}: {count}")
    return 1 if found.faults or found.unmoved else 0


def _tell(record: Record, capture: Capture, language: str) -> None:
    rows: Sequence[tuple[str, object]] = (
        ("captured", record.fetched_at.isoformat()),
        ("address", record.url),
        ("asked_for", record.requested_url if record.requested_url != record.url else ""),
        ("source", record.source_id),
        ("kind", record.kind),
        ("status", record.status if capture.exchanged else ""),
        ("sha256", record.sha256),
        ("size", _size(record.size)),
        ("in_the_archive", f"{record.file}:{record.offset} ({_size(record.span)})"),
    )
    for name, value in rows:
        if value:
            click.echo(f"{word(name, language)}: {value}")
    _tell_headers("request_headers", capture.request_headers, language)
    _tell_headers("response_headers", capture.headers, language)


def _tell_headers(name: str, headers: Headers, language: str) -> None:
    if headers:
        click.echo(f"\n{word(name, language)}:")
    for key, value in headers:
        click.echo(f"  {key}: {value}")


def _text(capture: Capture, source: Source, language: str) -> str:
    """The text as the newsroom reads it, or why there is none."""
    try:
        release = read(capture, source, readers=wiring.readers(wiring.plugin_manager()))
    except RefusedError as error:
        return f"{explain(error.code, error.facts, language)} [{error.code}]"
    return "\n".join(f"{one.id}\t{one.text}" for one in release.sentences)


def _source(record: Record, folder: Path) -> Source:
    """The source that a capture was made for, if it is still followed."""
    for source in wiring.followed(load(folder)):
        if source.id == record.source_id:
            return source
    return UNKNOWN


def _line(record: Record) -> str:
    when = f"{record.fetched_at:%Y-%m-%dT%H:%M:%SZ}"
    status = record.status if record.kind != "resource" else "-"
    parts = (when, record.kind, status, record.size, record.sha256[:12], record.url)
    return "\t".join(str(part) for part in parts)


def _write(data: bytes) -> None:
    out = getattr(sys.stdout, "buffer", None)
    if out is None:
        raise RefusedError("option.out", path="-", what="no bytes can be written there")
    sys.stdout.flush()
    out.write(data)
    out.flush()


def _size(size: int) -> str:
    if size < 10_000:
        return f"{size} B"
    return f"{size / 1000:,.0f} kB" if size < 10_000_000 else f"{size / 1_000_000:,.1f} MB"
