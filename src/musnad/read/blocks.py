"""A page's tree as blocks of text: paragraphs, headings and list items, in reading order.

This module chooses nothing; ``content`` says which part of a page is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree
from lxml.html import HtmlElement

from musnad.arabic.normal import clean
from musnad.read.html_tables import table_lines

BlockKind = Literal["text", "item", "heading"]

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2"),
        *("h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "nav"),
        *("ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th"),
        *("thead", "tr", "ul", "caption", "menu"),
    }
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INNER = frozenset({"p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "blockquote", "article"})
_LONG_CELL = 300
_BULLET = re.compile(r"^[•●▪■◦·‣∙➢►▶✓✔–*-][ \t\u00a0]{1,9}(?=\S)|^[•●▪■◦‣∙➢►▶✓✔](?=\S)")
_SPACES = re.compile(r"\s+")
_PRE_SPACES = re.compile(r"[^\S\x0b]+")
_BREAK = "\x0b"
_BREAKS = re.compile(r"\x0b[ \x0b]*\x0b")
_FINAL = (".", "!", "?", "؟", ":", "؛", ";", "…", "»", "”", '"', ")")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """One paragraph, heading or list item; ``text`` is clean and never empty.

    A newline inside it is a line break that the page sets.
    """

    text: str
    kind: BlockKind = "text"


def blocks(
    element: HtmlElement, *, skip: Callable[[HtmlElement], bool] | None = None
) -> tuple[TextBlock, ...]:
    """The blocks of an element's tree without those that ``skip`` names."""
    return tuple(iterate_blocks(element, skip=skip))


def iterate_blocks(
    element: HtmlElement, *, skip: Callable[[HtmlElement], bool] | None = None
) -> Iterator[TextBlock]:
    """The same blocks one by one, for those who may need but the first."""
    buffer: list[str] = []
    kinds: list[BlockKind] = ["text"]
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, at in walk:
        tag = at.tag if isinstance(at.tag, str) else ""
        if event == "end":
            if tag in _BLOCKS:
                yield from _flush(buffer, kinds.pop())
            if at is not element and at.tail:
                buffer.append(_SPACES.sub(" ", at.tail))
            continue
        if tag in _BLOCKS:
            yield from _flush(buffer, kinds[-1])
            kinds.append(_kind(tag, kinds[-1]))
        if skip is not None and at is not element and skip(at):
            walk.skip_subtree()
        elif tag == "table" and (told := table_lines(at, skip)) is not None:
            yield from _table(at, told)
            walk.skip_subtree()
        elif tag == "tr" and _is_row(at):
            cells = (_cell(cell) for cell in at)
            buffer.append(" | ".join(cell for cell in cells if cell))
            kinds[-1] = "item"
            walk.skip_subtree()
        elif tag == "br":
            buffer.append(_BREAK)
        elif at.text:
            buffer.append(_words(at.text, tag))
    yield from _flush(buffer, "text")


def _table(table: HtmlElement, told: Iterable[str]) -> Iterator[TextBlock]:
    for caption in table.iterchildren("caption"):
        yield from _lines([_cell(caption)], "text")
    for line in told:
        yield TextBlock(text=line, kind="item")


def _words(text: str, tag: str) -> str:
    """A run of text with its spaces folded; line ends count where a page shows them."""
    if tag == "pre":
        return _PRE_SPACES.sub(" ", text.replace("\n", _BREAK))
    return _SPACES.sub(" ", text)


def _kind(tag: str, outer: BlockKind) -> BlockKind:
    if tag in ("li", "dd", "dt"):
        return "item"
    if tag in _HEADINGS:
        return "heading"
    if tag in ("td", "th", "article", "section", "table", "blockquote"):
        return "text"
    return outer


def _is_row(row: HtmlElement) -> bool:
    """Whether a table row holds data, and not a page's layout."""
    size = 0
    for inner in row.iter():
        if inner.tag in _INNER and not (inner.tag == "p" and len(inner.getparent()) == 1):
            return False
        size += len(inner.text or "") + len(inner.tail or "")
        if size > _LONG_CELL * max(2, len(row)):
            return False
    return len(row) > 1


def _cell(cell: HtmlElement) -> str:
    return " ".join(clean(" ".join(cell.itertext())).split())


def _flush(buffer: list[str], kind: BlockKind) -> list[TextBlock]:
    if not buffer:
        return []
    text = "".join(buffer)
    buffer.clear()
    if not text or text.isspace():
        return []
    found: list[TextBlock] = []
    for piece in _BREAKS.split(text):
        found += _lines(piece.split(_BREAK), kind)
    return found


def _lines(lines: Iterable[str], kind: BlockKind) -> list[TextBlock]:
    return list(join_lines((" ".join(clean(line).split()) for line in lines), kind=kind))


def join_lines(
    lines: Iterable[str], *, kind: BlockKind = "text", full: bool = False
) -> tuple[TextBlock, ...]:
    """Lines that stand together as blocks: bulleted ones are items, wrapped ones are joined.

    A line that goes on in lower case, or that ends long and without a final mark, was only
    wrapped; others keep their break. ``full`` says that the lines fill a fixed width.
    """
    found: list[TextBlock] = []
    current: list[str] = []
    current_kind: BlockKind = kind

    def close() -> None:
        if current:
            found.append(TextBlock(text="\n".join(current), kind=current_kind))
            current.clear()

    for line in lines:
        bullet = _BULLET.match(line)
        text = line[bullet.end() :].strip() if bullet else line
        if not text:
            continue
        if bullet:
            close()
            current_kind = "item"
            current.append(text)
        elif current and (full or _wrapped(current[-1], text)):
            current[-1] = f"{current[-1]} {text}"
        else:
            if current_kind != kind:
                close()
                current_kind = kind
            current.append(text)
    close()
    return tuple(found)


def _wrapped(line: str, following: str) -> bool:
    if line.endswith(_FINAL):
        return False
    if following[0].islower():
        return True
    last = line.rpartition("\n")[2]
    arabic_or_digit = "\u0621" <= following[0] <= "\u064a" or following[0].isdigit()
    return len(last) >= 55 and (
        arabic_or_digit or line.endswith((",", "،")) or following[0] in '«“("'
    )
