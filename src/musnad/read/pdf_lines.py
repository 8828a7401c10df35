"""Glyphs of a page to its lines, and lines to where on the page they belong.

Lengths are points; ``y`` grows upwards. Nothing is known here of what the text means.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from musnad.read.visual import is_arabic, reading_order

_SPACE = 0.16
_NARROW_SPACE = 0.1
_BINS = 45
_ENOUGH_GAPS = 25
_SEGMENT = 1.25
_SAME_LINE = 0.4
_TWICE = 0.08
_SPACES = frozenset(" \u00a0\u2002\u2003\u2009\u202f\t")
_LAM = "ل"
_ALIFS = frozenset("اأإآ")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter as it stands on the page, with the marks that stand on it.

    ``order`` is its place among the letters as the document lists them.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    order: int = 0

    @property
    def middle(self) -> float:
        """Half way between its sides."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that stand together on a line, in the order of reading."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on one base line of a page, its segments from left to right."""

    page: int
    y: float
    size: float
    segments: tuple[Segment, ...]

    @property
    def left(self) -> float:
        """Where it begins on the left."""
        return self.segments[0].left

    @property
    def right(self) -> float:
        """Where it ends on the right."""
        return self.segments[-1].right

    def text(self, *, rtl: bool) -> str:
        """All of its segments in the order of reading."""
        parts = [one.text for one in self.segments]
        return " ".join(reversed(parts) if rtl else parts)


def lines_of(glyphs: Sequence[Glyph], page: int, *, rtl: bool) -> list[Line]:
    """The lines of a page from top to bottom; ``rtl`` is the direction of the document."""
    rows: list[list[Glyph]] = []
    tops: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda one: (-one.y, one.left)):
        if rows and abs(tops[-1].y - glyph.y) <= _SAME_LINE * max(tops[-1].size, glyph.size):
            rows[-1].append(glyph)
            if glyph.size > tops[-1].size:
                tops[-1] = glyph
        else:
            rows.append([glyph])
            tops.append(glyph)
    found: list[Line] = []
    space = _space(rows)
    for row, top in zip(rows, tops, strict=True):
        segments = _segments(row, space, rtl=rtl)
        if segments:
            size = median(one.size for one in row)
            found.append(Line(page, top.y, size, tuple(segments)))
    return found


def _space(rows: Sequence[Sequence[Glyph]]) -> float:
    """The gap, as a share of the size of type, from which on two letters are two words.

    Gaps inside of words and between them lie apart; how wide each are is the typeface's.
    """
    counts = [0] * _BINS
    for row in rows:
        letters = sorted((one for one in row if one.text not in _SPACES), key=lambda g: g.middle)
        end = letters[0].left if letters else 0.0
        for glyph in letters:
            share = (glyph.left - end) / glyph.size if glyph.size else 0.0
            place = int(share * 100)
            if 0 <= place < _BINS:
                counts[place] += 1
            end = max(end, glyph.right)
    if sum(counts[10:]) < _ENOUGH_GAPS:
        return _SPACE
    around = [sum(counts[max(0, at - 2) : at + 3]) for at in range(_BINS)]
    best = min(range(10, 30), key=lambda at: (around[at], abs(at - 100 * _SPACE)))
    return best / 100


def _segments(row: Sequence[Glyph], space: float, *, rtl: bool) -> list[Segment]:
    letters = [one for one in row if one.text not in _SPACES]
    if not letters:
        return []
    spaces = sorted((one.middle, one.right > one.left) for one in row if one.text in _SPACES)
    letters = _with_marks(_ligatures(_once(sorted(letters, key=lambda one: one.middle))))
    found: list[Segment] = []
    pieces: list[str] = []
    start = end = letters[0].left
    before: Glyph | None = None
    at = 0
    for glyph in letters:
        if before is not None:
            size = max(glyph.size, before.size)
            gap = glyph.left - end
            while at < len(spaces) and spaces[at][0] < before.middle:
                at += 1
            drawn = at < len(spaces) and spaces[at][0] < glyph.middle and spaces[at][1]
            # A space without width is PDFium's own guess, good for no more than a hint.
            hinted = at < len(spaces) and end <= spaces[at][0] <= glyph.left
            if gap > _SEGMENT * size:
                found.append(_segment(pieces, start, end, rtl=rtl))
                pieces, start, end = [], glyph.left, glyph.left
            elif drawn or gap > _least(before, glyph, space, hinted=hinted) * size:
                pieces.append(" ")
        pieces.append(glyph.text)
        end = max(end, glyph.right)
        before = glyph
    found.append(_segment(pieces, start, end, rtl=rtl))
    return [one for one in found if one.text]


def _least(before: Glyph, glyph: Glyph, space: float, *, hinted: bool) -> float:
    """The gap between two letters, as a share of their size, that parts two words."""
    if hinted:
        return min(_NARROW_SPACE, space)
    # Where a letter has marks its width is a guess, and a gap beside it may be none.
    marked = len(before.text) > 1 or len(glyph.text) > 1
    return 3 * space if marked else space


def _segment(pieces: Sequence[str], left: float, right: float, *, rtl: bool) -> Segment:
    arabic = sum(is_arabic(one) for one in pieces)
    others = sum(one[:1].isalpha() for one in pieces) - arabic
    # In an Arabic document a line with any Arabic in it runs to the left, as one of figures does.
    leftwards = (arabic > 0 or not others) if rtl else arabic > others
    return Segment(reading_order(pieces, rtl=leftwards), left, right)


def _once(letters: Iterable[Glyph]) -> list[Glyph]:
    """Without what is drawn twice at one place, as poor bold type is."""
    found: list[Glyph] = []
    for glyph in letters:
        if any(
            one.text == glyph.text
            and abs(one.left - glyph.left) < _TWICE * glyph.size
            and abs(one.y - glyph.y) < _TWICE * glyph.size
            and one.right > one.left
            for one in found[-3:]
        ):
            continue
        found.append(glyph)
    return found


def _ligatures(letters: Sequence[Glyph]) -> list[Glyph]:
    """Letters that one glyph stands for, at one place, as one piece in the order of reading."""
    steps = [two.order - one.order for one, two in itertools.pairwise(letters)]
    # PDFium lists some lines as they are seen and others as they are read.
    as_seen = sum(step > 0 for step in steps) > len(steps) / 2
    found: list[Glyph] = []
    for glyph in letters:
        before = found[-1] if found else None
        if (
            before is None
            or (before.left, before.right, before.y) != (glyph.left, glyph.right, glyph.y)
            or not is_arabic(glyph.text)
        ):
            found.append(glyph)
            continue
        first, second = before.text, glyph.text
        lam_last = second == _LAM and first in _ALIFS
        if lam_last or (as_seen and not (first == _LAM and second in _ALIFS)):
            first, second = second, first
        found[-1] = replace(glyph, text=first + second)
    return found


def _with_marks(letters: Sequence[Glyph]) -> list[Glyph]:
    """The letters with the marks that stand nearest to each."""
    bases = [one for one in letters if not _is_mark(one.text)]
    if not bases or len(bases) == len(letters):
        return [one for one in letters if not _is_mark(one.text)] or list(letters)
    marks: dict[int, str] = {}
    for mark in letters:
        if not _is_mark(mark.text):
            continue
        nearest = min(
            range(len(bases)), key=lambda n: (abs(bases[n].middle - mark.middle), -bases[n].middle)
        )
        marks[nearest] = marks.get(nearest, "") + mark.text
    return [replace(one, text=one.text + marks.get(number, "")) for number, one in enumerate(bases)]


def _is_mark(text: str) -> bool:
    return all(unicodedata.combining(one) for one in text) or (
        "\ufe70" <= text <= "\ufe7f" and len(text) == 1
    )


def columns(lines: Sequence[Line], *, rtl: bool, depth: int = 2) -> list[Line]:
    """The lines in the order of reading where the page is set in columns of text.

    What crosses the gutter parts the page into bands; a table is no columns of text, for
    its cells are short.
    """
    gutter = _gutter(lines) if depth else None
    if gutter is None:
        return list(lines)
    found: list[Line] = []
    band: list[Line] = []
    for line in lines:
        if any(one.left < gutter < one.right for one in line.segments):
            found += _band(band, gutter, rtl=rtl, depth=depth)
            band = []
            found.append(line)
        else:
            band.append(line)
    return found + _band(band, gutter, rtl=rtl, depth=depth)


def _band(band: Sequence[Line], gutter: float, *, rtl: bool, depth: int) -> list[Line]:
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in band:
        for side, kept in enumerate(sides):
            own = tuple(one for one in line.segments if (one.left > gutter) == bool(side))
            if own:
                kept.append(Line(line.page, line.y, line.size, own))
    if not all(sides):
        return list(band)
    first, second = (sides[1], sides[0]) if rtl else sides
    return [*columns(first, rtl=rtl, depth=depth - 1), *columns(second, rtl=rtl, depth=depth - 1)]


def _gutter(lines: Sequence[Line]) -> float | None:
    """The middle of the white strip between two columns of text, or None."""
    segments = [one for line in lines for one in line.segments]
    if len(segments) < 12:
        return None
    left, right = min(one.left for one in segments), max(one.right for one in segments)
    size = median(line.size for line in lines)
    step = max(1.0, size / 4)
    cover = [0] * (int((right - left) / step) + 2)
    for one in segments:
        for place in range(int((one.left - left) / step), int((one.right - left) / step) + 1):
            cover[place] += 1
    low = 0.25 * max(cover)
    best, run = (0, 0), 0
    for place, count in enumerate(cover):
        run = run + 1 if count <= low else 0
        if run > best[0] and 0.2 < place / len(cover) < 0.85:
            best = (run, place)
    if best[0] * step < 0.9 * size:
        return None
    gutter = left + (best[1] - best[0] / 2 + 0.5) * step
    return gutter if all(_is_text(part, size) for part in _sides(segments, gutter)) else None


def _sides(segments: Sequence[Segment], gutter: float) -> tuple[list[Segment], list[Segment]]:
    return (
        [one for one in segments if one.right <= gutter],
        [one for one in segments if one.left >= gutter],
    )


def _is_text(part: Sequence[Segment], size: float) -> bool:
    """Whether segments fill a column as running text does, and are no cells of a table."""
    if len(part) < 5:
        return False
    width = max(one.right for one in part) - min(one.left for one in part)
    fills = median((one.right - one.left) / max(width, 1.0) for one in part)
    return width >= 8 * size and fills >= 0.75 and median(len(one.text) for one in part) >= 18
