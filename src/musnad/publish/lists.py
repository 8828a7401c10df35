"""The pages and feeds that name many articles: front page, archive, sections, feeds, sitemaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from musnad.publish import feeds, fonts, newsroom, share
from musnad.publish.card import Card
from musnad.publish.edition import Edition
from musnad.publish.index import Entry, Index, Mark
from musnad.publish.moments import day_of, write_day
from musnad.publish.press import Imprint
from musnad.publish.sections import KINDS
from musnad.publish.theme import Theme

_FACES = "fonts/edition.txt"
_FRONT = 50
_IN_SECTION = 40
_CORRECTIONS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A list to be rendered: by a template, at a place, from values that can be sent around."""

    template: str
    path: str
    values: dict[str, object]


class Lists:
    """Writes what is derived from the index.

    The front page comes last: while the files move, it names nothing that is not there.
    """

    def __init__(self, imprint: Imprint, theme: Theme) -> None:
        self._imprint = imprint
        self._house = imprint.house
        self._theme = theme
        self._site_url = imprint.site_url

    def write(
        self, edition: Edition, days: Iterable[str], keys: AbstractSet[str], now: datetime
    ) -> None:
        """Everything that names an article of these days (ISO dates) or sections."""
        self.write_furniture(edition)
        for day in sorted(set(days)):
            self._write_day(edition, day)
        for key in sorted(keys):
            self._write_section(edition, key)
        self.write_heads(edition, now)

    def write_heads(self, edition: Edition, now: datetime) -> None:
        """The lists of lists, the feeds, the corrections, and the front page."""
        index = edition.index
        newest, days = index.latest(_FRONT), index.days()
        self._put(edition, "archive.html", "archive/index.html", days=self._told(days))
        self._put(edition, "sections.html", "sections.html", kinds=_by_kind(index.marks()))
        corrected = index.corrected(_CORRECTIONS)
        self._put(edition, "corrections.html", "corrections.html", cards=corrected)
        for name, data in self._feeds(index, newest, days, now).items():
            edition.write(name, data)
        self._put(edition, "index.html", "index.html", groups=self._by_day(newest))

    def faced(self, edition: Edition) -> bool:
        """Whether the site has the faces as they are cut now."""
        return edition.read(_FACES) == fonts.edition().encode()

    def write_furniture(self, edition: Edition, face: Callable[[str], bytes] = fonts.face) -> None:
        """Style sheet, faces, and the pages about the newsroom; ``face`` gives a face's file."""
        edition.write("styles.css", self._theme.styles())
        edition.write("search.js", self._theme.static("search.js"))
        if not self.faced(edition):
            for name in fonts.NAMES:
                edition.write(f"fonts/{name}", face(name))
            edition.write(_FACES, fonts.edition().encode())
        if not edition.exists("icon.png"):
            edition.write("icon.png", share.icon(self._house.name_ar))
        self._put(edition, "about.html", "about.html")
        self._put(edition, "search.html", "search.html")
        for name, data in newsroom.files(self._imprint).items():
            edition.write(name, data)

    def sheets(self, index: Index) -> Iterator[Sheet]:
        """Every day and section of the site, for a new build."""
        for day in index.days():
            yield self._day(day, index.entries_of_day(day))
        for mark in index.marks():
            yield self._section(mark, index.entries_of_mark(mark.key, _IN_SECTION), index)

    def render(self, sheet: Sheet) -> bytes:
        """One list as UTF-8."""
        if sheet.template == "sitemap-day.xml":
            return self._theme.render(sheet.template, **sheet.values)
        return self._theme.render(
            sheet.template,
            root="../" * sheet.path.count("/"),
            path=sheet.path,
            site_url=self._site_url,
            tagline=feeds.TAGLINE,
            **sheet.values,
        )

    def sitemaps(self, index: Index) -> Iterator[tuple[str, bytes]]:
        """The sitemap of each day, where the site has an address."""
        for day in index.days() if self._site_url else ():
            yield f"sitemaps/{day}.xml", self._sitemap(index.of_day(day))

    def _write_day(self, edition: Edition, day: str) -> None:
        """A day's page and sitemap, or neither when nothing was published on it."""
        found = edition.index.entries_of_day(day)
        sheet, sitemap = self._day(day, found), f"sitemaps/{day}.xml"
        if not found:
            edition.remove(sheet.path)
            edition.remove(sitemap)
            return
        edition.write(sheet.path, self.render(sheet))
        if self._site_url:
            edition.write(sitemap, self._sitemap(edition.index.of_day(day)))

    def _write_section(self, edition: Edition, key: str) -> None:
        mark = edition.index.mark(key)
        if mark is None:
            edition.remove(f"{key}.html")
            return
        found = edition.index.entries_of_mark(key, _IN_SECTION)
        sheet = self._section(mark, found, edition.index)
        edition.write(sheet.path, self.render(sheet))

    def _day(self, day: str, found: tuple[Entry, ...]) -> Sheet:
        written = write_day(date.fromisoformat(day), self._house)
        values: dict[str, object] = {"day": written, "entries": found}
        return Sheet(template="day.html", path=f"archive/{day}.html", values=values)

    def _section(self, mark: Mark, found: tuple[Entry, ...], index: Index) -> Sheet:
        values: dict[str, object] = {
            "mark": mark,
            "kind": KINDS[mark.kind],
            "entries": found,
            "more": index.sizes([mark.key])[mark.key] > len(found),
        }
        return Sheet(template="section.html", path=f"{mark.key}.html", values=values)

    def _sitemap(self, found: tuple[Card, ...]) -> bytes:
        return feeds.day_sitemap(self._theme, found, self._site_url)

    def _feeds(
        self, index: Index, newest: tuple[Card, ...], days: tuple[str, ...], now: datetime
    ) -> dict[str, bytes]:
        theme, site_url, hubs = self._theme, self._site_url, self._imprint.hubs
        written = {
            "rss.xml": feeds.rss(theme, newest, site_url, hubs),
            "atom.xml": feeds.atom(theme, newest, site_url, hubs),
            "feed.json": feeds.json_feed(newest, self._house, site_url, hubs),
        }
        if site_url:
            recent = index.since(now - timedelta(days=feeds.NEWS_DAYS), feeds.NEWS_LIMIT)
            written["news-sitemap.xml"] = feeds.news_sitemap(theme, recent, site_url)
            written["sitemap.xml"] = feeds.sitemap(theme, days, site_url)
        return written

    def _put(self, edition: Edition, template: str, path: str, **values: object) -> None:
        edition.write(path, self.render(Sheet(template=template, path=path, values=values)))

    def _by_day(self, found: Iterable[Card]) -> list[tuple[str, str, list[Card]]]:
        """Groups of ISO day, day in Arabic, cards; in the order given."""
        groups: list[tuple[str, str, list[Card]]] = []
        for one in found:
            day = day_of(one.published, self._house)
            if not groups or groups[-1][0] != day.isoformat():
                groups.append((day.isoformat(), write_day(day, self._house), []))
            groups[-1][2].append(one)
        return groups

    def _told(self, days: Iterable[str]) -> list[tuple[str, str]]:
        return [(day, write_day(date.fromisoformat(day), self._house)) for day in days]


def _by_kind(marks: Iterable[Mark]) -> list[tuple[str, str, list[Mark]]]:
    """Kind, its heading, its sections; kinds that have none are left out."""
    found = tuple(marks)
    return [
        (kind, told, of_kind)
        for kind, told in KINDS.items()
        if (of_kind := [one for one in found if one.kind == kind])
    ]
