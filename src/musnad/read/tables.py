"""Rows of a table as lines that can be cited, each with the names of its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MAX_COLUMNS = 40
_MAX_NAME = 80
_FIGURE = re.compile(r"\d")
_CLOSING = re.compile(r"[\s:：]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: its words on one line; ``heads`` when it names its column or row."""

    text: str
    heads: bool = False


Row = Sequence[Cell]


def row_lines(rows: Sequence[Row], *, guess_header: bool = False) -> tuple[str, ...]:
    """A line for each row of figures or facts: «السنة: 2024 | السفن: 310».

    Rows of column names are told with each row below them and are no lines of their own,
    unless nothing stands below. ``guess_header`` takes a first row without figures for the
    column names where the rows below it have figures and nothing marks a header. Cells that
    stand side by side with their names never swap: what is empty is left out, not moved.
    """
    count = _header_rows(rows)
    if not count and guess_header and _looks_headed(rows):
        count = 1
    if count >= len(rows):
        return tuple(line for row in rows if (line := _bare(row)))
    names = _names(rows[:count])
    lines = (_line(row, names) for row in rows[count:])
    return tuple(line for line in lines if line)


def _header_rows(rows: Sequence[Row]) -> int:
    count = 0
    for row in rows[:3]:
        told = [cell for cell in row if cell.text]
        # One cell alone heads the rows below it, and names no column.
        if len(told) < 2 or not all(cell.heads for cell in told):
            break
        count += 1
    return count


def _looks_headed(rows: Sequence[Row]) -> bool:
    """Whether a first row of words stands above rows of figures.

    Of one row below it, more is asked: a figure in every cell.
    """
    if len(rows) < 2 or len({len(row) for row in rows}) > 1:
        return False
    head, below = rows[0], rows[1:]
    first = 1 if len(below) > 1 else 0
    if any(_FIGURE.search(cell.text) or not cell.text for cell in head[first:]):
        return False
    told = all if first == 0 else any
    figures = sum(told(_FIGURE.search(cell.text) for cell in row[first:]) for row in below)
    return figures == len(below) and all(len(cell.text) <= _MAX_NAME for cell in head)


def _names(header: Sequence[Row]) -> list[str]:
    width = max((len(row) for row in header), default=0)
    names: list[str] = []
    for column in range(min(width, _MAX_COLUMNS)):
        parts: list[str] = []
        for row in header:
            text = row[column].text if column < len(row) else ""
            if text and text not in parts:
                parts.append(text)
        names.append(_CLOSING.sub("", " ".join(parts))[:_MAX_NAME])
    return names


def _line(row: Row, names: Sequence[str]) -> str:
    told: list[str] = []
    for column, cell in enumerate(row):
        if not cell.text:
            continue
        name = names[column] if column < len(names) else ""
        told.append(f"{name}: {cell.text}" if name and name != cell.text else cell.text)
    if not names and len(row) == 2 and row[0].heads and len(told) == 2:
        return f"{_CLOSING.sub('', told[0])}: {told[1]}"
    return " | ".join(told)


def _bare(row: Row) -> str:
    return " | ".join(cell.text for cell in row if cell.text)
