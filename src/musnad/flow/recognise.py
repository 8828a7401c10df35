"""Knowing a release again: told before in these words, in nearly these, or in another language.

What was found is bound to the story that has it already; what is new is remembered, and
gathered with the releases of others that tell of the same event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from musnad.core.article import Article
from musnad.core.happening import Tie, Trace
from musnad.core.release import Release
from musnad.flow.newsroom import Matching, Newsroom
from musnad.match.across import translation
from musnad.match.grouping import LEAST_TIE, groups, reached
from musnad.match.near import LEAST_RESEMBLANCE, near
from musnad.match.occasion import bond
from musnad.match.profile import Profile, profile
from musnad.match.sketch import bands, exact, resemblance, signed
from musnad.match.traces import publisher, trace
from musnad.match.verdict import Twin

_MOST_NEAR: Final = 20
_MOST_LISTED: Final = 3_000
_MOST_COMPARED: Final = 24
"""Releases whose whole text is compared, those with the likest heads."""
_LEAST_HEAD: Final = 0.2
_OWN_LANGUAGE: Final = "ar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A release that was told before: by which article, from which release, how."""

    article: Article
    release: Release
    twin: Twin


def recognise(newsroom: Newsroom, release: Release) -> Known | None:
    """The story that has this release already, or None when it is news."""
    matching = newsroom.matching
    if matching is None or not release.body:
        return None
    ours = profile(release)
    for candidate in (*_alike(newsroom, matching, ours), *_translated(newsroom, matching, ours)):
        told = newsroom.store.release(candidate.release_id)
        article = newsroom.store.article(candidate.article_id)
        if told is None or article is None or told.id == release.id:
            continue
        twin = _twin(ours, told, candidate, matching)
        if twin is not None:
            return Known(article=article, release=told, twin=twin)
    return None


def prefers(known: Known, release: Release) -> bool:
    """Whether the story should rather be told from this release.

    The first keeps the story, but an Arabic original takes the place of its translation as
    long as no reader has seen the article.
    """
    return (
        known.twin.kind == "translation"
        and release.language == _OWN_LANGUAGE
        and known.release.language != _OWN_LANGUAGE
        and known.article.stage == "held"
        and known.article.published_at is None
    )


def remember(newsroom: Newsroom, release: Release, article_id: str) -> tuple[str, ...]:
    """Keep what the release is known by, and gather it with others that tell of its event.

    Returns the ids of the other articles whose event has changed by it, in order.
    """
    matching = newsroom.matching
    if matching is None or not release.body:
        return ()
    tracing = newsroom.store.tracing
    ours = profile(release)
    before = _beside(newsroom, article_id)
    known = tracing.trace(release.id)
    # Found again after a kill: the moment it was first found stands.
    found_at = known.published if known else newsroom.desk.clock()
    kept = trace(ours, article_id, found_at=found_at)
    tracing.save_trace(kept, bands(kept.sketch))
    if not matching.events:
        return ()
    tracing.save_ties(release.id, _ties(newsroom, matching, ours, kept))
    _gather(newsroom, kept)
    return tuple(sorted(before ^ _beside(newsroom, article_id)))


def _beside(newsroom: Newsroom, article_id: str) -> set[str]:
    """The articles that tell of the event that this one tells of."""
    found = newsroom.store.tracing.happening(article_id)
    return {one.article_id for one in found.members} - {article_id} if found else set()


def _alike(newsroom: Newsroom, matching: Matching, ours: Profile) -> Iterator[Trace]:
    """Releases in this language whose words may be nearly these, the likest first."""
    if not matching.near:
        return
    words, own = signed(ours.release)
    since = newsroom.desk.clock() - timedelta(days=matching.days)
    found = [
        (one.exact != words, -resemblance(one.sketch, own), one)
        for one in newsroom.store.tracing.alike(words, bands(own), since=since)
        if one.language == ours.release.language
    ]
    found.sort(key=lambda row: (row[0], row[1], row[2].published, row[2].release_id))
    for differs, unlike, one in found[:_MOST_NEAR]:
        if not differs or -unlike >= LEAST_RESEMBLANCE:
            yield one


def _translated(newsroom: Newsroom, matching: Matching, ours: Profile) -> Iterator[Trace]:
    """Releases of the same publisher in other languages at about this time."""
    release = ours.release
    if not matching.translations or not _understood(matching, release.language):
        return
    at = release.published or newsroom.desk.clock()
    span = timedelta(days=matching.translation_days)
    found = [
        one
        for one in newsroom.store.tracing.between(
            at - span, at + span, publisher=publisher(release), limit=_MOST_LISTED
        )
        if one.language != release.language and _understood(matching, one.language)
    ]
    yield from _likest(ours, found, matching)


def _twin(ours: Profile, told: Release, known: Trace, matching: Matching) -> Twin | None:
    if told.language != ours.release.language:
        return translation(ours, profile(told), matching.encoder)
    if known.exact == exact(ours.release):
        return Twin(kind="exact", score=1.0)
    return near(ours, profile(told), matching.encoder)


def _ties(newsroom: Newsroom, matching: Matching, ours: Profile, kept: Trace) -> list[Tie]:
    """What ties the release to others of its time."""
    span = timedelta(hours=matching.event_hours)
    around = newsroom.store.tracing.between(
        kept.published - span, kept.published + span, limit=_MOST_LISTED
    )
    others = [one for one in around if one.article_id != kept.article_id]
    found = []
    for one in _likest(ours, others, matching):
        told = newsroom.store.release(one.release_id)
        if told is None:
            continue
        bound = bond(ours, profile(told), matching.encoder)
        if bound.score >= LEAST_TIE:
            first, second = sorted((kept.release_id, one.release_id))
            found.append(Tie(first=first, second=second, score=bound.score, reasons=bound.reasons))
    return found


def _likest(ours: Profile, traces: Sequence[Trace], matching: Matching) -> list[Trace]:
    """Those whose head means most nearly what ours does."""
    if not traces:
        return []
    row = matching.encoder.similarity([ours.head], [one.head for one in traces])[0]
    ranked = sorted(
        zip(traces, row, strict=True), key=lambda pair: (-float(pair[1]), pair[0].release_id)
    )
    return [one for one, likely in ranked[:_MOST_COMPARED] if likely >= _LEAST_HEAD]


def _gather(newsroom: Newsroom, kept: Trace) -> None:
    """Group anew all releases that hang together with this one."""
    tracing = newsroom.store.tracing
    scores = {(one.first, one.second): one.score for one in tracing.ties([kept.release_id])}
    touched = reached([kept.release_id], scores)
    tracing.save_happenings(_in_order(newsroom, groups(touched, scores)))


def _in_order(newsroom: Newsroom, found: Iterable[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Each group by when its members came out."""
    for group in found:
        known = [one for one in map(newsroom.store.tracing.trace, group) if one is not None]
        known.sort(key=lambda one: (one.published, one.release_id))
        yield tuple(one.release_id for one in known)


def _understood(matching: Matching, language: str) -> bool:
    return language in matching.encoder.languages
