"""Readers for pages of one layout: a layout is data, and a new one is a new version.

A version never changes once pages were read by it: when a site changes, a reader with the
next number goes before it, and the old one still reads what is archived.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from musnad.arabic.normal import clean
from musnad.core.capture import Capture
from musnad.core.errors import RefusedError
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.read.blocks import blocks
from musnad.read.decode import decode
from musnad.read.form import form_of
from musnad.read.hidden import take_out_hidden
from musnad.read.page import Parts, read_page
from musnad.read.selector import select
from musnad.read.tree import tree

_ENOUGH = 60
_MAX_DATES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where things stand on the pages of one kind of site; places are CSS selectors.

    ``needles`` are pieces of markup that every such page has: all of them are looked for, as
    bytes, before a page is parsed. ``marks`` must each be on the page. ``body`` is all that
    holds the text, in its order, and ``drop`` what in it is no part of it. ``title`` and
    ``date`` may be None, where other means find them.
    """

    name: str
    needles: tuple[bytes, ...]
    marks: tuple[str, ...]
    body: str
    title: str | None = "h1"
    date: str | None = None
    drop: str | None = None


class SiteReader:
    """Reads pages of one layout; others are left to the next reader."""

    def __init__(self, layout: Layout) -> None:
        self.name = layout.name
        self._layout = layout

    def accepts(self, capture: Capture) -> bool:
        """Whether the page has this layout, and a text where the layout has its text."""
        if not all(one in capture.body for one in self._layout.needles):
            return False
        if form_of(capture) != "html":
            return False
        try:
            page = tree(decode(capture.body, capture.charset).text, capture.url)
        except RefusedError:
            return False
        if not all(select(mark)(page) for mark in self._layout.marks):
            return False
        take_out_hidden(page)
        return sum(len(one.text) for one in self._parts(page).blocks) >= _ENOUGH

    def read(self, capture: Capture, source: Source) -> Release:
        """The release on the page; raises RefusedError as the reader for any page does."""
        return read_page(capture, source, self._parts)

    def _parts(self, page: HtmlElement) -> Parts:
        layout = self._layout
        dropped = set(select(layout.drop)(page)) if layout.drop else set()
        bodies = [
            part
            for part in select(layout.body)(page)
            if part not in dropped and not any(one in dropped for one in part.iterancestors())
        ]
        outermost = [
            part for part in bodies if not any(one in bodies for one in part.iterancestors())
        ]
        found = tuple(
            block for part in outermost for block in blocks(part, skip=dropped.__contains__)
        )
        return Parts(
            title=_first(page, layout.title),
            blocks=found,
            dates=tuple(_dates(page, layout.date)),
            notes=(f"reader:{layout.name}",),
        )


def _first(page: HtmlElement, selector: str | None) -> str:
    """The words of the first element that a selector finds and that has any."""
    for element in select(selector)(page) if selector else ():
        text = " ".join(clean(" ".join(element.itertext())).split())
        if text:
            return text
    return ""


def _dates(page: HtmlElement, selector: str | None) -> list[str]:
    """What the elements of a date say, to machines first."""
    told = list(select(selector)(page) if selector else ())[:_MAX_DATES]
    exact = [one.get("datetime") or one.get("content") for one in told]
    shown = [" ".join(" ".join(one.itertext()).split()) for one in told]
    return [line for line in (*exact, *shown) if line]
