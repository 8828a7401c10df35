"""The static site: two pages for each article, lists, feeds, and a record beside each page."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from musnad.core.article import Article
from musnad.core.capture import Capture
from musnad.core.errors import RefusedError
from musnad.core.house import House
from musnad.core.ids import digest
from musnad.core.memory import Shelf
from musnad.core.ports import Clock, Encoder
from musnad.core.receipt import Receipt
from musnad.core.release import Release, relabel
from musnad.core.source import Source
from musnad.publish import record, related, share
from musnad.publish.build import build
from musnad.publish.card import Card
from musnad.publish.edition import Edition, edition
from musnad.publish.index import Story, listed
from musnad.publish.links import file_id, revision_path, safe_url
from musnad.publish.lists import Lists
from musnad.publish.press import Imprint, Job, Press, Printed
from musnad.publish.search import Finder
from musnad.publish.signing import Signer

_RELATED_ANEW = 200
"""Newest articles whose related stories are sought when the site was built without any."""


class Site:
    """Publishes to a folder that any web server can serve and any browser can open.

    ``site_url`` is the address that the folder is served at, or "" when it has none: then
    links stay relative and the sitemaps, which need addresses, are left out. ``sources``
    give publishers their Arabic names. ``overrides`` is a folder of the newsroom's own
    templates. ``report_url`` is where readers report an error, ``hubs`` are told of news.
    Related stories are found by the ``encoder``, the search is brought up to date so many
    seconds after a change; without them there are none. ``cores`` are used by a
    new build. Sending the same revision twice leaves the same files.
    """

    channel = "site"
    repeatable = True

    def __init__(
        self,
        folder: Path,
        house: House,
        shelf: Shelf,
        clock: Clock,
        site_url: str = "",
        *,
        sources: Iterable[Source] = (),
        overrides: Path | None = None,
        report_url: str = "",
        hubs: Iterable[str] = (),
        signer: Signer | None = None,
        encoder: Encoder | None = None,
        search_seconds: float | None = None,
        cores: int | None = None,
    ) -> None:
        self._folder = folder
        self._shelf = shelf
        self._clock = clock
        self._imprint = Imprint(
            house=house,
            site_url=(safe_url(site_url) or "").rstrip("/"),
            sources=tuple(sources),
            overrides=overrides,
            report_url=safe_url(report_url) or "",
            hubs=tuple(hub for hub in hubs if safe_url(hub)),
            signer=signer,
        )
        self._kinship = related.Kinship(encoder)
        self._finder = None if search_seconds is None else Finder(folder, search_seconds)
        self._cores = cores or len(os.sched_getaffinity(0))
        self._press = Press(self._imprint)
        self._lists = Lists(self._imprint, self._press.theme)

    def publish(self, article: Article, release: Release, capture: Capture | None) -> Receipt:
        """Write the article's pages and record, and every list that names it, at once.

        A revision older than the one on the site changes nothing. Raises RefusedError
        ``publish.release`` or ``publish.folder``, TransientError ``publish.disk``.
        """
        with self._opened() as change:
            known = record.read(change.read(record.name(article.id)))
            if known and not known.withdrawn and known.revision > article.revision:
                path = f"{record.FOLDER}/{known.slug}.html"
                return self._receipt(article, path, note="superseded")
            job = self._job(change, article, release, capture, known)
            story, near = self._near(change, job)
            printed = self._print(change, replace(job, near=near))
            index, id_ = change.index, printed.card.id
            days = {printed.day, index.day_of(id_) or printed.day}
            keys = index.marks_of(id_) | {one.key for one in printed.marks}
            index.put([listed(printed.card, printed.entry, printed.day, printed.marks)])
            index.save_story(story, [one.id for one in near])
            self._lists.write(change, days, keys, self._clock())
            change.make()
            self._changed()
            return self._receipt(article, printed.path, page=printed.files[printed.path])

    def withdraw(self, article: Article) -> Receipt:
        """Put a note in the article's place and take it out of every list.

        Where the site has no such article nothing is written. Raises as ``publish``.
        """
        with self._opened() as change:
            known = record.read(change.read(record.name(article.id)))
            if known is None:
                return self._receipt(article, None, note="nothing_published")
            path = f"{record.FOLDER}/{known.slug}.html"
            files = self._press.tombstone(article, known)
            for name, data in files.items():
                change.write(name, data)
            for revision, name in self._olds(change, article, up_to=article.revision):
                change.write(f"{record.FOLDER}/{name}", files[path])
                change.remove(record.name(article.id, revision))
            id_, index = file_id(article.id), change.index
            for picture in (self._folder / share.FOLDER).glob(f"{id_}-*.png"):
                change.remove(f"{share.FOLDER}/{picture.name}")
            day, keys = index.day_of(id_), index.marks_of(id_)
            index.drop(id_)
            self._lists.write(change, {day} if day else (), keys, self._clock())
            change.make()
            self._changed()
            return self._receipt(article, path, page=files[path])

    def rebuild(self, shelf: Shelf | None = None) -> int:
        """Build the whole site anew from the shelf; returns how many articles it has.

        Readers see the old site until the new one stands. Raises as ``publish``.
        """
        with edition(self._folder) as change:
            return self._build(change, shelf or self._shelf)

    @contextmanager
    def _opened(self) -> Iterator[Edition]:
        """The site to be changed, built anew first where what it knew of itself is lost."""
        with edition(self._folder) as change:
            if change.index.fresh and (self._folder / record.FOLDER).is_dir():
                self._build(change, self._shelf)
            yield change

    def _build(self, change: Edition, shelf: Shelf) -> int:
        count = build(
            change, shelf, self._imprint, self._lists, now=self._clock(), cores=self._cores
        )
        if self._kinship.knows:
            self._relate(change, shelf)
        self._changed()
        return count

    def _relate(self, change: Edition, shelf: Shelf) -> None:
        """Find what is near the newest articles of a new site, and name it on their pages."""
        index = change.index
        for article in reversed(shelf.articles(stage="published", limit=_RELATED_ANEW)):
            release = shelf.release(article.release_id)
            if release is None or index.story(file_id(article.id)):
                continue
            known = record.read(change.read(record.name(article.id)))
            job = self._job(change, article, release, None, known)
            story, near = self._near(change, job)
            index.save_story(story, [one.id for one in near])
            if near:
                self._print(change, replace(job, near=near))
        change.make()

    def _changed(self) -> None:
        if self._finder is not None:
            self._finder.note()

    def _near(self, change: Edition, job: Job) -> tuple[Story, tuple[Card, ...]]:
        """By what the article is found, and the house's stories near it."""
        story = self._kinship.story(job.article, self._press.published(job).timestamp())
        leave = [file_id(one.article_id) for one in job.related]
        cards = map(change.index.card, related.find(change.index, story, leave=leave))
        return story, tuple(one for one in cards if one is not None)

    def _job(
        self,
        change: Edition,
        article: Article,
        release: Release,
        capture: Capture | None,
        known: record.Known | None,
    ) -> Job:
        if known and not known.withdrawn:
            self._keep_old(change, article, known)
        return Job(
            article=article,
            bases=self._bases(article, release),
            known=known,
            taken=record.of_capture(capture) if capture else record.taken(known, release),
            now=self._clock(),
            olds=tuple(self._olds(change, article, up_to=article.revision - 1)),
            related=self._shelf.related(article.id),
        )

    def _print(self, change: Edition, job: Job) -> Printed:
        """Write the article's files and, where it is missing, its picture."""
        proof = self._press.proof(job)
        if not change.exists(proof.image):
            change.write(proof.image, share.draw(proof.poster))
        printed = self._press.print(proof)
        for name, data in printed.files.items():
            change.write(name, data)
        return printed

    def _bases(self, article: Article, release: Release) -> tuple[Release, ...]:
        """The release, then the others that the article cites, labelled as it cites them."""
        others = []
        for number, id_ in enumerate(article.other_release_ids, start=2):
            found = self._shelf.release(id_)
            if found is None:
                raise RefusedError("publish.release", article=article.id, wanted=id_, given="-")
            others.append(relabel(found, f"s{number}"))
        return (release, *others)

    def _keep_old(self, change: Edition, article: Article, known: record.Known) -> None:
        """Copy the page of an earlier revision aside before a later one takes its place."""
        path = f"{record.FOLDER}/{known.slug}.html"
        page, told = change.read(path), change.read(record.name(article.id))
        if page and told:
            for name, data in self._press.old(page, told, article, path).items():
                change.write(name, data)

    def _olds(self, change: Edition, article: Article, *, up_to: int) -> Iterator[tuple[int, str]]:
        """The revisions that have a page of their own, with its file name."""
        for revision in range(1, up_to + 1):
            path = revision_path(article.id, revision)
            if change.exists(path):
                yield revision, path.rpartition("/")[2]

    def _receipt(
        self,
        article: Article,
        path: str | None,
        *,
        page: bytes | None = None,
        note: str | None = None,
    ) -> Receipt:
        location = None
        if path:
            local = (self._folder / path).resolve().as_uri()
            site_url = self._imprint.site_url
            location = f"{site_url}/{path}" if site_url else local
        return Receipt(
            article_id=article.id,
            revision=article.revision,
            channel=self.channel,
            state="sent",
            at=self._clock(),
            location=location,
            digest=digest(page) if page else None,
            note=note,
        )
