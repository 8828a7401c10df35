"""What the checker is given and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["headline", "lead", "body", "crosshead", "item", "background", "original", "notice"]
Verdict = Literal["supported", "contradicted", "unsupported", "unchecked"]
ProblemKind = Literal[
    "number",
    "date",
    "person",
    "place",
    "organisation",
    "title",
    "quote",
    "polarity",
    "unsupported",
    "stale",
    "chatter",
    "promo",
    "structure",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One sentence to be checked: half-open span into the manuscript's text, its role.

    A ``notice`` line tells of the publication itself, in musnad's own words, and nothing of
    what the release says.
    ``cites`` are the release sentences that the writer rests it on; empty when unknown.
    """

    id: str
    text: str
    start: int
    end: int
    role: Role = "body"
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """An article as the checker sees it: one text and its sentences."""

    language: str
    text: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A release sentence that speaks of the same thing; ``score`` from 0 to 1."""

    sentence: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong: what was found, where, and what the source says.

    ``start`` and ``end`` are offsets into the manuscript's text. ``expected`` and
    ``sentence`` (the release sentence that says so) are None when the source is silent.
    """

    kind: ProblemKind
    found: str
    start: int
    end: int
    message_ar: str
    message_en: str
    expected: str | None = None
    sentence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """A second opinion on one claim: who gave it, and the risk before it.

    ``supported`` is the chance, 0 to 1, that the source says so; None when none could be had.
    """

    name: str
    supported: float | None
    risk: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The verdict on one claim. ``risk`` is the estimated chance that it is wrong, 0 to 1.

    ``opinion`` is the second one that was asked, if any.
    """

    id: str
    text: str
    start: int
    end: int
    verdict: Verdict
    risk: float
    evidence: tuple[Evidence, ...] = ()
    problems: tuple[Problem, ...] = ()
    opinion: Opinion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All findings on one manuscript.

    ``notes`` are stable codes for what limits the report (``language_unknown``) or was asked
    beside the checker (``second_opinion``).
    """

    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether nothing is contradicted, unsupported or marked with a problem."""
        return all(
            finding.verdict in ("supported", "unchecked") and not finding.problems
            for finding in self.findings
        )

    def count(self, verdict: Verdict) -> int:
        """How many sentences have this verdict."""
        return sum(finding.verdict == verdict for finding in self.findings)
