"""Judges a house's own tables: what can't be used, and what they change of the lexicon's.

A house may call anybody otherwise than the lexicon does; that is told, never refused.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Final, Literal

from musnad.arabic.normal import fold
from musnad.core.errors import RefusedError
from musnad.core.house import House, HouseTable, OwnTable
from musnad.lexicon import tables
from musnad.lexicon.book import Lexicon, shipped
from musnad.lexicon.entries import Fact, Person
from musnad.lexicon.house import lexicon_of
from musnad.lexicon.lint import KINDS, STRANGE
from musnad.lexicon.names import capital_id
from musnad.lexicon.tables import Row
from musnad.lexicon.words import key

Weight = Literal["fault", "warning", "note"]

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ARABIC: Final = re.compile(r"[\u0621-\u064a]")
_LATIN: Final = re.compile(r"[A-Za-z]")
_POS: Final = ("noun", "phrase", "noun_pl", "adj", "adv", "conj")
_GENDERED: Final = frozenset({"noun", "phrase", "noun_pl"})
_ARABIC_COLUMNS: Final = {"people": ("ar",), "terms": ("ar", "plural_ar"), "ledger": ()}
_ENGLISH_COLUMNS: Final = {"people": ("en",), "terms": ("en",), "ledger": ("predicate",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something to be said of a row of a house's own table.

    A ``fault`` keeps the table from being used, a ``warning`` is likely a mistake, a ``note``
    tells what of the lexicon's own is changed. ``id`` is the row's, or its first English form.
    """

    weight: Weight
    code: str
    table: HouseTable
    file: str
    line: int
    id: str
    message_ar: str
    message_en: str


def remarks(own: Sequence[OwnTable]) -> tuple[Remark, ...]:
    """What is to be said of a house's tables, faults first, then by file and line."""
    return _remarks(tuple(own))


@lru_cache(maxsize=4)
def _remarks(own: tuple[OwnTable, ...]) -> tuple[Remark, ...]:
    found: list[Remark] = []
    read = {one.table: tuple(_read(one, found)) for one in own}
    found += _twice(read)
    for table, rows in read.items():
        for row in rows:
            found += _cells(table, row)
    if not any(one.weight == "fault" for one in found):
        found += _against(own, read)
    weights: dict[Weight, int] = {"fault": 0, "warning": 1, "note": 2}
    return tuple(sorted(found, key=lambda one: (weights[one.weight], one.file, one.line, one.code)))


def row_id(table: HouseTable, row: Row) -> str:
    """What a row is known by: its id, or for a term its first English form and its kind."""
    if table == "terms":
        return f"{row.cell('en').partition('|')[0]} ({row.cell('pos')})"
    return row.cell("id")


def _remark(
    weight: Weight, code: str, table: HouseTable, row: Row, arabic: str, english: str
) -> Remark:
    return Remark(
        weight=weight,
        code=code,
        table=table,
        file=row.file,
        line=row.line,
        id=row_id(table, row),
        message_ar=arabic,
        message_en=english,
    )


def _read(own: OwnTable, found: list[Remark]) -> Iterator[Row]:
    """The rows that can be read; a bad one is a fault."""
    for row in tables.rows_in(own.text, own.file, own.table):
        if isinstance(row, Row):
            yield row
            continue
        facts = row.facts
        found.append(
            Remark(
                weight="fault",
                code="lexicon.row",
                table=own.table,
                file=own.file,
                line=int(facts["line"]),
                id="",
                message_ar=f"سطر لا يُقرأ، رقمه {facts['line']}: عدد خاناته أو إحدى خاناته اللازمة",
                message_en=f"line {facts['line']} can't be read: {facts['reason']}",
            )
        )


def _twice(read: dict[HouseTable, tuple[Row, ...]]) -> Iterator[Remark]:
    for table, rows in read.items():
        seen: set[str] = set()
        for row in rows:
            id_ = row_id(table, row)
            if id_ in seen:
                yield _remark(
                    "fault",
                    "own.twice",
                    table,
                    row,
                    f"«{id_}» في الجدول مرتين",
                    f"“{id_}” is in the table twice",
                )
            seen.add(id_)


def _cells(table: HouseTable, row: Row) -> Iterator[Remark]:
    """What the cells of a row may not be."""

    def fault(code: str, arabic: str, english: str) -> Remark:
        return _remark("fault", code, table, row, arabic, english)

    if table != "terms" and not _ID.fullmatch(row.cell("id")):
        yield fault(
            "own.id",
            f"المعرّف «{row.cell('id')}» أحرف لاتينية صغيرة وأرقام بينها شرطات، لا غير",
            f"the id “{row.cell('id')}” is small Latin letters, digits and hyphens only",
        )
    try:
        yield from _scripts(table, row)
        if table == "people" or row_gender(table, row):
            row.gender()
        if table == "ledger":
            yield from _days(row)
    except RefusedError as refused:
        told = refused.facts["reason"]
        yield fault("own.cell", f"خانة لا تُقبل: {told}", f"a cell can't be used: {told}")
    if table == "terms" and row.cell("pos") not in _POS:
        yield fault(
            "own.pos",
            f"نوع الكلمة «{row.cell('pos')}» ليس من {'، '.join(_POS)}",
            f"“{row.cell('pos')}” is none of {', '.join(_POS)}",
        )
    if table == "terms" and row.cell("pos") in _GENDERED and not row.cell("gender"):
        yield fault(
            "own.gender",
            "الاسم يحتاج إلى جنسه: m أو f",
            "a noun needs its gender: m or f",
        )
    if table == "ledger" and row.cell("kind") not in KINDS:
        yield fault(
            "own.kind",
            f"نوع غير معروف «{row.cell('kind')}»: {'، '.join(KINDS)}",
            f"{row.cell('kind')} is no kind of fact: {', '.join(KINDS)}",
        )


def row_gender(table: HouseTable, row: Row) -> str:
    """The cell of a row's gender, "" where it has none or needs none."""
    return row.cell("gender") if table in ("people", "terms") else ""


def _scripts(table: HouseTable, row: Row) -> Iterator[Remark]:
    for columns, wanted, code, named in (
        (_ARABIC_COLUMNS[table], _ARABIC, "own.arabic", ("عربية", "Arabic")),
        (_ENGLISH_COLUMNS[table], _LATIN, "own.latin", ("لاتينية", "Latin")),
    ):
        for column in columns:
            for form in row.forms(column):
                if not wanted.search(form) or (code == "own.latin" and _ARABIC.search(form)):
                    yield _remark(
                        "fault",
                        code,
                        table,
                        row,
                        f"«{form}» في خانة {column}، وحروفها {named[0]}",
                        f"“{form}” is under {column}, which wants {named[1]} letters",
                    )
                elif code == "own.arabic" and STRANGE.search(form):
                    yield _remark(
                        "fault",
                        "own.letters",
                        table,
                        row,
                        f"«{form}» فيها تطويل أو حركة أو حرف فارسي أو رمز خفي",
                        f"“{form}” has tatweel, a vowel mark, a Persian letter or a hidden sign",
                    )


def _days(row: Row) -> Iterator[Remark]:
    since = row.day("since")
    until = row.day("until") if row.cell("until") else date.max
    if until < since:
        yield _remark(
            "fault",
            "own.ends_before",
            "ledger",
            row,
            f"تنتهي في {until} قبل أن تبدأ في {since}",
            f"it ends on {until}, before it begins on {since}",
        )


def _against(own: Sequence[OwnTable], read: dict[HouseTable, tuple[Row, ...]]) -> Iterator[Remark]:
    """What the tables say otherwise than the lexicon, and what nobody has heard of."""
    book = lexicon_of(House(own=tuple(own)))
    for row in read.get("people", ()):
        yield from _person(row, book)
    for row in read.get("terms", ()):
        yield from _term(row)
    known = _known(book)
    mine = {row.cell("id"): row for row in read.get("ledger", ())}
    for row in mine.values():
        yield from _fact(row, known)
    yield from _overlaps(mine, book)


def _person(row: Row, book: Lexicon) -> Iterator[Remark]:
    country = row.cell("country")
    if country and book.country(country) is None:
        yield _unknown("people", row, "country")
    ours = row.forms("ar")[0]
    ids, by_english, by_arabic = _people()
    same = {row.cell("id")} & ids.keys()
    same |= {one for form in row.forms("en") for one in by_english.get(key(form), ())}
    for one in sorted(same):
        theirs = ids[one].ar[0]
        if theirs != ours:
            yield _remark(
                "note",
                "own.renames",
                "people",
                row,
                f"يغيّر صياغة مُسنَد المضمّنة: «{theirs}» يُكتب «{ours}»",
                f"changes musnad's own wording: «{theirs}» is written «{ours}»",
            )
    namesakes = {one for form in row.forms("ar") for one in by_arabic.get(fold(form), ())}
    for one in sorted(namesakes - same):
        yield _remark(
            "warning",
            "own.namesake",
            "people",
            row,
            f"«{ours}» اسم {ids[one].en[0]} أيضا في معجم مُسنَد",
            f"«{ours}» is the name of {ids[one].en[0]} in musnad's lexicon as well",
        )


@cache
def _people() -> tuple[dict[str, Person], dict[str, set[str]], dict[str, set[str]]]:
    """The built-in people by id, and their ids by English and by Arabic form."""
    english: dict[str, set[str]] = defaultdict(set)
    arabic: dict[str, set[str]] = defaultdict(set)
    for person in shipped().people:
        for form in person.en:
            english[key(form)].add(person.id)
        for form in person.ar:
            arabic[fold(form)].add(person.id)
    return {one.id: one for one in shipped().people}, english, arabic


def _term(row: Row) -> Iterator[Remark]:
    for form in row.forms("en"):
        known = shipped().term(form)
        if known is not None and known.ar[0] != row.forms("ar")[0]:
            yield _remark(
                "note",
                "own.reterms",
                "terms",
                row,
                f"يغيّر صياغة مُسنَد المضمّنة: {form} «{known.ar[0]}» يُكتب «{row.forms('ar')[0]}»",
                f"changes musnad's own wording: {form} «{known.ar[0]}» is written"
                f" «{row.forms('ar')[0]}»",
            )


def _fact(row: Row, known: dict[str, frozenset[str]]) -> Iterator[Remark]:
    for column, allowed in zip(("subject", "object"), KINDS[row.cell("kind")], strict=True):
        ids = frozenset(one for name in allowed for one in known[name])
        if allowed and row.cell(column) not in ids:
            yield _unknown("ledger", row, column)
    if row.cell("kind") == "count" and not row.cell("object").isdigit():
        yield _unknown("ledger", row, "object")
    old = shipped().fact(row.cell("id"))
    if old is not None:
        until = old.until.isoformat() if old.until else "…"
        yield _remark(
            "note",
            "own.replaces",
            "ledger",
            row,
            f"يحل محل السطر المضمّن «{old.id}» ({old.since.isoformat()} – {until})",
            f"takes the place of the built-in row {old.id} ({old.since.isoformat()} – {until})",
        )


def _unknown(table: HouseTable, row: Row, column: str) -> Remark:
    told = row.cell(column)
    return _remark(
        "fault",
        "own.unknown",
        table,
        row,
        f"«{told}» في {column} لا مدخل له في جدولكم ولا في معجم مُسنَد",
        f"{told} under {column} is neither in your tables nor in musnad's lexicon",
    )


def _known(book: Lexicon) -> dict[str, frozenset[str]]:
    capitals = (country.capital_en[:1] for country in book.countries)
    places = {one.id for one in book.places}
    places |= {capital_id(form) for forms in capitals for form in forms}
    return {
        "code": frozenset(one.code for one in book.countries),
        "body": frozenset(one.id for one in book.organisations),
        "person": frozenset(one.id for one in book.people),
        "place": frozenset(places),
        "treaty": frozenset(one.subject for one in book.facts if one.kind == "treaty"),
    }


def _overlaps(mine: dict[str, Row], book: Lexicon) -> Iterator[Remark]:
    """Own rows whose office another row, own or built in, gives to somebody else meanwhile."""
    offices: dict[str, list[Fact]] = defaultdict(list)
    objects = {fact.object for fact in book.facts if fact.id in mine}
    for fact in book.facts:
        if fact.kind == "office" and fact.object in objects:
            offices[fact.object].append(fact)
    for fact in book.facts:
        row = mine.get(fact.id)
        if row is None or fact.kind != "office":
            continue
        title = _title(fact, book)
        for other in offices[fact.object]:
            if (
                other.id != fact.id
                and other.subject != fact.subject
                and _meet(fact, other)
                and _title(other, book) == title
                and (other.id not in mine or other.id < fact.id)
            ):
                yield _remark(
                    "warning",
                    "own.overlap",
                    "ledger",
                    row,
                    f"يشغل المنصب في المدة نفسها «{other.subject}» بحسب السطر «{other.id}»",
                    f"{other.subject} holds the same office meanwhile by the row {other.id}",
                )


def _title(fact: Fact, book: Lexicon) -> str:
    return fold(book.render_office(fact.predicate) or fact.predicate)


def _meet(one: Fact, other: Fact) -> bool:
    """Whether they hold at once; the last day of one may be the first of the other."""
    return one.since < (other.until or date.max) and other.since < (one.until or date.max)
