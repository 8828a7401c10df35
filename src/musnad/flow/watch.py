"""The pages of published releases, looked at again on a decaying schedule.

What is seen once is not believed: a change, a page that is gone, one that is hidden behind
something else must be seen again some minutes later. A site that can't be reached says
nothing about its pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlsplit

from musnad.core.addresses import canonical
from musnad.core.article import Article
from musnad.core.capture import Capture, Validators
from musnad.core.errors import MusnadError, RefusedError, TransientError
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.core.watch import Sight, Watch, next_look
from musnad.flow.amend import record_sight, revert, take_over
from musnad.flow.deliver import published_of
from musnad.flow.differences import differences, kept_in, likeness, walled
from musnad.flow.named import named
from musnad.flow.newsroom import Event, EventKind, Newsroom
from musnad.read.readers import read

AT_ONCE = 16
"""Pages looked at in one go, so that news never waits long for them."""

_CONFIRM = timedelta(minutes=10)
_FIRST_RETRY = timedelta(hours=1)
_LONGEST_RETRY = timedelta(days=1)
_LAST_PATIENCE = timedelta(days=7)
_GONE = "fetch.not_found"
_HOME = re.compile(
    r"(?:index|default|home|main)(?:\.[a-z]{3,5})?|[a-z]{2}(?:-[a-z]{2})?", re.IGNORECASE
)
_ERROR = re.compile(r"(?:error-?)?404|(?:page-?)?not-?found|errors?|missing", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one fetch of a watched page brought: bytes, nothing new, or a fault."""

    watch: Watch
    capture: Capture | None = None
    error: MusnadError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What a look means: how the page was found and, where it was there, the text on it.

    ``release`` is None when the bytes are those that were read before.
    """

    sight: Sight
    release: Release | None = None


def due(newsroom: Newsroom) -> tuple[Watch, ...]:
    """The pages to be looked at now, at most ``AT_ONCE``; new articles are watched first."""
    hours = newsroom.looking.after_hours
    if not hours:
        return ()
    now = newsroom.desk.clock()
    watching = newsroom.store.watching
    since = now - timedelta(hours=max(hours))
    for article in _newest(watching.unwatched(since=since, limit=4 * AT_ONCE)):
        for watch in begin(newsroom, article):
            watching.save_watch(watch)
    return tuple(watching.watches(due_before=now, limit=AT_ONCE))


def begin(newsroom: Newsroom, article: Article) -> tuple[Watch, ...]:
    """The watches over the pages that a published article rests on.

    A page without an address on the web is watched too, and is never due: so it is asked
    about once.
    """
    release = newsroom.store.release(article.release_id)
    published_at = article.published_at or article.changed_at
    page = _page_of(newsroom, release) if release else None
    url = page.url if page else (release.url if release else None) or ""
    etag, last_modified = _validators(page)
    first = published_at + timedelta(hours=min(newsroom.looking.after_hours))
    watch = Watch(
        article_id=article.id,
        url=url,
        release_id=article.release_id,
        published_release_id=article.release_id,
        published_at=published_at,
        due_at=first if url.startswith(("http://", "https://")) else None,
        sha256=page.sha256 if page else None,
        etag=etag,
        last_modified=last_modified,
    )
    return (watch,)


def look(newsroom: Newsroom, watch: Watch) -> Look:
    """Fetch a watched page, conditionally, and archive what came; never raises a fault."""
    known = Validators(url=watch.url, etag=watch.etag, last_modified=watch.last_modified)
    asked = known if watch.etag or watch.last_modified else None
    try:
        capture = newsroom.fetcher.fetch(watch.url, asked)
        if capture is not None:
            release = newsroom.store.release(watch.release_id)
            source_id = release.source_id if release else ""
            newsroom.store.save_capture(capture, source_id=source_id)
    except MusnadError as error:
        return Look(watch=watch, error=error)
    return Look(watch=watch, capture=capture)


def judge(newsroom: Newsroom, seen: Look) -> Watch:
    """Act on what a look brought and remember when to look again."""
    watch = replace(seen.watch, looked_at=newsroom.desk.clock())
    article = published_of(newsroom, watch.article_id)
    if article is None:
        after = replace(watch, due_at=None)  # withdrawn: nothing stands that could be wrong
    elif isinstance(seen.error, TransientError):
        after = _put_off(newsroom, watch, seen.error)
    else:
        watch = _rebased(newsroom, replace(watch, faults=0), article)
        after = _judged(newsroom, watch, article, _meaning(newsroom, watch, seen))
    newsroom.store.watching.save_watch(after)
    return after


def _meaning(newsroom: Newsroom, watch: Watch, seen: Look) -> _Seen:
    """What an answer, or a refusal, says of the page."""
    if seen.error is not None:
        return _Seen(sight="gone" if seen.error.code == _GONE else "hidden")
    capture = seen.capture
    if capture is None or capture.sha256 == watch.sha256:
        return _Seen(sight="there")
    if sent_home(watch.url, capture.url):
        return _Seen(sight="gone")
    known = newsroom.store.release(watch.release_id)
    release = _read(newsroom, capture, known) if known else None
    if known is None or release is None or not likeness(known, release).same_release:
        return _Seen(sight="hidden")
    if walled(known, release):
        return _Seen(sight="hidden")
    return _Seen(sight="there", release=_dated(release, known))


def _judged(newsroom: Newsroom, watch: Watch, article: Article, seen: _Seen) -> Watch:
    if seen.sight != "there":
        return _not_there(newsroom, watch, article, seen.sight)
    if watch.sight != "there":
        if watch.sight == "gone":
            record_sight(newsroom, article, watch, "back")
        watch = replace(watch, sight="there", sight_since=newsroom.desk.clock())
    watch = replace(watch, pending_sight=None)
    if seen.release is None:
        return _scheduled(newsroom, replace(watch, pending=()))
    return _compared(newsroom, watch, article, seen.release)


def _not_there(newsroom: Newsroom, watch: Watch, article: Article, sight: Sight) -> Watch:
    """A page that is gone, or hidden behind a login, a wall, an apology."""
    watch = replace(watch, pending=())
    if watch.sight == sight:
        return _scheduled(newsroom, replace(watch, pending_sight=None))
    if watch.pending_sight != sight:
        soon = newsroom.desk.clock() + _CONFIRM
        return replace(watch, pending_sight=sight, due_at=soon)
    now = newsroom.desk.clock()
    if sight == "gone":
        record_sight(newsroom, article, watch, "gone")
    else:
        _note(newsroom, watch, article, "source_hidden")
    return _scheduled(newsroom, replace(watch, sight=sight, sight_since=now, pending_sight=None))


def _compared(newsroom: Newsroom, watch: Watch, article: Article, release: Release) -> Watch:
    """Set the text that is there now beside the one that was taken over last."""
    if release.id == article.release_id:
        if watch.release_id != article.release_id:
            revert(newsroom, article)
        return _taken(newsroom, watch, release)
    before = _as_read_now(newsroom, watch)
    if before is None or release.id in (watch.release_id, before.id):
        return _taken(newsroom, watch, release, known_as=watch.release_id)
    found = differences(before, release, cited=_cited(article))
    if watch.sha256 is None:
        # The text came in a feed or by mail. Its page may say more, or less, but not otherwise.
        found = tuple(one for one in found if one.kind == "changed")
    sure = kept_in(watch.pending, found)
    if sure:
        take_over(newsroom, watch, article, before, release, sure)
        return _taken(newsroom, watch, release)
    if found and not watch.pending:
        return replace(watch, pending=found, due_at=newsroom.desk.clock() + _CONFIRM)
    if watch.sha256 is None:
        newsroom.store.watching.save_release(release)
        return _taken(newsroom, watch, release)
    return _scheduled(newsroom, replace(watch, pending=()))


def _taken(
    newsroom: Newsroom, watch: Watch, release: Release, *, known_as: str | None = None
) -> Watch:
    """The text counts as the page's from now on, and its validators are replayed.

    ``known_as`` is the stored release that it is a reading of, where it is not stored itself.
    """
    capture = newsroom.store.capture(release.capture_sha256) if release.capture_sha256 else None
    etag, last_modified = _validators(capture)
    return _scheduled(
        newsroom,
        replace(
            watch,
            release_id=known_as or release.id,
            sha256=release.capture_sha256,
            etag=etag,
            last_modified=last_modified,
            pending=(),
        ),
    )


def _as_read_now(newsroom: Newsroom, watch: Watch) -> Release | None:
    """The text taken over last, read again from its bytes: readers become better with time."""
    known = newsroom.store.release(watch.release_id)
    capture = newsroom.store.capture(watch.sha256) if watch.sha256 else None
    if known is None or capture is None:
        return known
    return _read(newsroom, capture, known) or known


def _read(newsroom: Newsroom, capture: Capture, known: Release) -> Release | None:
    """The release in these bytes, by its source's reader; None when there is none."""
    try:
        source = _source(newsroom, known)
        return named(read(capture, source, readers=newsroom.desk.readers), source)
    except RefusedError:
        return None


def _page_of(newsroom: Newsroom, release: Release) -> Capture | None:
    """The page that a release was read from; None when it came in a feed, a file or a mail."""
    if release.capture_sha256 is None:
        return None
    try:
        capture = newsroom.store.capture(release.capture_sha256)
    except RefusedError:
        return None  # damaged: the release itself is still known
    return capture if capture is not None and capture.exchanged else None


def _rebased(newsroom: Newsroom, watch: Watch, article: Article) -> Watch:
    """The watch over what is published now: another revision may have gone out meanwhile."""
    if watch.published_release_id == article.release_id:
        return watch
    release = newsroom.store.release(article.release_id)
    if release is None or watch.release_id == article.release_id:
        return replace(watch, published_release_id=article.release_id)
    page = _page_of(newsroom, release)
    return replace(
        watch,
        published_release_id=article.release_id,
        release_id=article.release_id,
        sha256=page.sha256 if page else None,
        pending=(),
    )


def _put_off(newsroom: Newsroom, watch: Watch, error: TransientError) -> Watch:
    """Later: a site that is down says nothing about its pages."""
    now = newsroom.desk.clock()
    wait = min(_FIRST_RETRY * 2 ** min(watch.faults, 10), _LONGEST_RETRY)
    wait = max(wait, timedelta(seconds=error.retry_after_seconds or 0.0))
    last = watch.published_at + timedelta(hours=max(newsroom.looking.after_hours, default=0.0))
    given_up = now > last + _LAST_PATIENCE
    return replace(watch, faults=watch.faults + 1, due_at=None if given_up else now + wait)


def _scheduled(newsroom: Newsroom, watch: Watch) -> Watch:
    now = newsroom.desk.clock()
    return replace(watch, due_at=next_look(watch.published_at, now, newsroom.looking.after_hours))


def sent_home(asked: str, answered: str) -> bool:
    """Whether a redirect leads from a page to the site's front page, or to its apology."""
    if canonical(asked) == canonical(answered):
        return False
    before, after = urlsplit(asked), urlsplit(answered)
    path = [part for part in after.path.split("/") if part]
    if any(_ERROR.fullmatch(part.partition(".")[0]) for part in path):
        return True
    was = [part for part in before.path.split("/") if part]
    deep = len(was) > len(path) or bool(before.query and not after.query)
    return deep and len(path) <= 2 and all(_HOME.fullmatch(part) for part in path)


def _validators(capture: Capture | None) -> tuple[str | None, str | None]:
    headers = {name.lower(): value for name, value in capture.headers} if capture else {}
    return headers.get("etag"), headers.get("last-modified")


def _cited(article: Article) -> frozenset[str]:
    draft = article.draft
    told = [draft.headline, draft.lead, *(one for block in draft.blocks for one in block.sentences)]
    return frozenset(cite for line in told for cite in line.cites)


def _source(newsroom: Newsroom, release: Release) -> Source:
    """The release's source or, when it is no longer followed, one that says as much."""
    return newsroom.source(release.source_id) or Source(
        id=release.source_id,
        name_ar=release.publisher,
        name_en=release.publisher,
        kind="agency",
        languages=(release.language,),
    )


def _dated(release: Release, known: Release) -> Release:
    """The known day of publication where the page gives none: a feed may have told it."""
    if release.published is None:
        return replace(
            release, published=known.published, published_precision=known.published_precision
        )
    return release


def _newest(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Of each article the last of these revisions."""
    newest: dict[str, Article] = {}
    for one in articles:
        if one.id not in newest or newest[one.id].revision < one.revision:
            newest[one.id] = one
    return tuple(newest.values())


def _note(newsroom: Newsroom, watch: Watch, article: Article, kind: EventKind) -> None:
    newsroom.journal(
        Event(
            kind=kind,
            at=newsroom.desk.clock(),
            source_id=article.source_id,
            subject=watch.url,
            facts=(("article", article.id),),
        )
    )
