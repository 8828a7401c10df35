"""The dossier of an article: who reviewed what, when, what changed, and who answers for it.

It is made from what is kept and adds nothing: the same article and log give the same dossier,
byte for byte. Source: Regulation (EU) 2024/1689 (AI Act), Art. 50(4): human review and editorial
responsibility.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from typing import Final

from musnad.core.article import Acceptance, Article, Correction, SourceNote, Stage
from musnad.core.asking import Round
from musnad.core.draft import Draft, lines
from musnad.core.editing import Edit, EditKind
from musnad.core.ids import digest
from musnad.core.log import FIRST, Logged, holds
from musnad.core.release import Release
from musnad.core.report import Report
from musnad.flow.bases import bases_of
from musnad.flow.comparing import compare
from musnad.flow.hands import article_of
from musnad.flow.newsroom import Newsroom
from musnad.flow.responsibility import (
    Responsibility,
    digital_source_type,
    disclosure_of,
    responsibility_of,
)
from musnad.flow.review import stands

FORM: Final = 1
"""The version of the JSON form."""

_AT_ONCE = 1_000
_MOST_ENTRIES = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A release that the article rests on, and the hash of the bytes that it was read from."""

    label: str
    release_id: str
    source_id: str
    publisher: str
    title: str
    language: str
    url: str | None
    published: datetime | None
    fetched: datetime | None
    capture_sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """What the checker last found: sentences by verdict, the highest risk, and what it flagged."""

    sentences: int
    supported: int
    contradicted: int
    unsupported: int
    unchecked: int
    highest_risk: float
    flagged: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One revision: who wrote and who changed it, who signed for it, and its text's hash.

    The hash is of the kicker and every sentence in reading order, a line each, in UTF-8.
    """

    revision: int
    stage: Stage
    changed_at: datetime
    writer: str
    model: str | None
    prompt_sha256: str | None
    edited_by: tuple[str, ...]
    approved_by: str | None
    text_sha256: str
    checks: Checks


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What a step did to one line; "" where it was not there."""

    role: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step of a person, undone or not. Of an undone one what it made is not kept."""

    revision: int
    version: int
    kind: EditKind
    by: str
    at: datetime
    note: str
    undone: bool
    changed: tuple[Changed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One question to a model: hashes of both sides, and what became of the answer."""

    kind: str
    at: datetime
    writer: str
    model: str
    prompt_id: str
    prompt_sha256: str
    answer_sha256: str
    failures: int
    removals: int
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything on record of an article; see the module.

    ``chain`` is number and hash of the log's newest entry, ``broken`` the number of the first of
    ``decisions`` whose hash does not hold, None when all do; the whole chain is for the log's
    own ``broken``, which takes longer.
    """

    article_id: str
    revision: int
    stage: Stage
    headline: str
    language: str
    made_at: datetime
    published_at: datetime | None
    responsibility: Responsibility
    digital_source_type: str
    disclosure_ar: str
    disclosure_en: str
    text: tuple[str, ...]
    text_sha256: str
    bases: tuple[Basis, ...]
    revisions: tuple[Revision, ...]
    changes: tuple[Change, ...]
    acceptances: tuple[Acceptance, ...]
    corrections: tuple[Correction, ...]
    source_notes: tuple[SourceNote, ...]
    exchanges: tuple[Exchange, ...]
    decisions: tuple[Logged, ...]
    chain: tuple[int, str]
    broken: int | None


def dossier(newsroom: Newsroom, article_id: str) -> Dossier:
    """The dossier of an article's current revision and of all before it.

    Raises RefusedError ``article.unknown`` or ``article.no_release``.
    """
    article = article_of(newsroom, article_id)
    log = newsroom.store.desk.log
    entries = _entries(newsroom, article_id)
    head = log.entries(newest_first=True, limit=1)
    text = _text(article.draft)
    return Dossier(
        article_id=article.id,
        revision=article.revision,
        stage=article.stage,
        headline=article.draft.headline.text,
        language=article.draft.language,
        made_at=article.created_at,
        published_at=article.published_at,
        responsibility=responsibility_of(article, entries),
        digital_source_type=digital_source_type(article),
        disclosure_ar=disclosure_of(article)[0],
        disclosure_en=disclosure_of(article)[1],
        text=text,
        text_sha256=_hash(text),
        bases=_bases(newsroom, article),
        revisions=_revisions(newsroom, article),
        changes=_changes(newsroom, article),
        acceptances=article.acceptances,
        corrections=article.corrections,
        source_notes=article.source_notes,
        exchanges=tuple(_exchange(one) for one in article.rounds),
        decisions=entries,
        chain=(head[0].number, head[0].sha256) if head else (0, FIRST),
        broken=next(
            (one.number for one in entries if not holds(one, number=one.number, before=one.before)),
            None,
        ),
    )


def as_json(told: Dossier) -> str:
    """The dossier as JSON: names in order, times in UTC, letters as they are, indented by two."""
    form = {"musnad": FORM, "type": "dossier", **_plain_fields(told)}
    return json.dumps(form, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


_Plain = None | bool | int | float | str | list["_Plain"] | dict[str, "_Plain"]


def _plain_fields(value: object) -> dict[str, _Plain]:
    if not is_dataclass(value):
        raise TypeError(type(value).__name__)
    return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}


def _plain(value: object) -> _Plain:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return _plain_fields(value)


def _entries(newsroom: Newsroom, article_id: str) -> tuple[Logged, ...]:
    """What the log has on an article, in order; 10,000 entries at most."""
    found: list[Logged] = []
    while len(found) < _MOST_ENTRIES:
        after = found[-1].number if found else 0
        more = newsroom.store.desk.log.entries(subject=article_id, after=after, limit=_AT_ONCE)
        found += more
        if len(more) < _AT_ONCE:
            break
    return tuple(found)


def _bases(newsroom: Newsroom, article: Article) -> tuple[Basis, ...]:
    return tuple(
        _basis(newsroom, one, f"s{number}")
        for number, one in enumerate(bases_of(newsroom.store, article), start=1)
    )


def _basis(newsroom: Newsroom, release: Release, label: str) -> Basis:
    sha256 = release.capture_sha256
    capture = newsroom.store.capture(sha256) if sha256 else None
    return Basis(
        label=label,
        release_id=release.id,
        source_id=release.source_id,
        publisher=release.publisher_ar or release.publisher,
        title=release.title,
        language=release.language,
        url=release.url,
        published=release.published,
        fetched=capture.fetched_at if capture else None,
        capture_sha256=sha256,
    )


def _revisions(newsroom: Newsroom, newest: Article) -> tuple[Revision, ...]:
    found = []
    for number in range(1, newest.revision + 1):
        one = newsroom.store.article(newest.id, number)
        if one is None:
            continue
        writer = one.draft.writer
        found.append(
            Revision(
                revision=one.revision,
                stage=one.stage,
                changed_at=one.changed_at,
                writer=writer.name,
                model=writer.model,
                prompt_sha256=writer.prompt_sha256,
                edited_by=one.edited_by,
                approved_by=one.approved_by,
                text_sha256=_hash(_text(one.draft)),
                checks=_checks(one.report),
            )
        )
    return tuple(found)


def _checks(report: Report) -> Checks:
    return Checks(
        sentences=len(report.findings),
        supported=report.count("supported"),
        contradicted=report.count("contradicted"),
        unsupported=report.count("unsupported"),
        unchecked=report.count("unchecked"),
        highest_risk=max((one.risk for one in report.findings), default=0.0),
        flagged=tuple(one.text for one in report.findings if not stands(one)),
        notes=report.notes,
    )


def _changes(newsroom: Newsroom, newest: Article) -> tuple[Change, ...]:
    found: list[Change] = []
    for number in range(1, newest.revision + 1):
        made = newsroom.store.desk.copy.edits(newest.id, number)
        article = newsroom.store.article(newest.id, number)
        standing = [one for one in made if not one.undone]
        after = [one.draft_before for one in standing[1:]]
        after += [article.draft] if article is not None and standing else []
        drafts = {one.version: draft for one, draft in zip(standing, after, strict=False)}
        found += [_change(one, drafts.get(one.version)) for one in made]
    return tuple(found)


def _change(edit: Edit, after: Draft | None) -> Change:
    steps = () if after is None else compare(edit.draft_before, after)
    return Change(
        revision=edit.revision,
        version=edit.version,
        kind=edit.kind,
        by=edit.by,
        at=edit.at,
        note=edit.note,
        undone=edit.undone,
        changed=tuple(
            Changed(role=one.role, before=one.before, after=one.after)
            for one in steps
            if one.kind != "kept"
        ),
    )


def _exchange(told: Round) -> Exchange:
    return Exchange(
        kind=told.kind,
        at=told.call.at,
        writer=told.call.writer,
        model=told.call.model,
        prompt_id=told.prompt.id,
        prompt_sha256=told.prompt.sha256,
        answer_sha256=digest(told.answer.encode("utf-8", "surrogatepass")),
        failures=len(told.failures),
        removals=len(told.removals),
        error=told.error,
    )


def _text(draft: Draft) -> tuple[str, ...]:
    """The kicker and every sentence in reading order."""
    kicker = (draft.kicker,) if draft.kicker else ()
    return (*kicker, *(line.text for _, line in lines(draft)))


def _hash(text: tuple[str, ...]) -> str:
    return digest("\n".join(text).encode("utf-8", "surrogatepass"))
