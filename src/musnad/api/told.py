"""What programs are answered: the shapes that the description of the API names.

Answers are made by ``shapes`` and are not read through these models; tests hold the two to
each other.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel

from musnad.core.article import Decision, Stage
from musnad.core.draft import BlockType
from musnad.core.editing import EditKind
from musnad.core.queue import Lane
from musnad.core.release import Precision, SentenceKind
from musnad.core.report import ProblemKind, Role, Verdict


class InTwo(BaseModel):
    """A text in both languages."""

    ar: str
    en: str


class SourceSentence(BaseModel):
    """A sentence of a source; offsets are code points into its text, half-open."""

    id: str
    text: str
    start: int
    end: int
    kind: SentenceKind


class CheckedSource(BaseModel):
    """A source, as it was read."""

    id: str
    language: str
    url: str | None
    title: str
    published: datetime | None
    sentences: list[SourceSentence]


class Seen(BaseModel):
    """A sentence of a source that speaks of the same thing; the score is from 0 to 1."""

    sentence: str
    score: float


class Wrong(BaseModel):
    """One thing that is wrong, and what the source says."""

    kind: ProblemKind
    found: str
    start: int
    end: int
    expected: str | None
    sentence: str | None
    message: InTwo


class SecondOpinion(BaseModel):
    """What another judge said."""

    name: str
    supported: float | None
    risk_before: float


class CheckedSentence(BaseModel):
    """The verdict on one sentence; the risk is the chance that it is wrong, 0 to 1."""

    id: str
    text: str
    start: int
    end: int
    verdict: Verdict
    risk: float
    evidence: list[Seen]
    problems: list[Wrong]
    second_opinion: SecondOpinion | None = None


class Summary(BaseModel):
    """How many sentences have which verdict."""

    sentences: int
    supported: int
    contradicted: int
    unsupported: int
    unchecked: int
    clean: bool


class Checked(BaseModel):
    """The report on a text."""

    musnad: Literal[1]
    sources: list[CheckedSource]
    sentences: list[CheckedSentence]
    summary: Summary
    notes: list[str]


class CitingLine(BaseModel):
    """A sentence and the source sentences that it rests on."""

    text: str
    cites: list[str]


class BlockTold(BaseModel):
    """Sentences set together."""

    type: BlockType
    sentences: list[CitingLine]


class WriterTold(BaseModel):
    """Who wrote it."""

    name: str
    model: str | None
    prompt_sha256: str | None


class CoverageTold(BaseModel):
    """How much of the release is told."""

    release_sentences: int
    rendered: int
    left: list[str]


class DraftTold(BaseModel):
    """The words of an article."""

    id: str
    revision: int
    headline: str
    headline_cites: list[str]
    kicker: str
    lead: str
    lead_cites: list[str]
    blocks: list[BlockTold]
    language: str
    writer: WriterTold
    coverage: CoverageTold


class ReleaseSentence(SourceSentence):
    """A sentence of a release, with its paragraph."""

    paragraph: int


class ReleaseTold(BaseModel):
    """A release as it was read."""

    id: str
    url: str | None
    language: str
    title: str
    publisher: str
    published: datetime | None
    published_precision: Precision
    dateline: str | None
    text: str
    sentences: list[ReleaseSentence]
    notes: list[str]


class Written(BaseModel):
    """An article that is not kept, and what the newsroom would do with it."""

    musnad: Literal[1]
    release: ReleaseTold
    article: DraftTold
    rounds: list[dict[str, object]]
    report: Checked
    decision: Decision


class RowTold(BaseModel):
    """An article in a list."""

    id: str
    revision: int
    version: int
    lane: Lane
    headline: str
    kicker: str
    source: str
    publisher: str
    url: str | None
    language: str
    writer: str
    notice: bool
    problems: int
    risk: float
    sentences: int
    published: bool
    made_at: datetime
    changed_at: datetime
    published_at: datetime | None
    scheduled_for: datetime | None


class Rows(BaseModel):
    """A page of articles; ``next`` is the cursor of the page after it, null at the end."""

    articles: list[RowTold]
    next: str | None


class LineTold(BaseModel):
    """One line by its name in reading order."""

    id: str
    role: Role
    text: str
    cites: list[str]


class AcceptanceTold(BaseModel):
    """A flagged sentence that a person answers for."""

    text: str
    kinds: list[str]
    reason: str
    by: str
    at: datetime


class CorrectionTold(BaseModel):
    """What was corrected after publication."""

    at: datetime
    revision: int
    reason: str


class ArticleTold(BaseModel):
    """One revision of an article."""

    musnad: Literal[1]
    id: str
    revision: int
    version: int
    stage: Stage
    lane: Lane
    decision: Decision
    source: str
    releases: list[str]
    article: DraftTold
    lines: list[LineTold]
    share_headline: str
    report: Checked
    acceptances: list[AcceptanceTold]
    corrections: list[CorrectionTold]
    rounds: list[dict[str, object]]
    edited_by: list[str]
    approved_by: str | None
    made_at: datetime
    changed_at: datetime
    published_at: datetime | None
    scheduled_for: datetime | None


class EditTold(BaseModel):
    """One step of a person."""

    revision: int
    version: int
    kind: EditKind
    by: str
    at: datetime
    note: str
    undone: bool


class Edits(BaseModel):
    """The steps, oldest first."""

    edits: list[EditTold]


class RepairTold(BaseModel):
    """A repair that is offered, by the number that takes it."""

    number: int
    label: InTwo
    text: str
    why: InTwo


class Repairs(BaseModel):
    """The repairs of one line."""

    repairs: list[RepairTold]
