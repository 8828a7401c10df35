"""A page's table of data as rows of cells, with spans written out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from musnad.arabic.normal import clean
from musnad.read.tables import Cell, row_lines

_INNER = frozenset(
    {"ul", "ol", "table", "h1", "h2", "h3", "h4", "blockquote", "article", "form", "nav"}
)
_PARTS = frozenset({"p", "div"})
_LONG_CELL = 300
_MAX_SPAN = 40
_MAX_ROWS = 2_000

Skip = Callable[[HtmlElement], bool]


@dataclass(slots=True)
class _Held:
    """A cell that reaches down into further rows."""

    cell: Cell
    rows: int


def table_lines(table: HtmlElement, skip: Skip | None) -> tuple[str, ...] | None:
    """A line for each row of a table of data; None for a table that only lays a page out.

    Source: HTML Living Standard, section 4.9.12 (forming a table), for spans.
    """
    rows = list(_rows(table, skip))
    if not rows or len(rows) > _MAX_ROWS or not all(map(_is_data, rows)):
        return None
    cells = list(_spread(rows, skip))
    told = [[cell for cell in row if cell.text] for row in cells]
    beside = sum(len(row) > 1 for row in told)
    headed = any(cell.heads for row in told for cell in row)
    # A single row of cells that nothing names may be data or a layout: others judge it.
    return row_lines(cells, guess_header=True) if beside > 1 or (beside and headed) else None


def _rows(table: HtmlElement, skip: Skip | None) -> Iterator[HtmlElement]:
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in ("thead", "tbody", "tfoot") and not (skip and skip(part)):
            yield from (row for row in part if row.tag == "tr" and not (skip and skip(row)))


def _is_data(row: HtmlElement) -> bool:
    """Whether a row holds short cells of words and figures, and no part of a layout."""
    size = 0
    for inner in row.iter():
        if inner.tag in _INNER or (inner.tag in _PARTS and len(inner.getparent()) > 1):
            return False
        size += len(inner.text or "") + len(inner.tail or "")
        if size > _LONG_CELL * max(2, len(row)):
            return False
    return True


def _spread(rows: list[HtmlElement], skip: Skip | None) -> Iterator[list[Cell]]:
    """The rows with each cell in its column, though cells beside or above it span several."""
    held: dict[int, _Held] = {}
    for row in rows:
        found: list[Cell] = []
        bold = _all_bold(row) and row is rows[0]
        heading = row.getparent().tag == "thead" or bold
        for cell in row:
            if cell.tag not in ("td", "th") or (skip and skip(cell)):
                continue
            _reach(found, held)
            one = Cell(text=_words(cell), heads=heading or cell.tag == "th")
            wide, deep = _span(cell, "colspan"), _span(cell, "rowspan")
            for step in range(wide):
                # A cell that spans columns names each of them; a fact is told once.
                repeated = one if one.heads or not step else Cell(text="", heads=False)
                if deep > 1:
                    held[len(found)] = _Held(repeated, deep - 1)
                found.append(repeated)
        _reach(found, held)
        yield found


def _reach(found: list[Cell], held: dict[int, _Held]) -> None:
    """Puts down the cells that reach into this row at the columns that come next."""
    while (above := held.get(len(found))) is not None:
        above.rows -= 1
        if not above.rows:
            del held[len(found)]
        found.append(above.cell)


def _span(cell: HtmlElement, name: str) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value), _MAX_SPAN)) if value.isascii() and value.isdigit() else 1


def _all_bold(row: HtmlElement) -> bool:
    cells = [cell for cell in row if cell.tag in ("td", "th") and _words(cell)]
    return len(cells) > 1 and all(
        cell.tag == "th"
        or _words(cell) == " ".join(_words(one) for one in cell.iter("b", "strong"))
        for cell in cells
    )


def _words(cell: HtmlElement) -> str:
    return " ".join(clean(" ".join(cell.itertext())).split())
