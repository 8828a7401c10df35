"""Which of a page's links are its news: blocks that repeat, told by what news has in common.

A list of releases is a run of blocks alike in build, each with a title of several words and
mostly a date; menus are alike too, but short and without dates.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, unquote, urlsplit

from lxml.html import HtmlElement

from musnad.read.links import HEADINGS, Link

_DIGITS = re.compile(r"\d+")
_ORDINAL = re.compile(r"^(?:odd|even|first|last|active|current|col|row|views-row)\b", re.IGNORECASE)
_MAX_DEPTH = 60
_COUNTED = 30
_ENOUGH = 1.0
_DATED = 0.5

Moments = Callable[[Link], datetime | None]


@dataclass(frozen=True, slots=True)
class _Group:
    """Links whose blocks are built alike."""

    links: tuple[Link, ...]
    dated: float
    mean: float

    @property
    def weight(self) -> float:
        """Likeness to news before number: a long menu of stories is no list of them."""
        return math.sqrt(min(len(self.links), _COUNTED)) * self.mean * self.mean


def news_links(found: Sequence[Link], moment: Moments) -> tuple[Link, ...]:
    """The links among ``found`` that lead to news, in the order of the page.

    ``moment`` tells the date that stands beside a link. Nothing is returned for a page that
    has no run of such links.
    """
    groups = _groups(found, moment)
    likely = [one for one in groups if one.mean >= _ENOUGH and (len(one.links) > 1 or one.dated)]
    if not likely:
        return ()
    best = max(likely, key=lambda one: (len(one.links) > 1, one.weight))
    shapes = {_shape(link.url) for link in best.links}
    place = {link.url: number for number, link in enumerate(found)}
    start = min(place[link.url] for link in best.links)
    chosen = set(best.links)
    for group in groups:
        if group is best or group.mean < _ENOUGH / 2:
            continue
        if best.dated >= _DATED:
            # What stands beside a dated list without a date is what is read most, or a menu.
            joins = group.dated >= _DATED
        else:
            before = all(place[link.url] < start for link in group.links)
            joins = before and any(_shape(link.url) in shapes for link in group.links)
        if joins:
            chosen |= set(group.links)
    return tuple(link for link in found if link in chosen)


def _groups(found: Sequence[Link], moment: Moments) -> list[_Group]:
    alike: dict[tuple[str, ...], list[Link]] = {}
    for link in found:
        alike.setdefault(_build(link), []).append(link)
    return [_group(group, moment) for group in alike.values()]


def _group(group: Sequence[Link], moment: Moments) -> _Group:
    dated = [moment(link) is not None for link in group]
    scores = [_score(link, one) for link, one in zip(group, dated, strict=True)]
    return _Group(tuple(group), sum(dated) / len(group), sum(scores) / len(scores))


def _score(link: Link, dated: bool) -> float:
    """How much a link looks like one to a release: by its title, its date, its address, and
    whether a heading names it."""
    words = len(link.title.split())
    score = 2.0 if words >= 6 else 1.0 if words >= 4 else 0.0 if words == 3 else -1.0
    parts = urlsplit(link.url)
    last = unquote(parts.path).rstrip("/").rpartition("/")[2]
    told = any(value.isdigit() for _, value in parse_qsl(parts.query))
    if last.count("-") >= 3 or sum(one.isdigit() for one in last) >= 3 or told:
        score += 0.5
    score += 1.5 if _is_headed(link.anchor) else 0.0
    return score + (2.0 if dated else 0.0)


def _is_headed(anchor: HtmlElement) -> bool:
    """Whether a link stands in a heading, or holds one: menus seldom do."""
    around = itertools.islice(anchor.iterancestors(), 2)
    inside = next(iter(anchor.iter(*HEADINGS)), None)
    return inside is not None or any(one.tag in HEADINGS for one in around)


def _build(link: Link) -> tuple[str, ...]:
    """How a link's place is built: tags inside its block, tags and first classes above it."""
    steps: list[str] = []
    at: HtmlElement | None = link.anchor
    inside = True
    while at is not None and len(steps) < _MAX_DEPTH:
        steps.append(at.tag if inside else f"{at.tag}.{_first_class(at)}")
        inside = inside and at is not link.block
        at = at.getparent()
    return tuple(steps)


def _first_class(element: HtmlElement) -> str:
    for name in (element.get("class") or "").split()[:3]:
        if not _ORDINAL.match(name):
            return _DIGITS.sub("", name)
    return ""


def _shape(url: str) -> str:
    """An address without what differs from one release to the next."""
    parts = urlsplit(url)
    path = unquote(parts.path).rstrip("/").rpartition("/")[0]
    names = "&".join(name for name, _ in parse_qsl(parts.query))
    return f"{_DIGITS.sub('0', path)}?{names}"
