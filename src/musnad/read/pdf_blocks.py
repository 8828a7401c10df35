"""Lines of a document to its paragraphs and tables, without what every page repeats."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from musnad.read.blocks import TextBlock, join_lines
from musnad.read.pdf_lines import Line, Segment
from musnad.read.tables import Cell, row_lines
from musnad.read.visual import is_arabic, settle, turn

_EDGE = 0.13
_PAGE_NUMBER = re.compile(
    r"[-–—\s(\[|.]*(?:page|pg\.?|صفحة|الصفحة|ص)?[\s.:]*\d{1,4}\s*(?:(?:of|من|/|\|)\s*\d{1,4})?"
    r"[-–—\s)\]|.]*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?|file):\S+(?:\s+\d{1,4}\s*/\s*\d{1,4})?", re.IGNORECASE)
# What browsers print above a page: «4/24/25, 8:05 AM».
_PRINTED_AT = re.compile(r"(?<!\d)\d{1,4}[/.]\d{1,2}[/.]\d{2,4}[,،] \d{1,2}:\d{2}")
_DIGITS = re.compile(r"\d+")
_FINAL = (".", "!", "?", "؟", ":", "…", "»", "”", '"', "؛")
_BULLET = re.compile(r"^(?:[•●▪■◦·‣➢►▶✓✔*–-]|\(?\d{1,2}[.)-]|[أ-ي][.)-]|[a-h][.)])(?:\s|$)")
_BIGGER = 1.12
_HEAD_LINES = 8
_APART = 3.5

Sizes = Sequence[tuple[float, float]]


def without_furniture(pages: Sequence[Sequence[Line]], sizes: Sizes) -> list[list[Line]]:
    """The pages' lines without running heads and feet, and without page numbers.

    ``sizes`` are the pages' bottoms and tops.
    """
    seen: Counter[tuple[str, int]] = Counter()
    for lines, (bottom, top) in zip(pages, sizes, strict=True):
        seen.update({_mark(line, top) for line in _at_edges(lines, bottom, top)})
    often = max(2, round(0.4 * len(pages)))
    kept: list[list[Line]] = []
    for lines, (bottom, top) in zip(pages, sizes, strict=True):
        edges = set(_at_edges(lines, bottom, top))
        kept.append(
            [
                line
                for line in lines
                if line not in edges
                or not (
                    _PAGE_NUMBER.fullmatch(line.text(rtl=False))
                    or _ADDRESS.fullmatch(line.text(rtl=False))
                    or _PRINTED_AT.search(line.text(rtl=False))
                    or any(seen[near] >= often for near in _near(_mark(line, top)))
                )
            ]
        )
    return kept


def _at_edges(lines: Sequence[Line], bottom: float, top: float) -> Iterable[Line]:
    height = top - bottom
    for line in lines:
        if not bottom + _EDGE * height <= line.y <= top - _EDGE * height:
            yield line


def _mark(line: Line, top: float) -> tuple[str, int]:
    """A line's words without figures, and how far down it stands."""
    return _DIGITS.sub("0", line.text(rtl=False)), round((top - line.y) / 6)


def _near(mark: tuple[str, int]) -> Iterable[tuple[str, int]]:
    return ((mark[0], mark[1] + step) for step in (-1, 0, 1))


def titled(lines: Sequence[Line], *, rtl: bool) -> tuple[str, list[Line]]:
    """The title, told by its larger type at the head of the first page, and the other lines."""
    lines = _without_letterhead(lines)
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size, 1)] += len(line.text(rtl=rtl))
    if not weights:
        return "", list(lines)
    body = weights.most_common(1)[0][0]
    head = [line for line in lines[:25] if line.page == lines[0].page]
    large = [line for line in head if line.size >= _BIGGER * body and _wordy(line, rtl=rtl)]
    if not large:
        return "", list(lines)
    size = max(line.size for line in large)
    first = next(n for n, line in enumerate(head) if line in large and line.size >= 0.95 * size)
    last = first + 1
    while (
        last < len(head)
        and last - first < 4
        and abs(head[last].size - head[first].size) < 0.06 * size
        and head[last - 1].y - head[last].y < 2.2 * size
    ):
        last += 1
    title = settle(" ".join(line.text(rtl=rtl) for line in head[first:last]))
    return title, [*lines[:first], *lines[last:]]


def _wordy(line: Line, *, rtl: bool) -> bool:
    return len(line.text(rtl=rtl).split()) >= 3


def _without_letterhead(lines: Sequence[Line]) -> list[Line]:
    """The lines without a letterhead in two scripts side by side at the head of the first."""
    kept: list[Line] = []
    for number, line in enumerate(lines):
        scripts = {is_arabic(one.text) for one in line.segments}
        dated = any(_DIGITS.search(one.text) for one in line.segments)
        if number >= _HEAD_LINES or len(scripts) < 2 or dated or not _far_apart(line):
            kept.append(line)
    return kept


def _far_apart(line: Line) -> bool:
    """Whether a line's segments are set apart, and not just justified."""
    return any(
        two.left - one.right > _APART * line.size for one, two in itertools.pairwise(line.segments)
    )


def blocks_of(lines: Sequence[Line], *, rtl: bool) -> tuple[TextBlock, ...]:
    """The lines, in the order of reading, as paragraphs, items and rows of tables."""
    found: list[TextBlock] = []
    waiting: list[Line] = []
    for part in _parts(lines, rtl=rtl):
        if isinstance(part, Line):
            waiting.append(part)
            continue
        found += _paragraphs(waiting, rtl=rtl)
        waiting = []
        found += _table(part, rtl=rtl)
    return (*found, *_paragraphs(waiting, rtl=rtl))


def _parts(lines: Sequence[Line], *, rtl: bool) -> Iterable[Line | list[Line]]:
    """Single lines of text, and runs of lines that are a table."""
    at = 0
    while at < len(lines):
        end = _table_end(lines, at)
        if end - at >= 2:
            yield list(lines[at:end])
        else:
            end = at + 1
            yield from _apart(lines[at], rtl=rtl) if _far_apart(lines[at]) else (lines[at],)
        at = end


def _apart(line: Line, *, rtl: bool) -> list[Line]:
    """Each segment of a line as a line of its own: a number at one side, a date at the other."""
    alone = [replace(line, segments=(one,)) for one in line.segments]
    return alone[::-1] if rtl else alone


def _table_end(lines: Sequence[Line], start: int) -> int:
    """Where the table that begins at ``start`` ends; ``start`` when none begins there."""
    if len(lines[start].segments) < 2:
        return start
    end, last_row = start + 1, start + 1
    stretch = _stretch(lines[start].segments)
    while end < len(lines) and lines[end].page == lines[start].page:
        line, before = lines[end], lines[end - 1]
        near = 0 < before.y - line.y <= 3.2 * max(line.size, before.size)
        if not near:
            break
        if len(line.segments) >= 2:
            if not _fits(line.segments, stretch):
                break
            stretch = _stretch([*stretch, *line.segments])
            last_row = end + 1
        elif not _inside(line.segments[0], stretch):
            break
        end += 1
    # A wrapped cell of the last row is still in the table; a paragraph below it is not.
    while end > last_row and lines[end - 2].y - lines[end - 1].y > 1.5 * lines[end - 1].size:
        end -= 1
    return end


def _stretch(segments: Sequence[Segment]) -> list[Segment]:
    """The columns that these segments stand in, from left to right."""
    found: list[Segment] = []
    for one in sorted(segments, key=lambda segment: segment.left):
        if found and one.left < found[-1].right:
            found[-1] = Segment("", found[-1].left, max(found[-1].right, one.right))
        else:
            found.append(Segment("", one.left, one.right))
    return found


def _fits(segments: Sequence[Segment], stretch: Sequence[Segment]) -> bool:
    return len(_stretch([*stretch, *segments])) >= 2


def _inside(segment: Segment, stretch: Sequence[Segment]) -> bool:
    """Whether a lone segment stands in one column and no further."""
    touched = [one for one in stretch if segment.left < one.right and one.left < segment.right]
    return len(touched) == 1 and (segment.right - segment.left) <= 1.15 * (
        touched[0].right - touched[0].left
    )


def _table(lines: Sequence[Line], *, rtl: bool) -> list[TextBlock]:
    widest = max(len(line.segments) for line in lines)
    shape = _stretch(
        [one for line in lines if len(line.segments) == widest for one in line.segments]
    )
    gaps = [one.y - two.y for one, two in itertools.pairwise(lines)]
    usual = median(gaps) if gaps else 0.0
    rows: list[list[str]] = []
    before: Line | None = None
    for line in lines:
        cells = [""] * len(shape)
        for segment in line.segments:
            place = _column(segment, shape)
            cells[place] = f"{cells[place]} {segment.text}".strip()
        wraps = (
            before is not None
            and sum(map(bool, cells)) < len(shape)
            and before.y - line.y < max(0.8 * usual, 1.35 * line.size)
            and (len(line.segments) == 1 or before.y - line.y < 0.8 * usual)
        )
        if wraps:
            rows[-1] = [f"{one} {two}".strip() for one, two in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
        before = line
    ordered = [[Cell(text=settle(one)) for one in (row[::-1] if rtl else row)] for row in rows]
    return [TextBlock(text=line, kind="item") for line in row_lines(ordered, guess_header=True)]


def _column(segment: Segment, shape: Sequence[Segment]) -> int:
    """The column that a segment overlaps most, or else the nearest."""

    def overlap(place: int) -> tuple[float, float]:
        one = shape[place]
        shared = min(one.right, segment.right) - max(one.left, segment.left)
        middle = (segment.left + segment.right) / 2
        return max(shared, 0.0), -abs((one.left + one.right) / 2 - middle)

    return max(range(len(shape)), key=overlap)


def _paragraphs(lines: Sequence[Line], *, rtl: bool) -> list[TextBlock]:
    if not lines:
        return []
    gaps = [
        one.y - two.y
        for one, two in itertools.pairwise(lines)
        if one.page == two.page and 0 < one.y - two.y < 4 * one.size
    ]
    usual = median(gaps) if gaps else 0.0
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, lines, usual, rtl=rtl):
            groups[-1].append(line)
        else:
            groups.append([line])
    found: list[TextBlock] = []
    for group in groups:
        text = settle(_joined([line.text(rtl=_rtl(group, rtl=rtl)) for line in group]))
        # One group is one paragraph already; only its bullet is still to be told.
        found += join_lines([text])
    return found


def _rtl(group: Sequence[Line], *, rtl: bool) -> bool:
    return rtl and any(is_arabic(one.text) for line in group for one in line.segments)


def _goes_on(
    group: Sequence[Line], line: Line, lines: Sequence[Line], usual: float, *, rtl: bool
) -> bool:
    """Whether a line goes on with the paragraph above it."""
    before = group[-1]
    text = line.text(rtl=rtl)
    if abs(before.size - line.size) > 0.1 * before.size or _BULLET.match(text):
        return False
    peers = [one for one in lines if one.page == before.page and _beside(one, before)]
    left = min(one.left for one in peers)
    right = max(one.right for one in peers)
    short = (before.left - left) if rtl else (right - before.right)
    full = short < max(0.15 * (right - left), 2 * before.size)
    last = before.text(rtl=rtl)
    if line.page != before.page or line.y > before.y:
        # The next page or column goes on with a sentence that was not at its end.
        return full and not last.endswith(_FINAL)
    gap = before.y - line.y
    if gap > max(1.35 * usual, 1.3 * line.size) or not full:
        return False
    indent = (right - line.right) if rtl else (line.left - left)
    return not (last.endswith(_FINAL) and indent > line.size)


def _beside(one: Line, other: Line) -> bool:
    """Whether two lines stand in the same column."""
    return one.left < other.right and other.left < one.right


def _joined(parts: Sequence[str]) -> str:
    text = parts[0]
    for part in parts[1:]:
        if text.endswith("-") and text[-2:-1].islower() and part[:1].islower():
            text = text[:-1] + part
        else:
            text = f"{text} {part}"
    return text


def turned(lines: Sequence[Line]) -> list[Line]:
    """The lines with their Arabic turned around, for a document that was drawn backwards."""
    return [
        replace(line, segments=tuple(replace(one, text=turn(one.text)) for one in line.segments))
        for line in lines
    ]
