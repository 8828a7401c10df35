"""The French names of the lexicon's entries, and an index that finds them in French texts.

The table ``data/french-names.tsv`` maps French forms to ids of the other tables; people,
and names that are the same in both languages, come from the English index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from musnad.lexicon.entries import MentionKind
from musnad.lexicon.names import Form, Index, Name
from musnad.lexicon.tables import DATA

_KINDS: Final[dict[str, MentionKind]] = {
    "country": "country",
    "nationality": "nationality",
    "place": "place",
    "organisation": "organisation",
    "acronym": "organisation",
    "office": "office",
}
_PORTFOLIOS: Final = frozenset({"foreign", "defense", "interior", "finance"})
"""Fields whose minister stands with an adjective between: «ministre libanais de la Défense»."""
_MINISTERS: Final = ("ministre", "ministres")
_FEMININE: Final = (
    ("ien", "ienne"), ("éen", "éenne"), ("on", "onne"), ("grec", "grecque"), ("turc", "turque"),
    ("el", "elle"),
)  # fmt: skip


def rows(folder: Path = DATA) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The rows of the table: kind, id, French forms with the usual one first."""
    lines = (folder / "french-names.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        kind, id_, forms = line.split("\t")
        yield kind, id_, tuple(forms.split("|"))


def forms(folder: Path = DATA) -> Iterator[Form]:
    """Every French form of a name, nationalities in all genders and numbers."""
    table = tuple(rows(folder))
    adjectives = [(id_, one) for kind, id_, told in table if kind == "nationality" for one in told]
    fields = [(id_, one) for kind, id_, told in table if kind == "field" for one in told]
    for kind, id_, told in table:
        if kind == "field":
            continue
        for form in told:
            if kind == "nationality":
                for inflected in inflect(form):
                    yield Form("nationality", id_, inflected)
            else:
                yield Form(_KINDS[kind], id_, form, acronym=kind == "acronym")
    yield from _ministers(fields, adjectives)


def _ministers(
    fields: Iterable[tuple[str, str]], adjectives: Iterable[tuple[str, str]]
) -> Iterator[Form]:
    owners = tuple(adjectives)
    for field, form in fields:
        if not form.startswith("garde"):
            yield Form("organisation", f"ministry.{field}", f"ministère {form}")
            for head in _MINISTERS:
                yield Form("office", f"minister.{field}", f"{head} {form}")
        else:
            yield Form("office", f"minister.{field}", form)
        if field not in _PORTFOLIOS:
            continue
        for code, adjective in owners:
            for inflected in inflect(adjective):
                yield Form(
                    "office", f"minister.{field}", f"ministre {inflected} {form}", others=(code,)
                )
            yield Form(
                "organisation", f"ministry.{field}", f"ministère {adjective} {form}", others=(code,)
            )


def inflect(masculine: str) -> tuple[str, ...]:
    """A French adjective in both genders and numbers: «grec», «grecque», «grecs», «grecques»."""
    feminine = masculine if masculine.endswith("e") else f"{masculine}e"
    for ending, other in _FEMININE:
        if masculine.endswith(ending):
            feminine = f"{masculine[: len(masculine) - len(ending)]}{other}"
    plural = masculine if masculine.endswith(("s", "x")) else f"{masculine}s"
    return tuple(dict.fromkeys((masculine, feminine, plural, f"{feminine}s")))


class FrenchIndex(Index):
    """French names, and of the English index those that French writes the same."""

    __slots__ = ("_english",)

    def __init__(self, told: Iterable[Form], english: Index) -> None:
        super().__init__(told)
        self._english = english
        self.surnames = english.surnames

    def starting(self, first: str) -> tuple[Name, ...]:
        """The names whose first word has this key, the longest first."""
        shared = tuple(one for one in self._english.starting(first) if _same_in_french(one))
        return tuple(sorted((*super().starting(first), *shared), key=lambda one: -len(one.keys)))


def _same_in_french(one: Name) -> bool:
    """Whether an English name serves in French: people, places, bodies with a proper name."""
    if one.kind == "person":
        return True
    return one.kind in ("place", "organisation") and (one.capital or one.exact)
