"""``musnad eval duplicates`` and ``eval events``: what is known again, and what is gathered."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from musnad import wiring
from musnad.core.capture import Capture
from musnad.core.ports import Encoder, Reader
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.match import evaluate
from musnad.match.evaluate import Judged, Told
from musnad.read.readers import read
from musnad.settings import Settings

_form = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
_file = click.argument("cases", type=click.Path(path_type=Path))


@click.command(
    "duplicates", epilog="Example:  musnad eval duplicates eval/cases/duplicates-dev.jsonl"
)
@_file
@click.option("--errors", is_flag=True, help="Also name the pairs that were judged wrongly.")
@_form
def duplicates(cases: Path, errors: bool, form: str) -> None:
    """Measure which of labelled pairs of releases are taken for one release."""
    told, pairs = evaluate.load(cases)
    encoder, as_release = _desk()
    judged = evaluate.judge(told, pairs, as_release, encoder)
    figures = evaluate.of_pairs(judged)
    if errors:
        figures["errors"] = list(_wrong(judged))
    click.echo("\n".join(_shown(figures, form)))


@click.command("events", epilog="Example:  musnad eval events eval/cases/events-dev.jsonl")
@_file
@_form
def events(cases: Path, form: str) -> None:
    """Measure how labelled releases are gathered by event (B-cubed)."""
    told, _ = evaluate.load(cases)
    encoder, as_release = _desk()
    click.echo("\n".join(_shown(evaluate.of_events(told, as_release, encoder), form)))


def _desk() -> tuple[Encoder, Callable[[Told], Release]]:
    settings, manager = Settings(), wiring.plugin_manager()
    readers = wiring.readers(manager)
    return wiring.encoder(settings, manager), lambda told: release_of(told, readers)


def release_of(told: Told, readers: tuple[Reader, ...]) -> Release:
    """The release as the newsroom reads it from a page of its source."""
    title = html.escape(told.title)
    body = "".join(f"<p>{html.escape(line)}</p>" for line in told.text.splitlines())
    page = (
        f'<html lang="{told.language}"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )
    url = f"https://{told.source}.example/{told.id}"
    capture = Capture(
        url=url,
        requested_url=url,
        body=page.encode(),
        media_type="text/html",
        fetched_at=told.published,
    )
    source = Source(
        id=told.source, name_ar="", name_en="", kind="agency", languages=(told.language,)
    )
    return replace(read(capture, source, readers=readers), published=told.published)


def _wrong(judged: tuple[Judged, ...]) -> Iterator[str]:
    for one in judged:
        if one.found != one.pair.duplicate:
            said = "duplicate" if one.found else "different"
            yield f"{one.pair.a} {one.pair.b} ({one.pair.kind}): {said}"


def _shown(figures: dict[str, object], form: str) -> Iterator[str]:
    if form == "json":
        yield json.dumps(figures, ensure_ascii=False, indent=2)
        return
    for name, value in figures.items():
        if isinstance(value, dict):
            for kind, told in value.items():
                yield f"{name}: {kind:<20}{told!s:>16}"
        elif isinstance(value, list):
            yield from (f"{name}: {one}" for one in value)
        else:
            yield f"{name:<22}{value!s:>16}"
