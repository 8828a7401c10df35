"""``musnad eval``: the checker over labelled cases."""

from __future__ import annotations

import json
import math
import os
from pathlib import Path
from random import Random

import click

from musnad import wiring
from musnad.acquire.files import read_file
from musnad.check.evaluate import Evaluation, intervals, load_cases
from musnad.check.evaluate import evaluate as measure
from musnad.cli.checkout import measure_drafts, measure_language
from musnad.cli.options import settings_of
from musnad.core.errors import RefusedError

MAX_BYTES = 100_000_000
MOST_WORKERS = 4
"""Each worker needs memory of its own for what it reads."""


_MEASURES = frozenset({"sabotage", "writers", "language", "drafts", "duplicates", "events"})
"""Words that name a measure of its own where no file is called so."""


@click.command(
    "eval",
    context_settings={"ignore_unknown_options": True},
    epilog="Example:  musnad eval cases.jsonl --out predictions.jsonl",
)
@click.argument("cases", type=click.Path(path_type=Path))
@click.argument("rest", nargs=-1, type=click.UNPROCESSED)
@click.option("--out", type=click.Path(path_type=Path), help="Write a prediction for each case.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option(
    "--by-document", is_flag=True, help="Also 95% intervals, by drawing whole documents anew."
)
@click.pass_context
def evaluate(
    ctx: click.Context,
    cases: Path,
    rest: tuple[str, ...],
    out: Path | None,
    form: str,
    by_document: bool,
) -> None:
    """Measure the checker on CASES, a file of one JSON case a line.

    With the word «language» instead: what musnad knows of Arabic, over a checkout's sets
    (--unseen, --dev, --errors N). With «drafts»: what is published of a model's recorded
    drafts, good and bad (--before, --after, --raw, --risk R, --missed). With «sabotage»: errors
    planted in a newsroom's own articles, and what is caught (--newsroom, --seed, --each,
    --articles). With «writers»: the same releases in the hands of several writers
    (--releases, --writers, --newsroom). With «duplicates» or «events» and a file: labelled
    pairs of releases taken for one release or not, and releases gathered by event.
    """
    told = (*rest, "--format", form)
    named = str(cases)
    if named in _MEASURES and not _taken(cases):
        ctx.exit(_other(named, told))
    if rest:
        raise click.UsageError(f"unexpected: {' '.join(rest)}")
    read_file(cases, clock=wiring.clock, max_bytes=MAX_BYTES)  # refuses pipes, devices, floods
    labelled = load_cases(cases)
    if not labelled:
        raise RefusedError("eval.empty", file=cases)
    outcome = measure(labelled, wiring.desk(settings_of(None)).checker, workers=_cores())
    if out is not None:
        _write(out, outcome)
    figures = outcome.to_json()
    if by_document:
        drawn = intervals(labelled, outcome.predictions, Random(1))  # noqa: S311
        figures["intervals"] = {
            name: f"{one.low:.3f}-{one.high:.3f}" if form == "text" else [one.low, one.high]
            for name, one in drawn.items()
            if not math.isnan(one.low)
        }
    if form == "json":
        click.echo(json.dumps(figures, ensure_ascii=False, indent=2))
        return
    for name, value in figures.items():
        if isinstance(value, dict):
            for kind, share in value.items():
                click.echo(f"{name}: {kind:<20}{_shown(share):>16}")
        else:
            click.echo(f"{name:<22}{_shown(value):>16}")


def _taken(cases: Path) -> bool:
    """Whether the word names a file after all."""
    return cases.exists() if str(cases) in ("language", "drafts") else cases.is_file()


def _other(name: str, told: tuple[str, ...]) -> int:
    """The exit status of a measure of its own."""
    if name == "language":
        return measure_language(told)
    if name == "drafts":
        return measure_drafts(told)
    from musnad.cli import comparison, matching, sabotage

    command = {
        "sabotage": sabotage.sabotage,
        "writers": comparison.writers,
        "duplicates": matching.duplicates,
        "events": matching.events,
    }[name]
    command.main(told, prog_name=f"musnad eval {name}", standalone_mode=False)
    return 0


def _write(out: Path, outcome: Evaluation) -> None:
    lines = [json.dumps(one.to_json(), ensure_ascii=False) for one in outcome.predictions]
    try:
        out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise RefusedError("option.out", path=out, what=error.strerror) from error


def _shown(value: object) -> str:
    return "-" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _cores() -> int:
    """The cores that this process may use, up to MOST_WORKERS."""
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity is not None else os.cpu_count() or 1
    return min(cores, MOST_WORKERS)
