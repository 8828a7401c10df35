"""Reads the lexicon's tables: tab-separated, one header line, ``|`` between alternatives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final, cast

from musnad.core.errors import RefusedError
from musnad.core.house import OwnTable
from musnad.lexicon.entries import (
    Country,
    Fact,
    Field,
    Gender,
    Office,
    Organisation,
    People,
    Person,
    Place,
    Term,
    Verb,
)

DATA: Final = Path(__file__).parent / "data"

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "countries": (
        "code", "en", "ar", "gender", "capital_en", "capital_ar", "adj_en", "adj_ar",
    ),
    "peoples": ("id", "adj_en", "adj_ar"),
    "places": ("id", "en", "ar", "kind", "country", "stands_for"),
    "organisations": ("id", "en", "ar", "acronyms", "short_ar", "gender"),
    "offices": ("id", "en", "ar", "ar_f"),
    "fields": ("id", "en", "ar", "affairs_ar"),
    "people": ("id", "en", "ar", "gender", "country"),
    "verbs": ("en", "ar", "preposition", "register", "polarity", "frame"),
    "terms": ("en", "ar", "pos", "gender", "plural_ar", "domain"),
    "ledger": ("id", "kind", "subject", "predicate", "object", "since", "until", "source"),
}  # fmt: skip
"""The columns of each table, in order."""

_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "countries": ("code", "en", "ar", "gender", "adj_en", "adj_ar"),
    "peoples": ("id", "adj_en", "adj_ar"),
    "places": ("id", "en", "ar", "kind"),
    "organisations": ("id", "en", "ar", "gender"),
    "offices": ("id", "en", "ar", "ar_f"),
    "fields": ("id", "en", "ar"),
    "people": ("id", "en", "ar", "gender"),
    "verbs": ("en", "ar", "register", "polarity", "frame"),
    "terms": ("en", "ar", "pos", "domain"),
    "ledger": ("id", "kind", "subject", "predicate", "object", "since", "source"),
}


class Row:
    """One line of a table: cells by column, and where it stands for messages."""

    __slots__ = ("_cells", "_columns", "_file", "_line")

    def __init__(self, file: str, line: int, columns: Mapping[str, int], cells: list[str]) -> None:
        self._file = file
        self._line = line
        self._columns = columns
        self._cells = cells

    @property
    def file(self) -> str:
        """The name of the file that the row stands in."""
        return self._file

    @property
    def line(self) -> int:
        """The number of the row's line, the header being 1."""
        return self._line

    def refuse(self, reason: str) -> RefusedError:
        """The error for this row."""
        return RefusedError("lexicon.row", file=self._file, line=self._line, reason=reason)

    def cell(self, column: str) -> str:
        """The cell's text, ``""`` when empty."""
        return self._cells[self._columns[column]]

    def maybe(self, column: str) -> str | None:
        """The cell's text, or None when empty."""
        return self.cell(column) or None

    def forms(self, column: str) -> tuple[str, ...]:
        """The cell's alternatives, each once; an empty or padded one is refused."""
        cell = self.cell(column)
        if not cell:
            return ()
        if "|" not in cell:
            return (cell,)
        parts = tuple(cell.split("|"))
        if any(not part or part != part.strip() for part in parts):
            raise self.refuse(f"{column}: an alternative is empty or padded")
        return tuple(dict.fromkeys(parts))

    def gender(self, column: str = "gender") -> Gender:
        """``m`` or ``f``."""
        cell = self.cell(column)
        if cell not in ("m", "f"):
            raise self.refuse(f"{column}: {cell!r} is neither m nor f")
        return cast("Gender", cell)

    def day(self, column: str) -> date:
        """An ISO day; a year or a month alone stands for its first day."""
        cell = self.cell(column)
        full = cell + "-01" * (2 - cell.count("-"))
        try:
            return date.fromisoformat(full)
        except ValueError:
            raise self.refuse(f"{column}: {cell!r} is not an ISO date") from None


def rows(folder: Path, table: str) -> Iterator[Row]:
    """The rows of ``table.tsv`` and ``table-*.tsv`` in this folder; none when there are no files.

    Raises: RefusedError ``lexicon.row`` for a wrong header, a wrong number of cells, a
    needed cell that is empty, white space around a cell, or text that is not UTF-8.
    """
    for path in files(folder, table):
        yield from _good(rows_of(path, table))


def rows_of(path: Path, table: str) -> Iterator[Row | RefusedError]:
    """The rows of one file with the columns of ``table``; a bad one as its refusal."""
    try:
        text = text_of(path)
    except RefusedError as refused:
        yield refused
        return
    yield from rows_in(text, path.name, table)


def text_of(path: Path) -> str:
    """The text of a table's file. Raises: RefusedError ``lexicon.row``."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = "not UTF-8" if isinstance(error, UnicodeDecodeError) else "can't be read"
        raise RefusedError("lexicon.row", file=path.name, line=0, reason=reason) from error


def rows_in(text: str, name: str, table: str) -> Iterator[Row | RefusedError]:
    """The rows of a text with the columns of ``table``; ``name`` is the file's, for messages."""
    wanted = COLUMNS[table]
    columns = {name: number for number, name in enumerate(wanted)}
    needed = tuple((name, columns[name]) for name in _NEEDED[table])
    lines = text.replace("\r\n", "\n").split("\n")
    if tuple(lines[0].split("\t")) != wanted:
        reason = f"header is not {' '.join(wanted)}"
        yield RefusedError("lexicon.row", file=name, line=1, reason=reason)
        return
    for number, line in enumerate(lines[1:], start=2):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        row = Row(name, number, columns, cells)
        fault = _fault(cells, wanted, needed)
        yield row.refuse(fault) if fault else row


def _fault(
    cells: list[str], wanted: tuple[str, ...], needed: tuple[tuple[str, int], ...]
) -> str | None:
    """Why a row can't be used, or None."""
    if len(cells) != len(wanted):
        return f"{len(cells)} cells, not {len(wanted)}"
    for column, at in needed:
        if not cells[at]:
            return f"{column}: empty"
    if [cell.strip() for cell in cells] != cells:
        return "white space around a cell"
    return None


def files(folder: Path, table: str) -> Iterable[Path]:
    """The files of a table in this folder: ``table.tsv`` and ``table-*.tsv``."""
    single = folder / f"{table}.tsv"
    found = [single] if single.is_file() else []
    return (*found, *sorted(folder.glob(f"{table}-*.tsv")))


def countries(folder: Path) -> tuple[Country, ...]:
    """The countries."""
    return tuple(
        Country(
            code=row.cell("code"),
            en=row.forms("en"),
            ar=row.forms("ar"),
            gender=row.gender(),
            capital_en=row.forms("capital_en"),
            capital_ar=row.forms("capital_ar"),
            adj_en=row.forms("adj_en"),
            adj_ar=row.forms("adj_ar"),
        )
        for row in rows(folder, "countries")
    )


def peoples(folder: Path) -> tuple[People, ...]:
    """The peoples that are no states."""
    return tuple(
        People(id=row.cell("id"), adj_en=row.forms("adj_en"), adj_ar=row.forms("adj_ar"))
        for row in rows(folder, "peoples")
    )


def places(folder: Path) -> tuple[Place, ...]:
    """The places."""
    return tuple(
        Place(
            id=row.cell("id"),
            en=row.forms("en"),
            ar=row.forms("ar"),
            kind=row.cell("kind"),
            country=row.maybe("country"),
            stands_for=row.maybe("stands_for"),
        )
        for row in rows(folder, "places")
    )


def organisations(folder: Path) -> tuple[Organisation, ...]:
    """The organisations."""
    return tuple(
        Organisation(
            id=row.cell("id"),
            en=row.forms("en"),
            ar=row.forms("ar"),
            acronyms=row.forms("acronyms"),
            short_ar=row.maybe("short_ar"),
            gender=row.gender(),
        )
        for row in rows(folder, "organisations")
    )


def offices(folder: Path) -> tuple[Office, ...]:
    """The offices and their patterns."""
    return tuple(
        Office(id=row.cell("id"), en=row.forms("en"), ar=row.forms("ar"), ar_f=row.forms("ar_f"))
        for row in rows(folder, "offices")
    )


def fields(folder: Path) -> tuple[Field, ...]:
    """What ministries are in charge of."""
    found = []
    for row in rows(folder, "fields"):
        arabic = row.forms("ar")
        affairs = row.cell("affairs_ar") or f"شؤون {arabic[0]}"
        found.append(Field(id=row.cell("id"), en=row.forms("en"), ar=arabic, affairs_ar=affairs))
    return tuple(found)


def people(folder: Path) -> tuple[Person, ...]:
    """The people."""
    return tuple(map(_person, rows(folder, "people")))


def people_in(own: OwnTable) -> tuple[Person, ...]:
    """The people of a house's own table.

    Raises: RefusedError ``lexicon.row``.
    """
    return tuple(map(_person, _good(rows_in(own.text, own.file, "people"))))


def _person(row: Row) -> Person:
    return Person(
        id=row.cell("id"),
        en=row.forms("en"),
        ar=row.forms("ar"),
        gender=row.gender(),
        country=row.maybe("country"),
    )


def verbs(folder: Path) -> tuple[Verb, ...]:
    """The verbs of saying and doing."""
    return tuple(
        Verb(
            en=row.forms("en"),
            ar=row.forms("ar"),
            preposition=row.maybe("preposition"),
            register=row.cell("register"),
            polarity=row.cell("polarity"),
            frame=row.forms("frame"),
        )
        for row in rows(folder, "verbs")
    )


def terms(folder: Path) -> tuple[Term, ...]:
    """The terms, of every domain."""
    return tuple(map(_term, rows(folder, "terms")))


def terms_in(own: OwnTable) -> tuple[Term, ...]:
    """The terms of a house's own table.

    Raises: RefusedError ``lexicon.row``.
    """
    return tuple(map(_term, _good(rows_in(own.text, own.file, "terms"))))


def _term(row: Row) -> Term:
    return Term(
        en=row.forms("en"),
        ar=row.forms("ar"),
        pos=row.cell("pos"),
        gender=row.gender() if row.cell("gender") else None,
        plural_ar=next(iter(row.forms("plural_ar")), None),
        domain=row.cell("domain"),
    )


def _good(told: Iterable[Row | RefusedError]) -> Iterator[Row]:
    for row in told:
        if isinstance(row, RefusedError):
            raise row
        yield row


def facts(folder: Path) -> tuple[Fact, ...]:
    """The ledger."""
    return tuple(map(_dated, rows(folder, "ledger")))


def facts_in(own: OwnTable) -> tuple[Fact, ...]:
    """The dated facts of a house's own table.

    Raises: RefusedError ``lexicon.row``.
    """
    return tuple(map(_dated, _good(rows_in(own.text, own.file, "ledger"))))


def _dated(row: Row) -> Fact:
    return Fact(
        id=row.cell("id"),
        kind=row.cell("kind"),
        subject=row.cell("subject"),
        predicate=row.cell("predicate"),
        object=row.cell("object"),
        since=row.day("since"),
        until=row.day("until") if row.cell("until") else None,
        source=row.cell("source"),
    )
