"""The verbs that stand in a table: what each takes, its passive and its participle.

``verbs.tsv`` holds one reading of an English verb a line, in these columns:

``en``
    lemmas that mean the same, ``|`` between them.
``forms``
    past, present and verbal noun, ``/`` between them, and the active participle when it is
    not the present with «م».
``object``
    the Arabic preposition before the direct object, ``.`` for none; empty when the reading
    takes no object.
``preps``
    English prepositions that belong to the verb, with their Arabic: ``with=مع on=في``; ``_``
    stands for a space and ``=.`` for no preposition.
``clause``
    ``that=``, ``to=``, ``ing=`` and ``person=``, as in :class:`Frame`.
``needs``
    what must be present for the reading to hold; ``object=talk,meeting`` for one of these
    nouns as the object, ``phrase=place`` or ``phrase=into force`` for a noun that the Arabic
    verb takes in, ``state=accountable`` for what the verb leaves its object to be.
``fresh``
    ``fresh`` when bare objects are new to the reader.
``passive``
    past and present of the passive as agencies write it.
``participle``
    the passive participle after a noun, with the prepositions it governs; ``!`` before it
    when it means this only with one of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from musnad.write.brief.frames.frame import Frame, frame
from musnad.write.brief.generate import Verb

TABLE: Final = Path(__file__).parent / "verbs.tsv"
COLUMNS: Final = (
    "en",
    "forms",
    "object",
    "preps",
    "clause",
    "needs",
    "fresh",
    "passive",
    "participle",
)
"""The columns of the table, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table: a reading, and the passive and participle of its verb if given."""

    frame: Frame
    passive: Verb | None
    participle: str


def rows(path: Path = TABLE) -> Iterator[Row]:
    """The readings, each under every lemma of its line, in the table's order.

    Raises: ValueError for a line with a wrong number of cells.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines[1:], start=2):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            message = f"{path.name}:{number}: {len(cells)} cells, not {len(COLUMNS)}"
            raise ValueError(message)
        cell = dict(zip(COLUMNS, cells, strict=True))
        for lemma in cell["en"].split("|"):
            yield _row(lemma, cell)


def _row(lemma: str, cell: dict[str, str]) -> Row:
    clause = dict(pair.split("=") for pair in cell["clause"].split())
    given = {kind: _plain(arabic) for kind, arabic in clause.items()}
    reading = frame(
        lemma,
        cell["forms"],
        object=_plain(cell["object"]) if cell["object"] else None,
        preps=" ".join(pair.removesuffix(".") for pair in cell["preps"].split()),
        that=given.get("that"),
        to=given.get("to"),
        ing=given.get("ing"),
        person=given.get("person"),
        fresh=cell["fresh"] == "fresh",
        needs=cell["needs"],
    )
    past, _, present = cell["passive"].partition("/")
    passive = Verb(past=past, present=present, noun=reading.verb.noun) if present else None
    return Row(frame=reading, passive=passive, participle=cell["participle"])


def _plain(arabic: str) -> str:
    return "" if arabic == "." else arabic.replace("_", " ")


ROWS: Final = tuple(rows())
FRAMES: Final = tuple(row.frame for row in ROWS)
"""The readings of the table."""

PASSIVES: Final[dict[str, Verb]] = {}
for _one in ROWS:
    if _one.passive is not None:
        PASSIVES.setdefault(_one.frame.en, _one.passive)

PARTICIPLES: Final[dict[str, str]] = {}
"""Passive participles by lemma, as the table writes them."""
for _one in ROWS:
    if _one.participle:
        PARTICIPLES.setdefault(_one.frame.en, _one.participle)
