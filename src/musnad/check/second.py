"""A second opinion, asked only of claims that the decision is unsure of.

It may move a claim over the threshold either way, and every use of it is told in the report.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from musnad.core.errors import TransientError
from musnad.core.ports import SecondOpinion
from musnad.core.report import Finding, Opinion, Problem

ASKED = "second_opinion"
"""The report's note when a second opinion was asked."""

FAILED = "second_opinion_failed"
"""The note when one could not be had: then the first judgement stands."""

WIDEST = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Consulted:
    """Whom to ask, and how near to the threshold a risk must be (``band`` to each side)."""

    judge: SecondOpinion
    band: float = 0.15

    def unsure(self, finding: Finding, threshold: float) -> bool:
        """Whether the finding is near enough to the threshold to be asked about."""
        return finding.verdict != "unchecked" and abs(finding.risk - threshold) <= self.band


def reconsider(
    finding: Finding, evidence: Sequence[str], threshold: float, consulted: Consulted
) -> Finding:
    """The finding after a second opinion: its risk is the mean of both.

    What falls under the threshold is supported; what rises over it is unsupported, by that
    opinion. A passing fault leaves the finding as it was, its ``opinion`` without a figure.
    """
    name = consulted.judge.name
    try:
        supported = consulted.judge.judge(finding.text, "\n".join(evidence))
    except TransientError:
        return replace(finding, opinion=Opinion(name=name, supported=None, risk=finding.risk))
    supported = min(1.0, max(0.0, supported)) if not math.isnan(supported) else 0.5
    risk = round((finding.risk + 1.0 - supported) / 2, 4)
    told = replace(
        finding, risk=risk, opinion=Opinion(name=name, supported=supported, risk=finding.risk)
    )
    if risk < threshold:
        return replace(told, verdict="supported", problems=())
    if finding.verdict == "supported":
        return replace(told, verdict="unsupported", problems=(_doubt(finding, name),))
    return told


def _doubt(finding: Finding, name: str) -> Problem:
    return Problem(
        kind="unsupported",
        found=finding.text,
        start=finding.start,
        end=finding.end,
        message_ar=f"لا يجد الرأي الثاني ({name}) لهذه الجملة سندا كافيا في المصدر.",
        message_en=f"The second opinion ({name}) finds too little support for this in the source.",
    )


def notes(findings: Sequence[Finding]) -> tuple[str, ...]:
    """What the report must say of second opinions."""
    asked = [finding.opinion for finding in findings if finding.opinion is not None]
    found = []
    if any(one.supported is not None for one in asked):
        found.append(ASKED)
    if any(one.supported is None for one in asked):
        found.append(FAILED)
    return tuple(found)
