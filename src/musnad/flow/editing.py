"""What a person changes of an article at the desk: each a step that can be undone.

What is typed is kept as it was typed, but for what no reader can see; house style is proposed
and never done. Only what a change may have touched is checked anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from musnad.arabic.bidi import strip_controls
from musnad.arabic.normal import clean
from musnad.core.article import Acceptance, Article, kinds_of
from musnad.core.draft import BlockType, Draft, Line, lines
from musnad.core.editing import EditKind
from musnad.core.errors import RefusedError
from musnad.core.release import Release
from musnad.core.report import Report, Role
from musnad.flow import placing, steps
from musnad.flow.hands import Hand
from musnad.flow.newsroom import Newsroom
from musnad.flow.recheck import rechecked
from musnad.flow.repairs import repairs_of
from musnad.flow.review import stands
from musnad.flow.steps import Made, Opened, opened, undo

__all__ = [
    "accept_line",
    "add_line",
    "apply_repair",
    "change_line",
    "line_of",
    "move_line",
    "reason_of",
    "remove_line",
    "set_kicker",
    "set_share_headline",
    "typed",
    "unaccept_line",
    "undo",
]

LONGEST_LINE = 2_000
LONGEST_KICKER = 80
LONGEST_SHARE_HEADLINE = 200
SHORTEST_REASON, LONGEST_REASON = 3, 500
_MOST_CITES = 8
_INVISIBLE = 4
"""So many times the letters allowed may come in: what nobody sees is taken out first."""

_KINDS: dict[Role, EditKind] = {
    "headline": "headline",
    "crosshead": "crosshead",
    "background": "background",
}


def change_line(
    newsroom: Newsroom,
    article_id: str,
    line: str,
    text: str,
    *,
    hand: Hand,
    cites: tuple[str, ...] | None = None,
) -> Article:
    """Other words for a line (``a3``), 1 to 2,000 letters; ``cites`` None keeps its sources.

    Where nobody said what the new words rest on, and the checker finds it elsewhere, the line
    cites that. Raises RefusedError ``article.unknown``, ``desk.stale``, ``edit.*``.
    """
    step = opened(newsroom, article_id, hand)
    number = placing.number_of(step.article.draft, line)
    role, old = placing.line_at(step.article.draft, number)
    if role == "original":
        raise RefusedError("edit.original")
    new = Line(text=typed(text), cites=_cited(cites, old.cites, step.bases))
    if new == old:
        raise RefusedError("edit.unchanged")
    return _changed(
        newsroom,
        step,
        number,
        new,
        kind=_KINDS.get(role, "headline" if number == 1 else "sentence"),
        hand=hand,
        free=not cites,
    )


def add_line(
    newsroom: Newsroom,
    article_id: str,
    after: str,
    text: str,
    *,
    hand: Hand,
    role: Literal["paragraph", "crosshead", "background"] = "paragraph",
    cites: tuple[str, ...] = (),
) -> Article:
    """A new line after another (``a1`` or the lead: at the head of the body).

    Without ``cites`` it cites what the checker finds for it. Raises as ``change_line``.
    """
    step = opened(newsroom, article_id, hand)
    before = step.article.draft
    at = placing.number_of(before, after)
    new = Line(text=typed(text), cites=_cited(cites, (), step.bases))
    kind: BlockType = role
    draft = placing.inserted(replace(before, notice=False), at, new, kind)
    number = max(at, placing.top_of(before)) + 1
    draft, report = _settled(newsroom, step, draft, number, free=not cites)
    made = Made(kind="added", draft=draft, report=report, line=f"a{number}", after=new.text)
    return steps.keep(newsroom, step, made, hand)


def remove_line(newsroom: Newsroom, article_id: str, line: str, *, hand: Hand) -> Article:
    """Take a line of the body out; what only it told is printed in the source's own words.

    A line of those words that is taken out does not come back by itself. Raises RefusedError
    ``edit.top`` for headline and lead, else as ``change_line``.
    """
    step = opened(newsroom, article_id, hand)
    number = placing.number_of(step.article.draft, line)
    return _removed(newsroom, step, number, kind="removed", hand=hand)


def move_line(newsroom: Newsroom, article_id: str, line: str, *, after: str, hand: Hand) -> Article:
    """Put a line of the body after another one. Raises as ``remove_line``."""
    step = opened(newsroom, article_id, hand)
    before = step.article.draft
    number, to = placing.number_of(before, line), placing.number_of(before, after)
    draft = placing.moved(before, number, to)
    if draft == before:
        raise RefusedError("edit.unchanged")
    report = rechecked(before, step.article.report, draft, step.bases, newsroom.desk)
    _, moved = placing.line_at(before, number)
    made = Made(kind="moved", draft=draft, report=report, line=line, before=moved.text)
    return steps.keep(newsroom, step, replace(made, after=moved.text), hand)


def set_kicker(newsroom: Newsroom, article_id: str, text: str, *, hand: Hand) -> Article:
    """Other words above the headline, at most 80 letters; "" for none."""
    step = opened(newsroom, article_id, hand)
    before = step.article.draft
    new = line_of(text, LONGEST_KICKER, least=0)
    if new == before.kicker:
        raise RefusedError("edit.unchanged")
    made = Made(
        kind="kicker",
        draft=replace(before, kicker=new),
        report=step.article.report,
        before=before.kicker,
        after=new,
    )
    return steps.keep(newsroom, step, made, hand)


def set_share_headline(newsroom: Newsroom, article_id: str, text: str, *, hand: Hand) -> Article:
    """What stands on the share image, at most 200 letters; "" for the headline."""
    step = opened(newsroom, article_id, hand)
    new = line_of(text, LONGEST_SHARE_HEADLINE, least=0)
    if new == step.article.share_headline:
        raise RefusedError("edit.unchanged")
    made = Made(
        kind="share_headline",
        draft=step.article.draft,
        report=step.article.report,
        share_headline=new,
        before=step.article.share_headline,
        after=new,
    )
    return steps.keep(newsroom, step, made, hand)


def apply_repair(
    newsroom: Newsroom, article_id: str, line: str, number: int, *, hand: Hand
) -> Article:
    """Do the repair of this number (from 1) of those offered for a line.

    Raises RefusedError ``edit.no_repair`` (``line``), else as ``change_line``.
    """
    step = opened(newsroom, article_id, hand)
    article = step.article
    at = placing.number_of(article.draft, line)
    offered = repairs_of(article, article.report.findings[at - 1], step.bases, newsroom.desk)
    if not 1 <= number <= len(offered):
        raise RefusedError("edit.no_repair", line=line)
    repair = offered[number - 1]
    if not repair.text:
        return _removed(newsroom, step, at, kind="repair", hand=hand, note=repair.label_ar)
    _, old = placing.line_at(article.draft, at)
    new = Line(text=repair.text, cites=repair.cites or old.cites)
    return _changed(
        newsroom,
        step,
        at,
        new,
        kind="repair",
        hand=hand,
        free=not repair.cites,
        note=repair.label_ar,
    )


def accept_line(
    newsroom: Newsroom, article_id: str, line: str, reason: str, *, hand: Hand
) -> Article:
    """Answer for a sentence that the checker flagged, with a reason that is published.

    It holds for these very words, and for what is found against them now. Raises RefusedError
    ``edit.no_reason`` (fewer than 3 letters or more than 500), ``edit.nothing_to_accept``, else
    as ``change_line``.
    """
    why = reason_of(reason, "edit.no_reason")
    step = opened(newsroom, article_id, hand)
    article = step.article
    number = placing.number_of(article.draft, line)
    finding = article.report.findings[number - 1]
    if stands(finding) or article.answered(finding) is not None:
        raise RefusedError("edit.nothing_to_accept", line=line)
    # Of a sentence that somebody answers for already, with less against it: for both together.
    before = tuple(one for one in article.acceptances if one.text == finding.text)
    others = tuple(one for one in article.acceptances if one.text != finding.text)
    known = (kind for one in before for kind in one.kinds)
    kinds = tuple(dict.fromkeys((*known, *sorted(kinds_of(finding)))))
    accepted = Acceptance(
        text=finding.text, kinds=kinds, reason=why, by=hand.by, at=newsroom.desk.clock()
    )
    made = Made(
        kind="accepted",
        draft=article.draft,
        report=article.report,
        acceptances=(*others, accepted),
        line=line,
        note=why,
        before=finding.text,
        action="article.accepted",
    )
    return steps.keep(newsroom, step, made, hand)


def unaccept_line(newsroom: Newsroom, article_id: str, line: str, *, hand: Hand) -> Article:
    """Take an acceptance back. Raises RefusedError ``edit.not_accepted``, else as above."""
    step = opened(newsroom, article_id, hand)
    article = step.article
    number = placing.number_of(article.draft, line)
    _, told = placing.line_at(article.draft, number)
    if article.accepted(told.text) is None:
        raise RefusedError("edit.not_accepted", line=line)
    made = Made(
        kind="unaccepted",
        draft=article.draft,
        report=article.report,
        acceptances=tuple(one for one in article.acceptances if one.text != told.text),
        line=line,
        before=told.text,
    )
    return steps.keep(newsroom, step, made, hand)


def typed(text: str) -> str:
    """What a person typed, on one line and without what no reader can see.

    Raises RefusedError ``edit.empty`` or ``edit.too_long`` (``limit``).
    """
    return line_of(text, LONGEST_LINE, least=1)


def reason_of(text: str, code: str) -> str:
    """A reason on one line, 3 to 500 letters; raises RefusedError ``code`` for any other."""
    told = " ".join(strip_controls(clean(text[: LONGEST_REASON * _INVISIBLE])).split())
    if not SHORTEST_REASON <= len(told) <= LONGEST_REASON:
        raise RefusedError(code, least=SHORTEST_REASON, most=LONGEST_REASON)
    return told


def line_of(text: str, limit: int, *, least: int) -> str:
    """What a person typed on one line, of so many letters; raises as ``typed``."""
    if len(text) > limit * _INVISIBLE:
        raise RefusedError("edit.too_long", limit=limit)
    told = " ".join(strip_controls(clean(text)).split())
    if len(told) < least:
        raise RefusedError("edit.empty")
    if len(told) > limit:
        raise RefusedError("edit.too_long", limit=limit)
    return told


def _cited(
    cites: Sequence[str] | None, before: tuple[str, ...], bases: Sequence[Release]
) -> tuple[str, ...]:
    """The sentences that a line is to rest on; raises RefusedError ``edit.no_source``."""
    if cites is None:
        return before
    known = {one.id for base in bases for one in base.citable}
    for cite in cites:
        if cite not in known or len(cites) > _MOST_CITES:
            raise RefusedError("edit.no_source", sentence=cite[:20])
    return tuple(dict.fromkeys(cites))


def _changed(
    newsroom: Newsroom,
    step: Opened,
    number: int,
    new: Line,
    *,
    kind: EditKind,
    hand: Hand,
    free: bool,
    note: str = "",
) -> Article:
    before = step.article.draft
    role, old = placing.line_at(before, number)
    # What a person writes of a notice claims something: it is checked from now on.
    bare = replace(before, notice=False) if role == "notice" else before
    draft = placing.replaced(bare, number, new)
    draft, report = _settled(newsroom, step, draft, number, free=free)
    made = Made(
        kind=kind,
        draft=draft,
        report=report,
        line=f"a{number}",
        note=note,
        before=old.text,
        after=new.text,
    )
    return steps.keep(newsroom, step, made, hand)


def _removed(
    newsroom: Newsroom,
    step: Opened,
    number: int,
    *,
    kind: EditKind,
    hand: Hand,
    note: str = "",
) -> Article:
    before = step.article.draft
    _, old = placing.line_at(before, number)
    draft = placing.recovered(before, placing.removed(before, number), step.bases)
    report = rechecked(before, step.article.report, draft, step.bases, newsroom.desk)
    made = Made(
        kind=kind, draft=draft, report=report, line=f"a{number}", note=note, before=old.text
    )
    return steps.keep(newsroom, step, made, hand)


def _settled(
    newsroom: Newsroom, step: Opened, draft: Draft, number: int, *, free: bool
) -> tuple[Draft, Report]:
    """A draft after a change, its sources and its coverage in order, with its report."""
    before = step.article.draft
    report = rechecked(before, step.article.report, draft, step.bases, newsroom.desk)
    role, line = placing.line_at(draft, number)
    finding = report.findings[number - 1]
    evidence = tuple(one.sentence for one in finding.evidence)
    if role == "crosshead":
        basis = line.cites or _below(draft, number)
        told = replace(line, cites=basis)
    elif free and finding.verdict == "supported" and evidence and not set(evidence) & {*line.cites}:
        told = replace(line, cites=evidence[:1])
    else:
        told = line
    settled = placing.recovered(before, placing.replaced(draft, number, told), step.bases)
    if settled != draft:
        report = rechecked(draft, report, settled, step.bases, newsroom.desk)
    return settled, report


def _below(draft: Draft, number: int) -> tuple[str, ...]:
    """What the lines under a crosshead cite, up to the next one."""
    found: list[str] = []
    for role, line in list(lines(draft))[number:]:
        if role in ("crosshead", "original", "background"):
            break
        found += line.cites
    return tuple(dict.fromkeys(found))
