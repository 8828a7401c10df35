"""A new article out of what a person hands in: kept, held, and logged with their name."""

from __future__ import annotations

from datetime import datetime

from musnad.core.addresses import host_of
from musnad.core.article import Article
from musnad.core.errors import RefusedError
from musnad.core.ids import content_id
from musnad.core.log import Note
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.flow import given
from musnad.flow.compose import compose
from musnad.flow.given import Material
from musnad.flow.named import named
from musnad.flow.newsroom import Newsroom
from musnad.flow.recognise import recognise, remember

_STALE = "desk.stale"


def from_text(
    newsroom: Newsroom,
    *,
    title: str,
    body: str,
    by: str,
    publisher: str = "",
    published: datetime | None = None,
    url: str = "",
    writer: str | None = None,
) -> Article:
    """The article of a pasted release; the one that is there where the release is known.

    ``writer`` is a writer's name or ``auto``; None is the policy's. Raises RefusedError
    ``given.*``, ``read.*``, ``write.unknown_writer``.
    """
    material = given.pasted(
        body,
        at=newsroom.desk.clock(),
        title=title,
        publisher=publisher,
        published=published,
        url=url,
    )
    return _made(newsroom, material, given.GIVEN, by=by, how="text", writer=writer)


def from_upload(
    newsroom: Newsroom,
    *,
    name: str,
    body: bytes,
    by: str,
    publisher: str = "",
    published: datetime | None = None,
    url: str = "",
    writer: str | None = None,
) -> Article:
    """The article of a release in a file, by its name .html, .txt, .md, .pdf or .eml.

    Raises as ``from_text``.
    """
    material = given.uploaded(
        name,
        body,
        at=newsroom.desk.clock(),
        publisher=publisher,
        published=published,
        url=url,
    )
    return _made(newsroom, material, given.GIVEN, by=by, how="upload", writer=writer)


def from_address(newsroom: Newsroom, url: str, *, by: str, writer: str | None = None) -> Article:
    """The article of a release at an address, read as its source's where that is followed.

    Raises as ``from_text``, and RefusedError or TransientError ``fetch.*``.
    """
    material = given.fetched(url, newsroom.fetcher)
    source = _source_at(newsroom, material.capture.url)
    return _made(newsroom, material, source, by=by, how="address", writer=writer)


def _made(
    newsroom: Newsroom,
    material: Material,
    source: Source,
    *,
    by: str,
    how: str,
    writer: str | None,
) -> Article:
    release = named(given.release_of(newsroom.desk, material, source), source)
    newsroom.store.save_capture(material.capture, source_id=source.id)
    existing = _known(newsroom, release)
    if existing is not None:
        return existing
    composition = compose(release, newsroom.desk, writer=writer)
    now = newsroom.desk.clock()
    article = Article(
        id=content_id("article", release.id),
        revision=1,
        release_id=release.id,
        source_id=source.id,
        draft=composition.draft,
        report=composition.report,
        decision="notice" if composition.draft.notice else "hold",
        stage="held",
        created_at=now,
        changed_at=now,
        rounds=composition.rounds,
    )
    facts = (
        ("how", how),
        ("release", release.id),
        ("capture_sha256", material.capture.sha256),
        ("writer", composition.draft.writer.name),
    )
    note = Note(by=by, action="article.made", subject=article.id, facts=facts)
    try:
        newsroom.store.desk.copy.keep(article, release, expected=None, notes=(note,))
    except RefusedError as error:
        existing = newsroom.store.article(article.id)
        if error.code != _STALE or existing is None:
            raise
        return existing  # somebody handed in the same meanwhile
    remember(newsroom, release, article.id)
    return article


def _known(newsroom: Newsroom, release: Release) -> Article | None:
    """The article that tells this release already, in these words or nearly these."""
    story = newsroom.store.story(release.url, release.id)
    if story is not None:
        return newsroom.store.article(story)
    again = recognise(newsroom, release)
    return again.article if again is not None else None


def _source_at(newsroom: Newsroom, url: str) -> Source:
    """The source whose feed or page of links has the same host."""
    host = host_of(url)
    for source in newsroom.sources:
        if host and host in (host_of(source.feed), host_of(source.listing)):
            return source
    return given.GIVEN
