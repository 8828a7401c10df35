"""Repairs that a person takes with one key: whole sentences, checked before they are offered.

A repair is offered only if the sentence stands with it. Taking the line out is always the last.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from musnad.arabic.normal import fold
from musnad.core.article import Article
from musnad.core.draft import Draft, Line, lines
from musnad.core.errors import MusnadError
from musnad.core.release import Release
from musnad.core.report import Claim, Finding, Manuscript, Problem, ProblemKind, Role
from musnad.flow import placing, wording
from musnad.flow.newsroom import Desk
from musnad.flow.repair import revises
from musnad.flow.review import judged, stands
from musnad.lexicon.book import speaking
from musnad.lexicon.house import apply, lexicon_of
from musnad.write.notice import one_line

HOUSE_STYLE_AR = "بأسلوب الدار"
MOST = 4
"""Repairs that are offered for a line, taking it out among them."""

_REPLACED: frozenset[ProblemKind] = frozenset(
    {"number", "date", "person", "place", "organisation", "title", "stale"}
)
_NAMED: frozenset[ProblemKind] = frozenset({"person", "place", "organisation"})
_FURNITURE: frozenset[ProblemKind] = frozenset({"chatter", "promo", "structure"})
_MARKUP = re.compile(r"\*\*|__|```|</?[a-zA-Z][^<>\n]{0,40}>|^#{1,6}\s+|&(?:nbsp|amp|quot|lt|gt);")
_QUOTED = re.compile(r"«([^«»]{8,600})»|“([^“”]{8,600})”|\"([^\"]{8,600})\"")
_ALIKE = 0.4
_BEFORE = 2
"""Sentences before the one wanted that a writer is shown, so that it knows who «he» is."""
_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One repair of a line: ``text`` is the whole new sentence, "" to take the line out.

    ``cites`` are what it rests on then, () where that stays.
    """

    label_ar: str
    label_en: str
    text: str
    why_ar: str
    why_en: str
    cites: tuple[str, ...] = ()


def repairs_of(
    article: Article, finding: Finding, bases: Sequence[Release], desk: Desk
) -> tuple[Repair, ...]:
    """The repairs offered for a line, the likeliest first, at most four; () for a sound one.

    ``bases`` are the article's releases (``flow.bases``). House style is offered for any line
    of the newsroom's own words. It costs about as much as two checks of a sentence.
    """
    number = placing.number_of(article.draft, finding.id)
    role, line = placing.line_at(article.draft, number)
    if role == "notice" or line.text != finding.text:
        return ()
    sound = stands(finding)
    removable = number > placing.top_of(article.draft)
    pointed = any(one.kind == "promo" for one in finding.problems)
    found: list[Repair] = []
    if role != "original" and not pointed:
        with speaking(lexicon_of(desk.house)):
            told = () if sound else _candidates(article, finding, role, line, bases, desk)
            wanted = _new((*told, *_house_style(line, desk)), article.draft)
        found += _that_hold(wanted, role, line, article.draft.language, bases, desk)
        del found[MOST - removable :]
    if removable and not sound:
        last = _removal(finding)
        only = any(one.kind in _FURNITURE for one in finding.problems)
        found = [last, *found] if only and not _has_markup(finding) else [*found, last]
    return tuple(found)


def _candidates(
    article: Article,
    finding: Finding,
    role: Role,
    line: Line,
    bases: Sequence[Release],
    desk: Desk,
) -> Iterator[Repair]:
    """What might mend a line, the least change first."""
    yield from _replacements(article.draft, finding)
    for problem in finding.problems:
        if not any(_inside(problem, other) for other in finding.problems):
            yield from _without_piece(finding, problem)
        if problem.kind == "quote":
            yield from _quotation(finding, problem, bases)
    yield from _source_wording(finding, role, line, bases, desk)


def _replacements(draft: Draft, finding: Finding) -> Iterator[Repair]:
    """All that can be replaced at once, then each alone."""
    wanted = [
        (one, expected) for one in _apart(finding) for expected in _forms(one, finding, draft)[:1]
    ]
    if len({expected for _, expected in wanted}) == len(wanted) > 1:
        text: str | None = finding.text
        for one, expected in sorted(wanted, key=lambda pair: -pair[0].start):
            text = text and _put(text, one, finding, expected)
        if text:
            told = "، ".join(f"«{_short(expected)}»" for _, expected in wanted)
            yield Repair(
                label_ar=f"استبدل بما في المصدر: {told}",
                label_en=f"Replace by what the source says: {told}",
                text=text,
                why_ar=" ".join(one.message_ar for one, _ in wanted),
                why_en=" ".join(one.message_en for one, _ in wanted),
            )
    for one in _apart(finding):
        for expected in _forms(one, finding, draft):
            text = _put(finding.text, one, finding, expected)
            if text is not None:
                yield Repair(
                    label_ar=f"استبدل بـ «{_short(expected)}»",
                    label_en=f"Replace by “{_short(expected)}”",
                    text=text,
                    why_ar=one.message_ar,
                    why_en=one.message_en,
                )


def _apart(finding: Finding) -> Iterator[Problem]:
    """The problems that know what is right, of those that overlap the shortest."""
    taken: list[tuple[int, int]] = []
    able = [one for one in finding.problems if one.kind in _REPLACED and one.expected]
    for one in sorted(able, key=lambda one: one.end - one.start):
        if all(one.end <= start or end <= one.start for start, end in taken):
            taken.append((one.start, one.end))
            yield one


def _inside(problem: Problem, other: Problem) -> bool:
    """Whether another problem of the kind is of more words than this one, and these too."""
    wider = other.start <= problem.start and problem.end <= other.end
    return (
        wider
        and other.kind == problem.kind
        and other.end - other.start > (problem.end - problem.start)
    )


def _forms(problem: Problem, finding: Finding, draft: Draft) -> list[str]:
    """What is expected as it may be written here: a person by the last name once introduced."""
    expected = " ".join((problem.expected or "").split())
    if "(" in expected:
        return []  # the nearest that is known, not the thing itself
    start, end = problem.start - finding.start, problem.end - finding.start
    found = finding.text[start:end]
    if problem.kind in _NAMED and expected in f"{finding.text[:start]} {finding.text[end:]}":
        return []  # the sentence names it already: it does not belong here too
    words = expected.split()
    if problem.kind == "person" and len(found.split()) == 1 and len(words) > 1:
        others = (line.text for _, line in lines(draft) if line.text != finding.text)
        if any(expected in text for text in others):
            return [words[-1], expected]
    return [expected]


def _put(text: str, problem: Problem, finding: Finding, expected: str) -> str | None:
    start, end = problem.start - finding.start, problem.end - finding.start
    return wording.put(text, start, end, expected, problem.kind)


def _without_piece(finding: Finding, problem: Problem) -> Iterator[Repair]:
    """Less of the sentence: a tail or an aside that no source says, marks left by a model."""
    start, end = problem.start - finding.start, problem.end - finding.start
    text: str | None = None
    if problem.kind == "unsupported":
        text = wording.without(finding.text, start, end)
        piece = finding.text[start:end].strip(" .،")
    elif problem.kind == "structure" and _MARKUP.search(finding.text):
        text = " ".join(_MARKUP.sub(" ", finding.text).split())
        piece = problem.found
    if text:
        yield Repair(
            label_ar=f"احذف «{_short(piece)}»",
            label_en=f"Take out “{_short(piece)}”",
            text=text,
            why_ar=problem.message_ar,
            why_en=problem.message_en,
        )


def _quotation(finding: Finding, problem: Problem, bases: Sequence[Release]) -> Iterator[Repair]:
    """The words of an Arabic source in the place of those in question, else no marks."""
    start, end = problem.start - finding.start, problem.end - finding.start
    said = finding.text[start:end].strip('«»“”" ')
    at = finding.text.find(said, start)
    best = _nearest(said, _quotes_of(bases))
    if best and at >= 0:
        yield Repair(
            label_ar="خذ الاقتباس كما في المصدر",
            label_en="Take the quotation as the source has it",
            text=f"{finding.text[:at]}{best}{finding.text[at + len(said) :]}",
            why_ar=problem.message_ar,
            why_en=problem.message_en,
        )
    bare = wording.unquoted(finding.text, max(at, start), max(at, start) + len(said))
    if bare:
        yield Repair(
            label_ar="ارفع علامتي الاقتباس",
            label_en="Take the quotation marks off",
            text=bare,
            why_ar=problem.message_ar,
            why_en=problem.message_en,
        )


def _quotes_of(bases: Sequence[Release]) -> Iterator[str]:
    for base in bases:
        if base.language == "ar":
            for one in base.citable:
                for found in _QUOTED.finditer(one.text):
                    yield one_line(next(filter(None, found.groups())))


def _nearest(said: str, quotes: Iterable[str]) -> str:
    folded = fold(said)
    scored = [
        (difflib.SequenceMatcher(None, folded, fold(one), autojunk=False).ratio(), one)
        for one in quotes
    ]
    score, best = max(scored, default=(0.0, ""))
    return best if score >= _ALIKE else ""


def _source_wording(
    finding: Finding, role: Role, line: Line, bases: Sequence[Release], desk: Desk
) -> Iterator[Repair]:
    """The source sentence as a writer without a model tells it."""
    if any(one.kind in _FURNITURE for one in finding.problems) and role not in ("headline", "lead"):
        return
    wanted = [one.sentence for one in finding.problems if one.sentence]
    wanted += [*line.cites, *(one.sentence for one in finding.evidence)]
    for id_ in tuple(dict.fromkeys(wanted))[:2]:
        base = next((one for one in bases if any(id_ == s.id for s in one.citable)), None)
        told = _rendered(base, id_, role, desk) if base is not None else None
        if told is not None:
            yield Repair(
                label_ar="خذ صياغة المصدر",
                label_en="Take the source's wording",
                text=told.text,
                why_ar=f"كما في الجملة {id_} من المصدر.",
                why_en=f"As sentence {id_} of the source has it.",
                cites=told.cites,
            )


def _rendered(base: Release, id_: str, role: Role, desk: Desk) -> Line | None:
    """A sentence as the first writer without a model renders it, shown with those before it."""
    at = next(number for number, one in enumerate(base.sentences) if one.id == id_)
    before = [one for one in base.sentences[:at] if one.kind in ("text", "item")]
    title = [one for one in base.sentences if one.kind == "title" and one.id != id_]
    first = before[:1] if len(before) > _BEFORE else []
    shown = (*title, *first, *before[-_BEFORE:], base.sentences[at])
    part = replace(base, sentences=shown)
    writer = next((one for one in desk.writers if not revises(one) and one.accepts(part)), None)
    if writer is None:
        return None
    try:
        draft = writer.write(part, desk.house)
    except MusnadError:  # no repair is offered where none can be made
        return None
    if draft.notice:
        return None
    told = [
        one
        for kind, one in lines(draft)
        if id_ in one.cites and kind in (("headline",) if role == "headline" else ("body", "item"))
    ]
    if not told and role != "headline" and id_ in draft.lead.cites:
        told = [draft.lead]
    return told[0] if told else None


def _house_style(line: Line, desk: Desk) -> Iterator[Repair]:
    text = apply(line.text, desk.house)
    if text != line.text:
        yield Repair(
            label_ar=HOUSE_STYLE_AR,
            label_en="In house style",
            text=text,
            why_ar="كما تكتبها الدار.",
            why_en="As the house writes it.",
        )


def _removal(finding: Finding) -> Repair:
    return Repair(
        label_ar="احذف الجملة",
        label_en="Remove the sentence",
        text="",
        why_ar=next((one.message_ar for one in finding.problems), "لا يسندها المصدر."),
        why_en=next((one.message_en for one in finding.problems), "The source doesn't carry it."),
    )


def _new(repairs: Iterable[Repair], draft: Draft) -> tuple[Repair, ...]:
    """Each text once, and none that stands in the draft already."""
    known = {fold(one.text) for _, one in lines(draft)}
    found: list[Repair] = []
    for one in repairs:
        if one.label_ar == HOUSE_STYLE_AR or fold(one.text) not in known:
            known.add(fold(one.text))
            found.append(one)
    return tuple(found)


def _that_hold(
    repairs: Sequence[Repair],
    role: Role,
    line: Line,
    language: str,
    bases: Sequence[Release],
    desk: Desk,
) -> Iterator[Repair]:
    """Those with which the line would stand; all are checked at once."""
    if not repairs:
        return
    claims: list[Claim] = []
    at = 0
    for number, one in enumerate(repairs, start=1):
        end = at + len(one.text)
        claims.append(Claim(id=f"a{number}", text=one.text, start=at, end=end, role=role))
        at = end + 1
    text = "\n".join(one.text for one in repairs)
    asked = Manuscript(language=language, text=text, claims=tuple(claims))
    report = desk.checker.check(asked, tuple(bases))
    for one, finding in zip(repairs, report.findings, strict=True):
        if stands(judged(role, replace(line, cites=one.cites or line.cites), finding)):
            yield one


def _has_markup(finding: Finding) -> bool:
    return bool(_MARKUP.search(finding.text))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
