"""Checks anew what a change may have touched, and nothing else.

A sentence is judged by the releases alone, but for three things that its neighbours decide:
whether it stands twice, whether it follows a pointer to another story, and whether it announces
what never comes. Lines for which one of these may have changed are looked at again too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from musnad.arabic.normal import fold
from musnad.check import promo
from musnad.core.article import Article
from musnad.core.draft import Draft, Line, lines, manuscript
from musnad.core.release import Release
from musnad.core.report import Claim, Finding, Report, Role
from musnad.flow.bases import bases_of
from musnad.flow.newsroom import Desk, Newsroom
from musnad.flow.placing import line_at, number_of, replaced
from musnad.flow.review import judged

_BY_NEIGHBOURS = frozenset({"structure", "promo"})
_Key = tuple[Role, str, bool]


def recheck(
    newsroom: Newsroom,
    article: Article,
    line: str,
    text: str,
    cites: tuple[str, ...] | None = None,
) -> Finding:
    """What the checker would say of a line with this text; nothing is kept.

    Offsets are those of the manuscript with the new text in it. Raises RefusedError
    ``edit.no_line`` or ``article.no_release``.
    """
    number = number_of(article.draft, line)
    _, old = line_at(article.draft, number)
    new = Line(text=text, cites=old.cites if cites is None else cites)
    draft = replaced(article.draft, number, new)
    bases = bases_of(newsroom.store, article)
    report = rechecked(article.draft, article.report, draft, bases, newsroom.desk)
    return report.findings[number - 1]


def ready(newsroom: Newsroom, article: Article) -> None:
    """Have the checker read the article's releases, so that the first change is not waited for.

    It takes as long as that first change would; for the background, once an article is opened.
    Raises RefusedError ``article.no_release``.
    """
    whole = manuscript(article.draft)
    newsroom.desk.checker.check(
        replace(whole, claims=whole.claims[:1]), bases_of(newsroom.store, article)
    )


def rechecked(
    before: Draft, report: Report, after: Draft, bases: Sequence[Release], desk: Desk
) -> Report:
    """The report on a draft after a change, given the one from before it.

    What stayed keeps its finding, at its new place.
    """
    told = list(lines(after))
    written = manuscript(after)
    kept = _kept(before, report, told)
    wanted = {at for at, one in enumerate(kept) if one is None}
    wanted |= _unsettled(kept, written.claims)
    if not wanted:
        return replace(report, findings=_placed(kept, {}, written.claims))
    asked = _with_neighbours(wanted, written.claims)
    part = replace(written, claims=tuple(written.claims[at] for at in sorted(asked)))
    found = desk.checker.check(part, tuple(bases))
    fresh = {
        at: judged(*told[at], finding)
        for at, finding in zip(sorted(asked), found.findings, strict=True)
        if at in wanted
    }
    notes = tuple(dict.fromkeys((*report.notes, *found.notes)))
    return Report(findings=_placed(kept, fresh, written.claims), notes=notes)


def _kept(before: Draft, report: Report, told: Sequence[tuple[Role, Line]]) -> list[Finding | None]:
    """The finding of each line that stood there before in the same words and the same role."""
    known: defaultdict[_Key, list[Finding]] = defaultdict(list)
    for (role, line), finding in zip(lines(before), report.findings, strict=True):
        known[_key(role, line)].append(finding)
    kept: list[Finding | None] = []
    for role, line in told:
        found = known.get(_key(role, line))
        kept.append(found.pop(0) if found else None)
    return kept


def _key(role: Role, line: Line) -> _Key:
    """By what a line is judged; of its citations only whether a crosshead has any."""
    return role, line.text, role == "crosshead" and not line.cites


def _unsettled(kept: Sequence[Finding | None], claims: Sequence[Claim]) -> set[int]:
    """Lines that stayed as they were but may stand otherwise among their new neighbours."""
    found = {
        at
        for at, finding in enumerate(kept)
        if finding and any(one.kind in _BY_NEIGHBOURS for one in finding.problems)
    }
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        alike[_bare(claim)].append(at)
        if at and promo.follows_related(claims[at - 1], claim):
            found.add(at)
    for same in alike.values():
        if len(same) > 1:
            found.update(same)
    if claims and _announces(claims[-1]):
        found.add(len(claims) - 1)
    return found


def _with_neighbours(wanted: set[int], claims: Sequence[Claim]) -> set[int]:
    """The lines to be asked about, with those without which they would be judged otherwise."""
    asked = set(wanted)
    last = len(claims) - 1
    if any(_announces(claims[at]) for at in asked):
        asked.add(last)
    for at in sorted(wanted):
        earlier = max((one for one in asked if one < at), default=None)
        if at == 0 or earlier == at - 1:
            continue
        really = promo.follows_related(claims[at - 1], claims[at])
        seemingly = earlier is not None and promo.follows_related(claims[earlier], claims[at])
        if bool(really) != bool(seemingly):
            asked.add(at - 1)
    return asked


def _placed(
    kept: Sequence[Finding | None], fresh: dict[int, Finding], claims: Sequence[Claim]
) -> tuple[Finding, ...]:
    found = []
    for at, (finding, claim) in enumerate(zip(kept, claims, strict=True)):
        one = fresh.get(at, finding)
        if one is None:
            raise ValueError(f"nothing was found on {claim.id}")
        found.append(_moved(one, claim))
    return tuple(found)


def _moved(finding: Finding, claim: Claim) -> Finding:
    """The finding at the place where its line stands now."""
    by = claim.start - finding.start
    if not by and finding.id == claim.id:
        return finding
    problems = tuple(
        replace(one, start=one.start + by, end=one.end + by) for one in finding.problems
    )
    return replace(finding, id=claim.id, start=claim.start, end=claim.end, problems=problems)


def _bare(claim: Claim) -> str:
    """What a repeat is known by; the source's own words below repeat nothing."""
    return f"{claim.id} " if claim.role == "original" else fold(claim.text).strip(" .؟!:")


def _announces(claim: Claim) -> bool:
    return claim.role in ("crosshead", "item") and claim.text.rstrip().endswith(":")
