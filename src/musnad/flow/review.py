"""What the checker says of a draft, and which of its lines do not stand by that.

Text of a model must meet a stricter bar than musnad's own: what nobody could check, and what
is only probably right, is not let pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from musnad.arabic.clitics import stems
from musnad.arabic.normal import fold, tokens
from musnad.check.grounds import groundless
from musnad.core.asking import Failure
from musnad.core.draft import Draft, Line, lines, manuscript
from musnad.core.house import House
from musnad.core.release import Release
from musnad.core.report import Finding, ProblemKind, Report, Role
from musnad.flow.newsroom import Desk
from musnad.lexicon.house import apply
from musnad.write.settling import settled
from musnad.write.wordlist import listed

UNSURE_AR = "لا يُطمأن إلى أن المصدر يقول هذا: قرّب الجملة من لفظ جمله أو احذفها."
UNCHECKED_AR = "لا شيء في هذه الجملة يُسند إلى المصدر: اجعلها خبرا من جمله أو احذفها."
LABEL_AR = "عنوان فرعي فيه ما ليس في الجمل التي تحته."

_OF_THE_SOURCE: frozenset[Role] = frozenset({"original", "background", "notice"})
_SHORT: frozenset[Role] = frozenset({"headline", "crosshead"})
_LABELS = frozenset(
    fold(word)
    for word in listed("تفاصيل أبرز أهم خلفية محاور نقاط ملفات قضايا مواقف نتائج عن في من")
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


def examined(draft: Draft, release: Release, desk: Desk, others: Sequence[Release] = ()) -> Report:
    """What the checker says of a draft, its furniture apart.

    A notice's own lines only name the release, and a crosshead that cites nothing only says
    what stands below it: neither claims anything of the world. ``others`` are releases that it
    rests on as well, their sentences labelled ``s2.N``, ``s3.N`` … in their order.
    """
    report = desk.checker.check(manuscript(draft), (release, *others))
    findings = tuple(
        judged(role, line, finding)
        for (role, line), finding in zip(lines(draft), report.findings, strict=True)
    )
    return replace(report, findings=findings)


def judged(role: Role, line: Line, finding: Finding) -> Finding:
    """The finding on a line, or that there is nothing to find where it is furniture."""
    if role == "notice" or (role == "crosshead" and not line.cites):
        return replace(finding, verdict="unchecked", risk=0.0, evidence=(), problems=())
    return finding


def prune(draft: Draft, report: Report, release: Release) -> Draft:
    """The draft without the body sentences that failed; their sources go to the original.

    Headline and lead stay as they are: when they fail, the article is for a person. Nothing
    is lost: the release sentences that only a removed line told are printed in the original.
    """
    failed = {
        id(line)
        for (role, line), finding in zip(lines(draft), report.findings, strict=True)
        if role not in ("headline", "lead", "notice", "original") and not stands(finding)
    }
    blocks = tuple(
        replace(block, sentences=tuple(line for line in block.sentences if id(line) not in failed))
        for block in draft.blocks
        if block.type != "original"
    )
    return settled(replace(draft, blocks=blocks), release)


def stands(finding: Finding) -> bool:
    """Whether the checker found nothing against a sentence."""
    return finding.verdict in ("supported", "unchecked") and not finding.problems


def failures_of(
    draft: Draft, report: Report, release: Release, most_risk: float
) -> tuple[Failure, ...]:
    """The lines of a model's draft that may not be published, in reading order.

    A line fails when the checker found something wrong, when there was nothing to check it by,
    when it says what the sentences that it cites do not, or when its risk is above
    ``most_risk`` (headlines apart: so few words are always less alike). Lines in the source's
    own words, and those that musnad adds itself from the ledger, fail only by what the checker
    found.
    """
    told = list(lines(draft))
    found: list[Failure] = []
    for number, ((role, line), finding) in enumerate(
        zip(told, report.findings, strict=True), start=1
    ):
        problems, kinds = _against(finding)
        if role in _OF_THE_SOURCE:
            pass
        elif role == "crosshead" and finding.verdict == "unchecked":
            if not _says_what_follows(line, _below(told, number)):
                problems, kinds = (*problems, LABEL_AR), (*kinds, "unsupported")
        elif finding.verdict == "unchecked":
            problems, kinds = problems or (UNCHECKED_AR,), kinds or ("unsupported",)
        else:
            own = groundless(line.text, _rests_on(line, role, draft), release)
            problems = (*problems, *(problem.message_ar for problem in own))
            kinds = (*kinds, *(problem.kind for problem in own))
            if not problems and finding.risk > most_risk and role not in _SHORT:
                problems, kinds = (UNSURE_AR,), ("unsupported",)
        if problems or not stands(finding):
            found.append(
                Failure(
                    line=number,
                    text=line.text,
                    verdict=finding.verdict,
                    kinds=tuple(dict.fromkeys(kinds)),
                    problems=tuple(dict.fromkeys(problems)) or (UNSURE_AR,),
                    evidence=_evidence(finding, release),
                )
            )
    return tuple(found)


def _rests_on(line: Line, role: Role, draft: Draft) -> tuple[str, ...]:
    """What a line must stand in: a headline in what its lead cites as well."""
    return (*line.cites, *draft.lead.cites) if role == "headline" else line.cites


def _against(finding: Finding) -> tuple[tuple[str, ...], tuple[ProblemKind, ...]]:
    return (
        tuple(problem.message_ar for problem in finding.problems),
        tuple(problem.kind for problem in finding.problems),
    )


def _evidence(finding: Finding, release: Release) -> tuple[str, ...]:
    """The ids of the citable sentences that the checker looked at for a finding."""
    citable = {one.id for one in release.citable}
    looked = [one.sentence for one in finding.evidence]
    looked += [one.sentence for one in finding.problems if one.sentence]
    return tuple(dict.fromkeys(one for one in looked if one in citable))


def _below(told: list[tuple[Role, Line]], number: int) -> Iterator[str]:
    """The sentences under a crosshead (its number from 1), up to the next one."""
    for role, line in told[number:]:
        if role in ("crosshead", "original"):
            return
        yield line.text


def _says_what_follows(line: Line, below: Iterator[str]) -> bool:
    """Whether every word of a label comes back in what stands under it."""
    there = {stem for text in below for token in tokens(text) for stem in stems(token.text)}
    return all(
        token.folded in _LABELS or there.intersection(stems(token.text))
        for token in tokens(line.text)
    )
