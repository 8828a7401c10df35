"""How a word, a name or a phrase is rendered, and why: the row that says so.

Answers only from the tables and from the rules of transliteration; it may not guess a meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final, Literal

from musnad.arabic.clitics import stems
from musnad.arabic.names import transliterate
from musnad.arabic.verbs import conjugate
from musnad.core.errors import RefusedError
from musnad.lexicon import tables
from musnad.lexicon.book import Lexicon, lemmas
from musnad.lexicon.entries import Fact
from musnad.lexicon.nationality import every_form
from musnad.lexicon.tables import Row
from musnad.lexicon.words import is_arabic, key

Reason = Literal[
    "form", "inflected", "acronym", "plural", "nationality", "capital", "name_part", "phrase"
]

_ORDER: Final[tuple[Reason, ...]] = (
    "form", "inflected", "acronym", "plural", "nationality", "capital", "name_part", "phrase",
)  # fmt: skip
_TABLES: Final = (
    "people", "countries", "peoples", "organisations", "places", "offices", "fields", "verbs",
    "terms",
)  # fmt: skip
_ENGLISH: Final[Mapping[str, Reason]] = {
    "en": "form", "acronyms": "acronym", "adj_en": "nationality", "capital_en": "capital",
}  # fmt: skip
_ARABIC: Final[Mapping[str, Reason]] = {
    "ar": "form", "ar_f": "form", "short_ar": "acronym", "plural_ar": "plural",
    "adj_ar": "nationality", "capital_ar": "capital",
}  # fmt: skip
_ANSWERED_BY: Final[Mapping[str, str]] = {
    "adj_en": "adj_ar", "capital_en": "capital_ar", "adj_ar": "adj_ar", "capital_ar": "capital_ar",
}  # fmt: skip
_MOST_PHRASES: Final = 10
_LONGEST: Final = 200
_SHORTEST_PART: Final = 5
"""Letters of a word without its particles that may be part of a name: «كريم» is not ريم."""
WHY: Final[Mapping[Reason, tuple[str, str]]] = {
    "form": ("صيغة في الجدول", "a form in the table"),
    "inflected": ("صيغة من الفعل", "a form of the verb"),
    "acronym": ("اختصار", "an acronym or short name"),
    "plural": ("جمع", "a plural"),
    "nationality": ("نسبة", "a nationality"),
    "capital": ("عاصمة", "a capital"),
    "name_part": ("جزء من اسم", "part of a name"),
    "phrase": ("ضمن عبارة", "inside a phrase"),
}
"""Why a row answers, in Arabic and English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A row that answers: where it stands, what it gives, and why it was taken.

    ``arabic`` is the house form, ``others`` the further Arabic forms that are understood,
    ``forms`` those of a verb whose root is known: she and they in the past, he, she and they
    in the present, he in the past of the passive.
    """

    table: str
    file: str
    line: int
    id: str
    english: str
    arabic: str
    others: tuple[str, ...]
    why: Reason
    matched: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """All that is known of a query.

    ``title`` is a rendering composed from an office and its state or body; ``held`` are
    rows of the ledger that were true on the day: the offices of the people found, and who
    held the office asked for. ``transliterated`` is given by rule when no table has the name.
    """

    query: str
    found: tuple[Finding, ...] = ()
    title: str | None = None
    held: tuple[Fact, ...] = ()
    transliterated: str | None = None


def find(
    query: str,
    book: Lexicon,
    *,
    on: date | None = None,
    folder: Path = tables.DATA,
    own: Mapping[str, Path] | None = None,
) -> Answer:
    """How the lexicon renders a word, name or phrase of either language.

    ``book`` answers for titles and the ledger, the tables in ``folder`` and the ``own`` ones
    (by table, before the others) for the rest. A query of more than 200 letters is cut.
    """
    asked = " ".join(query[:_LONGEST].split())
    if not asked:
        return Answer(query=query)
    arabic = is_arabic(asked)
    found = _best(_search(asked, folder, own or {}))
    if arabic and not any(one.why not in ("phrase", "name_part") for one in found):
        found = _by_verb(asked, folder) or found
    exact = any(one.why not in ("phrase", "name_part") for one in found)
    title = None if arabic or exact else book.render_office(asked)
    held: tuple[Fact, ...] = ()
    if on is not None:
        people = [one.id for one in found if one.table == "people"]
        held = (
            *(fact for id_ in dict.fromkeys(people) for fact in book.offices_on(id_, on)),
            *book.office_holders(asked, on),
        )
    unknown = not arabic and not title and not any(one.why != "phrase" for one in found)
    return Answer(
        query=asked,
        found=found,
        title=title,
        held=tuple(dict.fromkeys(held)),
        transliterated=transliterate(asked) if unknown else None,
    )


def _best(found: Iterator[Finding]) -> tuple[Finding, ...]:
    """The findings by reason; parts of names and of phrases only when nothing else answers."""
    ranked = tuple(sorted(found, key=lambda one: _ORDER.index(one.why)))
    whole = tuple(one for one in ranked if one.why not in ("name_part", "phrase"))
    names = tuple(one for one in ranked if one.why == "name_part")
    return whole or names or ranked[:_MOST_PHRASES]


def _search(asked: str, folder: Path, own: Mapping[str, Path]) -> Iterator[Finding]:
    wanted = _Wanted(asked)
    for table in _TABLES:
        for path in (*((own[table],) if table in own else ()), *tables.files(folder, table)):
            for row in tables.rows_of(path, table):
                if isinstance(row, RefusedError):
                    continue
                finding = _finding(table, row, wanted)
                if finding is not None:
                    yield finding


class _Wanted:
    """The query in the shapes that forms are compared with."""

    __slots__ = ("arabic", "inside", "phrases")

    def __init__(self, asked: str) -> None:
        self.arabic = is_arabic(asked)
        whole = _folded(asked)
        self.inside: tuple[str, ...] = (f" {whole} ",)
        if not self.arabic:
            bare = whole.removeprefix("the ")
            self.phrases = dict.fromkeys((whole, bare, *lemmas(bare)))
            return
        first, _, rest = whole.partition(" ")
        self.phrases = dict.fromkeys(
            " ".join(_indefinite(stem, rest, definite=definite))
            for stem in stems(first)
            for definite in (True, False)
        )
        self.inside = tuple(
            f" {one} " for one in self.phrases if one == whole or len(one) >= _SHORTEST_PART
        )


def _indefinite(stem: str, rest: str, *, definite: bool) -> list[str]:
    """The words of a phrase, the later ones with or without their article."""
    words = rest.split()
    later = words if definite else [word.removeprefix("ال") for word in words]
    return [stem, *later]


def _finding(table: str, row: Row, wanted: _Wanted) -> Finding | None:
    columns = _ARABIC if wanted.arabic else _ENGLISH
    best: tuple[int, Reason, str, str] | None = None
    for column, reason in columns.items():
        if column not in tables.COLUMNS[table]:
            continue
        for form in row.forms(column):
            why = _why(form, reason, table, wanted)
            if why is not None and (best is None or _ORDER.index(why) < best[0]):
                best = (_ORDER.index(why), why, form, column)
    if best is None:
        return None
    _, why, matched, column = best
    answer = _ANSWERED_BY.get(column, "ar")
    forms = row.forms(answer if answer in tables.COLUMNS[table] else "adj_ar")
    english = row.forms("en" if "en" in tables.COLUMNS[table] else "adj_en")
    if not forms:
        return None
    return Finding(
        table=table,
        file=row.file,
        line=row.line,
        id=_id(table, row),
        english=english[0],
        arabic=forms[0],
        others=forms[1:],
        why=why,
        matched=matched,
        forms=_verb_forms(forms[0]) if table == "verbs" else (),
    )


def _verb_forms(verb: str) -> tuple[str, ...]:
    """The commoner forms of a verb as ``mazini`` makes them from its root and pattern."""
    told = (
        conjugate(verb, gender="f"),
        conjugate(verb, number="plural"),
        conjugate(verb, tense="present"),
        conjugate(verb, tense="present", gender="f"),
        conjugate(verb, tense="present", number="plural"),
        conjugate(verb, voice="passive"),
    )
    return tuple(dict.fromkeys(form for form in told if form is not None and form != verb))


def _by_verb(asked: str, folder: Path) -> tuple[Finding, ...]:
    """The verbs that the query is a form of: «يزورون» is زار."""
    wanted = set(_Wanted(asked).phrases)
    return tuple(
        replace(found, why="inflected", matched=form)
        for path in tables.files(folder, "verbs")
        for row in tables.rows_of(path, "verbs")
        if not isinstance(row, RefusedError)
        for verb in row.forms("ar")
        for form in _verb_forms(verb)
        if _folded(form) in wanted and (found := _finding("verbs", row, _Wanted(verb))) is not None
    )


def _id(table: str, row: Row) -> str:
    columns = tables.COLUMNS[table]
    return row.cell("id" if "id" in columns else "code" if "code" in columns else "en")


def _why(form: str, reason: Reason, table: str, wanted: _Wanted) -> Reason | None:
    """Why a form answers the query, or None."""
    folded = _folded(form)
    if folded in wanted.phrases:
        first = next(iter(wanted.phrases))
        inflected = not wanted.arabic and first not in (folded, f"the {folded}")
        return "plural" if inflected and reason == "form" else reason
    nationality = reason == "nationality" and wanted.arabic
    if nationality and any(_folded(one) in wanted.phrases for one in every_form(form)):
        return reason
    if any(part in f" {folded} " for part in wanted.inside):
        return "name_part" if table == "people" else "phrase"
    return None


def _folded(text: str) -> str:
    folded = " ".join(key(word) for word in text.replace("’", "'").replace("-", " ").split())
    return folded.replace("امريك", "اميرك")
