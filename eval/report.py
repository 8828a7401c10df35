"""Write eval/report.md with its plots: the shipped checker beside the baselines.

    python eval/report.py [--out FOLDER]

Skips, saying so, the sets that are not at hand. Of an unseen set only totals are shown.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # run as a file, the checkout is not on the path

from eval.plots import Plot, bars  # noqa: E402

from musnad.check.checker import Checker  # noqa: E402
from musnad.check.decide import WEIGHTS, shipped  # noqa: E402
from musnad.check.evaluate import (  # noqa: E402
    BINS,
    Case,
    Evaluation,
    evaluate,
    intervals,
    load_cases,
    release_of,
)
from musnad.check.intervals import Interval  # noqa: E402
from musnad.models.encoder import SentenceMeaning  # noqa: E402

KINDS = ("number", "date", "entity", "place", "negation", "title", "quote", "unsupported")
SAME = {"person": "entity", "organisation": "entity", "polarity": "negation"}
"""The baselines know people and bodies as one kind, and polarity as negation."""

BASELINES = (
    ("sentence meaning", 0.696, 0.638, 0.254, (0.35, 0.34, 0.47, 0.36, 0.30, 0.24, 0.99, 0.89)),
    ("meaning and digits", 0.736, 0.674, 0.173, (0.66, 0.38, 0.36, 0.26, 0.19, 0.14, 0.98, 0.87)),
    ("corroborate 0.1.0", 0.598, 0.596, 0.191, (0.60, 0.44, 0.24, 0.31, 0.18, 0.29, 1.0, 0.16)),
    ("grounded-check 0.1.2", 0.558, 0.556, 0.202, (0.53, 0.45, 0.24, 0.30, 0.18, 0.29, 0.48, 0.16)),
    ("rules and boosting", 0.907, 0.804, 0.259, (0.92, 0.97, 0.92, 0.84, 0.49, 0.93, 0.99, 0.89)),
)
"""Name, AUROC, balanced accuracy, false alarms and recall by KINDS, from the data's README:
2,335 cases of the same make as arground-dev, each system at its own best threshold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """A file of cases and what it is called; ``seen`` tells whether weights were fitted on it."""

    name: str
    path: Path
    seen: bool


SETS = (
    Set(
        name="arground-dev",
        path=HERE.parents[1] / "shared" / "data" / "arground-dev.jsonl",
        seen=True,
    ),
    Set(name="own, development", path=HERE / "cases" / "dev.jsonl", seen=True),
    Set(name="own, unseen", path=HERE / "cases" / "unseen.jsonl", seen=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A set with its labelled cases, the checker's figures and their intervals.

    ``claims_per_second`` is of processor time, so that a busy machine tells no lies.
    """

    set: Set
    cases: tuple[Case, ...]
    figures: Evaluation
    claims_per_second: float
    intervals: dict[str, Interval]

    @property
    def pairs(self) -> list[tuple[float, bool]]:
        """The risk of each case, and whether it is wrong."""
        told = zip(self.cases, self.figures.predictions, strict=True)
        return [(one.risk, case.label == "unsupported") for case, one in told]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE)
    out = parser.parse_args().out
    measured, skipped = [], []
    encoder = SentenceMeaning(1)
    for one in SETS:
        if not one.path.is_file():
            skipped.append(one)
            print(f"skipped: {one.path} is not there")
            continue
        measured.append(measure_set(one, Checker(encoder)))
        print(f"{one.name}: {measured[-1].figures.balanced_accuracy:.3f} balanced accuracy")
    if not measured:
        print("no set of cases is at hand")
        return 1
    plots = out / "charts"
    plots.mkdir(parents=True, exist_ok=True)
    (plots / "roc.svg").write_text(roc_plot(measured, encoder), encoding="utf-8")
    (plots / "calibration.svg").write_text(calibration_plot(measured), encoding="utf-8")
    (plots / "recall.svg").write_text(recall_plot(measured), encoding="utf-8")
    (out / "report.md").write_text(document(measured, skipped), encoding="utf-8")
    print(f"written: {out / 'report.md'}")
    return 0


def measure_set(one: Set, checker: Checker) -> Measured:
    cases = tuple(case for case in load_cases(one.path) if case.label is not None)
    started = time.process_time()
    figures = evaluate(cases, checker)
    spent = time.process_time() - started
    return Measured(
        set=one,
        claims_per_second=len(cases) / spent if spent else math.nan,
        cases=cases,
        figures=figures,
        intervals=intervals(cases, figures.predictions, Random(1)),
    )


def roc(pairs: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Shares of false alarms and of catches as the threshold falls, ties taken together."""
    bad = sum(wrong for _, wrong in pairs)
    good = len(pairs) - bad
    points, alarms, hits = [(0.0, 0.0)], 0, 0
    ranked = sorted(pairs, reverse=True)
    for at, (risk, wrong) in enumerate(ranked):
        hits += wrong
        alarms += not wrong
        if at + 1 == len(ranked) or ranked[at + 1][0] != risk:
            points.append((alarms / max(1, good), hits / max(1, bad)))
    return points


def meaning_alone(cases: tuple[Case, ...], encoder: SentenceMeaning) -> list[tuple[float, bool]]:
    """The plainest baseline, worked out anew: one minus the best source sentence's likeness."""
    by_source: dict[str, list[Case]] = {}
    for case in cases:
        by_source.setdefault(case.source, []).append(case)
    pairs = []
    for source, inside in by_source.items():
        texts = [sentence.text for sentence in release_of(source).sentences]
        rows = encoder.similarity([case.claim for case in inside], texts)
        pairs += [
            (1 - max(row, default=0.0), case.label == "unsupported")
            for case, row in zip(inside, rows, strict=True)
        ]
    return pairs


def roc_plot(measured: list[Measured], encoder: SentenceMeaning) -> str:
    plot = Plot("Wrong claims caught against false alarms", "false alarms", "caught")
    plot.diagonal()
    for one in measured:
        plot.curve(f"musnad, {one.set.name} (AUROC {one.figures.auroc:.3f})", roc(one.pairs))
    first = measured[0]
    pairs = meaning_alone(first.cases, encoder)
    plot.curve(f"sentence meaning alone, {first.set.name}", roc(pairs))
    for name, _, accuracy, alarms, _ in BASELINES[2:]:
        plot.point(f"{name} (its README figures)", alarms, 2 * accuracy - 1 + alarms)
    return plot.svg(legend_at=(0.38, 0.5))


def calibration_plot(measured: list[Measured]) -> str:
    plot = Plot("Of the claims given a risk, how many are wrong", "risk given", "share wrong")
    plot.diagonal()
    for one in measured:
        bins: dict[int, list[tuple[float, bool]]] = {}
        for risk, wrong in one.pairs:
            bins.setdefault(min(BINS - 1, int(risk * BINS)), []).append((risk, wrong))
        points = [
            (sum(risk for risk, _ in inside) / len(inside), sum(w for _, w in inside) / len(inside))
            for _, inside in sorted(bins.items())
        ]
        label = f"{one.set.name} (error {one.figures.calibration_error:.3f})"
        plot.curve(label, points, dots=True)
    return plot.svg(legend_at=(0.45, 0.2))


def recall_plot(measured: list[Measured]) -> str:
    rows = [(one.set.name, [merged(one).get(kind) for kind in KINDS]) for one in measured]
    rows.append((BASELINES[-1][0], list(BASELINES[-1][4])))
    rows.append((BASELINES[2][0], list(BASELINES[2][4])))
    return bars("Share caught, by kind of error", KINDS, rows)


def merged(one: Measured) -> dict[str, float]:
    """Recall by the baselines' kinds."""
    total: dict[str, list[bool]] = {}
    for case, told in zip(one.cases, one.figures.predictions, strict=True):
        if case.label == "unsupported" and case.error:
            caught = told.verdict != "supported"
            total.setdefault(SAME.get(case.error, case.error), []).append(caught)
    return {kind: sum(caught) / len(caught) for kind, caught in total.items()}


def document(measured: list[Measured], skipped: list[Set]) -> str:
    weights = hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()[:12]
    about = (
        "Written by `make report`; do not edit. Every figure is of the shipped weights "
        f"(`{weights}`) at the shipped threshold ({shipped().threshold}). Where a set's own "
        "cases were among those that the weights were fitted on, its figures flatter: "
        "`python eval/train.py` gives them out of fold. In brackets: 95% intervals, by drawing "
        "whole documents anew."
    )
    heads = (
        "| set | claims | fitted on | AUROC | balanced accuracy | false alarms | F1 | "
        "kinds macro-F1 | calibration error |"
    )
    lines = ["# The checker, measured", "", about, ""]
    lines += [f"Skipped, not at hand: {one.name}." for one in skipped]
    lines += [heads, "|---|---|---|---|---|---|---|---|---|"]
    for one in measured:
        cells = [
            shown(one, "auroc"),
            shown(one, "balanced_accuracy"),
            shown(one, "false_alarm_rate"),
            shown(one, "f1"),
            shown(one, "kinds_macro_f1"),
            shown(one, "calibration_error"),
        ]
        seen = "yes" if one.set.seen else "no"
        lines.append(f"| {one.set.name} | {len(one.cases)} | {seen} | {' | '.join(cells)} |")
    lines += ["", "![Catches against false alarms](charts/roc.svg)", ""]
    lines += ["![Calibration](charts/calibration.svg)", "", "## By kind of error", ""]
    lines += by_kind(measured)
    lines += ["", "![Recall by kind](charts/recall.svg)", ""]
    lines += ["Rules and boosting catch what they catch at 26% false alarms.", ""]
    lines += [*baselines(), "", *speed(measured)]
    return "\n".join(lines) + "\n"


def shown(one: Measured, name: str) -> str:
    interval = one.intervals.get(name)
    value = getattr(one.figures, name)
    if math.isnan(value):
        return "–"
    if interval is None or math.isnan(interval.low):
        return f"{value:.3f}"
    return f"{value:.3f} ({interval.low:.3f}–{interval.high:.3f})"


def by_kind(measured: list[Measured]) -> list[str]:
    names = sorted({name for one in measured for name in one.figures.recall})
    lines = [
        f"| set | {' | '.join(names)} |",
        f"|---|{'---|' * len(names)}",
    ]
    for one in measured:
        cells = []
        for name in names:
            value = one.figures.recall.get(name)
            interval = one.intervals.get(f"recall.{name}")
            if value is None:
                cells.append("–")
            elif interval is None or math.isnan(interval.low):
                cells.append(f"{value:.2f}")
            else:
                cells.append(f"{value:.2f} ({interval.low:.2f}–{interval.high:.2f})")
        lines.append(f"| {one.set.name} | {' | '.join(cells)} |")
    return lines


def baselines() -> list[str]:
    about = (
        "Measured by the README of the shared data on 2,335 cases of the same make as "
        "arground-dev, each at its own best threshold."
    )
    lines = [
        "## Beside other systems",
        "",
        about,
        "",
        f"| system | AUROC | balanced accuracy | false alarms | {' | '.join(KINDS)} |",
        f"|---|---|---|---|{'---|' * len(KINDS)}",
    ]
    for name, auroc, accuracy, alarms, recalls in BASELINES:
        cells = " | ".join(f"{one:.2f}" for one in recalls)
        lines.append(f"| {name} | {auroc:.3f} | {accuracy:.3f} | {alarms:.3f} | {cells} |")
    return lines


def speed(measured: list[Measured]) -> list[str]:
    about = "On the machine that wrote this, one thread; `make bench` has the rest."
    lines = ["## Speed and memory", "", about, ""]
    lines += ["| set | claims per processor second | peak memory so far (MB) |", "|---|---|---|"]
    lines += [
        f"| {one.set.name} | {one.claims_per_second:.0f} | {one.figures.peak_memory_mb:.0f} |"
        for one in measured
    ]
    return lines


if __name__ == "__main__":
    sys.exit(main())
