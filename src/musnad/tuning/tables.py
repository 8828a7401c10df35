"""Rows of the house's own tables: listed, found, added, changed and taken out.

A table is edited line by line: its comments, its order and the rows of others stay.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from musnad.core.errors import RefusedError
from musnad.core.house import HouseTable
from musnad.lexicon.own import row_id
from musnad.lexicon.tables import COLUMNS, Row, rows_in
from musnad.tuning.proposal import Proposal, with_table
from musnad.tuning.standing import Standing

LONGEST_CELL = 1_000
MOST_ROWS = 20_000
NEEDED: Mapping[HouseTable, tuple[str, ...]] = {
    "people": ("id", "en", "ar", "gender"),
    "terms": ("en", "ar", "pos", "domain"),
    "ledger": ("id", "kind", "subject", "predicate", "object", "since", "source"),
}
"""The columns that no row may leave empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of a house table: ``id`` is what it is known by, ``cells`` are by column, in order.

    ``readable`` is False for a line that can't be used; its text is in ``raw``.
    """

    id: str
    line: int
    cells: tuple[tuple[str, str], ...]
    raw: str = ""
    readable: bool = True

    def cell(self, column: str) -> str:
        """The text of a cell."""
        return dict(self.cells).get(column, "")


def entries(standing: Standing, table: HouseTable) -> tuple[Entry, ...]:
    """The rows of a house table in their order; none where there is no table."""
    text = standing.table(table).text
    if text is None:
        return ()
    columns = COLUMNS[table]
    found = []
    lines = text.split("\n")
    for row in rows_in(_plain(text), standing.table(table).file, table):
        if isinstance(row, Row):
            cells = tuple((column, row.cell(column)) for column in columns)
            found.append(Entry(id=row_id(table, row), line=row.line, cells=cells))
        else:
            line = int(row.facts["line"])
            raw = lines[line - 1].rstrip("\r") if 0 < line <= len(lines) else ""
            found.append(Entry(id="", line=line, cells=(), raw=raw, readable=False))
    return tuple(found)


def found_in(all_entries: Sequence[Entry], words: str) -> tuple[Entry, ...]:
    """The rows in which these words stand, in any column and any case of letters."""
    asked = words.casefold().split()
    return tuple(
        one
        for one in all_entries
        if all(any(word in cell.casefold() for _, cell in one.cells) for word in asked)
    )


def with_row(
    standing: Standing, table: HouseTable, cells: Mapping[str, str], *, instead_of: str = ""
) -> Proposal:
    """The proposal of one more row, or of another in the place of the one with this id.

    Raises RefusedError ``table.cell`` (``column``) for a cell that is needed or can't be,
    ``table.unknown`` for a row that is not there, ``table.taken`` for an id that is,
    ``table.full``.
    """
    row = _row(table, cells)
    text = standing.table(table).text or ""
    eol = "\r\n" if "\r\n" in text else "\n"
    header = "\t".join(COLUMNS[table])
    lines = _plain(text).split("\n") if text.strip() else [header, ""]
    known = {one.id: one.line for one in entries(standing, table) if one.readable}
    (made,) = (one for one in rows_in(f"{header}\n{row}", "", table))
    id_ = row_id(table, made) if isinstance(made, Row) else ""
    if id_ in known and id_ != instead_of:
        raise RefusedError("table.taken", id=id_)
    if instead_of:
        if instead_of not in known:
            raise RefusedError("table.unknown", id=instead_of)
        lines[known[instead_of] - 1] = row
    elif len(known) >= MOST_ROWS:
        raise RefusedError("table.full", most=MOST_ROWS)
    else:
        while lines and not lines[-1].strip():
            lines.pop()
        lines += [row, ""]
    return with_table(standing, table, eol.join(lines), [f"{table}: {id_}"])


def without_row(standing: Standing, table: HouseTable, id_: str) -> Proposal:
    """The proposal of the table without a row. Raises RefusedError ``table.unknown``."""
    text = standing.table(table).text or ""
    eol = "\r\n" if "\r\n" in text else "\n"
    lines = _plain(text).split("\n")
    line = next((one.line for one in entries(standing, table) if id_ and one.id == id_), None)
    if line is None:
        raise RefusedError("table.unknown", id=id_)
    del lines[line - 1]
    return with_table(standing, table, eol.join(lines), [f"{table}: -{id_}"])


def without_line(standing: Standing, table: HouseTable, line: int) -> Proposal:
    """The proposal of the table without a line that can't be used; its number is from 1.

    Raises RefusedError ``table.unknown``.
    """
    text = standing.table(table).text or ""
    eol = "\r\n" if "\r\n" in text else "\n"
    lines = _plain(text).split("\n")
    bad = {one.line for one in entries(standing, table) if not one.readable}
    if line not in bad or line == 1:
        raise RefusedError("table.unknown", id=line)
    del lines[line - 1]
    return with_table(standing, table, eol.join(lines), [f"{table}: -{line}"])


def _row(table: HouseTable, cells: Mapping[str, str]) -> str:
    """The line of a row; alternatives in a cell may be parted by bars or by line ends."""
    told = []
    for column in COLUMNS[table]:
        cell = _cell(cells.get(column, ""))
        if len(cell) > LONGEST_CELL:
            raise RefusedError("table.cell", column=column, what="too long")
        if not cell and column in NEEDED[table]:
            raise RefusedError("table.cell", column=column, what="empty")
        told.append(cell)
    if told[0].startswith("#"):
        raise RefusedError("table.cell", column=COLUMNS[table][0], what="#")
    return "\t".join(told)


def _cell(text: str) -> str:
    """What was typed as a cell: composed letters, single spaces, no control characters."""
    parts = unicodedata.normalize("NFC", text).replace("\n", "|").split("|")
    plain = (
        " ".join("".join(c if c.isprintable() else " " for c in part).split()) for part in parts
    )
    return "|".join(part for part in plain if part)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n")
