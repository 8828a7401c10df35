"""From one release to a checked draft and a decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from musnad.core.article import Decision
from musnad.core.draft import Block, Coverage, Draft, Line, lines, manuscript
from musnad.core.errors import RefusedError
from musnad.core.house import House
from musnad.core.ports import Writer
from musnad.core.release import Release
from musnad.core.report import Finding, Report
from musnad.flow.newsroom import Desk, Policy
from musnad.lexicon.house import apply
from musnad.write.notice import notice

HOLDING_NOTES = frozenset({"instructions_found"})
"""Notes of a release that always bring its article to a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """A draft, what the checker says of it, and what is to be done with it."""

    draft: Draft
    report: Report
    decision: Decision


def compose(release: Release, desk: Desk, *, writer: str | None = None) -> Composition:
    """Write, check, take out what does not hold, decide.

    ``writer`` is a writer's name, or ``auto``; None means the policy's. Raises RefusedError
    ``write.unknown_writer`` when there is none of that name.
    """
    draft = _write(release, desk.writers, writer or desk.policy.writer, desk.house)
    draft = in_house_style(draft, desk.house)
    report = _examine(draft, release, desk)
    if not report.clean:
        draft = prune(draft, report, release)
        report = _examine(draft, release, desk)
    return Composition(
        draft=draft, report=report, decision=decide(draft, report, release, desk.policy)
    )


def in_house_style(draft: Draft, house: House) -> Draft:
    """The draft with its own words as the house spells them; the original is left alone."""

    def styled(line: Line) -> Line:
        return replace(line, text=apply(line.text, house))

    return replace(
        draft,
        headline=styled(draft.headline),
        lead=styled(draft.lead),
        blocks=tuple(
            block
            if block.type == "original"
            else replace(block, sentences=tuple(map(styled, block.sentences)))
            for block in draft.blocks
        ),
    )


def decide(draft: Draft, report: Report, release: Release, policy: Policy) -> Decision:
    """Publish what is clean, mark a notice as one, hold the rest for a person."""
    if policy.mode == "hold" or HOLDING_NOTES.intersection(release.notes) or not report.clean:
        return "hold"
    return "notice" if draft.notice else "publish"


def prune(draft: Draft, report: Report, release: Release) -> Draft:
    """The draft without the body sentences that failed; their sources go to the original.

    Headline and lead stay as they are: when they fail, the article is for a person. Nothing
    is lost: the release sentences that only a removed line told are printed in the original.
    """
    failed = _failed_lines(draft, report)
    blocks = [
        replace(
            block,
            sentences=tuple(line for line in block.sentences if id(line) not in failed),
        )
        for block in draft.blocks
        if block.type != "original"
    ]
    kept = _without_bare_crossheads([block for block in blocks if block.sentences])
    told = {
        cite
        for role, line in lines(replace(draft, blocks=tuple(kept)))
        if role != "notice"
        for cite in line.cites
    }
    left = tuple(one.id for one in release.body if one.id not in told)
    original = Block(
        type="original",
        sentences=tuple(Line(text=release.sentence(one).text, cites=(one,)) for one in left),
    )
    return replace(
        draft,
        blocks=(*kept, original) if left else tuple(kept),
        coverage=Coverage(
            release_sentences=len(release.body),
            rendered=len(release.body) - len(left),
            left=left,
        ),
    )


def _write(release: Release, writers: Sequence[Writer], name: str, house: House) -> Draft:
    if name == "auto":
        chosen = next((one for one in writers if one.accepts(release)), None)
    else:
        chosen = next((one for one in writers if one.name == name), None)
        if chosen is None:
            raise RefusedError(
                "write.unknown_writer", name=name, known=", ".join(one.name for one in writers)
            )
    if chosen is None or not release.body or not chosen.accepts(release):
        return notice(release, house)
    return chosen.write(release, house)


def _examine(draft: Draft, release: Release, desk: Desk) -> Report:
    """What the checker says of a draft, its furniture apart.

    A notice's own lines only name the release, and a crosshead that cites nothing only says
    what stands below it: neither claims anything of the world.
    """
    report = desk.checker.check(manuscript(draft), (release,))
    findings = tuple(
        replace(finding, verdict="unchecked", risk=0.0, evidence=(), problems=())
        if role == "notice" or (role == "crosshead" and not line.cites)
        else finding
        for (role, line), finding in zip(lines(draft), report.findings, strict=True)
    )
    return replace(report, findings=findings)


def _failed_lines(draft: Draft, report: Report) -> set[int]:
    failed: set[int] = set()
    for (role, line), finding in zip(lines(draft), report.findings, strict=True):
        if role not in ("headline", "lead", "notice", "original") and not _stands(finding):
            failed.add(id(line))
    return failed


def _stands(finding: Finding) -> bool:
    return finding.verdict in ("supported", "unchecked") and not finding.problems


def _without_bare_crossheads(blocks: Sequence[Block]) -> list[Block]:
    """Crossheads that nothing follows any more go too."""
    kept: list[Block] = []
    for block in reversed(blocks):
        if block.type == "crosshead" and (not kept or kept[0].type == "crosshead"):
            continue
        kept.insert(0, block)
    return kept
