"""An article and its sources as they lie side by side on a page; pure.

Nothing is decided here: what the checker found is put where an editor looks for it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from musnad.core.article import Acceptance, Article
from musnad.core.draft import Line, lines
from musnad.core.release import CITABLE_KINDS, Release, Sentence, SentenceKind
from musnad.core.report import Finding, Problem, ProblemKind, Role, Verdict

Light = Literal["", "lit", "near", "against"]
"""How a sentence answers to the chosen one: it is cited, the checker looked at it, or it says
otherwise."""

_FLAGGED: frozenset[Verdict] = frozenset({"contradicted", "unsupported"})
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_SEEN_ANYWAY = frozenset("\u200c\u200d\n\t")
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "sd", "ug", "yi", "dv"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of a sentence: plain, ``found`` by the checker (``whole``: all of the sentence), or
    a letter ``unseen`` otherwise."""

    text: str
    kind: Literal["", "found", "whole", "unseen"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something found against a sentence; ``says`` is the source's sentence that tells so."""

    kind: ProblemKind
    found: str
    message_ar: str
    message_en: str
    expected: str | None = None
    says: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence of a source. ``told`` says whether the article carries it; only news counts."""

    id: str
    pieces: tuple[Piece, ...]
    kind: SentenceKind
    language: str
    news: bool
    told: bool
    opens: bool = False
    light: Light = ""

    @property
    def number(self) -> str:
        """What stands beside it."""
        return self.id.removeprefix("s1.")

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(one.text for one in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence of the article, with what was found.

    ``opens`` says that a block begins with it; ``open`` that it was flagged and nobody has
    answered for it yet.
    """

    id: str
    role: Role
    text: str
    pieces: tuple[Piece, ...]
    cites: tuple[str, ...]
    evidence: tuple[str, ...]
    against: tuple[str, ...]
    verdict: Verdict
    risk: float
    faults: tuple[Fault, ...]
    acceptance: Acceptance | None
    opens: bool
    open: bool
    light: Light = ""

    @property
    def state(self) -> str:
        """How it stands, in one word: ``accepted``, or its verdict (a fault is one)."""
        if self.acceptance is not None:
            return "accepted"
        if self.faults and self.verdict not in _FLAGGED:
            return "faulty"
        return self.verdict

    @property
    def in_body(self) -> bool:
        """Whether it can be moved and taken out."""
        return self.role not in ("headline", "lead", "notice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Sentences of a source one after another; ``folded`` where they are no news."""

    folded: bool
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A source: its release and its sentences."""

    release: Release
    runs: tuple[Run, ...]
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Both pages."""

    told: tuple[Told, ...]
    sides: tuple[Side, ...]

    @property
    def open(self) -> tuple[Told, ...]:
        """The sentences that still wait for somebody."""
        return tuple(one for one in self.told if one.open)

    @property
    def risk(self) -> float:
        """The highest of any sentence, 0 to 1."""
        return max((one.risk for one in self.told), default=0.0)

    def line(self, id_: str) -> Told | None:
        """The article's sentence of this id."""
        return next((one for one in self.told if one.id == id_), None)

    def said(self, id_: str) -> Said | None:
        """The source's sentence of this id."""
        found = (one for side in self.sides for run in side.runs for one in run.said)
        return next((one for one in found if one.id == id_), None)


def spread(article: Article, bases: Sequence[Release], *, chosen: str = "") -> Spread:
    """Article and sources, with the light of the chosen sentence (``a3`` or ``s1.4``)."""
    told = tuple(_told(article, bases))
    at = next((one for one in told if one.id == chosen), None)
    if chosen.startswith("s"):
        told = tuple(replace(one, light=_light(chosen, one)) for one in told)
    carried = {cite for one in told if one.role != "original" for cite in one.cites}
    sides = tuple(_side(release, carried, at) for release in bases)
    return Spread(told=told, sides=sides)


def faults_of(finding: Finding, bases: Sequence[Release]) -> tuple[Fault, ...]:
    """What was found against a sentence, with what the source says."""
    return tuple(_fault(one, bases) for one in finding.problems)


def pieces_of(finding: Finding) -> tuple[Piece, ...]:
    """A sentence with what was found in it marked."""
    spans = ((one.start - finding.start, one.end - finding.start) for one in finding.problems)
    return marked(finding.text, spans)


def marked(text: str, spans: Iterable[tuple[int, int]] = ()) -> tuple[Piece, ...]:
    """The text in pieces: ``spans`` (half-open, any order) are found, what hides is shown."""
    found = sorted((max(start, 0), min(end, len(text))) for start, end in spans if start < end)
    pieces: list[Piece] = []
    at = 0
    for start, end in found:
        if end <= at:
            continue
        whole = start == 0 and end == len(text)
        pieces += _shown(text[at : max(start, at)], "")
        pieces += _shown(text[max(start, at) : end], "whole" if whole else "found")
        at = end
    return (*pieces, *_shown(text[at:], ""))


def direction_of(language: str) -> str:
    """``rtl`` or ``ltr``; ``auto`` for a language that is not known."""
    bare = language.partition("-")[0].lower()
    if bare in ("", "und"):
        return "auto"
    return "rtl" if bare in _RIGHT_TO_LEFT else "ltr"


def _shown(text: str, kind: Literal["", "found", "whole"]) -> Iterator[Piece]:
    """The text, its unseen letters as ``U+202E``: nobody signs for what they can't see."""
    if text.isprintable():
        if text:
            yield Piece(text=text, kind=kind)
        return
    for hidden, letters in groupby(text, key=_unseen):
        run = "".join(letters)
        if hidden:
            yield from (Piece(text=f"U+{ord(one):04X}", kind="unseen") for one in run)
        else:
            yield Piece(text=run, kind=kind)


def _unseen(letter: str) -> bool:
    return letter not in _SEEN_ANYWAY and unicodedata.category(letter) in _UNSEEN


def _told(article: Article, bases: Sequence[Release]) -> Iterator[Told]:
    opening = {id(block.sentences[0]) for block in article.draft.blocks if block.sentences}
    for number, ((role, line), finding) in enumerate(_found(article), start=1):
        against = tuple(dict.fromkeys(one.sentence for one in finding.problems if one.sentence))
        flagged = finding.verdict in _FLAGGED or bool(finding.problems)
        acceptance = article.answered(finding) if flagged else article.accepted(line.text)
        yield Told(
            id=f"a{number}",
            role=role,
            text=line.text,
            pieces=pieces_of(finding),
            cites=line.cites,
            evidence=tuple(one.sentence for one in finding.evidence),
            against=against,
            verdict=finding.verdict,
            risk=finding.risk,
            faults=faults_of(finding, bases),
            acceptance=acceptance,
            opens=id(line) in opening,
            open=flagged and acceptance is None,
        )


def _found(article: Article) -> Iterator[tuple[tuple[Role, Line], Finding]]:
    """Each line with its finding; a report that lacks one leaves the line unchecked."""
    findings = {one.id: one for one in article.report.findings}
    for number, (role, line) in enumerate(lines(article.draft), start=1):
        finding = findings.get(f"a{number}")
        if finding is None or finding.text != line.text:
            finding = Finding(
                id=f"a{number}",
                text=line.text,
                start=0,
                end=len(line.text),
                verdict="unchecked",
                risk=0.0,
            )
        yield (role, line), finding


def _fault(problem: Problem, bases: Sequence[Release]) -> Fault:
    return Fault(
        kind=problem.kind,
        found=problem.found,
        message_ar=problem.message_ar,
        message_en=problem.message_en,
        expected=problem.expected,
        says=said_of(bases, problem.sentence) if problem.sentence else None,
    )


def said_of(bases: Sequence[Release], id_: str) -> Said | None:
    """The source's sentence of this id, as a page quotes it."""
    for release in bases:
        for sentence in release.sentences:
            if sentence.id == id_:
                return _said(release, sentence, frozenset(), None)
    return None


def _side(release: Release, carried: Collection[str], at: Told | None) -> Side:
    said = []
    paragraph: int | None = None
    for sentence in release.sentences:
        one = _said(release, sentence, carried, at)
        said.append(replace(one, opens=sentence.paragraph != paragraph))
        paragraph = sentence.paragraph
    runs = tuple(
        Run(folded=folded, said=tuple(group))
        for folded, group in groupby(said, key=lambda one: one.kind == "boilerplate")
    )
    return Side(release=release, runs=runs, direction=direction_of(release.language))


def _said(release: Release, sentence: Sentence, carried: Collection[str], at: Told | None) -> Said:
    return Said(
        id=sentence.id,
        pieces=marked(sentence.text),
        kind=sentence.kind,
        language=release.language,
        news=sentence.kind in CITABLE_KINDS and sentence.kind != "title",
        told=sentence.id in set(carried)
        if not isinstance(carried, set)
        else sentence.id in carried,
        light=_light(sentence.id, at) if at is not None else "",
    )


def _light(sentence: str, line: Told) -> Light:
    if sentence in line.against:
        return "against"
    if sentence in line.cites:
        return "lit"
    return "near" if sentence in line.evidence else ""
