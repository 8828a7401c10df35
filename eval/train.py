"""Fit the decision's weights on labelled cases; cross-validated by document.

    python eval/train.py CASES.jsonl [CASES.jsonl …] [--write]

Prints out-of-fold figures for each file of cases, which count alike in the fit;
``--write`` then fits on everything and replaces ``src/musnad/check/data/weights.json``.
Only numbers go into that file, no text of any case.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np

from musnad.check.align import gather
from musnad.check.checker import Checker, _standing
from musnad.check.decide import PRIOR, WEIGHTS, Model, decide, features
from musnad.check.evaluate import (
    Case,
    Prediction,
    load_cases,
    manuscript_of,
    measure,
    release_of,
)
from musnad.models.encoder import SentenceMeaning

FOLDS = 8
AS_GOOD = 0.0015
"""Balanced accuracies no farther apart than this are alike."""
ALARMS = (0.042, 0.056)
"""The share of supported claims that the shipped threshold may flag, of the first file of
cases, whose claims keep to the wording of their source, and of the others, freely worded."""


def examine(cases, checker):
    """For each case its aligned claim, suspicions, sources and features."""
    places = {}
    for at, case in enumerate(cases):
        places.setdefault(case.source, []).append(at)
    found = {}
    for source, inside in places.items():
        release = release_of(source)
        manuscript = manuscript_of([cases[at].claim for at in inside])
        sources = gather([release])
        standing = {}
        for claim in manuscript.claims:  # each stands alone: nothing is a repeat
            standing.update(_standing(replace(manuscript, claims=(claim,)), sources))
        seen = checker.suspect(manuscript, manuscript.claims, sources, standing)
        for at, (one, suspicions) in zip(inside, seen, strict=True):
            found[at] = (one, suspicions, sources, features(one, suspicions, sources))
    return [found[at] for at in range(len(cases))]


def balance(files):
    """A weight for each case, so that every file of cases counts as much as the others."""
    sizes = Counter(files)
    return [len(files) / len(sizes) / sizes[file] for file in files]


def fit(rows, labels, *, weights=None, strength=0.004, steps=1500):
    """Logistic regression by Adam, rule weights held at zero or above; deterministic."""
    names = sorted({name for row in rows for name in row} | set(PRIOR))
    matrix = np.zeros((len(rows), len(names)))
    at = {name: number for number, name in enumerate(names)}
    for number, row in enumerate(rows):
        for name, value in row.items():
            matrix[number, at[name]] = value
    target = np.asarray(labels, dtype=float)
    weight = np.ones(len(rows)) if weights is None else np.asarray(weights, dtype=float)
    scale = np.maximum(matrix.std(axis=0), 0.05)
    scaled = matrix / scale
    free = np.array([not name.startswith("r.") for name in names])
    prior = np.array([PRIOR.get(name, 0.0) for name in names]) * scale
    theta = prior.copy()
    bias = 0.0
    first, second = np.zeros(len(names) + 1), np.zeros(len(names) + 1)
    for step in range(1, steps + 1):
        risk = 1 / (1 + np.exp(-(scaled @ theta + bias)))
        error = (risk - target) * weight / weight.sum()
        gradient = np.append(scaled.T @ error + strength * (theta - prior), error.sum())
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        move = 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
        theta -= move[:-1]
        bias -= move[-1]
        theta = np.where(free, theta, np.maximum(theta, 0.0))
    return Model(
        bias=float(bias),
        weights={name: float(value) for name, value in zip(names, theta / scale, strict=True)},
        threshold=0.5,
    )


def choose(risks, labels, files, allowed):
    """The threshold of the best mean balanced accuracy within the alarms allowed of each file;
    of those as good as the best, the highest, which questions the fewest true claims."""
    values = {}
    for threshold in np.arange(0.2, 0.9, 0.01):
        value = 0.0
        for file in sorted(set(files)):
            inside = [at for at, one in enumerate(files) if one == file]
            good = [risks[at] for at in inside if not labels[at]]
            bad = [risks[at] for at in inside if labels[at]]
            alarms = sum(risk >= threshold for risk in good) / len(good)
            recall = sum(risk >= threshold for risk in bad) / len(bad)
            value += (recall + 1 - alarms) / 2 - 6 * max(0.0, alarms - allowed[file])
        values[round(float(threshold), 2)] = value / len(set(files))
    best = max(values.values())
    return max(threshold for threshold, value in values.items() if value >= best - AS_GOOD)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--errors", type=Path, help="write the out-of-fold mistakes here")
    parser.add_argument("--strength", type=float, default=0.004)
    options = parser.parse_args()
    cases, files = [], []
    for path in options.cases:
        more = [case for case in load_cases(path) if case.label is not None]
        cases += more
        files += [path.name] * len(more)
    share = balance(files)
    checker = Checker(SentenceMeaning(1))
    seen = examine(cases, checker)
    rows = [one[3] for one in seen]
    labels = [case.label == "unsupported" for case in cases]
    groups = sorted({case.group for case in cases})
    fold = {group: number % FOLDS for number, group in enumerate(groups)}
    risks = [0.0] * len(cases)
    models = {}
    for number in range(FOLDS):
        train = [at for at, case in enumerate(cases) if fold[case.group] != number]
        models[number] = fit(
            [rows[at] for at in train],
            [labels[at] for at in train],
            weights=[share[at] for at in train],
            strength=options.strength,
        )
        for at, case in enumerate(cases):
            if fold[case.group] == number:
                risks[at] = models[number].risk(rows[at])
    names = list(dict.fromkeys(files))
    allowed = {name: ALARMS[min(at, 1)] for at, name in enumerate(names)}
    threshold = choose(risks, labels, files, allowed)
    predictions = []
    for at, case in enumerate(cases):
        one, suspicions, sources, _ = seen[at]
        model = models[fold[case.group]]
        model = Model(bias=model.bias, weights=model.weights, threshold=threshold)
        finding = decide(one, suspicions, sources, model)
        kinds = tuple(dict.fromkeys(problem.kind for problem in finding.problems))
        predictions.append(
            Prediction(id=case.id, verdict=finding.verdict, risk=finding.risk, problems=kinds)
        )
    print("threshold", threshold)
    for file in dict.fromkeys(files):
        inside = [at for at, one in enumerate(files) if one == file]
        figures = measure([cases[at] for at in inside], [predictions[at] for at in inside])
        print(file, json.dumps(figures.to_json(), indent=1))
    model = fit(rows, labels, weights=share, strength=options.strength)
    for name, value in sorted(model.weights.items(), key=lambda pair: -pair[1]):
        fired = [wrong for row, wrong in zip(rows, labels, strict=True) if row.get(name)]
        share = sum(fired) / max(1, len(fired))
        print(f"{name:28} {value:8.2f}  fired {len(fired):4}  wrong {share:.2f}")
    if options.errors:
        _write_errors(options.errors, cases, seen, predictions, labels)
    if options.write:
        data = {
            "version": 1,
            "licence": "Apache-2.0: numbers fitted by eval/train.py, no text of any case",
            "threshold": threshold,
            "bias": round(model.bias, 4),
            "weights": {
                name: round(value, 4) for name, value in sorted(model.weights.items()) if value
            },
        }
        WEIGHTS.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def _write_errors(path, cases: list[Case], seen, predictions, labels) -> None:
    with path.open("w", encoding="utf-8") as out:
        for case, (one, suspicions, sources, row), told, wrong in zip(
            cases, seen, predictions, labels, strict=True
        ):
            passed = told.verdict == "supported"
            if passed != wrong:
                continue
            what = f"MISSED {case.error}" if wrong else "ALARM"
            out.write(f"## {case.id} {what} {told.risk} {told.problems}\n")
            out.write(f"   {case.claim}\n")
            for at in one.evidence:
                out.write(f"   [{one.scores[at]:.2f}] {sources.items[at].sentence.text}\n")
            for s in suspicions:
                about = f"{s.problem.found[:80]!r} -> {s.problem.expected!r}"
                out.write(f"   - {s.rule} {s.strength:.2f} {about}\n")
            told_row = {k: round(v, 2) for k, v in row.items() if k.startswith("m.")}
            out.write(f"   {told_row}\n")


if __name__ == "__main__":
    main()
