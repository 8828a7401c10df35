"""Dates beside the links of a listing page: in a link's own block, or in a heading above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, tzinfo
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from musnad.arabic.dates import dates
from musnad.read.moments import machine_moment, visible_moment

PATH_DATE = re.compile(r"/((?:19|20)\d{2})[/-]?(\d{1,2})[/-]?(\d{1,2})(?:/|-|_|$)")
_MAX_LINE = 90
_MAX_LINES = 60
_HEADING_LINE = 60
_DATE_CLASS = re.compile(r"date|time|publish|posted|created|day|تاريخ", re.IGNORECASE)
_AGO = re.compile(
    r"(?:منذ|قبل)\s(?:(\d{1,2})\s)?(دقيقتين|دقيقة|دقائق|ساعتين|ساعة|ساعات|يومين|يوم|أيام)"
    r"|\b(\d{1,2}|an?)\s(minute|hour|day)s?\sago\b",
    re.IGNORECASE,
)
_MINUTES = {"دق": 1, "سا": 60, "يو": 1440, "أي": 1440, "mi": 1, "ho": 60, "da": 1440}
_LINE_TAGS = frozenset(
    {"p", "div", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "time", "span"}
)
_HEADING_TAGS = ("h2", "h3", "h4", "h5", "h6", "dt", "th", "caption", "time", "p", "div", "span")


def moment_in(
    block: HtmlElement, title: str, language: str, zone: tzinfo, now: datetime
) -> datetime | None:
    """When the thing that a block of a listing links to was published, as the block shows it.

    Machine times come first, then what is marked as a date, then any short line with a date
    in it that is not the title. A time later than ``now`` by over a day and a half is none.
    """
    for at in (*_machine(block, zone), *_shown(block, title, language, zone, now)):
        if at <= now + timedelta(hours=36):
            return at
    return None


def moment_in_path(url: str, zone: tzinfo, now: datetime) -> datetime | None:
    """The day in an address such as ``/2025/04/24/``, or None."""
    match = PATH_DATE.search(urlsplit(url).path)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    moment = machine_moment(f"{year:04}-{month:02}-{day:02}", zone)
    return moment.at if moment and moment.at <= now + timedelta(hours=36) else None


def headings_above(
    container: HtmlElement,
    blocks: Iterable[HtmlElement],
    language: str,
    zone: tzinfo,
    now: datetime,
) -> dict[HtmlElement, datetime]:
    """For each block that stands below a line with nothing but a date, that date.

    A date holds until the next one: «24 أبريل 2025» above the links of a day.
    """
    wanted = set(blocks)
    inside = {inner for block in wanted for inner in block.iter()}
    frames = container.iter("header", "nav", "footer", "aside")
    inside |= {inner for part in frames if wanted.isdisjoint(part.iter()) for inner in part.iter()}
    found: dict[HtmlElement, datetime] = {}
    current: datetime | None = None
    for element in container.iter():
        if element in wanted:
            if current is not None:
                found[element] = current
        elif element not in inside and element.tag in _HEADING_TAGS:
            line = _line(element)
            if 0 < len(line) <= _HEADING_LINE and (
                at := _written(line, language, zone, now, alone=True)
            ):
                current = at
    # One date alone, that of the visit, is the page's own and not its links'.
    days = {at.date() for at in found.values()}
    return {} if days == {now.astimezone(zone).date()} else found


def _machine(block: HtmlElement, zone: tzinfo) -> Iterator[datetime]:
    for element in block.iter("time", "meta", "span", "div"):
        value = element.get("datetime") or (
            element.get("content") if element.get("itemprop") == "datePublished" else None
        )
        if value and (moment := machine_moment(value, zone)):
            yield moment.at


def _shown(
    block: HtmlElement, title: str, language: str, zone: tzinfo, now: datetime
) -> Iterator[datetime]:
    marked: list[str] = []
    plain: list[str] = []
    for element in block.iter():
        if len(plain) + len(marked) >= _MAX_LINES:
            break
        if element.tag not in _LINE_TAGS:
            continue
        line = _line(element)
        if not line or len(line) > _MAX_LINE or line == title:
            continue
        marks = f"{element.get('class', '')} {element.get('id', '')}"
        if element.tag == "time" or (len(marks) > 1 and _DATE_CLASS.search(marks)):
            marked.append(line)
        else:
            plain.append(line)
    loose = (block.text, *(one.tail for one in block.iter() if one is not block))
    plain.extend(" ".join(text.split()) for text in loose if text and len(text) <= _MAX_LINE)
    # A day, a month and a year each in an element of its own make a date together.
    whole = _line(block)
    rest = " ".join(whole.replace(title, " ").split())
    if whole != title and len(rest) <= _HEADING_LINE:
        plain.append(rest)
    for number, line in enumerate((*marked, *plain)):
        if at := _written(line, language, zone, now, alone=number >= len(marked)):
            yield at


def _line(element: HtmlElement) -> str:
    pieces: list[str] = []
    size = 0
    for text in element.itertext():
        pieces.append(text)
        size += len(text)
        if size > 4 * _MAX_LINE:
            return ""
    return " ".join(" ".join(pieces).split())


def _written(
    line: str, language: str, zone: tzinfo, now: datetime, *, alone: bool
) -> datetime | None:
    """The moment that a line tells; with ``alone`` it must tell little else."""
    moment = visible_moment(line, language, zone)
    if moment is not None:
        return moment.at if not alone or len(line) <= _HEADING_LINE else None
    ago = _AGO.search(line)
    if ago is not None and len(line) <= _HEADING_LINE:
        return _ago(ago, now)
    here = now.astimezone(zone)
    for mention in dates(line, language, published=here):
        whole = mention.kind in ("date", "hijri") and mention.day is not None
        if mention.resolved is None or not (whole or mention.kind == "relative"):
            continue
        rest = len(line) - (mention.end - mention.start)
        if alone and rest > 25:
            continue
        at = datetime.combine(mention.resolved, datetime.min.time(), zone)
        if mention.year is None and at > now + timedelta(hours=36):
            # A day without its year is the last one that has been.
            try:
                at = at.replace(year=at.year - 1)
            except ValueError:
                continue
        return at
    return None


def _ago(match: re.Match[str], now: datetime) -> datetime:
    count, unit = (match[1], match[2]) if match[2] else (match[3], match[4])
    number = int(count) if count and count.isdigit() else (2 if unit.endswith("ين") else 1)
    return now - timedelta(minutes=number * _MINUTES[unit[:2].lower()])
