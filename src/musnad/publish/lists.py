"""The pages and feeds that name many articles: front page, archive, feeds, sitemaps."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from pathlib import Path

from musnad.core.house import House
from musnad.core.ports import Clock
from musnad.publish import card as cards
from musnad.publish import disk, feeds, fonts
from musnad.publish.card import Card
from musnad.publish.moments import day_of, write_day
from musnad.publish.theme import Theme

_FRONT = 50


class Lists:
    """Writes what is derived from the cards; the caller holds the folder's lock.

    The front page comes last: a kill before it leaves the site that readers enter as it was.
    """

    def __init__(
        self, folder: Path, house: House, theme: Theme, clock: Clock, site_url: str
    ) -> None:
        self._folder = folder
        self._house = house
        self._theme = theme
        self._clock = clock
        self._site_url = site_url

    def write(self, touched: AbstractSet[str], *, durable: bool = True) -> None:
        """Everything that names an article of the ``touched`` days (ISO dates)."""
        self._write_furniture(durable=durable)
        for day in sorted(touched):
            self.write_day(day, durable=durable)
        newest = cards.latest(self._folder, _FRONT)
        days = cards.days(self._folder)
        self._write_page("archive.html", "archive/index.html", durable, days=self._told(days))
        for name, data in self._feeds(newest, days).items():
            disk.write(self._folder, name, data, durable=durable)
        self._write_page("index.html", "index.html", durable, groups=self._by_day(newest))

    def write_day(self, day: str, *, durable: bool = True) -> None:
        """A day's page and sitemap, or neither when nothing was published on it."""
        found = cards.of_day(self._folder, day)
        page, sitemap = f"archive/{day}.html", f"sitemaps/{day}.xml"
        if not found:
            disk.remove(self._folder, page)
            disk.remove(self._folder, sitemap)
            return
        written = write_day(date.fromisoformat(day), self._house)
        self._write_page("day.html", page, durable, day=written, cards=found)
        if self._site_url:
            data = feeds.day_sitemap(self._theme, found, self._site_url)
            disk.write(self._folder, sitemap, data, durable=durable)

    def _feeds(self, newest: tuple[Card, ...], days: tuple[str, ...]) -> dict[str, bytes]:
        theme, site_url = self._theme, self._site_url
        written = {
            "rss.xml": feeds.rss(theme, newest, site_url),
            "atom.xml": feeds.atom(theme, newest, site_url),
            "feed.json": feeds.json_feed(newest, self._house, site_url),
        }
        if site_url:
            since = self._clock() - timedelta(days=feeds.NEWS_DAYS)
            recent = cards.since(self._folder, since)
            written["news-sitemap.xml"] = feeds.news_sitemap(theme, recent, site_url)
            written["sitemap.xml"] = feeds.sitemap(theme, days, site_url)
        return written

    def _write_furniture(self, *, durable: bool) -> None:
        """Style sheet, faces and the page about the newsroom."""
        disk.write(self._folder, "styles.css", self._theme.styles(), durable=durable)
        edition = fonts.edition().encode()
        if disk.read(self._folder, "fonts/edition.txt") != edition:
            for name, data in fonts.faces().items():
                disk.write(self._folder, f"fonts/{name}", data, durable=durable)
            disk.write(self._folder, "fonts/edition.txt", edition, durable=durable)
        self._write_page("about.html", "about.html", durable)

    def _write_page(self, template: str, path: str, durable: bool, **values: object) -> None:
        page = self._theme.render(
            template,
            root="../" * path.count("/"),
            path=path,
            site_url=self._site_url,
            tagline=feeds.TAGLINE,
            **values,
        )
        disk.write(self._folder, path, page, durable=durable)

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
