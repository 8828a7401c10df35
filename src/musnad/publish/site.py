"""The static site: one page for each article, lists, feeds, and a record beside each page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from musnad.core.article import Article
from musnad.core.capture import Capture
from musnad.core.errors import RefusedError
from musnad.core.happening import Trace
from musnad.core.house import House
from musnad.core.ids import digest
from musnad.core.memory import Shelf
from musnad.core.ports import Clock
from musnad.core.receipt import Receipt
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.lexicon.book import speaking
from musnad.lexicon.house import lexicon_of
from musnad.publish import card as cards
from musnad.publish import disk, leaf, record
from musnad.publish.beside import as_records, beside
from musnad.publish.card import Card
from musnad.publish.links import file_id, safe_url, slug
from musnad.publish.lists import Lists
from musnad.publish.markup import language_tag, plain
from musnad.publish.moments import day_of
from musnad.publish.page import Page, prepare
from musnad.publish.theme import Theme

_REVISION = re.compile(rb'<meta name="musnad-revision" content="(\d{1,9})">')
_OLD_MARK = b"<!--old-->"
_OLD_ROBOTS = (b'content="max-image-preview:large"', b'content="noindex"')


class Site:
    """Publishes to a folder that any web server can serve and any browser can open.

    ``site_url`` is the address that the folder is served at, or "" when it has none: then
    links stay relative and the sitemaps, which need addresses, are left out. ``sources``
    give publishers their Arabic names. ``overrides`` is a folder of the newsroom's own
    templates. Sending the same revision twice leaves the same files.
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
    ) -> None:
        self._folder = folder
        self._house = house
        self._shelf = shelf
        self._clock = clock
        self._site_url = (safe_url(site_url) or "").rstrip("/")
        self._names = {source.id: source.name_ar for source in sources if source.name_ar}
        self._theme = Theme(house, overrides=overrides)
        self._lists = Lists(folder, house, self._theme, clock, self._site_url)

    def publish(self, article: Article, release: Release, capture: Capture | None) -> Receipt:
        """Write the article's page and record, then every list that names it.

        A revision older than the one on the site changes nothing. Raises RefusedError
        ``publish.release`` or ``publish.folder``, TransientError ``publish.disk``.
        """
        with disk.locked(self._folder):
            known = record.known(self._folder, article.id)
            if known and not known.withdrawn and known.revision > article.revision:
                path = f"{record.FOLDER}/{known.slug}.html"
                return self._receipt(article, path, note="superseded")
            day = self._day(self._published(article, known))
            before = self._day(known.published) if known else day
            if before != day:
                self._unlist(article, before)
            path, page, shown = self._write_article(article, release, capture, known)
            others = (one for one in cards.of_day(self._folder, day) if one.id != shown.id)
            cards.save_day(self._folder, day, [*others, shown])
            self._lists.write({before, day})
            return self._receipt(article, path, page=page)

    def withdraw(self, article: Article) -> Receipt:
        """Put a note in the article's place and take it out of every list.

        Where the site has no such article nothing is written. Raises as ``publish``.
        """
        with disk.locked(self._folder):
            known = record.known(self._folder, article.id)
            if known is None:
                return self._receipt(article, None, note="nothing_published")
            path, page = self._write_tombstone(article, known)
            day = self._day(known.published)
            self._unlist(article, day)
            self._lists.write({day})
            return self._receipt(article, path, page=page)

    def rebuild(self, shelf: Shelf | None = None) -> int:
        """Write the whole site again from the shelf; returns how many articles it has.

        Pages keep their addresses where the folder still has their records. Raises as
        ``publish``.
        """
        shelf = shelf or self._shelf
        with disk.locked(self._folder):
            by_day: dict[str, list[Card]] = defaultdict(list)
            for article in shelf.articles(stage="published"):
                release = _released(shelf, article)
                known = record.known(self._folder, article.id)
                _, _, shown = self._write_article(article, release, None, known, durable=False)
                by_day[self._day(shown.published)].append(shown)
            for article in shelf.articles(stage="withdrawn"):
                known = record.known(self._folder, article.id) or record.Known(
                    revision=article.revision,
                    slug=slug(article.id, _released(shelf, article).title),
                    published=article.published_at or article.changed_at,
                    withdrawn=True,
                    capture=None,
                )
                self._write_tombstone(article, known)
            stale = set(cards.days(self._folder)) - by_day.keys()
            for day in stale | by_day.keys():
                cards.save_day(self._folder, day, by_day.get(day, ()), durable=False)
            self._lists.write(stale | by_day.keys(), durable=False)
            return sum(len(found) for found in by_day.values())

    def _write_article(
        self,
        article: Article,
        release: Release,
        capture: Capture | None,
        known: record.Known | None,
        *,
        durable: bool = True,
    ) -> tuple[str, bytes, Card]:
        if release.id != article.release_id:
            raise RefusedError(
                "publish.release", article=article.id, wanted=article.release_id, given=release.id
            )
        published = self._published(article, known)
        name = known.slug if known else slug(article.id, release.title)
        path = f"{record.FOLDER}/{name}.html"
        taken = record.of_capture(capture) if capture else _taken(known, release)
        with speaking(lexicon_of(self._house)):  # it may cite the house's own ledger
            shown = prepare(article, release, self._source(release))
        related = self._shelf.related(article.id)
        self._keep_old(article, path, known)
        html = self._page(
            article, release, shown, published=published, path=path, taken=taken, related=related
        )
        told = record.told(
            article,
            release,
            slug=name,
            published=published,
            capture=taken,
            page=html,
            related=as_records(related),
        )
        self._write(record.name(article.id), told, durable=durable)
        self._write(path, html, durable=durable)
        return path, html, self._card(article, shown, path=path, published=published)

    def _page(
        self,
        article: Article,
        release: Release,
        shown: Page,
        *,
        published: datetime,
        path: str,
        taken: dict[str, object] | None,
        related: Sequence[Trace],
    ) -> bytes:
        return leaf.render(
            self._theme,
            article,
            release,
            shown,
            self._house,
            published=published,
            path=path,
            site_url=self._site_url,
            capture_sha256=str(taken["sha256"]) if taken else release.capture_sha256,
            revisions=self._old_revisions(article),
            related=beside(related, self._names),
        )

    def _keep_old(self, article: Article, path: str, known: record.Known | None) -> None:
        """Copy the page of an earlier revision aside before a later one takes its place."""
        old = disk.read(self._folder, path)
        found = _REVISION.search(old) if old else None
        if old is None or found is None or int(found[1]) >= article.revision:
            return
        revision = int(found[1])
        note = self._theme.render(
            "old.html",
            revision=revision,
            current=path.rpartition("/")[2],
            changed=article.changed_at,
        )
        kept = old.replace(_OLD_MARK, note, 1).replace(*_OLD_ROBOTS, 1)
        name = record.name(article.id, revision)
        if known and known.revision == revision:  # after a kill it may be the newer one
            told = disk.read(self._folder, record.name(article.id))
            self._write(name, told or b"")
        kept = kept.replace(
            record.name(article.id).rpartition("/")[2].encode(), name.rpartition("/")[2].encode()
        )
        self._write(_revision_path(article.id, revision), kept)

    def _old_revisions(self, article: Article) -> list[tuple[int, str]]:
        found = []
        for revision in range(1, article.revision):
            path = _revision_path(article.id, revision)
            if (self._folder / path).exists():
                found.append((revision, path.rpartition("/")[2]))
        return found

    def _unlist(self, article: Article, day: str) -> None:
        """Take the article's card out of a day, before its record forgets that day."""
        name = file_id(article.id)
        kept = [one for one in cards.of_day(self._folder, day) if one.id != name]
        cards.save_day(self._folder, day, kept)
        self._lists.write_day(day)

    def _write_tombstone(self, article: Article, known: record.Known) -> tuple[str, bytes]:
        at = article.changed_at
        path = f"{record.FOLDER}/{known.slug}.html"
        page = self._theme.render(
            "withdrawn.html", root="../", site_url=self._site_url, path=path, at=at
        )
        told = record.withdrawn(article, slug=known.slug, published=known.published, at=at)
        self._write(path, page)
        for revision, name in self._old_revisions(replace(article, revision=article.revision + 1)):
            self._write(f"{record.FOLDER}/{name}", page)
            disk.remove(self._folder, record.name(article.id, revision))
        self._write(record.name(article.id), told)
        return path, page

    def _card(self, article: Article, shown: Page, *, path: str, published: datetime) -> Card:
        return Card(
            id=file_id(article.id),
            path=path,
            headline=shown.headline.text,
            kicker=shown.kicker,
            lead=shown.lead.text if shown.lead else "",
            source=shown.source,
            source_language=language_tag(self._name_language(shown.source)),
            language=shown.language,
            notice=leaf.is_notice(article),
            corrected=bool(article.corrections),
            published=published,
            changed=max(published, article.changed_at).astimezone(published.tzinfo),
        )

    def _published(self, article: Article, known: record.Known | None) -> datetime:
        """When readers first saw it: the record's word stands where the article has none."""
        first = article.published_at or (known.published if known else self._clock())
        return first.astimezone(ZoneInfo(self._house.zone))

    def _day(self, moment: datetime) -> str:
        return day_of(moment, self._house).isoformat()

    def _source(self, release: Release) -> str:
        return plain(self._names.get(release.source_id) or release.publisher or release.source_id)

    def _name_language(self, name: str) -> str:
        return "ar" if re.search("[\u0600-\u06ff]", name) else "en"

    def _write(self, name: str, data: bytes, *, durable: bool = True) -> None:
        disk.write(self._folder, name, data, durable=durable)

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
            location = f"{self._site_url}/{path}" if self._site_url else local
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


def _released(shelf: Shelf, article: Article) -> Release:
    release = shelf.release(article.release_id)
    if release is None:
        raise RefusedError(
            "publish.release", article=article.id, wanted=article.release_id, given="-"
        )
    return release


def _taken(known: record.Known | None, release: Release) -> dict[str, object] | None:
    """What the record says of the capture, if it is still the capture of this release."""
    kept = known.capture if known else None
    return kept if kept and kept.get("sha256") == release.capture_sha256 else None


def _revision_path(article_id: str, revision: int) -> str:
    return f"{record.FOLDER}/{file_id(article_id)}-r{revision}.html"
