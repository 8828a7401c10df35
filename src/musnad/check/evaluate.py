"""Measuring the checker on labelled cases: predictions and the contract's metrics."""

from __future__ import annotations

import json
import math
import multiprocessing
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Literal, Protocol, runtime_checkable

from musnad.arabic.sentences import sentences
from musnad.check.intervals import Interval, by_document
from musnad.check.manuscript import language_of
from musnad.core.errors import RefusedError
from musnad.core.ports import Checker
from musnad.core.release import Release, Sentence, release_id
from musnad.core.report import Claim, Finding, Manuscript, ProblemKind, Report, Verdict

Label = Literal["supported", "unsupported"]

MEANS: Mapping[str, frozenset[str]] = {
    "entity": frozenset({"person", "organisation"}),
    "negation": frozenset({"polarity"}),
}
"""Which problem kinds an error's name in a case stands for, where it is not the kind itself."""

BINS = 10
"""Calibration error is measured over this many equal bins of risk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One claim with its source; ``label`` and ``error`` may be unknown.

    ``group`` is the document that it was made from, for cross-validation.
    """

    id: str
    source: str
    claim: str
    label: Label | None = None
    error: str | None = None
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """What the checker says of one case."""

    id: str
    verdict: Verdict
    risk: float
    problems: tuple[ProblemKind, ...]

    def to_json(self) -> dict[str, object]:
        """The prediction as the contract writes it."""
        return {
            "id": self.id,
            "verdict": self.verdict,
            "risk": self.risk,
            "problems": list(self.problems),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Predictions in the order of the cases, and the metrics over those with a label.

    All metrics but ``claims_per_second`` and ``peak_memory_mb`` are from 0 to 1, and NaN
    where there is nothing to measure.
    """

    predictions: tuple[Prediction, ...]
    labelled: int
    auroc: float
    balanced_accuracy: float
    f1: float
    false_alarm_rate: float
    recall: Mapping[str, float] = field(default_factory=dict)
    kinds_macro_f1: float
    calibration_error: float
    claims_per_second: float
    peak_memory_mb: float

    def to_json(self) -> dict[str, object]:
        """The metrics as plain data, NaN as None."""
        return {
            "cases": len(self.predictions),
            "labelled": self.labelled,
            "auroc": _plain(self.auroc),
            "balanced_accuracy": _plain(self.balanced_accuracy),
            "f1": _plain(self.f1),
            "false_alarm_rate": _plain(self.false_alarm_rate),
            "recall": {name: _plain(value) for name, value in self.recall.items()},
            "kinds_macro_f1": _plain(self.kinds_macro_f1),
            "calibration_error": _plain(self.calibration_error),
            "claims_per_second": _plain(self.claims_per_second),
            "peak_memory_mb": _plain(self.peak_memory_mb),
        }


def _plain(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)


def load_cases(path: Path) -> tuple[Case, ...]:
    """The cases of a JSONL file.

    Raises: RefusedError ``eval.read`` (file, reason) when it cannot be read,
    ``eval.case`` (file, line, reason) for a line that is no case.
    """
    try:
        # Only line feeds end a case: other separators may stand inside its strings.
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise RefusedError("eval.read", file=path, reason=error) from error
    cases = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            cases.append(_case(line, path, number))
    return tuple(cases)


def _text(value: object) -> str:
    """The value as text that can be written: JSON may hold halves of characters."""
    return str(value).encode("utf-8", errors="replace").decode("utf-8")


def _case(line: str, path: Path, number: int) -> Case:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RefusedError("eval.case", file=path, line=number, reason=error) from error
    if not isinstance(data, dict):
        raise RefusedError("eval.case", file=path, line=number, reason="not an object")
    for name in ("id", "source", "claim"):
        if not isinstance(data.get(name), (str, int)):
            raise RefusedError("eval.case", file=path, line=number, reason=f"no {name}")
    label = data.get("label")
    if label not in (None, "supported", "unsupported"):
        raise RefusedError("eval.case", file=path, line=number, reason=f"label {label!r}")
    error_kind = data.get("error")
    return Case(
        id=_text(data["id"]),
        source=_text(data["source"]),
        claim=_text(data["claim"]),
        label=label,
        error=str(error_kind) if error_kind not in (None, "none", "") else None,
        group=str(data.get("doc") or ""),
    )


def release_of(text: str) -> Release:
    """A source text as a release without title or date, one sentence list for the whole."""
    language = language_of(text)
    spans = sentences(text, language)
    numbered = tuple(
        Sentence(id=f"s1.{number}", text=text[start:end], start=start, end=end)
        for number, (start, end) in enumerate(spans, start=1)
    )
    return Release(
        id=release_id(language, numbered),
        source_id="eval",
        url=None,
        language=language,
        title="",
        publisher="",
        published=None,
        text=text,
        sentences=numbered,
    )


def manuscript_of(claims: Sequence[str]) -> Manuscript:
    """Claims as one manuscript, one to a line and each a claim whole."""
    found = []
    at = 0
    for number, text in enumerate(claims, start=1):
        found.append(Claim(id=f"a{number}", text=text, start=at, end=at + len(text)))
        at += len(text) + 1
    return Manuscript(language=language_of(claims[0]), text="\n".join(claims), claims=tuple(found))


def predict(cases: Sequence[Case], checker: Checker, *, workers: int = 1) -> tuple[Prediction, ...]:
    """A prediction for each case, in order; cases of one source share its reading.

    With more than one of ``workers`` the sources are shared out among so many processes,
    forked after the first source, so that they share what the checker has loaded.
    """
    groups: dict[str, list[int]] = {}
    for at, case in enumerate(cases):
        groups.setdefault(case.source, []).append(at)
    work = [(source, [cases[at] for at in places]) for source, places in groups.items()]
    done = [_predict_source(checker, *one) for one in work[:1]]
    if workers > 1 and len(work) > workers and "fork" in multiprocessing.get_all_start_methods():
        done += _share_out(checker, work[1:], workers)
    else:
        done += [_predict_source(checker, *one) for one in work[1:]]
    found = {
        at: one
        for places, predictions in zip(groups.values(), done, strict=True)
        for at, one in zip(places, predictions, strict=True)
    }
    return tuple(found[at] for at in range(len(cases)))


_Work = tuple[str, list[Case]]
_inherited: list[Checker] = []
"""The checker that forked workers find here: it can't be sent to them."""


def _share_out(
    checker: Checker, work: Sequence[_Work], workers: int
) -> list[tuple[Prediction, ...]]:
    _inherited.append(checker)
    try:
        with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
            return list(pool.map(_predict_inherited, work))
    finally:
        _inherited.clear()


def _predict_inherited(work: _Work) -> tuple[Prediction, ...]:
    return _predict_source(_inherited[-1], *work)


def _predict_source(checker: Checker, source: str, cases: Sequence[Case]) -> tuple[Prediction, ...]:
    told = manuscript_of([case.claim for case in cases])
    findings = _check(checker, told, release_of(source))
    return tuple(
        Prediction(
            id=case.id,
            verdict=finding.verdict,
            risk=finding.risk,
            problems=tuple(dict.fromkeys(problem.kind for problem in finding.problems)),
        )
        for case, finding in zip(cases, findings, strict=True)
    )


@runtime_checkable
class _ChecksEach(Protocol):
    """A checker that takes many claims at once and judges each as if it stood alone."""

    def check_each(self, manuscript: Manuscript, releases: Sequence[Release]) -> Report: ...


def _check(checker: Checker, told: Manuscript, release: Release) -> tuple[Finding, ...]:
    if isinstance(checker, _ChecksEach):
        return checker.check_each(told, [release]).findings
    return tuple(
        checker.check(manuscript_of([claim.text]), [release]).findings[0] for claim in told.claims
    )


def evaluate(cases: Iterable[Case], checker: Checker, *, workers: int = 1) -> Evaluation:
    """Run the checker over the cases and measure it, in ``workers`` processes."""
    all_cases = tuple(cases)
    started = time.perf_counter()
    predictions = predict(all_cases, checker, workers=workers)
    seconds = time.perf_counter() - started
    speed = len(all_cases) / seconds if seconds > 0 and all_cases else math.nan
    return measure(all_cases, predictions, claims_per_second=speed, workers=workers)


def measure(
    cases: Sequence[Case],
    predictions: Sequence[Prediction],
    *,
    claims_per_second: float = math.nan,
    workers: int = 1,
) -> Evaluation:
    """The metrics of predictions made for these cases, in the same order."""
    pairs = [
        (case, one) for case, one in zip(cases, predictions, strict=True) if case.label is not None
    ]
    wrong = [case.label == "unsupported" for case, _ in pairs]
    said = [one.verdict != "supported" for _, one in pairs]
    risks = [one.risk for _, one in pairs]
    hits = sum(w and s for w, s in zip(wrong, said, strict=True))
    alarms = sum(s and not w for w, s in zip(wrong, said, strict=True))
    bad, good = sum(wrong), len(wrong) - sum(wrong)
    sensitivity = hits / bad if bad else math.nan
    false_alarms = alarms / good if good else math.nan
    return Evaluation(
        predictions=tuple(predictions),
        labelled=len(pairs),
        auroc=auroc(risks, wrong),
        balanced_accuracy=(sensitivity + 1 - false_alarms) / 2,
        f1=2 * hits / (hits + alarms + bad) if hits + alarms + bad else math.nan,
        false_alarm_rate=false_alarms,
        recall=_recall(pairs),
        kinds_macro_f1=_macro_f1(pairs),
        calibration_error=calibration_error(risks, wrong),
        claims_per_second=claims_per_second,
        peak_memory_mb=_peak_mb(workers),
    )


def intervals(
    cases: Sequence[Case], predictions: Sequence[Prediction], choose: Random
) -> dict[str, Interval]:
    """Each metric with its 95% interval over documents, ``recall.number`` and so on among them.

    A case without a document counts as one with those of the same source.
    """
    return by_document(
        list(zip(cases, predictions, strict=True)),
        [case.group or case.source for case in cases],
        lambda pairs: _figures([case for case, _ in pairs], [one for _, one in pairs]),
        choose,
    )


def _figures(cases: Sequence[Case], predictions: Sequence[Prediction]) -> dict[str, float]:
    found = measure(cases, predictions)
    return {
        "auroc": found.auroc,
        "balanced_accuracy": found.balanced_accuracy,
        "f1": found.f1,
        "false_alarm_rate": found.false_alarm_rate,
        **{f"recall.{name}": value for name, value in found.recall.items()},
        "kinds_macro_f1": found.kinds_macro_f1,
        "calibration_error": found.calibration_error,
    }


def auroc(risks: Sequence[float], wrong: Sequence[bool]) -> float:
    """The chance that a wrong claim is given more risk than a right one; ties count half."""
    bad = sum(wrong)
    good = len(wrong) - bad
    if not bad or not good:
        return math.nan
    order = sorted(range(len(risks)), key=lambda at: risks[at])
    total = 0.0
    at = 0
    while at < len(order):
        end = at
        while end + 1 < len(order) and risks[order[end + 1]] == risks[order[at]]:
            end += 1
        rank = (at + end) / 2 + 1
        total += rank * sum(wrong[order[k]] for k in range(at, end + 1))
        at = end + 1
    return (total - bad * (bad + 1) / 2) / (bad * good)


def calibration_error(risks: Sequence[float], wrong: Sequence[bool]) -> float:
    """Expected calibration error over equal bins of risk.

    Source: Naeini et al., "Obtaining Well Calibrated Probabilities Using Bayesian Binning"
    (2015).
    """
    if not risks:
        return math.nan
    bins: dict[int, list[int]] = {}
    for at, risk in enumerate(risks):
        bins.setdefault(min(BINS - 1, int(risk * BINS)), []).append(at)
    return sum(abs(sum(risks[at] - wrong[at] for at in inside)) for inside in bins.values()) / len(
        risks
    )


def _recall(pairs: Sequence[tuple[Case, Prediction]]) -> dict[str, float]:
    """For each error named in the cases, the share of its claims that were not passed."""
    total: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for case, one in pairs:
        if case.label == "unsupported" and case.error:
            total[case.error] += 1
            caught[case.error] += one.verdict != "supported"
    return {name: caught[name] / total[name] for name in sorted(total)}


def _macro_f1(pairs: Sequence[tuple[Case, Prediction]]) -> float:
    """Mean F1 over the errors named in the cases, by the first kind that was told."""
    errors = sorted({case.error for case, _ in pairs if case.error})
    if not errors:
        return math.nan
    scores = []
    for error in errors:
        kinds = MEANS.get(error, frozenset({error}))
        true = said = both = 0
        for case, one in pairs:
            told = bool(one.problems) and one.problems[0] in kinds
            true += case.error == error
            said += told
            both += told and case.error == error
        scores.append(2 * both / (true + said) if true + said else 0.0)
    return sum(scores) / len(scores)


def _peak_mb(workers: int) -> float:
    """The peak of this process and of what its workers had beyond it, in megabytes.

    Workers begin with this process's memory, which they share until they write to it.
    """
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    peak = own + max(0, largest - own) * workers if workers > 1 else own
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
