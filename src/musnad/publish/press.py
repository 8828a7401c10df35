"""Prints one article: its two pages, its record, its card and its sections, as bytes.

It writes nothing and asks nobody, so that many can print side by side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from musnad.core.article import Article
from musnad.core.errors import RefusedError
from musnad.core.happening import Trace
from musnad.core.house import House
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.lexicon.book import load
from musnad.publish import leaf, record, share
from musnad.publish.beside import as_records, beside
from musnad.publish.card import Card
from musnad.publish.index import Mark
from musnad.publish.leaf import Leaf
from musnad.publish.links import file_id, revision_path, slug
from musnad.publish.markup import language_tag, plain
from musnad.publish.moments import day_of
from musnad.publish.page import NOTICE, Basis, Page, prepare
from musnad.publish.sections import marks_of, opening
from musnad.publish.share import Poster
from musnad.publish.signing import Signer, sealed
from musnad.publish.theme import Theme

_REVISION = re.compile(rb'<meta name="musnad-revision" content="(\d{1,9})">')
_OLD_MARK = b"<!--old-->"
_ARABIC = re.compile("[\u0600-\u06ff]")
_FOR_OLD = (
    (b'content="max-image-preview:large"', b'content="noindex"'),
    (b" data-pagefind-body", b""),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What all pages of a site have in common.

    ``site_url`` is the address that the folder is served at, without a slash at the end, or
    "" when it has none. ``overrides`` is a folder of the newsroom's own templates.
    ``report_url`` is where readers report an error, "" for nowhere; ``hubs`` are WebSub hubs
    that are told of news; ``signer`` signs records, None where the newsroom has no key.
    """

    house: House
    site_url: str = ""
    sources: tuple[Source, ...] = ()
    overrides: Path | None = None
    report_url: str = ""
    hubs: tuple[str, ...] = ()
    signer: Signer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An article to be printed, with what the site already says of it.

    ``bases`` are its release and the others it cites, as labelled in the article; ``taken``
    the record's part on the capture; ``now`` stands for a time of publication that nobody
    noted; ``olds`` the earlier revisions that have a page, with
    its file name; ``related`` what others released of the event, ``near`` stories of the
    house near this one.
    """

    article: Article
    bases: tuple[Release, ...]
    known: record.Known | None
    taken: dict[str, object] | None
    now: datetime
    olds: tuple[tuple[int, str], ...] = ()
    related: Sequence[Trace] = ()
    near: Sequence[Card] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A job made ready for print: its page, and its share image with the place of that."""

    job: Job
    page: Page
    poster: Poster
    image: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The files of an article by their place in the site, and how it is listed."""

    files: dict[str, bytes]
    path: str
    day: str
    card: Card
    entry: str
    marks: tuple[Mark, ...] = field(repr=False)


class Press:
    """Prints articles in one house's style."""

    def __init__(self, imprint: Imprint) -> None:
        self._imprint = imprint
        self._house = imprint.house
        self._zone = ZoneInfo(imprint.house.zone)
        self._sources = {source.id: source for source in imprint.sources}
        signed = imprint.signer is not None
        self.theme = Theme(imprint.house, overrides=imprint.overrides, signed=signed)

    def proof(self, job: Job) -> Proof:
        """The article ready for print.

        Raises RefusedError ``publish.release`` when it was written from other releases.
        """
        check(job)
        page = self._page(job)
        poster = Poster(
            headline=plain(job.article.share_headline) or page.headline.text,
            source=page.source,
            house=plain(self._house.name_ar),
            label=NOTICE if leaf.is_notice(job.article) else "",
        )
        image = share.name_of(file_id(job.article.id), poster)
        return Proof(job=job, page=page, poster=poster, image=image)

    def print(self, proof: Proof, *, image: bool = True) -> Printed:
        """All that is to be written for an article; ``image``: whether its picture is there."""
        job, page = proof.job, proof.page
        article, release = job.article, job.bases[0]
        published = self.published(job)
        name = job.known.slug if job.known else slug(article.id, release.title)
        path = f"{record.FOLDER}/{name}.html"
        shown = Leaf(
            article=article,
            release=release,
            page=page,
            published=published,
            path=path,
            site_url=self._imprint.site_url,
            image=proof.image if image else "",
            revisions=job.olds,
            related=beside(job.related, self._names),
            near=job.near,
            report_url=self._imprint.report_url,
        )
        card = self._card(shown)
        html = leaf.render(self.theme, shown, self._house)
        told = self._sealed(
            record.told(
                article,
                job.bases,
                slug=name,
                published=published,
                capture=job.taken,
                page=html,
                related=as_records(job.related),
            )
        )
        files = {
            shown.how: leaf.render_how(self.theme, shown),
            record.name(article.id): told,
            path: html,
        }
        return Printed(
            files=files,
            path=path,
            day=day_of(published, self._house).isoformat(),
            card=card,
            entry=self.theme.render("entry.html", card=card, root="../").decode(),
            marks=self._marks(article, page.source),
        )

    def published(self, job: Job) -> datetime:
        """When readers first saw it: the record's word stands where the article has none."""
        known = job.known.published if job.known else job.now
        return (job.article.published_at or known).astimezone(self._zone)

    def old(self, page: bytes, told: bytes, article: Article, path: str) -> dict[str, bytes]:
        """The page and the record ``told`` of an earlier revision, as they are kept beside the
        later one; nothing where the page is of no earlier revision.

        The page is changed by a note that says so: its record is sealed anew for it.
        """
        found = _REVISION.search(page)
        if found is None or int(found[1]) >= article.revision:
            return {}
        revision = int(found[1])
        note = self.theme.render(
            "old.html",
            revision=revision,
            current=path.rpartition("/")[2],
            changed=article.changed_at,
        )
        kept = page.replace(_OLD_MARK, note, 1)
        for before, after in _FOR_OLD:
            kept = kept.replace(before, after, 1)
        names = (record.name(article.id), record.name(article.id, revision))
        before, after = (name.rpartition("/")[2].encode() for name in names)
        kept = kept.replace(before, after)
        place = revision_path(article.id, revision)
        return {
            place: kept,
            record.name(article.id, revision): self._sealed(record.set_aside(told, place, kept)),
        }

    def tombstone(self, article: Article, known: record.Known) -> dict[str, bytes]:
        """The files that stand in the place of an article that was taken back."""
        at = article.changed_at
        path = f"{record.FOLDER}/{known.slug}.html"
        told = self._sealed(
            record.withdrawn(article, slug=known.slug, published=known.published, at=at)
        )
        return {
            f"{leaf.HOW}/{known.slug}.html": self._gone(f"{leaf.HOW}/{known.slug}.html", at),
            record.name(article.id): told,
            path: self._gone(path, at),
        }

    def _sealed(self, told: bytes) -> bytes:
        return sealed(told, self._imprint.signer)

    def _gone(self, path: str, at: datetime) -> bytes:
        return self.theme.render(
            "withdrawn.html", root="../", site_url=self._imprint.site_url, path=path, at=at
        )

    @property
    def _names(self) -> dict[str, str]:
        return {one.id: one.name_ar for one in self._imprint.sources if one.name_ar}

    def _page(self, job: Job) -> Page:
        taken = str(job.taken["sha256"]) if job.taken else None
        bases = [
            Basis(
                release=one,
                source=self._source(one),
                capture_sha256=(taken if not number else None) or one.capture_sha256,
            )
            for number, one in enumerate(job.bases)
        ]
        return prepare(job.article, bases, self._house)

    def _card(self, shown: Leaf) -> Card:
        article, page = shown.article, shown.page
        last = article.corrections[-1] if article.corrections else None
        arabic = _ARABIC.search(page.source)
        return Card(
            id=file_id(article.id),
            path=shown.path,
            headline=page.headline.text,
            kicker=page.kicker,
            lead=page.lead.text if page.lead else "",
            source=page.source,
            source_language=language_tag("ar" if arabic else "en"),
            language=page.language,
            notice=leaf.is_notice(article),
            published=shown.published,
            changed=max(shown.published, article.changed_at).astimezone(self._zone),
            image=shown.image,
            correction=plain(last.reason) if last else "",
            corrected_at=last.at.astimezone(self._zone) if last else None,
        )

    def _marks(self, article: Article, source: str) -> tuple[Mark, ...]:
        book = load()
        mentions = book.mentions(opening(article), article.draft.language)
        return marks_of(article, self._sources.get(article.source_id), source, mentions, book)

    def _source(self, release: Release) -> str:
        known = self._sources.get(release.source_id)
        name = (known.name_ar if known else "") or release.publisher_ar
        return plain(name or release.publisher or release.source_id)


def check(job: Job) -> None:
    """Raises RefusedError ``publish.release`` for other releases than the article's own."""
    article = job.article
    wanted = (article.release_id, *article.other_release_ids)
    given = tuple(one.id for one in job.bases)
    if given != wanted:
        missing = [one for one in wanted if one not in given] or [wanted[0]]
        found = given[0] if given and given[0] not in wanted else "-"
        raise RefusedError("publish.release", article=article.id, wanted=missing[0], given=found)
