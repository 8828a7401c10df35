"""The house's own names, terms and ledger, beside what the lexicon has."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from musnad.core.errors import RefusedError
from musnad.core.house import HouseTable
from musnad.desk.guard import Visitor
from musnad.desk.proposing import (
    Reader,
    Sent,
    Setter,
    answer,
    office_of,
    pages_of,
    standing_of,
    text,
)
from musnad.lexicon import finding
from musnad.lexicon.house import lexicon_of
from musnad.lexicon.lint import KINDS
from musnad.lexicon.own import remarks
from musnad.lexicon.tables import COLUMNS
from musnad.settings import HOUSE_TABLES
from musnad.tuning import tables
from musnad.tuning.proposal import Proposal
from musnad.tuning.standing import Standing

routes = APIRouter(prefix="/settings")

_SHOWN = 200
_CELL = "cell."
_CHOICES: Mapping[tuple[HouseTable, str], tuple[str, ...]] = {
    ("people", "gender"): ("m", "f"),
    ("terms", "gender"): ("", "m", "f"),
    ("terms", "pos"): ("noun", "phrase", "noun_pl", "adj", "adv", "conj"),
    ("ledger", "kind"): tuple(KINDS),
}
_LONG = frozenset({"en", "ar"})
"""Columns of several forms, a line each."""


@routes.get("/tables/{table}")
def rows(
    request: Request,
    visitor: Reader,
    table: HouseTable,
    q: Annotated[str, Query(max_length=200)] = "",
    row: Annotated[str, Query(max_length=400)] = "",
    close: Annotated[str, Query(max_length=200)] = "",
    told: str = "",
) -> Response:
    """The rows of a table of the house's own, and a form for one of them.

    ``row`` opens the form on a row; ``close`` on a copy of a row of the built-in ledger.
    """
    cells = _copied(close) if close and table == "ledger" else None
    return _rows(request, visitor, table, q=q, row=row, told=told, cells=cells)


@routes.post("/tables/{table}")
def put_row(request: Request, visitor: Setter, form: Sent, table: HouseTable) -> Response:
    """One more row, or another in the place of one."""
    cells = {column: text(form, _CELL + column) for column in COLUMNS[table]}
    instead_of = text(form, "instead_of")

    def make(standing: Standing) -> Proposal:
        return tables.with_row(standing, table, cells, instead_of=instead_of)

    def again(problem: str, status: int) -> Response:
        return _rows(
            request, visitor, table, row=instead_of, cells=cells, problem=problem, status=status
        )

    return answer(request, visitor, form, make, back=f"/settings/tables/{table}", again=again)


@routes.post("/tables/{table}/remove")
def remove_row(request: Request, visitor: Setter, form: Sent, table: HouseTable) -> Response:
    """The table without a row, or without a line that can't be used."""

    def make(standing: Standing) -> Proposal:
        line = text(form, "line")
        if line.isdecimal() and not text(form, "id"):
            return tables.without_line(standing, table, int(line[:9]))
        return tables.without_row(standing, table, text(form, "id"))

    return answer(request, visitor, form, make, back=f"/settings/tables/{table}")


@routes.get("/lexicon")
def search(
    request: Request,
    visitor: Reader,
    q: Annotated[str, Query(max_length=200)] = "",
    on: Annotated[str, Query(max_length=10)] = "",
) -> Response:
    """How a word, a name or a phrase is rendered, which row says so, who held an office."""
    office = office_of(request)
    house = office.newsroom().desk.house
    book = lexicon_of(house)
    problem, day = "", None
    if on:
        try:
            day = date.fromisoformat(on)
        except ValueError:
            problem = on
    standing = standing_of(request)
    own: dict[str, Path] = {
        one.table: (standing.folder / one.file).resolve()
        for one in standing.tables
        if one.named and one.text is not None
    }
    found = finding.find(q, book, on=day, own=own) if q.strip() else None
    return pages_of(request).page(
        "tuning/lexicon.html",
        visitor,
        room="desk.settings",
        at="lexicon",
        q=q,
        on=on,
        problem=problem,
        answer=found,
        why=finding.WHY,
        people={fact.id: book.person(fact.subject) for fact in found.held} if found else {},
        titles={fact.id: book.render_office(fact.predicate) for fact in found.held}
        if found
        else {},
        own_files={path.name for path in own.values()},
        may_copy=frozenset({"people", "terms"}),
    )


def _rows(
    request: Request,
    visitor: Visitor,
    table: HouseTable,
    *,
    q: str = "",
    row: str = "",
    told: str = "",
    cells: Mapping[str, str] | None = None,
    problem: str = "",
    status: int = 200,
) -> Response:
    standing = standing_of(request)
    every = tables.entries(standing, table)
    found = tables.found_in(every, q) if q.strip() else every
    opened = next((one for one in every if row and one.id == row), None)
    if row and opened is None and cells is None:
        raise RefusedError("table.unknown", id=row)
    typed = cells or (dict(opened.cells) if opened else {})
    return pages_of(request).page(
        "tuning/table.html",
        visitor,
        status=status,
        room="desk.settings",
        at=table,
        told=told,
        problem=problem,
        table=table,
        file=standing.table(table),
        columns=COLUMNS[table],
        needed=tables.NEEDED[table],
        choices={column: _CHOICES.get((table, column)) for column in COLUMNS[table]},
        long=_LONG,
        entries=found[:_SHOWN],
        hidden=max(len(found) - _SHOWN, 0),
        total=len(every),
        q=q,
        typed={column: typed.get(column, "") for column in COLUMNS[table]},
        instead_of=opened.id if opened else "",
        remarks=[one for one in remarks(standing.own()) if one.table == table],
        saw=standing.saw,
        tables=HOUSE_TABLES,
    )


def _copied(fact_id: str) -> dict[str, str]:
    """The cells of a row of the built-in ledger, to be closed or corrected in the house's own.

    Raises RefusedError ``table.unknown``.
    """
    from musnad.lexicon.book import shipped

    fact = shipped().fact(fact_id)
    if fact is None:
        raise RefusedError("table.unknown", id=fact_id)
    return {
        "id": fact.id,
        "kind": fact.kind,
        "subject": fact.subject,
        "predicate": fact.predicate,
        "object": fact.object,
        "since": fact.since.isoformat(),
        "until": fact.until.isoformat() if fact.until else "",
        "source": fact.source,
    }
