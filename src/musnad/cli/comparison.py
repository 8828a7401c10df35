"""``musnad eval writers``: the same releases in the hands of different writers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from musnad import wiring
from musnad.cli import material
from musnad.cli.options import folder_of, house_option, settings_of
from musnad.core.errors import MusnadError, RefusedError
from musnad.core.ports import Reader
from musnad.core.release import Release
from musnad.flow.compare import OUTCOMES, Summary, Tried, compare, summary
from musnad.messages import language_of
from musnad.settings import Settings

MOST_RELEASES = 1_000
_SUFFIXES = frozenset({".txt", ".html", ".htm", ".md", ".eml", ".pdf"})
_COLUMNS = {
    "ar": (
        "الكاتب",
        "بيانات",
        "نُشر",
        "حُجز",
        "إشعار",
        "تراجع",
        "جمل",
        "وقائع",
        "قبل",
        "بعد",
        "أسلوب",
    ),
    "en": (
        *("writer", "releases", "published", "held", "notice", "fell back"),
        *("told", "facts", "before", "after", "style"),
    ),
}
_COSTS = {
    "ar": ("جولات", "رموز", "ثوان", "كلفة"),
    "en": ("rounds", "tokens", "seconds", "cost"),
}


@click.command(
    "writers",
    epilog="Example:  musnad eval writers --releases releases --writers gemini,brief",
)
@click.option(
    "--releases",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="A folder of releases (.txt .html .md .eml .pdf).",
)
@click.option("--writers", "named", required=True, help="Names of writers, with commas between.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option(
    "--most", type=click.IntRange(1, MOST_RELEASES), default=MOST_RELEASES, help="Stop after these."
)
@house_option
def writers(releases: Path, named: str, form: str, most: int, folder: Path | None) -> None:
    """Compare writers: how much of the releases they tell, how much of that stands, at what cost.

    told: share of the releases' news sentences; facts: of their figures, dates and known
    names; before and after: share of sentences that stood before and after repair; style:
    findings for a hundred sentences. Nothing is stored or published.
    """
    settings = settings_of(folder)
    names = list(dict.fromkeys(one.strip() for one in named.split(",") if one.strip()))
    with wiring.desk_in(folder_of(folder), settings) as desk:
        files = _files(releases)[:most]
        tried = tuple(compare(_read(files, desk.readers, settings), names, desk))
    if not tried:
        raise RefusedError("compare.empty", folder=releases)
    if form == "json":
        click.echo(json.dumps(as_json(tried), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(as_table(summary(tried), language_of())))


def as_json(tried: tuple[Tried, ...]) -> dict[str, object]:
    """The whole comparison as plain data."""
    return {
        "musnad": 1,
        "writers": [{**asdict(one), "outcomes": dict(one.outcomes)} for one in summary(tried)],
        "releases": [asdict(one) for one in tried],
    }


def as_table(summed: tuple[Summary, ...], language: str) -> Iterator[str]:
    """The table, a line for each writer."""
    heads = (*_COLUMNS[language], *_COSTS[language])
    rows = [heads, *(_row(one) for one in summed)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(heads))]
    for row in rows:
        first, *rest = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join((first.strip().ljust(widths[0]), *rest)).rstrip()


def _row(one: Summary) -> tuple[str, ...]:
    outcomes = dict(one.outcomes)
    return (
        one.writer,
        str(one.releases),
        *(str(outcomes[name]) for name in OUTCOMES),
        *map(_percent, (one.told, one.carried, one.supported_before, one.supported_after)),
        "-" if one.style is None else f"{one.style:.1f}",
        f"{one.rounds:.1f}",
        f"{one.tokens:.0f}",
        f"{one.seconds:.1f}",
        f"{one.price_micros / 1_000_000:.4f}",
    )


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}%"


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise RefusedError("compare.empty", folder=folder)
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES)


def _read(
    files: list[Path], readers: tuple[Reader, ...], settings: Settings
) -> Iterator[tuple[str, Release]]:
    """The releases that can be read; the others are told on standard error."""
    for path in files:
        try:
            yield path.name, material.release(str(path), readers, settings)
        except MusnadError as error:
            click.echo(f"musnad: {path.name}: {error.code}", err=True)
