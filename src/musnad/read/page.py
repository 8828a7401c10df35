"""Reads an HTML page."""

from __future__ import annotations

import itertools
import re
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from musnad.arabic.normal import clean, fold
from musnad.core.capture import Capture
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.read.blocks import TextBlock, iterate_blocks
from musnad.read.boilerplate import is_imprint
from musnad.read.compose import Found, compose, same_words, unseen_notes
from musnad.read.content import content
from musnad.read.decode import decode
from musnad.read.form import form_of
from musnad.read.hidden import take_out_hidden
from musnad.read.language import detect
from musnad.read.meta import Meta, meta
from musnad.read.moments import Moment, machine_moment, visible_moment, zone_of
from musnad.read.tree import tree

_LATEST = timedelta(hours=36)
_SEPARATOR = re.compile(r"\s+[-–—|:»·•]+\s+|\s*\|\s*|\s*::\s*")
_PATH_DATE = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
_MAX_HEADS = 20
_NEAR_TITLE = 8
_ALIKE = 12
_LONG_LIST = 8
_HEAD_NAMES = re.compile(
    r"(?:site-?|page-?|top-?)?(?:header|head|top|bar|topbar|footer|menu)", re.IGNORECASE
)
_MIN_TITLE = 15
_MAX_SITE = 60
_SECTION = re.compile(
    r"\b(?:press|releases?|news|coverage|home|statements?|readouts?|media|page|english|arabic)\b"
    r"|الرءيسيه|الاخبار|اخبار|بيانات"
)
_DATE_CLASS = re.compile(r"date|time|publish|posted|created|تاريخ", re.IGNORECASE)


class PageReader:
    """Reads a web page: its own title, its publisher, its time and its main text."""

    name = "page"

    def accepts(self, capture: Capture) -> bool:
        """Whether the bytes are a page, whatever they are called."""
        return form_of(capture) == "html"

    def read(self, capture: Capture, source: Source) -> Release:
        """The release on the page.

        Raises RefusedError ``read.encoding``, ``read.tangled`` (``url``),
        ``read.too_long`` or ``read.nothing``.
        """
        return read_page(capture, source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What somebody who knows a page's layout says of it; what is left out is looked for.

    ``dates`` are attributes or lines of which the first that tells a date is the page's.
    """

    title: str = ""
    blocks: tuple[TextBlock, ...] = ()
    dates: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


Pick = Callable[[HtmlElement], Parts]


def read_page(capture: Capture, source: Source, pick: Pick | None = None) -> Release:
    """The release on a page; ``pick`` is shown the page without what its visitors cannot see.

    Raises RefusedError as ``PageReader.read`` does.
    """
    decoded = decode(capture.body, capture.charset)
    page = tree(decoded.text, capture.url)
    held = list(page.iter())  # while these live, walking the page makes no element anew
    claims = meta(page)
    timed = _machine_times(page)
    notes = ["encoding_guessed"] if decoded.guessed else []
    notes += unseen_notes(decoded.text, take_out_hidden(page))
    parts = pick(page) if pick is not None else Parts()
    title = parts.title or _title(page, claims, source)
    site = claims.sites[0] if claims.sites else _site_beside(title, claims.head_title)
    found = parts.blocks or content(page)
    language = detect(" ".join([title, *(block.text for block in found[:40])]), claims.language)
    zone = zone_of(source.zone)
    moment = _told(parts.dates, language, zone, capture) or _published(
        page, claims, timed, found, title, language, zone, capture
    )
    del held
    return compose(
        Found(
            title=title,
            blocks=found,
            publisher=site or None,
            moment=moment,
            language=claims.language,
            address=claims.address,
            notes=(*notes, *parts.notes),
        ),
        capture,
        source,
    )


def _told(lines: Iterable[str], language: str, zone: tzinfo, capture: Capture) -> Moment | None:
    """The first date in these lines that is none of the future."""
    for line in lines:
        moment = machine_moment(line, zone) or visible_moment(line, language, zone)
        if moment is not None and moment.at <= capture.fetched_at + _LATEST:
            return moment
    return None


def _heads(page: HtmlElement) -> list[str]:
    """What the page's first-order headings say, those inside its article first."""
    inside = [one for part in page.iter("article", "main") for one in part.iter("h1")]
    found: list[str] = []
    for element in itertools.islice([*inside, *page.iter("h1")], _MAX_HEADS):
        text = " ".join(clean(" ".join(element.itertext())).split())
        if text and text not in found and len(text) <= 400:
            found.append(text)
    return found


def _title(page: HtmlElement, claims: Meta, source: Source) -> str:
    """The headline as the page shows it, else as its head has it, whole.

    Only the site's own name is taken off an end of it.
    """
    sites = {fold(site) for site in (*claims.sites, source.name_ar, source.name_en)}
    claimed = [_without_site(title, sites) for title in (*claims.titles, claims.head_title)]
    claimed = [title for title in claimed if title]
    shown = [head for head in _heads(page) if fold(head) not in sites]
    for head in shown:
        folded = fold(head)
        if any(folded in fold(title) or fold(title) in folded for title in claimed):
            return head
    if len(shown) == 1 and not claims.titles:
        return shown[0]
    if claims.head_title and not claims.titles:
        below = _heading_in(page, claims.head_title)
        if below:
            return below
    if claimed:
        return claimed[0]
    return shown[0] if shown else _first_heading(page)


def _heading_in(page: HtmlElement, head_title: str) -> str:
    """A lower heading that is one part of the head's title, the other being the site's name."""
    parts = {fold(part) for part in _SEPARATOR.split(head_title[:1_000])}
    for element in itertools.islice(page.iter("h2", "h3", "h4"), _MAX_HEADS):
        text = " ".join(clean(" ".join(element.itertext())).split())
        if len(text) >= _MIN_TITLE and fold(text) in parts:
            return text
    return ""


def _site_beside(title: str, head_title: str) -> str:
    """The site's name where the head's title is the page's own title and that name."""
    cuts = list(_SEPARATOR.finditer(head_title[:1_000]))
    folded = fold(title)
    for cut in cuts:
        before, after = head_title[: cut.start()].strip(), head_title[cut.end() :].strip()
        for own, site in ((before, after), (after, before)):
            if fold(own) == folded and _names_a_site(site):
                return site
    return ""


def _names_a_site(text: str) -> bool:
    if not 3 <= len(text) <= _MAX_SITE or _SECTION.search(fold(text)):
        return False
    return not re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", text)


def _first_heading(page: HtmlElement) -> str:
    for element in page.iter("h2"):
        text = " ".join(clean(" ".join(element.itertext())).split())
        if 8 <= len(text) <= 300:
            return text
    return ""


def _without_site(title: str, sites: set[str]) -> str:
    """The title without the site's name at an end of it; empty when it is nothing else."""
    if fold(title) in sites:
        return ""
    cuts = list(_SEPARATOR.finditer(title[:1_000]))
    for cut in reversed(cuts):
        if fold(title[cut.end() :]) in sites:
            return _without_site(title[: cut.start()].strip(), sites)
    for cut in cuts:
        if fold(title[: cut.start()]) in sites:
            return title[cut.end() :].strip()
    return title


def _machine_times(page: HtmlElement) -> tuple[str, ...]:
    """Values of the page's own time marks, those named as publication first."""
    named: list[str] = []
    plain: list[str] = []
    for element in page.xpath(".//*[@itemprop='datePublished' or (self::time and @datetime)]"):
        if element.get("itemprop") == "datePublished":
            named.append(
                element.get("datetime") or element.get("content") or "".join(element.itertext())
            )
        elif element.get("datetime"):
            if element.get("pubdate") is not None:
                named.append(element.get("datetime"))
            elif not any(one.tag in ("nav", "aside", "footer") for one in element.iterancestors()):
                plain.append(element.get("datetime"))
    return (*named, *plain[:1])


def _published(
    page: HtmlElement,
    claims: Meta,
    timed: Iterable[str],
    found: Sequence[TextBlock],
    title: str,
    language: str,
    zone: tzinfo,
    capture: Capture,
) -> Moment | None:
    """The publication time, by the most exact thing that tells it; None when nothing does.

    A time later than the fetching by over a day and a half is nobody's publication time.
    """
    latest = capture.fetched_at + _LATEST

    def possible(moment: Moment | None) -> bool:
        return moment is not None and moment.at <= latest

    best: Moment | None = None
    for value in (*claims.times, *timed):
        moment = machine_moment(value, zone)
        if moment is not None and possible(moment):
            if moment.precision == "minute":
                return moment
            best = best or moment
    shown = next(filter(possible, _shown(page, found, title, language, zone)), None)
    if best is None or (
        shown and shown.precision == "minute" and shown.at.date() == best.at.date()
    ):
        best = shown or best
    if best is not None:
        return best
    match = _PATH_DATE.search(urlsplit(capture.url).path) if "://" in capture.url else None
    if match is not None:
        year, month, day = (int(part) for part in match.groups())
        moment = machine_moment(f"{year:04}-{month:02}-{day:02}", zone)
        if moment is not None and possible(moment):
            return moment
    return _by_htmldate(page, zone, possible_until=latest.strftime("%Y-%m-%d"))


def _shown(
    page: HtmlElement, found: Sequence[TextBlock], title: str, language: str, zone: tzinfo
) -> Iterable[Moment]:
    """Dates that the page shows beside its title, or in the dateline of its text."""
    for line in _dated_lines(page):
        if moment := visible_moment(line, language, zone):
            yield moment
    near = list(found[:_NEAR_TITLE])
    body = next(iter(page.iter("body")), page)
    if title:
        near = [*_beside_title(body, title), *near]
    for block in near:
        for line in block.text.split("\n"):
            if is_imprint(line, language) and (moment := visible_moment(line, language, zone)):
                yield moment
    for block in found[:3]:
        head = re.split(r"--|—|–| - ", block.text[:110], maxsplit=1)
        if len(head) == 2 and len(head[0]) <= 90:
            moment = visible_moment(head[0], language, zone)
            if moment is not None:
                yield moment


def _beside_title(body: HtmlElement, title: str) -> list[TextBlock]:
    """The blocks after the title where the page shows it, then the few before it."""
    before: deque[TextBlock] = deque(maxlen=3)
    walk = iterate_blocks(body, skip=_is_long_list)
    for block in walk:
        if abs(len(block.text) - len(title)) <= _ALIKE and same_words(block.text, title):
            return [*itertools.islice(walk, _NEAR_TITLE), *before]
        before.append(block)
    return []


def _is_long_list(element: HtmlElement) -> bool:
    """A menu, most likely, and nothing that stands between a title and its date."""
    return element.tag == "nav" or (element.tag in ("ul", "ol") and len(element) > _LONG_LIST)


def _dated_lines(page: HtmlElement) -> Iterable[str]:
    """Short lines that the page's own markup says are dates, without those of its frame."""
    # What a site's own head or foot shows is the day of the visit.
    framed = {
        inner
        for part in page.iter("header", "nav", "footer", "div")
        if part.tag in ("nav", "footer") or _is_site_head(part)
        for inner in part.iter()
    }
    for element in page.iter("time", "span", "div", "p", "li", "small", "td", "em", "strong", "h6"):
        marks = f"{element.get('class', '')} {element.get('id', '')}"
        if element.tag == "time" or (len(marks) > 1 and _DATE_CLASS.search(marks)):
            line = " ".join("".join(element.itertext()).split())
            if element not in framed and len(line) <= 90:
                yield line


def _is_site_head(part: HtmlElement) -> bool:
    if part.tag == "div" and not _HEAD_NAMES.fullmatch(part.get("class") or part.get("id") or ""):
        return False
    return next(iter(part.iter("h1", "h2", "h3", "article")), None) is None


def _by_htmldate(page: HtmlElement, zone: tzinfo, *, possible_until: str) -> Moment | None:
    """What htmldate finds in attributes and names that this room does not know."""
    from htmldate import find_date  # slow to import, and seldom needed

    try:
        value = find_date(page, extensive_search=False, original_date=True, max_date=possible_until)
    except (ValueError, TypeError, AttributeError, RecursionError, IndexError, KeyError):
        return None
    return machine_moment(value, zone) if isinstance(value, str) else None
