"""What a change at the source means for an article that is published, as a person is to decide.

Nothing is published here but notes about the source's page: a new text is proposed as a
revision that is held, with the change and the sentences that it concerns beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from musnad.core.article import Article, Correction, SourceNote, move
from musnad.core.draft import Draft, Line, lines
from musnad.core.errors import RefusedError
from musnad.core.ids import content_id
from musnad.core.log import Note
from musnad.core.release import Release
from musnad.core.watch import Affected, Change, Difference, Watch
from musnad.flow.changes import revised
from musnad.flow.compose import Composition, compose
from musnad.flow.deliver import published_of, renew
from musnad.flow.differences import aligned, differences, key
from musnad.flow.newsroom import Event, EventKind, Newsroom
from musnad.flow.review import examined, stands

_MOST_OVERTAKEN = 5
"""So often a person may keep something in the very moment in which the newsroom does."""


def take_over(
    newsroom: Newsroom,
    watch: Watch,
    article: Article,
    before: Release,
    after: Release,
    found: Sequence[Difference],
) -> Change:
    """Keep a change of the text, look at what it does to the article, propose a correction.

    Nothing is proposed where a new article would read as the old one does and the new text
    denies none of its sentences (a word was respelt); nor where a model wrote it and none of
    its sentences is concerned; nor while a person has a revision of it in hand.
    """
    told = newsroom.store.release(article.release_id) or before
    # An earlier change may still wait for a person: the article rests on the text before it.
    since = found if watch.release_id == article.release_id else differences(told, after)
    affected = _affected(newsroom, article, told, after, (*found, *since))
    revision = None
    if affected or article.draft.writer.model is None:
        denied = any(one.verdict_after in ("contradicted", "unsupported") for one in affected)
        revision = _propose(newsroom, article, after, needed=denied)
    change = Change(
        # The moment that was planned stays the same when a killed run is begun again.
        id=content_id("change", article.id, before.id, after.id, str(watch.due_at)),
        article_id=article.id,
        url=watch.url,
        seen_at=newsroom.desk.clock(),
        kind="text",
        before_id=before.id,
        release_id=after.id,
        differences=tuple(found),
        affected=affected,
        revision=revision,
    )
    _keep(newsroom, change, after)
    _note(newsroom, article, watch.url, "source_changed", differences=len(found))
    if revision is not None:
        _note(newsroom, article, article.id, "correction_due", revision=revision)
    return change


def revert(newsroom: Newsroom, article: Article) -> None:
    """The source went back to what was published: a correction that waits is not due any more."""
    current = newsroom.store.article(article.id)
    if current is not None and current.correction_due and not in_hand(current):
        _spike(newsroom, current)


def in_hand(article: Article) -> bool:
    """Whether a person has worked on this revision and it waits: nobody else replaces it."""
    return article.version > 0 and article.stage in ("held", "scheduled")


def tell(newsroom: Newsroom, article: Article, after: Release) -> None:
    """Keep what the source changed under an article that a person has in hand.

    Its words stay as they are: the person sees the change beside them, and decides.
    """
    before = newsroom.store.release(article.release_id)
    if before is None:
        return
    change = Change(
        id=content_id("change", article.id, before.id, after.id),
        article_id=article.id,
        url=after.url or "",
        seen_at=newsroom.desk.clock(),
        kind="text",
        before_id=before.id,
        release_id=after.id,
        differences=differences(before, after),
        affected=_affected(newsroom, article, before, after, differences(before, after)),
    )
    _keep(newsroom, change, after)
    _note(newsroom, article, change.url, "source_changed", differences=len(change.differences))


def _keep(newsroom: Newsroom, change: Change, after: Release) -> None:
    """Keep a change; what a person has in hand is another version by it, once for each.

    So nobody signs for an article whose page they opened before its source changed.
    """
    known = newsroom.store.watching.changes(change.article_id)
    if all(one.id != change.id for one in known):
        _raise_version(newsroom, change.article_id)
    newsroom.store.watching.save_change(change, after)


def _raise_version(newsroom: Newsroom, article_id: str) -> None:
    for _ in range(_MOST_OVERTAKEN):
        current = newsroom.store.article(article_id)
        release = newsroom.store.release(current.release_id) if current else None
        if current is None or release is None or not in_hand(current):
            return
        try:
            newsroom.store.desk.copy.keep(
                replace(current, version=current.version + 1),
                release,
                expected=(current.revision, current.version),
                notes=(Note(by="policy", action="article.source_changed", subject=article_id),),
            )
        except RefusedError as error:
            if error.code != "desk.stale":
                raise
        else:
            return


def record_sight(
    newsroom: Newsroom, article: Article, watch: Watch, kind: Literal["gone", "back"]
) -> None:
    """Note on the article's record that the source's page is gone, or there again.

    No new revision is made; the channels that can be sent the same revision again are.
    """
    now = newsroom.desk.clock()
    newsroom.store.watching.save_change(
        Change(
            id=content_id(kind, article.id, watch.url, str(watch.sight_since)),
            article_id=article.id,
            url=watch.url,
            seen_at=now,
            kind=kind,
        )
    )
    note = SourceNote(at=now, kind=kind, url=watch.url)
    newest = newsroom.store.article(article.id)
    for one in (article, newest):
        # A proposal that waits is to carry the note too, once it goes out.
        release = newsroom.store.release(one.release_id) if one else None
        if one is not None and release is not None and not _told(one, note):
            noted = replace(one, source_notes=(*one.source_notes, note))
            newsroom.store.save_article(noted, release)
        if newest is None or newest.revision == article.revision:
            break
    renew(newsroom, article.id)
    _note(newsroom, article, watch.url, "source_gone" if kind == "gone" else "source_back")


def approved(newsroom: Newsroom, proposal: Article, *, by: str, reason: str | None) -> Article:
    """A proposed revision, ready to be published with its correction.

    Without a ``reason`` it is told by what went and what came. Raises RefusedError
    ``article.move`` when it is not held.
    """
    now = newsroom.desk.clock()
    before = published_of(newsroom, proposal.id)
    told = " ".join((reason or "").split())
    if not told and before is not None:
        told = revised(before.draft, proposal.draft)
    corrections = proposal.corrections
    if told and not any(one.revision == proposal.revision for one in corrections):
        made = Correction(at=now, revision=proposal.revision, reason=told)
        corrections = (*corrections, made)
    elif reason and told:
        corrections = tuple(
            replace(one, reason=told) if one.revision == proposal.revision else one
            for one in corrections
        )
    ready = move(proposal, "ready", at=now)
    return replace(ready, approved_by=by, corrections=corrections)


def _affected(
    newsroom: Newsroom,
    article: Article,
    before: Release,
    after: Release,
    found: Sequence[Difference],
) -> tuple[Affected, ...]:
    """The article's sentences that rest on what changed or went, or that the new text denies."""
    touched = {key(one.before) for one in found if one.before is not None}
    ids = {one.id for one in before.citable if key(one.text) in touched}
    places = aligned(before, after)
    retold = _resting_on(article.draft, places)
    report = examined(retold, after, newsroom.desk)
    told = []
    for (role, line), old, new in zip(
        lines(article.draft), article.report.findings, report.findings, strict=True
    ):
        by_source = not ids.isdisjoint(line.cites)
        fell = stands(old) and not stands(new)
        if role != "notice" and (by_source or fell):
            told.append(
                Affected(
                    text=line.text,
                    by_source=by_source,
                    verdict_before=old.verdict,
                    verdict_after=new.verdict,
                )
            )
    return tuple(told)


def _resting_on(draft: Draft, places: dict[str, str | None]) -> Draft:
    """The draft with its citations moved to the sentences of another text."""

    def moved(line: Line) -> Line:
        found = (places.get(cite) for cite in line.cites)
        return replace(line, cites=tuple(dict.fromkeys(one for one in found if one)))

    return replace(
        draft,
        headline=moved(draft.headline),
        lead=moved(draft.lead),
        blocks=tuple(
            replace(block, sentences=tuple(map(moved, block.sentences))) for block in draft.blocks
        ),
    )


def _propose(newsroom: Newsroom, article: Article, after: Release, *, needed: bool) -> int | None:
    """Hold a new revision, written from the new text; None when it would read as the old one."""
    current = newsroom.store.article(article.id) or article
    if current.correction_due and current.release_id == after.id:
        return current.revision  # proposed before a kill
    if in_hand(current):
        return None
    composition = compose(after, newsroom.desk)
    if not needed and _texts(composition.draft) == _texts(article.draft):
        return None
    if current.correction_due:
        _spike(newsroom, current)  # an earlier proposal: the source has gone on since
    proposal = _revision(newsroom, article, after, composition, current.revision + 1)
    newsroom.store.save_article(proposal, after)
    return proposal.revision


def _revision(
    newsroom: Newsroom, article: Article, after: Release, made: Composition, revision: int
) -> Article:
    return Article(
        id=article.id,
        revision=revision,
        release_id=after.id,
        source_id=article.source_id,
        draft=made.draft,
        report=made.report,
        decision="notice" if made.decision == "notice" else "hold",
        stage="held",
        created_at=article.created_at,
        changed_at=newsroom.desk.clock(),
        published_at=article.published_at,
        corrections=article.corrections,
        rounds=made.rounds,
        source_notes=article.source_notes,
    )


def _texts(draft: Draft) -> list[str]:
    return [line.text for _, line in lines(draft)]


def _spike(newsroom: Newsroom, proposal: Article) -> None:
    release = newsroom.store.release(proposal.release_id)
    if release is None:
        raise RefusedError("article.no_release", id=proposal.id)
    newsroom.store.save_article(move(proposal, "spiked", at=newsroom.desk.clock()), release)


def _told(article: Article, note: SourceNote) -> bool:
    """Whether the last note on this page says the same: noted before a kill."""
    of_page = [one for one in article.source_notes if one.url == note.url]
    return bool(of_page) and of_page[-1].kind == note.kind


def _note(
    newsroom: Newsroom, article: Article, subject: str, kind: EventKind, **facts: object
) -> None:
    newsroom.journal(
        Event(
            kind=kind,
            at=newsroom.desk.clock(),
            source_id=article.source_id,
            subject=subject,
            facts=(("article", article.id), *((name, str(one)) for name, one in facts.items())),
        )
    )
