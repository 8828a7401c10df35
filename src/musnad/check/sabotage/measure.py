"""What the checker catches of what was planted, with intervals: a newsroom's own figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from musnad.check.intervals import Interval, wilson
from musnad.check.sabotage.planting import UNTOUCHED, Planting, Story
from musnad.core.ports import Checker
from musnad.core.release import Release
from musnad.core.report import Claim, Finding, Manuscript, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One planting and what the checker said of it."""

    planting: Planting
    finding: Finding

    @property
    def caught(self) -> bool:
        """Whether the sentence was not passed."""
        return self.finding.verdict in ("contradicted", "unsupported")

    @property
    def named(self) -> bool:
        """Whether one of the problems told is of the kind that was planted."""
        kinds = {problem.kind for problem in self.finding.problems}
        return self.caught and bool(kinds & self.planting.saboteur.kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindFigure:
    """For one kind of error: how many were planted, caught, and called by their name."""

    name: str
    planted: int
    caught: int
    named: int

    @property
    def recall(self) -> Interval:
        """The share that was caught."""
        return wilson(self.caught, self.planted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The whole trial. ``sentences`` are the untouched ones that were judged."""

    seed: int
    articles: int
    sentences: int
    alarms: int
    tried: tuple[Tried, ...]

    @property
    def kinds(self) -> tuple[KindFigure, ...]:
        """A figure for each kind of error, in the order of planting."""
        names = dict.fromkeys(one.planting.saboteur.name for one in self.tried)
        return tuple(
            KindFigure(
                name=name,
                planted=len(of_kind),
                caught=sum(one.caught for one in of_kind),
                named=sum(one.named for one in of_kind),
            )
            for name in names
            for of_kind in [[one for one in self.tried if one.planting.saboteur.name == name]]
        )

    @property
    def recall(self) -> Interval:
        """The share of all planted errors that was caught: the figure to publish."""
        return wilson(sum(one.caught for one in self.tried), len(self.tried))

    @property
    def false_alarms(self) -> Interval:
        """The share of untouched sentences that was not passed."""
        return wilson(self.alarms, self.sentences)

    @property
    def missed(self) -> tuple[Tried, ...]:
        """The plantings that passed."""
        return tuple(one for one in self.tried if not one.caught)


def attempt(
    stories: Sequence[Story], plantings: Iterable[Planting], checker: Checker, *, seed: int
) -> Outcome:
    """Check the stories as they are, then every planting against its story's releases."""
    order = tuple(plantings)
    sentences = alarms = 0
    tried: dict[Planting, Tried] = {}
    for story in stories:
        roles = {claim.id: claim.role for claim in story.manuscript.claims}
        for finding in checker.check(story.manuscript, story.releases).findings:
            if roles[finding.id] not in UNTOUCHED and finding.verdict != "unchecked":
                sentences += 1
                alarms += finding.verdict != "supported"
        planted = [one for one in order if one.story == story.id]
        findings = _judge([one.claim for one in planted], story, checker)
        for one, finding in zip(planted, findings, strict=True):
            tried[one] = Tried(planting=one, finding=finding)
    return Outcome(
        seed=seed,
        articles=len(stories),
        sentences=sentences,
        alarms=alarms,
        tried=tuple(tried[one] for one in order),
    )


@runtime_checkable
class _ChecksEach(Protocol):
    """A checker that takes many claims at once and judges each as if it stood alone."""

    def check_each(self, manuscript: Manuscript, releases: Sequence[Release]) -> Report: ...


def _judge(claims: Sequence[Claim], story: Story, checker: Checker) -> Sequence[Finding]:
    """A finding for each planted sentence, as if it were the only one."""
    if not claims:
        return ()
    laid: list[Claim] = []
    at = 0
    for number, claim in enumerate(claims, start=1):
        end = at + len(claim.text)
        laid.append(replace(claim, id=f"p{number}", start=at, end=end))
        at = end + 1
    text = "\n".join(claim.text for claim in claims)
    planted = Manuscript(language=story.manuscript.language, text=text, claims=tuple(laid))
    if isinstance(checker, _ChecksEach):
        return checker.check_each(planted, story.releases).findings
    alone = (replace(planted, claims=(claim,)) for claim in laid)
    return [checker.check(one, story.releases).findings[0] for one in alone]
