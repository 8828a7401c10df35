"""Finds what contradicts itself in the lexicon's tables.

Rows are judged as they stand in the files, so that each fault has its file and line; this
module may not mend anything.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from musnad.arabic.normal import fold
from musnad.core.errors import RefusedError
from musnad.lexicon import tables
from musnad.lexicon.names import capital_id
from musnad.lexicon.tables import Row
from musnad.lexicon.titles import Titles

Rows = Mapping[str, tuple[Row, ...]]
Reader = Callable[[str], str]

_ID: Final[Mapping[str, str]] = {
    "countries": "code", "peoples": "id", "places": "id", "organisations": "id",
    "offices": "id", "fields": "id", "people": "id", "ledger": "id",
}  # fmt: skip
_ARABIC_COLUMNS: Final = (
    "ar",
    "ar_f",
    "adj_ar",
    "capital_ar",
    "short_ar",
    "affairs_ar",
    "plural_ar",
)
_ARABIC_MEANING: Final = ("preposition",)
STRANGE: Final = re.compile(
    "[\u0640\u064b-\u065f\u0670\u06a9\u06af\u06cc\u0686\u067e\u0698\u06a4\u06c1\u06be"
    "\u06d0-\u06d3\ufb50-\ufdff\ufe70-\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_MARKS_NEEDED: Final = re.compile("(?:ال)?عُمان(?:ي|ية)?|عمّان")
"""Words that a mark tells apart from others: the Sultanate and the city."""
_SLOTS: Final = frozenset(
    {"field", "field2", "for", "for2", "country", "org", "place", "adj", "adj_f", "owner",
     "name", "body", "to_body", "to_country", "to_org"}
)  # fmt: skip
_SLOT: Final = re.compile(r"\{(\w+)\}")
_TWO_BY_RIGHT: Final = frozenset({"congo", "الكونغو"})
"""Names that two states bear; the words around decide."""
KINDS: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "office": (("person",), ("code", "body")),
    "count": (("body",), ()),
    "membership": (("code", "body"), ("body",)),
    "presidency": (("code", "body", "person"), ("body",)),
    "name": (("code", "body", "place"), ()),
    "mandate": ((), ("code", "body", "place")),
    "resolution": ((), ("body",)),
    "treaty": ((), ()),
    "party": (("code", "body"), ("treaty",)),
}
"""Kinds of fact, with what its subject and its object are ids of; nothing is any text."""
_HOUSE_FIRST: Final = (("أمريك", "أميرك"),)
_UNIQUE: Final = ("countries", "places", "organisations", "fields")
_FULL: Final = "ةىؤئ"
"""Letters that careless spelling drops; the hamza of a name's alef is the bearer's affair."""
_ONE_FORM: Final = ("short_ar", "affairs_ar")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One contradiction: a stable ``code``, the file and line, one sentence in each language."""

    code: str
    file: str
    line: int
    message_ar: str
    message_en: str


def lint(folder: Path = tables.DATA, own: Mapping[str, Path] | None = None) -> tuple[Fault, ...]:
    """The faults of all tables in a folder, by file and line.

    ``own`` are further files by table (a house's own people or terms). They are judged among
    themselves: a house may call anybody otherwise than the lexicon does.
    """
    faults: list[Fault] = []
    read = {table: _read(tables.files(folder, table), table, faults) for table in tables.COLUMNS}
    for rule in _RULES:
        faults += rule(read)
    faults += _overlaps(read, _title_reader(folder))
    for table, path in (own or {}).items():
        rows: Rows = {**dict.fromkeys(tables.COLUMNS, ()), table: _read((path,), table, faults)}
        for rule in _OWN_RULES:
            faults += rule(rows)
    return tuple(
        sorted(set(faults), key=lambda one: (one.file, one.line, one.code, one.message_en))
    )


def _read(files: Iterable[Path], table: str, faults: list[Fault]) -> tuple[Row, ...]:
    """The rows that can be read; a bad one is a fault."""
    kept: list[Row] = []
    for path in files:
        for row in tables.rows_of(path, table):
            refused = row if isinstance(row, RefusedError) else None
            if isinstance(row, Row):
                refused = _unreadable(row, table)
                if refused is None:
                    kept.append(row)
            if refused is not None:
                facts = refused.facts
                faults.append(
                    Fault(
                        code="lexicon.row",
                        file=facts["file"],
                        line=int(facts["line"]),
                        message_ar=f"سطر لا يُقرأ: {facts['reason']}",
                        message_en=f"a row that can't be read: {facts['reason']}",
                    )
                )
    return tuple(kept)


def _unreadable(row: Row, table: str) -> RefusedError | None:
    """The refusal that reading the row's cells would raise, or None."""
    columns = tables.COLUMNS[table]
    try:
        for column in columns:
            row.forms(column)
        if table in ("countries", "organisations", "people") or (
            table == "terms" and row.cell("gender")
        ):
            row.gender()
        if table == "ledger":
            row.day("since")
            if row.cell("until"):
                row.day("until")
    except RefusedError as refused:
        return refused
    return None


def _fault(row: Row, code: str, arabic: str, english: str) -> Fault:
    return Fault(code=code, file=row.file, line=row.line, message_ar=arabic, message_en=english)


def _at(row: Row) -> str:
    return f"{row.file}:{row.line}"


def _ids_twice(rows: Rows) -> Iterator[Fault]:
    for table, column in _ID.items():
        first: dict[str, Row] = {}
        for row in rows[table]:
            id_ = row.cell(column)
            if id_ in first:
                yield _fault(
                    row,
                    "lexicon.id_twice",
                    f"المعرّف «{id_}» مستعمل في {_at(first[id_])}",
                    f"the id {id_} is already in {_at(first[id_])}",
                )
            first.setdefault(id_, row)


def _two_with_one_name(rows: Rows) -> Iterator[Fault]:
    """Two people, countries, bodies … that one form stands for."""
    for table in ("people", *_UNIQUE):
        for column in ("ar", "en", "acronyms"):
            if column not in tables.COLUMNS[table]:
                continue
            owners: dict[str, Row] = {}
            for row in rows[table]:
                for form in row.forms(column):
                    known = form if column == "acronyms" else fold(form)
                    other = owners.setdefault(known, row)
                    if other is not row and known not in _TWO_BY_RIGHT:
                        yield _fault(
                            row,
                            "lexicon.one_name_two",
                            f"«{form}» اسم لمدخلين: هنا وفي {_at(other)}",
                            f"«{form}» names two entries: here and {_at(other)}",
                        )


def _two_genders(rows: Rows) -> Iterator[Fault]:
    """One Arabic noun in two genders: singulars among themselves, plurals among themselves."""
    first: dict[tuple[str, bool, str], Row] = {}
    for row in rows["terms"]:
        pos, gender = row.cell("pos"), row.cell("gender")
        if not gender or pos not in ("noun", "phrase", "noun_pl"):
            continue
        plural = pos == "noun_pl" or row.cell("plural_ar") == row.forms("ar")[0]
        known = (row.forms("ar")[0], plural, row.cell("plural_ar") if not plural else "")
        other = first.setdefault(known, row)
        if other.cell("gender") != gender:
            yield _fault(
                row,
                "lexicon.two_genders",
                f"«{known[0]}» مذكر ومؤنث: انظر {_at(other)}",
                f"«{known[0]}» is both masculine and feminine: see {_at(other)}",
            )


def _two_renderings(rows: Rows) -> Iterator[Fault]:
    """One English term with two house forms within a file."""
    first: dict[tuple[str, str, str, str], Row] = {}
    for row in rows["terms"]:
        part = "noun" if row.cell("pos") == "phrase" else row.cell("pos")
        for form in row.forms("en"):
            known = (row.file, form.casefold(), part, row.cell("domain"))
            other = first.setdefault(known, row)
            if other is row:
                continue
            same = other.forms("ar")[0] == row.forms("ar")[0]
            yield _fault(
                row,
                "lexicon.term_twice" if same else "lexicon.two_renderings",
                f"«{form}» مكرر: في {_at(other)} أيضا"
                if same
                else f"«{form}» لها صيغتان: هنا «{row.forms('ar')[0]}» وفي {_at(other)}"
                f" «{other.forms('ar')[0]}»",
                f"«{form}» is given twice: also {_at(other)}"
                if same
                else f"«{form}» has two house forms: «{row.forms('ar')[0]}» here,"
                f" «{other.forms('ar')[0]}» at {_at(other)}",
            )


def _strange_letters(rows: Rows) -> Iterator[Fault]:
    for table, column in _arabic_columns():
        for row in rows[table]:
            for form in row.forms(column):
                if STRANGE.search(_MARKS_NEEDED.sub("", form)):
                    yield _fault(
                        row,
                        "lexicon.letters",
                        f"«{form}» فيها تطويل أو حركة أو حرف فارسي أو رمز خفي",
                        f"«{form}» has tatweel, a vowel mark, a Persian letter or a hidden sign",
                    )


def _arabic_columns() -> Iterator[tuple[str, str]]:
    for table, columns in tables.COLUMNS.items():
        for column in columns:
            if column in _ARABIC_COLUMNS or column in _ARABIC_MEANING:
                yield table, column


def _several_in_one(rows: Rows) -> Iterator[Fault]:
    """Alternatives in a column that holds one form."""
    for table, column in _arabic_columns():
        if column not in _ONE_FORM:
            continue
        for row in rows[table]:
            if "|" in row.cell(column):
                yield _fault(
                    row,
                    "lexicon.one_form",
                    f"في {column} صيغة واحدة لا أكثر: «{row.cell(column)}»",
                    f"{column} holds one form only: «{row.cell(column)}»",
                )


def _house_not_first(rows: Rows) -> Iterator[Fault]:
    """A form that the house does not write before one that it does."""
    for table, column in _arabic_columns():
        for row in rows[table]:
            forms = row.forms(column)
            first = forms[0] if forms else ""
            better = next((form for form in forms[1:] if _rather(form, first)), None)
            wrong = next((bad for bad, _ in _HOUSE_FIRST if bad in first), None)
            if better is not None or wrong is not None:
                wanted = better or first.replace(*_HOUSE_FIRST[0])
                yield _fault(
                    row,
                    "lexicon.house_first",
                    f"صيغة الدار «{wanted}» تأتي أولا، لا «{first}»",
                    f"the house form «{wanted}» goes first, not «{first}»",
                )


def _rather(form: str, first: str) -> bool:
    """Whether the house writes ``form`` rather than ``first``: أميركا, ة and ى, ؤ and ئ."""
    if form == first or fold(form) != fold(first):
        return form == first.replace("أمريك", "أميرك") != first
    return sum(map(form.count, _FULL)) > sum(map(first.count, _FULL))


def _unknown(rows: Rows) -> Iterator[Fault]:
    """References to what no table has."""
    codes = {row.cell("code") for row in rows["countries"]}
    bodies = {row.cell("id") for row in rows["organisations"]}
    people = {row.cell("id") for row in rows["people"]}
    capitals = (row.forms("capital_en")[:1] for row in rows["countries"])
    places = {row.cell("id") for row in rows["places"]}
    places.update(capital_id(form) for forms in capitals for form in forms)
    for row in rows["people"]:
        yield from _missing(row, "country", codes)
    for row in rows["places"]:
        yield from _missing(row, "country", codes)
        yield from _missing(row, "stands_for", codes | bodies)
    known = {
        "code": codes,
        "body": bodies,
        "place": places,
        "person": people,
        "treaty": {row.cell("subject") for row in rows["ledger"] if row.cell("kind") == "treaty"},
    }
    for row in rows["ledger"]:
        yield from _unknown_in_ledger(row, known)


def _unknown_in_ledger(row: Row, known: Mapping[str, set[str]]) -> Iterator[Fault]:
    kind = row.cell("kind")
    if kind not in KINDS:
        yield _fault(
            row,
            "lexicon.kind",
            f"نوع غير معروف «{kind}»",
            f"{kind} is no kind of fact: {', '.join(KINDS)}",
        )
        return
    for column, tables_ in zip(("subject", "object"), KINDS[kind], strict=True):
        if tables_:
            yield from _missing(row, column, {id_ for table in tables_ for id_ in known[table]})
    if kind == "count" and not row.cell("object").isdigit():
        yield _unknown_reference(row, "object")


def _missing(row: Row, column: str, known: frozenset[str] | set[str]) -> Iterator[Fault]:
    if row.cell(column) and row.cell(column) not in known:
        yield _unknown_reference(row, column)


def _unknown_reference(row: Row, column: str) -> Fault:
    return _fault(
        row,
        "lexicon.unknown",
        f"«{row.cell(column)}» في {column} لا مدخل له",
        f"{row.cell(column)} in {column} is in no table",
    )


def _overlaps(rows: Rows, titles: Reader) -> Iterator[Fault]:
    """Two rows that hold at once for one office, count or presidency.

    The last day of one may be the first of the next.
    """
    terms: dict[tuple[str, str, str], list[tuple[date, date, Row]]] = defaultdict(list)
    for row in rows["ledger"]:
        since = row.day("since")
        until = row.day("until") if row.cell("until") else date.max
        if until < since:
            yield _fault(
                row,
                "lexicon.ends_before",
                f"ينتهي في {until} قبل أن يبدأ في {since}",
                f"it ends on {until}, before it begins on {since}",
            )
            continue
        key = _same_thing(row, titles)
        if key is not None:
            terms[key].append((since, until, row))
    for held in terms.values():
        held.sort(key=lambda term: term[:2])
        latest = held[0]
        for term in held[1:]:
            if term[0] < latest[1] or term[:2] == latest[:2]:
                yield _fault(
                    term[2],
                    "lexicon.overlap",
                    f"يتداخل مع {latest[2].cell('id')} ({_at(latest[2])})",
                    f"it overlaps {latest[2].cell('id')} ({_at(latest[2])})",
                )
            latest = max(latest, term, key=lambda one: one[1])


def _same_thing(row: Row, titles: Reader) -> tuple[str, str, str] | None:
    """What only one row may be true of at a time."""
    kind = row.cell("kind")
    if kind == "office":
        return kind, titles(row.cell("predicate")), row.cell("object")
    if kind == "count":
        return kind, row.cell("subject"), row.cell("predicate")
    if kind == "treaty":
        return kind, row.cell("subject"), row.cell("predicate")
    if kind == "presidency":
        return kind, row.cell("object"), row.cell("predicate")
    if kind in ("membership", "party"):
        return kind, f"{row.cell('subject')} {row.cell('object')}", row.cell("predicate")
    return None


def _title_reader(folder: Path) -> Reader:
    """A reader of titles: all wordings of one office give one text."""
    try:
        titles = Titles(
            offices=tables.offices(folder),
            fields=tables.fields(folder),
            countries=tables.countries(folder),
            peoples=tables.peoples(folder),
            organisations=tables.organisations(folder),
            places=tables.places(folder),
        )
    except RefusedError:  # such rows are faults of their own
        return fold
    known: dict[str, str] = {}

    def read(predicate: str) -> str:
        if predicate not in known:
            known[predicate] = fold(titles.render(predicate, gender="m") or predicate)
        return known[predicate]

    return read


def _slots(rows: Rows) -> Iterator[Fault]:
    for row in rows["offices"]:
        for column in ("en", "ar", "ar_f"):
            for form in row.forms(column):
                strange = set(_SLOT.findall(form)) - _SLOTS
                if strange or form.count("{") != form.count("}"):
                    yield _fault(
                        row,
                        "lexicon.slot",
                        f"موضع غير معروف في «{form}»",
                        f"«{form}» has a slot that is not known",
                    )


_OWN_RULES: Final[tuple[Callable[[Rows], Iterator[Fault]], ...]] = (
    _ids_twice,
    _two_with_one_name,
    _two_genders,
    _two_renderings,
    _strange_letters,
    _several_in_one,
)
_RULES: Final = (*_OWN_RULES, _house_not_first, _unknown, _slots)
