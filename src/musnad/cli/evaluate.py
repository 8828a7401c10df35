"""``musnad eval``: the checker over labelled cases."""

from __future__ import annotations

from pathlib import Path

import click

from musnad import wiring
from musnad.check.evaluate import evaluate as measure
from musnad.check.evaluate import load_cases
from musnad.settings import Settings


@click.command("eval", epilog="Example:  musnad eval cases.jsonl --out predictions.jsonl")
@click.argument("cases", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Write a prediction for each case.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def evaluate(cases: Path, out: Path | None, form: str) -> int:
    """Measure the checker on CASES, a file of one JSON case a line."""
    outcome = measure(load_cases(cases), wiring.desk(Settings()).checker)
    return 0
