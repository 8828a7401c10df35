"""One item on its way: capture, read, write, check, decide, keep, publish.

Every step may be repeated: ids derive from content and writes are upserts, so that a run
killed anywhere ends, when it is started again, as if it had not been.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from musnad.core.addresses import canonical
from musnad.core.article import Article, Correction
from musnad.core.capture import Capture
from musnad.core.errors import MusnadError, RefusedError, TransientError
from musnad.core.host import RESTING
from musnad.core.ids import content_id
from musnad.core.item import Item, Outcome
from musnad.core.mail import KEPT
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.flow.amend import in_hand, tell
from musnad.flow.changes import revised
from musnad.flow.compose import Composition, compose
from musnad.flow.deliver import deliver, published_of, renew
from musnad.flow.named import named
from musnad.flow.newsroom import Event, EventKind, Newsroom
from musnad.flow.recognise import Known, prefers, recognise, remember
from musnad.read.feed import carries, entry_capture
from musnad.read.readers import read


def capture_item(newsroom: Newsroom, item: Item) -> Capture:
    """The item's page, fetched and archived, or the text that the feed carried.

    Raises TransientError or RefusedError.
    """
    if (kept := _kept(item)) is not None:
        return _mailed(newsroom, kept)
    capture = entry_capture(item.entry, fetched_at=item.found_at)
    if capture is None:
        if item.entry.url is None:
            raise RefusedError("entry.no_address", title=item.entry.title)
        capture = newsroom.fetcher.fetch(item.entry.url)
        if capture is None:
            raise TransientError("fetch.empty_answer", url=item.entry.url)
    newsroom.store.save_capture(capture, source_id=item.entry.source_id)
    return capture


def _kept(item: Item) -> str | None:
    """The hash of the capture that an item came with, if it came by mail."""
    url = item.entry.url or ""
    return url.removeprefix(KEPT) if url.startswith(KEPT) else None


def _mailed(newsroom: Newsroom, sha256: str) -> Capture:
    capture = newsroom.store.capture(sha256)
    if capture is None:
        raise RefusedError("store.capture_missing", sha256=sha256)
    return capture


def handle(newsroom: Newsroom, item: Item, capture: Capture) -> Item:
    """Carry a captured item to its end; returns it ``done``.

    Raises TransientError or RefusedError; the caller passes them to ``fail``.
    """
    source = newsroom.source(item.entry.source_id)
    if source is None:
        raise RefusedError("source.unknown", source=item.entry.source_id)
    found = read(capture, source, readers=newsroom.desk.readers)
    release = named(_with_entry_facts(found, item), source)
    known = newsroom.store.story(release.url, release.id)
    again = recognise(newsroom, release) if known is None else None
    if again is not None:
        outcome, article = _again(newsroom, item, source, release, again)
    else:
        outcome, article = _settle(newsroom, item, source, release, known)
    told = article.release_id == release.id
    touched = remember(newsroom, release, article.id) if told else ()
    done = replace(
        item, state="done", outcome=outcome, article_id=article.id, error_code=None, error_facts=()
    )
    if article.stage == "ready":
        deliver(newsroom, article, release)
    for other in touched:
        renew(newsroom, other)
    newsroom.store.save_item(done)
    _note(newsroom, done, "done", outcome=outcome)
    return done


def fail(newsroom: Newsroom, item: Item, error: MusnadError) -> Item:
    """Record that an item could not be carried on: tried again later, refused or parked."""
    # Nothing was tried where the host was left alone.
    attempts = item.attempts + (error.code != RESTING)
    policy = newsroom.desk.policy
    facts = tuple(error.facts.items())
    failed = replace(item, attempts=attempts, error_code=error.code, error_facts=facts)
    kind: EventKind
    if not isinstance(error, TransientError):
        failed, kind = replace(failed, state="refused"), "refused"
    elif attempts >= policy.attempts:
        failed, kind = replace(failed, state="parked"), "parked"
    else:
        wait = policy.first_retry_seconds * 2.0 ** max(attempts - 1, 0)
        wait = min(wait, policy.longest_retry_seconds)
        wait = max(wait, error.retry_after_seconds or 0.0)
        failed = replace(failed, due_at=newsroom.desk.clock() + timedelta(seconds=wait))
        kind = "retry"
    newsroom.store.save_item(failed)
    _note(newsroom, failed, kind, code=error.code)
    return failed


def _again(
    newsroom: Newsroom, item: Item, source: Source, release: Release, known: Known
) -> tuple[Outcome, Article]:
    """A release that was told before, in nearly these words or in another language."""
    if prefers(known, release) and not in_hand(known.article):
        newsroom.store.save_item(replace(item, article_id=known.article.id))
        patient = item.attempts + 1 < newsroom.desk.policy.attempts
        return _publishable(
            newsroom, source, release, known.article.id, known.article, patient=patient
        )
    if release.url is not None:
        newsroom.store.bind(release.url, known.article.id)
    return "duplicate", known.article


def _settle(
    newsroom: Newsroom, item: Item, source: Source, release: Release, known: str | None
) -> tuple[Outcome, Article]:
    """What this release is to the newsroom, and the article that tells it.

    A busy model is waited for only while attempts remain: the last one falls back.
    """
    patient = item.attempts + 1 < newsroom.desk.policy.attempts
    if known is None:
        article_id = content_id("article", release.id)
        # The plan is stored first: after a kill, the article is then known as this item's own.
        newsroom.store.save_item(replace(item, article_id=article_id))
        return _publishable(newsroom, source, release, article_id, None, patient=patient)
    existing = newsroom.store.article(known)
    if existing is None:
        return _publishable(newsroom, source, release, known, None, patient=patient)
    if existing.release_id == release.id and item.article_id == existing.id:
        return _outcome(existing), existing
    if not _tells(newsroom, existing, release):
        if release.url is not None:
            newsroom.store.bind(release.url, existing.id)
        return "duplicate", existing
    if existing.release_id == release.id:
        return "unchanged", existing
    newsroom.store.save_item(replace(item, article_id=existing.id))
    return _publishable(newsroom, source, release, existing.id, existing, patient=patient)


def _publishable(
    newsroom: Newsroom,
    source: Source,
    release: Release,
    article_id: str,
    before: Article | None,
    *,
    patient: bool,
) -> tuple[Outcome, Article]:
    if before is not None and in_hand(before):
        tell(newsroom, before, release)
        return "held", before
    composition = compose(release, newsroom.desk, patient=patient)
    article = _article(newsroom, source, release, composition, article_id, before)
    newsroom.store.save_article(article, release)
    return _outcome(article), article


def _article(
    newsroom: Newsroom,
    source: Source,
    release: Release,
    composition: Composition,
    article_id: str,
    before: Article | None,
) -> Article:
    now = newsroom.desk.clock()
    revision = before.revision + 1 if before else 1
    corrections = before.corrections if before else ()
    decision = composition.decision
    if before and decision == "publish" and _is_a_persons(newsroom, before):
        decision = "hold"
    if before and before.published_at:
        # A correction that nobody has approved yet was never read.
        seen = published_of(newsroom, before.id) or before
        reason = revised(seen.draft, composition.draft)
        corrections = (*corrections, Correction(at=now, revision=revision, reason=reason))
    return Article(
        id=article_id,
        revision=revision,
        release_id=release.id,
        source_id=source.id,
        draft=composition.draft,
        report=composition.report,
        decision=decision,
        stage="held" if decision == "hold" else "ready",
        created_at=before.created_at if before else now,
        changed_at=now,
        published_at=before.published_at if before else None,
        corrections=corrections,
        rounds=composition.rounds,
        source_notes=before.source_notes if before else (),
    )


def _is_a_persons(newsroom: Newsroom, before: Article) -> bool:
    """Whether a person wrote what readers see, or took it from them: then a person decides."""
    seen = published_of(newsroom, before.id)
    if seen is None:
        return before.stage in ("spiked", "withdrawn") or bool(before.edited_by)
    return bool(seen.edited_by or seen.acceptances)


def _outcome(article: Article) -> Outcome:
    if article.decision == "hold":  # a revision too: a person is waited for
        return "held"
    if article.revision > 1:
        return "revision"
    return "notice" if article.draft.notice else "article"


def _tells(newsroom: Newsroom, article: Article, release: Release) -> bool:
    """Whether this release stands where the article's own release stood, maybe changed."""
    told = newsroom.store.release(article.release_id)
    if told is None or told.url is None or release.url is None:
        return told is None or told.url == release.url
    return canonical(told.url) == canonical(release.url)


def _with_entry_facts(release: Release, item: Item) -> Release:
    """The feed's publication time where the page gave none, and what the feed carried."""
    entry = item.entry
    came = "mailed" if _kept(item) else f"feed_{carries(entry)}"
    notes = (*release.notes, came)
    return replace(release, notes=notes, published=release.published or entry.published)


def _note(
    newsroom: Newsroom, item: Item, kind: EventKind, *, outcome: str = "", code: str = ""
) -> None:
    newsroom.journal(
        Event(
            kind=kind,
            at=newsroom.desk.clock(),
            source_id=item.entry.source_id,
            subject=item.entry.url or item.entry.title,
            outcome=outcome,
            code=code,
            facts=item.error_facts,
        )
    )
